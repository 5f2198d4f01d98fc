"""Two addresses for whoever watches over the site: does the process live, can it serve?

They are answered before Django: under any host name, for a load balancer asks by address, and
without a redirect to https. They tell nothing but one word.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.executor import MigrationExecutor
from django.urls import get_resolver

from . import triggers
from .deadline import answered_soon

# Seconds for which an answer about the database holds, however often it is asked for.
HOLDS = 1.0


def live() -> bool:
    """Whether the process answers. It asks no database: a restart would not mend that one."""
    return True


class Readiness:
    """Whether the database answers, has all migrations, and notes what changes.

    The first question also loads the site's addresses, which takes half a second that would
    otherwise be the first visitor's.
    """

    def __init__(self, now: Callable[[], float] = monotonic):
        self._now = now
        self._until = float("-inf")
        self._ready = False
        self._is_migrated = False
        self._looking = Lock()

    def __call__(self) -> bool:
        # Who asks while another one looks gets the answer of before, and waits for nothing.
        if self._now() >= self._until and self._looking.acquire(blocking=False):
            try:
                self._ready, self._until = self._look(), self._now() + HOLDS
            finally:
                self._looking.release()
        return self._ready

    def _look(self) -> bool:
        try:
            if not self._is_migrated:
                _ = get_resolver().url_patterns
                executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
                leaves = executor.loader.graph.leaf_nodes()
                self._is_migrated = not executor.migration_plan(leaves)
            with answered_soon():
                return self._is_migrated and triggers.in_place()
        except Error:
            return False


def answer(is_well: bool, environ: dict, start_response: Callable) -> list[bytes]:
    """200 or 503 to a GET or HEAD request."""
    body = b"ok\n" if is_well else b"not ready\n"
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
    ]
    start_response("200 OK" if is_well else "503 Service Unavailable", headers)
    return [body] if environ["REQUEST_METHOD"] == "GET" else []
