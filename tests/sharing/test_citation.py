"""How to cite an election: on its pages, and for reference managers."""

import datetime

import pytest

from tests.factories import ElectionFactory
from tests.pages import get

pytestmark = pytest.mark.django_db

SITE = "https://votes.example.org"
CHANGED = datetime.datetime(2026, 7, 19, 8, 30, 5, 250, datetime.UTC)
URL = f"{SITE}/elections/vote/as-of/2026-07-19T083005Z/"


@pytest.fixture(autouse=True)
def site(settings, monkeypatch):
    settings.SITE_URL = SITE
    settings.PUBLISHER = "Votes & Co"
    for module in ("record.frame", "election_files"):
        monkeypatch.setattr(f"elections.{module}.last_change", lambda election: CHANGED)


def test_each_page_of_an_election_tells_how_to_cite_it(client):
    ElectionFactory(slug="vote", name="A vote")

    for page in ("", "results/", "record/", "corrections/"):
        cite = get(client, f"/elections/vote/{page}").one("details", class_="cite")
        assert cite.all("p")[0].text == f"Votes & Co. “A vote”. Election record. {URL}"
        assert {link.text: link.attrs["href"] for link in cite.all("a")} == {
            "BibTeX, frames, files": "/elections/vote/share/",
        }


def test_reference_managers_read_it(client):
    ElectionFactory(slug="vote", name=r"100% {a} \vote_1")

    assert client.get("/elections/vote/cite.bib").content.decode() == (
        "@misc{vote,\n"
        "  author = {{Votes \\& Co}},\n"
        "  title = {{100\\% \\{a\\} \\textbackslash{}vote\\_1}},\n"
        "  howpublished = {Election record},\n"
        f"  url = {{{URL}}},\n"
        "}\n"
    )
    assert client.get("/elections/vote/cite.ris").content.decode() == (
        "TY  - ELEC\r\n"
        "ID  - vote\r\n"
        "AU  - Votes & Co\r\n"
        "TI  - 100% {a} \\vote_1\r\n"
        "T2  - Election record\r\n"
        "PB  - Votes & Co\r\n"
        f"UR  - {URL}\r\n"
        "ER  - \r\n"
    )
    response = client.get("/elections/vote/cite.csl.json")
    assert response["Content-Type"] == "application/vnd.citationstyles.csl+json"
    assert response.json() == [
        {
            "id": "vote",
            "type": "webpage",
            "title": r"100% {a} \vote_1",
            "container-title": "Election record",
            "author": [{"literal": "Votes & Co"}],
            "publisher": "Votes & Co",
            "URL": URL,
            "language": "en",
        }
    ]


def test_nothing_is_made_up_where_the_site_does_not_say_who_it_is(client, settings):
    settings.SITE_URL = settings.PUBLISHER = ""
    ElectionFactory(slug="vote", name="A vote")

    assert client.get("/elections/vote/cite.bib").content.decode() == (
        "@misc{vote,\n  title = {{A vote}},\n  howpublished = {Election record},\n}\n"
    )
    assert client.get("/elections/vote/cite.csl.json").json()[0].keys() == {
        *("id", "type", "title", "container-title", "language"),
    }


@pytest.mark.parametrize("form", ["bib", "ris", "csl.json"])
def test_a_draft_is_not_to_be_cited(client, form):
    ElectionFactory(slug="vote", publication="draft")

    assert client.get(f"/elections/vote/cite.{form}").status_code == 404
