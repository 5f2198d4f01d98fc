"""A party's page: what it stood for, with figures, and the same as data."""

import csv
import io

import pytest

from elections.record import party_page
from tests.factories import (
    AccountFactory,
    ContestFactory,
    EditorFactory,
    ElectionFactory,
    LineFactory,
    OptionFactory,
    PartyFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
)
from tests.pages import get
from tests.record.cast import election_with

pytestmark = pytest.mark.django_db

GREENS = "/parties/greens/"


@pytest.fixture
def greens():
    return PartyFactory(
        slug="greens", name="Greens", short_name="G", other_names="Leaves\nTrees", wikidata="Q7"
    )


def stood(party, slug, year, count, **fields):
    """An election in which Ann stood for a party, under its name of the time."""
    election = ElectionFactory(
        slug=slug, name=slug.title(), date=f"{year}-01-01", **fields.pop("election", {})
    )
    contest = fields.pop("contest", None)
    if contest:
        contest.election = election
        contest.save()
    account = AccountFactory(
        round=RoundFactory(election=election, contest=contest),
        source=SourceFactory(key=f"paper-{slug}"),
        is_lead=True,
        lead_reason="It is the only one.",
    )
    option = OptionFactory(
        election=election,
        contest=contest,
        party=party,
        party_name=f"Greens of {year}",
        **{"slug": "ann", "person": PersonFactory(slug=f"ann-{slug}", name="Ann"), **fields},
    )
    LineFactory(account=account, option=option, count=count, share="66.70")
    return account, option


def test_a_party_s_page_tells_its_elections_the_latest_first(client, greens):
    stood(greens, "first", 2001, 500)
    account, blue = stood(
        greens, "lists", 2005, 900, kind="list", person=None, contest=ContestFactory()
    )
    LineFactory(account=account, option=blue, measure="seats", count=12)
    PartyFactory(slug="all", name="All together", members=[greens])

    page = get(client, GREENS)

    head = page.one("header", class_="page-header").text
    assert head == "Greens G Also: Leaves; Trees Wikidata: Q7 A member of: All together"
    header, *rows = page.one("table").rows()
    assert header[-3:] == ["Share", "Seats", "Outcome"]
    assert [(row[0].split()[0], row[1].split("[")[0].strip(), row[3]) for row in rows] == [
        ("Lists", "Greens of 2005", "900[2]"),
        ("First", "Greens of 2001", "500[1]"),
    ]
    assert "Ann" in rows[1][0]
    assert rows[0][5] == "12[2]"
    links = [link.attrs["href"] for link in page.one("table").all("a")]
    links = [link for link in links if not link.startswith("#")]
    assert links == ["/elections/lists/", GREENS, "/elections/first/", GREENS]
    campaign = get(client, "/elections/first/campaign/")
    assert GREENS in [link.attrs["href"] for link in campaign.all("a")]


def test_its_figures_are_data_beside_it_as_many_as_on_the_page(client, greens, monkeypatch):
    monkeypatch.setattr(party_page, "PAGE_SIZE", 1)
    stood(greens, "first", 2001, 500)
    stood(greens, "second", 2002, 600)

    page = get(client, GREENS)
    data = [link.attrs["href"] for link in page.one("footer").all("a")]
    first = client.get(f"{GREENS}data.json")
    following = first.json()["next"]
    last = client.get(following.replace("json", "csv"))

    assert f"{GREENS}data.csv" in data
    assert [row["count"] for row in first.json()["rows"]] == [600]
    assert first["Link"] == f'<{following}>; rel="next"'
    assert first["Access-Control-Allow-Origin"] == "*"
    rows = list(csv.DictReader(io.StringIO(last.content.decode(), newline="")))
    assert [(row["election"], row["count"]) for row in rows] == [("first", "500")]
    assert page.one("nav", class_="pages").one("a").attrs["href"] == "?page=2"
    assert client.get(f"{GREENS}?page=3").status_code == 404


@pytest.mark.parametrize("page", ["", "data.csv", "data.json"])
def test_a_party_that_drafts_alone_name_is_for_editors(client, greens, page):
    stood(greens, "draft", 2001, 500, election={"publication": "draft"})

    assert client.get(GREENS + page).status_code == 404
    assert client.get(f"/parties/nobody/{page}").status_code == 404
    client.force_login(EditorFactory())
    response = client.get(GREENS + page)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("count", [1, 3])
def test_a_party_asks_a_fixed_number_of_queries(client, django_assert_num_queries, count):
    elections = [election_with(count, slug=f"election-of-{number}") for number in range(count)]
    party = elections[0].options.first().party
    for election in elections:
        OptionFactory(election=election, party=party)

    # The party, its options, their figures, those of areas, their sources, and its alliances.
    with django_assert_num_queries(8):
        assert client.get(f"/parties/{party.slug}/").status_code == 200
