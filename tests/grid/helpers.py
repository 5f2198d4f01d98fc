"""A small table as the results grid reads it."""

import io
import zipfile

from openpyxl import Workbook

from elections.grid import read

HEADER = "Candidate;Votes\nAnn Lee;5\n"


def reading(text, name="x.csv", **answers):
    answers = {key.replace("_", "-"): value for key, value in answers.items()}
    return read(name, text.encode() if isinstance(text, str) else text, answers)


def asked(text, **answers):
    return {each.key: each.text for each in reading(text, **answers).questions}


def totals(text, **answers):
    """The totals that are read: a count, a share, or both."""
    found = reading(text, **answers).totals
    return {
        kind: next(iter(values.values())) if len(values) == 1 else values
        for kind, values in found.items()
    }


def told(text, **answers):
    return [str(problem) for problem in reading(text, **answers).problems]


def merged(rows, *areas: str) -> bytes:
    """A workbook of these rows in which the cells of some areas are merged."""
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    for area in areas:
        book.active.merge_cells(area)
    book.save(file)
    return file.getvalue()


def with_blank_rows(workbook: bytes) -> bytes:
    """The workbook with a last row that holds a format alone, a million rows further down."""
    source, file = io.BytesIO(workbook), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = text.replace(b"</sheetData>", b'<row r="1048576"/></sheetData>')
                text = text.replace(b"A1:C3", b"A1:XFD1048576")
            new.writestr(name, text)
    return file.getvalue()
