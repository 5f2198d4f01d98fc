"""Loading again writes what differs from the stored rows, and nothing else."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections.loading import load
from elections.models import Account, Election, Figure, Option
from tests.loading.cast import (
    ELECTION,
    counts,
    find,
    loaddata,
    loaded,
    primary_keys,
    record,
    snapshot,
    world,
    writes,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["fixture.json", "fixture.jsonl"])
def test_loading_again_changes_nothing_and_writes_nothing(tmp_path, name):
    path = written(tmp_path, *world(), name=name)
    load([path])
    before = snapshot(), primary_keys()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = load([path])
    assert report.as_dict() == counts(world(), "unchanged")
    assert writes(queries) == []
    assert (snapshot(), primary_keys()) == before


def test_loaddata_after_a_load_and_a_load_after_loaddata_find_nothing_to_change(tmp_path):
    path = written(tmp_path, *world())
    load([path])
    before = snapshot()
    loaddata(path)
    assert snapshot() == before
    assert load([path]).as_dict() == counts(world(), "unchanged")


def test_one_changed_figure_is_one_changed_row(tmp_path):
    records = world()
    path = written(tmp_path, *records)
    load([path])
    before = primary_keys()
    find(records, "figure", count=47095)["share"] = "66.7"
    with CaptureQueriesContext(connection) as queries:
        report = loaded(tmp_path, *records)
    expected = counts(records, "unchanged")
    expected["elections.figure"] = {"created": 0, "changed": 1, "unchanged": 5}
    assert report == expected
    statement, history = writes(queries)
    assert 'UPDATE "elections_figure" SET "share" = ' in statement
    assert '"elections_historicalfigure"' in history
    assert Figure.objects.get(count=47095).share == "66.7"
    assert primary_keys() == before


def test_changed_sources_are_a_changed_row_whose_columns_are_left_alone(tmp_path):
    records = world()
    loaded(tmp_path, *records)
    find(records, "statement")["sources"] = [["filipino"]]
    find(records, "option", person=["bob"])["sources"] = [["filipino"], ["wikipedia"]]
    with CaptureQueriesContext(connection) as queries:
        report = loaded(tmp_path, *records)
    assert [each for each in report.values() if each["changed"]] == [
        {"created": 0, "changed": 1, "unchanged": 2},
        {"created": 0, "changed": 1, "unchanged": 0},
    ]
    assert [re.search(r'"(\w+)"', sql)[1] for sql in writes(queries)] == [
        "elections_option_sources",
        "elections_historicaloption",
        "elections_statement_sources",
        "elections_historicalstatement",
    ]
    stored = Option.objects.get(person__slug="bob").sources
    assert list(stored.values_list("key", flat=True)) == ["filipino", "wikipedia"]
    assert snapshot()["elections.statement"][0].count("wikipedia") == 0


def test_fields_that_a_record_leaves_out_take_their_default_and_its_sources_stay(tmp_path):
    records = world()
    loaded(tmp_path, *records)
    del find(records, "figure", count=47095)["count"]
    del find(records, "round")["date"]
    find(records, "round")["status"] = "cancelled"
    del find(records, "statement")["sources"]
    report = loaded(tmp_path, *records)
    loaddata(written(tmp_path, *records))
    assert report["elections.statement"] == {"created": 0, "changed": 0, "unchanged": 1}
    assert loaded(tmp_path, *records) == counts(records, "unchanged")
    assert Figure.objects.get(share="66.70").count is None
    assert snapshot()["elections.statement"][0].count("wikipedia") == 1


def test_a_default_is_stored_again_where_a_record_leaves_the_field_out(tmp_path):
    records = world()
    find(records, "option", person=["bob"])["status"] = "withdrawn"
    loaded(tmp_path, *records)
    del find(records, "option", person=["bob"])["status"]
    assert loaded(tmp_path, *records)["elections.option"]["changed"] == 1
    assert Option.objects.get(person__slug="bob").status == "registered"


def test_a_lead_passes_from_one_set_to_another_in_either_order(tmp_path):
    records = world()
    loaded(tmp_path, *records)
    leading = find(records, "account", source=["wikipedia"])
    leading |= {"is_lead": False}
    find(records, "account", source=["filipino"]).update(is_lead=True, lead_reason="It is so.")
    assert loaded(tmp_path, *records)["elections.account"]["changed"] == 2
    assert [each.source.key for each in Account.objects.lead()] == ["filipino"]
    records.reverse()
    leading |= {"is_lead": True}
    find(records, "account", source=["filipino"]).update(is_lead=False, lead_reason="")
    assert loaded(tmp_path, *records)["elections.account"]["changed"] == 2
    assert [each.source.key for each in Account.objects.lead()] == ["wikipedia"]


def test_two_rows_may_swap_what_is_unique(tmp_path):
    records = world()
    common = find(records, "election", slug="2007-land")
    later = [record("election", **common | {"slug": f"later-{number}"}) for number in range(2)]
    records += later
    later[0]["fields"]["previous"], later[1]["fields"]["previous"] = ["2007-land"], [ELECTION]
    find(records, "election", slug=ELECTION)["previous"] = None
    loaded(tmp_path, *records)
    later[0]["fields"]["previous"], later[1]["fields"]["previous"] = [ELECTION], ["2007-land"]
    assert loaded(tmp_path, *records)["elections.election"] == {
        "created": 0,
        "changed": 2,
        "unchanged": 2,
    }
    stored = Election.objects.filter(slug__startswith="later").values_list("slug", "previous__slug")
    assert sorted(stored) == [("later-0", ELECTION), ("later-1", "2007-land")]


def test_names_of_the_time_are_filled_in_once_and_then_kept(tmp_path):
    records = world()
    names = find(records, "option", person=["ann"])
    del names["party_name"]
    find(records, "election", slug=ELECTION).update(jurisdiction_name="", party_after_name="")
    loaded(tmp_path, *records)
    find(records, "party")["name"] = "Without a party"
    find(records, "jurisdiction")["name"] = "New Land"
    report = loaded(tmp_path, *records)
    assert [label for label, each in report.items() if each["changed"]] == [
        "elections.jurisdiction",
        "elections.party",
    ]
    names["description"] = "Rector"
    assert loaded(tmp_path, *records)["elections.option"]["changed"] == 1
    assert Option.objects.get(person__slug="ann").party_name == "Independent"
    stored = Election.objects.get(slug=ELECTION)
    assert (stored.jurisdiction_name, stored.party_after_name) == ("Land", "Independent")


def test_a_name_of_the_time_is_filled_in_anew_with_another_party(tmp_path):
    records = [*world(), record("party", name="Reds", slug="reds")]
    names = find(records, "option", person=["ann"])
    del names["party_name"]
    loaded(tmp_path, *records)
    names["party"] = ["reds"]
    assert loaded(tmp_path, *records)["elections.option"]["changed"] == 1
    assert Option.objects.get(person__slug="ann").party_name == "Reds"
