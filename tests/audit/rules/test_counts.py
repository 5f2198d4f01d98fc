"""The rules on the figures of one account."""

import pytest

from elections.audit import NamedFigure
from elections.figures import Count, Percent
from elections.models import OptionStatus
from tests import factories

from ..helpers import account, candidate, expected, found, loaded

pytestmark = pytest.mark.django_db

COMPARE = "Compare the figures with the source; if it prints them so, leave them."


@pytest.fixture
def round_():
    return factories.RoundFactory()


def shares(round_, *printed, names=("ada", "ben", "cal", "dan", "eve"), **fields):
    people = [candidate(round_.election, name) for name in names[: len(printed)]]
    lines = {who: {"share": share} for who, share in zip(people, printed, strict=True)}
    return account(round_, "one", lines, **fields)


def share_figures(*printed):
    names = ("ada", "ben", "cal", "dan", "eve")
    return [
        NamedFigure("share", Percent(share), "one", name)
        for name, share in zip(names, printed, strict=False)
    ]


def test_shares_that_sum_to_more_than_rounding_explains(round_):
    one = shares(round_, "60.1", "40.1")
    sentence = "The shares sum to 100.2%, more than rounding explains."
    assert found(round_.election, "shares-sum") == [
        expected("warning", "shares-sum", one, sentence, COMPARE, *share_figures("60.1", "40.1"))
    ]


def test_shares_that_sum_to_as_much_as_rounding_explains(round_):
    # 60.05 and 39.95, each rounded up.
    shares(round_, "60.1", "40.0")
    assert found(round_.election, "shares-sum") == []


def test_shares_of_everybody_that_sum_to_less_than_cutting_off_explains(round_):
    one = shares(round_, "60", "38", share_base="valid")
    sentence = (
        "Everybody who stood is listed, and the shares sum to 98%, less than rounding explains."
    )
    assert found(round_.election, "shares-sum") == [
        expected("warning", "shares-sum", one, sentence, COMPARE, *share_figures("60", "38"))
    ]


def test_shares_that_can_only_be_of_votes_cast_sum_to_less(round_):
    people = [candidate(round_.election, name) for name in ("ada", "ben", "cal", "dan")]
    printed = ("46.38", "36.92", "1.40", "13.67")
    lines = {who: {"share": share} for who, share in zip(people, printed, strict=True)}
    one = account(round_, "one", lines, cast=98_790, invalid=1_616)
    assert found(round_.election, "shares-sum") == []
    assert loaded(round_.election).verdicts[one.pk].conditions == ("base_cast",)


def test_shares_of_everybody_that_sum_to_as_little_as_cutting_off_explains(round_):
    # 60.4 and 39.6, cut off.
    shares(round_, "60", "39.5")
    assert found(round_.election, "shares-sum") == []


def test_shares_may_sum_to_less_where_somebody_is_not_listed(round_):
    shares(round_, "60", "38")
    candidate(round_.election, "cal")
    assert found(round_.election, "shares-sum") == []


def test_shares_may_sum_to_less_where_somebody_has_votes_alone(round_):
    ada, ben = candidate(round_.election, "ada"), candidate(round_.election, "ben")
    account(round_, "one", {ada: {"share": "60"}, ben: {"votes": 40}})
    assert found(round_.election, "shares-sum") == []


@pytest.mark.parametrize("base", ["cast", "registered"])
def test_shares_of_more_than_the_valid_votes_may_sum_to_less(round_, base):
    shares(round_, "60", "38", share_base=base)
    assert found(round_.election, "shares-sum") == []


def parts(round_, valid, invalid, cast, **fields):
    return account(round_, "one", valid=valid, invalid=invalid, cast=cast, **fields)


