"""The published record in one file: what is in it, how it is described, and that it is the same."""

from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections.data import descriptor, published_rows
from elections.resources import RESOURCES
from elections.resources.formats import CSV
from elections.resources.tables import TABLES
from tests import factories
from tests.resources.helpers import contents, taken

from . import packages
from .packages import DAY, broken_rules, column, files, package

pytestmark = pytest.mark.django_db


def test_its_tables_are_those_of_imports_and_keep_the_rules_of_data_packages(record, tmp_path):
    path = tmp_path / "record.zip"

    package(path)

    assert broken_rules(path) == []
    found = files(path)
    assert list(found) == ["datapackage.json", *(f"{one.name}.csv" for one in in_order())]
    for model, table in TABLES.items():
        header = found[descriptor.file_name(model)].split("\r\n")[0]
        assert header == ",".join(table.columns)
        assert len(packages.rows(found[descriptor.file_name(model)])) == model.objects.count() > 0


def in_order():
    """The tables' models, each after those that it refers to."""
    metas = [table.model._meta for table in descriptor.tables()]
    names = [meta.model_name for meta in metas]
    for meta in metas:
        related = {field.related_model for field in meta.fields if field.related_model}
        others = {other._meta.model_name for other in related} - {meta.model_name}
        assert others <= {*names[: names.index(meta.model_name)]}
        meta.name = meta.model_name
    return metas


def test_its_tables_can_be_imported_at_the_desk_and_change_nothing(record, tmp_path):
    package(tmp_path / "record.zip")
    before, found = contents(), files(tmp_path / "record.zip")

    for model in RESOURCES:
        result = taken(model, CSV, found[descriptor.file_name(model)].encode())
        assert (model, result.problems, result.changes) == (model, [], [])
    assert contents() == before


def test_equal_records_make_equal_files_whatever_is_read_at_once(record, tmp_path, monkeypatch):
    package(tmp_path / "first.zip")
    monkeypatch.setattr(published_rows, "CHUNK", 1)
    monkeypatch.setattr(published_rows, "ELECTIONS", 1)

    package(tmp_path / "second.zip")

    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
    with ZipFile(tmp_path / "first.zip") as zipped:
        assert {info.date_time for info in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_rows_stand_in_the_order_of_their_keys(tmp_path):
    for key in ("b", "B", "a-2", "a_1", "a"):
        election = factories.ElectionFactory(slug=f"e-{key}", sources=[])
        election.sources.add(factories.SourceFactory(key=key))
    factories.RoundFactory(election=election, number=10)
    factories.RoundFactory(election=election, number=9)

    package(tmp_path / "record.zip")

    assert column(tmp_path / "record.zip", "source", "key") == ["B", "a", "a-2", "a_1", "b"]
    assert column(tmp_path / "record.zip", "round", "number") == ["9", "10"]


def test_drafts_and_what_they_alone_use_are_left_out(tmp_path):
    draft = factories.ElectionFactory(slug="draft", publication="draft")
    unused = factories.SourceFactory(key="of-a-draft")
    draft.sources.set([unused])
    factories.OptionFactory(election=draft, person=factories.PersonFactory(slug="hidden"))
    factories.AccountFactory(round=factories.RoundFactory(election=draft), source=unused, cast=1)
    factories.PersonFactory(slug="nobodys")
    shown = factories.ElectionFactory(slug="shown", previous=draft)
    shown.sources.set([factories.SourceFactory(key="paper")])
    path = tmp_path / "record.zip"

    package(path)

    assert broken_rules(path) == []
    found = files(path)
    assert column(path, "election", "slug") == ["shown"]
    assert column(path, "election", "previous") == [""]
    assert column(path, "source", "key") == ["paper"]
    for name in ("person", "option", "round", "account", "figure"):
        assert packages.rows(found[f"{name}.csv"]) == []
    assert not any(word in text for word in ("of-a-draft", "hidden") for text in found.values())


def test_what_published_rows_refer_to_by_way_of_others_is_there(tmp_path):
    land = factories.JurisdictionFactory(slug="land")
    election = factories.ElectionFactory(slug="vote", jurisdiction=land)
    original = factories.SourceFactory(key="original")
    copy = factories.SourceFactory(key="copy", copy_of=original)
    election.sources.set([copy])
    factories.SourceFactory(key="in-prose")
    factories.SectionFactory(election=election, body="So it is [@in-prose].")
    province = factories.AreaFactory(slug="province", jurisdiction=land)
    precinct = factories.AreaFactory(slug="precinct", jurisdiction=land, parent=province)
    factories.AccountFactory(
        round=factories.RoundFactory(election=election), source=copy, area=precinct
    )
    speaker = factories.ActorFactory(person=factories.PersonFactory(slug="speaker"))
    factories.StatementFactory(election=election, actor=speaker, sources=[copy])
    path = tmp_path / "record.zip"

    package(path)

    assert broken_rules(path) == []
    assert column(path, "source", "key") == ["copy", "in-prose", "original"]
    assert column(path, "area", "slug") == ["precinct", "province"]
    assert column(path, "person", "slug") == ["speaker"]


def test_a_figure_of_an_option_of_another_election_is_left_out(tmp_path):
    stray = factories.OptionFactory(election=factories.ElectionFactory(), slug="stray")
    account = factories.AccountFactory()
    factories.FigureFactory(account=account, measure="seats", option=stray, count=1)
    factories.FigureFactory(account=account, measure="seats", count=2)

    package(tmp_path / "record.zip")

    assert column(tmp_path / "record.zip", "figure", "count") == ["2"]


def test_it_says_what_it_is_and_on_what_terms(settings, tmp_path):
    settings.SITE_NAME, settings.SITE_URL = "Votes of the <Land>", "https://votes.example.org"
    settings.PUBLISHER = "The Library"
    election = factories.ElectionFactory(slug="vote")
    election.sources.set(
        [
            factories.SourceFactory(key="a", title="A paper", url="https://example.org/a"),
            factories.SourceFactory(key="b", title="A letter", url=""),
        ]
    )

    package(tmp_path / "record.zip")

    about = packages.descriptor(tmp_path / "record.zip")
    about["description"], about["resources"] = "…", "…"
    assert about == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "votes-of-the-land",
        "title": "Votes of the <Land>",
        "description": "…",
        "homepage": "https://votes.example.org",
        "created": f"{DAY}T00:00:00Z",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "CC BY 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [{"title": "The Library", "roles": ["publisher"]}],
        "sources": [
            {"title": "A paper", "path": "https://example.org/a"},
            {"title": "A letter"},
        ],
        "resources": "…",
    }


