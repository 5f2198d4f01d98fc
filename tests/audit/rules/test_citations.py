"""The rules on who states what."""

import datetime

import pytest

from elections.audit import Level
from tests import factories

from ..helpers import account, candidate, expected, found

pytestmark = pytest.mark.django_db

ADD = "Add the source that states it, or take it out."


def test_rows_without_a_source():
    election = factories.ElectionFactory(sources=[])
    rows = {
        factories.ContestFactory(
            election=election, name="Lists", sources=[]
        ): "The contest “Lists” cites no source.",
        candidate(election, "ada", sources=[]): "The option “Ada” cites no source.",
        factories.KeyDateFactory(
            election=election, name="Oath", date=datetime.date(2012, 9, 7), sources=[]
        ): "The date “Oath”, 7 September 2012, cites no source.",
        factories.DelegationFactory(
            election=election, jurisdiction__name="Land", sources=[]
        ): "That people came from Land cites no source.",
        factories.StatementFactory(
            election=election, slug="letter", sources=[]
        ): "The statement “letter” cites no source.",
    }
    sentences = {election: "The election cites no source."} | rows
    assert found(election, "unsourced") == [
        expected("error", "unsourced", about, sentence, ADD)
        for about, sentence in sentences.items()
    ]


def test_rows_with_a_source():
    election = factories.ElectionFactory()
    factories.ContestFactory(election=election)
    candidate(election, "ada")
    factories.KeyDateFactory(election=election)
    factories.DelegationFactory(election=election)
    factories.StatementFactory(election=election)
    assert found(election, "unsourced") == []


def test_prose_that_cites_keys_that_no_source_has():
    factories.SourceFactory(key="one")
    section = factories.SectionFactory(page="campaign", body="So [@one; @two]. Not so [@three].")
    assert found(section.election, "unknown-source-cited") == [
        expected(
            "error",
            "unknown-source-cited",
            section,
            "The text of “campaign” cites keys that no source has: two and three.",
            "Correct the keys, or enter the sources first.",
        )
    ]


def test_prose_that_cites_sources_or_writes_to_somebody():
    factories.SourceFactory(key="one")
    section = factories.SectionFactory(body="So [@one]. Write to me@example.org.")
    assert found(section.election, "unknown-source-cited") == []


def test_a_line_about_a_option_of_another_election():
    round_ = factories.RoundFactory()
    other = candidate(factories.ElectionFactory(name="Another"), "ada")
    one = account(round_, "one", {candidate(round_.election, "ada"): {"votes": 5}})
    line = factories.LineFactory(account=one, option=other, count=7)
    # No other rule takes the line for one of this election.
    errors = [finding for finding in found(round_.election) if finding.level == Level.ERROR]
    assert [finding.rule for finding in errors] == ["no-lead", "line-of-another-election"]
    assert errors[1] == expected(
        "error",
        "line-of-another-election",
        line,
        "A line is about Ada as a candidate in another election: Another.",
        "Choose the option of this election, or take the line out.",
        change=one,
    )


def test_lines_about_the_elections_own_options():
    round_ = factories.RoundFactory()
    account(round_, "one", {candidate(round_.election, "ada"): {"votes": 5}})
    assert found(round_.election, "line-of-another-election") == []


@pytest.mark.parametrize(
    ("wordings", "sentence"),
    [
        ([], "Fewer than two sources are heard on “His post”."),
        (["a minister"], "Fewer than two sources are heard on “His post”."),
        (["a minister", "A  Minister "], "All sources say the same on “His post”."),
    ],
)
def test_a_discrepancy_without_a_difference(wordings, sentence):
    point = factories.DiscrepancyFactory(topic="His post")
    for wording in wordings:
        factories.WordingFactory(discrepancy=point, wording=wording)
    assert found(point.election, "discrepancy-without-difference") == [
        expected(
            "error",
            "discrepancy-without-difference",
            point,
            sentence,
            "Add what another source says, or take the discrepancy out.",
        )
    ]


def test_a_discrepancy_with_a_difference():
    point = factories.DiscrepancyFactory()
    for wording in ("a minister", "a minister", "a former minister"):
        factories.WordingFactory(discrepancy=point, wording=wording)
    assert found(point.election, "discrepancy-without-difference") == []
