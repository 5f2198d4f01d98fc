"""The roles that come with `migrate`: groups of Django's, with the permissions that make them.

A role is what its permissions say. An operator who wants another one makes a group of their own,
which no `migrate` touches; these three are brought back to what stands here.
"""

from collections.abc import Iterator

from django.apps import AppConfig, apps
from django.apps.registry import Apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.management import create_permissions
from django.db import router
from django.db.models import Model
from django.db.models.signals import post_migrate

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
