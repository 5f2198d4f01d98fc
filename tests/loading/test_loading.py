"""What a load makes of good fixtures: the same rows as `loaddata` makes."""

import random

import pytest
from django.conf import settings
from django.db import connection

from elections.loading import load
from elections.models import Source
from tests.loading.cast import (
    all_models,
    counts,
    find,
    loaddata,
    loaded,
    record,
    snapshot,
    source,
    world,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["fixture.json", "fixture.jsonl"])
def test_a_load_stores_what_loaddata_stores(tmp_path, emptied, name):
    path = written(tmp_path, *world(), name=name)
    loaddata(path)
    by_loaddata = snapshot()
    assert {label: len(rows) for label, rows in by_loaddata.items()} == {
        label: each["created"] for label, each in counts(world(), "created").items()
    }
    emptied()
    assert not any(snapshot().values())
    report = load([path])
    assert report.as_dict() == counts(world(), "created")
    assert snapshot() == by_loaddata


def test_every_value_is_stored_in_the_type_in_which_django_stores_it(tmp_path, emptied):
    if connection.vendor != "sqlite":
        pytest.skip("Other databases hold columns to their types.")
    path = written(tmp_path, *world())

    def stored():
        with connection.cursor() as cursor:
            for model in all_models():
                columns = [f.column for f in model._meta.concrete_fields if not f.primary_key]
                plain = [column for column in columns if not column.endswith("_id")]
                quoted = ", ".join(f'typeof("{column}"), quote("{column}")' for column in plain)
                cursor.execute(f"SELECT {quoted} FROM {model._meta.db_table}")  # noqa: S608
                yield model, sorted(cursor.fetchall())

    loaddata(path)
    by_loaddata = dict(stored())
    emptied()
    load([path])
    assert dict(stored()) == by_loaddata


def test_the_fixtures_of_the_site_load_as_with_loaddata(emptied):
    names = sorted(path.stem for path in (settings.BASE_DIR / "fixtures").glob("*.json"))
    loaddata(*names)
    by_loaddata = snapshot()
    emptied()
    first = load(names).as_dict()
    assert {label: each["created"] for label, each in first.items()} == {
        label: len(rows) for label, rows in by_loaddata.items() if rows
    }
    assert snapshot() == by_loaddata
    second = load(names).as_dict()
    assert {label: each["unchanged"] for label, each in second.items()} == {
        label: each["created"] for label, each in first.items()
    }


def test_records_may_stand_in_any_order_and_in_several_files(tmp_path, emptied):
    loaded(tmp_path, *world())
    expected = snapshot()
    emptied()
    records = world()
    random.Random(5).shuffle(records)  # noqa: S311  (any order, but the same in each run)
    half = len(records) // 2
    report = load(
        [
            written(tmp_path, *records[:half], name="b.json"),
            written(tmp_path, *records[half:], name="a.json"),
        ]
    )
    assert report.as_dict() == counts(world(), "created")
    assert snapshot() == expected


def test_rows_take_keys_in_the_order_of_their_records(tmp_path):
    loaded(tmp_path, *[source(key) for key in ("c", "a", "b")])
    assert list(Source.objects.order_by("pk").values_list("key", flat=True)) == ["c", "a", "b"]
    assert Source.objects.create(key="d", title="D", short_name="D", language="en").pk > max(
        Source.objects.exclude(key="d").values_list("pk", flat=True)
    )


def test_model_names_are_taken_in_capitals_as_loaddata_takes_them(tmp_path):
    assert loaded(tmp_path, source() | {"model": "elections.Source"}) == counts(
        [source()], "created"
    )


def test_a_source_cited_twice_in_a_list_is_cited_once(tmp_path):
    records = world()
    find(records, "statement")["sources"] = [["wikipedia"], ["wikipedia"], ["filipino"]]
    loaded(tmp_path, *records)
    assert loaded(tmp_path, *records) == counts(records, "unchanged")


def test_an_empty_fixture_loads_nothing(tmp_path):
    for name, content in [
        ("a.json", "[]"),
        ("b.json", " [ ] \n"),
        ("c.jsonl", "\n \n"),
        ("d.jsonl", ""),
    ]:
        (tmp_path / name).write_text(content)
        assert load([str(tmp_path / name)]).as_dict() == {}


@pytest.mark.parametrize("name", ["fixture.json", "fixture.jsonl"])
def test_a_byte_order_mark_and_other_line_ends_do_no_harm(tmp_path, name):
    path = tmp_path / name
    written(tmp_path, source("a"), source("b"), name=name)
    text = path.read_text().replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load([str(path)]).as_dict() == counts([source(), source()], "created")


def test_a_dry_run_says_what_would_happen_and_writes_nothing(tmp_path):
    path = written(tmp_path, *world())
    assert load([path], dry_run=True).as_dict() == counts(world(), "created")
    assert not any(snapshot().values())


def test_the_report_is_a_table(tmp_path):
    loaded(tmp_path, source("a"), source("b"))
    records = [
        source("a"),
        source("b", title="New"),
        source("c"),
        record("person", name="Ann", slug="ann"),
    ]
    assert str(load([written(tmp_path, *records)])) == (
        "created  changed  unchanged\n"
        "      1        0          0  people\n"
        "      1        1          1  sources\n"
        "      2        1          1  all"
    )
