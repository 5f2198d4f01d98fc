"""The rules on seats, and on the method that gives them."""

import pytest

from elections.audit import NamedFigure
from elections.figures import Count
from elections.models import Bound, ContestKind, Measure, OptionKind, ResultStatus, ShareBase
from tests import factories

from ..helpers import account, expected, found

pytestmark = pytest.mark.django_db

COMPARE = "Compare the figures with the source; if it prints them so, leave them."
NOTHING = "Nothing is to be done; a reader is told so."
SEATS, LISTS, TIER = Measure.SEATS, Measure.LIST_SEATS, Measure.CONSTITUENCY_SEATS


def contest_round(election, slug="lists", number=1, complete=False, **fields):
    contest = factories.ContestFactory(election=election, slug=slug, **fields)
    return factories.RoundFactory(
        election=election, contest=contest, number=number, ballot_is_complete=complete
    )


@pytest.fixture
def election():
    return factories.ElectionFactory()


def party_list(round_, slug, party=None, **fields):
    return factories.OptionFactory(
        election=round_.election,
        contest=round_.contest,
        slug=slug,
        name=slug.title(),
        kind=fields.pop("kind", OptionKind.LIST),
        person=None,
        party=party,
        **fields,
    )


def printed(one, measure, *options, **fields):
    """Seats of options, as pairs of an option and a count."""
    for option, count in options:
        factories.FigureFactory(account=one, measure=measure, option=option, count=count, **fields)


def said(election, rule):
    return [finding.sentence for finding in found(election, rule)]


def test_seats_that_add_up_to_more_than_were_to_be_filled(election):
    round_ = contest_round(election, seats=33)
    red, blue = party_list(round_, "red"), party_list(round_, "blue")
    one = account(round_, "one")
    printed(one, SEATS, (red, 20), (blue, 17))
    sentence = "The seats printed add up to 37, and 33 were to be filled."
    assert found(election, "seats-against-total") == [
        expected(
            "warning",
            "seats-against-total",
            one,
            sentence,
            COMPARE,
            NamedFigure("seats", Count(20), "one", "red"),
            NamedFigure("seats", Count(17), "one", "blue"),
        )
    ]


@pytest.mark.parametrize(
    ("complete", "listed", "finds"), [(True, 2, 1), (False, 2, 0), (True, 1, 0)]
)
def test_fewer_seats_contradict_only_where_nobody_else_can_have_them(
    election, complete, listed, finds
):
    round_ = contest_round(election, seats=33, complete=complete)
    lists = [party_list(round_, "red"), party_list(round_, "blue")]
    printed(account(round_, "one"), LISTS, *((one, 10) for one in lists[:listed]))
    assert len(said(election, "seats-against-total")) == finds


def test_an_account_is_held_against_its_own_number_of_seats(election):
    round_ = contest_round(election, seats=33)
    red, blue = party_list(round_, "red"), party_list(round_, "blue")
    one = account(round_, "one")
    factories.FigureFactory(account=one, measure=LISTS, count=11)
    printed(one, LISTS, (red, 6), (blue, 6))
    assert said(election, "seats-against-total") == [
        "The list seats printed add up to 12, and 11 were to be filled."
    ]


def test_seats_with_a_bound_make_no_sum(election):
    round_ = contest_round(election, seats=33)
    red, blue = party_list(round_, "red"), party_list(round_, "blue")
    one = account(round_, "one")
    printed(one, SEATS, (red, 30))
    printed(one, SEATS, (blue, 20), bound=Bound.ABOUT)
    assert said(election, "seats-against-total") == []


def test_seats_of_all_tiers_are_held_against_all_contests(election):
    lists = contest_round(election, seats=22)
    areas = contest_round(election, "areas", number=2, seats=11, kind=ContestKind.CANDIDATES)
    red, blue = party_list(areas, "red"), party_list(areas, "blue")
    one = account(areas, "one")
    printed(one, SEATS, (red, 20), (blue, 13))
    printed(one, TIER, (red, 8), (blue, 4))
    assert lists.contest.seats == 22
    assert said(election, "seats-add-up") == [
        "The seats printed add up to 33, as many as were to be filled."
    ]
    assert said(election, "seats-against-total") == [
        "The constituency seats printed add up to 12, and 11 were to be filled."
    ]


