"""The reactions page: statements by stance and kind of actor, narrowed by the address."""

import datetime

import pytest
from django.urls import reverse

from elections.models import ActorKind, DelegationRole, Page, Stance
from tests.factories import (
    ActorFactory,
    DelegationFactory,
    DiscrepancyFactory,
    ElectionFactory,
    JurisdictionFactory,
    StatementFactory,
    WordingFactory,
)
from tests.pages import get
from tests.record.cast import sources

pytestmark = pytest.mark.django_db

ADDRESS = "/elections/2012-vote/reactions/"


@pytest.fixture
def papers():
    return sources(2)


@pytest.fixture
def election(papers):
    election = ElectionFactory(slug="2012-vote", sources=papers)
    turkey = JurisdictionFactory(name="Turkey")
    for name, country in (("Turkey", turkey), ("Romania", None)):
        StatementFactory(
            election=election,
            slug=name.lower(),
            actor=ActorFactory(
                name=f"Ministry of {name}", kind=ActorKind.MINISTRY, jurisdiction=country
            ),
            date_note="in the following days",
            stance=Stance.NOT_RECOGNISING,
            summary="It denied its legitimacy.",
            sources=papers[:1],
        )
    StatementFactory(
        election=election,
        slug="israel",
        actor=ActorFactory(name="Embassy of Israel", kind=ActorKind.EMBASSY),
        date=datetime.date(2012, 7, 20),
        stance=Stance.NOT_RECOGNISING,
        summary="It denied its legitimacy.",
        sources=papers[:1],
    )
    StatementFactory(
        election=election,
        slug="caucus",
        actor=ActorFactory(name="A caucus", kind=ActorKind.LEGISLATURE),
        speaker="Two of its members",
        speaker_office="co-chairs",
        stance=Stance.FAVOURABLE,
        summary="They praised it.",
        sources=papers,
    )
    return election


GROUP = (
    "2 statements: It denied its legitimacy. Turkey, Ministry of Romania in the following days "
    "Ministry of Turkey [1] Ministry of Romania [1]"
)
EMBASSY = "Embassy of Israel 20 July 2012 It denied its legitimacy.[1]"
CAUCUS = "A caucus, Two of its members, co-chairs They praised it.[1][2]"


def shown(page):
    return {
        section.one("h3").text: section.one("ul", class_="statements").lines()
        for section in page.all("section", class_="stance")
    }


def test_statements_stand_under_their_stance_and_like_ones_as_one(client, election):
    page = get(client, ADDRESS)

    assert shown(page) == {
        "favourable 1": [CAUCUS],
        "not recognised 3": [GROUP, EMBASSY],
    }
    assert [node.attrs["id"] for node in page.one("details", class_="alike").all("li")] == [
        "statement-turkey",
        "statement-romania",
    ]
    assert page.one("link", rel="canonical").attrs["href"] == ADDRESS


def test_like_statements_of_several_kinds_are_one_line_that_shows_the_kinds(client, election):
    election.statements.filter(slug="israel").update(date=None, date_note="in the following days")

    page = get(client, ADDRESS)

    assert shown(page)["not recognised 3"] == [
        "3 statements: It denied its legitimacy. Turkey, Ministry of Romania, Embassy of Israel "
        "ministry: 2 embassy: 1 in the following days "
        "ministry Ministry of Turkey [1] Ministry of Romania [1] embassy Embassy of Israel [1]"
    ]
    assert [node.attrs["id"] for node in page.one("details", class_="alike").all("li")] == [
        *("statement-turkey", "statement-romania", "statement-israel"),
    ]
    narrowed = get(client, ADDRESS + "?kind=embassy")
    assert shown(narrowed) == {
        "not recognised 1": ["Embassy of Israel in the following days It denied its legitimacy.[1]"]
    }


def test_like_statements_with_a_quotation_show_it_once(client, election):
    election.statements.filter(slug__in=["turkey", "romania"]).update(quotation="null and void")

    assert (
        get(client, ADDRESS).one("details", class_="alike").one("blockquote").text
        == "“null and void”[1]"
    )


@pytest.mark.parametrize(
    ("query", "expected", "message"),
    [
        (
            "?stance=favourable",
            {"favourable 1": [CAUCUS]},
            "1 of 4 statements: favourable Show all",
        ),
        (
            "?kind=ministry",
            {"not recognised 2": [GROUP]},
            "2 of 4 statements: ministry Show all",
        ),
        (
            "?stance=not-recognising&kind=embassy",
            {"not recognised 1": [EMBASSY]},
            "1 of 4 statements: not recognised embassy Show all",
        ),
        (
            "?stance=favourable&kind=embassy",
            {},
            "0 of 4 statements: favourable embassy Show all",
        ),
    ],
)
def test_the_address_narrows_the_statements(client, election, query, expected, message):
    page = get(client, ADDRESS + query)

    assert shown(page) == expected
    assert page.one("p", class_="narrowed").text == message
    assert page.one("link", rel="canonical").attrs["href"] == ADDRESS


