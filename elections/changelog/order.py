"""The order of what was written to several tables of history."""

from collections.abc import Callable, Sequence
from datetime import datetime
from operator import itemgetter
from typing import TypeVar

Row = TypeVar("Row")


def newest_first(tables: Sequence[Sequence[Row]], date: Callable[[Row], datetime]) -> list[Row]:
    """The rows of tables that are each in the order of writing, as one list.

    Of one table the order of writing counts, and dates only between tables: the clock may have
    been set back, so no row counts as older than one that its table had before.
    """
    found = []
    for rows in reversed(tables):
        latest = None
        for row in rows:
            latest = max(latest, date(row)) if latest else date(row)
            found.append((latest, row))
    found.sort(key=itemgetter(0))
    return [row for _date, row in reversed(found)]
