"""The whole record in one file, as the site offers it."""

import json

import pytest
from django.core.management import call_command

from elections.data import offered
from elections.page_cache import disk
from tests.factories import ElectionFactory
from tests.pages import get

pytestmark = pytest.mark.django_db
ADDRESS = "/package.zip"


@pytest.fixture
def file(settings, tmp_path):
    settings.SITE_URL = "https://votes.example.org"
    settings.DATA_PACKAGE = tmp_path / "made" / "package.zip"
    return settings.DATA_PACKAGE


def write():
    call_command("package", verbosity=0)


def dataset(client):
    page = get(client, "/about/data/")
    [told] = [json.loads(node.raw()) for node in page.all("script", type="application/ld+json")]
    links = [link.attrs["href"] for link in page.one("section", aria_labelledby="whole").all("a")]
    return told.get("mainEntity"), links


def test_the_package_that_was_written_last_is_sent_in_parts_and_named_by_its_day(client, file):
    ElectionFactory()
    write()

    response = client.get(ADDRESS, headers={"origin": "https://other.example"})

    assert response.streaming
    assert b"".join(response.streaming_content) == file.read_bytes()
    day = offered.offered().day
    name = f"election-record-{day.isoformat()}.zip"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert (response["Content-Type"], response["Content-Length"]) == (
        "application/zip",
        str(file.stat().st_size),
    )
    assert response["Access-Control-Allow-Origin"] == "*"
    known = {"if-none-match": response["ETag"]}
    assert client.get(ADDRESS, headers=known).status_code == 304


def test_pages_and_the_catalogue_lead_to_it_while_it_is_there(client, file):
    before = dataset(client)
    assert client.get("/catalogue.jsonld").json()["dcat:dataset"] == []
    write()

    told, links = dataset(client)

    assert before == (None, [])
    assert links == [ADDRESS]
    address = f"https://votes.example.org{ADDRESS}"
    assert told["distribution"] == [
        {"@type": "DataDownload", "encodingFormat": "application/zip", "contentUrl": address}
    ]
    catalogue = told["includedInDataCatalog"]["url"]
    assert catalogue == "https://votes.example.org/catalogue.jsonld"
    [package] = client.get("/catalogue.jsonld").json()["dcat:dataset"]
    assert package["dcat:distribution"][0]["dcat:downloadURL"] == {"@id": address}


def test_a_package_with_an_election_that_was_taken_back_is_offered_no_longer(client, file):
    shown, draft = ElectionFactory(), ElectionFactory(publication="draft")
    write()
    draft.name = "A draft that changes is in no package"
    draft.save()
    assert client.head(ADDRESS).status_code == 200
    shown.publication = "draft"
    shown.save()

    response = client.get(ADDRESS)

    assert (response.status_code, response["Content-Type"]) == (404, "text/plain; charset=utf-8")
    write()
    assert client.head(ADDRESS).status_code == 200
    shown.publication = "published"
    shown.save()
    assert client.head(ADDRESS).status_code == 200


def test_a_few_fetch_it_at_once_and_others_are_asked_to_wait(client, file):
    write()
    fetching = [client.get(ADDRESS) for _ in range(disk.AT_ONCE)]

    response = client.get(ADDRESS)

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert client.head(ADDRESS).status_code == 200
    # Whoever has read it to its end lets the next one have a turn.
    read = b"".join(fetching.pop().streaming_content)
    assert b"".join(client.get(ADDRESS).streaming_content) == read


def test_without_a_file_there_is_none(client, file):
    assert client.get(ADDRESS).status_code == 404
