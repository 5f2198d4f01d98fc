"""What a file's table has to be before its rows are looked at, and in which order they go."""

import re
from collections import defaultdict, deque

import tablib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import cells
from .problems import FileError, Problem
from .tables import Table


def row_numbers(dataset: tablib.Dataset) -> list[int]:
    """The number of each row in its file; where the reader noted none, the header is row 1."""
    return getattr(dataset, "row_numbers", None) or list(range(2, len(dataset) + 2))


def check_table(dataset: tablib.Dataset, columns: dict, key: tuple[str, ...]) -> None:
    """Raise `FileError` for columns that are unknown, missing or twice there, and for rows that
    have the same natural key."""
    problems = check_headers(dataset.headers, columns, key) if dataset.headers else []
    if not problems:
        problems = check_keys(dataset, columns, key)
    if problems:
        raise FileError(*problems)


def in_our_case(headers: list | None, columns: dict) -> list | None:
    """The headers as the table has them, where they differ in case and in blanks alone.

    One that stands twice then is told as such.
    """
    if not headers:
        return headers
    plain = (re.sub(r"[\s-]+", "_", str(name).strip().lower()) for name in headers)
    return [
        own if name not in columns and own in columns else name
        for name, own in zip(headers, plain, strict=True)
    ]


def check_headers(headers: list, columns: dict, key: tuple[str, ...]) -> list[Problem]:
    unknown = [cells.shown(name) for name in headers if name not in columns]
    missing = [name for name in required(columns, key) if name not in headers]
    twice = [name for name in columns if headers.count(name) > 1]
    problems = []
    if unknown:
        message = ngettext(
            "Unknown column: %(names)s.", "Unknown columns: %(names)s.", len(unknown)
        )
        known = _("The columns of this table are: %(names)s.") % {"names": ", ".join(columns)}
        problems += [Problem(message % {"names": ", ".join(unknown)}), Problem(known)]
    if missing:
        message = ngettext(
            "Missing column: %(names)s.", "Missing columns: %(names)s.", len(missing)
        )
        problems.append(Problem(message % {"names": ", ".join(missing)}))
    if twice:
        message = ngettext(
            "This column appears twice: %(names)s.",
            "These columns appear twice: %(names)s.",
            len(twice),
        )
        problems.append(Problem(message % {"names": ", ".join(twice)}))
    return problems


def required(columns: dict, key: tuple[str, ...]) -> list[str]:
    """The columns that a file has to have: the key, and what the model cannot fill by itself.

    A part of the key that may be blank may be left out.
    """
    return [
        name
        for name, column in columns.items()
        if column.required or (name in key and not column.blank)
    ]


def check_keys(dataset: tablib.Dataset, columns: dict, key: tuple[str, ...]) -> list[Problem]:
    """A row that stands twice is a mistake in one of the two, and nobody can say in which."""
    found = defaultdict(list)
    for number, row in zip(row_numbers(dataset), dataset.dict, strict=True):
        found[tuple(readable(columns[name], row.get(name, "")) for name in key)].append(number)
    return [
        Problem(
            _("Rows %(rows)s have the same key: %(key)s.")
            % {
                "rows": ", ".join(map(str, numbers)),
                "key": ", ".join(
                    f"{name} = {cells.shown(cell)}"
                    for name, cell in zip(key, values, strict=True)
                    if cell != ""
                ),
            }
        )
        for values, numbers in found.items()
        if len(numbers) > 1
    ]


def readable(column, cell):
    """A cell of a key as its column reads it; what cannot be read is told later, by its row."""
    try:
        return column.widget.clean(cell)
    except ValidationError:
        return str(cell)


def in_import_order(dataset: tablib.Dataset, table: Table) -> tablib.Dataset:
    """The rows so that each comes after those that it needs; otherwise in the file's order.

    An election needs the previous one, an option the one that it is a line of, a source those that
    it cites, wherever they stand in the file. Of the rows that give a mark away and those that
    take it (a round's lead set), the former come first.
    """
    rows = list(zip(row_numbers(dataset), dataset, strict=True))
    headers = dataset.headers or []
    if table.last in headers:
        position = headers.index(table.last)
        rows.sort(key=lambda row: is_true(row[1][position]))
    if {*table.key} <= {*headers}:
        rows = after_their_own(rows, Needs(headers, table))
    ordered = tablib.Dataset(headers=headers or None)
    for _number, row in rows:
        ordered.append(row)
    ordered.row_numbers = [number for number, _row in rows]
    return ordered


def is_true(cell) -> bool:
    try:
        return cells.BooleanWidget().clean(cell)
    except ValidationError:
        return False


class Needs:
    """Reads from a row of a file its key, and the keys of the rows of its table that it names."""

    def __init__(self, headers: list[str], table: Table):
        self.own = [headers.index(name) for name in table.key]
        self.references = [
            [headers.index(name) for name in columns]
            for columns in table.to_itself
            if {*columns} <= {*headers}
        ]
        self.links = [headers.index(name) for name in table.links_to_itself if name in headers]

    def key(self, row: tuple) -> tuple[str, ...]:
        return key_at(self.own, row)

    def of(self, row: tuple) -> set[tuple[str, ...]]:
        found = {key_at(places, row) for places in self.references}
        for place in self.links:
            found |= {(key,) for key in str(row[place] or "").replace(",", " ").split()}
        return found - {self.key(row)}


def after_their_own(rows: list, needs: Needs) -> list:
    """Rows in an order in which each follows those that it names, as far as there is one."""
    names = {needs.key(row) for _number, row in rows}
    left, waiting, ready = [], defaultdict(list), deque()
    for place, (_number, row) in enumerate(rows):
        needed = needs.of(row) & names
        left.append(len(needed))
        for key in needed:
            waiting[key].append(place)
        if not needed:
            ready.append(place)
    ordered = []
    while ready:
        place = ready.popleft()
        ordered.append(rows[place])
        following = waiting.pop(needs.key(rows[place][1]), [])
        for each in following:
            left[each] -= 1
        ready.extendleft(each for each in reversed(following) if not left[each])
    # What is left goes round in a circle, which the rows that are stored already may allow.
    return ordered + [entry for place, entry in enumerate(rows) if left[place]]


def key_at(places: list[int], row: tuple) -> tuple[str, ...]:
    return tuple(str(row[place] or "").strip() for place in places)
