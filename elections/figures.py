"""Figures as a source prints them, before any locale has written them out.

A figure that is not stated keeps `None` as its value and is shown as "not stated", never as 0.
"""

from dataclasses import dataclass
from decimal import Decimal

from .models import Bound, Figure, Measure
from .models.measure import RULES, SIGNED

# What is stated in per cent, so that words alone stand for a percentage.
IN_PER_CENT = (Measure.TURNOUT, *RULES)


@dataclass(frozen=True, slots=True)
class Count:
    """A number, printed to the nearest `unit`: 47 thousand is 47,000 with a unit of 1,000.

    A number with a fraction has the unit of its last digit: 28.90 is to the nearest 0.01.
    `bound` is a `Bound` value; `wording` holds the source's own words where they say more.
    `is_change` says that it is more or fewer than before, and has a sign.
    """

    value: int | Decimal | None
    unit: int | Decimal = 1
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
    is_counted = row.count is not None or row.fractional_count is not None
    wording = row.wording if is_counted or row.share is None else ""
    is_change = row.measure in SIGNED
    if row.fractional_count is not None:
        return fractional(row.fractional_count, row.bound, wording, is_change)
    return Count(row.count, row.printed_to or unit, row.bound, wording, is_change)


def fractional(printed: str, bound: str, wording: str = "", is_change: bool = False) -> Count:
    """A count with a fraction, from the text of its digits."""
    value = Decimal(printed)
    unit = Decimal(1).scaleb(value.as_tuple().exponent)
    return Count(value, unit, bound, wording, is_change)


def percent_of(row: Figure) -> Percent:
    """The share that a row holds; words are the count's where the row has one."""
    is_counted = row.count is not None or row.fractional_count is not None
    told = not is_counted and (row.share is not None or row.measure in IN_PER_CENT)
    return Percent(row.share, row.bound, row.wording if told else "")
