"""Every way to change a row is noted, in the transaction that changes it."""

import json

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from elections.models import Election, Option, Person, Round
from elections.page_cache import hooks, triggers
from elections.page_cache.questions import News, ask_news, newest_change
from elections.page_cache.scopes import EVERY_PAGE, NO_ELECTION
from elections.resources import JSON, resource_for
from tests import factories

from .helpers import Raised


@pytest.fixture
def election(db):
    return factories.ElectionFactory(slug="one", name="One")


def save(election, tmp_path):
    election.name = "Two"
    election.save()


def update(election, tmp_path):
    Election.objects.filter(pk=election.pk).update(name="Two")


def bulk_update(election, tmp_path):
    election.name = "Two"
    Election.objects.bulk_update([election], ["name"])


def bulk_create(election, tmp_path):
    Round.objects.bulk_create([Round(election=election, number=2, status="tentative")])


def bulk_create_ignoring_conflicts(election, tmp_path):
    """SQLite would hand "or ignore" down to what its triggers do."""
    rows = [Round(election=election, number=number, status="tentative") for number in (1, 1, 2)]
    Round.objects.bulk_create(rows, ignore_conflicts=True)


def bulk_create_updating_conflicts(election, tmp_path):
    row = Election.objects.get(pk=election.pk)
    row.name = "Two"
    Election.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["slug"], update_fields=["name"]
    )


def raw_sql(election, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE elections_election SET name = %s WHERE slug = 'one'", ["Two"])


def raw_many(election, tmp_path):
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO elections_round "
            "(election_id, number, status, ballot_is_complete, votes_per_voter, is_transfer) "
            "VALUES (%s, %s, %s, false, 1, false)",
            [(election.pk, number, "tentative") for number in (1, 2, 3)],
        )


def citing(election, tmp_path):
    election.sources.through.objects.filter(election=election).delete()


def deleting(election, tmp_path):
    election.delete()


def fixture_of(election, tmp_path):
    path = tmp_path / "one.json"
    fields = {
        "name": "Two",
        "jurisdiction": [election.jurisdiction.slug],
        "jurisdiction_name": election.jurisdiction_name,
        "type": "presidential",
        "vote_type": "popular",
        "date": "2012-07-19",
        "slug": "one",
        "sources": [[source.key] for source in election.sources.all()],
        "publication": "published",
    }
    path.write_text(json.dumps([{"model": "elections.election", "fields": fields}]))
    return str(path)


def loaddata(election, tmp_path):
    call_command("loaddata", fixture_of(election, tmp_path), verbosity=0)


def load(election, tmp_path):
    call_command("load", fixture_of(election, tmp_path), verbosity=0)


def importing(election, tmp_path):
    resource = resource_for(Election)()
    table = JSON().export_data(resource.export()).replace('"One"', '"Two"')
    resource.import_data(JSON().create_dataset(table.encode()))
    assert Election.objects.get(pk=election.pk).name == "Two"


@pytest.mark.parametrize(
    "path",
    [
        *(save, update, bulk_update, bulk_create, bulk_create_ignoring_conflicts),
        *(bulk_create_updating_conflicts, raw_sql, raw_many, citing, deleting),
        *(loaddata, load, importing),
    ],
)
def test_every_path_raises_the_election(election, tmp_path, path):
    pk = election.pk
    with Raised() as raised:
        path(election, tmp_path)
    assert raised.scopes == {pk}


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_raises_nothing():
    election = factories.ElectionFactory(name="One")
    other = factories.ElectionFactory()
    last = newest_change()

    def rename_and_fail(row):
        with transaction.atomic():
            Election.objects.filter(pk=row.pk).update(name="Two")
            raise IntegrityError

    with pytest.raises(IntegrityError):
        rename_and_fail(election)
    assert ask_news(last) == News(last, {}, complete=True)

    with transaction.atomic():
        with pytest.raises(IntegrityError):
            rename_and_fail(election)
        other.save()
    news = ask_news(last)
    assert news.scopes.keys() == {other.pk}
    assert news.newest == news.scopes[other.pk] > last


@pytest.mark.django_db(transaction=True)
def test_nobody_sees_a_change_before_it_is_committed_and_the_stamp_comes_with_it():
    election = factories.ElectionFactory()
    last = newest_change()
    with transaction.atomic():
        Election.objects.filter(pk=election.pk).update(name="Two")
        if connection.vendor == "postgresql":
            assert newest_change() == last
    assert ask_news(last).scopes.keys() == {election.pk}


def test_a_row_that_many_pages_may_show_raises_every_page_only_when_it_changes(db):
    with Raised() as made:
        person = factories.PersonFactory()
    with Raised() as changed:
        Person.objects.filter(pk=person.pk).update(name="Another name")
    assert (made.scopes, changed.scopes) == ({NO_ELECTION}, {EVERY_PAGE})


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone replaces rows")
def test_a_row_that_another_one_replaces_is_a_change(db):
    person = factories.PersonFactory(name="Ann")
    columns = ", ".join(field.column for field in Person._meta.concrete_fields)
    values = columns.replace("name", "'Bob'", 1)
    with Raised() as replaced, connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO elections_person ({columns}) "  # noqa: S608
            f"SELECT {values} FROM elections_person"
        )
    person.refresh_from_db()
    assert (person.name, EVERY_PAGE in replaced.scopes) == ("Bob", True)


