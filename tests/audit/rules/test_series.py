"""The rules on an election and the one before it, and on who held the office."""

from datetime import date

import pytest

from elections.audit import NamedFigure
from elections.figures import Count
from elections.models import OptionStatus, RoundStatus, VoteType
from tests import factories

from ..helpers import account, candidate, expected, found

pytestmark = pytest.mark.django_db

CHOOSE = "Choose the election that came before it in its series."


@pytest.fixture
def land():
    return factories.JurisdictionFactory(name="Land")


def held(year, land, **fields):
    name = f"Election of {year}"
    return factories.ElectionFactory(
        name=name, slug=str(year), jurisdiction=land, date=date(year, 7, 19), **fields
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"type": "local"},
            "The previous election, Election of 2007, was local, and this one is presidential.",
        ),
        (
            {"office": "Mayor"},
            "The previous election, Election of 2007, was for the office Mayor, and this one is "
            "for President.",
        ),
    ],
)
def test_the_previous_election_is_of_another_series(land, fields, sentence):
    election = held(2012, land, previous=held(2007, land, **fields))
    assert found(election, "previous-of-another-series") == [
        expected("warning", "previous-of-another-series", election, sentence, CHOOSE)
    ]


def test_the_previous_election_is_of_another_jurisdiction(land):
    other = factories.JurisdictionFactory(name="Otherland")
    election = held(2012, land, previous=held(2007, other, type="local"))
    assert found(election, "previous-of-another-series") == [
        expected(
            "warning",
            "previous-of-another-series",
            election,
            "The previous election, Election of 2007, was of Otherland, and this one is of Land.",
            CHOOSE,
        )
    ]


@pytest.mark.parametrize(
    "fields", [{}, {"office": ""}, {"jurisdiction_name": "Then"}, {"vote_type": "indirect"}]
)
def test_the_previous_election_is_of_the_same_series(land, fields):
    election = held(2012, land, previous=held(2007, land, **fields))
    assert found(election, "previous-of-another-series") == []


def test_an_earlier_election_and_no_previous_one(land):
    held(2002, land)
    held(2007, land)
    election = held(2012, land)
    assert found(election, "gap-in-series") == [
        expected(
            "warning",
            "gap-in-series",
            election,
            "No previous election is named, and the record holds an earlier one of the same "
            "office: Election of 2007, 19 July 2007.",
            CHOOSE,
        )
    ]


def test_an_election_between_this_one_and_the_previous_one(land):
    before = held(2002, land)
    held(2007, land)
    election = held(2012, land, previous=before)
    assert found(election, "gap-in-series") == [
        expected(
            "warning",
            "gap-in-series",
            election,
            "Between this election and Election of 2002, named as the one before it, the record "
            "holds another one of the same office: Election of 2007, 19 July 2007.",
            CHOOSE,
        )
    ]


@pytest.mark.parametrize("fields", [{"type": "local"}, {"office": "Mayor"}])
def test_no_gap_for_an_election_of_another_series(land, fields):
    held(2007, land, **fields)
    assert found(held(2012, land), "gap-in-series") == []


def test_no_gap_between_elections_of_another_jurisdiction(land):
    held(2007, factories.JurisdictionFactory())
    assert found(held(2012, land), "gap-in-series") == []


def test_no_gap_where_the_office_is_not_stated(land):
    held(2007, land, office="")
    assert found(held(2012, land, office=""), "gap-in-series") == []


def test_no_gap_before_the_named_one_or_after_this_one(land):
    held(2002, land)
    before = held(2007, land)
    held(2017, land)
    assert found(held(2012, land, previous=before), "gap-in-series") == []


def holders(land, before, after, **fields):
    previous = held(2007, land, holder_after=after, **fields)
    return held(2012, land, previous=previous, holder_before=before)


def test_the_holder_before_is_not_who_held_it_after_the_previous_election(land):
    ada, ben = factories.PersonFactory(slug="ada"), factories.PersonFactory(slug="ben")
    election = holders(land, before=ada, after=ben)
    assert found(election, "holder-before-against-previous") == [
        expected(
            "warning",
            "holder-before-against-previous",
            election,
            "Ada is given as holder before the election, and Ben as holder after the previous one, "
            "Election of 2007.",
            "See which of the two elections names the wrong holder, if any does.",
        )
    ]


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        ("ada", "ada", {}),
        ("ada", None, {}),
        (None, "ada", {}),
        ("ada", "ben", {"office": "Mayor"}),
    ],
)
def test_the_holder_before_may_be_who_held_it_after_the_previous_election(
    land, before, after, fields
):
    people = {
        slug: factories.PersonFactory(slug=slug) for slug in {before, after} if slug is not None
    }
    election = holders(land, people.get(before), people.get(after), **fields)
    assert found(election, "holder-before-against-previous") == []


