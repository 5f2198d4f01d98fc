"""Figures as a source prints them, before any locale has written them out.

A figure that is not stated keeps `None` as its value and is shown as "not stated", never as 0.
"""

from dataclasses import dataclass

from .models import Bound, Figure, Measure
from .models.figure import RULES

# What is stated in per cent, so that words alone stand for a percentage.
IN_PER_CENT = (Measure.TURNOUT, *RULES)


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number, printed to the nearest `unit`: 47 thousand is 47,000 with a unit of 1,000.

    `bound` is a `Bound` value; `wording` holds the source's own words where they say more.
    `is_change` says that it is more or fewer than before, and has a sign.
    """

    value: int | None
    unit: int = 1
    bound: str = Bound.EXACTLY.value
    wording: str = ""
    is_change: bool = False

    @property
    def is_stated(self) -> bool:
        return self.value is not None or bool(self.wording)


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage with the digits that were printed, such as "66.70".

    `wording` holds the source's own words where they say more.
    """

    value: str | None
    bound: str = Bound.EXACTLY.value
    wording: str = ""

    @property
    def is_stated(self) -> bool:
        return self.value is not None or bool(self.wording)


PrintedFigure = Count | Percent


def count_of(row: Figure, unit: int) -> Count:
    """The count that a row holds; `unit` is what its account's counts are printed to.

    Words that stand for no number are the count's, unless the row has a share, which they tell.
    """
    wording = row.wording if row.count is not None or row.share is None else ""
    is_change = row.measure == Measure.SEAT_CHANGE
    return Count(row.count, row.printed_to or unit, row.bound, wording, is_change)


def percent_of(row: Figure) -> Percent:
    """The share that a row holds; words are the count's where the row has one."""
    told = row.count is None and (row.share is not None or row.measure in IN_PER_CENT)
    return Percent(row.share, row.bound, row.wording if told else "")
