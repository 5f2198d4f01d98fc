"""Files in the field's own formats, read as the tables that the grid knows.

A module for each: `nist` and `open_civic_data` are documents, `democracy_club` and `onegov` tables
with columns of their own. Each has the `NAME` of its format, says by `is_one` whether a file is of
it, and puts into a `FieldTable` what the file says; what it does not read stands in a notice.
"""

import re

from django.utils.translation import gettext as _

from elections.resources.formats.as_json import parse
from elections.resources.problems import FileError, Problem

from ..cells import letter
from . import democracy_club, nist, onegov, open_civic_data
from .field_table import FieldTable
from .xml import from_xml

TABLES = (democracy_club, onegov)
DOCUMENTS = (nist, open_civic_data)
JSON = re.compile(r"\s*(?:\{|\[\s*[{\]])")
XML = re.compile(r"\s*<(?:\?xml|(?:\w+:)?ElectionReport)\b")

__all__ = ["FieldTable", "is_table", "read_document", "read_rows"]


def read_document(name: str, text: str) -> FieldTable | None:
    """What a text in JSON or XML says, nothing if neither its name nor its beginning is theirs.

    Raises `FileError`.
    """
    ending = name.lower().rpartition(".")[2]
    if ending == "json" or JSON.match(text):
        document = parse(text)
    elif ending == "xml" or XML.match(text):
        document = from_xml(text)
    else:
        return None
    for each in DOCUMENTS:
        if each.is_one(document):
            table = FieldTable(each.NAME)
            each.read(document, table)
            return table
    names = ", ".join(each.NAME for each in DOCUMENTS)
    raise FileError(
        _("The file is in none of the formats that are read: %(names)s.") % {"names": names}
    )


def is_table(rows: list) -> bool:
    """Whether the first row has the columns of one of the formats."""
    return bool(rows) and any(each.is_one(header_of(rows)) for each in TABLES)


def read_rows(rows: list) -> FieldTable | None:
    """What the rows of a table say, with their numbers; nothing if it is in none of the formats."""
    if not is_table(rows):
        return None
    header = header_of(rows)
    check(header, rows)
    found = next(each for each in TABLES if each.is_one(header))
    table = FieldTable(found.NAME)
    records = [
        (number, {name: cell for name, cell in zip(header, row, strict=False) if cell != ""})
        for number, row in rows[1:]
    ]
    found.read(records, table)
    table.tell_unread(name for _number, record in records for name in record)
    return table


def header_of(rows: list) -> list[str]:
    return [str(cell).strip().lower() or letter(place) for place, cell in enumerate(rows[0][1])]


def check(header: list[str], rows: list) -> None:
    """Raises `FileError` where a cell belongs to no column, or a name to two."""
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise FileError(_("Columns that appear twice: %(names)s.") % {"names": ", ".join(twice)})
    message = _(
        "The row has more cells than the header. Put quotation marks around a cell that holds the "
        "separator."
    )
    longer = [number for number, row in rows if any(cell != "" for cell in row[len(header) :])]
    if longer:
        raise FileError(*(Problem(message, number) for number in longer))
