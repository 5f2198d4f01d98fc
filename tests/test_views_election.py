"""The overview: the infobox with every field, the lead, key dates, what sources disagree about."""

import datetime

import pytest
from django.core.files.base import ContentFile

from elections.models import Bound, DatePrecision, Measure, Outcome, Page, Publication, VoteType
from elections.models.election import MOST_OF_A_DAY
from tests.factories import (
    AccountFactory,
    DiscrepancyFactory,
    ElectionFactory,
    FigureFactory,
    JurisdictionFactory,
    KeyDateFactory,
    LineFactory,
    OptionFactory,
    PartyFactory,
    PersonFactory,
    RoundFactory,
    SectionFactory,
    WordingFactory,
)
from tests.pages import get
from tests.pictures import picture
from tests.record.cast import sources

pytestmark = pytest.mark.django_db

ADDRESS = "/elections/2012-vote/"


@pytest.fixture
def papers():
    return sources(2)


@pytest.fixture
def election(papers):
    ann = PersonFactory(name="Ann Able", slug="ann")
    independent = PartyFactory(name="Independent politician", colour="#aa3300")
    before = ElectionFactory(name="2007 vote", slug="2007-vote", date=datetime.date(2007, 7, 19))
    election = ElectionFactory(
        name="2012 Land presidential election",
        slug="2012-vote",
        jurisdiction=JurisdictionFactory(name="Land"),
        previous=before,
        holder_before=ann,
        party_before=independent,
        holder_after=ann,
        party_after=independent,
        sources=papers,
    )
    ElectionFactory(
        name="2017 vote", slug="2017-vote", date=datetime.date(2017, 7, 19), previous=election
    )
    OptionFactory(
        election=election, person=ann, party=independent, order=1, in_infobox=True, sources=papers
    )
    OptionFactory(
        election=election,
        person=PersonFactory(name="Ben Best", slug="ben"),
        order=2,
        in_infobox=True,
        sources=papers[:1],
    )
    OptionFactory(election=election, order=3, sources=papers)
    return election


@pytest.fixture
def lead(election, papers):
    lead = AccountFactory(
        round=RoundFactory(election=election),
        source=papers[1],
        is_lead=True,
        lead_reason="It is the most precise.",
        note="Two candidates alone.",
        registered=98909,
        turnout="73.53",
    )
    ann, ben, _ = election.options.order_by("order")
    LineFactory(account=lead, option=ann, count=47095, share="66.65", outcome=Outcome.ELECTED)
    LineFactory(account=lead, option=ben, count=22967, share="32.50")
    return lead


def test_nominees_show_party_votes_and_share_with_their_source(client, lead):
    nominees = get(client, ADDRESS).one("ul", class_="nominees")

    assert nominees.lines() == [
        "No picture of Ann Able Ann Able Independent politician[1][2] elected "
        "Votes 47,095[1] Share 66.65%[1]",
        "No picture of Ben Best Ben Best party not stated Votes 22,967[1] Share 32.50%[1]",
    ]


def test_nominees_of_two_rounds_show_each_round(client, election, lead, papers):
    second = AccountFactory(
        round=RoundFactory(election=election, number=2),
        source=papers[0],
        is_lead=True,
        lead_reason="It is the only one.",
    )
    option = election.options.order_by("order").first()
    LineFactory(account=second, option=option, count=50000)

    nominee = get(client, ADDRESS).one("ul", class_="nominees").lines()[0]

    assert nominee == (
        "No picture of Ann Able Ann Able Independent politician[1][2] round 1: elected "
        "Round 1 Votes 47,095[2] Share 66.65%[2] "
        "Round 2 Votes 50,000[1] Share not stated"
    )


def test_bars_are_drawn_to_scale_in_the_colour_of_the_party(client, lead):
    bars = get(client, ADDRESS).one("ul", class_="nominees").all("svg", class_="bar")

    drawn = [
        [{**shape.attrs, "tag": shape.tag} for shape in bar.children if not isinstance(shape, str)]
        for bar in bars
    ]
    ground = {"tag": "rect", "class": "bar-ground", "width": "100", "height": "10"}
    half = {"tag": "path", "class": "bar-half", "d": "M50 0v10"}
    value = {"tag": "rect", "class": "bar-value", "height": "10"}
    assert drawn == [
        [ground, {**value, "width": "66.65", "fill": "#aa3300"}, half],
        [ground, {**value, "width": "32.5"}, half],
    ]


