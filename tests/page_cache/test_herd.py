"""Many requests for one page: one renders it, whatever the others have to wait for."""

from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore, Event, Lock
from time import monotonic, sleep

import pytest

from elections.page_cache.questions import News
from elections.page_cache.views import RENDERING
from elections.page_cache.wsgi import CachedPages

from .helpers import ask

PAGE = "/elections/one/"
CROWD = 100


class Renderer:
    """In Django's place: renders a version when it is allowed to, and counts."""

    def __init__(self):
        self.go = Event()
        self.go.set()
        self.version, self.seen, self.may_keep = 1, 1, True
        self.kept, self.direct = 0, 0
        self._lock = Lock()

    def __call__(self, environ, start_response):
        rendering = environ.get(RENDERING)
        with self._lock:
            if rendering is None:
                self.direct += 1
            else:
                self.kept += 1
        version = self.version
        if rendering is not None:
            rendering.may_keep, rendering.scope, rendering.seen = self.may_keep, 1, self.seen
            assert self.go.wait(10)
        start_response("200 OK", [("Content-Type", "text/html")])
        return [f"version {version}".encode()]


class Always:
    """In the place of the database: kept pages may always be used."""

    def may_use_kept(self, now):
        return True


class Crowd:
    def __init__(self):
        self.renderer = Renderer()
        self.site = CachedPages(self.renderer, changes=Always())
        # As of a server with a thread for everybody.
        self.site._turns = BoundedSemaphore(CROWD)

    def get(self, number=0):
        return ask(self.site, PAGE).text

    def all_at_once(self, pool, number=CROWD):
        return [pool.submit(self.get) for _ in range(number)]

    def change(self, late_until):
        """Another process has saved the next version, and this one hears of it."""
        self.renderer.version += 1
        self.renderer.seen += 1
        news = News(self.renderer.seen, {1: self.renderer.seen}, complete=True)
        self.site.store.apply(news, late_until)


@pytest.fixture
def crowd():
    return Crowd()


@pytest.fixture
def pool():
    with ThreadPoolExecutor(CROWD) as pool:
        yield pool


def wait_for_renders(crowd, number):
    until = monotonic() + 10
    while crowd.renderer.kept < number and monotonic() < until:
        sleep(0.005)
    assert crowd.renderer.kept == number


def test_a_herd_has_its_page_rendered_once(crowd, pool):
    crowd.renderer.go.clear()
    answers = crowd.all_at_once(pool)
    wait_for_renders(crowd, 1)
    sleep(0.1)
    crowd.renderer.go.set()
    assert {answer.result(10) for answer in answers} == {"version 1"}
    assert (crowd.renderer.kept, crowd.renderer.direct) == (1, 0)


def test_after_a_change_one_renders_and_others_take_the_bytes_of_before_for_a_while(crowd, pool):
    assert crowd.get() == "version 1"
    crowd.change(late_until=monotonic() + 60)
    crowd.renderer.go.clear()
    leader = pool.submit(crowd.get)
    wait_for_renders(crowd, 2)
    assert {answer.result(10) for answer in crowd.all_at_once(pool, 50)} == {"version 1"}
    crowd.renderer.go.set()
    assert leader.result(10) == "version 2"
    assert crowd.get() == "version 2"
    assert (crowd.renderer.kept, crowd.renderer.direct) == (2, 0)


def test_once_that_while_is_over_they_wait_for_the_new_page(crowd, pool):
    assert crowd.get() == "version 1"
    crowd.change(late_until=monotonic() + 0.1)
    sleep(0.15)
    crowd.renderer.go.clear()
    answers = crowd.all_at_once(pool, 50)
    wait_for_renders(crowd, 2)
    crowd.renderer.go.set()
    assert {answer.result(10) for answer in answers} == {"version 2"}
    assert (crowd.renderer.kept, crowd.renderer.direct) == (2, 0)


def test_a_page_that_changes_while_a_herd_waits_for_it_is_rendered_anew(crowd, pool):
    crowd.renderer.go.clear()
    first = pool.submit(crowd.get)
    wait_for_renders(crowd, 1)
    crowd.change(late_until=0.0)
    answers = crowd.all_at_once(pool, 50)
    sleep(0.1)
    crowd.renderer.go.set()
    assert {answer.result(10) for answer in answers} == {"version 2"}
    assert first.result(10) == "version 1"
    assert (crowd.renderer.kept, crowd.renderer.direct) == (2, 0)


def test_a_herd_at_a_page_that_cannot_be_kept_is_let_through(crowd, pool):
    crowd.renderer.may_keep = False
    crowd.renderer.go.clear()
    answers = crowd.all_at_once(pool)
    wait_for_renders(crowd, 1)
    sleep(0.1)
    crowd.renderer.go.set()
    assert {answer.result(10) for answer in answers} == {"version 1"}
    assert crowd.renderer.direct + crowd.renderer.kept == CROWD
    assert crowd.renderer.direct > CROWD / 2


def test_a_herd_at_a_page_that_changes_all_the_time_is_let_through_in_the_end(crowd, pool):
    """Each page is out of date before it can be kept."""

    def keep(key, page):
        return False

    crowd.site.store.keep = keep
    answers = crowd.all_at_once(pool, 20)
    assert {answer.result(10) for answer in answers} == {"version 1"}


def test_when_rendering_fails_the_others_are_let_through_and_the_next_one_renders(crowd, pool):
    def fail(environ, start_response):
        if RENDERING in environ:
            crowd.renderer.kept += 1
            assert crowd.renderer.go.wait(10)
            raise MemoryError
        return crowd.renderer(environ, start_response)

    crowd.site.application = fail
    crowd.renderer.go.clear()
    leader = pool.submit(crowd.get)
    wait_for_renders(crowd, 1)
    answers = crowd.all_at_once(pool, 10)
    sleep(0.1)
    crowd.renderer.go.set()
    with pytest.raises(MemoryError):
        leader.result(10)
    assert {answer.result(10) for answer in answers} == {"version 1"}

    crowd.site.application = crowd.renderer
    assert crowd.get() == "version 1"
    assert crowd.site._flights == {}


def test_nobody_waits_for_ever(crowd, pool, monkeypatch):
    monkeypatch.setattr("elections.page_cache.wsgi.PATIENCE", 0.05)
    crowd.renderer.go.clear()
    leader = pool.submit(crowd.get)
    wait_for_renders(crowd, 1)
    assert crowd.get() == "version 1"
    assert crowd.renderer.direct == 1
    crowd.renderer.go.set()
    assert leader.result(10) == "version 1"


def test_while_django_is_stuck_memory_answers_and_others_are_told(crowd, monkeypatch):
    monkeypatch.setattr("elections.page_cache.wsgi.TURN", 0.01)
    assert crowd.get() == "version 1"
    crowd.site._turns = BoundedSemaphore(1)
    with crowd.site._turns:
        assert crowd.get() == "version 1"
        assert ask(crowd.site, "/healthz").text == "ok\n"
        busy = ask(crowd.site, "/elections/two/")
        assert (busy.status, busy.headers["Retry-After"]) == ("503 Service Unavailable", "10")
    assert ask(crowd.site, "/elections/two/").status == "200 OK"
