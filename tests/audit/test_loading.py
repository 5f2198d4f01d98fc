"""Loading elections for the audit."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections import models
from elections.arithmetic.subsets import STEPS_IN_ALL
from elections.arithmetic.verdict import judge
from elections.audit import audit, load_for_audit, loading
from tests import factories

from .helpers import account, candidate, loaded

pytestmark = pytest.mark.django_db


def make_election(number, land):
    election = factories.ElectionFactory(
        slug=f"of-{number}", jurisdiction=land, date=datetime.date(1900 + number, 7, 19)
    )
    round_ = factories.RoundFactory(election=election, date=election.date)
    ada, ben = candidate(election, "ada"), candidate(election, "ben")
    for key in ("one", "two"):
        account(round_, key, {ada: {"votes": number}, ben: {"votes": 1}})
    other = candidate(factories.ElectionFactory(slug=f"z-{number}"), "ada")
    other.running_mate = factories.PersonFactory()
    other.save()
    factories.LineFactory(account=round_.accounts.first(), option=other)
    factories.FigureFactory(election=election)
    factories.StatementFactory(election=election)
    factories.DelegationFactory(election=election)
    factories.KeyDateFactory(election=election)
    factories.SectionFactory(election=election, body="So [@one].")
    factories.WordingFactory(discrepancy__election=election)
    return election


def some(land):
    return models.Election.objects.filter(jurisdiction=land).order_by("date")


@pytest.mark.parametrize(("count", "batches"), [(1, 1), (3, 1), (4, 2)])
def test_the_queries_grow_with_the_batches_alone(monkeypatch, count, batches):
    monkeypatch.setattr(loading, "BATCH", 3)
    land = factories.JurisdictionFactory()
    for number in range(count):
        make_election(number, land)
    # The first election has none before it, so that it is asked for no other one.
    elections = some(land).exclude(slug="of-0") if count == 1 else some(land)
    make_election(99, land) if count == 1 else None
    with CaptureQueriesContext(connection) as queries:
        records = list(load_for_audit(elections))
    # All batches share the query for the elections.
    assert len(queries) == 1 + 15 * batches
    with CaptureQueriesContext(connection) as queries:
        for record in records:
            audit(record)
            [str(finding.sentence) for finding in audit(record)]
    assert len(queries) == 0


def test_elections_come_in_the_order_of_the_queryset_and_drafts_among_them():
    land = factories.JurisdictionFactory()
    for year, publication in ((2007, "published"), (2012, "draft"), (2017, "published")):
        factories.ElectionFactory(
            slug=str(year),
            jurisdiction=land,
            date=datetime.date(year, 7, 19),
            publication=publication,
        )
    slugs = [record.slug for record in load_for_audit(some(land).order_by("-date"))]
    assert slugs == ["2017", "2012", "2007"]


def test_nothing_to_load():
    assert list(load_for_audit(models.Election.objects.all())) == []


def test_what_a_loaded_election_holds():
    election = factories.ElectionFactory()
    run_off = factories.RoundFactory(
        election=election, number=2, date=datetime.date(2012, 8, 2), status="tentative"
    )
    first = factories.RoundFactory(election=election, number=1)
    ben = candidate(election, "ben", order=2)
    ada = candidate(election, "ada", order=1)
    two = account(first, "two", {ben: {"votes": 1}, ada: {"votes": 2}})
    one = account(first, "one", is_lead=True, lead_reason="The fullest.", cast=3)
    stray = factories.LineFactory(account=two, option=candidate(factories.ElectionFactory(), "cal"))
    figure = factories.FigureFactory(election=election, source=factories.SourceFactory(key="three"))
    factories.SectionFactory(election=election, body="So [@one; @none].")
    record = loaded(election)
    assert record.rounds == [first, run_off]
    assert list(record.options.values()) == [ada, ben]
    assert record.accounts_of == {first.pk: [one, two], run_off.pk: []}
    assert record.accounts == [(first, one), (first, two)]
    assert record.lines == {
        one.pk: [],
        two.pk: [two.figures.get(option=ben), two.figures.get(option=ada)],
        figure.account_id: [],
    }
    assert record.strays == [stray]
    assert record.figures == [figure]
    assert record.cited == frozenset({"one"})
    assert record.names == {"ada": "Ada", "ben": "Ben"}
    assert record.account_names == {"one": "Short one", "two": "Short two", "three": "Short three"}
    assert record.run_offs == {first.pk: run_off}
    assert record.held_rounds() == [first]
    assert record.lead_of(first) == one
    assert record.lead_of(run_off) is None


@pytest.mark.parametrize("name_previous", [True, False])
def test_the_last_election_before_it_in_its_series(name_previous):
    land = factories.JurisdictionFactory()
    years = (2002, 2007, 2012, 2017)
    rows = {
        year: factories.ElectionFactory(jurisdiction=land, date=datetime.date(year, 7, 19))
        for year in years
    }
    if name_previous:
        rows[2012].previous = rows[2007]
        rows[2012].save()
    assert loaded(rows[2012]).earlier == rows[2007]
    assert loaded(rows[2002]).earlier is None


def test_accounts_share_the_work_of_saying_why_they_are_impossible(monkeypatch):
    round_ = factories.RoundFactory()
    for number in range(8):
        account(round_, f"wrong-{number}", registered=200, cast=100 + number, turnout="40")
    account(round_, "right", registered=200, cast=100, turnout="50")
    record, explained = loaded(round_.election), []

    def watched(printed, **options):
        if options.get("explain", True):
            explained.append(options["work"])
        return judge(printed, **options)

    monkeypatch.setattr("elections.audit.snapshot.judged", watched)
    kinds = [verdict.kind for verdict in record.verdicts.values()]

    assert kinds == ["impossible"] * 8 + ["consistent"]
    assert explained == [4 * STEPS_IN_ALL // 8] * 8
