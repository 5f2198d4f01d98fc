"""The fixtures hold every fact of the record, and load the same into any database, again and again.

`tests/facts.py` holds the facts, and the modules beside it what further sources say of an election.
"""

import hashlib
import io
import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection

from elections import models
from elections.models.history import record_models
from elections.models.prose import CITATION, cited_keys
from tests import facts, facts_2007, facts_2012, facts_2017

pytestmark = pytest.mark.django_db

FIXTURES = settings.BASE_DIR / "fixtures"
ELECTIONS = [
    "2007-nagorno-karabakh-presidential-election",
    "2012-nagorno-karabakh-presidential-election",
    "2017-artsakhian-presidential-election",
]
NAMES = ["0-shared", *ELECTIONS]
YEARS = {slug: slug[:4] for slug in ELECTIONS}
FURTHER = {"2007": facts_2007, "2012": facts_2012, "2017": facts_2017}


def table(text):
    lines = text.strip().splitlines()
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def stated(name):
    """The rows of a table in all modules of facts, sorted."""
    return sorted(
        row for module in (facts, *FURTHER.values()) for row in table(getattr(module, name, ""))
    )


def grid(rows, columns):
    """The rows as `tests/facts.py` writes them; a column is a path such as `person.name`."""
    return [tuple(cell(row, column) for column in columns.split()) for row in rows]


def cell(row, column):
    if column == "sources":
        return ", ".join(row.sources.values_list("key", flat=True))
    value = row
    for name in column.split("."):
        value = getattr(value, name, None)
    if callable(value):
        value = value()
    return "-" if value is None else YEARS.get(value, str(value))


def named_in(rows, model):
    """A model's rows whose slugs begin the rows of a table: other elections have more of them."""
    return model.objects.filter(slug__in=[row[0] for row in rows])


def load_all():
    call_command("loaddata", *NAMES, verbosity=0)


def all_models():
    """The app's models, and those of the rows between many-to-many ones."""
    return record_models(links=True)


def empty_tables():
    history = [model.history.model for model in record_models()]
    tables = [model._meta.db_table for model in (*all_models(), *history)]
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), tables))


