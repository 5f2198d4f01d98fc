"""Conditions that Python answers come out as the database would have them."""

from itertools import product

import pytest
from django.db import connection
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower

from elections.loading.conditions import compiled
from elections.loading.plans import all_plans
from elections.models import Account, Election, Figure
from elections.models.history import record_models

VALUES = {
    "count": [None, 0, 5],
    "share": [None, "66.70", "66,7"],
    "outcome": ["", "elected"],
}
CONDITIONS = [
    Q(count=5),
    ~Q(count=5),
    Q(count=None),
    Q(count__isnull=False),
    Q(count__gt=0) & Q(share__isnull=True),
    Q(count__gte=5) | Q(outcome=""),
    Q(count__lt=5) | ~Q(count__lte=0),
    ~(Q(count__lt=5) & Q(outcome="elected")),
    ~(Q(count__lt=5) | Q(share__regex=r"^[0-9.]+\Z")),
    ~~Q(share__regex=r"^[0-9.]+\Z"),
    Q(count__in=[0, 7]),
    ~Q(share__in=["66.70"]),
    Q(count__isnull=True) ^ ~Q(outcome=""),
    Q(count__isnull=True) ^ Q(share__isnull=True) ^ Q(outcome=""),
    ~(Q(count__isnull=True) ^ Q(outcome="")),
    Q(count=F("option")),
    ~Q(count=F("option")),
    ~Q(option=F("count")),
    Q(count=5) ^ Q(outcome=""),
    ~(Q(count=5) ^ Q(share="66.70")),
    ~Q(count=5) ^ Q(outcome="elected"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("condition", CONDITIONS, ids=str)
def test_a_condition_is_met_in_python_where_it_is_met_in_the_database(condition):
    in_python = compiled(condition, Figure)
    constraint = CheckConstraint(condition=condition, name="tested")
    sql = constraint._get_check_sql(Figure, connection.SchemaEditorClass(connection))
    columns = ", ".join(
        f"CAST(%s AS {Figure._meta.get_field(name).db_type(connection)}) AS {column}"
        for name, column in [*zip(VALUES, VALUES, strict=True), ("count", "option_id")]
    )
    statement = f"SELECT ({sql}) IS NOT FALSE FROM (SELECT {columns}) AS tested"  # noqa: S608
    with connection.cursor() as cursor:
        for values in product(*VALUES.values()):
            row = dict(zip(VALUES, values, strict=True)) | {"option_id": 5}
            cursor.execute(statement, [*row.values()])
            assert (in_python(row) is not False) == cursor.fetchone()[0], row


@pytest.mark.parametrize(
    "condition",
    [
        Q(outcome__startswith="e"),
        Q(outcome__lower="elected"),
        Q(outcome=Lower("outcome")),
        Q(outcome__in=F("share")),
        Q(count__regex=F("share")),
        Q(Q(count=5), Q(outcome__contains="x")),
        Lower("outcome"),
    ],
    ids=str,
)
def test_what_python_cannot_tell_is_left_to_the_database(condition):
    assert compiled(condition, Figure) is None


def test_python_can_tell_of_every_constraint_of_the_models():
    """A constraint that it cannot tell of costs a query for each record."""
    for plan in all_plans().values():
        for constraint, condition in plan.checks:
            assert isinstance(constraint, CheckConstraint)
            assert condition is not None, constraint
    assert len(all_plans()) == len(record_models())


def test_every_unique_constraint_is_held_in_bulk():
    unique = {
        model: {each.name for each in model._meta.constraints if isinstance(each, UniqueConstraint)}
        for model in (Account, Election)
    }
    plans = all_plans()
    assert {each.attnames for each in plans["elections.account"].uniques} == {("round_id",)}
    assert unique[Account] == {
        "account_area_unique",
        "account_source_unique",
        "account_one_lead",
    }
    assert {each.attnames for each in plans["elections.election"].uniques} == {("previous_id",)}
