"""The page of an election's areas: each source's figures, and whether they add up to the whole."""

import pytest
from django.test import Client
from django.urls import reverse

from elections.changelog import together
from elections.models import Account, Figure, Publication
from tests import factories
from tests.pages import get

pytestmark = pytest.mark.django_db
ADDRESS = "/elections/vote/results/areas/"


@pytest.fixture
def vote():
    vote = factories.RoundFactory(election__slug="vote")
    for order, name in enumerate(("Ann", "Bob"), start=1):
        person = factories.PersonFactory(name=name, slug=name.lower())
        factories.OptionFactory(election=vote.election, person=person, order=order)
    return vote


@pytest.fixture
def paper():
    return factories.SourceFactory(key="paper", short_name="Paper")


def area_of(vote, name, **fields):
    land = vote.election.jurisdiction
    return factories.AreaFactory(name=name, slug=name.lower(), jurisdiction=land, **fields)


@together()
def counted(vote, source, area=None, ann=None, bob=None, share=None, **figures):
    """One account, of an area or of the whole, with a line of each candidate that has votes."""
    account = factories.AccountFactory(round=vote, source=source, area=area, **figures)
    for option, votes in zip(vote.election.options.all(), (ann, bob), strict=True):
        if votes is not None:
            factories.LineFactory(account=account, option=option, count=votes, share=share)
    return account


def sentences(client):
    return get(client, ADDRESS).one("section", aria_labelledby="areas-1").one("ul").lines()


def test_a_table_has_an_area_a_row_and_the_sums(client, vote, paper):
    north = area_of(vote, "North", kind="province", code="01", order=1)
    south = area_of(vote, "South", kind="province", order=2)
    counted(vote, paper, south, ann=30, bob=40, cast=70)
    counted(
        vote, paper, north, ann=60, bob=20, share="0.80", registered=200, cast=80, turnout="40.0"
    )

    page = get(client, ADDRESS)

    assert page.one("table").rows() == [
        ["Area", "Registered", "Votes cast", "Turnout", "Ann", "Bob"],
        ["Votes", "Share", "Votes", "Share"],
        [
            # 60 votes are no 0.80%.
            "North province 01 Does not add up as printed. These cannot be true together: "
            "200 registered voters, 80 votes cast and 0.80% for Ann.",
            *("200", "80", "40.0%", "60", "0.80%", "20", "0.80%"),
        ],
        [
            *("South province", "–not stated", "70", "–not stated"),
            *("30", "–not stated", "40", "–not stated"),
        ],
        ["All areas, added up", "not stated for all", "150", "", "90", "", "60", ""],
    ]
    section = page.one("section", aria_labelledby="areas-1")
    assert section.one("h2").text == "As printed (Paper) [1]"
    assert section.one("p").text == (
        "This source’s account of the whole, to compare the areas with, is not in this record."
    )


def test_sentences_say_whether_the_areas_add_up(client, vote, paper):
    counted(vote, paper, ann=90, bob=61, registered=1_000, cast=150, valid=149, invalid=5)
    for name, figures in {
        "One": {"ann": 60, "bob": 20, "registered": 400, "cast": 80, "valid": 80, "invalid": 6},
        "Two": {"ann": 30, "bob": 40, "cast": 70, "valid": 70},
        "Six": {"ann": 0, "bob": 0, "cast": 0, "valid": 0},
    }.items():
        counted(vote, paper, area_of(vote, name), **figures)

    assert sentences(client) == [
        "Registered voters: not stated for 2 of 3 areas, which must have 600 for the areas to add "
        "up to the whole, 1,000.",
        "Votes cast: the areas add up to the whole, 150, exactly.",
        "Valid votes: the areas add up to 150, 1 more than the whole, 149.",
        "Invalid or blank votes: the figures stated for 1 of 3 areas add up to 6, already 1 more "
        "than the whole, 5.",
        "Votes for Ann: the areas add up to the whole, 90, exactly.",
        "Votes for Bob: the areas add up to 60, 1 fewer than the whole, 61.",
    ]


def test_areas_that_are_not_all_of_the_whole_leave_nothing_open(client, vote, paper):
    counted(vote, paper, cast=9, registered=20)
    counted(vote, paper, area_of(vote, "One"), cast=4, registered=10)
    assert get(client, ADDRESS).one("section", aria_labelledby="areas-1").all("ul") == []

    counted(vote, paper, area_of(vote, "Two", kind="district"), cast=3)

    assert sentences(client) == [
        "Registered voters: the figures stated for 1 of 2 areas add up to 10, of 20 in the whole.",
        "Votes cast: the areas listed add up to 7, of 9 in the whole.",
    ]


