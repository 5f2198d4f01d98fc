"""The rows that the fixtures load, in the tables in which the modules of facts write them.

A table of facts has a row a line, with cells between bars. In a cell “-” is what a source does not
state, nothing is an empty text, and a comma stands between several values.
"""

import json
import re
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection

from elections import models
from elections.audit import Level, audit, load_for_audit
from elections.audit.wording import agreement_sentence, verdict_sentences
from elections.models.history import record_models

FIXTURES = settings.BASE_DIR / "fixtures"
SHARED = "0-shared"
# The totals that tables of accounts have a column for.
TOTALS = ("registered", "cast", "valid", "invalid", "turnout")
# The rules that warn of what sources print, all findings of which tests of fixtures name.
WARNINGS = (
    *("gap-in-series", "impossible-as-printed", "later-count-below", "more-cast-than-registered"),
    *("seats-against-total", "seats-before-and-after", "seats-by-tier", "shares-sum"),
    *("valid-and-invalid", "votes-against-shares", "votes-for-withdrawn", "winner-against-votes"),
)
# Of a figure, everything that it holds but its outcome.
MORE = (
    "account.round.number account.source.key account.as_of account.area.slug measure option.slug "
    "count share base bound printed_to wording note"
)
# From a row to its election, where that is not its own field.
ELECTION = {
    models.Account: "round__election",
    models.Figure: "account__round__election",
    models.Wording: "discrepancy__election",
}


def table(text):
    lines = text.strip().splitlines()
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def grid(rows, columns, short=str):
    """The rows as a table; a column is a path such as `person.name`, `short` abbreviates cells."""
    return [tuple(short(cell(row, column)) for column in columns.split()) for row in rows]


def cell(row, column):
    if column == "sources":
        return ", ".join(row.sources.values_list("key", flat=True))
    value = row
    for name in column.split("."):
        value = getattr(value, name, None)
    if callable(value):
        value = value()
    return "-" if value is None else str(value)


def all_models():
    """The app's models, and those of the rows between many-to-many ones."""
    return record_models(links=True)


def empty_tables():
    models_of_app = apps.get_app_config("elections").get_models(include_auto_created=True)
    tables = [model._meta.db_table for model in models_of_app if model._meta.managed]
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), tables))


def fixture_names(pattern="*"):
    return sorted(path.stem for path in FIXTURES.glob(f"{pattern}.json"))


def source_keys(name):
    """The keys of the sources that a file brings."""
    text = (FIXTURES / f"{name}.json").read_text(encoding="utf-8")
    return {row["fields"]["key"] for row in json.loads(text) if row["model"] == "elections.source"}


def recorded(*names, command="load"):
    """A fixture that loads these files once into a clean database.

    That is outside the transaction of each test, and only if the module's tests are run.
    """

    @pytest.fixture(scope="module", autouse=True)
    def record(django_db_setup, django_db_blocker):
        with django_db_blocker.unblock():
            call_command(command, *names, verbosity=0)
        yield
        with django_db_blocker.unblock():
            empty_tables()

    return record


def rows(model, *slugs):
    """The rows of these elections."""
    return model.objects.filter(**{f"{ELECTION.get(model, 'election')}__slug__in": slugs})


def accounts(*slugs):
    """The accounts of the whole count, each with the totals that it prints as `TOTALS` name them.

    Those that print nothing but how an election was held are none, and those of areas are in
    `area_accounts`.
    """
    found = rows(models.Account, *slugs).filter(area=None).prefetch_related("figures")
    return [with_totals(one) for one in found if counts_votes(one)]


def counts_votes(account):
    counted = {"votes", *TOTALS}
    measures = {row.measure for row in account.figures.all()}
    return account.is_lead or not measures or bool(measures & counted)


def with_totals(account):
    whole = [row for row in account.figures.all() if row.option_id is None and not row.base]
    printed = {row.measure: row for row in whole}
    for measure in TOTALS:
        row = printed.get(measure)
        value = row and (row.share if measure == "turnout" else row.count)
        setattr(account, measure, value)
    return account


def area_accounts(*slugs):
    """The accounts of areas: round, source, as of, area, status."""
    found = rows(models.Account, *slugs).exclude(area=None)
    return sorted(grid(found, "round.number source.key as_of area.slug status"))


def lines(*slugs):
    """The votes of options in the whole count."""
    return rows(models.Figure, *slugs).filter(measure="votes", account__area=None)


def reports(*slugs):
    """All figures that are neither votes nor among the totals of a table of accounts."""
    return rows(models.Figure, *slugs).exclude(measure__in=["votes", *TOTALS])


def holding_more(*slugs):
    """The figures that hold what the columns of accounts, lines and reports do not show.

    Those of areas, inexact ones, shares of totals, and shares of a base of their own.
    """
    found = [row for row in rows(models.Figure, *slugs) if holds_more(row)]
    return sorted(grid(found, MORE))


def holds_more(row):
    if row.account.area_id:
        return True
    if row.measure in ("votes", *TOTALS):
        exact = row.bound == "exactly" and row.printed_to is None
        shown = exact and not (row.base or row.wording or row.note)
        # A total is a count, but turnout a share.
        other = row.count if row.measure == "turnout" else row.share
        return not shown or (row.measure != "votes" and other is not None)
    return bool(row.option_id or row.share or row.base or row.outcome) or row.unit != 1


def sources_of(facts):
    """The sources that a module of facts tells of."""
    keys = [row[0] for row in table(facts.SOURCES)]
    return models.Source.objects.filter(key__in=keys).order_by("key")


def without_further_addresses(stated, sources):
    """The addresses but a source's first that its note does not have; stated: key, addresses."""
    notes = {source.key: source.note for source in sources}
    further = [(key, one) for key, cells in stated for one in cells.split(", ")[1:]]
    return [(key, address) for key, address in further if address not in notes[key]]


def errors_found(slug):
    """How many errors the command finds in an election."""
    out = StringIO()
    call_command("audit", slug, stdout=out)
    return int(re.search(r"^(\d+) errors", out.getvalue(), re.MULTILINE).group(1))


def audited(slug):
    [record] = load_for_audit(models.Election.objects.filter(slug=slug))
    return record


def verdicts_of(record):
    """The verdict on each account of the whole and its sentences, by round, source and as of."""
    found = {}
    for round_, account in record.accounts:
        if account.area is None:
            verdict, printed = record.verdicts[account.pk], record.printed[account.pk]
            said = " ".join(map(str, verdict_sentences(verdict, printed, record.names)))
            found[str(round_.number), account.source.key, account.as_of] = verdict, said
    return found


def agreements_of(record):
    """How the sources of each measure stand to each other, by its slug; they go by their keys."""
    names = {key: key for key in record.account_names}
    return {
        one.slug: str(agreement_sentence(one, names, record.originals))
        for one in record.agreement
        if len(one.entries) > 1
    }


def warnings_of(record):
    """Errors, and what the rules named here find, each with the key of its row in the election."""
    return [
        (one.level.value, one.rule, *one.subject.natural_key[1:])
        for one in audit(record)
        if one.level == Level.ERROR or one.rule in WARNINGS
    ]
