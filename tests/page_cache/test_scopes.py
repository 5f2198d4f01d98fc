"""Each table's rows raise the scope of the election that they belong to."""

from operator import attrgetter

import pytest
from django.apps import apps
from django.db import connection, models

from elections.models import Election, SubjectChange
from elections.models.election import MOST_OF_A_DAY
from elections.models.history import record_models
from elections.page_cache.scopes import EVERY_PAGE, NO_ELECTION, tables
from tests import factories
from tests.rows import FACTORIES

from .helpers import Raised

pytestmark = pytest.mark.django_db

OWNERS = {
    "Wording": "discrepancy.election",
    "Option": "election",
    "Figure": "account.round.election",
    "Contest": "election",
    "Delegation": "election",
    "Discrepancy": "election",
    "KeyDate": "election",
    "Account": "round.election",
    "Round": "election",
    "Section": "election",
    "Statement": "election",
}
# What an insertion raises for rows of no election; an update raises every page. So does a deletion
# on SQLite, where it may be a replacement.
LONE = {
    "Actor": NO_ELECTION,
    "Area": NO_ELECTION,
    "Jurisdiction": NO_ELECTION,
    "Party": NO_ELECTION,
    "Person": NO_ELECTION,
    "Source": EVERY_PAGE,
}
MODELS = [apps.get_model("elections", name) for name in (*OWNERS, *LONE)]


def expected(row):
    """The scopes that a row raises when it comes, when it changes and when it goes."""
    name = type(row).__name__
    if name in OWNERS:
        owner = attrgetter(OWNERS[name])(row).pk
        return owner, owner, owner
    return LONE[name], EVERY_PAGE, EVERY_PAGE if connection.vendor == "sqlite" else LONE[name]


def test_every_table_of_the_record_is_watched_and_none_of_its_history():
    found = {model._meta.db_table for model in record_models(links=True)}
    history = {model.history.model._meta.db_table for model in record_models()}
    history.add(SubjectChange._meta.db_table)
    everything = apps.get_app_config("elections").get_models(include_auto_created=True)
    assert {table.name for table in tables(apps)} == found
    assert {model._meta.db_table for model in everything} == found | history | {
        "elections_proposal"
    }
    assert {model for model in FACTORIES if model is not Election} == set(MODELS)


@pytest.mark.parametrize("model", MODELS, ids=attrgetter("__name__"))
def test_a_row_raises_its_election_when_it_comes_changes_and_goes(model):
    # Rows have other numbers than their elections, so that one cannot pass for the other.
    row = FACTORIES[model](id=501)
    coming, changing, going = expected(row)
    rows = model.objects.filter(pk=row.pk)

    with Raised() as update:
        rows.update(**{row._meta.fields[-1].name: models.F(row._meta.fields[-1].name)})
    with Raised() as delete:
        row.delete()
    row.pk = 502
    with Raised() as insert:
        model.objects.bulk_create([row])

    assert update.scopes == {changing}
    assert delete.scopes == {going}
    assert insert.scopes == {coming}


@pytest.mark.parametrize(
    "model",
    [model for model in FACTORIES if hasattr(model, "sources")],
    ids=attrgetter("__name__"),
)
def test_a_citation_raises_the_election_of_the_row_that_cites(model):
    row = FACTORIES[model](sources=[])
    owner = row.pk if model is Election else expected(row)[0]
    source = factories.SourceFactory()
    for change in (
        lambda: row.sources.add(source),
        lambda: row.sources.remove(source),
        lambda: row.sources.set([source]),
        lambda: row.sources.clear(),
    ):
        with Raised() as raised:
            change()
        assert raised.scopes == {owner}