@pytest.mark.django_db(transaction=True)
def test_emptying_a_table_is_a_change():
    """As `flush` does it: by TRUNCATE on PostgreSQL, which no trigger on rows would see."""
    factories.OptionFactory()
    last = newest_change()
    through = Option.sources.through._meta.db_table
    with connection.cursor() as cursor:
        truncate = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"
        cursor.execute(f"{truncate} {through}")
    assert ask_news(last).scopes != {}


def test_the_notes_are_cut_to_the_last_ones_and_whoever_is_behind_is_told(db):
    with connection.cursor() as cursor:
        start = newest_change() // 1_000 * 1_000 + 400_000
        cursor.execute("INSERT INTO elections_page_change (id, scope) VALUES (0, 0)")
        cursor.execute("INSERT INTO elections_page_change (id, scope) VALUES (%s, 1)", [start - 1])
        if connection.vendor == "postgresql":
            sequence = "pg_get_serial_sequence('elections_page_change', 'id')"
            cursor.execute(f"SELECT setval({sequence}, %s)", [start - 1])
        with Raised():
            factories.PersonFactory()
        cursor.execute("SELECT id FROM elections_page_change ORDER BY id")
        left = [number for (number,) in cursor.fetchall()]
        cursor.execute("DELETE FROM elections_page_change WHERE id = 0")
    assert left == [0, start - 1, start]
    assert ask_news(start - 1) == News(start, {NO_ELECTION: start}, complete=True)
    assert ask_news(start - 2) == News(start, {}, complete=False)


def test_whoever_knows_of_changes_that_are_not_there_is_told(db):
    """The database was replaced by a backup, say."""
    newest = newest_change()
    assert ask_news(newest + 5) == News(newest, {}, complete=False)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM elections_page_change")
    assert ask_news(newest) == News(0, {}, complete=False)


def test_whoever_has_too_much_to_catch_up_with_starts_anew(db, monkeypatch):
    monkeypatch.setattr("elections.page_cache.questions.MOST", 2)
    last = newest_change()
    with Raised():
        elections = factories.ElectionFactory.create_batch(3)
    news = ask_news(last)
    assert (news.scopes, news.complete) == ({}, False)
    assert news.newest == newest_change()
    assert len(elections) == 3


@pytest.mark.django_db(transaction=True)
class TestInstalling:
    @pytest.fixture(autouse=True)
    def _back_in_place(self):
        yield
        triggers.install()

    def test_the_test_database_has_them(self):
        assert triggers.in_place()

    def test_installing_again_changes_nothing(self):
        before, last = triggers.names(connection), newest_change()
        triggers.install()
        assert triggers.names(connection) == before
        assert ask_news(last) == News(last, {}, complete=True)

    def test_while_they_are_away_readers_are_told_and_afterwards_every_page_is_new(self):
        last = newest_change()
        triggers.remove()
        triggers.remove()
        assert triggers.names(connection) == set()
        assert not triggers.in_place()
        factories.PersonFactory()
        assert ask_news(last) == News(last, {}, complete=True, away=True)

        triggers.install()
        assert triggers.in_place()
        news = ask_news(last)
        assert (news.scopes.keys(), news.complete, news.away) == ({EVERY_PAGE}, True, False)

    def test_one_that_is_missing_comes_back(self):
        one = min(name for name in triggers.names(connection) if "_round" in name)
        triggers.drop(connection, {one})
        last = newest_change()
        assert not triggers.in_place()
        triggers.install()
        assert triggers.in_place()
        assert ask_news(last).scopes.keys() == {EVERY_PAGE}

    def test_migrations_that_rebuild_a_table_find_them_away_and_leave_them_in_place(self):
        """SQLite rebuilds a table under another name, and drops the old one with its triggers."""
        migration = type("Migration", (), {"app_label": "elections"})()
        longer = models.CharField(max_length=999)
        longer.set_attributes_from_name("office")
        # As migrations know it: the class itself would have its history made a second time.
        as_migrated = MigrationLoader(connection).project_state().apps
        as_migrated = as_migrated.get_model("elections", "Election")
        office = as_migrated._meta.get_field("office")
        hooks.before_migrations(using="default", plan=[(migration, False)])
        for old, new in ((office, longer), (longer, office)):
            with connection.schema_editor() as editor:
                editor.alter_field(as_migrated, old, new)
        hooks.after_migrations(using="default", apps=apps)

        assert triggers.in_place()
        last = newest_change()
        election = factories.ElectionFactory()
        assert election.pk in ask_news(last).scopes

    def test_migrations_of_other_apps_leave_them_alone(self):
        migration = type("Migration", (), {"app_label": "auth"})()
        hooks.before_migrations(using="default", plan=[(migration, False)])
        assert triggers.in_place()

    def test_migrating_back_and_forth(self):
        call_command("migrate", "elections", "0001", verbosity=0)
        assert not triggers.has_changes_table(connection)
        assert triggers.names(connection) == set()
        assert not triggers.in_place()
        triggers.remove()
        # There is no history yet that the record's own manager could write.
        models.QuerySet(Person).bulk_create([Person(name="A person", slug="a-person")])

        call_command("migrate", "elections", verbosity=0)
        assert triggers.in_place()
        assert ("elections", "0002_page_changes") in MigrationRecorder(
            connection
        ).applied_migrations()
