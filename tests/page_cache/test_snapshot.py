"""A page is read from one state of the database while others write."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction

from elections.page_cache.snapshot import one_snapshot


@pytest.fixture
def scratch(tmp_path, django_db_setup, django_db_blocker):
    """An alias of a database that threads can share: on SQLite the tests' own is in memory."""
    file = {"NAME": str(tmp_path / "scratch.sqlite3")} if connection.vendor == "sqlite" else {}
    connections.settings["scratch"] = {**connection.settings_dict, **file}
    with django_db_blocker.unblock():
        run("CREATE TABLE scratch (value integer NOT NULL)")
        run("INSERT INTO scratch VALUES (1)")
        yield "scratch"
        run("DROP TABLE scratch")
        connections["scratch"].close()
    del connections["scratch"]
    del connections.settings["scratch"]


def run(sql):
    with connections["scratch"].cursor() as cursor:
        cursor.execute(sql)


def value():
    with connections["scratch"].cursor() as cursor:
        cursor.execute("SELECT value FROM scratch")
        return cursor.fetchone()[0]


def write():
    """What another process commits."""
    try:
        with transaction.atomic(using="scratch"):
            run("UPDATE scratch SET value = value + 1")
    finally:
        connections["scratch"].close()


def write_elsewhere():
    with ThreadPoolExecutor(1) as pool:
        pool.submit(write).result(5)


def test_what_others_commit_meanwhile_is_seen_afterwards_and_nobody_waits(scratch):
    connections["scratch"].close()
    with one_snapshot(scratch):
        assert value() == 1
        write_elsewhere()
        assert value() == 1
    assert value() == 2


def test_without_it_a_page_would_be_a_mixture(scratch):
    assert value() == 1
    write_elsewhere()
    assert value() == 2


def test_transactions_that_write_are_as_before(scratch):
    mode = getattr(connections["scratch"], "transaction_mode", None)
    with one_snapshot(scratch):
        value()
    assert getattr(connections["scratch"], "transaction_mode", None) == mode
    write()
    assert value() == 2


def test_an_error_ends_it(scratch):
    with pytest.raises(ZeroDivisionError), one_snapshot(scratch):
        _ = 1 / 0
    assert not connections["scratch"].in_atomic_block


def test_in_a_transaction_it_changes_nothing(scratch):
    with transaction.atomic(using=scratch):
        run("UPDATE scratch SET value = 5")
        with one_snapshot(scratch):
            assert value() == 5
            assert connections["scratch"].savepoint_ids == []
