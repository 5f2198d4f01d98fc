"""Rows are held to the constraints and to the rules of their models before they are written."""

from pathlib import Path

import pytest

from tests.factories import ActorFactory, ElectionFactory, PersonFactory
from tests.loading.cast import (
    ELECTION,
    find,
    loaded,
    record,
    refusal,
    said,
    snapshot,
    world,
    written,
)

pytestmark = pytest.mark.django_db


def line_of(path, number):
    """The line on which a record begins."""
    starts = [n for n, line in enumerate(Path(path).read_text().splitlines(), 1) if line == " {"]
    return starts[number - 1]


def changed_world(model, chosen, changes):
    """The world with changed fields in one record, and that record's number."""
    records = world()
    fields = find(records, model, **chosen)
    fields |= changes
    return records, next(n for n, each in enumerate(records, 1) if each["fields"] is fields)


@pytest.mark.parametrize(
    ("model", "chosen", "changes", "key", "mistake"),
    [
        (
            "election",
            {"slug": ELECTION},
            {"party_after": None},
            f'["{ELECTION}"]',
            "Give both the party after and its name at the time, or neither.",
        ),
        (
            "option",
            {"person": ["ann"]},
            {"party": None},
            f'["{ELECTION}", "ann"]',
            "Give both a party and its name at the time, or neither.",
        ),
        ("round", {}, {"date": None}, f'["{ELECTION}", 1]', "A round that was held needs a date."),
        (
            "account",
            {"source": ["wikipedia"]},
            {"lead_reason": ""},
            f'["{ELECTION}", 1, "wikipedia", "", ""]',
            "Explain why this account is shown first.",
        ),
        (
            "figure",
            {"count": 47000},
            {"count": None},
            f'["{ELECTION}", 1, "filipino", "", "", "votes", "ann", ""]',
            "A figure needs a count, a share, an outcome or the source’s wording.",
        ),
        (
            "figure",
            {"count": 47000},
            {"option": None},
            f'["{ELECTION}", 1, "filipino", "", "", "votes", "", ""]',
            "Say whose votes or seats these are.",
        ),
        (
            "figure",
            {"measure": "registered"},
            {"option": [ELECTION, "ann"]},
            f'["{ELECTION}", 1, "wikipedia", "", "", "registered", "ann", ""]',
            "This is counted of the whole, not of an option.",
        ),
        (
            "figure",
            {"measure": "registered"},
            {"count": -1},
            f'["{ELECTION}", 1, "wikipedia", "", "", "registered", "", ""]',
            "Only votes transferred and a change in seats can be negative.",
        ),
        (
            "delegation",
            {"organisation": "Watchers"},
            {"jurisdiction": ["land"]},
            f'["{ELECTION}", "observers", "land", "Watchers"]',
            "Name either a jurisdiction or an organisation.",
        ),
        (
            "delegation",
            {"organisation": "Watchers"},
            {"organisation": ""},
            f'["{ELECTION}", "observers", "", ""]',
            "Name either a jurisdiction or an organisation.",
        ),
        (
            "jurisdiction",
            {},
            {"iso_code": "am"},
            '["land"]',
            "An ISO 3166 code is two capital letters, such as AM.",
        ),
        ("person", {"slug": "ann"}, {"portrait": "a.png"}, '["ann"]', "A portrait needs a credit."),
        (
            "source",
            {"key": "filipino"},
            {"language": "Filipino"},
            '["filipino"]',
            "Write the language as a BCP 47 tag, such as en or pt-BR.",
        ),
        (
            "statement",
            {},
            {"actor": None},
            f'["{ELECTION}", "ann-thanks"]',
            "A statement needs an actor or a speaker.",
        ),
    ],
)
def test_a_violated_constraint_is_named_in_words(tmp_path, model, chosen, changes, key, mistake):
    records, number = changed_world(model, chosen, changes)
    path = written(tmp_path, *records)
    where = f"fixture.json, line {line_of(path, number)}: record {number}, elections.{model}"
    assert refusal(path) == said(f"{where} {key}: {mistake}")
    assert not any(snapshot().values())


