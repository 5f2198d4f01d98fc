"""JSON Lines are loaded in batches, and the queries of a batch do not grow with its rows."""

import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections import loading
from elections.loading import load
from tests.loading.cast import (
    ELECTION,
    counts,
    find,
    loaded,
    record,
    snapshot,
    source,
    world,
    written,
)

pytestmark = pytest.mark.django_db


def test_json_lines_are_read_in_batches_that_refer_to_earlier_ones(tmp_path, monkeypatch, emptied):
    loaded(tmp_path, *world())
    expected = snapshot()
    emptied()
    monkeypatch.setattr(loading, "BATCH", 2)
    monkeypatch.setattr("elections.loading.loader.KEPT", 1)
    path = written(tmp_path, *world(), name="fixture.jsonl")
    seen = []
    report = load([path], progress=seen.append)
    assert report.as_dict() == counts(world(), "created")
    assert (seen[-1], seen == sorted(seen)) == (len(world()), True)
    assert snapshot() == expected
    assert load([path]).as_dict() == counts(world(), "unchanged")


def test_batches_of_json_lines_are_bounded_in_bytes_as_well(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "BATCH_BYTES", 1000)
    lines = [source(f"source-{number}", note="x" * 400) for number in range(6)]
    seen = []
    load([written(tmp_path, *lines, name="fixture.jsonl")], progress=seen.append)
    assert seen == [2, 4, 6]


def test_json_files_are_loaded_before_json_lines(tmp_path):
    lines = written(tmp_path, *world()[6:], name="a.jsonl")
    assert load([lines, written(tmp_path, *world()[:6])]).as_dict() == counts(world(), "created")


def test_what_clean_would_ask_the_database_is_known_in_the_batch(tmp_path):
    """Query counts do not grow with the number of rows, whether they are new or stored."""

    def many(number):
        records = world()
        for each in range(number):
            records.append(source(f"source-{each}"))
            for fields in (
                find(records, "election", slug=ELECTION) | {"slug": f"e{each}", "previous": None},
            ):
                records.append(record("election", **fields))
            records.append(record("round", election=[f"e{each}"], date="2012-07-19"))
            records.append(
                record("section", election=[f"e{each}"], page="lead", body=f"x [@source-{each}]")
            )
            records.append(
                record(
                    "option",
                    election=[f"e{each}"],
                    slug="ann",
                    person=["ann"],
                    sources=[["wikipedia"]],
                )
            )
            records.append(record("account", round=[f"e{each}", 1], source=[f"source-{each}"]))
            records.append(
                record(
                    "figure",
                    account=[f"e{each}", 1, f"source-{each}", "", ""],
                    option=[f"e{each}", "ann"],
                    count=5,
                )
            )
        return records

    def queries(records):
        """Numbers of queries: inserts into each table, and all others."""
        path = written(tmp_path, *records)
        with CaptureQueriesContext(connection) as captured:
            load([path])
        inserts = Counter(
            re.search(r'(INTO|COPY) "(\w+)"', query["sql"])[2]
            for query in captured
            if re.search("INSERT INTO|COPY", query["sql"])
        )
        return inserts, len(captured) - inserts.total()

    def first_and_again(number):
        lines = [each for each in many(number) if each["model"].endswith("figure")]
        return [queries(many(number)), queries(many(number)), queries(lines)]

    loaded(tmp_path, *world())
    few, more = first_and_again(10), first_and_again(300)
    assert [others for _inserts, others in more] == [others for _inserts, others in few]
    # SQLite takes 999 values in a statement: one statement for whole parts, one for the rest.
    assert [set(inserts.values()) for inserts, _others in few] == [{1}, set(), set()]
    assert [max(inserts.values(), default=0) <= 2 for inserts, _others in more] == [True] * 3
    assert more[0][0].keys() == few[0][0].keys()