def test_seats_of_both_tiers_make_those_in_all(election):
    lists = contest_round(election)
    areas = contest_round(election, "areas", number=2, kind=ContestKind.CANDIDATES)
    party = factories.PartyFactory()
    by_list = party_list(lists, "red", party)
    in_areas = party_list(areas, "red-areas", party, kind=OptionKind.GROUP)
    printed(account(lists, "one"), LISTS, (by_list, 11))
    one = account(areas, "one")
    printed(one, TIER, (in_areas, 4))
    printed(one, SEATS, (in_areas, 14))
    # Of another source's list seats nothing follows.
    printed(account(lists, "two"), LISTS, (by_list, 10))
    sentence = (
        "Red-Areas is given 14 seats in all, and 11 and 4 from lists and in constituencies, which "
        "make 15."
    )
    assert found(election, "seats-by-tier") == [
        expected(
            "warning",
            "seats-by-tier",
            one,
            sentence,
            COMPARE,
            NamedFigure("seats", Count(14), "one", "red-areas"),
            NamedFigure("list-seats", Count(11), "one", "red"),
            NamedFigure("constituency-seats", Count(4), "one", "red-areas"),
        )
    ]


def test_one_tier_alone_can_only_be_too_much(election):
    round_ = contest_round(election)
    red, blue = party_list(round_, "red"), party_list(round_, "blue")
    one = account(round_, "one")
    printed(one, SEATS, (red, 5), (blue, 5))
    printed(one, LISTS, (red, 6), (blue, 4))
    assert said(election, "seats-by-tier") == [
        "Red is given 5 seats in all, and 6 in one tier alone."
    ]


def test_seats_less_those_before_are_the_change(election):
    round_ = contest_round(election)
    red, blue = party_list(round_, "red"), party_list(round_, "blue")
    one = account(round_, "one")
    printed(one, SEATS, (red, 10), (blue, 6))
    printed(one, Measure.SEATS_BEFORE, (red, 12), (blue, 7))
    printed(one, Measure.SEAT_CHANGE, (red, -2), (blue, 1))
    assert said(election, "seats-before-and-after") == [
        "Blue is given 6 seats after 7, a change of -1, and the change is printed as 1."
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (-3, "The changes in seats add up to 0, new lists counted with all their seats."),
        (
            2,
            "The changes in seats, new lists counted with all their seats, make 5 more: others, "
            "which are not printed, lost as many, or there are more seats than before.",
        ),
        (
            -4,
            "The changes in seats, new lists counted with all their seats, make 1 fewer: others, "
            "which are not printed, gained as many, or there are fewer seats than before.",
        ),
    ],
)
def test_changes_in_seats_are_summed(election, change, sentence):
    round_ = contest_round(election)
    red, blue = party_list(round_, "red"), party_list(round_, "blue")
    one = account(round_, "one")
    printed(one, SEATS, (red, 10), (blue, 3))
    printed(one, Measure.SEAT_CHANGE, (red, change))
    printed(one, Measure.SEAT_CHANGE, (blue, None), wording="New")
    assert said(election, "seat-changes") == [sentence]


@pytest.mark.parametrize("wording", ["neu", None])
def test_changes_of_which_one_is_not_known_make_no_sum(election, wording):
    round_ = contest_round(election)
    red, blue, green = (party_list(round_, slug) for slug in ("red", "blue", "green"))
    one = account(round_, "one")
    printed(one, SEATS, (red, 10), (blue, 3), (green, 0))
    printed(one, Measure.SEAT_CHANGE, (red, -3), (green, 0))
    if wording:
        printed(one, Measure.SEAT_CHANGE, (blue, None), wording=wording)
    assert said(election, "seat-changes") == []


VOTES = {
    "red": 32_632,
    "blue": 13_105,
    "green": 12_965,
    "pink": 4_778,
    "grey": 3_709,
    "teal": 1_136,
}
GIVEN = {"red": 11, "blue": 4, "green": 4, "pink": 2, "grey": 1, "teal": 0}


