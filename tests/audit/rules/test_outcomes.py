"""The rules on who won, who went through, and who could stand."""

import datetime

import pytest

from elections.audit import NamedFigure
from elections.figures import Count, Percent
from elections.models import OptionStatus, ResultStatus, RoundStatus
from tests import factories

from ..helpers import account, candidate, expected, found

pytestmark = pytest.mark.django_db

COMPARE = "Compare outcomes and figures with the source; if it prints them so, leave them."


@pytest.fixture
def first():
    return factories.RoundFactory()


def people(round_, *names):
    return [candidate(round_.election, name) for name in names]


def second(first, **fields):
    return factories.RoundFactory(
        election=first.election,
        number=first.number + 1,
        **{"date": first.date + datetime.timedelta(days=14), **fields},
    )


def test_elected_with_fewer_votes(first):
    ada, ben, cal = people(first, "ada", "ben", "cal")
    one = account(
        first,
        "one",
        {ada: {"votes": 60}, ben: {"votes": 59, "outcome": "elected"}, cal: {"votes": 1}},
    )
    assert found(first.election, "winner-against-votes") == [
        expected(
            "warning",
            "winner-against-votes",
            one,
            "Ben is given as elected with 59 votes, and Ada has 60.",
            COMPARE,
            NamedFigure("votes", Count(59), "one", "ben"),
            NamedFigure("votes", Count(60), "one", "ada"),
        )
    ]


def test_elected_with_a_smaller_share(first):
    ada, ben = people(first, "ada", "ben")
    one = account(
        first, "one", {ada: {"share": "50.2"}, ben: {"share": "50.1", "outcome": "elected"}}
    )
    assert found(first.election, "winner-against-votes") == [
        expected(
            "warning",
            "winner-against-votes",
            one,
            "Ben is given as elected with 50.1% of the votes, and Ada has 50.2%.",
            COMPARE,
            NamedFigure("share", Percent("50.1"), "one", "ben"),
            NamedFigure("share", Percent("50.2"), "one", "ada"),
        )
    ]


@pytest.mark.parametrize(
    ("ada", "ben"),
    [
        ({"votes": 60}, {"votes": 60, "outcome": "elected"}),
        ({"votes": 60}, {"votes": 59, "outcome": "not-elected"}),
        ({"votes": 60, "outcome": "elected"}, {"votes": 59, "outcome": "elected"}),
        ({"votes": 60}, {"share": "10", "outcome": "elected"}),
        ({"share": "50"}, {"share": "49.8", "outcome": "elected"}),
    ],
)
def test_elected_with_no_fewer_votes(first, ada, ben):
    account(first, "one", dict(zip(people(first, "ada", "ben"), (ada, ben), strict=True)))
    assert found(first.election, "winner-against-votes") == []


def test_somebody_who_withdrew_takes_nothing_from_the_winner(first):
    ada = candidate(first.election, "ada", status=OptionStatus.WITHDRAWN)
    ben = candidate(first.election, "ben")
    account(first, "one", {ada: {"votes": 60}, ben: {"votes": 59, "outcome": "elected"}})
    assert found(first.election, "winner-against-votes") == []


def test_through_with_fewer_votes_as_the_set_says(first):
    ada, ben, cal = people(first, "ada", "ben", "cal")
    one = account(
        first,
        "one",
        {
            ada: {"votes": 40, "outcome": "advanced"},
            ben: {"votes": 31},
            cal: {"votes": 30, "outcome": "advanced"},
        },
    )
    assert found(first.election, "entrants-against-votes") == [
        expected(
            "warning",
            "entrants-against-votes",
            one,
            "Cal goes through to the next round with 30 votes, and Ben does not with 31.",
            COMPARE,
            NamedFigure("votes", Count(30), "one", "cal"),
            NamedFigure("votes", Count(31), "one", "ben"),
        )
    ]


