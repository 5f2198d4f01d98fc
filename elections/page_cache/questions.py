"""The two questions to the database: what has changed, and up to what a reader has seen."""

from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections

from .deadline import answered_soon
from .triggers import AWAY

# A reader that has more than this to catch up with starts anew.
MOST = 5_000

# The last change that was seen is asked for again: if it is gone, the table was cut past it, or
# the database is another one. The answer has a row for each scope, however much was written.
NEWS = """
    SELECT scope, min(id), max(id) FROM elections_page_change
    WHERE id >= %s OR id = 0 GROUP BY scope, id = 0 LIMIT %s
"""
NEWEST = "SELECT max(id) FROM elections_page_change"
# How many changes back to look for elections that changed lately.
LATELY = 2_000
LATEST = """
    SELECT scope FROM elections_page_change WHERE id > %s AND scope > 0
    GROUP BY scope ORDER BY max(id) DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class News:
    """What has changed since a change: the newest one, and the newest by scope.

    `complete` is false where nobody can say what else has changed. While the triggers are `away`,
    nothing is noted at all.
    """

    newest: int
    scopes: dict[int, int]
    complete: bool
    away: bool = False


def ask_news(last: int, using: str = DEFAULT_DB_ALIAS) -> News:
    """What has changed since the change with the number `last`; 0 if none has been seen.

    One question by primary key, whatever the number of elections.
    """
    with answered_soon(using) as connection, connection.cursor() as cursor:
        cursor.execute(NEWS, [last or newest_change(using), MOST + 1])
        rows = cursor.fetchall()
    away = any(first == AWAY for _, first, _ in rows)
    changes = [(scope, first, newest) for scope, first, newest in rows if first != AWAY]
    if len(rows) > MOST or not changes or min(first for _, first, _ in changes) != last:
        return News(newest_change(using), {}, complete=False, away=away)
    return News(
        newest=max(newest for *_, newest in changes),
        scopes={scope: newest for scope, _, newest in changes if newest > last},
        complete=True,
        away=away,
    )


def newest_change(using: str = DEFAULT_DB_ALIAS) -> int:
    """The number of the newest change that the present transaction sees; 0 if there is none."""
    with connections[using].cursor() as cursor:
        cursor.execute(NEWEST)
        (newest,) = cursor.fetchone()
    return newest or 0


def lately_changed(most: int, using: str = DEFAULT_DB_ALIAS) -> list[int]:
    """The primary keys of the elections that changed last, the latest first, whoever changed them.

    At most `most`, out of the last `LATELY` changes: looking costs the same on every site.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(LATEST, [newest_change(using) - LATELY, most])
        return [scope for (scope,) in cursor.fetchall()]
