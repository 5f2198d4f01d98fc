"""The sitemap in parts by the elections' keys."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections.models import Election
from elections.sharing import sitemap
from tests.factories import (
    AccountFactory,
    AreaFactory,
    ElectionFactory,
    KeyDateFactory,
    OptionFactory,
    PartyFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

SITE = "https://votes.example.org"


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = SITE


def locations(client, path):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (
        200,
        "application/xml; charset=utf-8",
    )
    return re.findall(r"<loc>(.*?)</loc>", response.content.decode())


def test_a_part_has_the_pages_people_parties_and_sources_of_its_elections(client):
    law, paper = (SourceFactory(key=key) for key in ("law", "paper"))
    election = ElectionFactory(id=7, slug="a", sources=[paper])
    greens = PartyFactory(slug="greens")
    OptionFactory(
        election=election, person=PersonFactory(slug="ann"), party=greens, sources=[paper]
    )
    AccountFactory(round=RoundFactory(election=election), source=paper)
    KeyDateFactory(election=election, sources=[law])
    ElectionFactory(id=8, slug="draft", publication="draft")
    ElectionFactory(id=sitemap.STRETCH, slug="next")

    assert locations(client, "/sitemap-0.xml") == [
        f"{SITE}/elections/a/",
        f"{SITE}/elections/a/campaign/",
        f"{SITE}/elections/a/conduct/",
        f"{SITE}/elections/a/results/",
        f"{SITE}/elections/a/reactions/",
        f"{SITE}/elections/a/sources/",
        f"{SITE}/elections/a/record/",
        f"{SITE}/people/ann/",
        f"{SITE}/parties/greens/",
        f"{SITE}/sources/law/",
        f"{SITE}/sources/paper/",
    ]
    assert locations(client, "/sitemap-1.xml")[0] == f"{SITE}/elections/next/"


def test_what_is_nobody_s_candidacy_has_no_page(client):
    election = ElectionFactory(id=7, slug="a")
    OptionFactory(election=election, kind="answer", slug="yes", name="Yes", person=None)
    OptionFactory(
        election=election, kind="list", slug="blue", name="Blue", person=PersonFactory(slug="ann")
    )

    people = [path for path in locations(client, "/sitemap-0.xml") if "/people/" in path]
    assert people == [f"{SITE}/people/ann/"]


def test_a_part_has_the_areas_of_those_elections_that_have_any(client):
    vote = RoundFactory(election__slug="a")
    AccountFactory(round=RoundFactory(election__slug="b"))
    for _ in range(2):
        AccountFactory(round=vote, area=AreaFactory())

    part = f"/sitemap-{vote.election_id // sitemap.STRETCH}.xml"
    areas = [path for path in locations(client, part) if path.endswith("/areas/")]
    assert areas == [f"{SITE}/elections/a/results/areas/"]


def test_the_pages_of_no_election_have_a_document_of_their_own(client, settings):
    assert locations(client, "/sitemap-pages.xml") == [
        f"{SITE}/",
        f"{SITE}/about/",
        f"{SITE}/about/data/",
    ]
    settings.SITE_URL = ""
    assert client.get("/sitemap-pages.xml").status_code == 404


def test_the_index_leaves_out_parts_without_a_published_election(client):
    ElectionFactory(id=1)
    ElectionFactory(id=sitemap.STRETCH, publication="draft")
    ElectionFactory(id=sitemap.STRETCH * 20)
    ElectionFactory(id=sitemap.STRETCH * 20 + 1)

    assert locations(client, "/sitemap.xml") == [
        f"{SITE}/sitemap-pages.xml",
        f"{SITE}/sitemap-0.xml",
        f"{SITE}/sitemap-20.xml",
    ]
    assert client.get("/sitemap-1.xml").status_code == 404


@pytest.mark.parametrize("most", [2, 3, 4])
def test_the_index_names_no_more_parts_than_it_may(client, monkeypatch, most):
    monkeypatch.setattr(sitemap, "MOST", most)
    for part in (0, 10, 7):
        ElectionFactory(id=part * sitemap.STRETCH + 3)

    assert (
        locations(client, "/sitemap.xml")
        == [f"{SITE}/sitemap-{name}.xml" for name in ("pages", 0, 7, 10)][:most]
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")
def test_the_index_finds_each_part_by_key_and_sorts_nothing(client):
    ElectionFactory(id=1)
    with CaptureQueriesContext(connection) as captured:
        client.get("/sitemap.xml")
    [query] = captured.captured_queries
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
        plan = [step for *_numbers, step in cursor.fetchall()]

    assert [step for step in plan if "elections_election" in step] == [
        "SEARCH elections_election USING INTEGER PRIMARY KEY (rowid>?)"
    ] * 2
    assert not [step for step in plan if "TEMP B-TREE" in step]


def test_a_sitemap_is_a_document_of_the_protocol(client):
    ElectionFactory(id=1, slug="a")

    assert client.get("/sitemap.xml").content.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"<sitemap><loc>{SITE}/sitemap-pages.xml</loc></sitemap>\n"
        f"<sitemap><loc>{SITE}/sitemap-0.xml</loc></sitemap>\n"
        "</sitemapindex>\n"
    )


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-0.xml"])
def test_without_the_site_s_address_or_an_election_there_is_none(client, settings, path):
    assert client.get(path).status_code == 404
    ElectionFactory(id=1)
    assert client.get(path).status_code == 200
    settings.SITE_URL = ""
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("part", ["1", "99999999999999999999", "-1"])
def test_a_part_that_is_none_is_not_found(client, part):
    ElectionFactory(id=1)
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_no_part_holds_more_than_a_sitemap_may(monkeypatch):
    ElectionFactory(id=1)
    monkeypatch.setattr(sitemap, "MOST", 4)
    assert len(sitemap.paths(0)) == 4


@pytest.mark.parametrize("count", [1, 3])
def test_a_part_asks_a_fixed_number_of_queries(client, django_assert_num_queries, count):
    for number in range(count):
        ElectionFactory(id=number + 1)
    with django_assert_num_queries(5):
        client.get("/sitemap-0.xml")
    with django_assert_num_queries(1):
        client.get("/sitemap.xml")
    assert Election.objects.count() == count
