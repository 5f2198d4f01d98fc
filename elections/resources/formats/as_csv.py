"""CSV in UTF-8, or in UTF-16.

A cell that a spreadsheet would run as a formula is written with an apostrophe before it, and so
is one that begins with apostrophes and such a sign. Reading takes one apostrophe off again, so
that every text comes back as it was. The separator may be a comma, a semicolon or a tab.
"""

import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from elections.resources.problems import FileError, Problem

from .base import TableFormat, align
from .encodings import decode

# What makes a spreadsheet run a cell (OWASP, "CSV Injection"), after blanks that it may skip.
# A number below zero is none.
FORMULA = r"(?!-[0-9]+(?:\.[0-9]+)?\Z)(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
TO_ESCAPE = re.compile("'*" + FORMULA)
ESCAPED = re.compile("'+" + FORMULA)

DELIMITERS = ",;\t"
LONGEST_HEADER = 100_000  # characters

# A page's prose may be longer than the 131,072 characters that a CSV cell has by default.
csv.field_size_limit(2**31 - 1)


class CSV(TableFormat):
    title = "CSV"
    extension = "csv"
    content_type = "text/csv; charset=utf-8"

    def read(self, data):
        text = decode(data, place=place)
        rows = text_rows(text, delimiter_of(text))
        return align((number, [unescape(cell) for cell in row]) for number, row in rows)

    def export_data(self, dataset, **kwargs):
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow(dataset.headers)
        writer.writerows([written(cell) for cell in row] for row in dataset)
        # Without this mark spreadsheets take the file for one in the machine's old encoding.
        return "\ufeff" + file.getvalue()


def delimiter_of(text: str) -> str:
    """The sign between the cells: no column's name has one in it, so the header's first is it."""
    header = re.split(r"[\r\n]", text.lstrip()[:LONGEST_HEADER], maxsplit=1)[0]
    return next((sign for sign in DELIMITERS if sign in header), DELIMITERS[0])


def text_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text with their numbers, read one by one. Raises `FileError`."""
    number = 0
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(lines, 1):
            yield number, row
    except csv.Error as error:
        message = _("A quotation mark is unpaired, or is inside a cell.")
        raise FileError(Problem(message, number + 1)) from error


def place(before: str) -> tuple[int, tuple[str, ...]]:
    """The row and the column in which a text that was cut off ends."""
    header, last, number = [], [], 0
    lines = csv.reader(io.StringIO(before, newline=""), delimiter=delimiter_of(before))
    for last in lines:
        header = header or last
        number += 1
    inside = number > 1 and 0 < len(last) <= len(header)
    return max(number, 1), (header[len(last) - 1],) if inside else ()


def written(cell) -> str:
    if isinstance(cell, str):
        return escape(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def escape(text: str) -> str:
    return f"'{text}" if TO_ESCAPE.match(text) else text


def unescape(text: str) -> str:
    return text[1:] if ESCAPED.match(text) else text
