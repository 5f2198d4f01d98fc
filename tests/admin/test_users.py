"""Accounts of people: the form says what somebody of a role lacks to work at the desk."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import EditorFactory

from .people import SUPERUSER, browser_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["Reviewer", "Editor", "Publisher"])
def test_an_account_in_a_group_of_the_desk_has_to_be_staff(role):
    user = EditorFactory(is_staff=False, is_superuser=False)
    address = f"/admin/auth/user/{user.pk}/change/"
    browser = browser_of(SUPERUSER)
    sent = {
        **{"username": user.username, "is_active": "on"},
        **{"date_joined_0": "2024-01-01", "date_joined_1": "12:00:00"},
    }
    groups = {"groups": [Group.objects.get(name=role).pk]}

    refused = browser.post(address, sent | groups)
    assert refused.context["adminform"].form.errors == {
        "is_staff": [
            f"Accounts in the group “{role}” must be staff: without it they cannot sign in."
        ]
    }
    assert not user.groups.exists()
    assert browser.post(address, sent | groups | {"is_staff": "on"}).status_code == 302
    user.refresh_from_db()
    assert (user.is_staff, user.groups.get().name) == (True, role)


def test_other_groups_need_no_staff():
    user = EditorFactory(is_staff=False, is_superuser=False)
    sent = {
        **{"username": user.username, "is_active": "on"},
        **{"date_joined_0": "2024-01-01", "date_joined_1": "12:00:00"},
        "groups": [Group.objects.create(name="Friends").pk],
    }
    address = f"/admin/auth/user/{user.pk}/change/"
    assert browser_of(SUPERUSER).post(address, sent).status_code == 302
