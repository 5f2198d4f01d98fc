"""The rules, each a small named function. A module stands for what its rules look at.

Their names are lasting: machines read them. A rule takes a loaded election, or a loaded source,
and makes no query; those on areas, which are too many to be loaded, do.
"""

from ..findings import Rule
from . import (
    allocation,
    areas,
    bases,
    candidates,
    citations,
    counts,
    dates,
    gaps,
    hours,
    invalid,
    mixed,
    numbers,
    outcomes,
    passing,
    seats,
    series,
    sources,
    transfers,
    verdicts,
)

MODULES = (
    *(gaps, citations, dates, series, outcomes, counts, invalid, hours, transfers),
    *(seats, allocation, passing, bases, mixed, numbers, candidates, verdicts),
)
RULES: tuple[Rule, ...] = tuple(rule for module in MODULES for rule in module.RULES)
AREA_RULES: tuple[Rule, ...] = tuple(areas.RULES)
SOURCE_RULES: tuple[Rule, ...] = tuple(sources.RULES)
