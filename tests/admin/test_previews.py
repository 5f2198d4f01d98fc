"""Who saves waits for nobody's preview, and a preview sees nothing of itself stored."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from elections import models
from elections.trial import on_trial
from tests import factories

from . import grid, test_infobox
from .test_transfer import HEADER, upload

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other():
    """Somebody else's connection, which waits for nothing."""
    other = connection.copy()
    with other.cursor() as cursor:
        if other.vendor == "postgresql":
            cursor.execute("SET lock_timeout = 1")
        else:
            cursor.execute("PRAGMA busy_timeout = 0")
        yield cursor
    other.close()


def test_what_is_tried_out_is_seen_meanwhile_and_then_gone(other):
    election = factories.ElectionFactory(name="Before")
    with on_trial():
        models.Election.objects.select_for_update().get()
        factories.PersonFactory(name="Ann")
        assert models.Person.objects.get().name == "Ann"
        other.execute("UPDATE elections_election SET name = 'Meanwhile'")
    election.refresh_from_db()
    assert (election.name, models.Person.objects.count()) == ("Meanwhile", 0)


def import_sources(desk):
    return upload(desk, models.Source, HEADER + "a,A,A,en\n")


def load_an_election(desk):
    record = '[{"model": "elections.person", "fields": {"name": "Ann", "slug": "ann"}}]'
    file = SimpleUploadedFile("record.json", record.encode())
    return desk.post("/admin/elections/election/load/", {"file": file})


def enter_results(desk):
    vote, source = grid.make_contest(slug="other")
    return grid.upload(desk, vote, source, grid.TABLE)


def read_an_article(desk):
    return test_infobox.preview(desk)


@pytest.mark.parametrize(
    "preview", [import_sources, load_an_election, enter_results, read_an_article]
)
def test_others_save_during_a_preview(desk, other, preview, monkeypatch, settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path
    factories.ElectionFactory(slug="one")
    saved = []

    def save_first(rolls_back):
        other.execute("UPDATE elections_election SET office = 'Saved' WHERE slug = 'one'")
        saved.append(other.rowcount)
        return taken_back(rolls_back)

    taken_back = transaction.set_rollback
    monkeypatch.setattr(transaction, "set_rollback", save_first)
    assert preview(desk).status_code == 200
    assert saved == [1]
    assert models.Election.objects.get(slug="one").office == "Saved"