def test_rounded_figures_are_allowed_what_rounding_hides(client, vote, paper):
    counted(vote, paper, ann=4_600, cast=9_000)
    counted(vote, paper, area_of(vote, "One"), ann=2_000, cast=4_000, counts_printed_to=1_000)
    counted(vote, paper, area_of(vote, "Two"), ann=2_000, cast=3_000, counts_printed_to=1_000)

    assert sentences(client) == [
        "Votes cast: the areas listed add up to about 7,000, of 9,000 in the whole.",
        "Votes for Ann: the areas add up to the whole, 4,600, as far as rounded figures can show.",
    ]


def test_an_area_within_another_one_is_not_added_up_twice(client, vote, paper):
    north = area_of(vote, "North", kind="province", order=1)
    city = area_of(vote, "City", kind="district", parent=north, order=2)
    counted(vote, paper, cast=10)
    counted(vote, paper, north, cast=10)
    counted(vote, paper, area_of(vote, "Precinct", parent=city, order=3), cast=4)

    page = get(client, ADDRESS)
    assert [row[0] for row in page.one("table").rows()[1:]] == [
        "North province",
        "Precinct precinct, part of City",
        "All areas, added up without those that are part of another one listed",
    ]
    assert sentences(client) == ["Votes cast: the areas add up to the whole, 10, exactly."]


def test_each_round_source_and_hour_has_a_table(client, vote, paper):
    second = factories.RoundFactory(election=vote.election, number=2)
    other = factories.SourceFactory(key="other", short_name="Other")
    area = area_of(vote, "North")
    for round_, source, as_of in (
        *((second, paper, ""), (vote, paper, ""), (vote, paper, "15:00"), (vote, other, "")),
    ):
        counted(round_, source, area, cast=1, as_of=as_of)

    assert [each.text for each in get(client, ADDRESS).all("h2")][:4] == [
        "Round 1, as printed (Other) [1]",
        "Round 1, as printed (Paper) [2]",
        "Round 1, as printed (Paper, 15:00) [2]",
        "Round 2, as printed (Paper) [2]",
    ]


def test_figures_with_a_bound_are_shown_and_not_added_up(client, vote, paper):
    counted(vote, paper, cast=10)
    counted(vote, paper, area_of(vote, "One"), cast=4)
    two = counted(vote, paper, area_of(vote, "Two"), cast=5)
    two.figures.update(bound="more-than")

    page = get(client, ADDRESS)

    assert [row[2] for row in page.one("table").rows()[1:]] == [
        *("4", "more than 5", "not stated exactly for all"),
    ]
    assert page.one("section", aria_labelledby="areas-1").all("ul") == []


def test_constituencies_that_list_different_people_have_no_column_for_each(client, vote, paper):
    first = counted(vote, paper, area_of(vote, "One", kind="constituency", order=1), ann=60)
    first.note = "By hand."
    first.save()
    counted(vote, paper, area_of(vote, "Two", kind="constituency", order=2), bob=5, share="50.0")
    Figure.objects.filter(count=60).update(outcome="elected")

    assert [row[::4] for row in get(client, ADDRESS).one("table").rows()] == [
        ["Area", "Votes"],
        ["One constituency By hand.", "Ann, elected: 60"],
        ["Two constituency", "Bob: 5 (50.0%)"],
        ["All areas, added up", ""],
    ]


def test_impossible_figures_are_added_up_as_printed(client, vote, paper):
    largest = 2**63 - 1
    counted(vote, paper, cast=largest)
    for name in ("One", "Two"):
        counted(vote, paper, area_of(vote, name), cast=largest, counts_printed_to=1)

    assert sentences(client) == [
        "Votes cast: the areas add up to 18,446,744,073,709,551,614, 9,223,372,036,854,775,807 "
        "more than the whole, 9,223,372,036,854,775,807."
    ]


def test_many_areas_have_pages_whose_sums_are_of_all(client, vote, paper, monkeypatch):
    monkeypatch.setattr("elections.record.areas_page.MOST", 2)
    for order, name in enumerate(("One", "Two", "Six"), start=1):
        counted(vote, paper, area_of(vote, name, order=order), cast=1)

    first, second = get(client, ADDRESS), get(client, f"{ADDRESS}?page=2")

    assert [row[:3:2] for row in first.one("table").rows()[1:]] == [
        ["One precinct", "1"],
        ["Two precinct", "1"],
        ["All areas, added up", "3"],
    ]
    assert [row[:3:2] for row in second.one("table").rows()[1:]] == [
        ["Six precinct", "1"],
        ["All areas, added up", "3"],
    ]
    assert first.one("a", rel="next").attrs["href"] == "?page=2"
    assert [link.text for link in second.all("a", rel="prev")] == ["Areas before"]
    for number in ("3", "0", "x"):
        assert client.get(ADDRESS, {"page": number}).status_code == 404


