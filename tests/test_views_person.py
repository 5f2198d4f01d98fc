"""A person's page: options, offices and statements in published elections."""

import datetime

import pytest

from elections.models import (
    Measure,
    OptionKind,
    OptionStatus,
    Outcome,
    Page,
    Publication,
    Stance,
)
from tests.factories import (
    AccountFactory,
    ActorFactory,
    AreaFactory,
    ContestFactory,
    EditorFactory,
    ElectionFactory,
    FigureFactory,
    LineFactory,
    OptionFactory,
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


def test_options_with_the_figures_of_the_leading_accounts(client, ann, papers):
    old = ElectionFactory(
        name="2007 vote", slug="2007", date=datetime.date(2007, 7, 19), sources=papers
    )
    new = ElectionFactory(name="2012 vote", slug="2012", sources=papers)
    OptionFactory(election=old, person=ann, status=OptionStatus.WITHDRAWN, sources=papers[:1])
    option = OptionFactory(
        election=new,
        person=ann,
        party=PartyFactory(name="Party"),
        incumbent=True,
        sources=papers,
    )
    round_ = RoundFactory(election=new)
    lead = AccountFactory(round=round_, source=papers[1], is_lead=True, lead_reason="It leads.")
    other = AccountFactory(round=round_, source=papers[0])
    LineFactory(account=lead, option=option, count=47095, outcome=Outcome.ELECTED)
    LineFactory(account=other, option=option, count=1)

    earlier = AccountFactory(
        round=RoundFactory(election=old), is_lead=True, lead_reason="It leads."
    )
    LineFactory(
        account=AccountFactory(round=earlier.round, source=papers[0]),
        option=old.options.get(),
        count=594,
        share="0.8",
    )

    page = get(client, ADDRESS)

    assert page.one("h1").text == "Ann Able"
    assert page.one("table").rows() == [
        ["Election", "Party at the time", "Status", "Votes", "Share", "Outcome"],
        [
            *("2012 vote 19 July 2012", "Party [1][2]", "registered, incumbent"),
            *("47,095[2]", "not stated", "elected"),
        ],
        [
            *("2007 vote 19 July 2007", "not stated", "withdrawn"),
            *("594[1]", "0.8%[1]", "not stated"),
        ],
    ]
    assert page.one(id="cited-source-a").text == (
        "1 Paper A A publisher English https://example.org/source-a What this source says"
    )


def test_a_head_of_a_list_and_a_running_mate_are_told_as_such(client, ann, papers):
    election = ElectionFactory(name="2012 vote", slug="2012", sources=papers)
    lists = ContestFactory(election=election, name="Lists", slug="lists")
    union = OptionFactory(
        election=election,
        contest=lists,
        kind=OptionKind.LIST,
        person=ann,
        party=PartyFactory(name="Union"),
        slug="union",
        order=1,
        sources=[],
    )
    account = AccountFactory(round=RoundFactory(election=election, contest=lists), source=papers[0])
    LineFactory(account=account, option=union, count=7, share="50")
    FigureFactory(account=account, measure=Measure.LIST_SEATS, option=union, count=3)
    FigureFactory(account=account, measure=Measure.CANDIDATES, option=union, count=9)
    bob = PersonFactory(name="Bob")
    OptionFactory(election=election, person=bob, running_mate=ann, order=2, sources=[])
    OptionFactory(
        election=election, person=ann, running_mate=bob, slug="other", order=3, sources=[]
    )

    assert get(client, ADDRESS).one("table").rows()[1:] == [
        [
            "2012 vote 19 July 2012 Lists head of the list Union",
            *("Union", "registered", "7[1]", "50%[1]", "3[1]", "not stated"),
        ],
        [
            "2012 vote 19 July 2012 running mate of Bob",
            *("not stated", "registered", *["not stated"] * 4),
        ],
        [
            "2012 vote 19 July 2012 with Bob as running mate",
            *("not stated", "registered", *["not stated"] * 4),
        ],
    ]


def test_who_stood_in_one_area_has_the_figures_of_that_area(client, ann, papers):
    option = OptionFactory(election__name="2012 vote", person=ann, sources=[])
    land = option.election.jurisdiction
    areas = [AreaFactory(name=name, jurisdiction=land) for name in ("First", "Second")]
    round_ = RoundFactory(election=option.election)

    def count_in(area):
        account = AccountFactory(round=round_, source=papers[0], area=area)
        LineFactory(account=account, option=option, count=558, outcome=Outcome.ELECTED)
        return get(client, ADDRESS).one("table").rows()[1]

    told = count_in(areas[0])
    assert told[0] == "2012 vote 19 July 2012 First"
    assert told[3:] == ["558[1]", "not stated", "elected"]
    # Of several areas, none is what the person was given.
    told = count_in(areas[1])
    assert told[0] == "2012 vote 19 July 2012"
    assert told[3:] == ["not stated"] * 3


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
    OptionFactory(person=ann)
    ann.other_names, ann.wikidata = "Anne\n\nHannah (to 2001)", "Q42"
    ann.save()

    header = get(client, ADDRESS).one("header", class_="page-header")

    assert header.lines("p") == ["Also: Anne; Hannah (to 2001)", "Wikidata: Q42"]
    assert header.one("a").attrs["href"] == "https://www.wikidata.org/wiki/Q42"


def test_drafts_add_nothing_to_a_public_person(client, ann):
    OptionFactory(election=ElectionFactory(name="Public"), person=ann)
    OptionFactory(
        election=ElectionFactory(name="Secret", publication=Publication.DRAFT), person=ann
    )
    client.force_login(EditorFactory())

    response = client.get(ADDRESS)

    assert [node.text for node in get(client, ADDRESS).one("table").all("a")] == ["Public"]
    assert "Vary" not in response.headers


def test_a_person_of_drafts_alone_is_for_editors(client, ann):
    OptionFactory(
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


def test_the_outcome_that_other_accounts_agree_on_stands_where_the_first_states_none(client):
    option = OptionFactory(person=PersonFactory(name="Ann", slug="ann"))
    rival = OptionFactory(election=option.election)
    round_ = RoundFactory(election=option.election)
    lead = AccountFactory(round=round_, is_lead=True, lead_reason="It leads.")
    other, third = AccountFactory(round=round_), AccountFactory(round=round_)
    LineFactory(account=lead, option=option, count=5)
    LineFactory(account=other, option=option, count=6, outcome="elected")

    assert get(client, "/people/ann/").one("table", class_="options").rows()[1][-1] == "elected"

    LineFactory(account=third, option=rival, count=7, outcome="elected")

    assert get(client, "/people/ann/").one("table", class_="options").rows()[1][-1] == "not stated"
