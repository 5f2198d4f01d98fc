"""How SQLite notes changes: a row for each changed row, in the order of its single writer.

Measured, that costs 2 to 5 microseconds a row. To keep one row a scope up to date would cost 13,
because the index on its number has to move each time. The table is cut to its last rows instead.
"""

# ruff: noqa: S608 - the SQL here is put together from the models' own names, never from input.

from collections.abc import Iterable, Iterator

from django.db.backends.utils import CursorWrapper

from .scopes import EVERY_PAGE, ROW, Owner, Table

KEPT, CUT_EVERY = 100_000, 1_000

TRIGGER_NAMES = """
    SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 5) = 'page_'
"""
DROP = ["DROP TRIGGER {trigger}"]
CUT = f"DELETE FROM elections_page_change WHERE id > 0 AND id <= NEW.id - {KEPT}"
NOTE = "INSERT INTO elections_page_change (scope)"


def triggers(found: Iterable[Table]) -> Iterator[tuple[str, str, list[str]]]:
    """(label, table, statements) of each trigger; its name stands there as `{trigger}`."""
    for table in found:
        former = notes(table, "OLD", EVERY_PAGE, when=has_moved(table)) if table.owners else []
        bodies = {
            "insert": notes(table, "NEW", table.lone),
            "update": [*notes(table, "NEW", EVERY_PAGE), *former],
            # What is deleted may be replaced in the same statement, and be on pages still.
            "delete": notes(table, "OLD", EVERY_PAGE),
        }
        for event, body in bodies.items():
            yield event, table.name, [making(event, table.name, body)]
    changes = "elections_page_change"
    yield "cut", changes, [making("insert", changes, [CUT], f"WHEN NEW.id % {CUT_EVERY} = 0")]


def notes(table: Table, row: str, lone: int, when: str = "true") -> list[str]:
    """Statements that note the scopes of one row; other elections than its first one once each."""
    if not table.owners:
        return [f"{NOTE} VALUES ({lone})"]
    first, *others = (few(owner).replace(ROW, row) for owner in table.owners)
    # An owner that is not there, because foreign keys are checked at the end: anybody's page.
    return [f"{NOTE} SELECT ifnull(({first}), {EVERY_PAGE}) WHERE {when}"] + [
        f"{NOTE} SELECT scope FROM (SELECT NULL AS scope WHERE false UNION ALL {other}) "
        f"WHERE scope IS NOT NULL AND scope IS NOT ({first}) AND ({when})"
        for other in others
    ]


def few(owner: Owner) -> str:
    return owner.query if owner.most is None else f"{owner.query} LIMIT {owner.most}"


def has_moved(table: Table) -> str:
    columns = dict.fromkeys(name for owner in table.owners for name in owner.columns)
    return " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)


def making(event: str, table: str, body: list[str], when: str = "") -> str:
    lines = ";\n  ".join(body)
    return (
        f"CREATE TRIGGER {{trigger}} AFTER {event.upper()} ON {table} {when}\n"
        f"BEGIN\n  {lines};\nEND"
    )


def raise_scope(cursor: CursorWrapper, scope: int) -> None:
    cursor.execute("INSERT INTO elections_page_change (scope) VALUES (%s)", [scope])
