"""Users of whom the record tells something are not deleted, but kept from signing in.

Django would delete the log entries of the desk with the user who made them. Rows of history keep
the user's name and would survive; but who acted is better known by an account than by a name.
"""

from django.apps import AppConfig
from django.contrib.auth import get_user_model
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _


def connect(app: AppConfig) -> None:
    """To be called once, when the app is ready."""
    pre_delete.connect(keep_users, sender=get_user_model(), dispatch_uid="changelog")


def log_entries(user):
    from django.contrib.admin.models import LogEntry  # noqa: PLC0415 - installed after this app

    return LogEntry.objects.filter(user=user)


def keep_users(instance, **kwargs) -> None:
    entries = log_entries(instance)
    if entries.exists():
        raise ProtectedError(why_protected(instance), set(entries[:1]))


def why_protected(user) -> str:
    return _(
        "“%(user)s” has made changes in the admin, whose log names the account. Deactivate the "
        "account instead of deleting it."
    ) % {"user": user}
