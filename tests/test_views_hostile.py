"""Markup in any text comes out inert, and absurd figures are shown as printed."""

import json
import re

import pytest
from django.conf import settings
from django.db import models
from django.urls import reverse

from elections.models import (
    Account,
    Actor,
    Delegation,
    Discrepancy,
    Election,
    Figure,
    Jurisdiction,
    KeyDate,
    Option,
    Party,
    Person,
    Section,
    Source,
    Statement,
    Wording,
)
from tests.factories import DelegationFactory, FigureFactory, SourceFactory
from tests.pages import get
from tests.record.cast import SLUG, election_with

pytestmark = pytest.mark.django_db

PAGES = ["election", "campaign", "conduct", "results", "reactions", "sources"]

RECORD = [
    *(Wording, Actor, Option, Figure, Delegation, Discrepancy, Election),
    *(Jurisdiction, KeyDate, Party, Person, Figure, Account, Section, Source),
    Statement,
]
# Texts that no page shows, and those whose shape the database holds them to.
NEVER_SHOWN = {
    "Delegation.organisation",  # the delegations below are those of jurisdictions
    "Election.party_before_name",
    "Party.name",  # pages show the party's name of the time
    "Party.short_name",
    "Person.portrait_credit",  # it stands below a picture
}
SHAPED = {
    *("Jurisdiction.iso_code", "Party.colour", "Party.wikidata", "Person.wikidata"),
    *("Source.language", "Source.excerpt_language", "Statement.quotation_language"),
}


def addresses(election):
    yield from (reverse(page, args=[election.slug]) for page in PAGES)
    yield reverse("index")
    yield reverse("person", args=[election.options.first().person.slug])
    yield reverse("person", args=[election.holder_after.slug])
    yield reverse("source", args=[election.sources.first().key])


def texts():
    """Every text field of the record: its model and its name."""
    for model in RECORD:
        for field in model._meta.get_fields():
            kind = type(field)
            if kind in (models.CharField, models.TextField, models.URLField) and not field.choices:
                yield model, field.name


def test_markup_in_every_text_is_shown_and_not_run(client):
    election = election_with(1)
    expected = set()
    for model, field in texts():
        name = f"{model.__name__}.{field}"
        if name not in SHAPED | NEVER_SHOWN:
            expected.add(name)
            # Past every validator: what is shown has to be safe however it came in.
            model.objects.update(**{field: f'"><script>{name}</script>{{{{ x }}}}'})

    pages = [get(client, address) for address in addresses(election)]

    shown = " ".join(page.raw() for page in pages)
    assert set(re.findall(r'"><script>([\w.]+)</script>{{ x }}', shown)) == expected
    # Each page holds its one block of data, which markup neither ends nor breaks.
    blocks = [[json.loads(node.raw()) for node in page.all("script")] for page in pages]
    assert {tuple(block["@context"] for block in data) for data in blocks} == {
        ("https://schema.org",)
    }


def test_markup_in_prose_is_shown_and_not_run(client):
    election_with(1)
    Section.objects.update(
        body="<img src=x onerror=alert(1)> [a](javascript:alert(2)) ![b](https://evil.example/b)"
    )

    prose = get(client, reverse("election", args=[SLUG])).one("div", class_="prose")

    assert prose.text == ("<img src=x onerror=alert(1)> [a](javascript:alert(2)) !b")
    assert [(node.tag, node.attrs) for node in prose.walk()][1:] == [
        ("p", {}),
        ("a", {"href": "https://evil.example/b", "rel": "nofollow"}),
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example"])
def test_an_address_that_no_browser_should_follow_is_plain_text(client, address):
    election = election_with(1)
    Source.objects.update(url=address)

    page = get(client, reverse("sources", args=[SLUG]))

    source = page.one("li", class_="source")
    assert source.one("p", class_="source-address").text == address
    assert not [link for link in page.all("a") if link.attrs["href"] == address]
    assert (
        get(client, reverse("source", args=[election.sources.first().key])).all("a", href=address)
        == []
    )


def test_absurd_figures_are_shown_as_printed(client):
    election = election_with(1)
    largest = 2**63 - 1
    for account in Account.objects.all():
        FigureFactory(account=account, measure="cast", count=0)
    Figure.objects.exclude(measure="cast").update(count=largest)
    Figure.objects.filter(measure="votes").update(share="999999.999999")
    Figure.objects.filter(measure="turnout").update(share="130.00")

    results = get(client, reverse("results", args=[SLUG]))
    overview = get(client, reverse("election", args=[SLUG]))
    pages = [client.get(address).status_code for address in addresses(election)]

    assert results.one("table", class_="lead").rows()[1][1:] == [
        "9,223,372,036,854,775,807",
        "999,999.999999%",
        "+9,223,372,036,854,775,807",
        "elected",
    ]
    assert results.one("dl", class_="totals").pairs()[:2] == [
        ("registered voters", ["9,223,372,036,854,775,807[1]"]),
        ("votes cast", ["0[1]"]),
    ]
    assert overview.one("div", class_="turnout").pairs() == [("Turnout", ["130.00%[1]"])]
    # The axis grows with the figure; the line of 50% moves with it.
    assert [
        node.attrs.get("width") or node.attrs["d"]
        for node in overview.all(class_="bar-value") + overview.all(class_="bar-half")
    ] == ["100", "100", "M0.01 0v10"]
    assert pages == [200] * len(pages)


def test_long_and_strange_texts_break_no_page(client):
    election = election_with(1)
    long = "Ж" * 10_000
    Election.objects.update(name=long[:200])
    Statement.objects.update(summary=long, quotation=long)
    Section.objects.update(body=f"# {long}\n\n{'> ' * 500}x [@{'a' * 300}; @nobody] \u202e")
    DelegationFactory(election=election, jurisdiction=None, organisation="\u202eevil")
    FigureFactory(election=election, source=SourceFactory(), count=0)

    assert [client.get(address).status_code for address in addresses(election)] == [200] * 10


@pytest.mark.parametrize("address", ["/", "/elections/nobody/", "/admin/login/"])
def test_a_null_character_in_the_session_cookie_finds_no_session(client, address):
    plain = client.get(address).status_code
    cookie = f'{settings.SESSION_COOKIE_NAME}="\\000{"a" * 31}"'

    response = client.get(address, HTTP_COOKIE=cookie)

    assert response.status_code == plain
