"""Two real server processes over one database, under load."""

import re
import threading
import time
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connection

from .servers import Database, server

PAGE = "/elections/one/campaign/"
VERSION = re.compile(r"version (\d+) of it")
# What the site promises, in seconds.
EVERYWHERE = 1.0
# How long a busy machine may take for what is not promised.
PATIENCE = 30


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    with Database(tmp_path_factory.mktemp("site")) as database:
        yield database


@pytest.fixture
def pair(database):
    with server(database) as one, server(database) as other:
        yield one, other


@dataclass(frozen=True)
class Seen:
    server: int
    asked: float
    answered: float
    status: int
    versions: frozenset


class Readers:
    """Threads that read a page over and over, until they are told to stop."""

    def __init__(self, servers, each=2):
        self.servers = servers
        self.seen, self.errors = [], []
        self.stopped = threading.Event()
        self.threads = [
            threading.Thread(target=self.read, args=[number])
            for number in range(len(servers))
            for _ in range(each)
        ]

    def read(self, number):
        try:
            while not self.stopped.is_set():
                self.seen.append(look(self.servers, number))
        except Exception as error:
            self.errors.append(error)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.stopped.set()
        for thread in self.threads:
            thread.join(20)


def wait_until(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def look(servers, number):
    asked = time.monotonic()
    status, text = servers[number].ask(PAGE)
    versions = frozenset(int(version) for version in VERSION.findall(text))
    return Seen(number, asked, time.monotonic(), status, versions)


def save_elsewhere(database, version):
    rows = ("elections_election SET name", "elections_option SET description")
    database.execute(*(f"UPDATE {row} = 'version {version} of it'" for row in rows))


def test_a_save_shows_at_once_where_it_is_made_and_within_a_second_everywhere(database, pair):
    """Made by either process or by a third program; never a mixture of two versions."""
    saved = []
    with Readers(pair) as readers:
        for version in range(1, 13):
            saver = (0, 1, None)[version % 3]
            if saver is None:
                save_elsewhere(database, version)
            else:
                assert pair[saver].ask(f"/save/{version}/", "POST") == (200, "saved")
            saved.append((version, saver, time.monotonic()))
            if saver is not None:
                assert look(pair, saver).versions == {version}
            time.sleep(0.1 + 0.13 * version % 1.2)
        time.sleep(EVERYWHERE)
        last = [look(pair, number) for number in range(2)]
        wait_until(lambda: readers.errors or len(readers.seen) > 200)

    assert readers.errors == []
    assert [seen.versions for seen in last] == [{12}, {12}]
    assert {seen.status for seen in readers.seen} == {200}
    assert {len(seen.versions) for seen in readers.seen} == {1}
    late = [
        (seen, version)
        for seen in readers.seen
        for version, saver, at in saved
        if seen.asked >= at + (0 if saver == seen.server else EVERYWHERE)
        and max(seen.versions) < version
    ]
    assert late == []


def test_what_is_unpublished_is_gone_everywhere_within_a_second(database, pair):
    with Readers(pair) as readers:

        def all_seen_since(moment):
            seen = [each for each in list(readers.seen) if each.asked >= moment]
            return readers.errors or {each.server for each in seen} == {0, 1}

        wait_until(lambda: all_seen_since(0))
        database.execute("UPDATE elections_election SET publication = 'draft'")
        gone = time.monotonic()
        wait_until(lambda: all_seen_since(gone + EVERYWHERE))
        returns = time.monotonic()
        database.execute("UPDATE elections_election SET publication = 'published'")
        back = time.monotonic()
        wait_until(lambda: all_seen_since(back + EVERYWHERE))

    assert readers.errors == []
    statuses = {
        seen.status
        for seen in readers.seen
        if gone + EVERYWHERE <= seen.asked and seen.answered < returns
    }
    assert statuses == {404}
    assert {seen.status for seen in readers.seen if seen.asked >= back + EVERYWHERE} == {200}


def production_options() -> list[str]:
    """How the service is started, but for address and port."""
    unit = (settings.BASE_DIR / "config/deploy/election-record.service").read_text()
    [line] = [each for each in unit.splitlines() if "-m granian" in each]
    words = line.split()
    assert words[-1] == "config.wsgi:application"
    return words[words.index("--workers") : -1]


def test_a_server_that_is_told_to_stop_finishes_what_it_has_begun(database, tmp_path):
    begun = tmp_path / "begun"
    with server(database, *production_options(), BEGUN=str(begun)) as running:
        answers = []
        slow = threading.Thread(target=lambda: answers.append(running.ask("/slow/")))
        slow.start()
        wait_until(begun.exists)
        running.stop()
        slow.join(PATIENCE)
        assert answers == [(200, "slow, but whole")]
        with pytest.raises(OSError, match="refused"):
            running.ask("/healthz")


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="an open SQLite file cannot be taken from a process"
)
def test_a_process_that_loses_its_database_serves_what_it_has_and_says_so(database):
    with server(database) as running:
        assert running.ask(PAGE)[0] == 200
        with database.away():
            time.sleep(EVERYWHERE + 0.5)
            assert running.ask(PAGE)[0] == 200
            assert running.ask("/healthz") == (200, "ok\n")
            assert running.ask("/readyz") == (503, "not ready\n")
        save_elsewhere(database, 99)
        time.sleep(EVERYWHERE + 0.5)
        assert set(VERSION.findall(running.ask(PAGE)[1])) == {"99"}
        assert running.ask("/readyz") == (200, "ok\n")
