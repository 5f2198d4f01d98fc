"""The rules on counts of ranked votes, and on overvotes and undervotes."""

import pytest

from elections.audit import checks
from elections.models import Figure, Measure, Outcome
from tests import factories

from ..helpers import account, candidate, found, loaded

pytestmark = pytest.mark.django_db

TRANSFERS = ("votes-after-transfer", "ranked-votes-sum")


@pytest.fixture
def ballot():
    """The first count of ranked votes, the one after it, and three candidates."""
    first = factories.RoundFactory()
    second = factories.RoundFactory(election=first.election, number=2, is_transfer=True)
    return first, second, [candidate(first.election, name) for name in ("ada", "ben", "cal")]


def count_of(round_, votes, transferred=(), key="paper", **totals):
    """An account of a count: what options have in all and were transferred, as it is printed."""
    one = account(round_, key, **totals)
    for measure, figures in ((Measure.VOTES, votes), (Measure.TRANSFERRED, transferred)):
        for option, printed in dict(figures).items():
            column = "count" if isinstance(printed, int) else "fractional_count"
            Figure.objects.create(account=one, measure=measure, option=option, **{column: printed})
    return one


def said(round_, *rules):
    return [finding.sentence for finding in found(round_.election, *(rules or TRANSFERS))]


def test_whole_votes_and_the_exhausted_make_up_the_valid_ones(ballot):
    first, second, (ada, ben, cal) = ballot
    count_of(first, {ada: 45, ben: 35, cal: 20}, cast=103, valid=100, invalid=3)
    one = count_of(
        second, {ada: 52, ben: 43}, {ada: 7, ben: 8, cal: -20}, cast=103, invalid=3, exhausted=5
    )

    assert (
        found(first.election, *(rule.name for rule in checks.RULES if rule.level != "error")) == []
    )
    assert loaded(first.election).verdicts[one.pk].kind != "impossible"


def test_votes_that_fit_neither_the_count_before_nor_all_are_named(ballot):
    first, second, (ada, ben, cal) = ballot
    count_of(first, {ada: 45, ben: 35, cal: 20}, valid=100)
    count_of(second, {ada: 53, ben: 43}, {ada: 7, ben: 8}, exhausted=5)

    assert said(first) == [
        "Ada had 45 votes in the count before, and +7 transferred: that makes 52, and 53 are "
        "printed.",
        "The votes of this count and the exhausted ones sum to 101, while 100 were valid in the "
        "first count.",
    ]


@pytest.mark.parametrize(
    ("exhausted", "sentences"),
    [
        (4, ["The votes of this count and the exhausted ones sum to 99, while 100 were valid in "
             "the first count."]),
        # Not stated: the rest may be exhausted.
        (None, []),
    ],
)  # fmt: skip
def test_too_few_are_named_where_the_exhausted_are_stated(ballot, exhausted, sentences):
    first, second, (ada, ben, cal) = ballot
    count_of(first, {ada: 45, ben: 35, cal: 20})
    count_of(second, {ada: 52, ben: 43}, exhausted=exhausted)

    assert said(first) == sentences


def test_the_exhausted_may_be_those_of_each_count(ballot):
    first, second, (ada, ben, cal) = ballot
    third = factories.RoundFactory(election=first.election, number=3, is_transfer=True)
    count_of(first, {ada: 45, ben: 35, cal: 20}, valid=100)
    count_of(second, {ada: 52, ben: 43}, exhausted=5)
    count_of(third, {ada: 90}, exhausted=5)

    assert said(first) == []


def test_the_votes_of_those_who_are_elected_may_be_left_out(ballot):
    first, second, (ada, ben, cal) = ballot
    one = count_of(first, {ada: 45, ben: 35, cal: 20}, valid=100)
    one.figures.filter(option=ada).update(outcome=Outcome.ELECTED)
    count_of(second, {ben: 36, cal: 24}, exhausted=0)

    assert said(first) == []


def test_fractions_are_no_error_as_far_as_they_are_cut_off(ballot):
    """3,333 ballots pass on at 0.3333: a third of a vote is lost, at most a digit a ballot."""
    first, second, (ada, ben, cal) = ballot
    count_of(first, {ada: 6667, ben: 3000, cal: 333}, valid=10_000)
    one = count_of(
        second,
        {ada: "5001.0000", ben: "4610.8889", cal: "387.8999"},
        {ada: "-1666.0000", ben: "1610.8889", cal: "54.8999"},
        exhausted=0,
    )

    assert said(first) == []
    assert loaded(first.election).verdicts[one.pk].kind != "impossible"

    Figure.objects.filter(account=one, option=ben, measure="votes").update(
        fractional_count="4613.8889"
    )
    assert said(first) == [
        "Ben had 3,000 votes in the count before, and +1,610.8889 transferred: that makes "
        "4,610.8889, and 4,613.8889 are printed.",
        "The votes of this count and the exhausted ones sum to 10,002.7888, while 10,000 were "
        "valid in the first count.",
    ]


