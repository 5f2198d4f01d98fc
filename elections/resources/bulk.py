"""What an import asks of the database and writes to it, many rows at a time.

A row by itself would take a query for each of its references, one to find the stored row, some to
hold it to its constraints, and one to write it. Here a part of the file is looked up together
(`Lookups`), and what it changes is written together (`Writer`), by the loader of fixtures.
"""

import re
from collections.abc import Callable, Iterable
from enum import Enum

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model, prefetch_related_objects

from elections import permissions
from elections.changelog.keys import among
from elections.loading.plans import Plan, all_plans
from elections.loading.references import LARGEST, References
from elections.loading.rows import Row
from elections.loading.storage import reserve, stored_rows, write
from elections.models import Election

from .columns import Reference
from .links import LinksColumn, split_keys
from .tables import TABLES, Table

# Rows of a file that are looked up, checked and written together.
PART = 1_000
# Found references that are remembered for the parts to come.
REMEMBERED = 10_000
# What else stands in a cell names no election.
SLUG = re.compile("[-a-zA-Z0-9_]{1,150}")


def hold_elections(dataset, table: Table) -> None:
    """Let none of the elections that a file names be published before it is taken over."""
    name = "slug" if table.model is Election else "election"
    if name not in dataset.headers:
        return
    cells = (f"{cell}".strip() for cell in dataset[name])
    named = sorted({cell for cell in cells if SLUG.fullmatch(cell)})
    found = set()
    for start in range(0, len(named), PART):
        rows = Election.objects.filter(slug__in=named[start : start + PART]).order_by()
        found.update(rows.values_list("pk", flat=True))
    permissions.hold(found)


def plan_of(model: type[Model]) -> Plan:
    return all_plans()[model._meta.label_lower]


def is_sound(plan: Plan, instance: Model) -> bool:
    """Whether a row surely meets the model's rules: without asking the database, or saying why not.

    That no other row has its natural key was seen when it was looked up; where something else has
    to be the row's alone, only the database knows.
    """
    values = instance.__dict__
    if any(values[field.attname] is None and not field.null for field in plan.foreign.values()):
        return False
    try:
        # Each reference was read from a row; Django would ask whether that is there.
        instance.clean_fields(exclude=plan.foreign)
        instance.clean()
    except ValidationError:
        return False
    return all(
        condition is not None and condition(values) is not False
        for _constraint, condition in plan.checks
    ) and all(unique.value(values) is None for unique in plan.uniques)


class Lookups:
    """Finds the rows that the rows of a file refer to, and those that they are about."""

    def __init__(self, plan: Plan, columns: dict, with_related: Callable):
        self.plan = plan
        self.columns = columns
        self.with_related = with_related
        self.by_attribute = {
            column.attribute: column for column in columns.values() if isinstance(column, Reference)
        }

    def look_up(self, rows: list[dict]) -> list[Model | None]:
        """The stored row of each row of a file, None for a new one.

        What the rows refer to is found as well, and waits in their columns.
        """
        self.find_references(rows)
        identities = [self.identity_of(row) for row in rows]
        found = {}
        for stored in stored_rows(
            self.plan, self.plan.identity_attnames, {one for one in identities if one is not None}
        ):
            found[stored[0]] = self.plan.identity_of_stored(stored)
        # Locked in one order, so that nobody changes them between the comparison and the writing.
        instances = self.with_related(self.plan.model._default_manager.order_by("pk"))
        instances = instances.select_for_update(of=("self",), no_key=True)
        by_identity = {
            found[instance.pk]: instance
            for instance in (instances.filter(pk__in=among(found)) if found else ())
        }
        return [by_identity.get(identity) for identity in identities]

    def find_references(self, rows: list[dict]) -> None:
        references = References(all_plans().values())
        for column in self.columns.values():
            if isinstance(column, Reference):
                if len(column.found) > REMEMBERED:
                    column.found.clear()
                keys = {key for row in rows if (key := self.key_in(column, row)) is not None}
                model = column.model_field.related_model
                references.fetch(model, keys - column.found.keys())
                found = {
                    key: references.known[model][key].instance
                    for key in keys & references.known[model].keys()
                }
                # For the preview, which writes out the names of the rows that it shows.
                prefetch_related_objects([*found.values()], *TABLES[model].named_by)
                column.found |= found
            elif isinstance(column, LinksColumn):
                cells = (row.get(column.column_name) for row in rows)
                keys = {key for cell in cells for key in keys_in(cell)}
                column.widget.find(keys - column.widget.found.keys())

    def key_in(self, column: Reference, row: dict) -> tuple | None:
        """The key that a row's cells spell; None where they spell none, which is told later."""
        try:
            return column.read_key(row)
        except (ValidationError, KeyError):
            return None

    def identity_of(self, row: dict) -> tuple | None:
        """What tells the row from others, as the database has it; None where it cannot be read."""
        identity = []
        try:
            for name in self.plan.identity:
                if name in self.by_attribute:
                    referred = self.by_attribute[name].clean(row)
                    identity.append(None if referred is None else referred.pk)
                else:
                    identity.append(self.columns[name].widget.clean(row.get(name, "")))
        except ValidationError:
            return None
        if any(isinstance(part, int) and part > LARGEST for part in identity):
            return None
        return tuple(identity)


def keys_in(cell) -> list[str]:
    """The keys of rows in a cell; none in one that cannot be read, which is told later."""
    try:
        return split_keys(cell)
    except ValidationError:
        return []


class Writer:
    """Collects what an import creates and changes, and writes it together.

    `failed` is called with what was put in and the error, for each row that the database refuses.
    """

    def __init__(self, plan: Plan, failed: Callable[[object, Exception], None]):
        self.plan = plan
        self.failed = failed
        self.waiting: list[tuple[Row, object]] = []

    def put(
        self, instance: Model, old: tuple | None, links: dict[str, tuple[set, set]], token: object
    ) -> None:
        """Take a row: as it is stored (None if it is new), with its links before and after."""
        row = Row(self.plan)
        row.instance, row.values, row.old, row.pk = instance, instance.__dict__, old, instance.pk
        for name, value in row.values.items():
            if isinstance(value, Enum):
                row.values[name] = value.value  # drivers want the text
        row.linked = {name: after for name, (_before, after) in links.items()}
        row.links = {
            name: (after - before, before - after)
            for name, (before, after) in links.items()
            if after != before
        }
        self.waiting.append((row, token))

    def flush(self) -> None:
        """Write what waits. After an error PostgreSQL takes no more queries without a savepoint."""
        waiting, self.waiting = self.waiting, []
        if not waiting:
            return
        try:
            with transaction.atomic():
                self.write([row for row, _token in waiting])
        except DatabaseError:
            for row, token in waiting:
                try:
                    with transaction.atomic():
                        self.write([row])
                except DatabaseError as error:
                    self.failed(token, error)

    def write(self, rows: Iterable[Row]) -> None:
        created = [row for row in rows if row.old is None]
        changed = [row for row in rows if row.old is not None]
        new = [row for row in created if row.pk is None]
        for row, pk in zip(new, reserve(self.plan, len(new), set()) if new else (), strict=True):
            row.become(pk)
        write(self.plan, created, changed)
        for row in created:
            row.instance._state.adding, row.instance._state.db = False, "default"
