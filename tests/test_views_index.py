"""The list of elections: series, winners and pages."""

import datetime

import pytest

from elections.models import ElectionType, Outcome, Publication
from elections.record import listing, narrowing, summary
from tests.factories import (
    AccountFactory,
    ElectionFactory,
    FigureFactory,
    JurisdictionFactory,
    LineFactory,
    OptionFactory,
    PartyFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
    StatementFactory,
)
from tests.pages import get, read

pytestmark = pytest.mark.django_db


LEDE = (
    "Accounts of one election often differ, and some cannot be true on arithmetic alone. Here they "
    "stand side by side, figure by figure, each with its source."
)


def elected(election, name, *, key, lead=True, party=None, **figures):
    """An account that states a person of that name as elected."""
    round_ = election.rounds.first() or RoundFactory(election=election)
    account = AccountFactory(
        round=round_,
        source=SourceFactory(key=key),
        is_lead=lead,
        lead_reason="It leads." if lead else "",
    )
    option = election.options.filter(person__name=name).first() or OptionFactory(
        election=election, person=PersonFactory(name=name), party=party
    )
    return LineFactory(account=account, option=option, outcome=Outcome.ELECTED, **figures)


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
    elected(new, "Ann", key="a", party=PartyFactory(name="Party"), count=5, share="66.65")
    elected(old, "Ben", key="b", count=28)

    page = get(client, "/")

    assert list(series(page).items()) == [
        (
            "Land presidential",
            [
                "19 July 2012 2012 vote Old Land Elected: Ann, Party, 66.65%[1]",
                "19 July 2007 2007 vote Elected: Ben, votes: 28[2]",
            ],
        ),
        (
            "Elsewhere presidential",
            ["2 January 2010 2010 vote Elected: not stated"],
        ),
    ]
    assert [node.one("a").attrs["href"] for node in page.one("main").all("h3")][:2] == [
        "/elections/2012/",
        "/elections/2007/",
    ]
    assert page.one(id="cited-a").one("p", class_="source-more").one("a").attrs["href"] == (
        "/sources/a/"
    )


def test_sources_that_agree_stand_in_for_a_silent_lead_set(client):
    election = ElectionFactory(name="A vote", jurisdiction__name="Land")
    round_ = RoundFactory(election=election)
    AccountFactory(round=round_, is_lead=True, lead_reason="It leads.", cast=10)
    elected(election, "Ann", key="b", lead=False, share="66")
    elected(election, "Ann", key="c", lead=False, share="67")

    assert series(get(client, "/")) == {
        "Land presidential": ["19 July 2012 A vote Elected: Ann, 66%[1]≠"]
    }


def test_names_written_from_the_right_do_not_move_what_stands_beside_them(client):
    election = ElectionFactory(name="A vote", jurisdiction__name="Land")
    elected(election, "محمد", key="a", party=PartyFactory(name="حزب"), share="66")

    winner = get(client, "/").one("p", class_="winner")

    assert [node.text for node in winner.all("bdi")] == ["محمد", "حزب"]


def test_the_figures_of_the_lead_account_come_first_where_others_say_who_won(client):
    election = ElectionFactory(name="A vote", slug="vote", jurisdiction__name="Land")
    line = elected(election, "Ann", key="a", lead=False, share="85.4")
    lead = AccountFactory(
        round=election.rounds.get(),
        source=SourceFactory(key="b"),
        is_lead=True,
        lead_reason="It leads.",
    )
    LineFactory(account=lead, option=line.option, share="85.12")

    page = get(client, "/")

    assert series(page) == {"Land presidential": ["19 July 2012 A vote Elected: Ann, 85.12%[1]≠"]}
    assert page.one("a", class_="disputed").attrs["href"] == (
        f"/elections/vote/sources/#conflict-share-{line.option.person.slug}"
    )


def test_sources_that_disagree_make_no_winner(client):
    election = ElectionFactory(name="A vote", slug="vote", jurisdiction__name="Land")
    elected(election, "Ann", key="b", lead=False)
    elected(election, "Ben", key="c", lead=False)

    page = get(client, "/")

    assert series(page) == {
        "Land presidential": [
            "19 July 2012 A vote The sources disagree about who was elected ≠",
        ]
    }
    assert page.one("p", class_="winner").one("a").attrs["href"] == "/elections/vote/results/"


def test_a_search_finds_people_parties_and_sources_of_published_elections(client):
    for publication in (Publication.PUBLISHED, Publication.DRAFT):
        election = ElectionFactory(
            name=f"A {publication} vote",
            publication=publication,
            sources=[SourceFactory(key=f"s-{publication}", short_name=f"Land {publication}")],
        )
        OptionFactory(
            election=election,
            person=PersonFactory(name=f"Ann {publication} Land", slug=f"ann-{publication}"),
            party=PartyFactory(name=f"Party {publication} of the land"),
        )

    page = get(client, "/?q=land")

    found = page.one("section", class_="others")
    assert [*found.lines("dt"), *found.lines("dd")] == [
        "People",
        "Parties",
        "Sources",
        "Ann published Land",
        "Party published of the land",
        "Land published",
    ]
    assert [link.attrs["href"] for link in found.all("a")] == [
        "/people/ann-published/",
        "/sources/s-published/",
    ]
    assert get(client, "/?q=nowhere").all("section", class_="others") == []


