"""Deleting a user takes no change, no result and no log entry with it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from elections.changelog import changing
from elections.models import Actor, Figure
from tests import factories
from tests.admin.helpers import change, filled_in, text_of

pytestmark = pytest.mark.django_db
User = get_user_model()


@pytest.fixture
def maria(client):
    """Somebody who has changed a row on its form."""
    user = factories.EditorFactory(username="maria")
    actor = factories.ActorFactory(name="Ann")
    client.force_login(user)
    client.post(change(actor), filled_in(client.get(change(actor)), name="Bob"))
    assert Actor.objects.get().name == "Bob"
    return user


@pytest.fixture
def desk(client, maria):
    client.force_login(factories.EditorFactory(username="admin"))
    return client


@pytest.mark.parametrize(
    "delete", [lambda user: user.delete(), lambda user: User.objects.all().delete()]
)
def test_who_has_entries_in_the_log_is_kept(maria, delete):
    told = "“maria” has made changes in the admin"
    with pytest.raises(ProtectedError, match=told), transaction.atomic():
        delete(maria)
    assert User.objects.get() == maria
    assert LogEntry.objects.count() == 1


def test_the_desk_says_so_before_anybody_confirms(desk, maria):
    page = reverse("admin:auth_user_delete", args=[maria.pk])
    for response in (desk.get(page), desk.post(page, {"post": "yes"})):
        assert "Deactivate the account instead of deleting it." in text_of(response)
    chosen = {"action": "delete_selected", "_selected_action": [maria.pk], "post": "yes"}
    assert "Deactivate the account" in text_of(
        desk.post(reverse("admin:auth_user_changelist"), chosen)
    )
    assert User.objects.filter(username="maria").exists()


def test_who_has_none_is_deleted_and_what_they_changed_stays(desk):
    line = factories.LineFactory()
    ben = factories.EditorFactory(username="ben")
    with changing(how="form", user=ben):
        Figure.objects.update(count=9)
    desk.post(reverse("admin:auth_user_delete", args=[ben.pk]), {"post": "yes"})
    assert not User.objects.filter(username="ben").exists()
    assert Figure.objects.get() == line
    last = Figure.history.first()
    assert (last.count, last.history_user, last.history_user_name) == (9, None, "ben")
