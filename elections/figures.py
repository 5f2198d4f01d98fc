"""Figures as a source prints them, before any locale has written them out.

A figure that is not stated keeps `None` as its value and is shown as "not stated", never as 0.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number, printed to the nearest `unit`: 47 thousand is 47,000 with a unit of 1,000."""

    value: int | None
    unit: int = 1


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage with the digits that were printed, such as "66.70"."""

    value: str | None


@dataclass(frozen=True, slots=True)
class Reported:
    """A count with its bound (a `Bound` value) and the source's own wording where it says more."""

    value: int
    bound: str
    wording: str = ""


Figure = Count | Percent | Reported
