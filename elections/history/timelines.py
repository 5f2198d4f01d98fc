"""The changes of a row and of all that belongs to it, in a number of queries that is fixed.

It is fixed by the tables concerned: two or three a table, whatever the number of rows and changes.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from django.db.models import Max, Model
from django.utils.translation import gettext as _

from elections.changelog.keys import among
from elections.changelog.notes import CHANGED, CREATED, DELETED
from elections.changelog.order import newest_first

from .belonging import family
from .differences import Difference, differences, referred_to, state_of
from .names import Names

A_PAGE = 25
# Rows of one change that are shown; a load may have changed thousands.
MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row in a change. `history_id` names its state after the change, or before its deletion."""

    model: type[Model]
    pk: int
    history_id: int
    table: str
    name: str
    kind: str
    is_current: bool
    differences: tuple[Difference, ...]

    @property
    def is_new(self) -> bool:
        return self.kind == CREATED

    @property
    def is_deleted(self) -> bool:
        return self.kind == DELETED


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed together: who, when, how, why, and the rows; `more` are not shown."""

    who: str
    date: datetime
    how: str
    detail: str
    reason: str
    rows: tuple[ChangedRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of changes, the newest first; pages are counted from 1."""

    name: str
    changes: tuple[Change, ...]
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Deleted:
    """A row that is gone: its last state, and who deleted it when and why."""

    pk: int
    history_id: int
    name: str
    who: str
    date: datetime
    reason: str


def timeline(
    model: type[Model], pk: int, *, number: int = 1, seen: Collection[type[Model]] | None = None
) -> Timeline | None:
    """The history of a row; none where there is none. `seen` are the tables to be told of."""
    pks = {each: keys for each, keys in family(model, pk).items() if seen is None or each in seen}
    heads = {each: heads_of(each, keys) for each, keys in pks.items()}
    if not heads.get(model):
        return None
    changes = in_order(heads)
    pages = -(-len(changes) // A_PAGE)
    number = min(number, pages)
    chosen = changes[(number - 1) * A_PAGE : number * A_PAGE]
    shown, more = shown_rows(heads, chosen)
    states = read_states(shown)
    names = Names()
    wanted = {(model, pk)} | {(each, row.id) for each, row, _before in states}
    for each, row, before in states:
        wanted |= {*referred_to(each, state_of(row, each))}
        wanted |= {*referred_to(each, before and state_of(before, each))}
    names.read(wanted)
    current = {
        (each, history_id)
        for each, rows in heads.items()
        for history_id in {row[3]: row[2] for row in rows}.values()
    }
    by_change = defaultdict(list)
    for each, row, before in states:
        by_change[row.history_change].append((each, row, before))
    return Timeline(
        name=names.name(model, pk),
        changes=tuple(
            change_of(by_change[change], more[change], names, current) for change in chosen
        ),
        number=number,
        pages=pages,
    )


def heads_of(model: type[Model], pks: set[int]) -> list[tuple]:
    """Change, date, key of history and key of the row, in the order of writing."""
    rows = model.history.filter(id__in=among(pks)).order_by("history_id")
    return list(rows.values_list("history_change", "history_date", "history_id", "id"))


def in_order(heads: dict[type[Model], list[tuple]]) -> list:
    """The changes, the newest first."""
    rows = newest_first(list(heads.values()), date=itemgetter(1))
    return list(dict.fromkeys(change for change, *_rest in rows))


def shown_rows(heads: dict, chosen: list) -> tuple[dict, dict]:
    """The keys of history to read, each with the one before it, and how many rows are left out."""
    shown, more, numbers = defaultdict(dict), defaultdict(int), defaultdict(int)
    wanted = set(chosen)
    for model, rows in heads.items():
        last = {}
        for change, _date, history_id, pk in rows:
            if change in wanted:
                numbers[change] += 1
                if numbers[change] > MOST_ROWS:
                    more[change] += 1
                else:
                    shown[model][history_id] = last.get(pk)
            last[pk] = history_id
    return shown, more


def read_states(shown: dict) -> list[tuple]:
    """Rows of history with those before them, in one query a table."""
    found = []
    for model, pairs in shown.items():
        keys = {*pairs, *pairs.values()} - {None}
        rows = {row.history_id: row for row in model.history.filter(history_id__in=among(keys))}
        found += [(model, rows[key], rows.get(before)) for key, before in sorted(pairs.items())]
    return found


def change_of(rows: list[tuple], more: int, names: Names, current: set) -> Change:
    """A change; `current` are the (table, key of history) of the states that are stored now."""
    _model, first, _before = rows[0]
    return Change(
        who=first.history_user_name or _("Unknown user"),
        date=first.history_date,
        how=first.get_history_how_display(),
        detail=first.history_detail,
        reason=first.history_change_reason,
        rows=tuple(written(*row, names, current) for row in rows),
        more=more,
    )


def written(
    model: type[Model], row: Model, before: Model | None, names: Names, current: set
) -> ChangedRow:
    now = state_of(row, model)
    old = before and state_of(before, model)
    if row.history_type == DELETED:
        old, now = now, None
    elif row.history_type != CHANGED:
        old = None
    return ChangedRow(
        model=model,
        pk=row.id,
        history_id=row.history_id,
        table=str(model._meta.verbose_name),
        name=names.name(model, row.id),
        kind=row.history_type,
        is_current=row.history_type != DELETED and (model, row.history_id) in current,
        differences=differences(model, old, now, names),
    )


def deleted(model: type[Model], *, number: int = 1) -> tuple[list[Deleted], int]:
    """A page of the rows of a table that are gone, the last first, and the number of pages."""
    last = model.history.order_by().values("id").annotate(last=Max("history_id")).values("last")
    rows = model.history.filter(history_id__in=last, history_type=DELETED)
    pages = -(-rows.count() // A_PAGE)
    start = (max(1, min(number, pages)) - 1) * A_PAGE
    rows = list(rows.order_by("-history_id")[start : start + A_PAGE])
    names = Names()
    names.read({(model, row.id) for row in rows})
    found = [
        Deleted(
            pk=row.id,
            history_id=row.history_id,
            name=names.name(model, row.id),
            who=row.history_user_name,
            date=row.history_date,
            reason=row.history_change_reason,
        )
        for row in rows
    ]
    return found, pages