def assembly(election, votes=VOTES, seats=GIVEN, threshold="5", **fields):
    """A contest of 22 seats with one account's votes and seats, and another's threshold."""
    round_ = contest_round(election, seats=22)
    options = {slug: party_list(round_, slug) for slug in votes}
    lines = {options[slug]: {"votes": count} for slug, count in votes.items()}
    one = account(round_, "one", lines, **{"valid": 68_916, **fields})
    printed(one, LISTS, *((options[slug], count) for slug, count in seats.items()))
    if threshold:
        factories.FigureFactory(
            account=account(round_, "two"), measure=Measure.THRESHOLD, count=None, share=threshold
        )
    return round_, options, one


FITS = (
    "The seats printed, 11, 4, 4, 2 and 1, follow from these votes by largest remainders (Hare), "
    "largest remainders (Droop) and Sainte-Laguë, among lists with at least 5%. By d’Hondt they "
    "would be 12, 4, 4, 1 and 1."
)


def test_the_method_that_gives_the_seats_is_named(election):
    _round, _options, one = assembly(election)
    votes = [
        NamedFigure("votes", Count(count), "one", slug)
        for slug, count in VOTES.items()
        if slug != "teal"
    ]
    assert found(election, "method-of-allocation") == [
        expected("note", "method-of-allocation", one, FITS, NOTHING, *votes)
    ]


def test_seats_of_another_account_are_named_as_such(election):
    round_, options, _one = assembly(election, seats={})
    printed(account(round_, "three"), LISTS, *((options[slug], GIVEN[slug]) for slug in GIVEN))
    assert said(election, "method-of-allocation") == [
        FITS.replace("The seats printed", "The seats that others print")
    ]


@pytest.mark.parametrize(
    "fields",
    [
        # No method gives these.
        {"seats": GIVEN | {"red": 9, "teal": 2}},
        # Not all seats are printed.
        {"seats": {"red": 11, "blue": 4}},
        # A threshold that rounding could decide: 1,136 of those listed are at most 1.66%.
        {"threshold": "1.65", "valid": None},
        {"status": ResultStatus.PARTIAL},
        {"counts_printed_to": 1_000, "votes": dict.fromkeys(VOTES, 1000), "valid": None},
    ],
)
def test_nothing_is_said_where_no_method_is_sure(election, fields):
    assembly(election, **fields)
    assert said(election, "method-of-allocation") == []


def test_seats_on_which_sources_differ_are_nobodys(election):
    round_, options, _one = assembly(election, seats={})
    printed(account(round_, "three"), LISTS, *((options[slug], GIVEN[slug]) for slug in GIVEN))
    printed(account(round_, "four"), LISTS, (options["red"], 12))
    assert said(election, "method-of-allocation") == []


def test_without_a_threshold_all_lists_count(election):
    assembly(election, threshold=None)
    assert said(election, "method-of-allocation") == [
        "The seats printed, 11, 4, 4, 2, 1 and 0, follow from these votes by largest remainders "
        "(Hare), largest remainders (Droop) and Sainte-Laguë. By d’Hondt they would be 12, 4, 4, "
        "1, 1 and 0."
    ]


def test_shares_are_used_where_votes_are_not_printed(election):
    round_ = contest_round(election, seats=11)
    red, blue, green = (party_list(round_, slug) for slug in ("red", "blue", "green"))
    shares = {red: {"share": "37.6"}, blue: {"share": "26.7"}, green: {"share": "24.4"}}
    one = account(round_, "one", shares, share_base=ShareBase.VALID)
    printed(one, LISTS, (red, 5), (blue, 3), (green, 3))
    factories.FigureFactory(
        account=one, measure=Measure.THRESHOLD, count=None, share="10", bound=Bound.MORE_THAN
    )
    assert said(election, "method-of-allocation") == [
        "The seats printed, 5, 3 and 3, follow from these shares by largest remainders (Hare), "
        "d’Hondt and Sainte-Laguë, among lists with more than 10%."
    ]
