"""Writes the rows of history: by comparing what is stored with what history says last.

Nothing is taken from instances in memory, whose values may be stale, expressions, or not of the
type that the database keeps. So one rule holds for every way of writing: after it, the rows that
it may have touched are read, and those that differ from their last row of history get a new one.
A write that changes nothing leaves none. Of rows whose key the database has just chosen there is no
history yet, and none is asked for; a row that comes with its key may have been there before.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Max

from .context import current, one_change
from .keys import among

CREATED, CHANGED, DELETED = "+", "~", "-"

# Of each model the keys of rows that wait to be noted, and whether they are new.
_waiting: ContextVar[dict[type[models.Model], dict[int, bool]] | None] = ContextVar(
    "elections.changelog.waiting", default=None
)


@dataclass(frozen=True, slots=True)
class Written:
    """A row's change: its kind, and its columns before and after by name.

    Before a row that comes back stood what was deleted; before a new one, nothing.
    """

    pk: int
    kind: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def known(self) -> dict[str, Any]:
        """What was there to be read before the change; of a new row, what is there now."""
        return self.after if self.kind == CREATED else self.before


@contextmanager
def together() -> Iterator[None]:
    """Note what is changed within once, at the end, however often a row is written.

    For requests and commands that write many rows, or one row and then its links. All of it is
    one transaction. The outermost block writes.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting = defaultdict(dict)
    token = _waiting.set(waiting)
    try:
        with one_change(), transaction.atomic():
            yield
            flush()
    finally:
        _waiting.reset(token)


def flush() -> None:
    """Write now what waits for the end of `together`."""
    waiting = _waiting.get()
    if waiting is not None:
        for model, pks in waiting.items():
            write(model, pks)
        waiting.clear()
        settle()


def note(model: type[models.Model], pks: Iterable[int], *, new: Container[int] = ()) -> None:
    """Bring the history of these rows up to date, now or at the end of `together`.

    `new` are those whose key the database has just chosen. To be called in the transaction that
    writes the rows, where there is one.
    """
    waiting = _waiting.get()
    rows = {pk: pk in new for pk in pks}
    if waiting is not None:
        # A row that is new and is then written again stays new until it is noted.
        waiting[model] = rows | waiting[model]
    else:
        # Who saves a row of a fixture by hand has none of their own.
        with one_change(), transaction.atomic(savepoint=False):
            write(model, rows)
            settle()


def settle() -> None:
    """Compare figures of the elections that were published with what readers saw of them last.

    To be called when all that a change has written is noted.
    """
    change = current()
    if change.published:
        apps.get_model("elections", "Election").settle(change)


def write(model: type[models.Model], pks: dict[int, bool]) -> None:
    """Note the rows with these keys, which say whether they are new."""
    if not pks:
        return
    names = tracked(model)
    stored = stored_states(model, pks)
    known = {pk for pk, is_new in pks.items() if not is_new}
    latest = latest_states(model, known) if known else {}
    rows = []
    for pk in sorted(pks):
        now = stored.get(pk)
        kind, before = latest.get(pk, (DELETED, None))
        if now is None and kind != DELETED:
            rows.append((pk, DELETED, before, None))
        elif now is not None and kind == DELETED:
            rows.append((pk, CREATED, before, now))
        elif now is not None and now != before:
            rows.append((pk, CHANGED, before, now))
    if rows:
        change = current()
        columns = change.columns()
        noted = in_public(model, names, rows, change)
        history = model.history.model
        history._base_manager.bulk_create(
            history(
                history_type=kind,
                **dict(zip(names, before if now is None else now, strict=True)),
                **columns,
                **noted.get(pk, {}),
            )
            for pk, kind, before, now in rows
        )


def in_public(model: type[models.Model], names, rows, change) -> dict[int, dict[str, int]]:
    """What these rows mean to readers, as columns of history by the rows' keys.

    A row is its key, the kind of its change, and its states before and after. The change is told.
    """
    if not (model.holds_figures or model.publishes):
        # Of others, a new name tells readers something else.
        told = model.carries_figures or model.meaning
        rows = [row for row in rows if told and row[1] == CHANGED]
        if not rows:
            return {}

    def by_name(state):
        return None if state is None else dict(zip(names, state, strict=True))

    written = [Written(pk, kind, by_name(old), by_name(new)) for pk, kind, old, new in rows]
    return model.noted(written, change)


@cache
def tracked(model: type[models.Model]) -> tuple[str, ...]:
    """What history keeps of a row: its columns, and the keys that its links lead to, in order."""
    columns = [field.attname for field in model._meta.concrete_fields]
    return (*columns, *(field.name for field in model._meta.many_to_many))


def stored_states(
    model: type[models.Model], pks: Collection[int], *, lock: bool = True
) -> dict[int, tuple]:
    """The rows as they are now; with `lock` they stay so until the transaction ends."""
    columns = [field.attname for field in model._meta.concrete_fields]
    # Without the lock two transactions that link one row to different sources would each note
    # its own link alone.
    rows = model._base_manager.filter(pk__in=among(pks))
    if lock:
        rows = rows.select_for_update(no_key=True)
    found = {row[0]: row[1:] for row in rows.order_by().values_list("pk", *columns)}
    for field in model._meta.many_to_many:
        linked = defaultdict(list)
        for pk, other in links(field, found) if found else ():
            linked[pk].append(other)
        found = {pk: (*state, sorted(linked[pk])) for pk, state in found.items()}
    return found


def links(field: models.ManyToManyField, pks: Iterable[int]) -> Iterable[tuple[int, int]]:
    """The links of a many-to-many field from the rows with these keys, as pairs of keys."""
    through = field.remote_field.through
    here = through._meta.get_field(field.m2m_field_name()).attname
    there = through._meta.get_field(field.m2m_reverse_field_name()).attname
    return through._base_manager.filter(**{f"{here}__in": among(pks)}).values_list(here, there)


def latest_states(model: type[models.Model], pks: set[int]) -> dict[int, tuple[str, tuple]]:
    """The kind and the state of each row's last row of history, if it has one."""
    history, key = model.history.model, model._meta.pk.attname
    rows = history._base_manager.filter(**{f"{key}__in": among(pks)})
    last = rows.order_by().values(key).annotate(last=Max("history_id")).values("last")
    found = history._base_manager.filter(history_id__in=last).order_by()
    return {
        row[0]: (row[1], row[2:]) for row in found.values_list(key, "history_type", *tracked(model))
    }
