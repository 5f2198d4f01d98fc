"""JSON: a list of objects, one for each row, with the same names in each.

It knows no formulas, so nothing in it is escaped.
"""

import json

from django.utils.translation import gettext as _

from elections.resources.problems import FileError, Problem

from .base import TableFormat
from .bounds import MOST_COLUMNS, MOST_ROWS, too_many_columns, too_many_rows
from .encodings import decode


class JSON(TableFormat):
    title = "JSON"
    extension = "json"
    content_type = "application/json"

    def read(self, data):
        records = parse(decode(data))
        if not isinstance(records, list) or not all(isinstance(row, dict) for row in records):
            raise FileError(_("The file must be a list of objects, one for each row."))
        if len(records) > MOST_ROWS:
            raise FileError(too_many_rows(MOST_ROWS))
        headers = list(dict.fromkeys(name for record in records for name in record))
        if len(headers) > MOST_COLUMNS:
            raise FileError(too_many_columns())
        problems = [
            Problem(_("This record does not have the column, but others do."), number, (name,))
            for number, record in enumerate(records, 1)
            for name in headers
            if name not in record
        ]
        if problems:
            raise FileError(*problems)
        rows = [[record[name] for name in headers] for record in records]
        return headers or None, list(enumerate(rows, 1))

    def export_data(self, dataset, **kwargs):
        return json.dumps(dataset.dict, ensure_ascii=False, indent=1) + "\n"


def parse(text: str):
    try:
        return json.loads(text, object_pairs_hook=unrepeated, parse_constant=no_constant)
    except FileError:
        raise
    except json.JSONDecodeError as error:
        message = _("Invalid JSON at line %(line)s, character %(character)s.")
        place = {"line": error.lineno, "character": error.colno}
        raise FileError(message % place) from error
    # Numbers of more than 4,300 digits, and lists inside thousands of lists.
    except (ValueError, RecursionError) as error:
        raise FileError(_("This JSON cannot be read.")) from error


def unrepeated(pairs: list[tuple]) -> dict:
    """An object, unless a name stands in it twice: one of the two values would be lost."""
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FileError(_("The name %(name)s appears twice in one object.") % {"name": twice})
    return record


def no_constant(name: str):
    raise FileError(_("%(name)s is not a valid JSON number.") % {"name": name})