def voted(land, holder, ada, ben, **fields):
    """An election with one set, which leads, and a holder afterwards."""
    election = held(2012, land, **fields)
    round_ = factories.RoundFactory(election=election)
    lines = {candidate(election, slug): line for slug, line in (("ada", ada), ("ben", ben)) if line}
    one = account(round_, "one", lines, is_lead=True, lead_reason="It is the only one.")
    people = {who.person.slug: who.person for who in lines}
    election.holder_after = people.get(holder) or factories.PersonFactory(slug=holder)
    election.save()
    return election, one


def test_the_holder_after_is_not_who_was_elected(land):
    election, _one = voted(land, "ben", {"votes": 60, "outcome": "elected"}, {"votes": 40})
    assert found(election, "holder-against-winner", "holder-against-votes") == [
        expected(
            "warning",
            "holder-against-winner",
            election,
            "Ben is given as holder after the election, and as elected Ada.",
            "Correct the holder after the election, or the outcome that was copied.",
        )
    ]


@pytest.mark.parametrize(
    ("ada", "ben"),
    [
        ({"outcome": "elected"}, {"outcome": "not-elected"}),
        ({"votes": 40, "outcome": "elected"}, {"votes": 60}),
    ],
)
def test_the_holder_after_is_who_was_elected(land, ada, ben):
    election, _one = voted(land, "ada", ada, ben)
    assert found(election, "holder-against-winner", "holder-against-votes") == []


def test_who_was_elected_with_a_bounded_figure_was_elected(land):
    line = {"votes": 60, "bound": "more-than", "outcome": "elected"}
    election, _one = voted(land, "ben", line, {"votes": 40})
    [finding] = found(election, "holder-against-winner", "holder-against-votes")
    assert finding.rule == "holder-against-winner"


def test_the_holder_after_is_whom_one_of_two_sources_names(land):
    election, _one = voted(land, "ben", {"outcome": "elected"}, {"votes": 60})
    ben = election.options.get(person__slug="ben")
    account(election.rounds.get(), "two", {ben: {"outcome": "elected"}})
    assert found(election, "holder-against-winner", "holder-against-votes") == []


def test_the_holder_after_need_not_be_of_a_body_that_was_elected(land):
    election, _one = voted(land, "cal", {"outcome": "elected"}, {"outcome": "elected"})
    assert found(election, "holder-against-winner", "holder-against-votes") == []


def test_who_was_elected_in_an_annulled_round_was_not(land):
    election, _one = voted(land, "ben", {"outcome": "elected"}, {"votes": 1})
    election.rounds.update(status=RoundStatus.ANNULLED)
    assert found(election, "holder-against-winner", "holder-against-votes") == []


def test_the_holder_after_has_fewer_votes_and_nobody_is_given_as_elected(land):
    election, _one = voted(land, "ben", {"votes": 60}, {"votes": 40})
    assert found(election, "holder-against-winner", "holder-against-votes") == [
        expected(
            "note",
            "holder-against-votes",
            election,
            "Ben is given as holder after the election, and Ada has the most votes in the "
            "account shown first.",
            "Correct the holder after the election, or enter the outcome that sources state.",
            NamedFigure("votes", Count(60), "one", "ada"),
        )
    ]


@pytest.mark.parametrize(
    ("ada", "ben", "fields"),
    [
        ({"votes": 40}, {"votes": 60}, {}),
        ({"votes": 60}, {"votes": 60}, {}),
        ({"share": "60"}, {"share": "40"}, {}),
        ({"votes": 60}, {"votes": 40}, {"vote_type": VoteType.INDIRECT}),
    ],
)
def test_the_holder_after_may_be_who_has_the_most_votes(land, ada, ben, fields):
    election, _one = voted(land, "ben", ada, ben, **fields)
    assert found(election, "holder-against-winner", "holder-against-votes") == []


def test_the_most_votes_of_somebody_who_withdrew_do_not_count(land):
    election, _one = voted(land, "ben", {"votes": 60}, {"votes": 40})
    election.options.filter(person__slug="ada").update(status=OptionStatus.WITHDRAWN)
    assert found(election, "holder-against-votes") == []


def test_without_a_lead_nobody_has_the_most_votes(land):
    election, one = voted(land, "ben", {"votes": 60}, {"votes": 40})
    one.is_lead, one.lead_reason = False, ""
    one.save()
    assert found(election, "holder-against-votes") == []