def test_people_and_parties_are_found_by_their_other_names(client):
    OptionFactory(
        person=PersonFactory(name="Ann Able", other_names="Anne Best (to 2001)\nHanna"),
        party=PartyFactory(name="Motherland", other_names="Fatherland"),
    )

    for query, name in (("best 2001", "Ann Able"), ("fatherland", "Motherland")):
        assert get(client, f"/?q={query}").one("section", class_="others").lines("dd") == [name]


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
        LEDE,
        "No elections have been published yet.",
    ]


def test_the_first_page_says_how_much_of_the_record_is_published(client, monkeypatch):
    election = ElectionFactory(name="A vote")
    draft = ElectionFactory(name="A draft", publication=Publication.DRAFT)
    for one in (election, draft):
        AccountFactory(round=RoundFactory(election=one), cast=1)
        FigureFactory(election=one, source=SourceFactory())

    def said(address):
        return get(client, address).one("header", class_="page-header").lines("p")

    assert said("/") == [
        LEDE,
        "Published here: 1 account of a count from 1 source, on 1 election.",
    ]
    assert said("/?type=presidential") == [LEDE]
    AccountFactory(round=election.rounds.get(), cast=2)
    for one in (election, draft):
        StatementFactory(election=one)
    monkeypatch.setattr(summary, "MOST", 1)
    assert said("/")[1] == (
        "Published here: more than 1 accounts of counts from more than 1 sources, and 1 "
        "statement, on 1 election."
    )


@pytest.mark.parametrize("page", ["0", "2", "-1", "1.5", "x", "", "01", "²", "99999", "9" * 5000])
def test_pages_that_do_not_exist_are_not_found(client, page):
    ElectionFactory()

    assert client.get("/", {"page": page}).status_code == 404


def names(page):
    return [node.text for node in page.all("h3")]


@pytest.fixture
def many():
    """Three elections of one series, and one elsewhere."""
    land = JurisdictionFactory(name="Land", slug="land")
    before = None
    for year in (2007, 2012, 2017):
        before = ElectionFactory(
            name=f"{year} presidential vote",
            slug=str(year),
            jurisdiction=land,
            date=datetime.date(year, 7, 19),
            previous=before,
        )
    ElectionFactory(
        name="2012 assembly",
        jurisdiction=JurisdictionFactory(name="A realm", slug="realm"),
        type=ElectionType.PARLIAMENTARY,
        date=datetime.date(2012, 12, 31),
    )
    ElectionFactory(name="2012 draft vote", jurisdiction=land, publication=Publication.DRAFT)


@pytest.mark.parametrize(
    ("query", "expected", "said"),
    [
        ("?jurisdiction=realm", ["2012 assembly"], "A realm"),
        ("?type=parliamentary", ["2012 assembly"], "parliamentary"),
        ("?year=2012", ["2012 assembly", "2012 presidential vote"], "2012"),
        ("?q=VOTE+2012", ["2012 presidential vote"], "VOTE 2012"),
        ("?q=pres&year=2007", ["2007 presidential vote"], "pres 2007"),
        ("?q=land&jurisdiction=land&type=presidential&year=2012", ["2012 presidential vote"], ""),
        ("?jurisdiction=realm&year=2007", [], "A realm 2007"),
        ("?q=nowhere", [], "nowhere"),
        ("?q=%25+%22", [], '% "'),
    ],
)
def test_the_address_narrows_the_list(client, many, query, expected, said):
    page = get(client, "/" + query)

    assert names(page) == expected
    said = said or "land Land presidential 2012"
    assert page.one("p", class_="narrowed").text == f"Filtered by: {said} Show all elections"
    assert [node.text for node in page.all("p", class_="nothing")] == (
        [] if expected else ["No elections found. Try fewer words or another year."]
    )


def test_the_form_keeps_what_was_asked_for(client, many):
    form = get(client, "/?q=a+vote&jurisdiction=land&type=presidential&year=2012").one("form")

    assert {node.attrs["name"]: node.attrs["value"] for node in form.all("input")} == {
        "q": "a vote",
        "year": "2012",
    }
    assert {
        select.attrs["name"]: [
            (option.attrs["value"], option.text, "selected" in option.attrs)
            for option in select.all("option")
        ]
        for select in form.all("select")
    } == {
        "jurisdiction": [("", "any", False), ("realm", "A realm", False), ("land", "Land", True)],
        "type": [
            ("", "any", False),
            *((type_.value, type_.label, type_ == "presidential") for type_ in ElectionType),
        ],
    }
    labels = {label.attrs["for"] for label in form.all("label")}
    assert labels == {node.attrs["id"] for node in form.walk() if "id" in node.attrs}


