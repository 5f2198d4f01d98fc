"""Rows written as CSV (RFC 4180, UTF-8) or as JSON, in parts that follow each other, or as XLSX."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..resources.formats.as_csv import written
from ..resources.formats.as_xlsx import NOT_IN_XLSX, workbook_of

# What a file is sent in.
Part = str | bytes
# Rows a part.
PART = 1_000
# Where a workbook says when it was made, and how.
PROPERTIES = "docProps/core.xml"
MOMENT = re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT[\d:.]+Z(?=<)")
LONG_AGO = b"1980-01-01T00:00:00Z"


def as_csv(header: Iterable[str], rows: Iterable[Iterable]) -> Iterator[str]:
    """A table. What a spreadsheet would run as a formula has an apostrophe before it."""
    rows = iter(rows)
    part = [header]
    while part:
        file = io.StringIO(newline="")
        csv.writer(file).writerows([written(cell) for cell in row] for row in part)
        yield file.getvalue()
        part = list(islice(rows, PART))


def as_json(data: dict, rows: Iterable[dict]) -> Iterator[str]:
    """An object with `data` and, at its end, the rows: each on a line."""
    yield json.dumps(data, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "rows": ['
    between = "\n"
    for row in rows:
        yield f"{between}  {json.dumps(row, ensure_ascii=False)}"
        between = ",\n"
    yield "\n ]\n}\n"


def as_xlsx(tables: dict[str, tuple[Sequence[str], Iterable[Sequence]]]) -> bytes:
    """A workbook with a sheet for each table, which is its columns' names and its rows."""
    return timeless(
        workbook_of(
            (name, holdable(header), map(holdable, rows), [False] * len(header))
            for name, (header, rows) in tables.items()
        )
    )


def holdable(row: Sequence) -> list:
    """A row with a mark in the place of what no workbook can hold."""
    return [NOT_IN_XLSX.sub("\ufffd", cell) if isinstance(cell, str) else cell for cell in row]


def timeless(book: bytes) -> bytes:
    """A workbook without the time at which it was made: equal figures make equal files."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == PROPERTIES:
                part = MOMENT.sub(LONG_AGO, part)
            new.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return file.getvalue()