def test_without_a_lead_set_the_infobox_says_so(client, election):
    infobox = get(client, ADDRESS).one("section", class_="infobox")

    assert infobox.one("ul", class_="nominees").lines() == [
        "No picture of Ann Able Ann Able Independent politician[1][2] "
        "No figures in the account shown first.",
        "No picture of Ben Best Ben Best party not stated No figures in the account shown first.",
    ]
    assert infobox.all(class_="turnout") == []


def test_the_turnout_and_what_shares_are_of(client, lead):
    turnout = get(client, ADDRESS).one("div", class_="turnout")

    assert turnout.pairs() == [("Turnout", ["73.53%[1]"])]
    assert turnout.one("ul", class_="notes").lines() == [
        "The line in each bar marks 50%.",
        "Turnout is a percentage of registered voters.",
        "Shares are of valid votes, as far as one can tell: the source does not say.",
        "Why this account is shown first: It is the most precise.",
        "Two candidates alone.",
    ]


def test_shares_of_a_stated_base_say_of_what(client, lead):
    lead.share_base = "valid"
    lead.figures.filter(measure="turnout").delete()
    lead.note = ""
    lead.save()

    turnout = get(client, ADDRESS).one("div", class_="turnout")

    assert turnout.pairs() == [("Turnout", ["not stated"])]
    assert turnout.one("ul", class_="notes").lines() == [
        "The line in each bar marks 50%.",
        "Shares are of valid votes.",
        "Why this account is shown first: It is the most precise.",
    ]


def test_every_fact_of_the_infobox(client, election):
    infobox = get(client, ADDRESS).one("section", class_="infobox")
    facts = infobox.one("dl", class_="facts")

    assert infobox.one("h2").text == "2012 Land presidential election"
    assert facts.pairs() == [
        ("Country or territory", ["Land"]),
        ("Type", ["presidential"]),
        ("Vote type", ["Popular"]),
        ("Date", ["19 July 2012"]),
        ("Ongoing", ["no"]),
        ("Office", ["President"]),
        ("Before", ["Ann Able Independent politician"]),
        ("After", ["Ann Able Independent politician"]),
        ("Previous", ["2007 vote"]),
        ("Next", ["2017 vote"]),
    ]
    assert [link.attrs["href"] for link in facts.all("a")] == [
        "/people/ann/",
        "/people/ann/",
        "/elections/2007-vote/",
        "/elections/2017-vote/",
    ]
    assert infobox.one("p", class_="facts-sources").text == "Sources for these facts[1][2]"


def test_a_disputed_status_is_told_where_the_country_is_named(client, election):
    land = election.jurisdiction
    land.recognition = "Recognised by nobody, says A."
    land.save()

    facts = get(client, ADDRESS).one("dl", class_="facts")

    assert facts.pairs()[0] == (
        "Country or territory",
        ["Land International status Recognised by nobody, says A."],
    )


def test_what_is_not_stated_is_said_to_be_so(client):
    ElectionFactory(
        slug="2012-vote", name="A vote", office="", ongoing=True, vote_type=VoteType.INDIRECT
    )

    facts = get(client, ADDRESS).one("dl", class_="facts").pairs()

    assert facts[2:] == [
        ("Vote type", ["Indirect"]),
        ("Date", ["19 July 2012"]),
        ("Ongoing", ["yes"]),
        ("Office", ["not stated"]),
        ("Before", ["not stated"]),
        ("After", ["not stated"]),
        ("Previous", ["none in this record; see the series"]),
        ("Next", ["none in this record; see the series"]),
    ]


def test_elections_of_one_day_link_to_each_other(client, election):
    land = election.jurisdiction
    ElectionFactory(name="2012 mayor", slug="2012-mayor", jurisdiction=land)
    ElectionFactory(name="2012 draft", jurisdiction=land, publication=Publication.DRAFT)
    ElectionFactory(name="Elsewhere")

    facts = get(client, ADDRESS).one("dl", class_="facts").pairs()
    assert ("Same day", ["2012 mayor"]) in facts
    other = get(client, "/elections/2012-mayor/").one("dl", class_="facts")
    assert ("Same day", ["2012 Land presidential election"]) in other.pairs()

    ElectionFactory.create_batch(MOST_OF_A_DAY, jurisdiction=land)
    many = get(client, ADDRESS).one("dl", class_="facts")
    [link] = [link for link in many.all("a") if link.text.startswith("more elections")]
    assert link.attrs["href"] == f"/?jurisdiction={land.slug}&year=2012"
    assert "2012 mayor" not in many.text