def test_shares_of_what_is_not_exhausted_are_refuted_by_no_total(ballot):
    first, second, (ada, ben, cal) = ballot
    count_of(first, {ada: 45, ben: 35, cal: 20}, valid=100)
    one = account(
        second,
        "paper",
        {ada: {"votes": 52, "share": "54.74"}, ben: {"votes": 43, "share": "45.26"}},
        valid=100,
        invalid=3,
        cast=103,
        exhausted=5,
        share_base="valid",
    )

    assert loaded(first.election).verdicts[one.pk].kind == "consistent"


def test_who_is_behind_in_one_count_of_ranked_votes_can_win(ballot):
    first, _second, (ada, ben, cal) = ballot
    one = count_of(first, {ada: 40, ben: 40, cal: 20}, valid=100)
    assert said(first, "undecided-tie") == []

    one.figures.filter(option=cal).update(outcome=Outcome.ELECTED)
    assert said(first, "winner-against-votes") == []


@pytest.mark.parametrize(
    ("several", "figures", "sentences"),
    [
        (1, {"valid": 90, "overvotes": 3, "undervotes": 7}, []),
        # Whether the invalid votes hold them is the source's way of counting.
        (1, {"valid": 90, "invalid": 10, "overvotes": 3, "undervotes": 7}, []),
        (1, {"valid": 90, "invalid": 1, "blank": 2, "undervotes": 7}, []),
        (1, {"valid": 90, "overvotes": 4, "undervotes": 7},
         ["90 valid votes, 4 overvotes and 7 undervotes make 101, more than the 100 votes cast."]),
        (2, {"valid": 180, "undervotes": 20}, []),
        (2, {"valid": 180, "undervotes": 21},
         ["180 valid votes and 21 undervotes make 201, more than 100 voters have with 2 votes "
          "each."]),
    ],
)  # fmt: skip
def test_overvotes_and_undervotes_are_apart_from_valid_votes(several, figures, sentences):
    round_ = factories.RoundFactory(votes_per_voter=several)
    one = account(round_, "paper", cast=100, **figures)

    assert said(round_, "not-used-and-valid", "valid-and-invalid") == sentences
    if not sentences:
        assert loaded(round_.election).verdicts[one.pk].kind != "impossible"


def test_blank_votes_are_added_to_invalid_ones_or_are_among_them():
    """Where they are added, it is said of which two figures the sum is made."""
    round_ = factories.RoundFactory()
    apart = account(round_, "one", cast=157, valid=100, invalid=1, blank=56)
    among = account(round_, "two", cast=157, valid=100, invalid=57, blank=56)
    account(round_, "three", cast=157, valid=100, invalid=2, blank=56)

    verdicts = loaded(round_.election).verdicts
    assert [verdicts[one.pk].kind for one in (apart, among)] == ["consistent", "consistent"]
    assert said(round_, "valid-and-invalid") == [
        "100 valid, 2 invalid and 56 blank votes make 158, while 157 votes were cast."
    ]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Invalid 1; Void 1,056; Rejected 7", "consistent"),
        ("Invalid 1; Void 1 057; Rejected 7", "impossible"),
        ("Invalid 1; Void none", "consistent"),
        ("1,064, by another count", "consistent"),
    ],
)
def test_several_kinds_of_invalid_votes_are_kept_in_words_and_summed_by_the_audit(words, verdict):
    round_ = factories.RoundFactory()
    one = account(round_, "paper", cast=2_064, valid=1_000)
    factories.FigureFactory(account=one, measure="invalid", count=None, wording=words)

    assert loaded(round_.election).verdicts[one.pk].kind == verdict
    summed = "Rejected" in words
    assert bool(said(round_, "invalid-summed")) == summed
    if verdict == "impossible":
        assert said(round_, "valid-and-invalid", "invalid-summed") == [
            "1,000 valid votes and 1,065 invalid or blank votes make 2,065, while 2,064 votes were "
            "cast.",
            "The source prints no sum of the votes that were not valid; the audit takes 1,065, "
            "that of “Invalid 1; Void 1 057; Rejected 7”.",
        ]
