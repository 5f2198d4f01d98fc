"""The data in a page: schema.org's own terms, and what the record holds of them."""

import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.models import RoundStatus
from elections.sharing import linked_data
from tests.factories import (
    ElectionFactory,
    OptionFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
    StatementFactory,
)
from tests.pages import get
from tests.record.cast import SLUG, election_with

pytestmark = pytest.mark.django_db

SITE = "https://votes.example.org"
# The properties that each type has in schema.org, of those that pages use; `Thing` is in all.
THING = {"name", "url", "image"}
WORK = THING | {
    *("about", "citation", "datePublished", "hasPart", "inLanguage", "mainEntity", "mentions"),
}
PAGE = WORK | {"breadcrumb", "dateModified"}
ADDRESSES = {"url", "image", "license", "contentUrl"}
PROPERTIES = {
    "BreadcrumbList": THING | {"itemListElement"},
    "CreativeWork": WORK | {"publisher"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "Dataset": WORK | {"description", "distribution", "license"},
    "Event": THING | {"startDate", "endDate", "eventStatus", "location", "subjectOf"},
    "ListItem": THING | {"item", "position"},
    "Organization": THING,
    "Person": THING,
    "Place": THING,
    "ProfilePage": PAGE,
    "WebPage": PAGE,
    "WebSite": WORK,
}


CSV_AND_JSON = (("csv", "text/csv"), ("json", "application/json"))
WORKBOOK = ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def files(path, *further):
    return [
        {
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": f"{SITE}{path}data.{form}",
        }
        for form, kind in (*CSV_AND_JSON, *further)
    ]


def data_of(client, address):
    return json.loads(get(client, address).one("script").raw())


def things(data):
    """Every thing in the data, however deep."""
    if isinstance(data, list):
        return [found for each in data for found in things(each)]
    if isinstance(data, dict):
        return [data, *(found for each in data.values() for found in things(each))]
    return []


def addresses(election):
    yield reverse("index")
    for name in ("election", "campaign", "conduct", "results", "reactions", "sources", "record"):
        yield reverse(name, args=[election.slug])
    yield reverse("person", args=[election.holder_after.slug])
    yield reverse("source", args=[election.sources.first().key])


@pytest.mark.parametrize("address", ["", SITE])
def test_every_page_keeps_to_the_terms_of_schema_org(client, settings, address):
    settings.SITE_URL = address
    election = election_with(3)

    for path in addresses(election):
        data = data_of(client, path)
        assert data.pop("@context") == "https://schema.org"
        for thing in things(data):
            assert set(thing) - {"@type"} <= PROPERTIES[thing["@type"]]
            assert all(thing.values())
            links = [value for name, value in thing.items() if name in ADDRESSES]
            assert all(link.startswith(("https://", "http://")) for link in links)
        assert ("url" in data) == bool(address)


def test_an_overview_tells_its_election_and_its_candidates(client, settings):
    settings.SITE_URL = SITE
    source = SourceFactory(
        key="a",
        title="A paper",
        url="https://example.org/a",
        published_on=datetime.date(2012, 7, 20),
    )
    silent = SourceFactory(key="b", title="A leaflet", publisher="", language="fil", url="")
    election = ElectionFactory(
        slug="2012",
        name="2012 vote",
        jurisdiction__name="Land",
        jurisdiction_name="Old Land",
        sources=[source, silent],
    )
    ann = PersonFactory(name="Ann", slug="ann")
    OptionFactory(election=election, person=ann, in_infobox=True, sources=[source])
    OptionFactory(election=election, sources=[source])

    assert data_of(client, "/elections/2012/") == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "2012 vote",
        "url": f"{SITE}/elections/2012/",
        "inLanguage": "en",
        "dateModified": timezone.localdate().isoformat(),
        "mainEntity": {
            "@type": "Event",
            "name": "2012 vote",
            "startDate": "2012-07-19",
            "location": {"@type": "Place", "name": "Old Land"},
            "url": f"{SITE}/elections/2012/",
            "subjectOf": {
                "@type": "Dataset",
                "name": "2012 vote",
                "description": "Every figure of the election, as each source prints it.",
                "license": "https://creativecommons.org/licenses/by/4.0/",
                "distribution": files("/elections/2012/", WORKBOOK),
            },
        },
        "mentions": [{"@type": "Person", "name": "Ann", "url": f"{SITE}/people/ann/"}],
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Elections", "item": f"{SITE}/"},
                {
                    "@type": "ListItem",
                    "position": 2,
                    "name": "2012 vote",
                    "item": f"{SITE}/elections/2012/",
                },
            ],
        },
    }


