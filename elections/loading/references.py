"""Finds the rows that records refer to, many at a time."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from .plans import Plan
from .rows import Row
from .storage import stored_rows
from .values import is_storable, is_whole_number

# What both databases keep in a key column, and take as a parameter.
LARGEST = 2**63 - 1

# A natural key, or a primary key where a record refers by that.
Key = tuple | int


class References:
    """The rows that records can refer to, by model and key.

    The files' own rows are added as they are read; others are fetched when they are asked for,
    with a few queries for any number of them.
    """

    def __init__(self, plans: Iterable[Plan]):
        self.plans = {plan.model: plan for plan in plans}
        self.known: dict[type[Model], dict[Key, Row]] = {
            field.related_model: {}
            for plan in self.plans.values()
            for field in (*plan.foreign.values(), *plan.many.values())
        }

        self._shapes: dict[type[Model], list[str]] = {}

    def __len__(self):
        return sum(map(len, self.known.values()))

    def forget(self) -> None:
        """Let go of all rows; those still needed are fetched anew."""
        for rows in self.known.values():
            rows.clear()

    def learn(self, plan: Plan, rows: list[Row]) -> None:
        """Let records refer to rows of the files, by their natural keys."""
        known = self.known[plan.model]
        through = [name for name in plan.identity if name in plan.foreign]
        for row in rows:
            row.key = self.key_of(row) if through else plan.identity_of(row.values)
            known[row.key] = row

    def key_of(self, row: Row) -> tuple:
        """The natural key that a record's fields spell out."""
        key = []
        for name, attname in zip(row.plan.identity, row.plan.identity_attnames, strict=True):
            if name in row.plan.foreign:
                target, written = self._referred(row, name)
                # As written, the key serves to find the row even if its own reference is broken.
                key.extend(target.key if target else written if type(written) is tuple else ())
            else:
                key.append(row.values[attname])
        return tuple(key)

    def _referred(self, row: Row, name: str) -> tuple[Row | None, Key | None]:
        """The row that a record's reference leads to, if it is known, and the reference's key."""
        model, given = related(row.plan, name), row.given.get(name)
        known = self.known[model]
        if given is None and row.plan.foreign[name].null:
            return None, ("",) * len(self.shape(model))
        if type(given) is list:
            try:
                return known[tuple(given)], None
            except (KeyError, TypeError):
                pass
        written = as_key(given)
        return known.get(written), written

    def shape(self, model: type[Model]) -> list[str]:
        """The names of the parts of a model's natural key."""
        if model not in self._shapes:
            plan, names = self.plans[model], []
            for name in plan.identity:
                parts = self.shape(related(plan, name)) if name in plan.foreign else []
                names.extend(parts if len(parts) > 1 else [name])
            self._shapes[model] = names
        return self._shapes[model]

    def fetch(self, model: type[Model], keys: Iterable[Key | None]) -> None:
        """Look up in the database what is not known yet. What is not there stays unknown."""
        known = self.known[model]
        keys = {key for key in keys if key is not None and key not in known}
        if keys:
            self._fetch_by_pk(self.plans[model], {key for key in keys if type(key) is int})
            self._fetch_by_key(self.plans[model], {key for key in keys if type(key) is tuple})

    def _fetch_by_pk(self, plan: Plan, pks: set[int]) -> None:
        pks = {(pk,) for pk in pks if 0 < pk <= LARGEST}
        for stored in stored_rows(plan, plan.attnames[:1], pks):
            row = self._row(plan, stored)
            row.key = tuple(row.instance.natural_key())
            self.known[plan.model][row.pk] = row

    def _fetch_by_key(self, plan: Plan, keys: set[tuple]) -> None:
        known = self.known[plan.model]
        split = {key: parts for key in keys if (parts := self._split(plan, key))}
        for place, name in enumerate(plan.identity):
            if name in plan.foreign:
                wanted = {parts[place] for parts in split.values()}
                wanted = {key for key in wanted if not leads_nowhere(plan, name, key)}
                self.fetch(related(plan, name), wanted)
        sought: dict[tuple, tuple[dict[str, Row], list[tuple]]] = {}
        for key, parts in split.items():
            targets = self._targets(plan, parts)
            if targets is None:
                continue
            # Written as the rows have it: a number may stand in quotation marks in the file.
            spelt = tuple(
                part
                for name, each in zip(plan.identity, parts, strict=True)
                for part in (targets[name].key if name in targets else as_tuple(each))
            )
            if spelt in known:
                known[key] = known[spelt]
                continue
            identity = tuple(
                targets[name].pk if name in targets else None if type(each) is tuple else each
                for name, each in zip(plan.identity, parts, strict=True)
            )
            sought.setdefault(identity, (targets, [spelt]))[1].append(key)
        for stored in stored_rows(plan, plan.identity_attnames, sought):
            row = self._row(plan, stored)
            targets, names = sought[plan.identity_of(row.values)]
            for name, target in targets.items():
                row.refer(name, plan.foreign[name].attname, target)
            row.key = names[0]
            known.update(dict.fromkeys(names, row))

    def _row(self, plan: Plan, stored: tuple) -> Row:
        row = Row(plan)
        row.fill(dict(zip(plan.attnames, stored, strict=True)))
        row.become(stored[0], old=stored)
        return row

    def _targets(self, plan: Plan, parts: list) -> dict[str, Row] | None:
        """The rows that a natural key goes through, or None if one of them is not there."""
        targets = {}
        for name, part in zip(plan.identity, parts, strict=True):
            if name in plan.foreign and not leads_nowhere(plan, name, part):
                targets[name] = self.known[related(plan, name)].get(part)
        return None if None in targets.values() else targets

    def _split(self, plan: Plan, key: tuple) -> list | None:
        """A natural key's part for each field of the identity, or None if it cannot be one."""
        if len(key) != len(self.shape(plan.model)):
            return None
        parts, place = [], 0
        for name in plan.identity:
            if name in plan.foreign:
                width = len(self.shape(related(plan, name)))
                parts.append(key[place : place + width])
            else:
                width = 1
                parts.append(as_part(plan.plain[name], key[place]))
            place += width
        return None if None in parts else parts


def related(plan: Plan, name: str) -> type[Model]:
    """The model that a relation of a plan's model leads to."""
    return plan.relations[name].related_model


def leads_nowhere(plan: Plan, name: str, key: tuple) -> bool:
    """Whether a key's part of a relation is blank, as it is where the row refers to nothing."""
    return plan.foreign[name].null and not any(key)


def as_tuple(part: tuple | str | int) -> tuple:
    return part if type(part) is tuple else (part,)


def as_key(given: Any) -> Key | None:
    """What a record gives as a reference, as a key; None if it cannot be one."""
    if type(given) is list:
        if all(type(part) in (str, int) for part in given):
            return tuple(given)
        return None
    return given if type(given) is int else None


def as_part(field, part: str | int) -> str | int | None:
    """A part of a natural key as the field's column has it; None if the column cannot."""
    if is_whole_number(field):
        try:
            part = int(part)
        except ValueError:
            return None
        return part if abs(part) <= LARGEST else None
    return part if type(part) is str and is_storable(part) else None
