"""XLSX workbooks with one sheet.

Text stands in cells of type and format text, which no spreadsheet runs, and so `66.70` keeps its
zero and `=1+1` stays what it is. Whole numbers that a spreadsheet's floats would round are written
as text too. What a workbook cannot hold (control characters, texts beyond 32,767 characters) is
refused at export; formulas and error values are refused at import.
"""

import io
import re
import warnings
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from elections.resources.cells import is_blank
from elections.resources.problems import FileError, Problem

from .archives import check_archive
from .base import TableFormat, align
from .bounds import MOST_ROWS, bounded

# XML 1.0 has no such characters, and spreadsheets read _x000D_ as one of them.
NOT_IN_XLSX = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
CELL_LENGTH = 32_767
# A spreadsheet keeps fifteen digits of a number.
LARGEST_NUMBER = 10**15


class XLSX(TableFormat):
    title = "XLSX"
    extension = "xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def read(self, data):
        sheets = [rows for rows in read_sheets(data) if rows]
        if len(sheets) > 1:
            raise FileError(_("More than one sheet contains data. Keep only the one to import."))
        rows = sheets[0] if sheets else []
        problems = [
            Problem(fault(cell), number, name_of_column(rows, position))
            for number, row in rows
            for position, cell in enumerate(row)
            if cell.data_type in ("f", "e")
        ]
        if problems:
            raise FileError(*problems)
        return align([(number, [cell.value for cell in row]) for number, row in rows])

    def export_data(self, dataset, **kwargs):
        problems = [
            Problem(_("XLSX cannot store this text. Choose CSV or JSON."), number, (name,))
            for number, row in enumerate(dataset, 2)
            for name, cell in zip(dataset.headers, row, strict=True)
            if isinstance(cell, str) and (len(cell) > CELL_LENGTH or NOT_IN_XLSX.search(cell))
        ]
        if problems:
            raise FileError(*problems)
        return workbook(dataset.headers, dataset, text_columns(dataset))


def workbook(headers: Sequence[str], rows: Iterable[Sequence], text: Sequence[bool]) -> bytes:
    """A workbook of rows, which are asked for one by one; all has to be such as it can hold.

    `text` says of each column whether it holds no numbers.
    """
    return workbook_of([("Sheet", headers, rows, text)])


def workbook_of(
    sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence], Sequence[bool]]],
) -> bytes:
    """A workbook of sheets, each with its name and what `workbook` takes."""
    book = Workbook(write_only=True)
    for name, headers, rows, text in sheets:
        fill(book.create_sheet(name), headers, rows, text)
    file = io.BytesIO()
    with warnings.catch_warnings():
        # openpyxl stamps the file with a clock that Python 3.12 and later call deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        book.save(file)
    return file.getvalue()


def fill(sheet, headers: Sequence[str], rows: Iterable[Sequence], text: Sequence[bool]) -> None:
    sheet.freeze_panes = "A2"
    for position, is_text in enumerate(text, 1):
        column = sheet.column_dimensions[get_column_letter(position)]
        column.width = 20
        column.number_format = "@" if is_text else "General"
    sheet.append([heading(sheet, name) for name in headers])
    for row in rows:
        sheet.append([written(sheet, *pair) for pair in zip(row, text, strict=True)])


def read_sheets(data: bytes, most_rows: int = MOST_ROWS) -> list[list[tuple[int, tuple]]]:
    """The rows of each sheet that are not blank, as cells, with their numbers."""
    try:
        check_archive(data)
        with warnings.catch_warnings():
            # openpyxl warns of styles and the like that it does not keep; no value is lost.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True)
            return [sheet_rows(sheet, most_rows) for sheet in book.worksheets]
    except FileError:
        raise
    # A workbook that is broken inside fails wherever openpyxl first stumbles over it.
    except Exception as error:
        raise FileError(_("This is not a valid XLSX workbook.")) from error


def sheet_rows(sheet, most_rows: int) -> list[tuple[int, tuple]]:
    # A sheet may claim a million blank rows; without its claim only rows that are there are read.
    sheet.reset_dimensions()
    return list(bounded(enumerate(sheet.rows, 1), most_rows, lambda cell: is_blank(cell.value)))


def fault(cell) -> str:
    if cell.data_type == "f":
        return _("The cell contains a formula. Replace it with its value.")
    return _("The cell contains a spreadsheet error.")


def name_of_column(rows, position) -> tuple[str, ...]:
    header = rows[0][1]
    return (str(header[position].value),) if position < len(header) else ()


def heading(sheet, name):
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    return cell


def text_columns(dataset) -> list[bool]:
    """Which columns hold no numbers: there even a blank cell is one for text, so that what is
    typed into it, 66.70 say, keeps its digits."""
    return [
        not any(isinstance(row[position], int) for row in dataset)
        for position in range(len(dataset.headers))
    ]


def written(sheet, value, is_text):
    if isinstance(value, int) and value >= LARGEST_NUMBER:
        value = str(value)
    cell = WriteOnlyCell(sheet, None if value == "" else value)
    if isinstance(cell.value, str):
        # Left to itself, openpyxl makes "=1+1" a formula and "#N/A" an error.
        cell.data_type = "s"
    if is_text or isinstance(value, str):
        cell.number_format = "@"
    return cell