def test_what_is_not_known_of_the_site_is_left_out(settings, tmp_path):
    settings.LICENCE = settings.LICENCE_URL = ""

    package(tmp_path / "record.zip")

    about = packages.descriptor(tmp_path / "record.zip")
    assert about.keys() == {"$schema", "name", "title", "description", "created", "resources"}
    assert broken_rules(tmp_path / "record.zip") == []


def test_columns_are_described_by_their_models(tmp_path):
    package(tmp_path / "record.zip")

    about = packages.descriptor(tmp_path / "record.zip")
    schemas = {one["name"]: one["schema"] for one in about["resources"]}
    fields = {field["name"]: field for field in schemas["figure"]["fields"]}
    assert fields["share"] == {
        "name": "share",
        "type": "string",
        "title": "Share, %",
        "description": "Exactly as the source prints it: 66.7 and 66.70 differ.",
        "unit": "per cent",
        "constraints": {
            "maxLength": 13,
            "pattern": r"^(0|[1-9][0-9]{0,5})(\.[0-9]{1,6})?$",
        },
    }
    assert fields["round"] == {
        "name": "round",
        "type": "integer",
        "description": "Part of the key of the account.",
        "constraints": {"required": True},
    }
    assert fields["option"]["description"] == (
        "Key of the option. Whose votes or seats these are. Blank: those of the whole count."
    )
    # A part of the primary key: no value of it is missing.
    assert fields["base"]["missingValues"] == []
    assert fields["base"]["constraints"]["enum"][0] == ""
    assert fields["printed_to"]["constraints"] == {"minimum": 1}
    account = ["election", "round", "source", "as_of", "area"]
    assert schemas["figure"]["primaryKey"] == [*account, "measure", "option", "base"]
    assert schemas["figure"]["foreignKeys"] == [
        {"fields": account, "reference": {"resource": "account", "fields": account}}
    ]
    assert {"fields": ["previous"], "reference": {"resource": "", "fields": ["slug"]}} in (
        schemas["election"]["foreignKeys"]
    )
    described = [field for one in schemas.values() for field in one["fields"]]
    assert all(field.keys() & {"title", "description"} for field in described)


def test_it_asks_no_more_of_more_rows(tmp_path):
    election = factories.ElectionFactory()
    account = factories.AccountFactory(round=factories.RoundFactory(election=election))
    asked = []
    for number in (1, 3):
        for _each in range(number):
            option = factories.OptionFactory(election=election)
            factories.LineFactory(account=account, option=option)
        with CaptureQueriesContext(connection) as queries:
            package(tmp_path / "record.zip")
        asked.append(len(queries))
    assert asked[0] == asked[1]
