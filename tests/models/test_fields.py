"""Printed precision is data: what a source printed comes back digit for digit."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.forms import modelform_factory

from elections.models import Figure, Source
from elections.models.fields import PrintedDecimalField, PrintedDecimalFormField
from tests.factories import (
    LineFactory,
    SourceFactory,
    StatementFactory,
)

PRINTED = ["66.7", "66.70", "0.80", "0", "0.00", "100", "130.000", "999999.999999"]
NOT_PRINTED = ["66,7", "-1", "+1", "66.", ".5", "066.7", "1e3", "NaN", "66.7 %", "1234567", "1\n"]


@pytest.mark.django_db
@pytest.mark.parametrize("printed", PRINTED)
def test_printed_decimal_survives_the_database(printed):
    line = LineFactory(share=printed)
    line.full_clean()
    assert Figure.objects.get(pk=line.pk).share == printed


@pytest.mark.django_db
@pytest.mark.parametrize("text", NOT_PRINTED)
def test_what_no_source_prints_is_refused_by_validation_and_by_the_database(text):
    line = LineFactory(share="1.0")
    line.share = text
    with pytest.raises(ValidationError) as refusal:
        line.full_clean()
    assert list(refusal.value.message_dict) == ["share"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=line.pk).update(share=text)


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, None), ("", None), ("0.80", "0.80"), (Decimal("0.80"), "0.80"), (66, "66")],
)
def test_values_become_the_text_that_was_printed(value, text):
    assert PrintedDecimalField().to_python(value) == text


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (66.7, "Put 66.7 in quotation marks: a bare number loses its trailing zeros."),
        (True, "True is not a number as printed. Write it as text, such as “66.70”."),
        ([], "[] is not a number as printed. Write it as text, such as “66.70”."),
    ],
)
def test_values_that_lost_their_digits_are_refused_with_the_mend(value, message):
    with pytest.raises(ValidationError) as refusal:
        PrintedDecimalField().to_python(value)
    assert refusal.value.messages == [message]


@pytest.mark.django_db
def test_a_form_keeps_an_edit_that_changes_only_a_trailing_zero():
    line = LineFactory(share="0.8")
    form_class = modelform_factory(Figure, fields=["count", "share"])
    form = form_class({"count": line.count, "share": "0.80"}, instance=line)
    assert form.changed_data == ["share"]
    form.save()
    line.refresh_from_db()
    assert line.share == "0.80"


@pytest.mark.django_db
def test_a_form_reads_an_empty_input_as_not_stated():
    line = LineFactory(share="0.8")
    form_class = modelform_factory(Figure, fields=["count", "share"])
    form_class({"count": "", "share": ""}, instance=line).is_valid()
    assert (line.count, line.share) == (None, None)


def test_form_field_asks_for_digits_and_a_point():
    field = PrintedDecimalField().formfield()
    assert isinstance(field, PrintedDecimalFormField)
    assert field.widget.attrs["inputmode"] == "decimal"


@pytest.mark.django_db
def test_a_cited_source_cannot_be_deleted_and_an_uncited_one_can():
    cited, uncited = SourceFactory(key="cited"), SourceFactory(key="uncited")
    statement = StatementFactory(sources=[cited])
    with pytest.raises(ProtectedError):
        cited.delete()
    uncited.delete()
    assert set(Source.objects.filter(key__in=["cited", "uncited"])) == {cited}
    statement.delete()
    cited.delete()
    assert not Source.objects.filter(key__in=["cited", "uncited"]).exists()
