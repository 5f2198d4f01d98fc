"""Whatever stops a load, the database is left as it was."""

import gc
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction

from elections import loading
from elections.loading import LoadError, load, loader, storage
from elections.models import Round, Source
from tests.loading.cast import (
    ELECTION,
    find,
    loaded,
    primary_keys,
    refusal,
    snapshot,
    source,
    world,
    written,
)

pytestmark = pytest.mark.django_db


class CrashError(Exception):
    pass


@pytest.fixture
def crash_at(monkeypatch):
    """A function that makes the loader crash when it writes rows of this model."""

    def arrange(model):
        def write(plan, created, changed):
            storage.write(plan, created, changed)
            if plan.model is model:
                raise CrashError

        monkeypatch.setattr(loader, "write", write)

    return arrange


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["fixture.json", "fixture.jsonl"])
def test_a_crash_halfway_takes_back_what_was_written(tmp_path, crash_at, monkeypatch, name):
    monkeypatch.setattr(loading, "BATCH", 3)
    records = world()
    loaded(tmp_path, *records)
    before = snapshot(), primary_keys()
    find(records, "source", key="wikipedia")["title"] = "Changed"
    find(records, "round")["date"] = "2012-07-20"  # nothing is written of what stays as it is
    find(records, "statement")["sources"] = [["filipino"]]
    records.append(source("new"))
    path = written(tmp_path, *records, name=name)
    crash_at(Round)
    with pytest.raises(CrashError):
        load([path])
    assert (snapshot(), primary_keys()) == before
    assert not connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
def test_a_mistake_in_a_late_batch_takes_back_the_earlier_ones(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "BATCH", 1)
    path = written(tmp_path, source("a"), source("b"), source("c", title=""), name="a.jsonl")
    assert refusal(path).splitlines()[1] == (
        'a.jsonl, line 3: record 3, elections.source ["c"], field title: '
        "This field cannot be blank."
    )
    assert not any(snapshot().values())


def test_a_load_inside_a_transaction_of_its_caller_leaves_that_one_usable(tmp_path):
    with transaction.atomic():
        loaded(tmp_path, source("a"))
        refusal(written(tmp_path, source("b"), source("c", title="")))
        loaded(tmp_path, source("d"))
    assert sorted(Source.objects.values_list("key", flat=True)) == ["a", "d"]


def test_a_row_that_only_the_database_refuses_is_named(tmp_path, monkeypatch):
    """As it would be with a constraint that the models do not know of."""
    monkeypatch.setattr(loader.Loader, "_check", lambda *args: None)
    loaded(tmp_path, *world())
    records = world()
    find(records, "round")["date"] = None
    find(records, "source", key="filipino")["title"] = "Changed"
    records.append(find_record(records, "round", number=2))
    lines = refusal(written(tmp_path, *records, name="a.jsonl")).splitlines()
    reason = {
        "sqlite": "CHECK constraint failed: round_held_has_date",
        "postgresql": 'new row for relation "elections_round" violates check constraint '
        '"round_held_has_date"',
    }[connection.vendor]
    assert lines[0] == "Nothing was loaded. 2 errors:"
    assert [line.split(reason)[0] for line in lines[1:]] == [
        f'a.jsonl, line 9: record 9, elections.round ["{ELECTION}", 1]: '
        "The database rejected the row: ",
        f'a.jsonl, line 32: record 32, elections.round ["{ELECTION}", 2]: '
        "The database rejected the row: ",
    ]
    assert Source.objects.get(key="filipino").title == "Title of filipino"


def find_record(records, model, **changes):
    return {"model": f"elections.{model}", "fields": find(records, model) | changes}


def test_rows_that_the_database_takes_one_by_one_are_loaded(tmp_path, monkeypatch):
    refused = []

    def write(plan, created, changed):
        if len(created) + len(changed) > 1:
            refused.append(plan.label)
            raise DatabaseError("not so many at once")
        storage.write(plan, created, changed)

    monkeypatch.setattr(loader, "write", write)
    report = loaded(tmp_path, source("a"), source("b"))
    assert (refused, report["elections.source"]["created"]) == (["elections.source"], 2)
    assert sorted(Source.objects.values_list("key", flat=True)) == ["a", "b"]


def test_a_failure_of_the_database_itself_is_told(tmp_path, monkeypatch):
    def fail(*args):
        raise DatabaseError("no such table: elections_source")

    monkeypatch.setattr(loading, "load_files", fail)
    with pytest.raises(LoadError) as error:
        load([written(tmp_path, source())])
    assert str(error.value) == (
        "Nothing was loaded. The database says: no such table: elections_source"
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.parametrize("stored", [True, False])
def test_what_somebody_else_writes_meanwhile_is_not_overwritten(tmp_path, monkeypatch, stored):
    if stored:
        loaded(tmp_path, source("a"))

    def write_elsewhere():
        Source.objects.update_or_create(
            key="a", defaults={"title": "Theirs", "short_name": "a", "language": "en"}
        )
        connection.close()

    def write(plan, created, changed):
        if not Source.objects.filter(title="Theirs").exists():
            thread = Thread(target=write_elsewhere)
            thread.start()
            thread.join()
        storage.write(plan, created, changed)

    monkeypatch.setattr(loader, "write", write)
    [line] = refusal(written(tmp_path, source("a", title="Ours"))).splitlines()[1:]
    reason = {
        True: "could not serialize access due to concurrent update",
        False: 'duplicate key value violates unique constraint "elections_source_key_',
    }[stored]
    assert line.split(reason)[0] == (
        'fixture.json, line 2: record 1, elections.source ["a"]: The database rejected the row: '
    )
    assert list(Source.objects.values_list("key", "title")) == [("a", "Theirs")]


@pytest.mark.parametrize("enabled", [True, False])
def test_the_search_for_cycles_in_memory_is_left_as_it_was(tmp_path, enabled):
    seen = []
    if not enabled:
        gc.disable()
    try:
        load([written(tmp_path, source())], progress=lambda number: seen.append(gc.isenabled()))
        refusal(written(tmp_path, source(title="")))
        assert (seen, gc.isenabled()) == ([False], enabled)
    finally:
        gc.enable()
