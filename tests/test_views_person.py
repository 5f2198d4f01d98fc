"""A person's page: candidacies, offices and statements in published elections."""

import datetime

import pytest

from elections.models import CandidacyStatus, Outcome, Page, Publication, Stance
from tests.factories import (
    AccountFactory,
    ActorFactory,
    CandidacyFactory,
    CandidateResultFactory,
    EditorFactory,
    ElectionFactory,
    PartyFactory,
    PersonFactory,
    RoundFactory,
    StatementFactory,
)
from tests.pages import get
from tests.record.cast import sources

pytestmark = pytest.mark.django_db

ADDRESS = "/people/ann/"


@pytest.fixture
def ann():
    return PersonFactory(name="Ann Able", slug="ann")


@pytest.fixture
def papers():
    return sources(2)


def test_candidacies_with_the_figures_of_the_leading_accounts(client, ann, papers):
    old = ElectionFactory(
        name="2007 vote", slug="2007", date=datetime.date(2007, 7, 19), sources=papers
    )
    new = ElectionFactory(name="2012 vote", slug="2012", sources=papers)
    CandidacyFactory(election=old, person=ann, status=CandidacyStatus.WITHDRAWN, sources=papers[:1])
    candidacy = CandidacyFactory(
        election=new,
        person=ann,
        party=PartyFactory(name="Party"),
        incumbent=True,
        sources=papers,
    )
    round_ = RoundFactory(election=new)
    lead = AccountFactory(round=round_, source=papers[1], is_lead=True, lead_reason="It leads.")
    other = AccountFactory(round=round_, source=papers[0])
    CandidateResultFactory(account=lead, candidacy=candidacy, votes=47095, outcome=Outcome.ELECTED)
    CandidateResultFactory(account=other, candidacy=candidacy, votes=1)

    earlier = AccountFactory(
        round=RoundFactory(election=old), is_lead=True, lead_reason="It leads."
    )
    CandidateResultFactory(
        account=AccountFactory(round=earlier.round, source=papers[0]),
        candidacy=old.candidacies.get(),
        votes=594,
        share="0.8",
    )

    page = get(client, ADDRESS)

    assert page.one("h1").text == "Ann Able"
    assert page.one("table").rows() == [
        ["Election", "Party at the time", "Status", "Votes", "Share", "Outcome"],
        [
            *("2012 vote 19 July 2012", "Party[1][2]", "registered, incumbent"),
            *("47,095[2]", "not stated", "elected"),
        ],
        [
            *("2007 vote 19 July 2007", "not stated[1]", "withdrawn"),
            *("594[1]", "0.8%[1]", "not stated"),
        ],
    ]
    assert page.one(id="cited-source-a").text == (
        "1 Paper A A publisher English https://example.org/source-a What this source says"
    )


def test_offices_and_statements(client, ann, papers):
    election = ElectionFactory(
        name="2012 vote", slug="2012", holder_before=ann, holder_after=ann, sources=papers[:1]
    )
    ElectionFactory(
        name="2007 vote",
        date=datetime.date(2007, 7, 19),
        office="",
        holder_after=ann,
        sources=papers[1:],
    )
    StatementFactory(
        election=election,
        slug="word",
        page=Page.CAMPAIGN,
        actor=ActorFactory(name="Ann Able", person=ann),
        stance=Stance.ACCEPTS,
        sources=papers[:1],
    )

    page = get(client, ADDRESS)

    assert page.all("table") == []
    assert page.one("ul", class_="offices").lines() == [
        "President before the election after the election 2012 vote[1]",
        "office not stated after the election 2007 vote[2]",
    ]
    assert page.one("ul", class_="statements").lines() == [
        "2012 vote Ann Able accepts the result Said something.[1]"
    ]
    assert page.one("p", class_="context").one("a").attrs["href"] == (
        "/elections/2012/campaign/#statement-word"
    )


def test_other_names_and_the_number_on_wikidata(client, ann):
    CandidacyFactory(person=ann)
    ann.other_names, ann.wikidata = "Anne\n\nHannah (to 2001)", "Q42"
    ann.save()

    header = get(client, ADDRESS).one("header", class_="page-header")

    assert header.lines("p") == ["Also: Anne; Hannah (to 2001)", "Wikidata: Q42"]
    assert header.one("a").attrs["href"] == "https://www.wikidata.org/wiki/Q42"


def test_drafts_add_nothing_to_a_public_person(client, ann):
    CandidacyFactory(election=ElectionFactory(name="Public"), person=ann)
    CandidacyFactory(
        election=ElectionFactory(name="Secret", publication=Publication.DRAFT), person=ann
    )
    client.force_login(EditorFactory())

    response = client.get(ADDRESS)

    assert [node.text for node in get(client, ADDRESS).one("table").all("a")] == ["Public"]
    assert "Vary" not in response.headers


def test_a_person_of_drafts_alone_is_for_editors(client, ann):
    CandidacyFactory(
        election=ElectionFactory(name="Secret", publication=Publication.DRAFT), person=ann
    )
    assert client.get(ADDRESS).status_code == 404

    client.force_login(EditorFactory())
    response = client.get(ADDRESS)

    assert response.headers["Cache-Control"] == "private, no-store"
    page = get(client, ADDRESS)
    assert page.one("p", class_="draft").text == "Draft Only signed-in editors see this page."
    assert [node.text for node in page.one("table").all("a")] == ["Secret"]


@pytest.mark.parametrize("signed_in", [False, True])
def test_nobody_is_not_found(client, signed_in):
    if signed_in:
        client.force_login(EditorFactory())

    assert client.get("/people/nobody/").status_code == 404
