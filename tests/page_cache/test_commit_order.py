"""On PostgreSQL many write at once, and a change that was made early may be committed late.

SQLite has one writer at a time; there the order of writing is the order of committing.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep

import pytest
from django.db import connection, transaction

from elections.models import Election, Person
from elections.page_cache.questions import ask_news, newest_change
from elections.page_cache.scopes import EVERY_PAGE
from tests import factories

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


class Writer:
    """A transaction in a thread of its own, which goes on step by step."""

    def __init__(self, *steps):
        self.steps = steps
        self.done = [Event() for _ in steps]
        self.go = [Event() for _ in steps]
        self.commit, self.committed = Event(), Event()
        self.pool = ThreadPoolExecutor(1)
        self.result = self.pool.submit(self.run)

    def run(self):
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL lock_timeout = '5s'")
                for step, go, done in zip(self.steps, self.go, self.done, strict=True):
                    assert go.wait(10)
                    step()
                    done.set()
                assert self.commit.wait(10)
            self.committed.set()
        finally:
            connection.close()

    def step(self, number=0):
        self.go[number].set()
        assert self.done[number].wait(10)

    def end(self):
        self.commit.set()
        self.result.result(10)
        self.pool.shutdown()


def rename(election):
    return lambda: Election.objects.filter(pk=election.pk).update(name="Renamed")


def test_a_change_that_was_made_early_and_committed_late_is_not_missed():
    first, second = factories.ElectionFactory.create_batch(2)
    early, late = Writer(rename(first)), Writer(rename(second))
    last = newest_change()

    early.step()
    late.step()
    assert ask_news(last).scopes == {}

    late.end()
    news = ask_news(last)
    assert news.scopes.keys() == {second.pk}

    early.end()
    after = ask_news(news.newest)
    assert (after.scopes.keys(), after.complete) == ({first.pk}, True)
    assert after.newest > news.newest


def test_writers_in_one_election_and_of_shared_rows_do_not_wait_for_each_other():
    election = factories.ElectionFactory()
    rounds = [factories.RoundFactory(election=election, number=number) for number in (1, 2)]
    people = factories.PersonFactory.create_batch(2)
    last = newest_change()

    def change(index):
        def step():
            type(rounds[0]).objects.filter(pk=rounds[index].pk).update(status="annulled")
            Person.objects.filter(pk=people[index].pk).update(name="Renamed")

        return step

    open_one, quick = Writer(change(0)), Writer(change(1))
    open_one.step()
    started = monotonic()
    quick.step()
    quick.end()
    assert monotonic() - started < 2
    news = ask_news(last)
    assert news.scopes.keys() == {election.pk, EVERY_PAGE}
    open_one.end()
    assert ask_news(news.newest).scopes.keys() == {election.pk, EVERY_PAGE}


def test_a_transaction_notes_each_scope_once_however_much_it_writes():
    elections = factories.ElectionFactory.create_batch(2)
    last = newest_change()
    with transaction.atomic():
        for _ in range(5):
            for election in elections:
                rename(election)()
    assert ask_news(last).newest == last + 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM elections_page_pending")
        assert cursor.fetchone() == (0,)


def test_constraints_that_are_checked_early_do_not_end_the_noting():
    """As `loaddata` checks them, in the middle of its transaction."""
    first, second = factories.ElectionFactory.create_batch(2)
    last = newest_change()
    with transaction.atomic():
        rename(first)()
        connection.check_constraints()
        rename(second)()
        rename(first)()
    assert ask_news(last).scopes.keys() == {first.pk, second.pk}


def test_a_reader_that_asks_all_the_time_hears_of_each_of_many_concurrent_commits():
    elections = factories.ElectionFactory.create_batch(40)
    last = newest_change()

    def write(batch):
        try:
            for number, election in enumerate(batch):
                with transaction.atomic():
                    rename(election)()
                    sleep(0.001 * (number % 3))
        finally:
            connection.close()

    heard = {}
    with ThreadPoolExecutor(8) as pool:
        writers = [pool.submit(write, elections[start::8]) for start in range(8)]
        finished = False
        until = monotonic() + 30
        while not finished and monotonic() < until:
            finished = all(writer.done() for writer in writers)
            news = ask_news(last)
            assert news.complete
            assert not heard.keys() & news.scopes.keys()
            heard |= news.scopes
            last = news.newest
    for writer in writers:
        writer.result()
    assert heard.keys() == {election.pk for election in elections}
