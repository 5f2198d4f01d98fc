"""Keep the triggers in line with the models: Django calls in before and after migrations."""

from django.apps import AppConfig
from django.apps import apps as current_apps
from django.db.models.signals import post_migrate, pre_migrate

from . import triggers
from .scopes import APP


def connect(app: AppConfig) -> None:
    """To be called once, when the app is ready."""
    pre_migrate.connect(before_migrations, sender=app, dispatch_uid="page_cache")
    post_migrate.connect(after_migrations, sender=app, dispatch_uid="page_cache")


def before_migrations(using: str, plan=(), **kwargs) -> None:
    if any(migration.app_label == APP for migration, backwards in plan):
        triggers.remove(using)


def after_migrations(using: str, apps=current_apps, **kwargs) -> None:
    triggers.install(apps, using)