def test_an_election_raises_its_neighbours_for_they_show_its_name():
    first, second, third, fourth = (factories.ElectionFactory() for _ in range(4))
    keys = [election.pk for election in (first, second, third, fourth)]
    second.previous = first
    third.previous = second
    Election.objects.bulk_update([second, third], ["previous"])

    with Raised() as renamed:
        Election.objects.filter(pk=second.pk).update(name="Another name")
    with Raised() as moved:
        Election.objects.filter(pk=third.pk).update(previous=fourth)
    with Raised() as unpublished:
        Election.objects.filter(pk=first.pk).update(publication="draft")
    with Raised() as deleted:
        third.delete()
    third.pk = None
    third.previous = fourth
    with Raised() as made:
        third.save()

    assert renamed.scopes == set(keys[:3])
    assert moved.scopes == set(keys[1:])
    assert unpublished.scopes == set(keys[:2])
    assert deleted.scopes == set(keys[2:])
    assert made.scopes == {third.pk, fourth.pk}


def test_an_election_raises_the_others_of_its_day_for_they_name_it():
    first, second = factories.ElectionFactory.create_batch(
        2, jurisdiction=factories.JurisdictionFactory()
    )
    factories.ElectionFactory(jurisdiction=first.jurisdiction, date="2013-07-19")
    factories.ElectionFactory(jurisdiction=first.jurisdiction, publication="draft")
    factories.ElectionFactory()
    both = {first.pk, second.pk}

    with Raised() as renamed:
        Election.objects.filter(pk=second.pk).update(name="Another name")
    with Raised() as moved:
        Election.objects.filter(pk=second.pk).update(date="2013-07-20")
    with Raised() as moved_back:
        Election.objects.filter(pk=second.pk).update(date="2012-07-19")
    with Raised() as deleted:
        second.delete()

    assert renamed.scopes == moved.scopes == moved_back.scopes == deleted.scopes == both


@pytest.mark.parametrize("count", [MOST_OF_A_DAY, MOST_OF_A_DAY + 1])
def test_one_more_election_of_a_day_raises_all_pages_that_no_longer_name_them(count):
    land = factories.JurisdictionFactory()
    others = factories.ElectionFactory.create_batch(count, jurisdiction=land)
    with Raised() as made:
        new = factories.ElectionFactory(jurisdiction=land, sources=[])

    assert made.scopes == {one.pk for one in (*others, new)}


def test_a_row_that_moves_raises_both_elections():
    vote, other = factories.RoundFactory(), factories.RoundFactory()
    account = factories.AccountFactory(round=vote)
    elections = {vote.election_id, other.election_id}

    with Raised() as below:
        type(account).objects.filter(pk=account.pk).update(round=other)
    with Raised() as itself:
        type(vote).objects.filter(pk=vote.pk).update(election=other.election, number=2)

    assert below.scopes == elections
    assert itself.scopes == elections


def test_a_figure_whose_option_is_of_another_election_raises_that_of_its_account():
    """Nothing of it is on the other's pages."""
    figure = factories.LineFactory()
    stranger = factories.OptionFactory()
    mine = figure.account.round.election_id

    with Raised() as moved:
        type(figure).objects.filter(pk=figure.pk).update(option=stranger)
    with Raised() as changed:
        type(figure).objects.filter(pk=figure.pk).update(count=7)

    assert moved.scopes == changed.scopes == {mine}


def test_rows_whose_owner_is_not_there_yet_are_on_anybodys_page():
    """Fixtures may name rows before those that they point to; keys are checked at the end."""
    account = factories.AccountFactory()
    vote = account.round
    election = vote.election_id
    # The keys are whole again before the block ends, which checks them.
    with Raised() as orphaned, connection.cursor() as cursor:
        cursor.execute("DELETE FROM elections_round WHERE id = %s", [vote.pk])
        cursor.execute("UPDATE elections_account SET note = '1'")
        type(vote).objects.bulk_create([vote])

    assert orphaned.scopes == {election, EVERY_PAGE}


def test_a_change_that_finds_no_row_raises_nothing():
    factories.LineFactory()
    with Raised() as raised:
        for model in FACTORIES:
            model.objects.filter(pk=-1).update(id=-2)
            model.objects.filter(pk=-1)._raw_delete(using="default")

    assert raised.scopes == set()
