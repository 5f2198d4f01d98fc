"""Previews: the writing that they show is done for nobody, and keeps nobody waiting."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# SQLite makes a database without a name in a file that nobody else sees and that goes with the
# connection. Its page cache keeps what fits into memory.
NOWHERE = "file:"


@contextmanager
def on_trial() -> Iterator[None]:
    """Take back, at the end of the block, whatever it writes.

    SQLite has one lock for all who write, so that the block works on a copy there: rows that it
    made can be shown afterwards, and nothing more be asked about them. PostgreSQL lets others
    write; they wait for a row alone that the block itself has changed. In a transaction that is
    already under way, which may have written what the block is to see, all happens in that one.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.in_atomic_block:
        way = nullcontext()
    else:
        way = {"sqlite": copied, "postgresql": unlocked}[connection.vendor](connection)
    with way, transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def copied(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Let this thread use a copy of the database, as it is now."""
    copy = connection.copy(DEFAULT_DB_ALIAS)
    copy.settings_dict["NAME"] = NOWHERE
    connection.ensure_connection()
    try:
        copy.ensure_connection()
        connection.connection.backup(copy.connection)
        connections[DEFAULT_DB_ALIAS] = copy
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = connection
        copy.close()


@contextmanager
def unlocked(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Leave out the locks that keep rows as they are until something is stored."""
    connection.features.has_select_for_update = False
    try:
        yield
    finally:
        del connection.features.has_select_for_update
