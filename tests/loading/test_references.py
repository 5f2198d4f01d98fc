"""Rows are found by natural key, or by primary key where a fixture gives one."""

import pytest

from elections.loading import LoadError, load
from elections.models import Account, Election, Party, Source
from elections.models.history import record_models
from tests.loading.cast import (
    ELECTION,
    counts,
    find,
    loaddata,
    loaded,
    record,
    snapshot,
    source,
    world,
    written,
)
from tests.rows import FACTORIES

pytestmark = pytest.mark.django_db


def test_every_row_is_found_by_its_natural_key():
    for model in record_models():
        row = FACTORIES[model]()
        assert model.objects.get_by_natural_key(*row.natural_key()) == row
        with pytest.raises(TypeError, match=f"^{model.__name__} is known by "):
            model.objects.get_by_natural_key(*row.natural_key(), "")


def of_area(area, **fields):
    key = [ELECTION, 1, "wikipedia", ""]
    return [
        record("account", round=key[:2], source=key[2:3], area=area and [area], **fields),
        record("figure", account=[*key, area or ""], option=[ELECTION, "bob"], count=7),
    ]


def test_an_area_is_part_of_the_key_of_an_account(tmp_path):
    """Its own figures and those of the whole are found in the files and in the database."""
    together = [*world(), *of_area("land-n-1"), *of_area("land-n")]
    assert loaded(tmp_path, *together) == counts(together, "created")
    assert loaded(tmp_path, *together) == counts(together, "unchanged")
    lines = [*of_area("land-n-1")[1:], find_record(world(), "figure")]
    assert loaded(tmp_path, *lines) == counts(lines, "unchanged")
    [part] = Account.objects.filter(area__slug="land-n-1")
    assert [figure.count for figure in part.figures.all()] == [7]
    assert Account.objects.whole().count() == 2


def find_record(records, model):
    return next(each for each in records if each["model"] == f"elections.{model}")


def test_what_an_area_does_not_fit_is_refused_at_its_field(tmp_path):
    loaded(tmp_path, *world(), record("jurisdiction", name="Sea", slug="sea"))
    beach = record("area", name="Beach", slug="beach", jurisdiction=["sea"], kind="other")
    for account, mistake in (
        (of_area("beach")[0], "This area belongs to another jurisdiction than the election."),
        (of_area("land")[0], 'There is no elections.area ["land"] in these files or in the data'),
    ):
        path = written(tmp_path, beach, account)
        with pytest.raises(LoadError) as refusal:
            load([path])
        assert f"field area: {mistake}" in str(refusal.value)
    circle = [
        record("area", name=slug, slug=slug, jurisdiction=["sea"], kind="other", parent=[parent])
        for slug, parent in (("one", "two"), ("two", "one"))
    ]
    with pytest.raises(LoadError) as refusal:
        load([written(tmp_path, *circle)])
    assert "field parent: “two [two]” is itself a part of this area." in str(refusal.value)


def test_primary_keys_are_taken_where_a_fixture_gives_them(tmp_path, emptied):
    numbered = [each | {"pk": 100 - place} for place, each in enumerate(world())]
    for each in numbered:
        if each["model"] == "elections.round":
            [pk] = [other["pk"] for other in numbered if other["fields"].get("slug") == ELECTION]
            each["fields"]["election"] = pk
    path = written(tmp_path, *numbered)
    loaddata(path)
    expected = snapshot()
    emptied()
    assert load([path]).as_dict() == counts(world(), "created")
    assert snapshot() == expected
    assert Party.objects.get().pk == 97
    assert load([path]).as_dict() == counts(world(), "unchanged")
    assert load([written(tmp_path, *world())]).as_dict() == counts(world(), "unchanged")
    assert loaded(tmp_path, source("new")) == counts([source()], "created")
    assert Source.objects.get(key="new").pk > 96
    later = record(
        "round", election=Election.objects.get(slug=ELECTION).pk, number=2, status="held"
    )
    later["fields"]["date"] = "2012-08-01"
    assert loaded(tmp_path, later) == counts([later], "created")


def test_a_reference_may_give_a_number_in_quotation_marks(tmp_path):
    records = world()
    for each in records:
        if each["model"] == "elections.figure":
            each["fields"]["account"][1] = "1"
    find(records, "round")["number"] = "1"
    assert loaded(tmp_path, *records) == counts(records, "created")
    lines = [each for each in records if each["model"] == "elections.figure"]
    assert loaded(tmp_path, *lines, name="lines.jsonl") == counts(lines, "unchanged")
