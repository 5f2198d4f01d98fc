"""What the tests of the audit share: elections made of few words, and findings as plain text."""

from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections import models
from elections.audit import Finding, Level, LoadedElection, Row, Subject, audit, load_for_audit
from tests import factories


def candidate(election, slug, **fields):
    """An option of somebody named like their slug: Ada for ada."""
    person = models.Person.objects.filter(slug=slug).first() or factories.PersonFactory(slug=slug)
    return factories.OptionFactory(election=election, person=person, **fields)


def account(round_, key, lines=None, **fields):
    """An account of the source with a key; `lines` has the fields of each option's line."""
    source = models.Source.objects.filter(key=key).first() or factories.SourceFactory(key=key)
    account = factories.AccountFactory(round=round_, source=source, **fields)
    for option, printed in (lines or {}).items():
        fields = {"count" if name == "votes" else name: value for name, value in printed.items()}
        factories.LineFactory(account=account, option=option, **{"count": None, **fields})
    return account


def loaded(election) -> LoadedElection:
    """The election as the audit loads it from the database."""
    return next(load_for_audit(models.Election.objects.filter(pk=election.pk)))


def found(election, *rules: str) -> list[Finding]:
    """What these rules find, or all, with sentences as text. No rule may ask the database."""
    record = loaded(election)
    with CaptureQueriesContext(connection) as queries:
        findings = [told(finding) for finding in audit(record)]
    assert [query["sql"] for query in queries] == []
    return [finding for finding in findings if not rules or finding.rule in rules]


def told(finding: Finding) -> Finding:
    return replace(finding, sentence=str(finding.sentence), mend=str(finding.mend))


def expected(level, rule, about, sentence, mend, *figures, change=None, election=None) -> Finding:
    """A finding about a row; `change` is the row whose form mends it, if that is another."""
    change = change or about
    return Finding(
        rule=rule,
        level=Level(level),
        election=(election or election_of(about)).slug,
        subject=Subject(
            Row(about._meta.label_lower, about.pk),
            about.natural_key(),
            Row(change._meta.label_lower, change.pk),
        ),
        figures=figures,
        sentence=sentence,
        mend=mend,
    )


def election_of(row) -> models.Election:
    if isinstance(row, models.Election):
        return row
    if isinstance(row, models.Figure):
        row = row.account
    return row.round.election if isinstance(row, models.Account) else row.election