def test_valid_and_invalid_votes_that_are_not_the_votes_cast(round_):
    one = parts(round_, 69_693, 1_594, 71_286)
    sentence = (
        "69,693 valid votes and 1,594 invalid or blank votes make 71,287, while 71,286 votes were "
        "cast."
    )
    assert found(round_.election, "valid-and-invalid") == [
        expected(
            "warning",
            "valid-and-invalid",
            one,
            sentence,
            COMPARE,
            NamedFigure("valid", Count(69_693), "one"),
            NamedFigure("invalid", Count(1_594), "one"),
            NamedFigure("cast", Count(71_286), "one"),
        )
    ]


@pytest.mark.parametrize(
    ("valid", "invalid", "cast", "unit"),
    [
        (69_693, 1_593, 71_286, 1),
        (69_693, 1_594, None, 1),
        # 2,499 and 2,499 make 4,998; cut off, 2,999 and 2,999 make 5,998; 1,500 twice makes 3,000.
        (2_000, 2_000, 5_000, 1_000),
        (2_000, 2_000, 3_000, 1_000),
    ],
)
def test_valid_and_invalid_votes_that_can_be_the_votes_cast(round_, valid, invalid, cast, unit):
    parts(round_, valid, invalid, cast, counts_printed_to=unit)
    assert found(round_.election, "valid-and-invalid") == []


@pytest.mark.parametrize("cast", [7_000, 1_000])
def test_rounded_parts_that_cannot_be_the_votes_cast(round_, cast):
    one = parts(round_, 2_000, 2_000, cast, counts_printed_to=1_000)
    sentence = (
        "2 thousand valid votes and 2 thousand invalid or blank votes make 4 thousand, while "
        f"{cast // 1000} thousand votes were cast."
    )
    assert found(round_.election, "valid-and-invalid") == [
        expected(
            "warning",
            "valid-and-invalid",
            one,
            sentence,
            COMPARE,
            NamedFigure("valid", Count(2_000, 1_000), "one"),
            NamedFigure("invalid", Count(2_000, 1_000), "one"),
            NamedFigure("cast", Count(cast, 1_000), "one"),
        )
    ]


def test_more_votes_cast_than_voters_registered(round_):
    one = account(round_, "one", cast=101, registered=100)
    assert found(round_.election, "more-cast-than-registered") == [
        expected(
            "warning",
            "more-cast-than-registered",
            one,
            "101 votes were cast, and 100 voters were registered.",
            COMPARE,
            NamedFigure("cast", Count(101), "one"),
            NamedFigure("registered", Count(100), "one"),
        )
    ]


def test_more_valid_votes_than_voters_registered(round_):
    one = account(round_, "one", valid=101, registered=100)
    assert found(round_.election, "more-cast-than-registered") == [
        expected(
            "warning",
            "more-cast-than-registered",
            one,
            "101 votes were valid, and 100 voters were registered.",
            COMPARE,
            NamedFigure("valid", Count(101), "one"),
            NamedFigure("registered", Count(100), "one"),
        )
    ]


def test_more_votes_for_candidates_than_voters_registered(round_):
    ada, ben = candidate(round_.election, "ada"), candidate(round_.election, "ben")
    one = account(round_, "one", {ada: {"votes": 60}, ben: {"votes": 41}}, registered=100)
    assert found(round_.election, "more-cast-than-registered") == [
        expected(
            "warning",
            "more-cast-than-registered",
            one,
            "The candidates had 101 votes in all, and 100 voters were registered.",
            COMPARE,
            NamedFigure("votes", Count(60), "one", "ada"),
            NamedFigure("votes", Count(41), "one", "ben"),
            NamedFigure("registered", Count(100), "one"),
        )
    ]


def test_figures_that_need_more_votes_than_voters(round_):
    ada = candidate(round_.election, "ada")
    lines = {ada: {"votes": 60, "share": "40.0"}}
    one = account(round_, "one", lines, registered=100, share_base="cast")
    assert found(round_.election, "more-cast-than-registered") == [
        expected(
            "warning",
            "more-cast-than-registered",
            one,
            "The figures need at least 150 votes cast, and 100 voters were registered.",
            COMPARE,
            NamedFigure("registered", Count(100), "one"),
        )
    ]


