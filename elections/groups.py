"""The roles that come with `migrate`: groups of Django's, with the permissions that make them.

A role is what its permissions say. An operator who wants another one makes a group of their own,
which no `migrate` touches; these three are brought back to what stands here.
"""

from collections.abc import Iterator

from django.apps import AppConfig, apps
from django.apps.registry import Apps
from django.contrib.auth import get_permission_codename, get_user_model
from django.contrib.auth.management import create_permissions
from django.db import router
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_migrate

from . import models

APP = "elections"
# Editors work in every table; the rules in `permissions` keep them off what is published.
WORK = ("view", "add", "change", "delete")
PUBLISHING = ("publish_election", "correct_published", "delete_published")
REVIEWER, EDITOR, PUBLISHER = "Reviewer", "Editor", "Publisher"


def record() -> list[type[Model]]:
    """The tables that editors fill."""
    return [getattr(models, name) for name in models.__all__ if is_table(getattr(models, name))]


def is_table(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, Model)


def on_every_table(*actions: str) -> Iterator[str]:
    for model in record():
        yield from (get_permission_codename(action, model._meta) for action in actions)


def permissions() -> dict[str, frozenset[str]]:
    """Each role with the code names of its permissions, all of this app."""
    return {
        REVIEWER: frozenset(on_every_table("view")),
        EDITOR: frozenset(on_every_table(*WORK)),
        PUBLISHER: frozenset([*on_every_table(*WORK), *PUBLISHING]),
    }


def connect(app: AppConfig) -> None:
    """To be called once, when the app is ready."""
    post_migrate.connect(make_roles, sender=app, dispatch_uid="groups")
    members = get_user_model().groups.through
    m2m_changed.connect(make_staff, sender=members, dispatch_uid="staff")


def make_roles(
    app_config: AppConfig, using: str, apps: Apps = apps, verbosity: int = 0, **kwargs
) -> None:
    """Make the groups where they are missing, and give them the permissions of their roles.

    Permissions that an operator gave them on other apps' tables stay. `apps` may be the models of
    a migration on the way, at which a table or its permissions are not there yet.
    """
    # Django makes the permissions in a handler of its own, which may be called after this one.
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:
        return
    if not router.allow_migrate_model(using, group_model):
        return
    of_app = permission_model.objects.using(using).filter(content_type__app_label=APP)
    for name, codenames in permissions().items():
        group, _made = group_model.objects.using(using).get_or_create(name=name)
        group.permissions.remove(*of_app.exclude(codename__in=codenames))
        group.permissions.add(*of_app.filter(codename__in=codenames))


def make_staff(instance, action: str, reverse: bool, pk_set: set[int] | None, **kwargs) -> None:
    """Let who joins one of these groups sign in at the desk, whichever way they are added.

    A role is there for the desk alone, whose door is Django's “staff”; without it an editor is
    told that the password may be wrong. To keep somebody out, the account is made inactive.
    """
    if action != "post_add" or not pk_set:
        return
    if reverse and instance.name in permissions():
        get_user_model().objects.filter(pk__in=pk_set).update(is_staff=True)
    elif not reverse and any(name in permissions() for name in names_of(instance, pk_set)):
        instance.is_staff = True
        instance.save(update_fields=["is_staff"])


def names_of(user, pks: set[int]) -> list[str]:
    return list(user.groups.filter(pk__in=pks).values_list("name", flat=True))
