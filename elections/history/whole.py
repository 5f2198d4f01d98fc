"""A whole election: the rows that belong to it, which are deleted and brought back together."""

import hashlib
from collections.abc import Mapping

from django.db.models import Model

from elections.changelog.keys import among
from elections.changelog.notes import DELETED, stored_states
from elections.models import Election, Option
from elections.published import owners
from elections.resources.tables import TABLES

from .differences import State, state_of

# The tables of an election's rows, each after those that it refers to.
PARTS = tuple(model for model in TABLES if model is not Election and owners(model))


def belonging(election: Election) -> dict[type[Model], list[int]]:
    """The keys of the rows that belong to an election, by table; tables without any are left out.

    Each table comes after those that it refers to.
    """
    found = {}
    for model in PARTS:
        keys = set()
        for path in owners(model):
            rows = model._default_manager.filter(**{"__".join(path): election})
            keys.update(rows.order_by().values_list("pk", flat=True))
        if keys:
            found[model] = sorted(keys)
    return found


def digest(election: Election, rows: Mapping[type[Model], list[int]], *, lock: bool = False) -> str:
    """What stands for an election and its rows as they are stored: of others it is another one.

    With `lock`, in a transaction, nobody else changes them before its end.
    """
    told = hashlib.sha256()
    for model, keys in {Election: [election.pk], **rows}.items():
        states = stored_states(model, keys, lock=lock)
        told.update(repr((model.__name__, sorted(states.items()))).encode())
    return told.hexdigest()


def delete(election: Election, rows: Mapping[type[Model], list[int]]) -> None:
    """Delete an election with its rows, in a transaction of the caller's.

    Raises ProtectedError where the next election names it as the one before.
    """
    # The lines of an option point to it. History keeps what stood there when this began.
    Option.objects.filter(pk__in=among(rows.get(Option, ()))).update(part_of=None)
    for model in reversed(rows):
        model.objects.filter(pk__in=among(rows[model])).delete()
    election.delete()


def deleted_with(row: Model) -> dict[type[Model], dict[int, State]]:
    """The last states of the rows that were deleted together with an election, by table and key.

    `row` is the election's row of history. Empty where it tells of something else.
    """
    if row.history_type != DELETED:
        return {}
    found = {}
    elections = {row.id}
    keys = {Election: elections}
    for model in PARTS:
        [path] = owners(model)
        parent = model._meta.get_field(path[0])
        gone = model.history.filter(
            history_change=row.history_change,
            history_type=DELETED,
            **{f"{parent.attname}__in": among(keys.get(parent.related_model, ()))},
        )
        states = {each.id: state_of(each, model) for each in gone.order_by("history_id")}
        keys[model] = set(states)
        if states:
            found[model] = states
    if Option in found:
        found[Option] = with_lines_last(found[Option])
    return found


def with_lines_last(options: dict[int, State]) -> dict[int, State]:
    """Options in an order in which each comes after the one that it is a line of."""
    found, waiting = {}, dict(options)
    while waiting:
        ready = {pk: state for pk, state in waiting.items() if state["part_of_id"] not in waiting}
        if not ready:
            return found | waiting  # in a circle, which no order helps
        found |= ready
        waiting = {pk: state for pk, state in waiting.items() if pk not in ready}
    return found