@pytest.mark.parametrize(
    ("model", "chosen", "changes", "mistake"),
    [
        (
            "figure",
            {"count": 47000},
            {"count": 47095},
            "field count: Counts are printed to the nearest 1000 here, but this one is not.",
        ),
        (
            "figure",
            {"count": 98909},
            {"printed_to": 100},
            "field count: Counts are printed to the nearest 100 here, but this one is not.",
        ),
        (
            "figure",
            {"count": 0},
            {"option": ["2007-land", "ann"]},
            "field option: This option and the account belong to different elections.",
        ),
        (
            "round",
            {},
            {"contest": ["2007-land", "question"]},
            "field contest: This contest belongs to another election.",
        ),
        (
            "source",
            {"key": "wikipedia"},
            {"cites": [["wikipedia"]]},
            "field cites: A row cannot name itself here.",
        ),
        (
            "option",
            {"slug": "yes"},
            {"person": ["ann"]},
            "field person: Only a candidate or a list has a person.",
        ),
        (
            "option",
            {"slug": "bob"},
            {"part_of": ["2007-land", "ann"]},
            "field part_of: This option belongs to another election.",
        ),
        (
            "discrepancy",
            {},
            {"option": ["2007-land", "ann"]},
            "field option: This option belongs to another election.",
        ),
        (
            "election",
            {"slug": ELECTION},
            {"previous": [ELECTION]},
            "field previous: An election cannot follow itself.",
        ),
    ],
)
def test_what_a_model_says_of_its_own_row_is_said_of_the_record(
    tmp_path, model, chosen, changes, mistake
):
    records, number = changed_world(model, chosen, changes)
    other = record(
        "option", election=["2007-land"], slug="ann", person=["ann"], sources=[["filipino"]]
    )
    [where, what] = refusal(written(tmp_path, *records, other)).split("]", 1)
    assert where.splitlines()[1].split(": ")[1].startswith(f"record {number}, elections.{model} [")
    assert what.removeprefix("]").removeprefix(", ") == mistake
    assert not any(snapshot().values())


def test_a_row_without_sources_is_refused_be_it_new_or_stored(tmp_path):
    records = world()
    del find(records, "keydate")["sources"]
    ElectionFactory(slug="old", sources=[])
    old = record("election", **find(records, "election", slug="2007-land") | {"slug": "old"})
    del old["fields"]["sources"]
    path = written(tmp_path, old, *records, name="a.jsonl")
    assert refusal(path) == said(
        'a.jsonl, line 1: record 1, elections.election ["old"], field sources: At least one is '
        "required.",
        f'a.jsonl, line 23: record 23, elections.keydate ["{ELECTION}", "vote"], field sources: '
        "At least one is required.",
    )


def test_two_leads_of_a_round_are_refused_in_a_file_and_against_stored_rows(tmp_path):
    records = world()
    second = find(records, "account", source=["filipino"])
    loaded(tmp_path, *records)
    second |= {"is_lead": True, "lead_reason": "It is."}
    mistake = "Another account of this round is shown first already."
    path = written(tmp_path, *records, name="all.jsonl")
    assert refusal(path) == said(
        f"all.jsonl, line 13: record 13, elections.account "
        f'["{ELECTION}", 1, "filipino", "", ""]: {mistake}'
    )
    path = written(tmp_path, record("account", **second), name="one.jsonl")
    assert refusal(path) == said(
        f"one.jsonl, line 1: record 1, elections.account "
        f'["{ELECTION}", 1, "filipino", "", ""]: {mistake}'
    )


def test_what_belongs_to_one_row_alone_is_refused_in_a_file_and_against_stored_rows(tmp_path):
    ActorFactory(slug="stored", person=PersonFactory(slug="ann"))
    PersonFactory(slug="bob")
    actors = [
        record("actor", name="A", slug=slug, kind="candidate", person=[person])
        for slug, person in [("a", "ann"), ("b", "bob"), ("c", "bob")]
    ]
    assert refusal(written(tmp_path, *actors, name="a.jsonl")) == said(
        'a.jsonl, line 1: record 1, elections.actor ["a"], field person: '
        "Actor with this Person already exists.",
        'a.jsonl, line 3: record 3, elections.actor ["c"], field person: '
        "Actor with this Person already exists.",
    )
