"""The campaign page: who stood, what was said, and when."""

import datetime

import pytest

from elections.models import KeyDateKind, Measure, OptionStatus, Page, Stance
from tests.factories import (
    AccountFactory,
    ActorFactory,
    AreaFactory,
    DiscrepancyFactory,
    ElectionFactory,
    FigureFactory,
    KeyDateFactory,
    LineFactory,
    OptionFactory,
    PartyFactory,
    PersonFactory,
    RoundFactory,
    SectionFactory,
    StatementFactory,
    WordingFactory,
)
from tests.pages import get
from tests.record.cast import sources

pytestmark = pytest.mark.django_db

ADDRESS = "/elections/2012-vote/campaign/"


@pytest.fixture
def papers():
    return sources(2)


@pytest.fixture
def election(papers):
    return ElectionFactory(slug="2012-vote", sources=papers)


def test_candidates_show_what_the_sources_say_of_them(client, election, papers):
    party = PartyFactory(name="Old Party")
    OptionFactory(
        election=election,
        person=PersonFactory(name="Ann Able", slug="ann"),
        party=party,
        description="President",
        incumbent=True,
        order=1,
        sources=papers,
    )
    ben = OptionFactory(
        election=election,
        person=PersonFactory(name="Ben Best", slug="ben"),
        status=OptionStatus.WITHDRAWN,
        order=2,
        sources=papers[:1],
    )
    party.name = "New Party"
    party.save()
    point = DiscrepancyFactory(election=election, option=ben, topic="His post")
    WordingFactory(discrepancy=point, source=papers[1], wording="former minister")
    WordingFactory(discrepancy=point, source=papers[0], wording="minister")

    page = get(client, ADDRESS)

    assert [item.text for item in page.all("li", class_="candidate")] == [
        "Ann Able[1][2] registered incumbent Party Old Party[1][2] "
        "Post or profession President[1][2]",
        "Ben Best[1] withdrawn Party not stated "
        "His post The sources differ. minister[1] former minister[2]",
    ]
    assert [item.attrs["id"] for item in page.all("li", class_="candidate")] == [
        "candidate-ann",
        "candidate-ben",
    ]
    assert page.all(id="disagreements") == []


def test_a_difference_about_no_candidate_has_a_section(client, election, papers):
    point = DiscrepancyFactory(election=election, topic="The mood")
    WordingFactory(discrepancy=point, source=papers[0], wording="calm")
    DiscrepancyFactory(election=election, topic="Elsewhere", page=Page.RESULTS)

    differences = get(client, ADDRESS).one("ul", class_="differences")

    assert differences.lines() == ["The mood calm[1]"]


def test_a_campaign_without_candidates_has_no_list_of_them(client, election):
    assert get(client, ADDRESS).all("ul", class_="candidates") == []


def test_figures_statements_prose_and_dates_of_the_campaign_alone(client, election, papers):
    SectionFactory(election=election, page=Page.CAMPAIGN, body=f"Four stood [@{papers[0].key}].")
    SectionFactory(election=election, page=Page.LEAD, body="Elsewhere.")
    FigureFactory(
        election=election, measure=Measure.CANDIDATES_REGISTERED, count=4, source=papers[0]
    )
    FigureFactory(election=election, measure=Measure.OBSERVERS, source=papers[0])
    for kind, day in ((KeyDateKind.CAMPAIGN_END, 17), (KeyDateKind.VOTE, 19)):
        KeyDateFactory(
            election=election,
            kind=kind,
            name=kind.label,
            date=datetime.date(2012, 7, day),
            sources=papers[1:],
        )
    StatementFactory(
        election=election,
        slug="letter",
        page=Page.CAMPAIGN,
        actor=ActorFactory(name="Ben Best"),
        speaker="Ben Best",
        addressee="Ann Able",
        date=datetime.date(2012, 7, 1),
        date_note="in the campaign",
        stance=Stance.ALLEGES,
        summary="In a letter he spoke of fraud.",
        quotation="a vast experience of fraud, voters’ lists, etc.",
        quotation_language="en-GB",
        sources=papers[:1],
    )
    StatementFactory(election=election, page=Page.REACTIONS, sources=papers)

    page = get(client, ADDRESS)

    assert page.one("div", class_="prose").text == "Four stood.[1]"
    assert page.one("dl", class_="measures").pairs() == [("candidates registered", ["4[1]"])]
    assert page.one("ul", class_="statements").lines() == [
        "Ben Best to Ann Able alleges violations 1 July 2012 in the campaign "
        "In a letter he spoke of fraud.[1] "
        "“a vast experience of fraud, voters’ lists, etc.”[1]"
    ]
    assert page.one("blockquote").text == "“a vast experience of fraud, voters’ lists, etc.”[1]"
    assert page.one("blockquote").attrs == {"lang": "en-GB"}
    assert page.one("ul", class_="statements").all("li")[0].attrs["id"] == "statement-letter"
    assert page.one("ol", class_="steps").lines() == ["17 July 2012 campaign ends[2]"]


def test_a_party_is_marked_with_the_sources_that_state_it(client, election, papers):
    party = PartyFactory(name="Old Party")
    OptionFactory(election=election, party=party, sources=papers[:2], party_sources=papers[1:2])

    [facts] = [one.one("dl") for one in get(client, ADDRESS).all("li", class_="candidate")]

    assert facts.pairs() == [("Party", ["Old Party[2]"])]


def test_candidates_of_areas_alone_stand_apart(client):
    election = ElectionFactory(slug="seats", type="parliamentary")
    round_ = RoundFactory(election=election)
    whole, part = AccountFactory(round=round_), AccountFactory(round=round_, area=AreaFactory())
    for name, account in (("Ann", whole), ("Bob", part)):
        option = OptionFactory(election=election, person=PersonFactory(name=name))
        LineFactory(account=account, option=option, count=5)

    section = get(client, "/elections/seats/campaign/").one("section", aria_labelledby="candidates")

    assert [each.text.split("[")[0] for each in section.all("h3")] == [
        "Ann",
        "In constituencies, as far as sources name them",
    ]
    assert [each.text.split("[")[0] for each in section.all("h4")] == ["Bob"]


def test_an_alliance_names_its_members(client):
    election = ElectionFactory(slug="seats", type="parliamentary")
    members = [PartyFactory(name="Left"), PartyFactory(name="Greens")]
    alliance = PartyFactory(name="Together", members=members)
    option = OptionFactory(election=election, kind="list", person=None, party=alliance, slug="list")
    account = AccountFactory(
        round=RoundFactory(election=election), is_lead=True, lead_reason="One."
    )
    LineFactory(account=account, option=option, count=5)

    campaign = get(client, "/elections/seats/campaign/")
    results = get(client, "/elections/seats/results/")

    assert campaign.one("li", class_="candidate").one("dl").pairs() == [
        ("Alliance of", ["Greens, Left"])
    ]
    assert results.one("table").one("th", scope="row").text == "Together alliance of Greens, Left"
