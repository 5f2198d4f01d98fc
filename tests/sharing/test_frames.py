"""Frames of an election for other pages, how they are found, and pictures as files."""

import json
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.factories import (
    AccountFactory,
    EditorFactory,
    ElectionFactory,
    LineFactory,
    OptionFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
)
from tests.pages import get, read

pytestmark = pytest.mark.django_db

SITE = "https://votes.example.org"
VOTE = "/elections/vote/"
FIGURE = "votes-ann"


@pytest.fixture(autouse=True)
def vote(settings):
    """Two papers that print other votes for Ann; what the first prints leads."""
    settings.SITE_URL = SITE
    election = ElectionFactory(slug="vote", name="A <vote>")
    round_ = RoundFactory(election=election)
    ann = OptionFactory(
        election=election, person=PersonFactory(slug="ann", name="Ann"), in_infobox=True
    )
    for key, count in (("first", 500), ("second", 501)):
        account = AccountFactory(
            round=round_,
            source=SourceFactory(key=key, short_name=key.title()),
            is_lead=key == "first",
            lead_reason="It is the first." if key == "first" else "",
        )
        LineFactory(account=account, option=ann, count=count, share="50.0")
    return election


def directives(response):
    pairs = (part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    return {name: rest for name, *rest in pairs}


@pytest.mark.parametrize(
    ("part", "says", "back"),
    [
        ("infobox", ["Ann", "500"], VOTE),
        ("results", ["Ann", "500", "50.0%"], f"{VOTE}results/"),
        (FIGURE, ["First", "500", "Second", "501"], f"{VOTE}sources/#conflict-{FIGURE}"),
    ],
)
def test_a_frame_stands_on_any_page_has_no_script_and_links_back(client, part, says, back):
    response = client.get(f"{VOTE}embed/{part}/")

    page = read(response.content.decode())
    assert all(word in page.one("main").text for word in says)
    assert page.one("footer").one("a").attrs["href"] == f"{SITE}{back}"
    assert page.one("base").attrs == {"target": "_blank"}
    assert page.one("meta", name="robots").attrs["content"] == "noindex"
    assert page.all("script") == []
    assert "X-Frame-Options" not in response
    policy = directives(response)
    assert policy["frame-ancestors"] == ["*"]
    assert policy["default-src"] == ["'none'"]
    assert "script-src" not in policy
    assert not response.cookies


def test_no_other_page_may_be_framed(client):
    for address in (VOTE, f"{VOTE}sources/", f"{VOTE}share/", f"{VOTE}data.json"):
        response = client.get(address)
        assert response["X-Frame-Options"] == "DENY"
        assert directives(response)["frame-ancestors"] == ["'none'"]


def test_each_frame_has_a_snippet_to_copy_that_shows_it(client):
    page = get(client, f"{VOTE}share/")

    snippets = [read(box.raw()).one("iframe").attrs for box in page.all("textarea")]

    parts = ("infobox", "results", FIGURE)
    assert [each["src"] for each in snippets] == [f"{SITE}{VOTE}embed/{part}/" for part in parts]
    assert snippets[0]["title"] == "A <vote>"
    assert {each["width"] for each in snippets} == {"100%"}
    for each in snippets:
        assert client.get(each["src"].removeprefix(SITE)).status_code == 200


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("", "infobox"),
        ("results/", "results"),
        ("sources/", "infobox"),
        (f"sources/#conflict-{FIGURE}", FIGURE),
        (f"embed/{FIGURE}/", FIGURE),
    ],
)
def test_oembed_describes_the_frame_of_an_address(client, asked, part):
    query = {"url": f"{SITE}{VOTE}{asked}", "maxwidth": "300", "maxheight": "200"}

    response = client.get("/oembed.json", query)

    described = response.json()
    assert response["Access-Control-Allow-Origin"] == "*"
    assert (described["type"], described["version"]) == ("rich", "1.0")
    frame = read(described["html"]).one("iframe").attrs
    assert frame["src"] == f"{SITE}{VOTE}embed/{part}/"
    assert (frame["width"], frame["height"]) == ("300", "200")
    assert (described["width"], described["height"]) == (300, 200)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 404),
        ({"url": "https://other.example/elections/vote/"}, 404),
        ({"url": f"{SITE}/elections/nowhere/"}, 404),
        ({"url": f"{SITE}/about/"}, 404),
        ({"url": f"{SITE}/elections/vote/embed/nothing/"}, 404),
        ({"url": "http://[broken"}, 404),
        ({"url": f"{SITE}{VOTE}", "format": "xml"}, 501),
    ],
)
def test_what_oembed_does_not_know_is_said_so_plainly(client, query, status):
    response = client.get("/oembed.json", query)

    assert (response.status_code, response["Content-Type"]) == (status, "text/plain; charset=utf-8")


def test_a_width_that_is_none_is_left_out_of_account(client):
    for wrong in ("x", "-3", "0", "9" * 9, "²"):
        query = {"url": f"{SITE}{VOTE}", "maxwidth": wrong}
        assert client.get("/oembed.json", query).json()["width"] == 640


def test_pages_lead_to_their_description(client, settings):
    for page in ("results/", "sources/"):
        link = get(client, VOTE + page).one("link", type="application/json+oembed")
        address = link.attrs["href"]
        assert json.loads(client.get(address.removeprefix(SITE)).content)["type"] == "rich"
    settings.SITE_URL = ""
    assert get(client, f"{VOTE}results/").all("link", type="application/json+oembed") == []


def test_each_picture_is_there_as_svg_and_png(client):
    page = get(client, f"{VOTE}share/").one("section", aria_labelledby="pictures")
    addresses = [link.attrs["href"] for link in page.all("a")]

    names = ("results-1", f"conflict-{FIGURE}")
    assert addresses == [
        f"{VOTE}pictures/{name}.{form}" for name in names for form in ("svg", "png")
    ]
    for address in addresses:
        response = client.get(address)
        assert response["Access-Control-Allow-Origin"] == "*"
        if address.endswith("png"):
            assert response["Content-Type"] == "image/png"
            assert Image.open(BytesIO(response.content)).format == "PNG"
        else:
            assert response["Content-Type"] == "image/svg+xml"
            assert "script-src" not in directives(response)
            drawn = ElementTree.fromstring(response.content)  # noqa: S314 - our own
            texts = [node.text for node in drawn.iter("{http://www.w3.org/2000/svg}text")]
            assert "A <vote>" in texts[0] + texts[-1]
            assert any("500" in text for text in texts)


def test_no_picture_has_boxes_in_the_place_of_letters(client, vote):
    person = vote.options.get().person
    person.name = "Անն"
    person.save()

    assert client.get(f"{VOTE}pictures/results-1.png").status_code == 404
    assert client.get(f"{VOTE}pictures/results-1.svg").status_code == 200
    assert f"{VOTE}pictures/results-1.png" not in client.get(f"{VOTE}share/").content.decode()


OF_DRAFTS = [
    *("share/", "embed/infobox/", f"embed/{FIGURE}/", "pictures/results-1.svg"),
    *("wikitext.txt", "quickstatements.txt", "civic.json", "nist.json"),
]


@pytest.mark.parametrize("page", OF_DRAFTS)
def test_of_a_draft_nothing_is_shown_elsewhere(client, vote, page):
    vote.publication = "draft"
    vote.save()

    assert client.get(VOTE + page).status_code == 404
    oembed = client.get("/oembed.json", {"url": f"{SITE}{VOTE}"})
    assert oembed.status_code == 404
    client.force_login(EditorFactory())
    response = client.get(VOTE + page)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
