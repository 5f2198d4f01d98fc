"""Imports of many rows: in parts, with as many queries for many rows as for few."""

import pytest
import tablib
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from elections import models
from elections.resources import base, bulk, resource_for
from elections.resources.rows import ReadRow, RowDiff, ShownChanges
from tests import factories

from .helpers import contents

pytestmark = pytest.mark.django_db

HEADERS = ["election", "round", "source", "measure", "option", "count", "share"]


@pytest.fixture
def account():
    source = factories.SourceFactory(key="paper")
    election = factories.ElectionFactory(slug="vote", sources=[source])
    for number in range(30):
        person = factories.PersonFactory(slug=f"person-{number}", name=f"Person {number}")
        factories.OptionFactory(election=election, person=person, sources=[source])
    return factories.AccountFactory(round=factories.RoundFactory(election=election), source=source)


def lines(count: int, **votes: int) -> tablib.Dataset:
    """Rows of the first candidates' votes: as many as their number, if not given by its slug."""
    sheet = tablib.Dataset(headers=HEADERS)
    for number in range(count):
        counted = votes.get(f"person_{number}", number)
        sheet.append(["vote", 1, "paper", "votes", f"person-{number}", counted, "10.0"])
    return sheet


def take(sheet: tablib.Dataset, model=models.Figure, **kwargs):
    return resource_for(model)().import_data(sheet, **kwargs)


def stored() -> dict:
    rows = models.Figure.objects.values_list("option__slug", "count")
    return dict(rows)


@pytest.mark.parametrize("first", [0, 30])
def test_many_rows_take_as_many_queries_as_few(account, first):
    take(lines(first))

    def asked(count):
        with CaptureQueriesContext(connection) as queries:
            result = take(lines(count, person_0=100, person_1=100), dry_run=True)
        assert result.problems == []
        return len(queries)

    take(lines(1), dry_run=True)
    assert asked(30) == asked(3)


def test_rows_are_taken_in_parts(account, monkeypatch):
    monkeypatch.setattr(base, "PART", 4)
    take(lines(6))

    result = take(lines(11, person_2=7, person_9=8))

    assert dict(result.totals) == {
        **dict.fromkeys(result.totals, 0),
        "new": 5,
        "update": 1,
        "skip": 5,
    }
    assert [row.number for row in result.rows] == list(range(2, 13))
    assert stored() == {f"person-{n}": {2: 7, 9: 8}.get(n, n) for n in range(11)}


def test_mistakes_in_several_parts_are_told_with_their_rows(account, monkeypatch):
    monkeypatch.setattr(base, "PART", 2)
    sheet = lines(5)
    sheet.append(["vote", 2, "paper", "votes", "person-5", 1, "1.0"])
    sheet.append(["vote", 1, "paper", "votes", "nobody", 1, "1.0"])
    sheet.append(["vote", 1, "paper", "votes", "person-6", "many", "1"])
    before = contents()

    assert [str(problem) for problem in take(sheet).problems] == [
        "Row 7, columns election, round, source: Unknown account: election = vote, "
        "round = 2, source = paper.",
        "Row 8, columns election, option: Unknown option: election = vote, option = nobody.",
        "Row 9, column count: “many” is not a whole number. Use digits only, such as 47095.",
    ]
    assert contents() == before


def test_the_row_that_the_database_refuses_is_named_among_others(account, monkeypatch):
    write = bulk.write

    def refuse_seven(plan, created, changed):
        if any(row.values["count"] == 7 for row in created):
            raise IntegrityError
        write(plan, created, changed)

    monkeypatch.setattr(bulk, "write", refuse_seven)
    before = contents()

    assert [str(problem) for problem in take(lines(10)).problems] == [
        "Row 9: The database rejected this row."
    ]
    assert contents() == before


def test_a_number_too_large_for_a_key_is_told(account):
    sheet = tablib.Dataset(headers=["election", "number", "status"])
    sheet.append(["vote", 10**30, "tentative"])

    [problem] = take(sheet, models.Round).problems

    assert str(problem).startswith("Row 2, column number: ")


def test_a_preview_shows_the_first_changes_of_the_file():
    shown = ShownChanges(most=3)
    rows = [ReadRow(number) for number in (5, 2, 9, 4, 3, 8)]

    for row in rows:
        if shown.takes(row):
            shown.add(row, RowDiff(["old"], ["new"], new=False))

    assert {row.number: row.diff for row in rows if row.diff} == {
        number: ["<del>old</del> <ins>new</ins>"] for number in (2, 3, 4)
    }


def test_a_preview_of_many_rows_holds_the_differences_of_few(account, monkeypatch):
    monkeypatch.setattr(base, "ShownChanges", lambda: ShownChanges(most=5))

    result = take(lines(12), dry_run=True)

    assert [row.number for row in result.rows if row.diff] == [2, 3, 4, 5, 6]
    assert [row.object_repr is None for row in result.rows] == [False] * 5 + [True] * 7
    assert stored() == {}


def test_each_row_of_an_import_has_its_row_of_history(account):
    take(lines(3))
    take(lines(4, person_1=9))

    history = models.Figure.history.order_by("history_id")
    assert list(history.values_list("history_type", "count")) == [
        *(("+", 0), ("+", 1), ("+", 2)),
        *(("+", 3), ("~", 9)),
    ]


def test_a_dry_run_leaves_no_history(account):
    take(lines(3), dry_run=True)

    assert not models.Figure.history.exists()
