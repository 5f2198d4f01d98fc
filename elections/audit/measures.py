"""What sources print of each measure, and the true values that each figure allows.

A measure is one quantity: the turnout of a round, the votes of an option in it, the number of
international observers. Shares of votes cast are another quantity than shares of valid votes, and
stand in a measure of their own. Partial counts are compared with no others: each is of its hour;
nor is what its own source has corrected.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from ..arithmetic import Interval, about_share, bounded_interval, printed_interval
from ..arithmetic.intervals import share_terms
from ..arithmetic.verdict import Verdict
from ..figures import Count, Percent, PrintedFigure, count_of, percent_of
from ..models import TOTALS, Account, Bound, Figure, Measure, ResultStatus, Round, ShareBase
from ..models.measure import RULES, SEATS

if TYPE_CHECKING:
    from .snapshot import LoadedElection

# Taken once, since enumerations make such lists anew each time.
BASES, MEASURES = tuple(ShareBase.values), tuple(Measure.values)
BASE_NAMES = tuple(base for base in BASES if base != ShareBase.UNSTATED)
# What is appended to a measure's slug: nothing for shares of valid votes, which are the rule.
BASE_SLUGS = {ShareBase.CAST: "of-votes-cast", ShareBase.REGISTERED: "of-registered-voters"}
RULE_BASE_SLUGS = BASE_SLUGS | {ShareBase.VALID: "of-valid-votes"}


# Ends of intervals have at most seven decimals: six as printed, and half a unit of the last.
WHOLE = 10**7
BEYOND = 1 << 200


def measure_slug(
    measure: str, round_number: int | None = None, candidate: str = "", base: str = ""
) -> str:
    """The part of a measure's anchor after `measure-`; of a figure's after `figure-`."""
    bases = RULE_BASE_SLUGS if measure in RULES else BASE_SLUGS
    parts = [measure, candidate, bases.get(base, "")]
    if round_number is not None and round_number > 1:
        parts.insert(0, f"round-{round_number}")
    return "-".join(part for part in parts if part)


@dataclass(slots=True)
class Printed:
    """What sources print of one measure: source, figure, rounding, status, base assumed, key."""

    measure: str
    round: int | None
    candidate: str = ""
    base: str = ""
    rows: list[tuple[str, PrintedFigure, str, str, bool, str]] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return measure_slug(self.measure, self.round, self.candidate, self.base)

    @property
    def said_base(self) -> str:
        """The base, if each source states it."""
        return "" if any(row[4] for row in self.rows) else self.base

    @property
    def is_rule(self) -> bool:
        return self.measure in RULES

    @property
    def intervals(self) -> list[Interval]:
        return [interval_of(as_compared(row[1], self.is_rule), row[2]) for row in self.rows]

    @property
    def may_conflict(self) -> bool:
        """False only if all figures surely share a value: quicker than comparing two by two."""
        first = self.rows[0]
        if all(row[1] == first[1] and row[2] == first[2] for row in self.rows):
            return False
        ends = [ends_of(as_compared(row[1], self.is_rule), row[2]) for row in self.rows]
        return max(low for low, _high in ends) >= min(high for _low, high in ends)


def all_printed(record: "LoadedElection") -> Iterator[Printed]:
    for round_ in record.rounds:
        yield from printed_in(record, round_)
    found: dict[tuple[str, str, str], Printed] = {}
    for row in sorted(record.figures, key=lambda row: MEASURES.index(row.measure)):
        figure, account = figure_of(row), row.account
        if figure.value is not None:
            key = measure_of(row)
            printed = found.setdefault(key, Printed(row.measure, None, *key[1:]))
            told = (account.source.key, figure, "half_up", "", False, account.key)
            printed.rows.append(told)
    yield from found.values()


def figure_of(row: Figure) -> PrintedFigure:
    """A figure that counts no votes: the count, or the share where there is none."""
    count = count_of(row, row.account.counts_printed_to)
    if count.value is None and (row.share is not None or row.measure in RULES):
        return percent_of(row)
    return count


def measure_of(row: Figure) -> tuple[str, str, str]:
    """What a figure that counts no votes is compared under: its measure, what of, of what base.

    A rule on shares of one whole does not bear on a rule on shares of another.
    """
    base = row.base if row.measure in RULES and row.base in BASE_NAMES else ""
    return (row.measure, said_of(row), base)


def as_compared(figure: PrintedFigure, is_rule: bool) -> PrintedFigure:
    """A figure as it is compared: "at least" and "more than" belong to a rule, and leave no doubt.

    Rules of at least 5 and of at least 7 per cent are not the same, though 7 is at least 5.
    """
    if is_rule and figure.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return replace(figure, bound=Bound.EXACTLY.value)
    return figure


def said_of(row: Figure) -> str:
    """The key of what a figure that counts no votes is of: an option, else a contest.

    Seats and what is needed to win are a contest's own; other figures are of the whole election.
    """
    if row.option is not None:
        return row.option.slug
    contest = row.account.round.contest
    return contest.slug if contest and row.measure in (*SEATS, *RULES) else ""


def printed_in(record: "LoadedElection", round_: Round) -> Iterator[Printed]:
    """Each measure of a round: of the whole count, then of each option its votes and shares."""
    number = round_.number
    totals = {name: Printed(name, number) for name in TOTALS}
    votes = {pk: Printed("votes", number, slug) for pk, slug in record.slugs.items()}
    shares: dict[tuple[int, str], Printed] = {}
    seats: dict[tuple[str, int | None], Printed] = {}
    for account in standing(record.accounts_of[round_.pk]):
        verdict = record.unexplained[account.pk]
        reading = verdict.reading
        rounding = reading.rounding if reading else "half_up"
        unit, told = account.counts_printed_to, Told(account, rounding)
        # A partial count is of its own hour: only how many are registered stays the same.
        partial = account.status == ResultStatus.PARTIAL
        for row in record.totals_of[account.pk]:
            is_share = row.measure == Measure.TURNOUT
            if row.base or (partial and row.measure != Measure.REGISTERED):
                continue
            figure = percent_of(row) if is_share else count_of(row, unit)
            if figure.value is not None:
                totals[row.measure].rows.append(told.row(figure))
        if partial:
            continue
        for line in record.lines[account.pk]:
            who, base, assumed = line.option_id, line.base, False
            if not base:
                (base, *_others), assumed = bases_of(account, verdict, line.option.slug)
            count = count_of(line, unit)
            if count.value is not None and not line.base:
                votes[who].rows.append(told.row(count))
            if line.share is not None:
                if (who, base) not in shares:
                    shares[who, base] = Printed("share", number, record.slugs[who], base)
                shares[who, base].rows.append(told.row(percent_of(line), assumed))
        for row in (*record.transfers[account.pk], *record.seats[account.pk]):
            figure = count_of(row, unit)
            if figure.value is not None:
                slug = record.slugs.get(row.option_id, "")
                key = (row.measure, row.option_id)
                printed = seats.setdefault(key, Printed(row.measure, number, slug))
                printed.rows.append(told.row(figure))
    yield from (printed for printed in totals.values() if printed.rows)
    for who, printed in votes.items():
        if printed.rows:
            yield printed
        yield from (shares[who, base] for base in BASES if (who, base) in shares)
    yield from seats.values()


def standing(accounts: list[Account]) -> Iterator[Account]:
    """The accounts of a round but those that their own source has corrected since."""
    corrected = {one.source_id for one in accounts if one.status == ResultStatus.CORRECTED}
    for account in accounts:
        if account.status == ResultStatus.CORRECTED or account.source_id not in corrected:
            yield account


@dataclass(frozen=True, slots=True)
class Told:
    """By whom, and how its figures are read: what all rows of an account have alike."""

    account: Account
    rounding: str

    def row(self, figure: PrintedFigure, assumed: bool = False) -> tuple:
        one = self.account
        return (one.source.key, figure, self.rounding, one.status, assumed, one.key)


def bases_of(account: Account, verdict: Verdict, option: str = "") -> tuple[tuple[str, ...], bool]:
    """What a set's shares can be of, the plainest first, and whether that is assumed.

    `option` is the key of one whose share may be of another total than the others.

    Where nothing tells, as in figures that cannot all be true, it is valid votes.
    """
    if account.share_base != ShareBase.UNSTATED:
        return (account.share_base,), False
    if option in verdict.of_cast:
        return (ShareBase.CAST.value,), True
    return verdict.bases or (ShareBase.VALID.value,), True


@lru_cache(maxsize=16384)
def interval_of(figure: PrintedFigure, rounding: str) -> Interval:
    """The true values that a figure allows."""
    value, bound = figure.value, figure.bound
    if isinstance(figure, Count):
        if bound != Bound.EXACTLY:
            return bounded_interval(value, bound.replace("-", "_"))
        if figure.unit == 1:
            return Interval(value, value)  # a change in seats may be below zero
        if figure.unit < 1:
            return fraction_interval(value, figure.unit)
        return printed_interval(value, rounding, figure.unit)
    if bound == Bound.ABOUT:
        return about_share(value)
    printed = printed_interval(value, rounding)
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Interval(printed.low, None, printed.low_open)
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return Interval(None, printed.high, high_open=printed.high_open)
    return printed


def fraction_interval(value: Decimal, unit: Decimal) -> Interval:
    """The true values behind a count with a fraction, be it rounded or cut off."""
    low, high = Fraction(value - unit / 2), Fraction(value + unit)
    return Interval(low, high, high_open=True)


@lru_cache(maxsize=16384)
def ends_of(figure: PrintedFigure, rounding: str) -> tuple[int, int]:
    """The ends of a figure's interval in units that make them whole."""
    if isinstance(figure, Percent) and figure.bound == Bound.EXACTLY:
        low, _low_open, high, _high_open, whole = share_terms(figure.value, rounding)
        return 100 * WHOLE * low // whole, 100 * WHOLE * high // whole
    interval = interval_of(figure, rounding)
    low = -BEYOND if interval.low is None else math.floor(interval.low * WHOLE)
    return low, BEYOND if interval.high is None else math.floor(interval.high * WHOLE)
