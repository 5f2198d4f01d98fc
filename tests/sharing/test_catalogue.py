"""The elections as a catalogue of data sets."""

import pytest

from elections.sharing import catalogue
from tests.factories import ElectionFactory, JurisdictionFactory

pytestmark = pytest.mark.django_db

SITE = "https://votes.example.org"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE
    settings.PUBLISHER = "The Library"


def test_each_published_election_is_a_data_set_with_its_files(client):
    ElectionFactory(
        slug="vote", name="A vote", jurisdiction=JurisdictionFactory(name="Land"), date="2012-07-19"
    )
    ElectionFactory(publication="draft")

    response = client.get("/catalogue.jsonld")

    assert response["Content-Type"] == "application/ld+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    told = response.json()
    assert (told["@type"], told["dcterms:title"]) == ("dcat:Catalog", "Election record")
    assert told["dcterms:publisher"]["foaf:name"] == "The Library"
    [found] = told["dcat:dataset"]
    assert (found["@type"], found["dcterms:title"]) == ("dcat:Dataset", "A vote")
    assert found["dcat:landingPage"] == {"@id": f"{SITE}/elections/vote/"}
    assert found["dcterms:spatial"]["dcterms:title"] == "Land"
    assert found["dcterms:temporal"]["dcat:startDate"]["@value"] == "2012-07-19"
    for each in found["dcat:distribution"]:
        address = each["dcat:downloadURL"]["@id"]
        file = client.get(address.removeprefix(SITE))
        assert file.status_code == 200
        assert each["dcat:mediaType"]["@id"].endswith(file["Content-Type"].split(";")[0])


def test_a_large_catalogue_has_pages(client, monkeypatch):
    monkeypatch.setattr(catalogue, "MOST", 1)
    for year in (2001, 2002):
        ElectionFactory(slug=f"of-{year}", name=f"Of {year}", date=f"{year}-01-01")

    first = client.get("/catalogue.jsonld")
    following = first["Link"].removeprefix("<").removesuffix('>; rel="next"')
    last = client.get(following)

    titles = [page.json()["dcat:dataset"][0]["dcterms:title"] for page in (first, last)]
    assert titles == ["Of 2002", "Of 2001"]
    assert first.json()["next"] == f"{SITE}{following}"
    assert "Link" not in last


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "9" * 40])
def test_a_page_that_is_not_there_is_a_plain_404(client, page):
    response = client.get("/catalogue.jsonld", {"page": page})

    assert (response.status_code, response["Content-Type"]) == (404, "text/plain; charset=utf-8")


def test_without_an_address_of_its_own_the_site_has_none(client, settings):
    settings.SITE_URL = ""

    assert client.get("/catalogue.jsonld").status_code == 404
