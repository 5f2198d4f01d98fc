"""Mistakes in the shape of records, in their keys, and in how they hang together."""

import pytest

from elections.loading import mistakes
from elections.models import Source
from tests.factories import SourceFactory
from tests.loading.cast import (
    ELECTION,
    find,
    loaded,
    record,
    refusal,
    result,
    said,
    source,
    world,
    written,
)

pytestmark = pytest.mark.django_db


SHAPES = [
    ({}, "The record needs a model, such as elections.source."),
    ({"model": 5, "fields": {}}, "The record needs a model, such as elections.source."),
    (
        {"model": "elections.sorce", "fields": {}},
        "There is no model “elections.sorce”. Did you mean “elections.source”?",
    ),
    ({"model": "x", "fields": {}}, "There is no model “x”."),
    ({"model": "x.y.z", "fields": {}}, "There is no model “x.y.z”."),
    (
        {"model": "auth.user", "fields": {}},
        "“auth.user” is not part of the election record. Load it with loaddata.",
    ),
    ({"model": "elections.source"}, "The record needs “fields”, an object of field values."),
    (
        {"model": "elections.source", "fields": []},
        "The record needs “fields”, an object of field values.",
    ),
    (
        source() | {"Fields": {}},
        "A record may have “model”, “fields” and “pk”, but not “Fields”.",
    ),
    (5, "A record must be an object with “model” and “fields”."),
]


def test_the_shape_of_every_record_is_checked_before_anything_else(tmp_path):
    path = written(tmp_path, *[content for content, _mistake in SHAPES], source(title=""))
    found = refusal(path).splitlines()
    assert found[0] == f"Nothing was loaded. {len(SHAPES)} errors:"
    assert [line.split(": ", 1)[1] for line in found[1:]] == [
        f"record {number}: {mistake}" for number, (_content, mistake) in enumerate(SHAPES, 1)
    ]


@pytest.mark.parametrize("pk", ["5", 0, -1, 1.0, True, 2**53 + 1])
def test_a_primary_key_is_a_whole_number(tmp_path, pk):
    assert refusal(written(tmp_path, source() | {"pk": pk})) == said(
        'fixture.json, line 2: record 1, elections.source ["wikipedia"]: A pk must be a positive '
        "whole number. Omit it."
    )


def test_a_primary_key_that_clashes_is_refused_with_the_mend(tmp_path):
    here, there = SourceFactory(key="here"), SourceFactory(key="there")
    free = there.pk + 10
    path = written(
        tmp_path,
        source("here") | {"pk": there.pk},
        source("new") | {"pk": here.pk},
        source("one") | {"pk": free},
        source("two") | {"pk": free},
        source("there") | {"pk": there.pk},
        name="fixture.jsonl",
    )
    assert refusal(path) == said(
        'fixture.jsonl, line 1: record 1, elections.source ["here"]: '
        f"The row is already stored with the pk {here.pk}. Omit the pk.",
        'fixture.jsonl, line 2: record 2, elections.source ["new"]: '
        f"Another row has the pk {here.pk}. Omit the pk.",
        'fixture.jsonl, line 4: record 4, elections.source ["two"]: '
        f"Another record has the pk {free}. Omit the pk.",
    )
    assert Source.objects.count() == 2


def test_fields_that_a_record_has_to_give_are_named(tmp_path):
    path = written(tmp_path, record("source", key="a"), record("round", number=2), name="a.jsonl")
    lacks = "This field is required."
    assert refusal(path) == said(
        f'a.jsonl, line 1: record 1, elections.source ["a"], field language: {lacks}',
        f'a.jsonl, line 1: record 1, elections.source ["a"], field short_name: {lacks}',
        f'a.jsonl, line 1: record 1, elections.source ["a"], field title: {lacks}',
        f'a.jsonl, line 2: record 2, elections.round ["", 2], field election: {lacks}',
    )


def test_two_records_of_one_row_are_refused_in_a_file_and_across_files(tmp_path):
    one = written(tmp_path, source("a"), source("b"), source("a"), name="one.json")
    two = written(tmp_path, source("b"), name="two.json")
    assert refusal(one, two) == said(
        'one.json, line 20: record 3, elections.source ["a"]: Record 1 in one.json has the same '
        "natural key.",
        'two.json, line 2: record 1, elections.source ["b"]: Record 2 in one.json has the same '
        "natural key.",
    )