def contents():
    """Every column of every row of every table, primary keys included."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values_list())
        for model in all_models()
    }


def dump():
    out = io.StringIO()
    labels = [model._meta.label for model in record_models()]
    call_command(
        "dumpdata", *labels, natural_foreign=True, natural_primary=True, indent=2, stdout=out
    )
    return out.getvalue()


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup, django_db_blocker):
    """Loads the fixtures once into a clean database, outside the transaction of each test."""
    with django_db_blocker.unblock():
        load_all()
    yield
    with django_db_blocker.unblock():
        empty_tables()


def test_sources():
    rows = models.Source.objects.order_by("key")
    first = [row[0] for row in table(facts.SOURCES)]
    assert grid(
        rows.filter(key__in=first), "key title publisher language published_on rests_on"
    ) == table(facts.SOURCES)
    further = [row for module in FURTHER.values() for row in table(module.SOURCES)]
    assert grid(
        rows.exclude(key__in=first), "key publisher language published_on rests_on copy_of.key"
    ) == sorted(further)
    assert grid(rows, "key url") == stated("ADDRESSES")
    assert {source.read_on for source in rows} == {None}
    assert rows.get(url="").note == "It has no title, and no address is known for it."


def test_both_documents_can_be_read_in_full():
    texts = {"wikipedia": ("en", "d549fcfb509196f6"), "filipino": ("fil", "60e53f19d7c1bf8d")}
    rows = models.Source.objects.filter(key__in=texts)
    assert {
        row.key: (row.excerpt_language, hashlib.sha256(row.excerpt.encode()).hexdigest()[:16])
        for row in rows
    } == texts


def test_elections():
    rows = models.Election.objects.order_by("date")
    assert [election.slug for election in rows] == ELECTIONS
    assert grid(
        rows,
        "name type get_vote_type_display date ongoing previous.slug next.slug office",
    ) == table(facts.ELECTIONS)
    assert grid(
        rows,
        "slug jurisdiction.slug jurisdiction_name holder_before.name party_before_name "
        "holder_after.name party_after_name publication sources",
    ) == table(facts.HOLDERS)
    rounds = models.Round.objects.order_by("date")
    assert grid(rounds, "election.slug number date status") == table(facts.ROUNDS)


def test_people_and_parties():
    people = named_in(table(facts.PEOPLE), models.Person).order_by("pk")
    assert grid(people, "slug name portrait") == table(facts.PEOPLE)
    parties = named_in(table(facts.PARTIES), models.Party).order_by("pk")
    assert grid(parties, "slug name short_name is_independent colour") == table(facts.PARTIES)


def test_jurisdictions():
    rows = named_in(stated("JURISDICTIONS"), models.Jurisdiction).order_by("slug")
    assert grid(rows, "slug name iso_code") == stated("JURISDICTIONS")
    told = rows.exclude(recognition="")
    assert dict(told.values_list("slug", "recognition")) == facts.RECOGNITION


def test_candidacies():
    rows = models.Candidacy.objects.order_by("election__date", "order")
    assert grid(
        rows,
        "election.slug order person.name party_name description incumbent status in_infobox "
        "sources",
    ) == table(facts.CANDIDACIES)


def test_accounts_have_their_figures_as_printed():
    sets = models.Account.objects.all()
    found = grid(
        sets,
        "round.date round.number source.key as_of status registered cast valid invalid turnout "
        "share_base counts_printed_to is_lead",
    )
    assert sorted(found) == stated("ACCOUNTS")
    assert facts.RESULT_NOTES.items() <= set(sets.values_list("source__key", "note"))
    leading = sets.exclude(lead_reason="")
    assert dict(leading.values_list("source__key", "lead_reason")) == facts.LEAD_REASONS


def test_results_of_candidates_have_their_figures_as_printed():
    found = grid(
        models.CandidateResult.objects.all(),
        "account.round.election.slug account.source.key account.as_of candidacy.person.name votes "
        "share outcome",
    )
    assert sorted(found) == stated("LINES")


def test_reported_figures():
    rows = models.ReportedFigure.objects.all()
    found = grid(rows, "election.slug measure source.key bound value wording place")
    assert sorted(found) == stated("FIGURES")


@pytest.mark.parametrize(
    ("year", "role", "lists", "count"),
    [
        ("2007", "observers", facts_2007.OBSERVERS, 15),
        ("2012", "observers", facts.OBSERVERS | facts_2012.OBSERVERS, 18),
        ("2012", "representatives", facts.REPRESENTATIVES, 3),
    ],
)
def test_delegations(year, role, lists, count):
    expected = {}
    for key in sorted(lists):
        for country in lists[key].split(", "):
            expected.setdefault(country, []).append(key)
    rows = models.Delegation.objects.filter(role=role, election__slug__startswith=year)
    assert {row.sender: cell(row, "sources").split(", ") for row in rows} == expected
    assert len(rows) == count


def test_key_dates():
    rows = models.KeyDate.objects.all()
    found = grid(rows, "election.slug slug kind name date precision sources")
    assert sorted(found) == stated("KEY_DATES")
    noted = grid(rows.exclude(note=""), "election.slug slug note")
    assert sorted(noted) == stated("DATE_NOTES")


def test_actors():
    rows = named_in(stated("ACTORS"), models.Actor).order_by("slug")
    assert grid(rows, "slug name kind jurisdiction.slug person.slug") == stated("ACTORS")


@pytest.mark.parametrize("page", facts.STATEMENTS)
def test_statements(page):
    rows = models.Statement.objects.filter(page=page, election__slug=ELECTIONS[1])
    first = table(facts.STATEMENTS[page])
    rows = rows.order_by("order")
    assert (
        grid(rows[: len(first)], "slug actor.slug stance speaker addressee date date_note sources")
        == first
    )
    assert [row.order for row in rows] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("year", FURTHER)
def test_further_statements(year):
    rows = models.Statement.objects.filter(election__slug__startswith=year)
    first = [row[0] for page in facts.STATEMENTS.values() for row in table(page)]
    found = grid(
        rows.exclude(slug__in=first),
        "page slug actor.slug stance speaker speaker_office addressee date date_note sources",
    )
    assert sorted(found) == sorted(table(FURTHER[year].STATEMENTS))
    quoted = dict(rows.exclude(quotation="").values_list("slug", "quotation"))
    assert {slug: quoted.pop(slug) for slug in FURTHER[year].QUOTATIONS} == FURTHER[year].QUOTATIONS
    assert set(quoted) <= set(facts.QUOTATIONS)


def test_words_of_statements():
    first = [row[0] for page in facts.STATEMENTS.values() for row in table(page)]
    rows = models.Statement.objects.filter(election__slug=ELECTIONS[1], slug__in=first)
    assert {row.page for row in rows} == set(facts.STATEMENTS)
    offices = rows.exclude(speaker_office="")
    assert dict(offices.values_list("slug", "speaker_office")) == facts.OFFICES
    quotations = dict(rows.exclude(quotation="").values_list("slug", "quotation"))
    assert {slug: quotations[slug] for slug in facts.QUOTATIONS} == facts.QUOTATIONS
    summaries = dict(rows.values_list("slug", "summary"))
    words = table(facts.SUMMARIES)
    assert [row for row in words if row[1] in summaries[row[0]]] == words
    denials = {slug for slug, summary in summaries.items() if facts.DENIAL in summary}
    assert denials == set(summaries) - {slug for slug, _ in words}
    assert len(denials) == 12


def test_discrepancies():
    found = grid(
        models.Wording.objects.all(),
        "discrepancy.election.slug discrepancy.slug discrepancy.page "
        "discrepancy.candidacy.person.name source.key wording",
    )
    assert sorted(found) == stated("WORDINGS")
    points = {row[:2] for row in found}
    assert models.Discrepancy.objects.count() == len(points)


def test_sections_hold_what_has_no_field():
    sections = models.Section.objects.order_by("election__date", "page")
    assert grid(sections, "election.slug page") == stated("SECTIONS")
    bodies = {(YEARS[section.election.slug], section.page): section.body for section in sections}
    words = stated("ONLY_IN_PROSE")
    assert [row for row in words if row[2] in bodies[row[:2]]] == words


def test_every_row_is_valid():
    for model in record_models():
        rows = list(model.objects.all())
        # No source of these elections prints the figures of areas.
        assert rows or model is models.Area, model
        for row in rows:
            row.full_clean()


def test_everything_stated_has_a_source():
    sourced = [model for model in all_models() if hasattr(model, "sources")]
    assert {model.__name__ for model in sourced} == {
        "Candidacy",
        "Delegation",
        "Election",
        "KeyDate",
        "Statement",
    }
    assert [row for model in sourced for row in model.objects.filter(sources=None)] == []


def test_every_source_is_cited_and_every_citation_has_a_source():
    keys = set(models.Source.objects.values_list("key", flat=True))
    bodies = list(models.Section.objects.values_list("body", flat=True))
    in_prose = {key for body in bodies for key in cited_keys(body)}
    in_rows = {
        key
        for relation in models.Source._meta.related_objects
        for key in relation.related_model.objects.exclude(
            **{relation.field.name: None}
        ).values_list(f"{relation.field.name}__key", flat=True)
    }
    assert in_prose <= keys
    assert in_rows | in_prose == keys
    # A citation with a slip in it is none, and would be printed as it stands.
    assert [body for body in bodies if "@" in CITATION.sub("", body)] == []


def test_loading_again_changes_nothing():
    before = contents()
    load_all()
    assert contents() == before


@pytest.mark.parametrize("calls", [[NAMES], [[name] for name in NAMES]])
def test_files_load_into_a_clean_database(calls):
    before = dump()
    empty_tables()
    for names in calls:
        call_command("loaddata", *names, verbosity=0)
    assert dump() == before


def test_loading_mends_what_was_changed():
    before = contents()
    models.Account.objects.update(turnout="1", note="Changed")
    models.Candidacy.objects.first().sources.clear()
    assert contents() != before
    load_all()
    changed = {label for label, rows in contents().items() if rows != before[label]}
    # The row between the two was made anew, so its key is another.
    assert changed == {"elections.Candidacy_sources"}
    assert len(contents()["elections.Candidacy_sources"]) == len(
        before["elections.Candidacy_sources"]
    )


def test_dump_and_load_give_the_same_record(tmp_path):
    before = dump()
    path = tmp_path / "record.json"
    path.write_text(before, encoding="utf-8")
    empty_tables()
    call_command("loaddata", path, verbosity=0)
    assert dump() == before


@pytest.mark.parametrize("name", NAMES)
def test_files_are_for_people_to_edit(name):
    text = (FIXTURES / f"{name}.json").read_text(encoding="utf-8")
    assert {tuple(row) for row in json.loads(text)} == {("model", "fields")}
    assert "\\u" not in text
    assert {len(line) - len(line.lstrip(" ")) for line in text.splitlines()} == {0, 2, 4, 6}


def test_each_election_brings_its_own_sources():
    brought = {}
    for name in NAMES:
        rows = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
        kinds = [row["model"] for row in rows]
        brought[name] = kinds.count("elections.source"), kinds.count("elections.election")
    assert brought == dict(zip(NAMES, [(2, 0), (28, 1), (53, 1), (11, 1)], strict=True))
