"""A limit to waiting for a database that is there but does not answer."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

# Seconds for questions that take a thousandth of one; to connect takes 5 at most in addition.
SOON = 1.0


@contextmanager
def answered_soon(using: str = DEFAULT_DB_ALIAS) -> Iterator[BaseDatabaseWrapper]:
    """A usable connection, which is broken off if the block takes longer: an `OperationalError`.

    What limits a statement otherwise is the database itself or the network, and neither does
    where the machine answers for a server that is stopped.
    """
    connection = connections[using]
    timer = Timer(SOON, break_off, [connection])
    timer.daemon = True
    if connection.vendor == "postgresql":
        timer.start()
    try:
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        yield connection
    finally:
        timer.cancel()


def break_off(connection: BaseDatabaseWrapper) -> None:
    # The connection may just have ended in another way.
    with (
        suppress(Exception),
        socket.socket(fileno=os.dup(connection.connection.fileno())) as duplicate,
    ):
        duplicate.shutdown(socket.SHUT_RDWR)
