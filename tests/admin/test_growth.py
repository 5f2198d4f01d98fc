"""Lists of long tables: nothing is counted or put in order beyond what they lead to."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections import models
from elections.admin import counts, lists
from tests import factories
from tests.rows import FACTORIES

from .helpers import MODELS, address, change, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def long(monkeypatch):
    """Tables of more than three rows are long."""
    monkeypatch.setattr(lists, "MOST", 3)


def names(response) -> list[str]:
    return [row.name for row in response.context["cl"].result_list]


def people(count: int) -> list:
    return [
        factories.PersonFactory(name=f"Person {9 - number}", slug="abcdefghi"[number])
        for number in range(count)
    ]


def test_a_short_list_is_in_its_own_order_and_counted(desk, long):
    people(3)

    response = desk.get(address(models.Person))

    assert names(response) == ["Person 7", "Person 8", "Person 9"]
    assert "3 people" in text_of(response)


def test_a_long_list_begins_with_what_was_entered_last(desk, long):
    people(5)

    response = desk.get(address(models.Person))

    assert names(response) == ["Person 5", "Person 6", "Person 7"]
    assert "The first 3 are listed. Search or filter to find others." in text_of(response)


def test_a_long_list_can_be_ordered_and_searched(desk, long):
    people(5)

    assert names(desk.get(address(models.Person), {"o": "-1"})) == [
        "Person 9",
        "Person 8",
        "Person 7",
    ]
    found = desk.get(address(models.Person), {"q": "Person 9"})
    assert names(found) == ["Person 9"]
    assert found.context["cl"].result_count == 1


def test_a_list_has_pages(desk, monkeypatch):
    monkeypatch.setattr(lists, "MOST", 70)
    factories.PersonFactory.create_batch(75)

    first, second = (desk.get(address(models.Person), {"p": page}) for page in (1, 2))
    shown = [row.pk for page in (first, second) for row in page.context["cl"].result_list]

    assert [len(page.context["cl"].result_list) for page in (first, second)] == [50, 20]
    assert shown == list(models.Person.objects.order_by("-pk").values_list("pk", flat=True)[:70])


def test_an_action_on_all_rows_goes_no_further_than_the_list(desk, long):
    rows = people(5)
    data = {"action": "delete_selected", "select_across": "1", "_selected_action": rows[-1].pk}

    page = text_of(desk.post(address(models.Person), data))
    asked = {row.name for row in rows if row.name in page}

    assert asked == {"Person 5", "Person 6", "Person 7"}


def test_years_to_choose_from_are_left_out_of_a_long_list(desk, long):
    factories.ElectionFactory.create_batch(3)
    assert desk.get(address(models.Election)).context["cl"].date_hierarchy == "date"

    factories.ElectionFactory()

    assert desk.get(address(models.Election)).context["cl"].date_hierarchy is None
    chosen = desk.get(address(models.Election), {"date__year": "2012"})
    assert chosen.context["cl"].date_hierarchy == "date"


def test_rows_that_belong_to_a_row_are_counted_up_to_a_bound(desk, monkeypatch):
    monkeypatch.setattr(counts, "MOST", 3)
    vote, source = factories.RoundFactory(), factories.SourceFactory()
    factories.AccountFactory.create_batch(3, round=vote)
    factories.StatementFactory.create_batch(4, election=vote.election, sources=[source])

    at_bound = {"accounts of the count": 3, "rounds": 1, "statements": "more than 3"}
    assert at_bound.items() <= numbers(desk, vote.election).items()
    assert numbers(desk, vote) == {"accounts of the count": 3}
    assert numbers(desk, source)["statements"] == "more than 3"
    assert list_numbers(desk, vote) == ["3"]

    factories.AccountFactory.create_batch(2, round=vote)

    assert numbers(desk, vote.election)["accounts of the count"] == "more than 3"
    assert numbers(desk, vote) == {"accounts of the count": "more than 3"}
    assert list_numbers(desk, vote) == ["more than 3"]


def numbers(desk, row) -> dict:
    tables = desk.get(change(row)).context["related_tables"]
    return {table["name"]: table["number"] for table in tables}


def list_numbers(desk, vote) -> list[str]:
    page = desk.get(address(models.Round)).content.decode()
    link = re.escape(f"{address(models.Account)}?round__id__exact={vote.pk}")
    return re.findall(rf'<a href="{link}">(.*?)</a>', page)


def test_a_bound_is_said_as_a_number_with_its_thousands():
    assert [counts.shown_number(number) for number in (0, 1_000, 1_001)] == [
        0,
        1_000,
        "more than 1,000",
    ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")
@pytest.mark.parametrize(
    "model", [each for each in MODELS if counts.relations(each)], ids=lambda model: model.__name__
)
def test_rows_that_belong_to_a_row_are_found_by_an_index_and_no_more_than_are_said(model):
    row = FACTORIES[model]()
    with CaptureQueriesContext(connection) as captured:
        counts.totals(row)
    [query] = captured.captured_queries
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
        plan = [each[3] for each in cursor.fetchall()]

    assert query["sql"].count(f"LIMIT {counts.MOST + 1}") == len(counts.relations(model))
    # What is scanned from end to end are the rows that a subquery has found.
    assert {step for step in plan if step.startswith("SCAN")} == {"SCAN counted"}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")
@pytest.mark.parametrize("model", [models.Election, models.Figure, models.KeyDate, models.Person])
def test_a_long_list_reads_no_table_from_end_to_end_and_sorts_none(desk, monkeypatch, model):
    monkeypatch.setattr(lists, "MOST", 0)
    factories.LineFactory()
    factories.KeyDateFactory()
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address(model)).status_code == 200

    plans = {}
    for query in captured.captured_queries:
        sql = query["sql"]
        if sql.startswith("SELECT") and f'FROM "{model._meta.db_table}"' in sql:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                plans[sql] = [row[3] for row in cursor.fetchall()]
    assert plans
    for sql, plan in plans.items():
        assert not [step for step in plan if "TEMP B-TREE" in step], sql
        scans = [step for step in plan if step.startswith("SCAN")]
        # By its key, of which the list reads as many as it leads to.
        assert not scans or "LIMIT 1" in sql, (sql, plan)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")
@pytest.mark.parametrize(
    ("model", "field"), [(models.Option, "status"), (models.Source, "language")]
)
def test_few_rows_of_a_kind_among_many_are_found_by_an_index_newest_first(model, field):
    kinds = model.objects.order_by().values_list(field).distinct()
    newest = model.objects.filter(**{field: "x"}).order_by("-pk").values_list("pk")[:10]

    assert {step.split(" (")[0] for rows in (kinds, newest) for step in plan_of(rows)} == {
        f"SCAN {model._meta.db_table} USING COVERING INDEX {index_of(model)}",
        f"SEARCH {model._meta.db_table} USING COVERING INDEX {index_of(model)}",
    }


def index_of(model):
    [index] = model._meta.indexes
    return index.name


def plan_of(rows):
    return [line.split(" ", 3)[-1] for line in rows.explain().splitlines()]
