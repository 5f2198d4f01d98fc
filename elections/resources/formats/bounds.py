"""How much of a file is read: enough for any table that a person has made, and no more.

A small file may hold millions of blank rows, or a workbook unpack to more than the memory of the
machine. Each row of an import also takes time, for which the editor waits.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from elections.resources.cells import is_blank
from elections.resources.problems import FileError, Problem

MOST_ROWS = 25_000
MOST_COLUMNS = 100
# The last row that a sheet can have; a broken workbook may claim any.
LAST_ROW = 1_048_576


def bounded(
    rows: Iterable[tuple[int, Sequence]],
    most_rows: int = MOST_ROWS,
    blank: Callable[[Any], bool] = is_blank,
) -> Iterator[tuple[int, Sequence]]:
    """The rows that are not blank, as they are read, without blank cells far out.

    `blank` says whether a cell is. Raises `FileError` at the first row that is too wide, and at
    the first beyond `most_rows`.
    """
    read = 0
    for number, row in rows:
        if number > LAST_ROW:
            raise FileError(too_many_rows(most_rows))
        if all(map(blank, row)):
            continue
        read += 1
        if read > most_rows:
            raise FileError(Problem(too_many_rows(most_rows), number))
        if not all(map(blank, row[MOST_COLUMNS:])):
            raise FileError(Problem(too_many_columns(), number))
        yield number, row[:MOST_COLUMNS]


def too_many_rows(most_rows: int) -> str:
    message = _(
        "The file has more than %(number)s rows. Split it into several files, or ask an operator "
        "to load it as a fixture."
    )
    return message % {"number": most_rows}


def too_many_columns() -> str:
    message = _("The file has more than %(number)s columns. Remove those that are not needed.")
    return message % {"number": MOST_COLUMNS}
