"""The fixtures of the elections of 1996 and 1997 hold every cell of `tests/facts_<year>.py`."""

import pytest

from elections import models
from elections.audit import Level, audit
from tests import facts_1996, facts_1997, fixture_rows
from tests.fixture_rows import SHARED, grid, table

pytestmark = pytest.mark.django_db

ELECTIONS = {
    "1996-nagorno-karabakh-presidential-election": facts_1996,
    "1997-nagorno-karabakh-presidential-election": facts_1997,
}

record = fixture_rows.recorded(SHARED, *ELECTIONS)


@pytest.fixture(params=ELECTIONS)
def slug(request):
    return request.param


@pytest.fixture
def facts(slug):
    return ELECTIONS[slug]


@pytest.fixture
def audited(slug):
    return fixture_rows.audited(slug)


def test_sources(slug, facts):
    keys = fixture_rows.source_keys(slug) | {row[0] for row in table(facts.SOURCES)}
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


def test_options(slug, facts):
    rows = models.Option.objects.filter(election__slug=slug).order_by("order")
    assert grid(rows, "order person.name party_name description incumbent status sources") == table(
        facts.CANDIDACIES
    )


def test_accounts_have_their_figures_as_printed(slug, facts):
    found = grid(
        fixture_rows.accounts(slug),
        "source.key as_of status registered cast valid invalid turnout share_base "
        "counts_printed_to is_lead",
    )
    assert sorted(found) == table(facts.ACCOUNTS)
    rows = fixture_rows.rows(models.Account, slug)
    notes = dict(rows.exclude(note="").values_list("source__key", "note"))
    assert [row for row in table(facts.NOTES) if row[1] not in notes[row[0]]] == []
    assert set(notes) == {key for key, _words in table(facts.NOTES)}


def test_lines_have_their_figures_as_printed(slug, facts):
    rows = fixture_rows.lines(slug)
    rows = rows.order_by("account__source__key", "account__as_of", "option__order")
    assert grid(
        rows, "account.source.key account.as_of option.person.name count share outcome"
    ) == table(facts.LINES)


def test_key_dates(slug, facts):
    rows = models.KeyDate.objects.filter(election__slug=slug).order_by("date")
    assert grid(rows, "slug kind date precision sources") == table(facts.KEY_DATES)


def test_delegations_and_reported_figures(slug, facts):
    rows = models.Delegation.objects.filter(election__slug=slug)
    found = sorted(grid(rows, "role sender sources"))
    assert found == table(facts.DELEGATIONS)
    figures = fixture_rows.reports(slug)
    assert grid(figures, "measure account.source.key bound count wording note") == [
        (*row, "") for row in table(facts.FIGURES)
    ]
    assert fixture_rows.holding_more(slug) == table(facts.MORE)
    assert fixture_rows.area_accounts(slug) == []


def test_statements(slug, facts):
    rows = models.Statement.objects.filter(election__slug=slug).order_by("page", "order")
    assert grid(rows, "page slug actor.slug speaker speaker_office date stance sources") == table(
        facts.STATEMENTS
    )
    summaries = dict(rows.values_list("slug", "summary"))
    assert [row for row in table(facts.SUMMARIES) if row[1] not in summaries[row[0]]] == []
    quotations = rows.exclude(quotation="")
    assert grid(quotations, "slug quotation") == table(facts.QUOTATIONS)


def test_discrepancies(slug, facts):
    rows = models.Wording.objects.filter(discrepancy__election__slug=slug).order_by("pk")
    assert grid(
        rows, "discrepancy.slug discrepancy.option.person.name source.key wording"
    ) == table(facts.WORDINGS)


def test_prose_holds_what_has_no_field(slug, facts):
    sections = models.Section.objects.filter(election__slug=slug)
    bodies = dict(sections.values_list("page", "body"))
    assert [row for row in table(facts.ONLY_IN_PROSE) if row[1] not in bodies[row[0]]] == []


def test_arithmetic_says_what_the_facts_say(audited, facts):
    verdicts = sorted(
        (account.source.key, account.as_of, audited.verdicts[account.pk].kind)
        for _round, account in audited.accounts
    )
    assert verdicts == table(facts.VERDICTS)


def test_the_audit_finds_nothing_that_an_editor_has_to_mend(audited, facts):
    asked = {*fixture_rows.WARNINGS, "one-count-on-two-bases", "sources-in-conflict"}
    findings = [one for one in audit(audited) if one.level == Level.ERROR or one.rule in asked]
    # The key of a finding on an account names its source; that of one on a round does not.
    found = [(one.level.value, one.rule, "".join(one.subject.natural_key[2:3])) for one in findings]
    assert found == table(facts.FINDINGS)
    said = [(one.rule, str(one.sentence)) for one in findings]
    for rule, words in table(facts.FOUND):
        assert any(rule == name and words in text for name, text in said), (rule, words)
