"""A load refuses what `full_clean` refuses, and stores what `full_clean` accepts.

For every field of every model a drawer of values is put into a record. Django's own deserializer
and `full_clean` say which of them are valid, and in which fields not; the loader has to agree.
"""

import json
import re

import pytest
from django.core import serializers
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError
from django.db import models, transaction

from elections.loading import LoadError, load
from elections.models.fields import FractionalCountField, PrintedDecimalField
from elections.models.history import record_models
from tests.loading.cast import written
from tests.rows import FACTORIES

LONG = "x" * 10_000
DRAWERS = {
    models.SlugField: ["", "a-b_c", "A", "a b", "é", None, LONG],
    models.URLField: ["", "https://example.org/?a:b", "x", "javascript:x", None, LONG],
    FractionalCountField: ["", None, "28.9999", "-0.50", "28", "28,5", "1.", 28.5, True],
    PrintedDecimalField: ["", None, "0", "66.70", "66,7", "-1", " 1", "1\n", 66, True],
    models.CharField: ["", "a", " ", "AM", "am", "pt-BR", "#1f6fb2", "#1F6FB2", None, LONG],
    models.TextField: ["", "text", "[@nobody]", None, LONG],
    models.FileField: ["", "portraits/a.png", None],
    models.BooleanField: [True, None, "True", "maybe", 1, 2],
    models.DateField: [None, "2012-07-19", "20120719", "2012-02-30", "2012-7-9", "", "soon"],
    models.IntegerField: [None, 0, 1, 1500, -1, 32768, 2**63, "5", "five", ""],
    models.ForeignKey: [None, ["nobody"], ["nobody", "nowhere"], []],
    models.ManyToManyField: [[], [["nobody"]], None],
}


def drawer(field):
    if field.choices:
        first = next(value for value, _label in field.flatchoices if value)
        return ["", first, first.upper(), None]
    return next(values for kind, values in DRAWERS.items() if isinstance(field, kind))


def valid_record(model):
    """A record of a valid row, which is not stored itself; what it refers to is."""
    row = FACTORIES[model]()
    text = serializers.serialize(
        "json", [row], use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    row.delete()
    [content] = json.loads(text)
    return content


def judged_by_django(content):
    """The fields that Django refuses, and the row as it would store it."""
    try:
        [parsed] = serializers.deserialize("python", [content])
    except (DeserializationError, ObjectDoesNotExist, TypeError):
        return {"?"}, None
    fields = set()
    try:
        parsed.object.full_clean()
    except ValidationError as error:
        fields |= set(error.message_dict)
    except TypeError:  # a model's `clean` that does not expect null
        return {"?"}, None
    for field in parsed.object._meta.fields:
        # `full_clean` passes over null where text may be blank, and the database refuses it.
        if not field.null and content["fields"].get(field.name, "") is None:
            fields.add(field.name)
    for field in parsed.object._meta.many_to_many:
        # What a form asks for, for `full_clean` knows no many-to-many field.
        if not (field.blank or content["fields"][field.name]):
            fields.add(field.name)
    return fields, parsed.object


def judged_by_loader(path, model):
    """The fields that the loader refuses, and the row as it has stored it."""
    try:
        load([path])
    except LoadError as error:
        lines = str(error).splitlines()[1:]
        return {
            found[1] if (found := re.search(r", field (\w+): ", line)) else "__all__"
            for line in lines
        }, None
    return set(), model._base_manager.order_by("pk").last()


@pytest.mark.django_db
@pytest.mark.parametrize("model", record_models(), ids=lambda model: model.__name__)
def test_a_load_refuses_what_full_clean_refuses_and_stores_what_it_accepts(tmp_path, model):
    record = valid_record(model)
    columns = [f.attname for f in model._meta.concrete_fields if not f.primary_key]
    for name in list(record["fields"]):
        for value in drawer(model._meta.get_field(name)):
            content = {**record, "fields": record["fields"] | {name: value}}
            path = written(tmp_path, content)
            theirs, expected = judged_by_django(content)
            with transaction.atomic():
                ours, stored = judged_by_loader(path, model)
                transaction.set_rollback(True)
            case = f"{name} = {value!r:.60}"
            assert bool(ours) == bool(theirs), (case, ours, theirs)
            if theirs == {"?"}:
                assert ours == {name}, case
            elif theirs:
                # The loader looks at the row as a whole only if each of its fields is valid.
                assert ours <= theirs, case
            else:
                assert [getattr(stored, each) for each in columns] == [
                    getattr(expected, each) for each in columns
                ], case
