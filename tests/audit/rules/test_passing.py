"""What a vote needs to pass, and shares of one count on two bases."""

import pytest

from elections.audit import NamedFigure
from elections.figures import Count, Percent
from elections.models import (
    Bound,
    ContestKind,
    Measure,
    OptionKind,
    Outcome,
    ResultStatus,
    ShareBase,
)
from tests import factories

from ..helpers import account, candidate, expected, found, loaded

pytestmark = pytest.mark.django_db

NOTHING = "Nothing is to be done; a reader is told so."
RULE = "what-is-needed"
BASES = "one-count-on-two-bases"


@pytest.fixture
def round_():
    election = factories.ElectionFactory()
    contest = factories.ContestFactory(election=election, kind=ContestKind.QUESTION)
    return factories.RoundFactory(election=election, contest=contest)


@pytest.fixture
def answers(round_):
    return {
        slug: factories.OptionFactory(
            election=round_.election,
            contest=round_.contest,
            slug=slug,
            name=slug.title(),
            kind=OptionKind.ANSWER,
            person=None,
        )
        for slug in ("yes", "no")
    }


def needs(round_, key, measure, share, **fields):
    one = account(round_, key)
    printed = {"count": None, "share": share} | fields
    factories.FigureFactory(account=one, measure=measure, **printed)


def quarter(round_, key="law", **fields):
    needs(round_, key, Measure.APPROVAL_NEEDED, "25", base=ShareBase.REGISTERED, **fields)


def said(round_, rule=RULE):
    return [finding.sentence for finding in found(round_.election, rule)]


def test_what_the_votes_reach_of_what_sources_say_is_needed(round_, answers):
    quarter(round_, "law", bound=Bound.AT_LEAST)
    quarter(round_, "paper", bound=Bound.AT_LEAST)
    needs(round_, "other", Measure.APPROVAL_NEEDED, "66.67", base=ShareBase.REGISTERED)
    lines = {answers["yes"]: {"votes": 40_000}, answers["no"]: {"votes": 7_686}}
    one = account(round_, "one", lines, registered=103_818, cast=50_000)
    sentence = (
        "38.53% of registered voters are for Yes; needed, and reached: at least 25% (Short law "
        "and Short paper). 38.53% of registered voters are for Yes; needed, and not reached: "
        "66.67% (Short other)."
    )
    # A source made for a test is named after its key.
    for source in one.round.accounts.all():
        source.source.short_name = f"Short {source.source.key}"
    assert found(round_.election, RULE) == [
        expected(
            "note",
            RULE,
            one,
            sentence,
            NOTHING,
            NamedFigure("registered", Count(103_818), "one"),
            NamedFigure("cast", Count(50_000), "one"),
            NamedFigure("votes", Count(40_000), "one", "yes"),
        )
    ]


def test_the_turnout_is_held_against_what_is_needed(round_, answers):
    needs(round_, "law", Measure.TURNOUT_NEEDED, "50", bound=Bound.MORE_THAN)
    account(round_, "one", registered=100, cast=50)
    account(round_, "two", turnout="82.2")
    # 49.5 to 50.5 or, cut off, to 51: not to be told.
    account(round_, "three", turnout="50")
    assert said(round_) == [
        "The turnout is 50.00%; needed, and not reached: more than 50% (Short law).",
        "The turnout is 82.2%; needed, and reached: more than 50% (Short law).",
    ]


@pytest.mark.parametrize(
    ("words", "votes", "reached"),
    [
        ("two thirds of the members", 22, "reached"),
        ("two thirds of the members", 21, "not reached"),
        ("more than two thirds", 22, "not reached"),
        ("a large majority", 22, None),
    ],
)
def test_a_share_in_words_is_held_against_who_was_elected(words, votes, reached):
    round_ = factories.RoundFactory()
    ann = candidate(round_.election, "ann")
    whole = {"base": ShareBase.REGISTERED, "wording": words}
    needs(round_, "law", Measure.APPROVAL_NEEDED, None, **whole)
    line = {"votes": votes, "outcome": Outcome.ELECTED}
    account(round_, "one", {ann: line}, registered=33)
    assert said(round_) == [
        f"{100 * votes / 33:.2f}% of registered voters are for Ann; needed, and {reached}: {words} "
        "(Short law)."
    ] * bool(reached)


