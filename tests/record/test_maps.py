"""The map of countries: where dots stand, and that they do not cover one another."""

import json
from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from elections.models import DelegationRole, Jurisdiction, Page
from elections.record.maps import map_of
from elections.record.places import place_of
from tests.factories import (
    ActorFactory,
    DelegationFactory,
    JurisdictionFactory,
    SourceFactory,
    StatementFactory,
)
from tests.fixture_rows import FIXTURES
from tests.pages import get


def middles(drawn):
    return [(float(dot.x), float(dot.y)) for dot in drawn.dots]


def test_dots_stand_where_countries_lie_and_within_the_map():
    drawn = map_of([("B", (20, 40)), ("A", (-60, -30)), ("A", (-60, -30)), ("C", None)])

    assert [(dot.name, dot.line) for dot in drawn.dots] == [("A", ""), ("B", "")]
    assert dist(middles(drawn)[0], (-480, 300)) < 1
    assert dist(middles(drawn)[1], (160, -400)) < 1
    assert drawn.missing == ("C",)
    left, top, width, height = map(float, drawn.view_box.split())
    assert all(left < x < left + width and top < y < top + height for x, y in middles(drawn))


def test_dots_in_one_place_make_room_and_lead_back_to_it():
    drawn = map_of((str(number), (16, 48)) for number in range(40))

    apart = [dist(*two) for two in combinations(middles(drawn), 2)]
    assert min(apart) > 2 * float(drawn.radius)
    assert sum(dot.line.startswith("M128 -480L") for dot in drawn.dots) >= 39


def test_a_single_country_needs_no_map():
    assert map_of([("A", (1, 1)), ("B", None)]) is None


def test_every_country_of_the_fixtures_has_a_place():
    rows = [row for path in FIXTURES.glob("*.json") for row in json.loads(path.read_text())]
    known = [
        Jurisdiction(slug=row["fields"]["slug"], iso_code=row["fields"].get("iso_code", ""))
        for row in rows
        if row["model"] == "elections.jurisdiction"
    ]

    assert [each.slug for each in known if place_of(each) is None] == []
    assert len(known) > 40


def test_the_land_is_light():
    assert Path(finders.find("img/land.svg")).stat().st_size < 15_000


@pytest.mark.django_db
def test_pages_show_who_came_and_who_spoke_on_a_map(client):
    source = SourceFactory()
    first, second = (
        JurisdictionFactory(name=name, iso_code=code) for name, code in (("A", "AT"), ("B", "BE"))
    )
    came = DelegationFactory(
        organisation="", jurisdiction=first, role=DelegationRole.OBSERVERS, sources=[source]
    )
    election = came.election
    DelegationFactory(
        election=election,
        organisation="",
        jurisdiction=second,
        role=DelegationRole.OBSERVERS,
        sources=[source],
    )
    for one in (first, second):
        StatementFactory(
            election=election,
            page=Page.REACTIONS,
            actor=ActorFactory(jurisdiction=one),
            sources=[source],
        )

    for name in ("conduct", "reactions"):
        page = get(client, reverse(name, args=[election.slug]))
        dots = page.one("figure", class_="map").all("title")
        assert [dot.text for dot in dots] == ["A", "B"]
    assert [row[0] for row in page.one("table", class_="spoke").rows()] == [
        *("Country or territory", "A", "B"),
    ]
