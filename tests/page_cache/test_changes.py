import logging
from threading import Barrier, Event, Thread

import pytest
from django.db import OperationalError

from elections.page_cache.changes import INTERVAL, LIMIT, Changes
from elections.page_cache.questions import News


class Database:
    """Answers with what a test says; counts the questions."""

    def __init__(self):
        self.questions = []
        self.news = News(5, {}, complete=False)
        self.fails = False

    def ask(self, last):
        self.questions.append(last)
        if self.fails:
            raise OperationalError("gone")
        news, self.news = self.news, News(self.news.newest, {}, complete=True)
        return news


class World:
    def __init__(self, tolerance=60):
        self.time = 100.0
        self.database = Database()
        self.applied = []
        self.changes = Changes(
            self.database.ask,
            lambda news, late_until: self.applied.append((news, late_until)),
            tolerance=tolerance,
            now=lambda: self.time,
        )

    def asks(self):
        """Whether kept pages may be used, and how many questions that took."""
        before = len(self.database.questions)
        return self.changes.may_use_kept(self.time), len(self.database.questions) - before


@pytest.fixture
def world():
    world = World()
    assert world.asks() == (True, 1)
    world.applied.clear()
    return world


def test_the_first_request_asks_and_starts_from_what_is_newest():
    world = World()
    assert world.asks() == (True, 1)
    assert world.applied == [(News(5, {}, complete=False), float("-inf"))]
    world.time += INTERVAL
    assert world.asks() == (True, 1)
    assert world.database.questions == [0, 5]


def test_one_question_an_interval_however_many_requests(world):
    world.time += INTERVAL - 0.01
    assert [world.asks() for _ in range(3)] == [(True, 0)] * 3
    world.time += 0.02
    assert [world.asks() for _ in range(3)] == [(True, 1), (True, 0), (True, 0)]
    assert world.applied == []


def test_news_are_applied_and_others_changes_may_be_late_for_less_than_a_second(world):
    news = world.database.news = News(7, {1: 7}, complete=True)
    world.time += INTERVAL
    assert world.asks() == (True, 1)
    assert world.applied == [(news, 100.0 + LIMIT)]
    world.time += INTERVAL
    world.asks()
    assert world.database.questions[-1] == 7


def test_a_commit_in_this_process_is_asked_for_at_once_and_is_never_late(world):
    news = world.database.news = News(7, {1: 7}, complete=True)
    world.changes.expire()
    assert world.asks() == (True, 1)
    assert world.applied == [(news, 0.0)]
    assert world.asks() == (True, 0)


def test_while_the_triggers_are_away_no_kept_page_is_used(world):
    world.database.news = News(7, {}, complete=True, away=True)
    world.time += INTERVAL
    assert world.asks() == (False, 1)
    assert world.applied == [(News(7, {}, complete=True, away=True), 100.0 + LIMIT)]
    assert world.asks() == (False, 0)
    world.time += INTERVAL
    world.database.news = News(8, {0: 8}, complete=True)
    assert world.asks() == (True, 1)


def test_an_outage_is_tolerated_for_a_time_and_said_once(world, caplog):
    world.database.fails = True
    for _ in range(3):
        world.time += INTERVAL
        assert world.asks() == (True, 1)
        assert world.asks() == (True, 0)
    world.time = 100.0 + 60 - 0.01
    assert world.asks() == (True, 1)
    world.time += 0.02
    assert world.asks() == (False, 0)
    world.time += INTERVAL
    assert world.asks() == (False, 1)
    assert [record.getMessage() for record in caplog.records] == ["Cannot check for changes: gone"]
    caplog.set_level(logging.WARNING)
    world.database.fails = False
    world.time += INTERVAL
    assert world.asks() == (True, 1)
    assert caplog.records[-1].getMessage() == "Checking for changes works again."


def test_a_commit_during_an_outage_does_not_make_every_request_ask(world):
    world.database.fails = True
    world.changes.expire()
    assert world.asks() == (True, 1)
    assert world.asks() == (True, 0)


def test_without_tolerance_an_outage_ends_the_use_of_kept_pages_within_a_second():
    world = World(tolerance=0)
    world.asks()
    world.database.fails = True
    world.time += INTERVAL
    assert world.asks() == (True, 1)
    world.time = 100.0 + LIMIT
    assert world.asks() == (False, 0)


def test_before_the_first_answer_no_kept_page_is_used():
    world = World()
    world.database.fails = True
    assert world.asks() == (False, 1)


def test_others_go_on_while_one_thread_asks_and_wait_once_the_last_answer_is_too_old(world):
    asking, answer = Event(), Event()

    def ask_slowly(last):
        asking.set()
        assert answer.wait(5)
        return News(5, {}, complete=True)

    world.changes._ask = ask_slowly
    world.time += INTERVAL
    asker = Thread(target=world.asks)
    asker.start()
    assert asking.wait(5)

    assert world.changes.may_use_kept(world.time)

    world.time += LIMIT
    waited = []
    waiter = Thread(target=lambda: waited.append(world.changes.may_use_kept(world.time)))
    waiter.start()
    waiter.join(0.05)
    assert waiter.is_alive()
    answer.set()
    waiter.join(5)
    asker.join(5)
    assert waited == [True]


def test_a_request_after_a_commit_waits_for_a_question_asked_after_it(world):
    """A question that was under way already may have missed the commit."""
    asking, answer, questions = Event(), Event(), []

    def ask_slowly(last):
        questions.append(last)
        if len(questions) == 1:
            asking.set()
            assert answer.wait(5)
        return News(5 + len(questions), {1: 5 + len(questions)}, complete=True)

    world.changes._ask = ask_slowly
    world.time += INTERVAL
    asker = Thread(target=world.changes.may_use_kept, args=[world.time])
    asker.start()
    assert asking.wait(5)
    world.changes.expire()
    own = Thread(target=world.changes.may_use_kept, args=[world.time])
    own.start()
    answer.set()
    asker.join(5)
    own.join(5)
    assert questions == [5, 6]
    assert world.applied[-1] == (News(7, {1: 7}, complete=True), 0.0)


def test_a_hundred_threads_ask_one_question(world):
    world.time += LIMIT
    start, answers = Barrier(100), []

    def request():
        start.wait(10)
        answers.append(world.changes.may_use_kept(world.time))

    threads = [Thread(target=request) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert answers == [True] * 100
    assert world.database.questions == [0, 5]