@pytest.mark.parametrize("stored", [False, True])
def test_two_records_of_one_row_are_refused_across_batches(tmp_path, monkeypatch, stored):
    monkeypatch.setattr("elections.loading.BATCH", 2)
    if stored:
        loaded(tmp_path, source("a"))
    path = written(tmp_path, source("a"), source("b"), source("c"), source("a"), name="a.jsonl")
    assert refusal(path) == said(
        'a.jsonl, line 4: record 4, elections.source ["a"]: An earlier record in these files has '
        "the same natural key.",
        "a.jsonl was not checked beyond line 4.",
    ).replace("2 errors", "1 error")
    assert Source.objects.count() == stored


def test_records_that_refer_to_a_broken_one_are_not_called_broken_as_well(tmp_path):
    records = world()
    find(records, "source", key="wikipedia")["title"] = ""
    find(records, "round")["election"] = ["2012"]
    find(records, "election", slug="2007-land")["slug"] = 7
    assert [
        line.split("record ")[1] for line in refusal(written(tmp_path, *records)).splitlines()[1:]
    ] == [
        '5, elections.source ["wikipedia"], field title: This field cannot be blank.',
        "7, elections.election [7], field slug: This is not text. Put it in quotation marks.",
        f'8, elections.election ["{ELECTION}"], field previous: '
        'There is no elections.election ["2007-land"] in these files or in the database.',
        '9, elections.round ["2012", 1], field election: There is no elections.election ["2012"] '
        "in these files or in the database.",
        f'12, elections.account ["{ELECTION}", 1, "wikipedia", "", ""], field round: '
        f'There is no elections.round ["{ELECTION}", 1] in these files or in the database.',
        f'13, elections.account ["{ELECTION}", 1, "filipino", "", ""], field round: '
        f'There is no elections.round ["{ELECTION}", 1] in these files or in the database.',
        *(
            f'{what}, field election: There is no elections.election ["2007-land"] in these files '
            "or in the database."
            for what in (
                '30, elections.contest ["2007-land", "question"]',
                '31, elections.option ["2007-land", "yes"]',
            )
        ),
    ]


def test_at_most_so_many_mistakes_are_named_at_once(tmp_path):
    sources = [source(f"s{number:02}", title="") for number in range(30)]
    lines = refusal(written(tmp_path, *sources)).splitlines()
    assert lines[0] == "Nothing was loaded. The first 20 errors:"
    assert [line.split('["')[1].split('"')[0] for line in lines[1:]] == [
        f"s{number:02}" for number in range(mistakes.MOST)
    ]


def test_a_reference_ahead_in_json_lines_is_explained(tmp_path, monkeypatch):
    monkeypatch.setattr("elections.loading.BATCH", 1)
    records = [result("wikipedia", "ann", count=1), source()]
    assert refusal(written(tmp_path, *records, name="a.jsonl")).splitlines()[1] == (
        f'a.jsonl, line 1: record 1, elections.figure ["{ELECTION}", 1, "wikipedia", "", '
        '"", "votes", "ann", ""], field account: There is no elections.account '
        f'["{ELECTION}", 1, "wikipedia", "", ""] '
        "in the database or nearby in these files. In JSON Lines, put a record before those that "
        "refer to it."
    )


def test_a_message_stays_in_its_line_and_leaves_the_terminal_alone(tmp_path):
    fields = {"key": "\x1b[2J\n" + "x" * 900, "kind": "\x1b]0;title\x07"}
    said_of_it = refusal(
        written(tmp_path, source("a"), record("actor", name="A", slug="a", **fields))
    )
    assert said_of_it.splitlines()[1:] == [
        'fixture.json, line 16: record 2, elections.actor ["a"], field key: There is no such '
        "field. The fields are: jurisdiction, kind, name, person, slug.",
        'fixture.json, line 17: record 2, elections.actor ["a"], field kind: “\\x1b]0;title\\x07” '
        "is not one of the choices: intergovernmental, government, ministry, embassy, "
        "legislature, candidate, observers, commission, other.",
    ]
    long = refusal(written(tmp_path, source("a" * 900), name="a.jsonl"))
    assert f'["{"a" * 398}…, field key: ' in long
