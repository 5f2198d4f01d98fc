"""The rules on areas: against the whole, and within each area."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections import models
from elections.audit import NamedFigure, areas, audit_areas
from elections.audit.rules import areas as rules
from elections.changelog import together
from elections.figures import Count
from tests import factories

from ..helpers import account, candidate, expected, loaded, told

pytestmark = pytest.mark.django_db

COMPARE = "Compare the figures with the source; if it prints them so, leave them."
NOTHING = "Nothing is to be done; a reader is told so."


@pytest.fixture
def round_():
    return factories.RoundFactory()


@together()
def of_area(round_, name, lines=None, **fields):
    area = models.Area.objects.filter(slug=name.lower()).first() or factories.AreaFactory(
        name=name, slug=name.lower(), jurisdiction=round_.election.jurisdiction
    )
    return account(round_, "one", lines, area=area, **fields)


def found(election):
    return [told(finding) for finding in audit_areas(loaded(election))]


def test_areas_are_added_up_measure_by_measure(round_):
    ada = candidate(round_.election, "ada")
    whole = account(
        round_, "one", {ada: {"votes": 90}}, registered=200, cast=100, valid=95, invalid=6
    )
    of_area(round_, "North", {ada: {"votes": 50}}, registered=120, cast=60, valid=54)
    of_area(round_, "South", {ada: {"votes": 40}}, registered=81, cast=40, valid=40)
    # Of another hour, and of another source: neither has a whole to be held against.
    of_area(round_, "North", cast=400, as_of="15:00")

    assert found(round_.election) == [
        expected(
            "warning",
            "areas-against-whole",
            whole,
            "Registered voters: the areas add up to 201, 1 more than the whole, 200. "
            "Valid votes: the areas add up to 94, 1 fewer than the whole, 95.",
            COMPARE,
            NamedFigure("registered", Count(200), "one"),
            NamedFigure("valid", Count(95), "one"),
        ),
        expected(
            "note",
            "areas-and-whole",
            whole,
            "Votes cast: the areas add up to the whole, 100, exactly. "
            "Votes for Ada: the areas add up to the whole, 90, exactly.",
            NOTHING,
            NamedFigure("cast", Count(100), "one"),
            NamedFigure("votes", Count(90), "one", "ada"),
        ),
    ]


def test_areas_that_do_not_state_a_figure_must_have_the_rest(round_):
    whole = account(round_, "one", cast=100, invalid=6)
    of_area(round_, "North", cast=60, invalid=2)
    of_area(round_, "South", cast=40)

    [finding] = found(round_.election)

    assert (finding.rule, finding.subject.row.pk) == ("areas-and-whole", whole.pk)
    assert finding.sentence == (
        "Votes cast: the areas add up to the whole, 100, exactly. Invalid or blank votes: not "
        "stated for 1 of 2 areas, which must have 4 for the areas to add up to the whole, 6."
    )


def test_an_area_whose_own_figures_do_not_add_up(round_, monkeypatch):
    """A few are named and the others counted, in queries that grow by the chunk."""
    monkeypatch.setattr(rules, "MOST_NAMED", 2)
    monkeypatch.setattr(areas, "CHUNK", 3)
    first = of_area(round_, "Martakert", registered=13_372, cast=9_942, turnout="73.3")
    of_area(round_, "Precinct", registered=192, cast=254, turnout="132.29")
    of_area(round_, "Kashatagh", registered=7_101, cast=4_799, turnout="67.5")
    for number in range(3):
        of_area(round_, f"Station-{number}", registered=10, cast=5, turnout="49")
    record = loaded(round_.election)

    with CaptureQueriesContext(connection) as queries:
        [finding] = [told(finding) for finding in audit_areas(record)]

    assert finding == expected(
        "warning",
        "area-impossible",
        first,
        "Martakert: Does not add up as printed. 9,942 votes cast of 13,372 registered voters are "
        "74.35%, not 73.3%. Precinct: By these figures more people voted than were registered. "
        "The figures of 3 other areas do not fit either.",
        COMPARE,
    )
    # Whether there are any; sums, twice; the keys of all; accounts and figures of two chunks.
    assert len(queries) == 1 + 2 * 3 + 1 + 2 * 2


def test_an_election_without_areas_is_asked_in_one_query(round_, django_assert_num_queries):
    account(round_, "one", cast=100)
    record = loaded(round_.election)
    with django_assert_num_queries(1):
        assert audit_areas(record) == []
