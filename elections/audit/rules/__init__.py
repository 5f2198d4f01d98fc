"""The rules, each a small named function. A module stands for what its rules look at.

Their names are lasting: machines read them. A rule takes a loaded election, or a loaded source,
and makes no query.
"""

from ..findings import Rule
from . import (
    allocation,
    bases,
    citations,
    counts,
    dates,
    gaps,
    hours,
    outcomes,
    passing,
    seats,
    series,
    sources,
    transfers,
    verdicts,
)

MODULES = (
    *(gaps, citations, dates, series, outcomes, counts, hours, transfers),
    *(seats, allocation, passing, bases, verdicts),
)
RULES: tuple[Rule, ...] = tuple(rule for module in MODULES for rule in module.RULES)
SOURCE_RULES: tuple[Rule, ...] = tuple(sources.RULES)
