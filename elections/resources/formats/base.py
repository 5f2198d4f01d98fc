"""What the formats share: from a file's rows to a dataset."""

from collections.abc import Iterable

import tablib
from django.utils.translation import gettext as _
from import_export.formats.base_formats import Format

from elections.resources.cells import is_blank
from elections.resources.problems import FileError, Problem

from .bounds import bounded


class TableFormat(Format):
    """A format that reads bytes into a dataset and writes a dataset as text or bytes."""

    title = ""
    extension = ""
    content_type = ""

    def __init__(self, encoding=None):
        super().__init__()

    def get_title(self):
        return self.title

    def get_extension(self):
        return self.extension

    def get_content_type(self):
        return self.content_type

    def can_import(self):
        return True

    def can_export(self):
        return True

    def read(self, data: bytes) -> tuple[list | None, list[tuple[int, list]]]:
        """The column names of a file, and its other rows with their numbers in it."""
        raise NotImplementedError

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        """The rows of a file. Blank rows are left out, but counted in the rows' numbers."""
        headers, rows = self.read(in_stream)
        dataset = tablib.Dataset(headers=headers)
        for _number, row in rows:
            dataset.append(row)
        dataset.row_numbers = [number for number, _row in rows]
        return dataset


def align(rows: Iterable[tuple[int, list]]) -> tuple[list | None, list[tuple[int, list]]]:
    """The header and the rows below it, each as wide as the header; blank rows are left out."""
    rows = list(bounded(rows))
    if not rows:
        raise FileError(_("The file is empty. Its first row must name the columns."))
    headers = names(rows[0][1])
    below, problems = [], []
    for number, row in rows[1:]:
        row = trimmed(row)
        if len(row) > len(headers):
            message = _("The row has %(cells)s cells, but the header has %(columns)s columns.")
            counts = {"cells": len(row), "columns": len(headers)}
            problems.append(Problem(message % counts, number))
        below.append((number, row + [None] * (len(headers) - len(row))))
    unnamed = [position for position, name in enumerate(headers, 1) if not name]
    if unnamed:
        message = _("The header has no name in column %(position)s.")
        problems += [Problem(message % {"position": position}) for position in unnamed]
    if problems:
        raise FileError(*problems)
    return headers, below


def names(header: list) -> list[str]:
    return [str("" if cell is None else cell).strip() for cell in trimmed(header)]


def trimmed(row: list) -> list:
    """A row without the blank cells at its end, which spreadsheets leave behind."""
    width = max((i for i, cell in enumerate(row, 1) if not is_blank(cell)), default=0)
    return row[:width]