def test_neighbours_that_are_drafts_are_not_shown(client, election):
    for neighbour in (election.previous, election.next):
        neighbour.publication = Publication.DRAFT
        neighbour.save()

    assert get(client, ADDRESS).one("dl", class_="facts").pairs()[-2:] == [
        ("Previous", ["none in this record; see the series"]),
        ("Next", ["none in this record; see the series"]),
    ]


def test_a_portrait_has_its_size_its_name_and_its_credit(client, election, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    ann = election.holder_after
    ann.portrait_credit = "A. Photographer, CC BY 4.0"
    ann.portrait.save("ann.jpg", ContentFile(picture()))

    portrait = get(client, ADDRESS).all("figure", class_="portrait")[0]

    assert portrait.one("img").attrs == {
        "src": ann.portrait.url,
        "width": "150",
        "height": "150",
        "alt": "Ann Able",
    }
    assert portrait.one("figcaption").text == "A. Photographer, CC BY 4.0"


def test_a_slot_without_a_portrait_is_drawn_at_its_size(client, election):
    drawing = get(client, ADDRESS).all("figure", class_="portrait")[0].one("svg")

    assert drawing.attrs == {
        "width": "150",
        "height": "150",
        "viewbox": "0 0 150 150",
        "role": "img",
        "aria-label": "No picture of Ann Able",
    }


def test_the_lead_cites_its_sources(client, election, papers):
    SectionFactory(election=election, page=Page.LEAD, body=f"They voted [@{papers[1].key}].")

    assert get(client, ADDRESS).one("div", class_="prose").lines("p") == ["They voted.[2]"]


def test_key_dates_are_as_exact_as_their_sources(client, election, papers):
    for day, precision in (
        (datetime.date(2012, 1, 1), DatePrecision.YEAR),
        (datetime.date(2012, 7, 1), DatePrecision.MONTH),
        (datetime.date(2012, 7, 19), DatePrecision.DAY),
    ):
        KeyDateFactory(
            election=election,
            name="A step",
            slug=precision,
            date=day,
            precision=precision,
            note="At noon." if precision == DatePrecision.DAY else "",
            sources=papers[:1],
        )

    timeline = get(client, ADDRESS).one("section", class_="timeline")

    assert timeline.one("ol").lines() == [
        "2012 A step[1]",
        "July 2012 A step[1]",
        "19 July 2012 A step[1] At noon.",
    ]
    assert [time.attrs["datetime"] for time in timeline.all("time")] == [
        "2012",
        "2012-07",
        "2012-07-19",
    ]
    assert [node.attrs["id"] for node in timeline.one("ol").all("li")] == [
        "date-year",
        "date-month",
        "date-day",
    ]
    assert [dot.attrs["cx"] for dot in timeline.all("circle")] == ["0", "91", "100"]


def test_disagreements_are_named_and_lead_to_where_they_are_shown(client, election, lead, papers):
    """Those that cannot all be true: "more than 80" and "about 80" can."""
    point = DiscrepancyFactory(election=election, topic="Ann’s post", note="Both in 2012.")
    WordingFactory(discrepancy=point, source=papers[0], wording="minister")
    WordingFactory(discrepancy=point, source=papers[1], wording="former minister")
    other = AccountFactory(
        round=lead.round, source=papers[0], turnout="70.5", registered=98909, counts_printed_to=1
    )
    ann, ben, _ = election.options.order_by("order")
    LineFactory(account=other, option=ann, count=47095, share="60.7")
    LineFactory(account=other, option=ben, count=None, share="32.50")
    for paper, bound in zip(papers, (Bound.MORE_THAN, Bound.ABOUT), strict=True):
        for measure, count in ((Measure.OBSERVERS, 80), (Measure.STATIONS, 9)):
            FigureFactory(
                election=election, measure=measure, source=paper, count=count, bound=bound
            )

    page = get(client, ADDRESS)

    assert page.one("ul", class_="topics").lines() == [
        "turnout",
        "Ann Able: share",
        "polling stations",
        "Ann’s post",
    ]
    links = [link.attrs["href"] for link in page.one("ul", class_="topics").all("a")]
    ids = {node.attrs.get("id") for node in get(client, f"{ADDRESS}sources/").walk()}
    assert [link for link in links if link.partition("#")[2] not in ids] == []
    assert {link.partition("#")[0] for link in links} == {f"{ADDRESS}sources/"}


def test_without_disagreements_there_is_no_such_section(client, election, lead):
    assert get(client, ADDRESS).all(id="disagreements") == []
