"""What the editor chose, and what storing a file does to each row."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from elections.models import Account, Round, Source
from elections.resources.problems import Problem

# Changes that the preview of a large table shows.
MOST_SHOWN = 200
NEW, CHANGED, REMOVED, SAME, KEPT = "new", "changed", "removed", "unchanged", "kept"


@dataclass(frozen=True)
class Order:
    """What the editor chose beside the file; a `None` keeps what is stored, or the default."""

    round: Round
    source: Source
    user: Any
    as_of: str = ""
    # Whether stored figures that the file lacks are taken away.
    anew: bool = False
    status: str | None = None
    share_base: str | None = None
    counts_printed_to: int | None = None


@dataclass(frozen=True)
class Cell:
    """A field of a row before and after."""

    label: str
    old: Any
    new: Any

    @property
    def changes(self) -> bool:
        return self.old != self.new


@dataclass(frozen=True)
class Change:
    """What happens to one row. `row` is its row in the file, if it has one of its own."""

    kind: str
    model: type[models.Model]
    name: str
    cells: tuple[Cell, ...] = ()
    row: int | None = None
    pk: int | None = None

    @property
    def table(self) -> str:
        return str(self.model._meta.verbose_name)


@dataclass
class Outcome:
    """`seen` is the stored state that the changes were compared with, to be compared again;
    `removed` are rows of figures that the file takes away.

    With `problems` not all was written, and the transaction has to be rolled back.
    """

    changes: list[Change] = field(default_factory=list)
    account: Account | None = None
    seen: dict[str, Any] = field(default_factory=dict)
    removed: list[models.Model] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    more: Counter = field(default_factory=Counter)
    pks: dict[type[models.Model], list[int]] = field(default_factory=dict)

    def number(self, kind: str) -> int:
        return sum(change.kind == kind for change in self.changes) + self.more[kind]

    def tell_of_many(self, kind: str, model: type[models.Model], name: str, pk, cells) -> None:
        """Note a change of a large table; the preview shows the first of those that have a name."""
        self.pks.setdefault(model, []).append(pk)
        if name and len(self.changes) < MOST_SHOWN:
            self.changes.append(Change(kind, model, name, cells, pk=pk))
        else:
            self.more[kind] += 1

    @property
    def writes(self) -> bool:
        return any(self.number(kind) for kind in (NEW, CHANGED, REMOVED))


def label_of(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)


def cells_of(row, before: dict, names: tuple[str, ...], is_new: bool) -> tuple[Cell, ...]:
    """The fields of a row before and after, in words; those blank at both times are left out."""
    cells = []
    for name in names:
        old = "" if is_new else in_words(row, name, before[name])
        cell = Cell(label_of(type(row), name), old, in_words(row, name, getattr(row, name)))
        cells.append(cell)
    return tuple(cells)


def in_words(row: models.Model, name: str, value) -> str:
    """A value as the preview shows it: blank is not stated, and a choice stands by its label."""
    if value is None or value == "":
        return ""
    choices = dict(row._meta.get_field(name).flatchoices)
    return str(choices.get(value, value))
