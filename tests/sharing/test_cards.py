"""What the head of each page says of it: to search engines, and where its address is shared."""

from collections import defaultdict
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from elections.models import Election, Person, Source
from elections.record import source_page
from elections.record.frame import PAGES
from elections.sharing.card_images import can_draw
from tests.factories import (
    AccountFactory,
    ContestFactory,
    ElectionFactory,
    LineFactory,
    OptionFactory,
    RoundFactory,
    SourceFactory,
)
from tests.pages import get, read
from tests.record.cast import SLUG, election_with
from tests.test_fixtures import load_all

pytestmark = pytest.mark.django_db

SITE = "https://votes.example.org/all"
NAME = "2012 Land presidential election"


def head(page):
    """The texts of a page's head, by name."""
    return {
        node.attrs.get("name") or node.attrs.get("property"): node.attrs["content"]
        for node in page.one("head").all("meta")
        if node.attrs.keys() & {"name", "property"}
    } | {"canonical": page.one("link", rel="canonical").attrs["href"]}


ALWAYS = {
    "viewport": "width=device-width, initial-scale=1",
    "color-scheme": "light dark",
    "og:site_name": "Election record",
}


def test_an_overview_with_the_site_s_address(client, settings):
    settings.SITE_URL = SITE
    election_with(1)
    told = (
        "19 July 2012. 2012 Land Presidential Election Candidate 0 was elected, with 10.0% and 1 "
        f"votes (Short {SLUG}-0). The account of the count does not contradict itself."
    )

    assert head(get(client, f"/elections/{SLUG}/")) == ALWAYS | {
        "description": told,
        "canonical": f"{SITE}/elections/{SLUG}/",
        "og:title": NAME,
        "og:description": told,
        "og:type": "article",
        "og:url": f"{SITE}/elections/{SLUG}/",
        "og:image": f"{SITE}/elections/{SLUG}/card.png",
        "og:image:alt": told,
        "twitter:card": "summary_large_image",
    }


def test_the_image_of_an_election(client):
    election_with(1)

    answer = client.get(f"/elections/{SLUG}/card.png")

    assert answer["Content-Type"] == "image/png"
    with Image.open(BytesIO(answer.content)) as image:
        assert image.size == (1200, 630)
    assert client.get("/elections/none/card.png").status_code == 404


def test_a_name_that_the_font_has_no_letters_of_is_not_drawn():
    assert can_draw("São Tomé’s 2012–13 vote")
    assert not can_draw("Արցախ")


def ballot(kind, printed, *, election, number=1, **fields):
    """A vote on a ballot, with what the leading account prints of each option."""
    contest = ContestFactory(election=election, kind=kind, name=f"Ballot of {kind}")
    account = AccountFactory(
        round=RoundFactory(election=election, contest=contest, number=number, **fields),
        source=SourceFactory(short_name="A paper"),
        is_lead=True,
        lead_reason="It is the only one.",
    )
    for name, figures in printed.items():
        option = OptionFactory(
            election=election,
            contest=contest,
            kind={"lists": "list", "question": "answer"}[kind],
            slug=f"{kind}-{name}".lower(),
            name=name,
            person=None,
        )
        LineFactory(account=account, option=option, **{"count": None, **figures})


END = "Each figure with its source, and what the sources disagree about."
LISTS = {
    "Grey": {"count": 90},
    "Blue": {"share": "30.0"},
    "Red": {"share": "50.10", "bound": "more-than"},
    "Pink": {"outcome": "not-elected"},
    "Green": {"count": 900},
}


@pytest.mark.parametrize(
    ("kind", "printed", "figures"),
    [
        ("lists", LISTS, "Red more than 50.10%, Blue 30.0%, Green 900 votes"),
        ("question", {"No": {"count": 1}, "Yes": {"share": "99.0"}}, "No 1 vote, Yes 99.0%"),
    ],
)
def test_an_overview_of_lists_or_of_a_question_tells_what_came_of_it(
    client, kind, printed, figures
):
    election = ElectionFactory(slug="vote", name="A vote")
    ballot(kind, printed, election=election)

    found = head(get(client, "/elections/vote/"))["description"]

    assert found == f"A vote, 19 July 2012. As A paper prints it: {figures}. {END}"
    assert "Red" not in head(get(client, "/elections/vote/results/"))["description"]


