"""A database that is connected and no longer answers: nothing is refused, nothing is lost."""

import threading
import time
from contextlib import closing

import pytest
from django.db import connection

from .servers import Database, Proxy, server

pytestmark = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="a file of SQLite is on no network"
)

PAGE, NO_PAGE = "/elections/one/", "/elections/none/"


def timed(running, path):
    started = time.monotonic()
    answer = running.ask(path)
    return answer[0], time.monotonic() - started


def test_pages_from_memory_go_on_and_all_recovers_within_seconds(tmp_path):
    with Database(tmp_path) as database:
        proxy = Proxy(database.server["host"], int(database.server["port"]))
        through = database.url.replace(f":{database.server['port']}/", f":{proxy.port}/")
        with closing(proxy.listener), server(database, DATABASE_URL=through) as running:
            assert timed(running, PAGE)[0] == 200
            proxy.open.clear()
            late = [threading.Thread(target=running.ask, args=[NO_PAGE]) for _ in range(10)]
            try:
                for thread in late:
                    thread.start()
                time.sleep(5)
                for _ in range(3):
                    assert running.ask("/healthz") == (200, "ok\n")
                seen = [timed(running, PAGE) for _ in range(8)]
                assert {status for status, _ in seen} == {200}
                # One at a time asks the database whether something has changed.
                assert sum(took > 1 for _, took in seen) <= 2
                assert running.ask("/readyz") == (503, "not ready\n")
            finally:
                proxy.open.set()
            resumed = time.monotonic()
            while running.ask("/readyz")[0] != 200 or running.ask(NO_PAGE)[0] != 404:
                assert time.monotonic() < resumed + 10
                time.sleep(0.1)
            for thread in late:
                thread.join(20)