def test_through_with_a_smaller_share_as_the_next_round_shows(first):
    ada, ben, cal = people(first, "ada", "ben", "cal")
    one = account(first, "one", {ada: {"share": "40"}, ben: {"share": "31"}, cal: {"share": "29"}})
    account(second(first), "two", {ada: {"votes": 2}, cal: {"votes": 1}})
    assert found(first.election, "entrants-against-votes") == [
        expected(
            "warning",
            "entrants-against-votes",
            one,
            "Cal goes through to the next round with 29% of the votes, and Ben does not with 31%.",
            COMPARE,
            NamedFigure("share", Percent("29"), "one", "cal"),
            NamedFigure("share", Percent("31"), "one", "ben"),
        )
    ]


def test_through_with_no_fewer_votes(first):
    ada, ben, cal = people(first, "ada", "ben", "cal")
    account(first, "one", {ada: {"votes": 40}, ben: {"votes": 30}, cal: {"votes": 30}})
    account(second(first), "two", {ada: {"votes": 2}, cal: {"votes": 1}})
    assert found(first.election, "entrants-against-votes") == []


def test_a_rerun_shows_nobody_going_through(first):
    first.status = RoundStatus.ANNULLED
    first.save()
    ada, ben, cal = people(first, "ada", "ben", "cal")
    account(first, "one", {ada: {"votes": 40}, ben: {"votes": 31}, cal: {"votes": 30}})
    account(second(first), "two", {ada: {"votes": 2}, cal: {"votes": 1}})
    assert found(first.election, "entrants-against-votes", "not-in-first-round") == []


TIED = "Enter the outcome that the source states; how the tie was decided belongs into the note."


def test_a_tie_for_the_first_place(first):
    ada, ben, cal = people(first, "ada", "ben", "cal")
    one = account(first, "one", {ada: {"votes": 40}, ben: {"votes": 40}, cal: {"votes": 20}})
    assert found(first.election, "undecided-tie") == [
        expected(
            "warning",
            "undecided-tie",
            one,
            "Ada and Ben have 40 votes each, and no outcome is stated.",
            TIED,
            NamedFigure("votes", Count(40), "one", "ada"),
            NamedFigure("votes", Count(40), "one", "ben"),
        )
    ]


def test_a_tie_for_the_last_place_in_a_run_off(first):
    ada, ben, cal = people(first, "ada", "ben", "cal")
    one = account(first, "one", {ada: {"votes": 40}, ben: {"votes": 30}, cal: {"votes": 30}})
    second(first)
    assert found(first.election, "undecided-tie") == [
        expected(
            "warning",
            "undecided-tie",
            one,
            "Ben and Cal have 30 votes each, and no outcome is stated.",
            TIED,
            NamedFigure("votes", Count(30), "one", "ben"),
            NamedFigure("votes", Count(30), "one", "cal"),
        )
    ]


def test_a_tie_for_the_first_place_decides_nothing_before_a_run_off(first):
    ada, ben, cal = people(first, "ada", "ben", "cal")
    account(first, "one", {ada: {"votes": 40}, ben: {"votes": 40}, cal: {"votes": 20}})
    second(first)
    assert found(first.election, "undecided-tie") == []


@pytest.mark.parametrize(
    ("ada", "ben", "fields"),
    [
        (40, 39, {}),
        (40, None, {}),
        (40_000, 40_000, {"counts_printed_to": 1_000}),
        (40, 40, {"status": ResultStatus.PARTIAL}),
        (40, 40, {"status": ResultStatus.PRELIMINARY}),
    ],
)
def test_no_tie(first, ada, ben, fields):
    lines = zip(people(first, "ada", "ben"), (ada, ben), strict=True)
    account(
        first,
        "one",
        {who: {"votes": votes, "share": "40"} for who, votes in lines},
        **fields,
    )
    assert found(first.election, "undecided-tie") == []


def test_a_tie_in_a_round_that_was_annulled(first):
    first.status = RoundStatus.ANNULLED
    first.save()
    ada, ben = people(first, "ada", "ben")
    account(first, "one", {ada: {"votes": 40}, ben: {"votes": 40}})
    assert found(first.election, "undecided-tie") == []


@pytest.mark.parametrize("outcome", ["elected", "not-elected"])
def test_a_tie_whose_outcome_is_stated(first, outcome):
    ada, ben = people(first, "ada", "ben")
    account(first, "one", {ada: {"votes": 40}, ben: {"votes": 40, "outcome": outcome}})
    assert found(first.election, "undecided-tie") == []


