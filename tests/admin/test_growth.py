"""Lists of long tables: nothing is counted or put in order beyond what they lead to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections import models
from elections.admin import lists
from tests import factories

from .helpers import address, text_of

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
    assert "The first 3 are listed: search or filter to find others." in text_of(response)


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


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")
@pytest.mark.parametrize(
    "model", [models.Election, models.CandidateResult, models.KeyDate, models.Person]
)
def test_a_long_list_reads_no_table_from_end_to_end_and_sorts_none(desk, monkeypatch, model):
    monkeypatch.setattr(lists, "MOST", 0)
    factories.CandidateResultFactory()
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
