"""The figures of a whole count that the arithmetic reads."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Account, Figure, Measure
from .printed import is_exact

UNUSED = (Measure.OVERVOTES, Measure.UNDERVOTES)
# “Void 1,056”: words, and a whole number behind them, with signs between thousands or without.
PART = re.compile(r"\D+?\s([0-9]{1,3}(?:[.,'’\s][0-9]{3})+|[0-9]+)")


@dataclass(frozen=True, slots=True)
class Totals:
    """The exact figures of a whole count, printed to the account's unit; others are not read.

    `invalid_words` are those in which a source prints several kinds of invalid votes, of which
    `invalid` is the sum.
    """

    registered: int | None = None
    ballots_issued: int | None = None
    cast: int | None = None
    valid: int | None = None
    invalid: int | None = None
    blank: int | None = None
    overvotes: int | None = None
    undervotes: int | None = None
    exhausted: int | None = None
    turnout: str | None = None
    blank_is_apart: bool = False
    unused_is_apart: bool = False
    invalid_words: str = ""

    @property
    def invalid_in_all(self) -> int | None:
        """With the blank votes where a source prints these apart; None where not exactly so.

        Where the invalid votes alone make up for all that were not valid, the blank ones are among
        them. Of overvotes and undervotes it is not known whether they are.
        """
        if self.unused_is_apart:
            return None
        if not self.blank_is_apart:
            return self.invalid
        if self.invalid is None or self.blank is None:
            return None
        if None not in (self.valid, self.cast) and self.valid + self.invalid == self.cast:
            return self.invalid
        return self.invalid + self.blank

    @property
    def is_summed(self) -> bool:
        """Whether what is read as the invalid votes is a sum, which the source does not print."""
        return self.blank_is_apart or bool(self.invalid_words)


def totals_in(account: Account, rows: Iterable[Figure]) -> Totals:
    """The values that the arithmetic reads; a bound, another unit or base is none for it."""
    found: dict[str, int | str | None] = {}
    for row in rows:
        if not is_exact(account, row):
            continue
        name = row.measure.replace("-", "_")
        found[name] = row.share if row.measure == Measure.TURNOUT else row.count
        if row.measure == Measure.INVALID and row.count is None and row.unit == 1:
            found["invalid"] = sum_of_parts(row.wording)
            found["invalid_words"] = "" if found["invalid"] is None else row.wording
    apart = {row.measure for row in rows}
    return Totals(
        **found,
        blank_is_apart=Measure.BLANK in apart,
        unused_is_apart=not apart.isdisjoint(UNUSED),
    )


def sum_of_parts(words: str) -> int | None:
    """The sum of several counts in words, such as “Invalid 1; Void 56”; None of other words."""
    parts = [PART.fullmatch(part.strip()) for part in words.split(";")]
    if len(parts) < 2 or None in parts:
        return None
    return sum(int(re.sub(r"\D", "", part[1])) for part in parts)
