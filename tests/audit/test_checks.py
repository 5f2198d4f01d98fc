"""The rules as a whole: a sound record has no findings, and rules are named and explained."""

import datetime

import pytest

from elections import models
from elections.audit import RULES, SOURCE_RULES, Level
from tests import factories

from .helpers import account, candidate, found

pytestmark = pytest.mark.django_db


def sound_election(**fields):
    election = factories.ElectionFactory(slug="sound", **fields)
    round_ = factories.RoundFactory(election=election)
    ada, ben = candidate(election, "ada"), candidate(election, "ben")
    account(
        round_,
        "one",
        {
            ada: {"votes": 60, "share": "60.00", "outcome": "elected"},
            ben: {"votes": 40, "share": "40.00"},
        },
        registered=200,
        cast=104,
        valid=100,
        invalid=4,
        turnout="52.00",
        share_base="valid",
        is_lead=True,
        lead_reason="It is the fullest.",
    )
    account(round_, "two", {ada: {"votes": 60}, ben: {"votes": 40, "share": "40"}})
    factories.FigureFactory(election=election, count=80)
    factories.FigureFactory(election=election, count=70, bound="more-than")
    factories.StatementFactory(election=election)
    factories.DelegationFactory(election=election)
    factories.KeyDateFactory(election=election, kind="vote", date=election.date)
    factories.SectionFactory(election=election, body="It was so [@one; @two].")
    point = factories.DiscrepancyFactory(election=election)
    factories.WordingFactory(discrepancy=point, wording="a minister")
    factories.WordingFactory(discrepancy=point, wording="a former minister")
    return election, ada


def test_a_sound_election_has_no_findings():
    before = factories.ElectionFactory(date=datetime.date(2007, 7, 19))
    election, ada = sound_election(jurisdiction=before.jurisdiction, previous=before)
    models.Election.objects.filter(pk=before.pk).update(holder_after=ada.person)
    models.Election.objects.filter(pk=election.pk).update(
        holder_before=ada.person, holder_after=ada.person
    )
    assert found(election) == []


def test_a_bare_draft_lacks_an_office_alone():
    election = factories.ElectionFactory(office="", publication=models.Publication.DRAFT)
    assert [finding.rule for finding in found(election)] == ["office-missing"]


def test_the_rules_by_level():
    """The names are lasting: machines read them."""
    by_level = {
        level: [rule.name for rule in (*RULES, *SOURCE_RULES) if rule.level == level]
        for level in Level
    }
    assert by_level == {
        Level.ERROR: [
            "no-lead",
            "lead-without-reason",
            "unsourced",
            "unknown-source-cited",
            "line-of-another-election",
            "discrepancy-without-difference",
            "rounds-out-of-order",
            "previous-not-before",
            "key-dates-out-of-order",
            "vote-on-another-day",
            "lead-impossible",
        ],
        Level.WARNING: [
            "previous-of-another-series",
            "gap-in-series",
            "holder-before-against-previous",
            "holder-against-winner",
            "winner-against-votes",
            "entrants-against-votes",
            "undecided-tie",
            "not-in-first-round",
            "shares-sum",
            "more-cast-than-registered",
            "votes-against-shares",
            "votes-for-withdrawn",
            "valid-and-invalid",
            "not-used-and-valid",
            "later-count-below",
            "votes-after-transfer",
            "ranked-votes-sum",
            "seats-against-total",
            "seats-by-tier",
            "seats-before-and-after",
            "majority-against-seats",
            "shares-of-parts",
            "candidates-against-options",
            "candidates-of-lists",
            "candidates-by-nomination",
            "impossible-as-printed",
        ],
        Level.NOTE: [
            "office-missing",
            "portrait-missing",
            "published-before-vote",
            "holder-against-votes",
            "elected-in-conflict",
            "invalid-summed",
            "seats-add-up",
            "seat-changes",
            "method-of-allocation",
            "what-is-needed",
            "one-count-on-two-bases",
            "share-of-another-count",
            "candidates-of-all-lists",
            "possible-on-a-condition",
            "verdict-undecided",
            "sources-in-conflict",
            "source-cited-nowhere",
            "address-missing",
        ],
    }