def test_a_number_of_votes_is_held_against_who_was_elected():
    round_ = factories.RoundFactory()
    ann = candidate(round_.election, "ann")
    needs(round_, "law", Measure.APPROVAL_NEEDED, None, count=22)
    account(round_, "one", {ann: {"votes": 22, "outcome": Outcome.ELECTED}})
    account(round_, "two", {ann: {"votes": 21}})
    assert said(round_) == [
        "22 votes are for Ann; needed, and reached: 22 (Short law).",
        "21 votes are for Ann; needed, and not reached: 22 (Short law).",
    ]


@pytest.mark.parametrize(
    ("base", "figures", "sentence"),
    [
        ("valid", {}, "99.00% of valid votes are for Yes"),
        ("cast", {"invalid": 10}, "90.00% of votes cast are for Yes"),
        ("cast", {}, None),
        ("registered", {}, None),
    ],
)
def test_a_whole_that_is_not_printed_is_the_sum_of_its_parts(
    round_, answers, base, figures, sentence
):
    needs(round_, "law", Measure.APPROVAL_NEEDED, "50", base=base)
    account(round_, "one", {answers["yes"]: {"votes": 99}, answers["no"]: {"votes": 1}}, **figures)
    told = [f"{sentence}; needed, and reached: 50% (Short law)."] if sentence else []
    assert said(round_) == told


@pytest.mark.parametrize(
    ("needed", "votes", "reached"),
    [
        # A third may be printed as 33.33: what rounding could decide is left open.
        ("33.33", 33_333, []),
        ("33.33", 33_340, [True]),
        ("33.33", 33_320, [False]),
        # Whole per cent are exact.
        ("25", 25_000, [True]),
        ("25", 24_999, [False]),
    ],
)
def test_what_is_needed_is_read_as_it_was_printed(round_, answers, needed, votes, reached):
    needs(round_, "law", Measure.APPROVAL_NEEDED, needed, base=ShareBase.REGISTERED)
    account(round_, "one", {answers["yes"]: {"votes": votes}}, registered=100_000)
    assert ["and reached" in sentence for sentence in said(round_)] == reached


@pytest.mark.parametrize(("votes", "reached"), [(33_326, []), (33_325, [False])])
def test_more_than_what_is_needed_is_read_as_it_was_printed(round_, answers, votes, reached):
    base = ShareBase.REGISTERED
    needs(round_, "law", Measure.APPROVAL_NEEDED, "33.33", base=base, bound=Bound.MORE_THAN)
    account(round_, "one", {answers["yes"]: {"votes": votes}}, registered=100_000)
    assert ["and reached" in sentence for sentence in said(round_)] == reached


def test_a_partial_count_is_not_held_against_what_is_needed(round_, answers):
    quarter(round_)
    lines = {answers["yes"]: {"votes": 10}}
    account(round_, "one", lines, registered=100, status=ResultStatus.PARTIAL)
    account(round_, "two", lines, registered=100, as_of="17:00")
    account(round_, "three", {answers["yes"]: {"votes": 26}}, registered=100, as_of="18:00")
    assert said(round_) == [
        "26.00% of registered voters are for Yes; needed, and reached: 25% (Short law)."
    ]


def test_nothing_is_worked_out_from_words_or_an_unknown_base(round_, answers):
    needs(round_, "law", Measure.APPROVAL_NEEDED, None, wording="a third of the voters")
    needs(round_, "paper", Measure.APPROVAL_NEEDED, "50")
    account(round_, "one", {answers["yes"]: {"votes": 26}}, registered=100, cast=50, valid=50)
    assert said(round_) == []


