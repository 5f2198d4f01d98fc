from time import monotonic

import pytest

from elections.page_cache.page import OVERHEAD, Page
from elections.page_cache.questions import News
from elections.page_cache.scopes import EVERY_PAGE, NO_ELECTION
from elections.page_cache.store import REMEMBERED, PageCache

SIZE = 1_000 + OVERHEAD
NEVER = 0.0
LATER = float("inf")


def make_page(scope=1, seen=10, size=1_000):
    return Page(b"x" * size, [], scope=scope, seen=seen)


def make_store(pages=10, max_age=60.0):
    return PageCache(pages * SIZE, max_age)


def news(newest, *, complete=True, away=False, **scopes):
    """`one=11` is the change number 11 to election 1."""
    numbers = {"one": 1, "two": 2, "every": EVERY_PAGE, "none": NO_ELECTION}
    return News(newest, {numbers[name]: number for name, number in scopes.items()}, complete, away)


def is_fresh(store, key):
    page = store.get(key)
    return page is not None and page.good_until > monotonic()


@pytest.fixture
def store():
    """Two elections' pages and one that is of no one election, all seen at change 10."""
    store = make_store()
    for key, scope in (("one", 1), ("two", 2), ("index", None)):
        assert store.keep(key, make_page(scope))
    return store


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"one": 11}, {"two"}),
        ({"two": 11}, {"one"}),
        ({"one": 11, "two": 12}, set()),
        ({"every": 11}, set()),
        ({"none": 11}, {"one", "two"}),
        ({"one": 10}, {"one", "two", "index"}),
        ({}, {"one", "two", "index"}),
    ],
)
def test_a_change_makes_the_pages_of_its_election_and_of_no_one_election_stale(store, change, left):
    store.apply(news(max(change.values(), default=10), **change), NEVER)
    assert set(store.pages) == left


@pytest.mark.parametrize("change", [{"complete": False}, {"away": True}])
def test_where_nobody_can_say_what_has_changed_all_pages_go(store, change):
    store.apply(news(11, **change), LATER)
    assert store.pages == {}
    assert store.size == 0
    assert not store.keep("one", make_page(seen=10))
    assert store.keep("one", make_page(seen=11))


def test_a_stale_page_may_stand_in_until_its_time_is_over_and_not_after_a_second_change(store):
    store.apply(news(11, one=11), LATER)
    assert not is_fresh(store, "one")
    assert store.get("one").late_until == LATER
    assert is_fresh(store, "two")

    store.apply(news(12, one=12), LATER)
    assert store.get("one") is None


def test_a_page_that_changed_while_it_was_rendered_is_not_kept(store):
    store.apply(news(11, one=11), NEVER)
    assert not store.keep("one", make_page(1, seen=10))
    assert store.keep("one", make_page(1, seen=11))
    assert store.keep("more", make_page(2, seen=10))
    assert not store.keep("index", make_page(None, seen=10))

    store.apply(news(12, every=12), NEVER)
    assert not store.keep("two", make_page(2, seen=11))
    assert store.keep("two", make_page(2, seen=12))


def test_a_page_that_saw_a_change_before_the_process_heard_of_it_stays(store):
    store.keep("one", make_page(1, seen=11))
    store.apply(news(11, one=11), NEVER)
    assert is_fresh(store, "one")


def test_only_so_many_changes_are_remembered_and_older_pages_are_not_kept():
    store = make_store()
    many = {scope: scope for scope in range(1, REMEMBERED + 2)}
    store.apply(News(REMEMBERED + 1, many, complete=True), NEVER)
    assert not store.keep("other", make_page(REMEMBERED + 5, seen=REMEMBERED))
    assert store.keep("other", make_page(REMEMBERED + 5, seen=REMEMBERED + 1))


def test_memory_is_bounded_and_what_was_asked_for_lately_stays():
    store = make_store(pages=3)
    for key in ("a", "b", "c"):
        store.keep(key, make_page())
        store.get(key).used = False
    store.get("a").used = True
    store.keep("d", make_page())
    assert set(store.pages) == {"a", "c", "d"}
    assert store.size == 3 * SIZE

    for number in range(100):
        store.keep(number, make_page(scope=number))
    assert len(store.pages) == 3
    assert store.size == 3 * SIZE


def test_stale_pages_make_room_first():
    store = make_store(pages=3)
    for key, scope in (("a", 1), ("b", 2), ("c", 1)):
        store.keep(key, make_page(scope))
    store.apply(news(11, two=11), LATER)
    store.keep("d", make_page(1, seen=11))
    assert set(store.pages) == {"a", "c", "d"}


def test_a_page_that_is_larger_than_all_room_is_not_kept():
    store = make_store(pages=1)
    assert not store.keep("large", make_page(size=1_001))
    assert store.pages == {}


def test_forms_count_once_and_only_while_their_page_is_kept():
    store = make_store(pages=3)
    page, other = make_page(), make_page()
    store.keep("a", page)
    store.keep("b", other)
    form = page.make_form("br")
    store.grow(page, form)
    store.grow(page, form)
    assert store.size == 2 * SIZE + len(form.body)

    store.clear()
    assert store.size == 0
    store.grow(other, other.make_form("br"))
    assert store.size == 0


def test_forms_push_out_other_pages():
    store = make_store(pages=2)
    store.keep("a", make_page())
    page = make_page()
    store.keep("b", page)
    store.get("a").used = False
    store.grow(page, page.make_form("identity"))
    assert set(store.pages) == {"b"}


def test_keeping_a_page_again_replaces_it():
    store = make_store()
    store.keep("a", make_page(scope=1))
    store.keep("a", make_page(scope=2))
    assert store.size == SIZE
    store.apply(news(11, one=11), NEVER)
    assert is_fresh(store, "a")


def test_a_page_is_kept_for_a_time_even_if_nothing_seems_to_change():
    store = make_store(max_age=5.0)
    before = monotonic()
    store.keep("a", make_page())
    assert before + 5 <= store.get("a").good_until <= monotonic() + 5
