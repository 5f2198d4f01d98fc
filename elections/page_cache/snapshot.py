"""One state of the database for all the queries of a page: never half of an old one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import atomic


@contextmanager
def one_snapshot(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Read, in the block, the state that its first query finds, whatever is committed meanwhile.

    It delays nobody who writes. In a transaction that is already under way it does nothing: that
    one has chosen its state itself.
    """
    connection = connections[using]
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    begin = READERS[connection.vendor]
    with begin(connection):
        yield


@contextmanager
def sqlite_reader(connection: BaseDatabaseWrapper) -> Iterator[None]:
    # The site's transactions are IMMEDIATE and take the one lock for writing: readers need none.
    usual, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        with atomic(using=connection.alias):
            yield
    finally:
        connection.transaction_mode = usual


@contextmanager
def postgresql_reader(connection: BaseDatabaseWrapper) -> Iterator[None]:
    with atomic(using=connection.alias):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


READERS = {"sqlite": sqlite_reader, "postgresql": postgresql_reader}
