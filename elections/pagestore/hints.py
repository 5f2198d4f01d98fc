"""Hints that this process has committed something, so that its next answer asks at once.

They shorten the wait in the process that saves. The truth is in the database, which every process
asks twice a second anyway. Whatever goes through a connection of Django's is noticed, in any
thread: forms, `.update()`, `bulk_create`, raw SQL.
"""

from collections.abc import Callable

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

# What else there may be counts as writing: a needless question is cheap.
READING = (
    *("SELECT", "(SELECT", "SET ", "PRAGMA", "BEGIN", "COMMIT", "ROLLBACK"),
    *("SAVEPOINT", "RELEASE", "SHOW", "EXPLAIN"),
)


class Hints:
    """`count` changes with each commit of this process that may have changed a row."""

    def __init__(self):
        self.count = 0

    def committed(self) -> None:
        # Threads may overwrite each other's sum. It has changed all the same, after both commits.
        self.count += 1


hints = Hints()


def watch_connections() -> None:
    """Notice from now on what is written; for processes that answer with kept pages."""
    connection_created.connect(watch, dispatch_uid="pagestore")
    for connection in connections.all(initialized_only=True):
        watch(None, connection)


def watch(sender, connection: BaseDatabaseWrapper, **kwargs) -> None:
    if notice not in connection.execute_wrappers:
        # First: Django's own `execute_wrapper` takes the last one away when it ends.
        connection.execute_wrappers.insert(0, notice)


def notice(execute: Callable, sql: object, params: object, many: bool, context: dict) -> object:
    result = execute(sql, params, many, context)
    if not (isinstance(sql, str) and sql.lstrip().startswith(READING)):
        note_commit(context["connection"])
    return result


def note_commit(connection: BaseDatabaseWrapper) -> None:
    """Count the commit when it comes, and not if it is rolled back."""
    if not connection.in_atomic_block:
        hints.committed()
        return
    hooks = connection.run_on_commit
    if not hooks or hooks[0][1] != hints.committed:
        # `on_commit` would add a hook for each savepoint, and an import may have one for each
        # row. This one belongs to no savepoint and stands first, where it is found at once.
        hooks.insert(0, (set(), hints.committed, False))
