"""The pages for what is not there and for what went wrong, in the site's own look."""

import pytest
from django.db import OperationalError
from django.test import Client

from tests.pages import read


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/nowhere/", "/elections/nothing/", "/elections/Ünknown/"])
def test_an_unknown_address_has_a_page(client, address):
    response = client.get(address)

    assert response.status_code == 404
    page = read(response.content.decode())
    assert page.one("main").text == (
        "Page not found There is no page at this address, or it is not published. "
        "Search elections, people, parties and sources Search See all elections"
    )
    assert page.one("form", role="search").attrs["action"] == "/"
    assert page.one("input").attrs["name"] == "q"


def test_an_error_has_a_page_that_needs_no_database(monkeypatch, settings):
    """Nor the list of hashed files: looking one up may be what failed."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }

    def fail(*args):
        raise RuntimeError("out of order")

    monkeypatch.setattr("elections.record.index", fail)
    response = Client(raise_request_exception=False).get("/")
    page = read(response.content.decode())

    assert response.status_code == 500
    assert page.one("title").text == "Something went wrong – Election record"
    assert page.one("main").text == (
        "Something went wrong The page could not be displayed. This is a fault on our side and "
        "has been logged. See all elections"
    )
    assert [link.attrs["href"] for link in page.all("link")] == [
        "/static/css/site.css",
        "/static/css/print.css",
    ]


@pytest.mark.django_db
def test_a_database_that_is_busy_or_gone_is_told_and_asks_to_try_again(monkeypatch):
    def fail(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr("elections.record.index", fail)
    response = Client(raise_request_exception=False).get("/")

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert read(response.content.decode()).one("main").text == (
        "The database is busy It is busy with a long task, such as an import, or does not answer. "
        "Try again in a minute. If you were saving, go back: your entries are still in the form. "
        "Check what was saved before you send them again."
    )
