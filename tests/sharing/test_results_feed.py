"""The feed of newly published results."""

from xml.etree import ElementTree

import pytest

from tests.factories import (
    AccountFactory,
    ElectionFactory,
    FigureFactory,
    RoundFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

SITE = "https://votes.example.org"
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client):
    response = client.get("/results.atom", headers={"host": "localhost"})
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert b"localhost" not in response.content
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314


def test_what_was_published_last_comes_first(client, settings):
    settings.SITE_URL = SITE
    elections = {
        slug: ElectionFactory(
            slug=slug, name=f"The <{slug}> vote", publication=state, jurisdiction__name="Land"
        )
        for slug, state in (("b", "draft"), ("a", "published"), ("c", "draft"), ("d", "published"))
    }
    for slug in "abc":
        AccountFactory(
            round=RoundFactory(election=elections[slug]),
            source=SourceFactory(short_name=f"Paper & {slug}"),
            cast=1,
        )
    # How many seats there are to be filled is no result.
    FigureFactory(election=elections["d"], measure="seats", count=33)
    elections["b"].publication = "published"
    elections["b"].save()
    elections["b"].office = "Mayor"
    elections["b"].save()

    first, second = entries(client)

    assert first.findtext(f"{ATOM}title") == "The <b> vote"
    assert first.find(f"{ATOM}link").attrib["href"] == f"{SITE}/elections/b/results/"
    assert first.findtext(f"{ATOM}summary") == "Land. As printed by: Paper &amp; b"
    assert second.findtext(f"{ATOM}title") == "The <a> vote"
    began = elections["b"].history.filter(publication="published").earliest("history_id")
    assert first.findtext(f"{ATOM}updated") == began.history_date.isoformat()


def test_without_an_address_of_the_site_there_is_no_feed(client, settings):
    settings.SITE_URL = ""
    assert client.get("/results.atom").status_code == 404
