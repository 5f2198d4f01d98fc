"""The fixtures hold every fact of the record, and load the same into any database, again and again.

`tests/facts.py` holds the facts, and the modules beside it what further sources say of an election.
What the files of all elections promise alike is in `tests/test_fixtures_whole.py`.
"""

import hashlib
from io import StringIO

import pytest
from django.core.management import call_command

from elections import models
from elections.models.history import record_models
from tests import facts, facts_2007, facts_2012, facts_2017, fixture_rows
from tests.fixture_rows import SHARED, all_models, cell, empty_tables, table

pytestmark = pytest.mark.django_db

ELECTIONS = [
    "2007-nagorno-karabakh-presidential-election",
    "2012-nagorno-karabakh-presidential-election",
    "2017-artsakhian-presidential-election",
]
NAMES = [SHARED, *ELECTIONS]
YEARS = {slug: slug[:4] for slug in ELECTIONS}
FURTHER = {"2007": facts_2007, "2012": facts_2012, "2017": facts_2017}


def stated(name):
    """The rows of a table in all modules of facts, sorted."""
    return sorted(
        row for module in (facts, *FURTHER.values()) for row in table(getattr(module, name, ""))
    )


def grid(rows, columns):
    """The rows as a table, with a year for the slug of its election."""
    return fixture_rows.grid(rows, columns, lambda value: YEARS.get(value, value))


def named_in(rows, model):
    """A model's rows whose slugs begin the rows of a table: other elections have more of them."""
    return model.objects.filter(slug__in=[row[0] for row in rows])


def load_all():
    call_command("loaddata", *NAMES, verbosity=0)


def contents():
    """Every column of every row of every table, primary keys included."""
    return {
        model._meta.label: list(model.objects.order_by("pk").values_list())
        for model in all_models()
    }


def dump():
    out = StringIO()
    labels = [model._meta.label for model in record_models()]
    call_command(
        "dumpdata", *labels, natural_foreign=True, natural_primary=True, indent=2, stdout=out
    )
    return out.getvalue()


record = fixture_rows.recorded(*NAMES, command="loaddata")


def test_sources():
    first = [row[0] for row in table(facts.SOURCES)]
    further = [row for module in FURTHER.values() for row in table(module.SOURCES)]
    of_other_votes = fixture_rows.source_keys(SHARED) - {*first, *(row[0] for row in further)}
    rows = models.Source.objects.exclude(key__in=of_other_votes).order_by("key")
    assert grid(
        rows.filter(key__in=first), "key title publisher language published_on rests_on"
    ) == table(facts.SOURCES)
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


def test_options():
    rows = models.Option.objects.order_by("election__date", "order")
    assert grid(
        rows,
        "election.slug order person.name party_name description incumbent status in_infobox "
        "sources",
    ) == table(facts.CANDIDACIES)


def test_accounts_have_their_figures_as_printed():
    sets = models.Account.objects.all()
    found = grid(
        fixture_rows.accounts(*ELECTIONS),
        "round.date round.number source.key as_of status registered cast valid invalid turnout "
        "share_base counts_printed_to is_lead",
    )
    assert sorted(found) == stated("ACCOUNTS")
    assert facts.RESULT_NOTES.items() <= set(sets.values_list("source__key", "note"))
    leading = sets.exclude(lead_reason="")
    assert dict(leading.values_list("source__key", "lead_reason")) == facts.LEAD_REASONS


def test_results_of_candidates_have_their_figures_as_printed():
    found = grid(
        fixture_rows.lines(*ELECTIONS),
        "account.round.election.slug account.source.key account.as_of option.person.name count "
        "share outcome",
    )
    assert sorted(found) == stated("LINES")


def place(figure):
    """Where polling stations abroad are, with which the note begins."""
    return figure.note.split(";")[0] if figure.measure == "polling-stations-abroad" else ""


def test_reported_figures():
    rows = fixture_rows.reports(*ELECTIONS)
    found = grid(rows, "account.round.election.slug measure account.source.key bound count wording")
    places = map(place, rows)
    assert sorted((*row, where) for row, where in zip(found, places, strict=True)) == stated(
        "FIGURES"
    )


def with_year(rows):
    """Rows with the year of the election before them."""
    return [(year, *row) for slug, year in YEARS.items() for row in rows(slug)]


def test_figures_that_the_tables_do_not_show():
    assert sorted(with_year(fixture_rows.holding_more)) == stated("MORE")


def test_accounts_of_areas():
    assert sorted(with_year(fixture_rows.area_accounts)) == stated("AREA_ACCOUNTS")
    areas = named_in(stated("AREAS"), models.Area).order_by("slug")
    assert grid(areas, "slug name kind code parent.slug") == stated("AREAS")


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
        "discrepancy.option.person.name source.key wording",
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
    models.Account.objects.update(note="Changed")
    models.Figure.objects.filter(measure="turnout").update(share="1")
    models.Option.objects.first().sources.clear()
    assert contents() != before
    load_all()
    changed = {label for label, rows in contents().items() if rows != before[label]}
    # The row between the two was made anew, so its key is another.
    assert changed == {"elections.Option_sources"}
    assert len(contents()["elections.Option_sources"]) == len(before["elections.Option_sources"])


def test_dump_and_load_give_the_same_record(tmp_path):
    before = dump()
    path = tmp_path / "record.json"
    path.write_text(before, encoding="utf-8")
    empty_tables()
    call_command("loaddata", path, verbosity=0)
    assert dump() == before


def test_each_election_brings_its_own_sources():
    brought = [len(fixture_rows.source_keys(slug)) for slug in ELECTIONS]
    assert dict(zip(ELECTIONS, brought, strict=True)) == dict(
        zip(ELECTIONS, [28, 52, 11], strict=True)
    )
