"""What every page has: a complete document that works without scripts and cookies."""

import itertools
import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.pages import get, read
from tests.record.cast import SLUG, election_with

TITLES = {
    "/": "Elections – Election record",
    "/about/": "About this site – Election record",
    "/about/data/": "The data – Election record",
    reverse("election", args=[SLUG]): "2012 Land presidential election – Election record",
    **{
        reverse(name, args=[SLUG]): f"{title} – 2012 Land presidential election – Election record"
        for name, title in (
            ("campaign", "Campaign"),
            ("conduct", "Conduct"),
            ("results", "Results"),
            ("reactions", "Reactions"),
            ("sources", "Sources"),
            ("record", "The whole record"),
        )
    },
    reverse("person", args=[f"{SLUG}-holder"]): "2012 Land Presidential Election Holder"
    " – Election record",
    reverse("source", args=[f"{SLUG}-0"]): f"Title of {SLUG}-0 – Short {SLUG}-0 – Election record",
    "/nowhere/": "Page not found – Election record",
}


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """Each page of an election with three of everything, rendered once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        election_with(3)
        rendered = {address: read(Client().get(address).content.decode()) for address in TITLES}
        transaction.set_rollback(True)
    return rendered


@pytest.fixture
def page(pages, request):
    return pages[request.param]


# The pages with tables of figures, and those that may have a map.
RESULTS = ("Results", "Results by area")
COUNTRIES = ("Conduct", "Reactions")
every_page = pytest.mark.parametrize("page", TITLES, indirect=True)


@every_page
def test_a_page_is_a_complete_document(page, request):
    html = page.one("html")

    assert html.attrs == {"lang": "en"}
    assert page.one("head").one("title").text == TITLES[request.node.callspec.params["page"]]
    assert [node.tag for node in page.one("body").children if not isinstance(node, str)] in (
        ["a", "header", "main", "footer"],
        ["a", "header", "main", "section", "footer"],
    )
    skip = page.one("a", class_="skip")
    assert (skip.text, skip.attrs["href"]) == ("Skip to the content", "#content")
    assert page.one("main").attrs["id"] == "content"


@every_page
def test_headings_leave_out_no_level(page):
    levels = [
        int(node.tag[1]) for node in page.one("main").walk() if re.fullmatch("h[1-6]", node.tag)
    ]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))


@every_page
def test_ids_are_unique_and_everything_named_is_there(page):
    ids = [node.attrs["id"] for node in page.walk() if "id" in node.attrs]
    named = [
        each
        for node in page.walk()
        for name in ("aria-labelledby", "popovertarget")
        for each in node.attrs.get(name, "").split()
    ] + [link.attrs["href"][1:] for link in page.all("a") if link.attrs["href"][0] == "#"]

    assert len(ids) == len(set(ids))
    assert set(named) <= set(ids)


@every_page
def test_each_popover_is_opened_by_a_mark(page):
    opened = {node.attrs["popovertarget"] for node in page.all("button", class_="mark")}

    assert {node.attrs["id"] for node in page.walk() if "popover" in node.attrs} == opened


@every_page
def test_tables_have_captions_and_headed_columns_and_rows(page):
    for table in page.all("table"):
        assert table.one("caption").text
        assert {node.attrs.get("scope") for node in table.all("th")} <= {
            *("col", "row", "colgroup", "rowgroup"),
        }
        assert all(row.all("th") for row in table.all("tr"))


@every_page
def test_wide_tables_scroll_in_a_region_that_the_keyboard_reaches(page):
    for region in page.all(class_="scroll"):
        assert (region.attrs["role"], region.attrs["tabindex"]) == ("region", "0")


@every_page
def test_nothing_needs_a_script_or_a_third_party(page):
    # A block of data is not run: that is the one kind of script that a page may hold.
    assert {node.attrs["type"] for node in page.all("script")} <= {"application/ld+json"}
    assert page.all("style") == page.all("iframe") == []
    fetched = [
        node.attrs[name]
        for node in page.walk()
        for name in ("src", "srcset", "data", "poster")
        if name in node.attrs
    ] + [link.attrs["href"] for link in page.all("link") if link.attrs["rel"] != "canonical"]
    is_record = bool(page.all("section", class_="part"))
    is_results = is_record or page.one("h1").text in RESULTS
    is_told = bool(page.all("section", class_="told") or page.all("section", class_="hung"))
    own = ["/static/css/told.css"] if is_told else []
    own += ["/static/css/tables.css"] if is_results or page.all("table", class_="options") else []
    own += ["/static/css/audit.css"] if page.all("ul", class_="verdicts") else []
    own += ["/static/css/countries.css"] if is_record or page.one("h1").text in COUNTRIES else []
    own += ["/static/css/reactions.css"] if is_record or page.one("h1").text == "Reactions" else []
    own += ["/static/css/record.css"] if is_record else []
    own += ["/static/css/parts.css"] if is_record or page.all("svg", class_="parts") else []
    own += ["/static/css/list.css"] if page.all("form", class_="search") else []
    assert fetched == [
        *("/static/css/site.css", "/static/css/print.css"),
        *("/static/img/icon.ico", "/static/img/icon.svg", "/static/img/icon-apple.png"),
        "/site.webmanifest",
        *own,
    ]
    assert [node for node in page.walk() if "style" in node.attrs] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["election", "campaign", "conduct", "results", "reactions", "sources"]
)
def test_the_navigation_of_an_election_shows_where_one_is(client, name):
    election_with(1)

    links = get(client, reverse(name, args=[SLUG])).one("nav", class_="sections").all("a")

    assert [(link.text, link.attrs["href"]) for link in links] == [
        ("Overview", f"/elections/{SLUG}/"),
        ("Campaign", f"/elections/{SLUG}/campaign/"),
        ("Conduct", f"/elections/{SLUG}/conduct/"),
        ("Results", f"/elections/{SLUG}/results/"),
        ("Reactions", f"/elections/{SLUG}/reactions/"),
        ("Sources", f"/elections/{SLUG}/sources/"),
    ]
    assert [link.attrs["href"] for link in links if link.attrs.get("aria-current") == "page"] == [
        reverse(name, args=[SLUG])
    ]


@every_page
def test_no_mark_stands_in_a_form_that_it_would_send(page):
    assert not [mark for form in page.all("form") for mark in form.all("button", class_="mark")]


@pytest.mark.django_db
def test_a_mark_opens_its_source_which_leads_to_its_entry(client):
    election_with(1)

    page = get(client, reverse("campaign", args=[SLUG]))
    mark = page.one("div", class_="prose").one("button")
    source = page.one(id=mark.attrs["popovertarget"])

    assert mark.attrs == {
        "class": "mark",
        "popovertarget": f"cited-{SLUG}-0",
        "aria-label": f"Source 1: Short {SLUG}-0",
    }
    assert source.text == (
        f"1 Title of {SLUG}-0 A publisher English https://example.org/{SLUG}-0 "
        "What this source says"
    )
    assert [link.attrs["href"] for link in source.all("a")] == [
        f"https://example.org/{SLUG}-0",
        f"/elections/{SLUG}/sources/#source-{SLUG}-0",
    ]


@pytest.mark.django_db
def test_the_site_has_the_name_that_it_is_given(client, settings):
    settings.SITE_NAME = "Votes <of> the world"

    page = get(client, "/")

    assert page.one("title").text == "Elections – Votes <of> the world"
    assert page.one("a", class_="site-name").text == "Votes <of> the world"


def test_an_election_s_pages_say_when_its_record_last_changed(pages):
    for name in ("election", "results", "record"):
        footer = pages[reverse(name, args=[SLUG])].one("footer", class_="site-footer")
        assert footer.one("time").attrs["datetime"] == timezone.localdate().isoformat()
