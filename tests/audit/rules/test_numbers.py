"""The rules on numbers beside the votes."""

import pytest

from elections.audit import NamedFigure
from elections.figures import Count, Percent
from elections.models import ContestKind, Measure
from tests import factories

from ..helpers import account, expected, found

pytestmark = pytest.mark.django_db

COMPARE = "Compare the figures with the source; if it prints them so, leave them."


@pytest.fixture
def round_():
    return factories.RoundFactory()


def printed(round_, measure, count, option=None):
    one = round_.accounts.first() or account(round_, "one")
    return factories.FigureFactory(account=one, measure=measure, count=count, option=option)


@pytest.mark.parametrize(
    ("majority", "sentence"),
    [
        (17, None),
        (
            16,
            "16 seats are printed as a majority; of the 33 to be filled, more than half are 17 or "
            "more.",
        ),
        # Of a larger body, of which a part was elected.
        (51, None),
    ],
)
def test_a_majority_is_more_than_half(majority, sentence):
    election = factories.ElectionFactory()
    contests = [
        factories.ContestFactory(election=election, seats=seats, kind=kind)
        for seats, kind in ((22, ContestKind.LISTS), (11, ContestKind.CANDIDATES))
    ]
    for number, contest in enumerate(contests, start=1):
        factories.RoundFactory(election=election, contest=contest, number=number)
    printed(election.rounds.first(), Measure.MAJORITY, majority)
    rule = "majority-against-seats"
    assert [finding.sentence for finding in found(election, rule)] == [sentence] * bool(sentence)


def test_the_share_of_invalid_votes(round_):
    """2,418 of 76,712, as printed in 2020."""
    one = account(round_, "one", cast=76_712, invalid=2_418)
    one.figures.filter(measure="invalid").update(share="2.8")
    assert found(round_.election, "shares-of-parts") == [
        expected(
            "warning",
            "shares-of-parts",
            one,
            "2,418 invalid or blank votes of 76,712 votes cast are 3.15%, not 2.8%.",
            COMPARE,
            NamedFigure("invalid", Count(2_418), "one"),
            NamedFigure("invalid", Percent("2.8"), "one"),
        )
    ]


@pytest.mark.parametrize(
    ("fields", "share"),
    [
        ({"cast": 79_428, "invalid": 2_172}, "2.73"),
        ({"cast": 47_165, "invalid": 1_876}, "3.97"),  # cut off
        ({"cast": 500, "ballots-issued": 1_000, "invalid": 50}, "5.0"),  # of ballots issued
        ({"invalid": 50}, "12"),  # of what is not known
    ],
)
def test_a_share_of_invalid_votes_that_can_be(round_, fields, share):
    one = account(round_, "one", **fields)
    one.figures.filter(measure="invalid").update(share=share)
    assert found(round_.election, "shares-of-parts") == []
