"""The dated steps of an election."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ..models import Election, KeyDate
from ..pictures import date_positions
from .citations import Citations, Marks
from .prepared import Prepared


@dataclass(frozen=True, slots=True)
class Step:
    """A key date, as exactly as its sources date it."""

    slug: str
    kind: str
    name: str
    date: date
    precision: str
    note: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class Timeline:
    """Key dates in their order; `positions` draws them on a line from 0 to 100, to scale."""

    steps: tuple[Step, ...]
    positions: tuple[str, ...]


@Prepared
def key_dates(election: int) -> QuerySet[KeyDate]:
    return KeyDate.objects.filter(election=election).order_by("date", "slug")


def steps_of(
    election: Election, citations: Citations, kinds: tuple[str, ...] = ()
) -> tuple[Step, ...]:
    """The key dates in their order, of some kinds or of all, in one query."""
    return tuple(
        step_of(row, citations.of("key-date", row.pk))
        for row in key_dates.rows(election.pk)
        if not kinds or row.kind in kinds
    )


def timeline_of(steps: tuple[Step, ...]) -> Timeline:
    positions = date_positions([step.date for step in steps]) if steps else ()
    return Timeline(steps, tuple(dict.fromkeys(positions)))


def step_of(row: KeyDate, marks: Marks = ()) -> Step:
    return Step(row.slug, row.kind, row.name, row.date, row.precision, row.note, marks)
