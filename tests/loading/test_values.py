"""Values of fields that no model has yet, and of models that ask the database."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, validate_email
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from elections.loading.plans import all_plans
from elections.loading.values import ASK, column_reader, quick_reader, read_slowly
from elections.models import Source
from tests.loading.cast import loaded, refusal, said, source, written

EVEN = [lambda value: None]


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (models.CharField(max_length=3), "abc", "abc"),
        (models.CharField(max_length=3), "abcd", ASK),
        (models.CharField(max_length=9, validators=[validate_email]), "a@b.cd", "a@b.cd"),
        (models.CharField(max_length=9, validators=[validate_email]), "a", ASK),
        (models.CharField(max_length=9, choices={"a": "A"}), "a", "a"),
        (models.CharField(max_length=9, choices={"a": "A"}), "b", ASK),
        (models.CharField(max_length=9, choices={"a": "A"}), ["a"], ASK),
        (models.IntegerField(validators=[MinValueValidator(5)]), 5, 5),
        (models.IntegerField(validators=[MinValueValidator(5)]), 4, ASK),
        (models.IntegerField(validators=EVEN), 4, ASK),
        (models.IntegerField(choices={1: "one"}), 1, ASK),
        (models.DecimalField(max_digits=5, decimal_places=2), "1.50", ASK),
        (models.DateTimeField(), "2012-07-19T08:00:00Z", ASK),
        (models.DateField(), "2012-07-19", datetime.date(2012, 7, 19)),
    ],
)
def test_a_quick_reader_passes_what_it_is_sure_of(field, raw, value):
    field.set_attributes_from_name("tested")
    assert quick_reader(field)(raw) is value or quick_reader(field)(raw) == value


@pytest.mark.parametrize(
    ("field", "column", "read"),
    [
        (models.IntegerField(), [1, True, 1.0, None], [1, ASK, ASK, ASK]),
        (models.IntegerField(null=True, blank=True), [1, None], [1, None]),
        (models.BooleanField(), [True, 1, False], [True, ASK, False]),
        (models.CharField(max_length=3), ["a", 1, True, ["a"], "a"], ["a", ASK, ASK, ASK, "a"]),
        (models.DateField(), ["2012-07-19"] * 2, [datetime.date(2012, 7, 19)] * 2),
    ],
)
def test_a_column_is_read_as_each_of_its_values_would_be(field, column, read):
    field.set_attributes_from_name("tested")
    assert [(type(each), each) for each in column_reader(field)(column)] == [
        (type(each), each) for each in read
    ]


def test_a_field_that_falls_over_a_value_refuses_it():
    with pytest.raises(ValidationError) as refused:
        read_slowly(models.DurationField(), 5)
    assert refused.value.messages == ["This value has the wrong type."]
    assert read_slowly(models.DurationField(), "01:00:00") == datetime.timedelta(hours=1)


@pytest.mark.django_db
def test_a_constraint_that_only_the_database_can_tell_of_is_asked_of_the_database(
    tmp_path, monkeypatch
):
    constraint = models.CheckConstraint(
        condition=Exact(Length("title"), 3),
        name="tested",
        violation_error_message="Three letters, please.",
    )
    monkeypatch.setitem(vars(all_plans()["elections.source"]), "checks", [(constraint, None)])
    path = written(tmp_path, source("a", title="abc"), source("b", title="abcd"), name="a.jsonl")
    assert refusal(path) == said(
        'a.jsonl, line 2: record 2, elections.source ["b"]: Three letters, please.'
    )


@pytest.mark.django_db
def test_a_default_that_is_a_function_is_called_for_each_row(tmp_path, monkeypatch):
    numbers = iter(range(5))
    plan = all_plans()["elections.source"]
    monkeypatch.setattr(plan, "callables", {"note": lambda: f"note {next(numbers)}"})
    loaded(tmp_path, source("a"), source("b", note=""), source("c"))
    notes = Source.objects.order_by("key").values_list("note", flat=True)
    assert list(notes) == ["note 0", "", "note 2"]