def test_a_form_without_anything_asks_for_all(client, many):
    page = get(client, "/?q=&jurisdiction=&type=&year=")

    assert len(names(page)) == 4
    assert page.all("p", class_="narrowed") == []


def test_where_jurisdictions_are_many_none_are_offered_and_the_chosen_one_is_kept(
    client, many, monkeypatch
):
    monkeypatch.setattr(narrowing, "MOST_OFFERED", 1)

    form = get(client, "/?jurisdiction=land").one("form")

    assert [select.attrs["name"] for select in form.all("select")] == ["type"]
    assert form.one("input", type="hidden").attrs["value"] == "land"


def test_only_jurisdictions_with_a_published_election_are_offered(client, many):
    ElectionFactory(jurisdiction__name="Draft land", publication=Publication.DRAFT)
    JurisdictionFactory(name="A sender")

    options = get(client, "/").one("select", name="jurisdiction").all("option")

    assert [option.text for option in options] == ["any", "A realm", "Land"]


@pytest.mark.parametrize("slug", ["draft-land", "sender"])
def test_no_address_names_a_jurisdiction_without_a_published_election(client, many, slug):
    draft_land = JurisdictionFactory(name="Draft land", slug="draft-land")
    ElectionFactory(jurisdiction=draft_land, publication=Publication.DRAFT)
    JurisdictionFactory(name="A sender", slug="sender")

    assert client.get("/", {"jurisdiction": slug}).status_code == 404


def test_a_series_leads_to_its_elections_on_other_pages(client, many):
    (section,) = get(client, "/?year=2012&jurisdiction=land").all("section", class_="series")

    assert section.lines() == [
        "Later: 2017 presidential vote",
        "19 July 2012 2012 presidential vote Elected: not stated",
        "Earlier: 2007 presidential vote",
    ]
    assert [link.attrs["href"] for link in section.all("a")] == [
        "/?jurisdiction=land",
        "/?jurisdiction=land&type=presidential",
        "/elections/2017/",
        "/elections/2012/",
        "/elections/2007/",
    ]


def test_a_draft_beside_a_series_is_not_named(client):
    draft = ElectionFactory(name="Draft", publication=Publication.DRAFT)
    ElectionFactory(name="A vote", previous=draft)

    assert len(get(client, "/").one("section", class_="series").all("li")) == 1


def test_pages_keep_to_what_was_asked_for(client, many, monkeypatch):
    monkeypatch.setattr(listing, "PAGE_SIZE", 1)

    page = get(client, "/?type=presidential&q=vote+20&page=2")

    assert names(page) == ["2012 presidential vote"]
    assert [link.attrs["href"] for link in page.one("nav", class_="pages").all("a")] == [
        "?q=vote+20&type=presidential&page=1",
        "?q=vote+20&type=presidential&page=3",
    ]


def test_the_last_page_says_that_the_list_goes_on(client, many, monkeypatch):
    monkeypatch.setattr(listing, "PAGE_SIZE", 1)
    monkeypatch.setattr(listing, "LAST_PAGE", 2)
    more = (
        "There are more elections than this list shows. Filter by year, type or country to see "
        "the others."
    )

    first, last = get(client, "/"), get(client, "/?page=2")

    assert [[node.text for node in page.all("p", class_="nothing")] for page in (first, last)] == [
        [],
        [more],
    ]
    assert last.one("nav", class_="pages").text == "Newer Page 2"


@pytest.mark.parametrize(
    "query",
    [
        *(
            "?jurisdiction=nowhere",
            "?jurisdiction=land%00",
            "?type=unknown",
            "?type=presidential%00",
        ),
        *("?year=0", "?year=-1", "?year=12x", "?year=10000", "?year=²", "?page=201"),
    ],
)
def test_what_cannot_be_asked_for_is_not_found(client, many, query):
    assert client.get("/" + query).status_code == 404


def test_a_search_is_cut_where_no_name_goes_on(client, many):
    page = read(client.get("/", {"q": "vote " * 100}).content.decode())

    assert len(page.one("input", type="search").attrs["value"]) == 200
    assert len(names(page)) == 3


def test_a_series_shows_turnout_through_the_years(client):
    land = JurisdictionFactory(name="Land", slug="land")
    before = ElectionFactory(
        name="2007 vote", slug="2007", jurisdiction=land, date=datetime.date(2007, 7, 19)
    )
    after = ElectionFactory(
        name="2012 vote", slug="2012", jurisdiction=land, date=datetime.date(2012, 7, 19)
    )
    elected(before, "Ann Ash", key="old")
    lead = elected(after, "Bo Birch", key="new").account
    FigureFactory(account=lead, measure="turnout", share="73.50")

    page = get(client, f"/?jurisdiction=land&type={before.type}")

    table = page.one("table", class_="turnouts")
    assert table.rows()[1:] == [["2012", "73.50%[1]"], ["2007", "not stated"]]
    assert not get(client, "/?jurisdiction=land").all("table", class_="turnouts")