def test_no_list_and_no_answer_is_taken_for_a_person(client):
    election = ElectionFactory(slug="2012")
    ann, bea = PersonFactory(name="Ann", slug="ann"), PersonFactory(name="Bea", slug="bea")
    OptionFactory(election=election, person=ann, running_mate=bea, in_infobox=True)
    for kind in ("list", "answer", "none", "group"):
        head = bea if kind == "list" else None
        OptionFactory(
            election=election, kind=kind, slug=kind, name=kind, person=head, in_infobox=True
        )

    assert data_of(client, "/elections/2012/")["mentions"] == [{"@type": "Person", "name": "Ann"}]


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        (
            f"/elections/{SLUG}/record/",
            ["Elections", "2012 Land presidential election", "The whole record"],
        ),
        (f"/people/{SLUG}-holder/", ["Elections", "2012 Land Presidential Election Holder"]),
        (f"/sources/{SLUG}-0/", ["Elections", f"Title of {SLUG}-0"]),
    ],
)
def test_a_page_tells_the_way_to_it(client, settings, path, steps):
    settings.SITE_URL = SITE
    election_with(1)

    way = data_of(client, path)["breadcrumb"]["itemListElement"]

    assert [step["name"] for step in way] == steps
    assert way[-1]["item"] == f"{SITE}{path}"


FIRST, SECOND = datetime.date(2012, 7, 19), datetime.date(2012, 8, 2)


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ([("held", FIRST)], {}),
        ([("held", FIRST), ("held", SECOND)], {"endDate": "2012-08-02"}),
        ([("held", FIRST), ("cancelled", None)], {}),
        ([("cancelled", None)], {"eventStatus": "https://schema.org/EventCancelled"}),
        ([("postponed", FIRST)], {"eventStatus": "https://schema.org/EventPostponed"}),
        ([], {}),
    ],
)
def test_rounds_say_how_long_an_election_lasted_and_whether_it_was_held(client, rounds, expected):
    election = ElectionFactory(slug="2012", date=FIRST)
    for number, (status, date) in enumerate(rounds, start=1):
        RoundFactory(election=election, number=number, status=RoundStatus(status), date=date)

    event = data_of(client, "/elections/2012/")["mainEntity"]

    assert {name: event[name] for name in ("endDate", "eventStatus") if name in event} == expected


def test_other_pages_are_about_the_election(client):
    election = ElectionFactory(slug="2012", name="2012 vote", jurisdiction__name="Land")
    StatementFactory(election=election, sources=[SourceFactory(title="A paper", url="")])

    assert data_of(client, "/elections/2012/reactions/") == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "Reactions",
        "inLanguage": "en",
        "dateModified": timezone.localdate().isoformat(),
        "about": {
            "@type": "Event",
            "name": "2012 vote",
            "startDate": "2012-07-19",
            "location": {"@type": "Place", "name": "Land"},
        },
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "A paper",
                "publisher": {"@type": "Organization", "name": "A publisher"},
                "inLanguage": "en",
            }
        ],
    }


def test_a_person_and_a_source_are_what_their_pages_are_of(client, settings):
    settings.SITE_URL = SITE
    election_with(1)

    person = data_of(client, f"/people/{SLUG}-holder/")
    source = data_of(client, f"/sources/{SLUG}-0/")

    assert (person["@type"], person["mainEntity"]) == (
        "ProfilePage",
        {
            "@type": "Person",
            "name": "2012 Land Presidential Election Holder",
            "url": f"{SITE}/people/{SLUG}-holder/",
        },
    )
    assert (source["url"], source["mainEntity"]["name"]) == (
        f"{SITE}/sources/{SLUG}-0/",
        f"Title of {SLUG}-0",
    )
    assert person["hasPart"]["distribution"] == files(f"/people/{SLUG}-holder/")
    assert source["hasPart"]["distribution"] == files(f"/sources/{SLUG}-0/")


def test_a_portrait_is_told_by_its_whole_address(settings):
    settings.SITE_URL = SITE
    assert linked_data.picture_url("/media/portraits/a.png") == f"{SITE}/media/portraits/a.png"
    assert linked_data.picture_url("") == ""


def test_no_text_ends_its_script_element():
    text = linked_data.written({"name": "</script><!--\u2028& \u00e9"})

    assert text == (
        '{"@context":"https://schema.org",'
        '"name":"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026 \u00e9"}'
    )
    assert json.loads(text)["name"] == "</script><!--\u2028& \u00e9"