def test_there_is_no_page_and_no_link_without_areas(client, vote, paper):
    counted(vote, paper, cast=10)
    assert client.get(ADDRESS).status_code == 404
    assert ADDRESS not in client.get("/elections/vote/results/").content.decode()

    part = counted(vote, paper, area_of(vote, "North"), cast=10)

    assert part.get_absolute_url() == ADDRESS
    assert f'href="{ADDRESS}"' in client.get("/elections/vote/results/").content.decode()
    assert client.get(ADDRESS).status_code == 200


def test_the_page_of_a_draft_is_for_editors(client, vote, paper):
    counted(vote, paper, area_of(vote, "North"), cast=10)
    vote.election.publication = Publication.DRAFT
    vote.election.save()
    assert client.get(ADDRESS).status_code == 404
    desk = Client()
    desk.force_login(factories.EditorFactory())
    assert desk.get(ADDRESS).status_code == 200


def test_a_kept_page_changes_with_an_area_s_name(client, vote, paper):
    area = area_of(vote, "North")
    counted(vote, paper, area, cast=10)
    assert "North" in get(client, ADDRESS).one("table").text
    area.name = "Nord"
    area.save()
    assert "Nord precinct" in get(client, ADDRESS).one("table").text


def test_areas_leave_every_other_page_as_it_was(client, vote, paper, monkeypatch):
    """All other pages, and the table of sources, show the accounts of the whole alone."""
    monkeypatch.setattr("elections.record.frame.last_change", lambda election: None)
    whole = counted(vote, paper, ann=90, bob=60, cast=150)
    Account.objects.filter(pk=whole.pk).update(is_lead=True, lead_reason="It is the only one.")
    names = ("election", "campaign", "conduct", "record", "reactions", "sources")
    addresses = [reverse(name, args=["vote"]) for name in names]
    addresses += ["/", "/people/ann/", "/elections/vote/results.csv"]
    before = [client.get(address).content for address in addresses]

    counted(vote, paper, area_of(vote, "North"), ann=1, bob=2, cast=3, registered=1)

    assert Figure.objects.count() == 7
    assert [client.get(address).content for address in addresses] == before


def test_a_source_s_page_leads_to_its_figures_of_areas(client, vote, paper):
    counted(vote, paper, cast=10)
    counted(vote, factories.SourceFactory(), area_of(vote, "South"), cast=7)
    assert ADDRESS not in client.get("/sources/paper/").content.decode()

    counted(vote, paper, area_of(vote, "North"), cast=4321)

    page = client.get("/sources/paper/").content.decode()
    assert f'<a href="{ADDRESS}">Its figures of areas</a>' in page
    assert "4,321" not in page


def test_the_figures_of_2020_by_region(client, vote, paper):
    """Eight regions and one station, as printed at 20:00."""
    counted(vote, paper, registered=105_251, cast=76_471, turnout="72.7")
    for order, (name, registered, cast, turnout) in enumerate(REGIONS, start=1):
        kind = "station-abroad" if name == "Yerevan" else "district"
        area = area_of(vote, name, order=order, kind=kind)
        counted(vote, paper, area, registered=registered, cast=cast, turnout=turnout)

    page = get(client, ADDRESS)

    assert page.one("section", aria_labelledby="areas-1").one("ul").lines() == [
        "Registered voters: the areas add up to 105,246, 5 fewer than the whole, 105,251.",
        "Votes cast: the areas add up to the whole, 76,471, exactly.",
    ]
    heads = [row[0] for row in page.one("table").rows()[1:-1]]
    assert [head for head in heads if "not" in head] == [
        "Martakert district Does not add up as printed. 9,942 votes cast of 13,372 registered "
        "voters are 74.35%, not 73.3%."
    ]
    card = get(client, "/elections/vote/sources/").one("li", id="verdict-1-paper")
    assert card.one("ul").lines() == [
        "The areas add up to the whole, exactly, in these figures: votes cast.",
        "Registered voters: the areas add up to 105,246, 5 fewer than the whole, 105,251.",
    ]


REGIONS = (
    ("Stepanakert", 39_504, 27_893, "70.6"),
    ("Askeran", 12_104, 9_611, "79.4"),
    ("Hadrut", 8_796, 6_707, "76.3"),
    ("Martakert", 13_372, 9_942, "73.3"),
    ("Martuni", 17_466, 12_657, "72.5"),
    ("Shahumyan", 2_140, 1_600, "74.8"),
    ("Shushi", 3_979, 2_853, "71.7"),
    ("Kashatagh", 7_101, 4_799, "67.5"),
    ("Yerevan", 784, 409, "52.2"),
)
