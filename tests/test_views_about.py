"""The page that says who publishes the site, how the record is made and what its signs mean."""

import pytest

from tests.pages import get, read

pytestmark = pytest.mark.django_db

CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def links(node):
    return [(link.text, link.attrs["href"]) for link in node.all("a")]


def section(page, name):
    return page.one("section", aria_labelledby=name)


def test_the_page_says_all_that_a_reader_has_to_know(client, settings):
    settings.SITE_URL = "https://votes.example.org"
    settings.PUBLISHER = "The <Vote> Library"
    settings.CONTACT_URL = "mailto:errors@example.org"

    page = get(client, "/about/")

    assert [node.text for node in page.all("h2")] == [
        "Who publishes it",
        "How the record is made",
        "What the signs mean",
        "Errors and corrections",
        "Licence",
        "How to cite",
    ]
    assert section(page, "publisher").one("p").text == (
        "Election record is published by The <Vote> Library."
    )
    assert "What adds up is not thereby true." in section(page, "method").text
    assert [name for name, _meaning in section(page, "signs").pairs()] == [
        "a small number",
        "≠",
        "shown first",
        "✓ adds up",
        "? adds up only on a condition",
        "? not settled",
        "– nothing to check",
        "not stated",
    ]
    assert links(section(page, "corrections")) == [
        ("errors@example.org", "mailto:errors@example.org"),
        (
            "The corrections of all elections as a feed (Atom)",
            "https://votes.example.org/corrections.atom",
        ),
    ]
    assert links(section(page, "licence")) == [("CC BY 4.0", CC_BY)]


def test_what_the_operator_has_not_stated_is_said_to_be_so(client, settings):
    settings.LICENCE = ""

    page = get(client, "/about/")

    assert section(page, "publisher").one("p").text == (
        "The operator of this site has not named themselves. Judge what stands here by its "
        "sources, which are named at every figure."
    )
    assert section(page, "corrections").all("p")[0].text == (
        "The operator of this site has given no address for reporting errors."
    )
    assert section(page, "licence").one("p").text == (
        "The operator of this site has granted no licence for its data and text."
    )
    assert page.one("main").all("a") == []


@pytest.mark.parametrize("address", ["/", "/about/", "/nowhere/"])
@pytest.mark.parametrize(
    ("licence", "url", "expected", "links_to"),
    [
        ("CC BY 4.0", CC_BY, ["Data and text: CC BY 4.0"], [("CC BY 4.0", CC_BY)]),
        ("Our <own>", "", ["Data and text: Our <own>"], []),
        ("", "", [], []),
    ],
)
def test_the_foot_of_a_page_leads_there_and_to_the_licence(
    client, settings, address, licence, url, expected, links_to
):
    settings.LICENCE, settings.LICENCE_URL = licence, url

    foot = read(client.get(address).content.decode()).one("footer")

    assert [line.text for line in foot.all("p")][1 : 2 + len(expected)] == [
        "About this site",
        *expected,
    ]
    assert [pair for pair in links(foot) if pair[0] != "For editors"] == [
        ("About this site", "/about/"),
        *links_to,
    ]
