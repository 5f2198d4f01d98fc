"""The rule on a share that stands beside a count of another hour."""

import pytest

from elections.audit import NamedFigure
from elections.figures import Count, Percent
from tests import factories

from ..helpers import account, candidate, expected, found

pytestmark = pytest.mark.django_db

RULE = "share-of-another-count"
NOTHING = "Nothing is to be done; a reader is told so."
# A referendum of 2017: the turnout of the evening beside the votes of the night.
EVENING = {"registered": 103_766, "cast": 79_314, "turnout": "76.44"}
NIGHT = EVENING | {"cast": 79_428}


@pytest.fixture
def round_():
    return factories.RoundFactory()


def test_a_turnout_of_another_hour(round_):
    night = account(round_, "one", as_of="03:00", **NIGHT)
    account(round_, "two", as_of="03:00", **EVENING)
    account(round_, "three", as_of="20:00", **EVENING)
    assert found(round_.election, RULE) == [
        expected(
            "note",
            RULE,
            night,
            "The turnout of 76.44% is not that of the 79,428 votes cast beside it; it is that of "
            "79,314 votes cast of 103,766 registered voters (Short three, 20:00).",
            NOTHING,
            NamedFigure("turnout", Percent("76.44"), "one"),
            NamedFigure("cast", Count(79_428), "one"),
            NamedFigure("turnout", Percent("76.44"), "three"),
            NamedFigure("cast", Count(79_314), "three"),
            NamedFigure("registered", Count(103_766), "three"),
        )
    ]


def test_without_its_own_registered_voters_it_may_be_of_another_hour(round_):
    account(round_, "one", cast=79_428, turnout="76.44")
    account(round_, "two", as_of="20:00", **EVENING)
    assert [finding.sentence for finding in found(round_.election, RULE)] == [
        "The turnout of 76.44%, beside 79,428 votes cast, could be that of 79,314 votes cast of "
        "103,766 registered voters (Short two, 20:00)."
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"turnout": "76.54"},  # its own, cut off
        {"registered": 103_903},  # of other voters
        {"turnout": "76.4"},  # not the share that the other prints
        {"counts_printed_to": 1_000, "registered": 104_000, "cast": 79_000},
    ],
)
def test_a_turnout_that_is_not_shown_to_be_of_another_hour(round_, fields):
    account(round_, "one", **NIGHT | fields)
    account(round_, "two", **EVENING)
    assert found(round_.election, RULE) == []


def test_an_options_share_of_other_votes(round_):
    """Of 2012: 47,085 votes, which a source prints as 47,850."""
    bako, ben = (candidate(round_.election, slug) for slug in ("bako", "ben"))
    others = {ben: {"votes": 23_508, "share": "33.3"}}
    one = account(round_, "one", {bako: {"votes": 47_850, "share": "66.7"}, **others}, valid=70_593)
    account(round_, "two", {bako: {"votes": 47_085, "share": "66.7"}, **others}, valid=70_593)
    [finding] = found(round_.election, RULE)
    assert finding.subject.row.pk == one.pk
    assert finding.sentence == (
        "The share of 66.7% for Bako is not that of the 47,850 votes beside it; it is that of "
        "47,085 votes (Short two)."
    )


def test_a_share_whose_whole_is_not_printed_may_be_its_own(round_):
    ada = candidate(round_.election, "ada")
    account(round_, "one", {ada: {"votes": 107_648, "share": "99.89"}}, cast=108_736)
    account(round_, "two", {ada: {"votes": 108_615, "share": "99.89"}}, cast=108_736)
    assert found(round_.election, RULE) == []
