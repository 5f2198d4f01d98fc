"""What the arithmetic and the comparison of sources say, as findings."""

from dataclasses import replace

import pytest

from elections.arithmetic.verdict import Verdict
from elections.audit import NamedFigure, audit
from elections.figures import Count, Percent
from tests import factories

from ..helpers import account, candidate, expected, found, loaded, told

pytestmark = pytest.mark.django_db

RULES = ("lead-impossible", "impossible-as-printed", "possible-on-a-condition")
AS_PRINTED = (
    "Compare the figures with the source; if it prints them so, leave them: the pages say so."
)


@pytest.fixture
def round_():
    return factories.RoundFactory()


TURNOUT = {"registered": 98_909, "cast": 72_823, "turnout": "73.42"}
SENTENCE = (
    "Does not add up as printed. 72,823 votes cast of 98,909 registered voters "
    "are 73.626%, not 73.42%. Arithmetic cannot say which figure is wrong."
)
FIGURES = (
    NamedFigure("registered", Count(98_909), "one"),
    NamedFigure("cast", Count(72_823), "one"),
    NamedFigure("turnout", Percent("73.42"), "one"),
)


def test_a_set_that_is_impossible_as_printed(round_):
    one = account(round_, "one", **TURNOUT)
    assert found(round_.election, *RULES) == [
        expected("warning", "impossible-as-printed", one, SENTENCE, AS_PRINTED, *FIGURES)
    ]


def test_a_set_that_leads_and_is_impossible_where_there_is_a_better_one(round_):
    ada = candidate(round_.election, "ada")
    one = account(round_, "one", **TURNOUT, is_lead=True, lead_reason="The fullest.")
    account(round_, "two", {ada: {"votes": 60}}, cast=70)
    mend = "Show another account first, or correct what was copied."
    assert found(round_.election, *RULES) == [
        expected("error", "lead-impossible", one, SENTENCE, mend, *FIGURES)
    ]


def test_a_set_that_leads_and_is_impossible_where_there_is_no_better_one(round_):
    one = account(round_, "one", **TURNOUT, is_lead=True, lead_reason="The fullest.")
    # It could all be true, but tells nobody's votes.
    account(round_, "two", **TURNOUT | {"turnout": "73.63"})
    assert found(round_.election, *RULES) == [
        expected("warning", "impossible-as-printed", one, SENTENCE, AS_PRINTED, *FIGURES)
    ]


@pytest.mark.parametrize("lead", [{}, {"is_lead": True, "lead_reason": "The fullest."}])
def test_a_set_that_is_possible(round_, lead):
    account(round_, "one", **TURNOUT | {"turnout": "73.63"}, **lead)
    assert found(round_.election, *RULES) == []


def test_a_set_that_is_possible_if_its_figures_were_cut_off(round_):
    one = account(round_, "one", **TURNOUT | {"turnout": "73.62"})
    sentence = "Adds up only if they were cut off and not rounded."
    assert found(round_.election, *RULES) == [
        expected("note", "possible-on-a-condition", one, sentence, AS_PRINTED)
    ]


def test_a_set_on_which_the_search_was_cut_off(round_):
    one = account(round_, "one", cast=10)
    record = loaded(round_.election)
    record.verdicts[one.pk] = replace(Verdict("undecided"), bounds=None)
    findings = [told(finding) for finding in audit(record) if finding.rule == "verdict-undecided"]
    assert findings == [
        expected(
            "note",
            "verdict-undecided",
            one,
            "Whether this account adds up is not settled: the search was cut off before its end.",
            "Nothing is to be done; a reader is told so.",
        )
    ]


def test_sources_in_conflict_on_votes(round_):
    ada = candidate(round_.election, "ada")
    account(round_, "one", {ada: {"votes": 22_967}})
    account(round_, "two", {ada: {"votes": 20_000}}, counts_printed_to=1_000)
    account(round_, "three", {ada: {"votes": 22_967}})
    assert found(round_.election, "sources-in-conflict") == [
        expected(
            "note",
            "sources-in-conflict",
            round_,
            "Sources conflict on one figure (votes for Ada): 22,967 (Short one and Short three) "
            "and 20 thousand (Short two).",
            AS_PRINTED,
            NamedFigure("votes", Count(22_967), "one", "ada"),
            NamedFigure("votes", Count(20_000, 1_000), "two", "ada"),
            NamedFigure("votes", Count(22_967), "three", "ada"),
        )
    ]


def test_sources_in_conflict_on_observers():
    election = factories.ElectionFactory()
    for key, value, bound in (("one", 80, "about"), ("two", 100, "more-than")):
        source = factories.SourceFactory(key=key)
        factories.FigureFactory(election=election, source=source, count=value, bound=bound)
    assert found(election, "sources-in-conflict") == [
        expected(
            "note",
            "sources-in-conflict",
            election,
            "Sources conflict on one figure (observers): about 80 (Short one) and more than 100 "
            "(Short two).",
            AS_PRINTED,
            NamedFigure("observers", Count(80, 1, "about"), "one"),
            NamedFigure("observers", Count(100, 1, "more-than"), "two"),
        )
    ]


def test_sources_that_agree_within_rounding(round_):
    ada = candidate(round_.election, "ada")
    account(round_, "one", {ada: {"votes": 22_967, "share": "32.51"}})
    account(round_, "two", {ada: {"votes": 23_000, "share": "32.5"}}, counts_printed_to=1_000)
    assert found(round_.election, "sources-in-conflict") == []
