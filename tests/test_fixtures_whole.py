"""What the files of all elections promise alike: valid rows, each of them with a source."""

import json

import pytest

from elections import models
from elections.audit import audit_sources
from elections.models.history import record_models
from elections.models.option import STATED
from elections.models.prose import CITATION, cited_keys
from tests import (
    facts,
    facts_1991_referendum,
    facts_1996,
    facts_1997,
    facts_2006,
    facts_2007,
    facts_2012,
    facts_2015,
    facts_2017,
    facts_2017_referendum,
    facts_2020,
    facts_2020_assembly,
    facts_2023,
    facts_parliament_early,
    fixture_rows,
)
from tests.fixture_rows import FIXTURES, SHARED, all_models, errors_found, source_keys, table

pytestmark = pytest.mark.django_db

NAMES = fixture_rows.fixture_names()
ELECTIONS = [name for name in NAMES if name != SHARED]
PLAIN = [
    *(facts, facts_1996, facts_1997, facts_2007, facts_2012, facts_2015, facts_2017),
    *(facts_2020, facts_2020_assembly, facts_2023),
]
REFERENDUMS = [facts_1991_referendum, facts_2006, facts_2017_referendum]
# Two articles that were read in copies of whole encyclopaedias, and a document that has none.
WITHOUT_ADDRESS = ["filipino", "wikipedia-hy-2015", "wikipedia-it-2015"]
# Where not all sources of an option state its party: year, option, those that do.
PARTY_SOURCES = """
1996 | robert-kocharyan | wikipedia-1996
1996 | boris-arushanyan | wikipedia-1996
1997 | arkady-ghukasyan | wikipedia-1997
2000 | arf | azatutyun-2005, wikipedia-ru-2000
2007 | bako-sahakyan | wikipedia-2007
2007 | masis-mayilyan | wikipedia-2007
2007 | armen-abgaryan | wikipedia-2007
2007 | hrant-melkumyan | wikipedia-2007
2007 | vanya-avanesyan | wikipedia-2007
2012 | bako-sahakyan | wikipedia
2012 | vitaly-balasanyan | wikipedia
2020 | vitaly-balasanyan | a1plus-2020, wikipedia-ru-2020
2020 | david-babayan | a1plus-2020, wikipedia-ru-2020
2020 | arayik-harutyunyan | a1plus-2020, wikipedia-ru-2020
2020 | hayk-khanumyan | a1plus-2020, wikipedia-ru-2020
2020 | davit-ishkhanyan | a1plus-2020, wikipedia-ru-2020
2020 | vahan-badasyan | a1plus-2020, wikipedia-ru-2020
2020 | masis-mayilyan | a1plus-2020, wikipedia-ru-2020
2020 | ashot-ghulyan | a1plus-2020, wikipedia-ru-2020
2020 | ruslan-israyelyan | a1plus-2020, wikipedia-ru-2020
2023 | samvel-shahramanyan | wikipedia-2023
"""

OTHER_SOURCES = """
1996 | boris-arushanyan | description | rferl-1996
1996 | hrant-melkumyan | description | rferl-1996
2012 | bako-sahakyan | status | wikipedia
2012 | vitaly-balasanyan | status | wikipedia
2012 | arkady-soghomonyan | status | wikipedia
2015 | free-motherland | status | arka-2015
2015 | democratic-party | status | arka-2015
2015 | arf-dashnaktsutyun | status | arka-2015
2015 | movement-88 | status | arka-2015
2015 | national-revival | status | arka-2015
2015 | communist-party | status | arka-2015
2015 | peace-and-development | status | arka-2015
2023 | samvel-shahramanyan | description | wikipedia-2023
"""

