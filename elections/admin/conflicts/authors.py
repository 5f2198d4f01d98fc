"""Who gave a column the value that it has, and how values read."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Field, Model
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from elections.admin.inputs import grouped
from elections.changelog.notes import CREATED, DELETED

from .states import State, digest, plain

# So far back an author is looked for; further back than a page is left open.
MOST_LOOKED_AT = 100
# More sentences of one kind would hide the first ones.
MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a change, and when. `name` is empty if history does not know."""

    name: str = ""
    own: bool = False
    date: datetime.datetime | None = None

    @property
    def who(self) -> str:
        if self.own:
            return _("You, in another window or tab")
        return self.name or _("Somebody")

    @property
    def when(self) -> str:
        if self.date is None:
            return ""
        date = timezone.localtime(self.date)
        time = formats.time_format(date, "H:i")
        if date.date() == timezone.localdate():
            return time
        return f"{formats.date_format(date)}, {time}"


class History:
    """The latest rows of history of one row, the last first, as far as they are needed."""

    def __init__(self, model: type[Model], pk: int, user):
        key = model._meta.pk.attname
        rows = model.history.filter(**{key: pk}).order_by("-history_id")
        self.rows, self.user = list(rows[:MOST_LOOKED_AT]), user

    def author(self, row) -> Author:
        own = row.history_user_id is not None and row.history_user_id == self.user.pk
        return Author(row.history_user_name, own, row.history_date)

    def author_of(self, name: str, state: State) -> Author:
        """Who gave a column or link its present value."""
        found = None
        for row in self.rows:
            if plain(getattr(row, name)) != state[name]:
                break
            found = row
        return self.author(found) if found else Author()

    def before(self, name: str, shown: str | None) -> tuple[Any] | None:
        """The value that a page showed, if history still has it."""
        for row in self.rows:
            value = plain(getattr(row, name))
            if digest(value) == shown:
                return (value,)
        return None

    def added_by(self) -> Author:
        return next(
            (self.author(row) for row in self.rows if row.history_type == CREATED), Author()
        )

    def deleted_by(self) -> Author:
        if self.rows and self.rows[0].history_type == DELETED:
            return self.author(self.rows[0])
        return Author()


def field_of(model: type[Model], name: str) -> Field:
    """The field behind a column's name."""
    return next(
        field
        for field in [*model._meta.concrete_fields, *model._meta.many_to_many]
        if field.attname == name
    )


def label_of(field: Field) -> str:
    return capfirst(str(field.verbose_name))


def reading(field: Field, value: Any) -> str:
    """A stored value as an editor reads it."""
    if field.many_to_many:
        return ", ".join(names_of(field, value)) or _("none")
    if value is None or value == "":
        return _("blank")
    if field.remote_field:
        return names_of(field, [value])[0]
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, BigIntegerField):
        return grouped(value)
    if isinstance(value, datetime.date):
        return formats.date_format(value)
    return str(value)


def names_of(field: Field, pks: list[int]) -> list[str]:
    """Rows that a value leads to by their names; by their number where they are gone."""
    found = field.related_model._base_manager.in_bulk(pks)
    return [str(found.get(pk, f"#{pk}")) for pk in pks]
