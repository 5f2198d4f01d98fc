"""Accounts of people: who is in a group of the desk can sign in there."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import EditorFactory

from .people import SUPERUSER, browser_of

pytestmark = pytest.mark.django_db


def newcomer():
    return EditorFactory(is_staff=False, is_superuser=False)


def save(user, group):
    sent = {
        **{"username": user.username, "is_active": "on"},
        **{"date_joined_0": "2024-01-01", "date_joined_1": "12:00:00"},
        "groups": [group.pk],
    }
    address = f"/admin/auth/user/{user.pk}/change/"
    assert browser_of(SUPERUSER).post(address, sent).status_code == 302
    user.refresh_from_db()
    return user.is_staff


@pytest.mark.parametrize("role", ["Reviewer", "Editor", "Publisher"])
def test_an_account_in_a_group_of_the_desk_is_staff(role):
    user, group = newcomer(), Group.objects.get(name=role)
    assert save(user, group) is True
    # Nor does it stop being staff while it is in the group.
    assert save(user, group) is True


def test_whichever_way_it_is_added():
    group, here, there = Group.objects.get(name="Editor"), newcomer(), newcomer()
    here.groups.add(group)
    group.user_set.add(there)
    there.refresh_from_db()
    assert (here.is_staff, there.is_staff) == (True, True)


def test_an_account_in_another_group_is_not():
    assert save(newcomer(), Group.objects.create(name="Friends")) is False