def test_the_answer_to_be_approved_is_the_one_that_has_an_outcome(round_, answers):
    quarter(round_)
    lines = {
        answers["yes"]: {"votes": 10},
        answers["no"]: {"votes": 30, "outcome": Outcome.NOT_ACCEPTED},
    }
    account(round_, "one", lines, registered=100)
    assert said(round_) == [
        "30.00% of registered voters are for No; needed, and reached: 25% (Short law)."
    ]


def test_a_printed_share_serves_where_its_base_is_stated(round_, answers):
    needs(round_, "law", Measure.APPROVAL_NEEDED, "66.67", base=ShareBase.VALID)
    lines = {answers["yes"]: {"votes": None, "share": "99.9"}}
    account(round_, "one", lines, share_base=ShareBase.VALID)
    account(round_, "two", lines)
    assert said(round_) == [
        "99.9% of valid votes are for Yes; needed, and reached: 66.67% (Short law)."
    ]


def counted(round_, answers, key="one", **fields):
    lines = {
        answers["yes"]: {"votes": 77_279, "share": "99.29"},
        answers["no"]: {"votes": 554, "share": "0.71"},
    }
    return account(round_, key, lines, **{"cast": 78_389, **fields})


def test_two_shares_of_one_count_on_two_bases(round_, answers):
    counted(round_, answers)
    two = account(round_, "two", {answers["yes"]: {"votes": 77_279, "share": "98.58"}})
    sentence = (
        "98.58% of votes cast and 99.29% of valid votes (Short one) are the same count: 77,279 "
        "for Yes."
    )
    assert found(round_.election, BASES) == [
        expected(
            "note",
            BASES,
            two,
            sentence,
            NOTHING,
            NamedFigure("share", Percent("98.58"), "two", "yes"),
            NamedFigure("share", Percent("99.29"), "one", "yes"),
            NamedFigure("votes", Count(77_279), "one", "yes"),
        )
    ]


def test_one_account_may_print_both_shares_of_one_count(round_, answers):
    one = counted(round_, answers, invalid=556)
    second = {"account": one, "option": answers["yes"], "count": None, "base": "cast"}
    factories.LineFactory(share="98.58", **second)
    said_of = (
        "98.58% of votes cast and 99.29% of valid votes (Short one) {} the same count: 77,279 for "
        "Yes."
    )
    assert said(round_, BASES) == [said_of.format("can be")]
    assert loaded(round_.election).verdicts[one.pk].kind == "consistent"
    one.figures.filter(base="cast").update(share="98.59")
    assert said(round_, BASES) == []


def test_a_share_without_votes_can_be_of_the_same_count(round_, answers):
    counted(round_, answers, cast=None, invalid=556)
    account(round_, "two", {answers["yes"]: {"votes": None, "share": "98.58"}})
    assert said(round_, BASES) == [
        "98.58% of votes cast and 99.29% of valid votes (Short one) can be the same count: 77,279 "
        "for Yes."
    ]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        # It fits neither base; it fits both; another count; other votes cast or valid.
        ({"share": "98.57"}, {}),
        ({"share": "99"}, {}),
        ({"share": "98.58", "votes": 77_280}, {}),
        ({"share": "98.58"}, {"cast": 78_390}),
        ({"share": "98.58"}, {"valid": 77_834}),
        ({"share": "98.58"}, {"counts_printed_to": 1_000}),
    ],
)
def test_figures_that_do_not_show_one_count(round_, answers, line, fields):
    counted(round_, answers)
    account(round_, "two", {answers["yes"]: {"votes": None, **line}}, **fields)
    assert said(round_, BASES) == []


def test_another_share_that_is_not_of_votes_cast_shows_that_none_is(round_, answers):
    counted(round_, answers)
    lines = {
        answers["yes"]: {"votes": None, "share": "98.58"},
        answers["no"]: {"votes": None, "share": "1.42"},
    }
    account(round_, "two", lines)
    assert said(round_, BASES) == []
