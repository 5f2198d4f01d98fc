"""How each model is written as a table, which follows from its fields and its identity."""

from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.core.serializers import sort_dependencies
from django.db.models import Field, ForeignKey, Model

from elections import models
from elections.models.history import record_models

# A yes-or-no column that only one row of a group may have: rows with it are imported after those
# without, so that a file can move it from one row to another.
MOVED = {models.Account: "is_lead"}
# The references, beside those of the key, that a row's name is put together from.
NAMED_BY = {
    models.Account: ("source", "round__election", "area"),
    models.Option: ("person", "running_mate"),
}


@dataclass(frozen=True)
class Table:
    """The shape of a model's table: its natural key, written in columns, first."""

    model: type[Model]

    @property
    def last(self) -> str | None:
        """See `MOVED`."""
        return MOVED.get(self.model)

    @property
    def named_by(self) -> tuple[str, ...]:
        """See `NAMED_BY`."""
        return NAMED_BY.get(self.model, ())

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns of the natural key, in the order of `get_by_natural_key`."""
        return tuple(
            column for name in self.model.identity for column in columns_of(self.field(name))
        )

    @cached_property
    def spelling(self) -> dict[str, tuple[str, ...]]:
        """Every foreign key of the model with its columns: those of the other's natural key."""
        foreign = (field for field in self.model._meta.fields if isinstance(field, ForeignKey))
        return {field.name: columns_of(field) for field in foreign}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """All columns: first the key, then the model's fields in their order, then links."""
        names = list(self.key)
        for model_field in [*self.model._meta.fields, *self.model._meta.many_to_many]:
            if not model_field.primary_key:
                names += self.spelling.get(model_field.name, (model_field.name,))
        return tuple(dict.fromkeys(names))

    @cached_property
    def key_fields(self) -> tuple[str, ...]:
        """The foreign keys that the natural key runs through."""
        return tuple(name for name, columns in self.spelling.items() if set(columns) <= {*self.key})

    @cached_property
    def to_itself(self) -> tuple[tuple[str, ...], ...]:
        """The columns that name another row of the same table, in the order of its key."""
        return tuple(
            columns
            for name, columns in self.spelling.items()
            if self.field(name).related_model is self.model
        )

    @cached_property
    def links_to_itself(self) -> tuple[str, ...]:
        """The columns that name any number of rows of the same table."""
        fields = self.model._meta.many_to_many
        return tuple(field.name for field in fields if field.related_model is self.model)

    @property
    def ways_to_itself(self) -> tuple[tuple[str, ...], ...]:
        return (*self.to_itself, *((name,) for name in self.links_to_itself))

    @cached_property
    def joins(self) -> tuple[str, ...]:
        """What `select_related` has to fetch for natural keys to be written without a query."""
        paths = []
        for name in self.spelling:
            paths.append(name)
            other = TABLES[self.field(name).related_model]
            paths += [f"{name}__{path}" for path in other.key_joins]
        return tuple(paths)

    @cached_property
    def key_joins(self) -> tuple[str, ...]:
        """What it has to fetch of a row that others refer to, for its key and its name."""
        paths = [*self.named_by]
        for name in self.key_fields:
            paths.append(name)
            other = TABLES[self.field(name).related_model]
            paths += [f"{name}__{path}" for path in other.key_joins]
        return tuple(paths)

    def field(self, name: str) -> Field:
        return self.model._meta.get_field(name)


def columns_of(field: Field) -> tuple[str, ...]:
    """The columns in which a field is written.

    A reference is written in those of the other row's natural key. The last of these has the
    reference's own name, if it is no reference itself: an option's are `election` and `option`.
    """
    if not field.is_relation:
        return (field.name,)
    fields = [field.related_model._meta.get_field(name) for name in field.related_model.identity]
    columns = [column for each in fields for column in columns_of(each)]
    if not fields[-1].is_relation:
        columns[-1] = field.name
    return tuple(columns)


# Each after those that it refers to.
TABLES = {
    model: Table(model)
    for model in sort_dependencies([(apps.get_app_config("elections"), record_models())])
}
