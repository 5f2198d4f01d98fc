"""The rules on what is missing."""

import pytest

from elections.models import RoundStatus
from tests import factories

from ..helpers import account, candidate, expected, found

pytestmark = pytest.mark.django_db


def test_no_set_leads_in_a_round_that_was_held():
    round_ = factories.RoundFactory()
    account(round_, "one", cast=10)
    assert found(round_.election, "no-lead") == [
        expected(
            "error",
            "no-lead",
            round_,
            "Round 1 has accounts, and none of them is shown first.",
            "Choose the account that is shown first, and say why.",
        )
    ]


@pytest.mark.parametrize("status", [RoundStatus.ANNULLED, RoundStatus.CANCELLED])
def test_no_set_has_to_lead_in_a_round_that_does_not_count(status):
    round_ = factories.RoundFactory(status=status)
    account(round_, "one", cast=10)
    assert found(round_.election, "no-lead") == []


def test_no_set_can_lead_where_there_is_none():
    assert found(factories.RoundFactory().election, "no-lead") == []


def test_a_set_leads_with_its_reason():
    round_ = factories.RoundFactory()
    account(round_, "one", cast=10, is_lead=True, lead_reason="The fullest.")
    account(round_, "two", cast=10)
    assert found(round_.election, "no-lead", "lead-without-reason") == []


def test_a_reason_of_blanks():
    round_ = factories.RoundFactory()
    one = account(round_, "one", cast=10, is_lead=True, lead_reason=" \n")
    assert found(round_.election, "no-lead", "lead-without-reason") == [
        expected(
            "error",
            "lead-without-reason",
            one,
            "The account of Short one is shown first, and no reason is given.",
            "Say why they are shown first.",
        )
    ]


def test_no_office():
    election = factories.ElectionFactory(office="")
    assert found(election, "office-missing") == [
        expected(
            "note",
            "office-missing",
            election,
            "The office is not stated.",
            "Enter what was decided, as a source calls it.",
        )
    ]


def test_an_office():
    assert found(factories.ElectionFactory(office="Mayor"), "office-missing") == []


def test_somebody_in_the_infobox_without_a_portrait():
    election = factories.ElectionFactory()
    ada = candidate(election, "ada", in_infobox=True)
    candidate(election, "ben")
    cal = candidate(election, "cal", in_infobox=True)
    cal.person.portrait, cal.person.portrait_credit = "portraits/cal.png", "A photographer"
    cal.person.save()
    assert found(election, "portrait-missing") == [
        expected(
            "note",
            "portrait-missing",
            ada.person,
            "Ada is in the infobox without a portrait.",
            "Add a picture that may be shown, with its credit.",
            election=election,
        )
    ]