record = fixture_rows.recorded(*NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_files_are_for_people_to_edit(name):
    text = (FIXTURES / f"{name}.json").read_text(encoding="utf-8")
    assert {tuple(row) for row in json.loads(text)} == {("model", "fields")}
    assert "\\u" not in text
    assert {len(line) - len(line.lstrip(" ")) for line in text.splitlines()} == {0, 2, 4, 6}


def test_each_election_has_a_file_that_brings_sources_of_its_own():
    slugs = models.Election.objects.order_by("slug").values_list("slug", flat=True)
    assert list(slugs) == ELECTIONS
    brought = sorted(key for name in NAMES for key in source_keys(name))
    assert brought == sorted(models.Source.objects.values_list("key", flat=True))


@pytest.mark.parametrize("slug", ELECTIONS)
def test_a_file_cites_sources_of_its_own_and_shared_ones_alone(slug):
    rows = json.loads((FIXTURES / f"{slug}.json").read_text(encoding="utf-8"))
    cited = set()
    for fields in (row["fields"] for row in rows):
        for name in ("sources", "cites", *(f"{each}_sources" for each in STATED)):
            cited |= {key for (key,) in fields.get(name, [])}
        cited |= {fields[name][0] for name in ("source", "copy_of") if fields.get(name)}
        cited.update(cited_keys(fields.get("body", "")))
    assert cited - source_keys(slug) - source_keys(SHARED) == set()


def test_every_row_is_valid():
    for model in record_models():
        rows = list(model.objects.all())
        assert rows, model
        for row in rows:
            row.full_clean()


def test_everything_stated_has_a_source():
    sourced = {model for model in all_models() if hasattr(model, "sources")}
    assert sourced == {
        models.Contest,
        models.Delegation,
        models.Election,
        models.KeyDate,
        models.Option,
        models.Statement,
    }
    assert [row for model in sourced for row in model.objects.filter(sources=None)] == []


def test_the_sources_of_a_party_are_those_that_state_it():
    options = models.Option.objects.order_by("election__date", "order")
    found = []
    for option in options.prefetch_related("sources", "party_sources"):
        keys = sorted(one.key for one in option.party_sources.all())
        if keys:
            assert option.party
            assert set(keys) < {one.key for one in option.sources.all()}
            found.append((str(option.election.date.year), option.slug, ", ".join(keys)))
    assert found == table(PARTY_SOURCES)


def test_the_sources_of_a_post_or_a_status_are_those_that_state_it():
    found = [
        (str(option.election.date.year), option.slug, name, source.key)
        for option in models.Option.objects.order_by("election__date", "order")
        for name in ("description", "status")
        for source in getattr(option, f"{name}_sources").order_by("key")
    ]
    assert found == table(OTHER_SOURCES)


def test_the_members_of_alliances_are_those_that_the_facts_name():
    links = models.Party.members.through.objects.order_by("from_party__slug", "to_party__slug")
    assert list(links.values_list("from_party__slug", "to_party__slug")) == [
        ("arf-movement-88", "arf-dashnaktsutyun"),
        ("arf-movement-88", "movement-88"),
    ]


def test_sources_cite_those_that_the_facts_name():
    links = models.Source.cites.through.objects.order_by("from_source__key", "to_source__key")
    assert list(links.values_list("from_source__key", "to_source__key")) == [
        ("karabakh-org-turkey", "mfa-turkey"),
    ]


def test_every_citation_has_a_source():
    bodies = list(models.Section.objects.values_list("body", flat=True))
    cited = {key for body in bodies for key in cited_keys(body)}
    assert cited <= set(models.Source.objects.values_list("key", flat=True))
    # A citation with a slip in it is none, and would be printed as it stands.
    assert [body for body in bodies if "@" in CITATION.sub("", body)] == []


def test_every_source_is_cited_and_has_an_address_unless_none_is_known():
    found = audit_sources(models.Source.objects.order_by("key"))
    assert [(one.rule, *one.subject.natural_key) for one in found] == [
        ("address-missing", key) for key in WITHOUT_ADDRESS
    ]


def test_the_facts_tell_of_every_source():
    told = {row[0] for module in PLAIN for row in table(module.SOURCES)}
    told |= {row[1] for row in table(facts_parliament_early.SOURCES)}
    for module in REFERENDUMS:
        keys = {row[0] for row in table(module.SOURCES)}
        shared = keys & set(getattr(module, "SHARED", ()))
        told |= shared | {key + module.SUFFIX for key in keys - shared}
    assert set(models.Source.objects.values_list("key", flat=True)) == told


@pytest.mark.parametrize("slug", ELECTIONS)
def test_the_audit_finds_no_error_of_the_records_own(slug):
    assert errors_found(slug) == 0
