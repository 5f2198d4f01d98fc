"""Triggers that note in the database itself which scopes a change raises.

Because the database does it, no path around Django's signals goes unseen: `.update()`,
`bulk_create`, raw SQL, another program, another host. The note is part of the transaction that
makes the change, so that whoever reads sees both or neither, and a crash leaves none without
the other.

The changes stand in one table in the order in which they were committed. Each has an `id`, and
the newest stays: whoever remembers the last id that they saw needs one look for what is new.
Row 0 is no change but a sign that the triggers are away, while the tables are being rebuilt.
"""

import hashlib
from collections.abc import Iterable

from django.apps.registry import Apps
from django.apps.registry import apps as current_apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import atomic

from . import postgresql, sqlite
from .scopes import EVERY_PAGE, Table, tables

CHANGES = "elections_page_change"
AWAY = 0  # the row that says so
VENDORS = {"sqlite": sqlite, "postgresql": postgresql}


def install(apps: Apps = current_apps, using: str = DEFAULT_DB_ALIAS) -> None:
    """Bring the triggers in line with the models, which may be those of a migration.

    Does nothing where all stand as they should, so that it may be run at any time; otherwise
    every page counts as changed, for nobody knows what was written without them.
    """
    connection = connections[using]
    if not has_changes_table(connection):
        return
    wanted = statements(connection, tables(apps))
    with atomic(using=using), connection.cursor() as cursor:
        present = names(connection)
        if present == wanted.keys() and not is_away(connection):
            return
        drop(connection, present - wanted.keys())
        for name in wanted.keys() - present:
            for statement in wanted[name]:
                cursor.execute(statement)
        cursor.execute("DELETE FROM elections_page_change WHERE id = %s", [AWAY])
        VENDORS[connection.vendor].raise_scope(cursor, EVERY_PAGE)


def remove(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take the triggers away, and leave the sign that no page may be kept until they are back.

    For migrations: SQLite rebuilds tables under other names, which no trigger outlives, and a
    trigger on a column that is about to go would make writing fail.
    """
    connection = connections[using]
    if not has_changes_table(connection):
        return
    with atomic(using=using), connection.cursor() as cursor:
        drop(connection, names(connection))
        cursor.execute(
            "INSERT INTO elections_page_change (id, scope) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [AWAY, EVERY_PAGE],
        )


def in_place(apps: Apps = current_apps, using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether the database has just the triggers that the models ask for."""
    connection = connections[using]
    return (
        has_changes_table(connection)
        and names(connection) == statements(connection, tables(apps)).keys()
        and not is_away(connection)
    )


def statements(connection: BaseDatabaseWrapper, found: Iterable[Table]) -> dict[str, list[str]]:
    """What makes each trigger, by the trigger's name, which says when the making has changed."""
    wanted = {}
    for label, table, making in VENDORS[connection.vendor].triggers(found):
        digest = hashlib.sha256("\n".join(making).encode()).hexdigest()[:8]
        # PostgreSQL cuts names after 63 characters.
        name = f"page_{label}_{digest}_{table}"[:63]
        wanted[name] = [statement.replace("{trigger}", name) for statement in making]
    return wanted


def names(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(VENDORS[connection.vendor].TRIGGER_NAMES)
        return {name for (name, *_) in cursor.fetchall()}


def drop(connection: BaseDatabaseWrapper, unwanted: set[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(VENDORS[connection.vendor].TRIGGER_NAMES)
        for name, table in cursor.fetchall():
            if name in unwanted:
                for statement in VENDORS[connection.vendor].DROP:
                    cursor.execute(statement.format(trigger=name, table=table))


def has_changes_table(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        return CHANGES in connection.introspection.table_names(cursor)


def is_away(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM elections_page_change WHERE id = %s", [AWAY])
        return cursor.fetchone() is not None
