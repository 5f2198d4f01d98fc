"""What was stored before there was a history has a first row of it."""

from importlib import import_module

import pytest
from django.apps import apps

from elections.models import Actor, Candidacy
from elections.recording.notes import stored_states, tracked
from tests import factories
from tests.rows import FACTORIES

from .cast import forget, history_of, kinds

pytestmark = pytest.mark.django_db
migration = import_module("elections.migrations.0005_history_begins")


def test_each_row_of_each_table_has_its_first(monkeypatch):
    monkeypatch.setattr(migration, "AT_ONCE", 2)
    for factory in FACTORIES.values():
        factory()
    factories.CandidacyFactory(sources=factories.SourceFactory.create_batch(2))
    forget()

    migration.begin(apps, None)
    for model in FACTORIES:
        rows = model.history.order_by("history_id")
        stored = stored_states(model, set(model.objects.values_list("pk", flat=True)))
        assert {row.id: tuple(getattr(row, n) for n in tracked(model)) for row in rows} == stored
        said = {(row.history_type, row.history_how, row.history_user_name) for row in rows}
        assert said == {("+", "start", "")}
    assert len(Candidacy.history.last().sources) + len(Candidacy.history.first().sources) == 3


def test_so_the_first_change_has_something_to_be_compared_with():
    actor = factories.ActorFactory(name="Ann")
    forget()
    migration.begin(apps, None)
    Actor.objects.update(name="Bob")
    assert kinds(actor) == ["+", "~"]
    assert [each.name for each in history_of(actor)] == ["Ann", "Bob"]
