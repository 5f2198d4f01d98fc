"""The list of elections: series, winners and pages."""

import datetime

import pytest

from elections.models import Outcome, Publication
from elections.record import listing
from tests.factories import (
    CandidacyFactory,
    CandidateResultFactory,
    ElectionFactory,
    JurisdictionFactory,
    PartyFactory,
    PersonFactory,
    ResultSetFactory,
    RoundFactory,
    SourceFactory,
)
from tests.pages import get

pytestmark = pytest.mark.django_db


def elected(election, name, *, key, lead=True, party=None, **figures):
    """A result set that states a person of that name as elected."""
    round_ = election.rounds.first() or RoundFactory(election=election)
    result_set = ResultSetFactory(
        round=round_,
        source=SourceFactory(key=key),
        is_lead=lead,
        lead_reason="It leads." if lead else "",
    )
    candidacy = election.candidacies.filter(person__name=name).first() or CandidacyFactory(
        election=election, person=PersonFactory(name=name), party=party
    )
    return CandidateResultFactory(
        result_set=result_set, candidacy=candidacy, outcome=Outcome.ELECTED, **figures
    )


def series(page):
    return {
        section.one("h2").text: [item.text for item in section.all("li", class_="listed")]
        for section in page.all("section", class_="series")
    }


def test_elections_stand_in_series_named_as_at_the_time(client):
    land = JurisdictionFactory(name="Land")
    old = ElectionFactory(
        name="2007 vote", slug="2007", jurisdiction=land, date=datetime.date(2007, 7, 19)
    )
    ElectionFactory(
        name="2010 vote", jurisdiction__name="Elsewhere", date=datetime.date(2010, 1, 2)
    )
    new = ElectionFactory(
        name="2012 vote",
        slug="2012",
        jurisdiction=land,
        jurisdiction_name="Old Land",
        previous=old,
    )
    ElectionFactory(name="2011 vote", publication=Publication.DRAFT)
    elected(new, "Ann", key="a", party=PartyFactory(name="Party"), votes=5, share="66.65")
    elected(old, "Ben", key="b", votes=28)

    page = get(client, "/")

    assert list(series(page).items()) == [
        (
            "Land presidential",
            [
                "19 July 2012 2012 vote Old Land · presidential Elected: Ann, Party, 66.65%[1]",
                "19 July 2007 2007 vote Land · presidential Elected: Ben, votes: 28[2]",
            ],
        ),
        (
            "Elsewhere presidential",
            ["2 January 2010 2010 vote Elsewhere · presidential Elected: not stated"],
        ),
    ]
    assert [node.one("a").attrs["href"] for node in page.all("h3")][:2] == [
        "/elections/2012/",
        "/elections/2007/",
    ]
    assert page.one(id="cited-a").one("p", class_="source-more").one("a").attrs["href"] == (
        "/sources/a/"
    )


def test_sources_that_agree_stand_in_for_a_silent_lead_set(client):
    election = ElectionFactory(name="A vote", jurisdiction__name="Land")
    round_ = RoundFactory(election=election)
    ResultSetFactory(round=round_, is_lead=True, lead_reason="It leads.", cast=10)
    elected(election, "Ann", key="b", lead=False, share="66")
    elected(election, "Ann", key="c", lead=False, share="67")

    assert series(get(client, "/")) == {
        "Land presidential": ["19 July 2012 A vote Land · presidential Elected: Ann, 66%[1]"]
    }


def test_sources_that_disagree_make_no_winner(client):
    election = ElectionFactory(name="A vote", jurisdiction__name="Land")
    elected(election, "Ann", key="b", lead=False)
    elected(election, "Ben", key="c", lead=False)

    assert series(get(client, "/")) == {
        "Land presidential": ["19 July 2012 A vote Land · presidential Elected: not stated"]
    }


def test_the_list_is_cut_into_pages(client, monkeypatch):
    monkeypatch.setattr(listing, "PAGE_SIZE", 2)
    for day in (1, 2, 3):
        ElectionFactory(name=f"Vote {day}", date=datetime.date(2012, 7, day))

    first, second = get(client, "/"), get(client, "/?page=2")

    assert [node.text for node in first.all("h3")] == ["Vote 3", "Vote 2"]
    assert [node.text for node in second.all("h3")] == ["Vote 1"]
    assert first.one("nav", class_="pages").text == "Page 1 Older"
    assert second.one("nav", class_="pages").text == "Newer Page 2"
    assert [
        link.attrs["href"]
        for page in (first, second)
        for link in page.one("nav", class_="pages").all("a")
    ] == ["?page=2", "?page=1"]


def test_one_page_has_no_links_to_others(client):
    ElectionFactory()

    assert get(client, "/").all("nav", class_="pages") == []


def test_an_empty_site_says_so(client):
    assert get(client, "/").one("main").lines("p") == [
        "Each record shows what sources say of an election, figure by figure, "
        "and where they disagree.",
        "No election is published yet.",
    ]


@pytest.mark.parametrize("page", ["0", "2", "-1", "1.5", "x", "", "²", "99999", "9" * 5000])
def test_pages_that_do_not_exist_are_not_found(client, page):
    ElectionFactory()

    assert client.get("/", {"page": page}).status_code == 404