def test_in_a_run_off_and_not_in_the_round_before(first):
    ada, ben, cal = people(first, "ada", "ben", "cal")
    account(first, "one", {ada: {"votes": 40}, ben: {"votes": 30}, cal: {"outcome": "advanced"}})
    run_off = second(first)
    two = account(run_off, "two", {ada: {"votes": 50}, cal: {"votes": 50}})
    account(run_off, "three", {cal: {"share": "50"}})
    assert found(first.election, "not-in-first-round") == [
        expected(
            "warning",
            "not-in-first-round",
            two.figures.get(option=cal),
            "Cal has figures in round 2, and no source prints any in round 1.",
            "See whether the line is about somebody else, or add the figures of the round before.",
            NamedFigure("votes", Count(50), "two", "cal"),
            change=two,
        )
    ]


def test_in_a_run_off_and_in_another_sources_round_before(first):
    ada, ben = people(first, "ada", "ben")
    account(first, "one", {ada: {"votes": 40}})
    account(first, "two", {ben: {"share": "30"}})
    account(second(first), "three", {ada: {"votes": 50}, ben: {"share": "50"}})
    assert found(first.election, "not-in-first-round") == []


def test_nothing_is_known_of_the_round_before(first):
    account(second(first), "two", {candidate(first.election, "ada"): {"share": "50"}})
    assert found(first.election, "not-in-first-round") == []


def test_sources_that_name_others_as_elected(first):
    ada, ben = people(first, "ada", "ben")
    account(first, "one", {ada: {"outcome": "elected"}})
    account(first, "two", {ben: {"outcome": "elected"}, ada: {"outcome": "elected"}})
    account(first, "three", {ada: {"outcome": "elected"}, ben: {"votes": 3}})
    assert found(first.election, "elected-in-conflict") == [
        expected(
            "note",
            "elected-in-conflict",
            first,
            "Sources differ on who was elected: Ada (Short one and Short three) and Ada and Ben "
            "(Short two).",
            COMPARE,
        )
    ]


def test_sources_that_name_the_same_or_nobody_as_elected(first):
    ada, ben = people(first, "ada", "ben")
    account(first, "one", {ada: {"outcome": "elected"}})
    account(first, "two", {ada: {"outcome": "elected"}, ben: {"outcome": "not-elected"}})
    account(first, "three", {ben: {"votes": 3}})
    assert found(first.election, "elected-in-conflict") == []


def test_outcomes_of_lines_without_exact_figures_count(first):
    ada, ben = people(first, "ada", "ben")
    account(first, "one", {ada: {"votes": 50, "bound": "more-than", "outcome": "elected"}})
    account(first, "two", {ben: {"votes": 60, "bound": "about", "outcome": "elected"}})
    [finding] = found(first.election, "elected-in-conflict")
    assert finding.sentence == (
        "Sources differ on who was elected: Ada (Short one) and Ben (Short two)."
    )


def test_who_has_a_bounded_figure_in_a_round_stood_in_it(first):
    ada, ben, cal = people(first, "ada", "ben", "cal")
    account(first, "one", {ada: {"votes": 40}, ben: {"votes": 30, "bound": "more-than"}})
    figures = {"votes": 50, "bound": "about"}
    account(second(first), "two", {ada: {"votes": 50}, ben: {"votes": 40}, cal: figures})
    [finding] = found(first.election, "not-in-first-round")
    assert finding.sentence == ("Cal has figures in round 2, and no source prints any in round 1.")


def test_through_with_fewer_votes_by_outcomes_of_any_line(first):
    ada, ben, cal = people(first, "ada", "ben", "cal")
    lines = {
        ada: {"votes": 60, "bound": "about", "outcome": "advanced"},
        ben: {"votes": 50},
        cal: {"votes": 40},
    }
    account(first, "one", lines)
    # Nobody but Ada goes through, though those two stand in the next round.
    account(second(first), "two", {ada: {"votes": 70}, cal: {"votes": 30}})
    assert found(first.election, "entrants-against-votes") == []
