"""The fixtures of the elections of 1996 and 1997 hold every cell of `tests/facts_<year>.py`."""

import json

import pytest
from django.core.management import call_command

from elections import models
from elections.audit import audit, load_for_audit
from elections.models.prose import CITATION, cited_keys
from tests import facts_1996, facts_1997
from tests.test_fixtures import FIXTURES, all_models, empty_tables, grid, table

pytestmark = pytest.mark.django_db

ELECTIONS = {
    "1996-nagorno-karabakh-presidential-election": facts_1996,
    "1997-nagorno-karabakh-presidential-election": facts_1997,
}


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup, django_db_blocker):
    """Loads the fixtures once into a clean database, outside the transaction of each test."""
    with django_db_blocker.unblock():
        call_command("load", "0-shared", *ELECTIONS, verbosity=0)
    yield
    with django_db_blocker.unblock():
        empty_tables()


@pytest.fixture(params=ELECTIONS)
def slug(request):
    return request.param


@pytest.fixture
def facts(slug):
    return ELECTIONS[slug]


@pytest.fixture
def audited(slug):
    [record] = load_for_audit(models.Election.objects.filter(slug=slug))
    return record


def test_sources(slug, facts):
    fixture = json.loads((FIXTURES / f"{slug}.json").read_text(encoding="utf-8"))
    keys = [row["fields"]["key"] for row in fixture if row["model"] == "elections.source"]
    rows = models.Source.objects.filter(key__in=keys).order_by("key")
    assert grid(rows, "key title publisher language published_on rests_on") == table(facts.SOURCES)
    assert grid(rows, "key url") == table(facts.ADDRESSES)
    excerpts = rows.exclude(excerpt="")
    assert grid(excerpts, "key excerpt_language excerpt") == table(facts.EXCERPTS)


def test_election(slug, facts):
    rows = models.Election.objects.filter(slug=slug, publication="published")
    assert grid(
        rows,
        "date type vote_type previous.slug office holder_before.name holder_after.name "
        "party_after_name sources",
    ) == table(facts.ELECTION)
    rounds = models.Round.objects.filter(election__slug=slug)
    assert grid(rounds, "number date status ballot_is_complete") == table(facts.ROUNDS)


def test_candidacies(slug, facts):
    rows = models.Candidacy.objects.filter(election__slug=slug).order_by("order")
    assert grid(rows, "order person.name party_name description incumbent status sources") == table(
        facts.CANDIDACIES
    )


def test_accounts_have_their_figures_as_printed(slug, facts):
    rows = models.Account.objects.filter(round__election__slug=slug)
    rows = rows.order_by("source__key", "as_of")
    assert grid(
        rows,
        "source.key as_of status registered cast valid invalid turnout share_base "
        "counts_printed_to is_lead",
    ) == table(facts.ACCOUNTS)
    notes = dict(rows.exclude(note="").values_list("source__key", "note"))
    assert [row for row in table(facts.NOTES) if row[1] not in notes[row[0]]] == []
    assert set(notes) == {key for key, _words in table(facts.NOTES)}


def test_lines_have_their_figures_as_printed(slug, facts):
    rows = models.CandidateResult.objects.filter(candidacy__election__slug=slug)
    rows = rows.order_by("account__source__key", "account__as_of", "candidacy__order")
    assert grid(
        rows, "account.source.key account.as_of candidacy.person.name votes share outcome"
    ) == table(facts.LINES)


def test_key_dates(slug, facts):
    rows = models.KeyDate.objects.filter(election__slug=slug).order_by("date")
    assert grid(rows, "slug kind date precision sources") == table(facts.KEY_DATES)


def test_delegations_and_reported_figures(slug, facts):
    rows = models.Delegation.objects.filter(election__slug=slug)
    found = sorted(grid(rows, "role sender sources"))
    assert found == filled(facts.DELEGATIONS)
    figures = models.ReportedFigure.objects.filter(election__slug=slug)
    assert grid(figures, "measure source.key bound value wording") == filled(facts.FIGURES)


def test_statements(slug, facts):
    rows = models.Statement.objects.filter(election__slug=slug).order_by("page", "order")
    assert grid(rows, "page slug actor.slug speaker speaker_office date stance sources") == table(
        facts.STATEMENTS
    )
    summaries = dict(rows.values_list("slug", "summary"))
    assert [row for row in table(facts.SUMMARIES) if row[1] not in summaries[row[0]]] == []
    quotations = rows.exclude(quotation="")
    assert grid(quotations, "slug quotation") == filled(facts.QUOTATIONS)


def test_discrepancies(slug, facts):
    rows = models.Wording.objects.filter(discrepancy__election__slug=slug).order_by("pk")
    assert grid(
        rows, "discrepancy.slug discrepancy.candidacy.person.name source.key wording"
    ) == filled(facts.WORDINGS)


def test_prose_holds_what_has_no_field_and_cites_what_there_is(slug, facts):
    sections = models.Section.objects.filter(election__slug=slug)
    bodies = dict(sections.values_list("page", "body"))
    assert [row for row in table(facts.ONLY_IN_PROSE) if row[1] not in bodies[row[0]]] == []
    keys = set(models.Source.objects.values_list("key", flat=True))
    assert {key for body in bodies.values() for key in cited_keys(body)} <= keys
    # A citation with a slip in it is none, and would be printed as it stands.
    assert [body for body in bodies.values() if "@" in CITATION.sub("", body)] == []


def test_everything_stated_has_a_source_and_every_source_is_cited():
    sourced = [model for model in all_models() if hasattr(model, "sources")]
    assert [row for model in sourced for row in model.objects.filter(sources=None)] == []
    cited = {
        key
        for body in models.Section.objects.values_list("body", flat=True)
        for key in cited_keys(body)
    }
    for relation in models.Source._meta.related_objects:
        rows = relation.related_model.objects.exclude(**{relation.field.name: None})
        cited |= set(rows.values_list(f"{relation.field.name}__key", flat=True))
    # Some that other votes share are cited by those alone.
    shared = json.loads((FIXTURES / "0-shared.json").read_text(encoding="utf-8"))
    elsewhere = {one["fields"]["key"] for one in shared if one["model"] == "elections.source"}
    known = set(models.Source.objects.values_list("key", flat=True))
    assert known - elsewhere <= cited <= known


def test_arithmetic_says_what_the_facts_say(audited, facts):
    verdicts = sorted(
        (account.source.key, account.as_of, audited.verdicts[account.pk].kind)
        for _round, account in audited.accounts
    )
    assert verdicts == table(facts.VERDICTS)


def test_the_audit_finds_nothing_that_an_editor_has_to_mend(audited, facts):
    findings = [one for one in audit(audited) if one.rule != "portrait-missing"]
    # The key of a finding on an account names its source; that of one on a round does not.
    found = [(one.level.value, one.rule, "".join(one.subject.natural_key[2:3])) for one in findings]
    assert found == table(facts.FINDINGS)
    said = [(one.rule, str(one.sentence)) for one in findings]
    for rule, words in table(facts.FOUND):
        assert any(rule == name and words in text for name, text in said), (rule, words)


def filled(text):
    """The rows of a table that may have none."""
    return table(text) if text else []
