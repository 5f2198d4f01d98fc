"""Exact arithmetic of printed figures: integers and fractions, no floats, no Django.

`intervals` reads one figure, `feasibility` asks whether several can all be true, `verdict` says so
of a whole set, with the smallest conflicts and what follows. `seats` makes seats of votes.
"""

from .boxes import Steps
from .feasibility import (
    BASES,
    Bounds,
    PrintedLine,
    PrintedSet,
    Range,
    Reading,
    bounds,
    readings,
)
from .intervals import (
    BOUNDS,
    ROUNDINGS,
    Interval,
    about_share,
    agreement,
    bounded_interval,
    conflicting_pairs,
    printed_interval,
)

__all__ = [
    "BASES",
    "BOUNDS",
    "ROUNDINGS",
    "Bounds",
    "Interval",
    "PrintedLine",
    "PrintedSet",
    "Range",
    "Reading",
    "Steps",
    "about_share",
    "agreement",
    "bounded_interval",
    "bounds",
    "conflicting_pairs",
    "printed_interval",
    "readings",
]
