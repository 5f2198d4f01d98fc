"""On whose behalf the record is changed now: one object for a request, a command, an import."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class How(models.TextChoices):
    """The way by which a change came."""

    FORM = "form", _("form")
    LIST = "list", _("list")
    ACTION = "action", _("action on a list")
    IMPORT = "import", _("import")
    RESTORE = "restore", _("restored")
    COMMAND = "command", _("command")
    SHELL = "shell", _("shell")
    START = "start", _("saved before history was kept")


# Ways on which nobody is signed in: the account of the machine is the best answer to "who".
ON_THE_SERVER = {How.COMMAND, How.SHELL}


@dataclass
class Change:
    """What is the same for all rows that are changed together.

    `detail` is an import's file name, a command's line, an action's name. `user` may be lazy: it
    is asked for only if something does change.
    """

    how: str = How.SHELL
    detail: str = ""
    reason: str = ""
    user: Any = None
    id: UUID = field(default_factory=uuid4)
    # The elections of which it has corrected published figures so far.
    corrects: set[int] = field(default_factory=set)
    # The elections that it has published so far.
    published: set[int] = field(default_factory=set)

    @cached_property
    def date(self) -> datetime:
        """When the first row was noted: all rows of a change carry one time."""
        return timezone.now()

    def columns(self) -> dict[str, Any]:
        """The columns that every row of history has, of whichever table, but for its kind."""
        signed_in = self.user is not None and self.user.is_authenticated
        if signed_in:
            name = self.user.get_username()
        else:
            name = system_account() if self.how in ON_THE_SERVER else ""
        return {
            "history_date": self.date,
            "history_user_id": self.user.pk if signed_in else None,
            "history_user_name": name,
            "history_how": str(self.how),
            "history_detail": self.detail,
            "history_change_reason": self.reason,
            "history_change": self.id,
        }


_current: ContextVar[Change | None] = ContextVar("elections.changelog.change", default=None)


def current() -> Change:
    """The change that the running code is part of; a new one if it is part of none.

    What is said of it (`current().reason = ...`) holds for all that is noted from then on.
    """
    return _current.get() or Change()


@contextmanager
def changing(**said: Any) -> Iterator[Change]:
    """Let all that is changed within be one change; the fields of `Change` say which."""
    change = Change(**said)
    token = _current.set(change)
    try:
        yield change
    finally:
        _current.reset(token)


@contextmanager
def one_change() -> Iterator[Change]:
    """Let all that is changed within be one change, if it is not part of one already."""
    change = _current.get()
    if change is not None:
        yield change
        return
    with changing() as change:
        yield change


def system_account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""  # a container's user without a name