def test_of_several_ballots_the_first_is_told_by_its_name(client):
    election = ElectionFactory(slug="vote", name="A vote")
    ballot("lists", {"Blue": {"count": 1}}, election=election, status="cancelled")
    ballot("lists", {"Red": {"share": "5"}}, election=election, number=2)
    ballot("question", {"Yes": {"count": 1}}, election=election, number=3)

    assert head(get(client, "/elections/vote/"))["description"] == (
        f"A vote, 19 July 2012. Ballot of lists, as A paper prints it: Red 5%. {END}"
    )


def test_without_an_address_of_the_site_pages_name_none(client):
    election_with(1)
    told = (
        f"{NAME}, 19 July 2012: votes, shares and turnout as each source prints them, side by side."
    )

    page = get(client, f"/elections/{SLUG}/results/?utm_source=x")

    assert head(page) == ALWAYS | {
        "description": told,
        "canonical": f"/elections/{SLUG}/results/",
        "og:title": f"Results – {NAME}",
        "og:description": told,
        "og:type": "article",
    }


@pytest.mark.parametrize(
    ("address", "canonical", "kind"),
    [
        ("/", "/", "website"),
        ("/?page=1", "/", "website"),
        (
            f"/elections/{SLUG}/reactions/?stance=neutral",
            f"/elections/{SLUG}/reactions/",
            "article",
        ),
        (f"/people/{SLUG}-holder/", f"/people/{SLUG}-holder/", "profile"),
        (f"/sources/{SLUG}-0/?page=1", f"/sources/{SLUG}-0/", "article"),
    ],
)
def test_a_page_is_known_under_one_address(client, address, canonical, kind):
    election_with(1)

    found = head(get(client, address))

    assert (found["canonical"], found["og:type"]) == (canonical, kind)


def test_descriptions_tell_pages_apart(client):
    election_with(1)
    paths = ["", "campaign/", "conduct/", "results/", "reactions/", "sources/", "record/"]
    pages = ["/", f"/people/{SLUG}-holder/", f"/sources/{SLUG}-0/"]
    pages += [f"/elections/{SLUG}/{path}" for path in paths]

    found = {head(get(client, page))["description"] for page in pages}

    assert len(found) == len(pages)
    assert max(map(len, found)) < 200


def test_titles_tell_all_pages_of_the_fixtures_apart(client, monkeypatch):
    monkeypatch.setattr(source_page, "PAGE_SIZE", 1)
    load_all()
    names = [name for name, _label in PAGES] + ["record", "corrections"]
    elections = Election.objects.values_list("slug", flat=True)
    pages = [reverse(name) for name in ("index", "about", "about_data")]
    pages += [reverse(name, args=[slug]) for slug in elections for name in names]
    for model, name, key in ((Person, "person", "slug"), (Source, "source", "key")):
        pages += [reverse(name, args=[one]) for one in model.objects.values_list(key, flat=True)]
    cited = Election.objects.first().sources.first()
    Election.objects.last().sources.add(cited)
    pages.append(f"{reverse('source', args=[cited.key])}?page=2")

    titles = defaultdict(list)
    for page in pages:
        response = client.get(page)
        if response.status_code == 200:
            titles[read(response.content.decode()).all("title")[0].text].append(page)

    assert len(titles) > len(elections) * len(names)
    assert [same for same in titles.values() if len(same) > 1] == []


def test_a_page_that_is_not_there_has_no_card(client):
    html = client.get("/nowhere/").content.decode()

    assert "canonical" not in html
    assert "ld+json" not in html


@pytest.mark.parametrize(
    ("query", "title", "canonical", "listed"),
    [
        ("?type=presidential&year=2012&x=1", "Elections: presidential, 2012", None, True),
        ("?q=land", "Elections: land", None, False),
        ("?year=1999", "Elections: 1999", None, False),
        ("?q=&year=", "Elections", "/", True),
    ],
)
def test_lists_are_known_by_what_they_are_narrowed_to(client, query, title, canonical, listed):
    election_with(1)

    page = get(client, "/" + query)
    found = head(page)

    assert page.one("title").text == f"{title} – Election record"
    assert (found["og:title"], found["canonical"]) == (
        title,
        canonical or "/" + query.removesuffix("&x=1"),
    )
    assert found.get("robots") == (None if listed else "noindex")