def test_a_turnout_above_the_whole(round_):
    one = account(round_, "one", turnout="100.1")
    assert found(round_.election, "more-cast-than-registered") == [
        expected(
            "warning",
            "more-cast-than-registered",
            one,
            "A turnout of 100.1% is more than all registered voters.",
            COMPARE,
            NamedFigure("turnout", Percent("100.1"), "one"),
        )
    ]


@pytest.mark.parametrize(
    "figures",
    [
        {"cast": 100, "valid": 100, "registered": 100},
        {"cast": 101},
        {"turnout": "100.0"},
        # 5,500 cast, rounded up, of 5,999 registered, cut off.
        {"cast": 6_000, "registered": 5_000, "counts_printed_to": 1_000},
    ],
)
def test_no_more_votes_than_voters(round_, figures):
    account(round_, "one", **figures)
    assert found(round_.election, "more-cast-than-registered") == []


def test_rounded_votes_of_candidates_may_all_be_rounded_up(round_):
    people = [candidate(round_.election, name) for name in ("ada", "ben", "cal")]
    lines = {who: {"votes": 1_000} for who in people}
    account(round_, "one", lines, registered=1_000, counts_printed_to=1_000)
    assert found(round_.election, "more-cast-than-registered") == []


def test_more_votes_and_a_smaller_share(round_):
    ada, ben = candidate(round_.election, "ada"), candidate(round_.election, "ben")
    one = account(
        round_, "one", {ada: {"votes": 60, "share": "39.9"}, ben: {"votes": 41, "share": "40.1"}}
    )
    sentence = "Ada has 60 votes and 39.9%, and Ben with 41 votes has 40.1%, which is more."
    assert found(round_.election, "votes-against-shares") == [
        expected(
            "warning",
            "votes-against-shares",
            one,
            sentence,
            COMPARE,
            NamedFigure("votes", Count(60), "one", "ada"),
            NamedFigure("share", Percent("39.9"), "one", "ada"),
            NamedFigure("votes", Count(41), "one", "ben"),
            NamedFigure("share", Percent("40.1"), "one", "ben"),
        )
    ]


def test_a_smaller_share_to_fewer_decimals(round_):
    people = [candidate(round_.election, name) for name in ("ada", "ben", "cal")]
    printed = [(60, "39"), (50, "45.0"), (41, "40.2")]
    lines = {
        who: {"votes": votes, "share": share}
        for who, (votes, share) in zip(people, printed, strict=True)
    }
    account(round_, "one", lines)
    [finding] = found(round_.election, "votes-against-shares")
    assert finding.sentence == (
        "Ada has 60 votes and 39%, and Ben with 50 votes has 45.0%, which is more."
    )


@pytest.mark.parametrize(
    ("ada_votes", "ada_share", "ben_votes", "ben_share"),
    [
        # Equal votes, equal shares, and a share that rounding can explain: 0.849 and 0.84.
        (60, "39.9", 60, "40.1"),
        (60, "40.1", 59, "40.1"),
        (60, "0.8", 59, "0.84"),
        (60, None, 59, "40.1"),
        (None, "39.9", 59, "40.1"),
    ],
)
def test_votes_and_shares_in_one_order(round_, ada_votes, ada_share, ben_votes, ben_share):
    ada, ben = candidate(round_.election, "ada"), candidate(round_.election, "ben")
    lines = {
        ada: {"votes": ada_votes, "share": ada_share},
        ben: {"votes": ben_votes, "share": ben_share},
    }
    account(round_, "one", lines)
    assert found(round_.election, "votes-against-shares") == []


WITHDRAWN = "See whether the line is about somebody else, or the candidate’s status is wrong."


