"""How each model is written as a table: what identifies a row and how references are spelled.

Everything else (the columns, their order, what each takes) follows from the model's fields.
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Field, ForeignKey, Model

from elections import models


@dataclass(frozen=True)
class Table:
    """The shape of a model's table.

    `key` names the columns of the natural key, in the order of `get_by_natural_key`.
    `references` maps a foreign key to the columns that hold the other row's natural key, in its
    order; one that is not listed is a single column of its own name. `last` names a yes-or-no
    column that only one row of a group may have: rows with it are imported after those without,
    so that a file can move it from one row to another.
    """

    model: type[Model]
    key: tuple[str, ...]
    references: dict[str, tuple[str, ...]] = field(default_factory=dict)
    last: str | None = None

    @cached_property
    def spelling(self) -> dict[str, tuple[str, ...]]:
        """Every foreign key of the model with its columns."""
        return {
            field.name: self.references.get(field.name, (field.name,))
            for field in self.model._meta.fields
            if isinstance(field, ForeignKey)
        }

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """All columns: first the key, then the model's fields in their order, then sources."""
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
    def to_itself(self) -> tuple[str, ...]:
        """The columns that name another row of the same table."""
        return tuple(
            columns[-1]
            for name, columns in self.spelling.items()
            if self.field(name).related_model is self.model
        )

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
        paths = []
        for name in self.key_fields:
            paths.append(name)
            other = TABLES[self.field(name).related_model]
            paths += [f"{name}__{path}" for path in other.key_joins]
        return tuple(paths)

    def field(self, name: str) -> Field:
        return self.model._meta.get_field(name)


TABLES = {
    table.model: table
    for table in [
        Table(models.Jurisdiction, key=("slug",)),
        Table(models.Area, key=("slug",)),
        Table(models.Person, key=("slug",)),
        Table(models.Party, key=("slug",)),
        Table(models.Source, key=("key",)),
        Table(models.Election, key=("slug",)),
        Table(models.Round, key=("election", "number")),
        Table(models.KeyDate, key=("election", "slug")),
        Table(models.Candidacy, key=("election", "person")),
        Table(
            models.Account,
            key=("election", "round_number", "source", "as_of", "area"),
            references={"round": ("election", "round_number")},
            last="is_lead",
        ),
        Table(
            models.CandidateResult,
            key=("election", "round_number", "source", "as_of", "area", "person"),
            references={
                "account": ("election", "round_number", "source", "as_of", "area"),
                "candidacy": ("election", "person"),
            },
        ),
        Table(models.ReportedFigure, key=("election", "measure", "source")),
        Table(models.Delegation, key=("election", "role", "jurisdiction", "organisation")),
        Table(models.Actor, key=("slug",)),
        Table(models.Statement, key=("election", "slug")),
        Table(models.Section, key=("election", "page")),
        Table(
            models.Discrepancy,
            key=("election", "slug"),
            references={"candidacy": ("election", "person")},
        ),
        Table(
            models.Wording,
            key=("election", "discrepancy", "source"),
            references={"discrepancy": ("election", "discrepancy")},
        ),
    ]
}
