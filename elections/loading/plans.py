"""What the loader knows of each model: how its rows are told apart, read, checked and stored."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property, partial
from operator import itemgetter
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import BaseConstraint, CheckConstraint, Model, Q, UniqueConstraint

from elections.models.history import RecordModel

from .conditions import Condition, compiled
from .values import column_reader, is_kept_as_it_is, read_slowly

# Sets of fields that a model's records give and that are remembered, whatever a file holds.
MOST_SHAPES = 100


@dataclass(frozen=True)
class Shape:
    """How to read the records of one model that give the same fields."""

    # The plain fields, each with what reads it in many records; the others that are fields.
    plain: tuple[tuple[str, Callable[[list], list]], ...]
    relations: tuple[str, ...]
    # Names that are no field's, and fields that such a record lacks.
    unknown: tuple[str, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class Unique:
    """Columns that no two rows may have alike, among the rows that meet a condition."""

    attnames: tuple[str, ...]
    # The field to blame, if it is one.
    field: str | None
    # One of the columns that may be null, and a row with a null there is free.
    nullable: str | None
    applies: Condition | None
    error: Callable[[Model], ValidationError]

    def value(self, values: dict) -> tuple | None:
        """What must be the row's alone, or None where the row is free."""
        value = tuple([values[attname] for attname in self.attnames])
        if None in value or (self.applies and not self.applies(values)):
            return None
        return value


class Plan:
    """How to load one model. `attnames` are its columns as Python names them, the key first."""

    def __init__(self, model: type[Model]):
        self.model = model
        self.meta = model._meta
        self.label = self.meta.label_lower
        self.cleans = model.clean is not Model.clean
        fields = [self.meta.pk, *(f for f in self.meta.concrete_fields if not f.primary_key)]
        self.fields = tuple(fields)
        self.attnames = tuple(field.attname for field in fields)
        self.row_of = itemgetter(*self.attnames)
        self.foreign = {f.name: f for f in fields if is_loaded(f.related_model)}
        self.many = {field.name: field for field in self.meta.many_to_many}
        self.relations = self.foreign | self.many
        self.plain = {f.name: f for f in fields[1:] if not f.remote_field}
        self.columns = {name: column_reader(field) for name, field in self.plain.items()}
        self._shapes: dict[tuple[str, ...], Shape] = {}
        self.defaults = {field.attname: initial(field) for field in fields}
        self.callables = {
            f.attname: f.default for f in fields if f.has_default() and callable(f.default)
        }
        self.required = {name for name in (*self.foreign, *self.plain) if self.needs(name)}
        self.names = {*self.relations, *self.plain}
        self.identity = model.identity
        self.identity_attnames = tuple(self.meta.get_field(n).attname for n in self.identity)
        # Of a row's values by name, and of a stored row in the order of `attnames`.
        self.identity_of = tuple_getter(self.identity_attnames)
        self.identity_of_stored = tuple_getter(map(self.attnames.index, self.identity_attnames))
        # What databases keep in another form than Python, by place in a row.
        self.converted = [
            (place, field)
            for place, field in enumerate(fields)
            if not (is_kept_as_it_is(field) or field.primary_key or field.remote_field)
        ]

    def shape(self, names: tuple[str, ...]) -> Shape:
        """How to read records that give these names, which is told once for all of them."""
        shape = self._shapes.get(names)
        if shape is None:
            shape = Shape(
                tuple((name, self.columns[name]) for name in names if name in self.plain),
                tuple(name for name in names if name in self.relations),
                tuple(name for name in names if name not in self.names),
                tuple(sorted(self.required.difference(names))),
            )
            if len(self._shapes) < MOST_SHAPES:
                self._shapes[names] = shape
        return shape

    def default(self, name: str) -> Any:
        """What a field holds where a record leaves it out."""
        return self.defaults[self.meta.get_field(name).attname]

    def needs(self, name: str) -> bool:
        """Whether a record has to give a field, because its default is not valid."""
        field = self.meta.get_field(name)
        if name in self.foreign:
            return not field.null
        try:
            read_slowly(field, field.get_default())
        except ValidationError:
            return True
        return False

    def stored(self, values: dict) -> tuple:
        """A row as the database driver takes it, in the order of `attnames`."""
        row = self.row_of(values)
        if self.converted:
            row = list(row)
            for place, field in self.converted:
                row[place] = field.get_db_prep_save(row[place], connection)
        return row

    @cached_property
    def uniques(self) -> list[Unique]:
        """What no two rows may have alike, beside the identity."""
        found = [
            self._unique([field.name])
            for field in self.meta.concrete_fields
            if field.unique and not field.primary_key
        ]
        found += [
            self._unique(each.fields, each)
            for each in self.meta.constraints
            if is_plainly_unique(each, self.model) and not self.is_of_identity(each)
        ]
        return [each for each in found if set(each.attnames) != set(self.identity_attnames)]

    def is_of_identity(self, constraint: UniqueConstraint) -> bool:
        """Whether the identity holds what a constraint asks of rows that lack a part of it."""
        rest = [name for name in self.identity if name not in constraint.fields]
        lacking = Q(**{f"{name}__isnull": True for name in rest})
        return {*constraint.fields, *rest} == {*self.identity} and constraint.condition == lacking

    def _unique(self, names, constraint: UniqueConstraint | None = None) -> Unique:
        fields = [self.meta.get_field(name) for name in names]
        condition = constraint and constraint.condition
        return Unique(
            tuple(field.attname for field in fields),
            None if constraint else names[0],
            next((field.attname for field in fields if field.null), None),
            compiled(condition, self.model) if condition else None,
            partial(unique_error, fields=names, constraint=constraint),
        )

    @cached_property
    def checks(self) -> list[tuple[BaseConstraint, Condition | None]]:
        """The other constraints, each with its condition if Python can tell whether a row meets it.

        Those without have a `validate` method that asks the database.
        """
        return [
            (
                each,
                compiled(each.condition, self.model) if isinstance(each, CheckConstraint) else None,
            )
            for each in self.meta.constraints
            if not is_plainly_unique(each, self.model)
        ]


