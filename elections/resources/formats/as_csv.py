"""CSV in UTF-8.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it, and so
is one that begins with apostrophes and such a sign. Reading takes one apostrophe off again, so
that every text comes back as it was. The separator may be a comma, a semicolon or a tab.
"""

import csv
import io
import re

from django.utils.translation import gettext as _

from elections.resources.problems import FileError, Problem

from .base import TableFormat, align, decode

# What makes a spreadsheet run a cell (OWASP, "CSV Injection"), after blanks that it may skip.
FORMULA = r"(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
TO_ESCAPE = re.compile("'*" + FORMULA)
ESCAPED = re.compile("'+" + FORMULA)

# A page's prose may be longer than the 131,072 characters that a CSV cell has by default.
csv.field_size_limit(2**31 - 1)


class CSV(TableFormat):
    title = "CSV"
    extension = "csv"
    content_type = "text/csv; charset=utf-8"

    def read(self, data):
        text = decode(data, place=place)
        rows = []
        try:
            for number, row in enumerate(reader(text, strict=True), 1):
                rows.append((number, [unescape(cell) for cell in row]))
        except csv.Error as error:
            message = _("The quotation marks do not pair up, or stand inside a cell.")
            raise FileError(Problem(message, len(rows) + 1)) from error
        return align(rows)

    def export_data(self, dataset, **kwargs):
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(dataset.headers)
        writer.writerows([escape(written(cell)) for cell in row] for row in dataset)
        # Without this mark spreadsheets take the file for one in the machine's old encoding.
        return "\ufeff" + file.getvalue()


def reader(text: str, **options):
    header = text.lstrip().partition("\n")[0]
    # No column's name has a separator in it, so the first that is there is the separator.
    delimiter = next((sign for sign in ",;\t" if sign in header), ",")
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, **options)


def place(before: str) -> tuple[int, tuple[str, ...]]:
    """The row and the column in which a text that was cut off ends."""
    rows = list(reader(before)) or [[]]
    header, last = rows[0], rows[-1]
    inside = len(rows) > 1 and 0 < len(last) <= len(header)
    return len(rows), (header[len(last) - 1],) if inside else ()


def written(cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def escape(text: str) -> str:
    return f"'{text}" if TO_ESCAPE.match(text) else text


def unescape(text: str) -> str:
    return text[1:] if ESCAPED.match(text) else text
