"""Merged cells of a workbook, of which the file holds the text in the first alone."""

import io
import re
import zipfile

from django.utils.translation import gettext as _
from openpyxl.utils import range_boundaries

from elections.resources.problems import FileError, Problem

from .cells import Cell, letter

MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"'
)


def fill_merged(data: bytes, rows: list[tuple[int, list[Cell]]]) -> None:
    """Write a text into all rows over which its cell is merged; refuse it of a figure.

    The workbook is one whose size has been checked. Raises `FileError`.
    """
    problems = []
    by_number = dict(rows)
    for area in merged_areas(data):
        left, top, _right, bottom = range_boundaries(area)
        place = left - 1
        value = by_number[top][place] if place < len(by_number.get(top, ())) else ""
        below = [cells for number, cells in rows if top < number <= bottom]
        if value == "" or not below:
            continue
        if not re.search(r"[^\W\d_]", str(value)):
            message = _(
                "The cells %(area)s are merged and hold “%(value)s”. Unmerge them, and write the "
                "figure into each row that it belongs to."
            )
            values = {"area": area, "value": value}
            problems.append(Problem(message % values, top, (letter(place),)))
            continue
        for cells in below:
            cells += [""] * (left - len(cells))
            cells[place] = cells[place] if cells[place] != "" else value
    if problems:
        raise FileError(*problems)


def merged_areas(data: bytes) -> list[str]:
    """Areas like B2:B3 of the sheet that holds data, which is the only one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        found = [MERGED.findall(archive.read(name)) for name in sheets if name.endswith(".xml")]
    return [area.decode() for areas in found for area in areas]