@pytest.mark.parametrize(
    ("status", "line", "figure", "sentence"),
    [
        (
            OptionStatus.WITHDRAWN,
            {"votes": 1, "share": "0.0"},
            NamedFigure("votes", Count(1), "one", "ada"),
            "Ada withdrew, and is given votes: 1.",
        ),
        (
            OptionStatus.WITHDRAWN,
            {"votes": 0, "share": "0.1"},
            NamedFigure("share", Percent("0.1"), "one", "ada"),
            "Ada withdrew, and is given votes: 0.1%.",
        ),
        (
            OptionStatus.REJECTED,
            {"votes": 1_200},
            NamedFigure("votes", Count(1_200), "one", "ada"),
            "Ada was not admitted, and is given votes: 1,200.",
        ),
        (
            OptionStatus.REJECTED,
            {"share": "3"},
            NamedFigure("share", Percent("3"), "one", "ada"),
            "Ada was not admitted, and is given votes: 3%.",
        ),
    ],
)
def test_votes_for_somebody_who_did_not_stand(round_, status, line, figure, sentence):
    ada = candidate(round_.election, "ada", status=status)
    one = account(round_, "one", {ada: line})
    about = one.figures.get()
    assert found(round_.election, "votes-for-withdrawn") == [
        expected("warning", "votes-for-withdrawn", about, sentence, WITHDRAWN, figure, change=one)
    ]


@pytest.mark.parametrize("line", [{"votes": 0}, {"share": "0.0"}, {"outcome": "not-elected"}])
def test_no_votes_for_somebody_who_did_not_stand(round_, line):
    ada = candidate(round_.election, "ada", status=OptionStatus.WITHDRAWN)
    ben = candidate(round_.election, "ben")
    account(round_, "one", {ada: line, ben: {"votes": 10}})
    assert found(round_.election, "votes-for-withdrawn") == []


def test_blank_votes_that_are_printed_apart_are_named(round_):
    one = account(round_, "one", valid=90, invalid=4, blank=2, cast=100)
    assert found(round_.election, "valid-and-invalid") == [
        expected(
            "warning",
            "valid-and-invalid",
            one,
            "90 valid, 4 invalid and 2 blank votes make 96, while 100 votes were cast.",
            COMPARE,
            NamedFigure("valid", Count(90), "one"),
            NamedFigure("invalid", Count(4), "one"),
            NamedFigure("blank", Count(2), "one"),
            NamedFigure("cast", Count(100), "one"),
        )
    ]
    record = loaded(round_.election)
    [told] = found(round_.election, "impossible-as-printed")
    named = [(figure.measure, figure.figure.value) for figure in told.figures]
    assert ("invalid", 4) in named
    assert ("blank", 2) in named
    verdict = record.verdicts[one.pk]
    assert verdict.kind == "impossible"
    assert {seen.figure.measure for seen in verdict.observations} == {"valid"}


@pytest.mark.parametrize(
    "fields",
    [
        {"count": 2, "bound": "more-than"},
        {"count": None, "share": "2"},
        {"count": None, "wording": "a few"},
    ],
)
def test_invalid_votes_are_not_known_in_all_without_exact_blank_ones(round_, fields):
    one = account(round_, "one", valid=90, invalid=4, cast=100)
    factories.FigureFactory(account=one, measure="blank", **fields)
    record = loaded(round_.election)
    assert record.totals[one.pk].invalid_in_all is None
    assert record.verdicts[one.pk].kind == "consistent"
    assert found(round_.election, "valid-and-invalid") == []


def test_a_remark_on_a_sum_names_what_was_summed(round_):
    one = shares(round_, "60.1", "40.1")
    cal = candidate(round_.election, "cal")
    factories.LineFactory(account=one, option=cal, count=None, share="30", bound="less-than")
    [finding] = found(round_.election, "shares-sum")
    assert list(finding.figures) == share_figures("60.1", "40.1")
