"""The groups that come with `migrate`, and what they leave alone."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from elections.groups import make_roles, permissions, record
from tests.rows import FACTORIES

pytestmark = pytest.mark.django_db


def of_group(name):
    found = Group.objects.get(name=name).permissions.values_list("codename", flat=True)
    return frozenset(found)


def test_the_roles_are_there_after_migrate_with_their_permissions():
    assert {group.name: of_group(group.name) for group in Group.objects.all()} == permissions()
    assert {name: len(codes) for name, codes in permissions().items()} == {
        "Reviewer": 18,
        "Editor": 4 * 18,
        "Publisher": 4 * 18 + 3,
    }


def test_the_record_is_all_its_tables_and_nothing_else():
    assert set(record()) == set(FACTORIES)


def test_no_role_reaches_accounts_or_groups():
    granted = Permission.objects.filter(group__isnull=False)
    assert set(granted.values_list("content_type__app_label", flat=True)) == {"elections"}


def test_migrating_again_changes_nothing():
    before = {group.pk: of_group(group.name) for group in Group.objects.all()}
    call_command("migrate", verbosity=0)
    assert {group.pk: of_group(group.name) for group in Group.objects.all()} == before


def test_a_role_is_brought_back_to_what_it_is():
    reviewer = Group.objects.get(name="Reviewer")
    reviewer.permissions.add(Permission.objects.get(codename="publish_election"))
    reviewer.permissions.remove(Permission.objects.get(codename="view_election"))
    Group.objects.get(name="Editor").delete()

    call_command("migrate", verbosity=0)

    assert of_group("Reviewer") == permissions()["Reviewer"]
    assert of_group("Editor") == permissions()["Editor"]


def test_an_operators_own_groups_and_grants_on_other_tables_stay():
    ours = Group.objects.create(name="Our publishers")
    ours.permissions.add(Permission.objects.get(codename="publish_election"))
    users = Permission.objects.get(codename="view_user")
    Group.objects.get(name="Publisher").permissions.add(users)

    call_command("migrate", verbosity=0)

    assert of_group("Our publishers") == {"publish_election"}
    assert of_group("Publisher") == permissions()["Publisher"] | {"view_user"}


def test_before_there_are_groups_nothing_is_made():
    class Early:
        """The models of a migration before those of `auth`."""

        @staticmethod
        def get_model(*label):
            raise LookupError(label)

    Group.objects.all().delete()
    make_roles(apps.get_app_config("elections"), using="default", apps=Early)
    assert not Group.objects.exists()


def test_a_database_that_holds_no_groups_is_left_alone(settings):
    settings.DATABASE_ROUTERS = ["tests.test_groups.NoGroups"]
    Group.objects.all().delete()
    make_roles(apps.get_app_config("elections"), using="default")
    assert not Group.objects.exists()


class NoGroups:
    def allow_migrate(self, db, app_label, model_name=None, **hints):
        return model_name != "group"
