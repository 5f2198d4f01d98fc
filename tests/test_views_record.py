"""The whole record on one page: everything of the six pages, each thing once."""

import pytest
from django.urls import reverse

from elections.models import ActorKind, Page, Stance
from tests.factories import ActorFactory, ElectionFactory, StatementFactory
from tests.pages import get
from tests.record.cast import SLUG, election_with

pytestmark = pytest.mark.django_db

# Where else each thing is told: what the pages show, by the tag and the class that shows it.
SHOWN = {
    "election": [("ul", "nominees"), ("ol", "steps")],
    "campaign": [("ul", "candidates")],
    "conduct": [("table", "countries")],
    "results": [("table", "lead")],
    "reactions": [("table", "tallies")],
    "sources": [
        *(("table", "comparison"), ("ul", "verdicts"), ("table", "measure-table")),
        *(("ul", "differences"), ("ol", "sources")),
    ],
}


def parts(page):
    return {part.one("h2").text: part for part in page.all("section", class_="part")}


def test_it_has_a_part_for_each_page(client):
    election_with(1)

    page = get(client, f"/elections/{SLUG}/record/")

    assert page.one("h1").text == "The whole record"
    assert list(parts(page)) == [
        *("Overview", "Campaign", "Conduct", "Results", "Reactions", "Sources"),
    ]


def test_what_the_pages_show_stands_in_it_once(client):
    election_with(3)
    whole = get(client, f"/elections/{SLUG}/record/")

    for name, things in SHOWN.items():
        page = get(client, reverse(name, args=[SLUG]))
        for tag, class_ in things:
            shown = [node.text for node in page.all(tag, class_=class_)]
            assert shown, f"{name}: {class_}"
            assert [node.text for node in whole.all(tag, class_=class_)] == shown


def test_the_prose_of_every_page_stands_in_it(client):
    election = election_with(1)
    for section in election.sections.all():
        election.sections.filter(pk=section.pk).update(body=f"Prose of {section.page}.")

    page = get(client, f"/elections/{SLUG}/record/")

    assert [node.text for node in page.all("div", class_="prose")] == [
        f"Prose of {page}."
        for page in (Page.LEAD, Page.CAMPAIGN, Page.CONDUCT, Page.RESULTS, Page.REACTIONS)
    ]


def test_each_statement_stands_in_the_part_of_its_page(client):
    election = ElectionFactory(slug="2012")
    for page in (Page.CAMPAIGN, Page.CONDUCT, Page.RESULTS, Page.REACTIONS):
        StatementFactory(
            election=election,
            page=page,
            slug=f"of-{page}",
            actor=ActorFactory(kind=ActorKind.MINISTRY),
            stance=Stance.NEUTRAL,
        )

    found = parts(get(client, "/elections/2012/record/"))

    assert {
        name: [node.attrs["id"] for node in part.walk() if "statement-" in node.attrs.get("id", "")]
        for name, part in found.items()
    } == {
        "Overview": [],
        "Campaign": ["statement-of-campaign"],
        "Conduct": ["statement-of-conduct"],
        "Results": ["statement-of-results"],
        "Reactions": ["statement-of-reactions"],
        "Sources": [],
    }


def test_its_marks_lead_to_its_own_entries_and_its_signs_to_its_own_conflicts(client):
    election_with(1)

    page = get(client, f"/elections/{SLUG}/record/")

    ids = {node.attrs["id"] for node in page.walk() if "id" in node.attrs}
    entry = page.one(id=f"cited-{SLUG}-0").one("p", class_="source-more").one("a").attrs["href"]
    assert entry == f"/elections/{SLUG}/record/#source-{SLUG}-0"
    assert f"source-{SLUG}-0" in ids
    signs = [node.attrs["href"] for node in page.all("a", class_="disputed")]
    assert {sign.partition("#")[0] for sign in signs} <= {f"/elections/{SLUG}/record/"}
    assert {sign.partition("#")[2] for sign in signs} <= ids


def test_every_page_of_an_election_leads_to_it_and_it_to_none_twice(client):
    election_with(1)
    links = {
        name: get(client, reverse(name, args=[SLUG])).all("p", class_="whole")
        for name in (*SHOWN, "record")
    }

    assert {
        name: [node.one("a").attrs["href"] for node in found] for name, found in links.items()
    } == {name: [f"/elections/{SLUG}/record/"] for name in SHOWN} | {"record": []}
