"""The rule on one source's accounts of several hours."""

import pytest

from elections.audit import NamedFigure
from elections.audit.rules.hours import minutes_of
from elections.figures import Percent
from elections.models import ResultStatus
from tests import factories

from ..helpers import account, expected, found

pytestmark = pytest.mark.django_db

COMPARE = "Compare the figures with the source; if it prints them so, leave them."
PARTIAL = ResultStatus.PARTIAL


@pytest.fixture
def round_():
    return factories.RoundFactory()


@pytest.mark.parametrize(
    ("as_of", "minutes"),
    [
        ("11:00", 660),
        ("9:05, text", 545),
        ("20:00", 1_200),
        ("03:00", 1_620),
        ("", None),
        ("13 April", None),
        ("25:00", None),
        ("11:000", None),
        ("at 11:00", None),
    ],
)
def test_the_time_of_an_account_in_minutes_of_the_day(as_of, minutes):
    assert minutes_of(as_of) == minutes


def test_a_turnout_below_that_of_an_earlier_hour(round_):
    account(round_, "one", as_of="14:00", turnout="48.3", status=PARTIAL)
    later = account(round_, "one", as_of="17:00", turnout="43.8", status=PARTIAL)
    sentence = (
        "As of 17:00 the turnout is 43.8%, lower than the 48.3% as of 14:00 by the same source."
    )
    assert found(round_.election, "later-count-below") == [
        expected(
            "warning",
            "later-count-below",
            later,
            sentence,
            COMPARE,
            NamedFigure("turnout", Percent("48.3"), "one"),
            NamedFigure("turnout", Percent("43.8"), "one"),
        )
    ]


def test_votes_cast_and_units_counted_grow_too(round_):
    account(round_, "one", as_of="20:00", cast=50_000, units_counted=120, status=PARTIAL)
    account(round_, "one", as_of="03:00", cast=49_999, units_counted=119)
    assert [finding.sentence for finding in found(round_.election, "later-count-below")] == [
        "As of 03:00 there are 49,999 votes cast, fewer than the 50,000 as of 20:00 by the same "
        "source.",
        "As of 03:00 119 units are counted, fewer than the 120 as of 20:00 by the same source.",
    ]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"turnout": "48.3"}, {"turnout": "48.3"}),
        # Rounded to a whole per cent, and to a tenth.
        ({"turnout": "48.4"}, {"turnout": "48"}),
        ({"cast": 50_000, "status": ResultStatus.UNSTATED}, {"cast": 40_000}),
        ({"cast": 50_000}, {"cast": 40_000, "status": ResultStatus.CORRECTED}),
        ({"cast": 50_000}, {"cast": 50_000, "counts_printed_to": 1_000}),
        ({"cast": 50_000, "as_of": "before Martakert"}, {"cast": 40_000}),
        ({"cast": 50_000, "as_of": "17:00, text"}, {"cast": 40_000, "as_of": "17:00, title"}),
    ],
)
def test_what_contradicts_nothing(round_, earlier, later):
    account(round_, "one", **{"as_of": "14:00", "status": PARTIAL, **earlier})
    account(round_, "one", **{"as_of": "17:00", **later})
    assert found(round_.election, "later-count-below") == []


def test_sources_are_held_against_themselves_alone(round_):
    account(round_, "one", as_of="14:00", turnout="48.3", status=PARTIAL)
    account(round_, "two", as_of="17:00", turnout="43.8", status=PARTIAL)
    assert found(round_.election, "later-count-below") == []
