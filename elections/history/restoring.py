"""Brings a state of the past back: all of it, checked like a form, or none of it."""

import dataclasses
import hashlib
from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import FileField, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from elections import permissions
from elections.changelog import flush, together
from elections.changelog.notes import DELETED, stored_states, tracked
from elections.models import Election, Publication

from . import whole
from .belonging import PARTS, owner_column
from .differences import Difference, State, differences, referred_to, state_of
from .names import Key, Names

ADD, CHANGE, DELETE = "add", "change", "delete"
NOT_ALLOWED = {
    ADD: gettext_lazy("You do not have permission to add rows to the table %(table)s."),
    CHANGE: gettext_lazy("You do not have permission to change rows in the table %(table)s."),
    DELETE: gettext_lazy("You do not have permission to delete rows from the table %(table)s."),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """What is done to a row: `action` is add, change or delete."""

    action: str
    model: type[Model]
    pk: int
    before: State | None
    after: State | None


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """The steps that lead from what is stored to a state; none where it is stored so.

    `now` holds the rows that were looked at, as they are stored.
    """

    steps: tuple[Step, ...]
    now: dict[Key, State] = dataclasses.field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Stands for the plan in the page that shows it: another one has another."""
        told = [(each.action, each.model.__name__, each.pk, each.before) for each in self.steps]
        return hashlib.sha256(repr(told).encode()).hexdigest()

    @property
    def elections(self) -> set[int]:
        """The keys of the elections that its rows belong to, as they are and as they will be."""
        parents = defaultdict(set)
        for each in self.steps:
            if each.model is Election:
                parents[Election].add(each.pk)
            for name, parent in permissions.parents(each.model).items():
                column = each.model._meta.get_field(name).attname
                states = (state for state in (each.before, each.after) if state)
                parents[parent].update(state[column] for state in states)
        return {
            pk
            for parent, pks in parents.items()
            for pk in permissions.elections_of_stored(parent, pks)
        }

    def told(self, names: Names) -> list[tuple[str, str, str, tuple[Difference, ...]]]:
        """Each step as (action, table, row, what differs)."""
        names.read((step.model, step.pk) for step in self.steps)
        for step in self.steps:
            names.read(referred_to(step.model, step.before))
            names.read(referred_to(step.model, step.after))
        return [
            (
                step.action,
                str(step.model._meta.verbose_name),
                names.name(step.model, step.pk),
                differences(step.model, step.before, step.after, names),
            )
            for step in self.steps
        ]


def plan(model: type[Model], row: Model, *, with_parts: bool, lock: bool = False) -> Plan:
    """How to come back to a row of history, with the rows that were part of it if wished.

    With `lock`, in a transaction, nobody else changes the rows before its end.
    """
    parts, looked_at = [], {}
    if with_parts and model is Election:
        for part, then in whole.deleted_with(row).items():
            stored = states(part, set(then), lock)
            parts += [step(part, pk, stored.get(pk), state) for pk, state in then.items()]
            looked_at |= {(part, pk): state for pk, state in stored.items()}
    if with_parts and model in PARTS:
        part = PARTS[model]
        ever = ever_parts(part, row)
        of_parts = states(part, ever, lock)
        parts = part_steps(part, row, ever, of_parts)
        looked_at = {(part, pk): state for pk, state in of_parts.items()}
    stored = states(model, {row.id}, lock)
    looked_at |= {(model, pk): state for pk, state in stored.items()}
    now = stored.get(row.id)
    itself = step(model, row.id, now, wanted(model, row, now))
    # What is taken away comes first, for it may hold what others are to take; parts come last.
    taken = [each for each in parts if each and each.action == DELETE]
    others = [each for each in parts if each and each.action != DELETE]
    others.sort(key=lambda each: each.action != CHANGE)
    return Plan((*taken, *([itself] if itself else []), *others), looked_at)


def states(model: type[Model], pks: set[int], lock: bool) -> dict[int, State]:
    found = stored_states(model, pks, lock=lock)
    return {pk: dict(zip(tracked(model), state, strict=True)) for pk, state in found.items()}


def wanted(model: type[Model], row: Model, now: State | None) -> State:
    """The state to come to. What is public is chosen on the page for it, and not on the way."""
    found = state_of(row, model)
    if model is Election:
        found["publication"] = now["publication"] if now else Publication.DRAFT.value
    return found


def step(model: type[Model], pk: int, before: State | None, after: State | None) -> Step | None:
    if before == after:
        return None
    action = ADD if before is None else DELETE if after is None else CHANGE
    return Step(action, model, pk, before, after)


def ever_parts(part: type[Model], row: Model) -> set[int]:
    """The keys of all rows that were ever part of a row."""
    owned = {owner_column(part): row.id}
    return set(part.history.filter(**owned).order_by().values_list("id", flat=True))


def part_steps(
    part: type[Model], row: Model, ever: set[int], now: dict[int, State]
) -> list[Step | None]:
    """The steps that bring the parts of a row back to what they were at its row of history.

    `ever` are the keys of all that ever were, and `now` the states of those that are stored.
    """
    owner = owner_column(part)
    then = {}
    # A deletion took the parts with it: those that there were just before are meant.
    until = "lt" if row.history_type == DELETED else "lte"
    rows = part.history.filter(id__in=ever, **{f"history_date__{until}": row.history_date})
    for each in rows.order_by("history_id"):
        there = each.history_type != DELETED and getattr(each, owner) == row.id
        then[each.id] = state_of(each, part) if there else None
    here = {pk for pk, state in now.items() if state[owner] == row.id}
    return [
        step(part, pk, now.get(pk), then.get(pk))
        for pk in sorted(ever)
        if then.get(pk) is not None or pk in here
    ]


def restore(found: Plan, user) -> None:
    """Take the steps for a user, all of them or none. Raises ValidationError with sentences.

    The reason, and that it is a restoration, is said of the change by who calls.
    """
    with together():
        for each in found.steps:
            apply_step(each, user)
        flush()


def apply_step(each: Step, user) -> None:
    if not permissions.may(user, each.action, each.model):
        table = {"table": each.model._meta.verbose_name_plural}
        raise ValidationError(NOT_ALLOWED[each.action], params=table)
    if each.action == DELETE:
        row = each.model._default_manager.get(pk=each.pk)
        if not permissions.may_delete(user, row):
            raise ValidationError(
                _("You do not have permission to delete “%(row)s”.") % {"row": row}
            )
        row.delete()
        return
    missing = list(missing_rows(each))
    if missing:
        raise ValidationError(missing)
    row = instance_of(each)
    refused = permissions.refusals(user, row)
    if refused:
        raise ValidationError(list(refused.values()))
    try:
        row.full_clean()
    except ValidationError as error:
        raise ValidationError(list(sentences(row, error))) from error
    row.save(force_insert=each.action == ADD)
    for field in each.model._meta.many_to_many:
        getattr(row, field.name).set(each.after[field.name])


def instance_of(each: Step) -> Model:
    """The row as it will be, which the form's rules are then asked about."""
    columns = {
        field.attname: each.after[field.attname] for field in each.model._meta.concrete_fields
    }
    row = each.model(**columns)
    row._state.adding = each.action == ADD
    return row


def missing_rows(each: Step) -> Iterable[str]:
    """A sentence for each row or file that the state refers to and that is gone."""
    wanted = defaultdict(set)
    for model, pk in referred_to(each.model, each.after):
        wanted[model].add(pk)
    names = Names()
    names.read((model, pk) for model, pks in wanted.items() for pk in pks)
    for model, pk in sorted(names.gone, key=str):
        if pk in wanted[model]:
            yield _("The %(table)s “%(row)s” has been deleted. Restore it first.") % {
                "table": model._meta.verbose_name,
                "row": names.name(model, pk),
            }
    for field in each.model._meta.concrete_fields:
        path = each.after[field.attname]
        if isinstance(field, FileField) and path and not field.storage.exists(path):
            yield _("The file %(path)s no longer exists.") % {"path": path}


def sentences(row: Model, error: ValidationError) -> Iterable[str]:
    for name, messages in error.message_dict.items():
        for message in messages:
            if name == NON_FIELD_ERRORS:
                yield _("“%(row)s”: %(message)s") % {"row": row, "message": message}
            else:
                yield _("“%(row)s”, %(field)s: %(message)s") % {
                    "row": row,
                    "field": row._meta.get_field(name).verbose_name,
                    "message": message,
                }