def tuple_getter(keys: Iterable) -> Callable[[Any], tuple]:
    """A function that returns what a row has under these keys, as a tuple even of one."""
    keys = tuple(keys)
    if len(keys) > 1:
        return itemgetter(*keys)
    [key] = keys
    return lambda row: (row[key],)


def is_loaded(model: type[Model] | None) -> bool:
    return model is not None and issubclass(model, RecordModel)


def initial(field) -> Any:
    default = None if field.remote_field else field.get_default()
    # A member of a model's choices is text and more; drivers want the text.
    return default.value if isinstance(default, Enum) else default


def is_plainly_unique(constraint: BaseConstraint, model: type[Model]) -> bool:
    """Whether a constraint is a unique one that `Unique` can express."""
    return (
        isinstance(constraint, UniqueConstraint)
        and bool(constraint.fields)
        and constraint.nulls_distinct is not False
        and (constraint.condition is None or compiled(constraint.condition, model) is not None)
    )


def unique_error(instance: Model, *, fields, constraint=None) -> ValidationError:
    """What `Model.full_clean` says of a row that is not unique."""
    said = constraint and constraint.violation_error_message
    if constraint and (constraint.condition or said != constraint.default_violation_error_message):
        return ValidationError(constraint.get_violation_error_message())
    return instance.unique_error_message(type(instance), fields)


@cache
def all_plans() -> dict[str, Plan]:
    """The plans by label, each model after those that it refers to."""
    app = apps.get_app_config("elections")
    in_order = serializers.sort_dependencies([(app, None)])
    return {model._meta.label_lower: Plan(model) for model in in_order if is_loaded(model)}