@pytest.mark.parametrize("query", ["?stance=unknown", "?kind=unknown", "?stance=favourable%00"])
def test_an_unknown_choice_is_not_found(client, election, query):
    assert client.get(ADDRESS + query).status_code == 404


def test_the_table_counts_and_leads_to_the_statements(client, election):
    page = get(client, ADDRESS + "?stance=not-recognising&kind=ministry")
    table = page.one("table", class_="tallies")

    assert table.rows() == [
        ["Speaker", "favourable", "not recognised"],
        ["ministry", "0", "2"],
        ["embassy", "0", "1"],
        ["parliamentary group", "1", "0"],
    ]
    assert [(link.attrs["href"], link.attrs.get("aria-current")) for link in table.all("a")] == [
        (f"{ADDRESS}?stance=favourable#statements", None),
        (f"{ADDRESS}?stance=not-recognising#statements", None),
        (f"{ADDRESS}?kind=ministry#statements", None),
        (f"{ADDRESS}?stance=not-recognising&kind=ministry#statements", "true"),
        (f"{ADDRESS}?kind=embassy#statements", None),
        (f"{ADDRESS}?stance=not-recognising&kind=embassy#statements", None),
        (f"{ADDRESS}?kind=legislature#statements", None),
        (f"{ADDRESS}?stance=favourable&kind=legislature#statements", None),
    ]
    assert [dot.attrs["r"] for dot in table.all("circle")] == ["18", "13.66", "13.66"]


def test_an_actor_who_says_two_things_is_counted_once(client, election):
    turkey = election.statements.get(slug="turkey").actor
    StatementFactory(
        election=election, actor=turkey, stance=Stance.NOT_RECOGNISING, summary="Again."
    )

    page = get(client, ADDRESS)

    assert page.one("table", class_="tallies").rows()[1] == ["ministry", "0", "2"]
    assert [len(page.all("li", class_="statement")), list(shown(page))[1]] == [
        *(4, "not recognised 3"),
    ]


def test_who_came_is_told_and_counted_as_no_statement(client, election):
    guests = ActorFactory(name="Guests", kind=ActorKind.OBSERVERS)
    StatementFactory(
        election=election, actor=guests, slug="guests", stance=Stance.ATTENDED, summary="They came."
    )

    page = get(client, ADDRESS)

    assert page.one("table", class_="tallies").rows()[0] == [
        *("Speaker", "favourable", "not recognised"),
    ]
    assert page.one("section", aria_labelledby="attended").one("ul").lines() == [
        "Guests They came.[1]"
    ]
    assert client.get(ADDRESS + "?stance=attended").status_code == 404


@pytest.mark.parametrize(
    ("name", "address"), [("reactions", "/elections/2012-vote/conduct/"), ("record", "")]
)
def test_statements_on_other_pages_are_counted_and_linked(client, election, name, address):
    rival = ActorFactory(name="A rival", kind=ActorKind.CANDIDATE)
    StatementFactory(
        election=election, actor=rival, slug="rival", page=Page.CONDUCT, stance=Stance.ALLEGES
    )

    page = get(client, reverse(name, args=["2012-vote"]))

    assert page.one("table", class_="tallies").rows()[4] == ["candidate", "0", "1", "0"]
    (link,) = page.one("ul", class_="elsewhere").all("a")
    assert (link.text, link.attrs["href"]) == ("see conduct", f"{address}#statement-rival")


def test_representatives_and_differences_stand_below(client, election, papers):
    DelegationFactory(
        election=election,
        role=DelegationRole.REPRESENTATIVES,
        jurisdiction=JurisdictionFactory(name="Abkhazia"),
        sources=papers[:1],
    )
    DelegationFactory(election=election, role=DelegationRole.OBSERVERS, sources=papers)
    point = DiscrepancyFactory(election=election, page=Page.REACTIONS, topic="Who spoke")
    WordingFactory(discrepancy=point, source=papers[0], wording="everybody")

    page = get(client, ADDRESS)

    assert page.one("ul", class_="senders").lines() == ["Abkhazia[1]"]
    assert page.one("ul", class_="differences").lines() == ["Who spoke everybody[1]"]


def test_without_statements_there_is_no_table(client):
    ElectionFactory(slug="2012-vote")

    assert get(client, ADDRESS).all("table") == []
