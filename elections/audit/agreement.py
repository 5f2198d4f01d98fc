"""Whether sources agree, measure by measure, by whether their printed intervals overlap.

A measure is one quantity: the turnout of a round, the votes of a candidate in it, the number of
international observers. Shares of votes cast are another quantity than shares of valid votes, and
stand in a measure of their own. Partial counts are compared with no others: each is of its hour.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ..arithmetic import (
    Interval,
    Reading,
    agreement,
    bounded_interval,
    conflicting_pairs,
    printed_interval,
)
from ..arithmetic.intervals import share_terms
from ..figures import Count, Figure, Percent, Reported
from ..models import Account, Measure, ResultStatus, Round, ShareBase

if TYPE_CHECKING:
    from .loaded import LoadedElection

TOTALS = ("registered", "cast", "valid", "invalid")
# Taken once, since enumerations make such lists anew each time.
BASES, MEASURES = tuple(ShareBase.values), tuple(Measure.values)
# What is appended to a measure's slug where the shares are not of valid votes.
BASE_SLUGS = {ShareBase.CAST: "of-votes-cast", ShareBase.REGISTERED: "of-registered-voters"}


# Ends of intervals have at most seven decimals: six as printed, and half a unit of the last.
WHOLE = 10**7
BEYOND = 1 << 200


@dataclass(frozen=True, slots=True)
class Entry:
    """What one source prints of a measure.

    `account` is the key of the account, the source's own for a figure of none.

    `measure` is the measure's slug, `status` what the source calls the count, a `ResultStatus`
    (empty for what is no count of votes). `rounding` is how the figure is read: as its set's
    verdict is, half up where that is impossible. `base_assumed`: the source does not say what its
    share is a share of.
    """

    source: str
    measure: str
    figure: Figure
    rounding: str
    status: str = ""
    base_assumed: bool = False
    account: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "account", self.account or self.source)

    @property
    def interval(self) -> Interval:
        """The true values that the figure allows, in its own unit: percent, people or ballots."""
        return interval_of(self.figure, self.rounding)

    @property
    def anchor(self) -> str:
        return f"figure-{self.measure}-{self.account}"


@dataclass(frozen=True, slots=True)
class MeasureAgreement:
    """What all sources print of one measure, and how that goes together.

    `measure` is "registered", "cast", "valid", "invalid", "turnout", "votes", "share" or a value
    of `Measure`; `round` is None for the latter; `candidate` is a slug for votes and shares, for
    which `base` says of what they are a share. `agreement` is "single", "agree",
    "agree_within_rounding" or "conflict"; `conflicts` are the pairs of sources that cannot both be
    right. `majority` are the sources of the one greatest group that can all be right, if more
    than half are in it; `alone` are then the others. Both are empty unless there is a conflict.
    """

    measure: str
    slug: str
    round: int | None
    candidate: str
    base: str
    entries: tuple[Entry, ...]
    agreement: str
    conflicts: tuple[tuple[str, str], ...] = ()
    majority: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        return f"measure-{self.slug}"

    def conflicting_with(self, account: str) -> tuple[str, ...]:
        """The accounts that cannot be right together with this one."""
        return tuple(
            other
            for pair in self.conflicts
            if account in pair
            for other in pair
            if other != account
        )


def measure_slug(
    measure: str, round_number: int | None = None, candidate: str = "", base: str = "valid"
) -> str:
    """The part of a measure's anchor after `measure-`; of a figure's after `figure-`."""
    parts = [measure, candidate, BASE_SLUGS.get(base, "")]
    if round_number is not None and round_number > 1:
        parts.insert(0, f"round-{round_number}")
    return "-".join(part for part in parts if part)


def agreement_of(record: "LoadedElection") -> tuple[MeasureAgreement, ...]:
    """Every measure of which some source prints a figure: round by round, then the others."""
    return tuple(compared(printed) for printed in all_printed(record))


def conflicts_of(record: "LoadedElection") -> list[MeasureAgreement]:
    """The measures on which sources conflict; in little time where there are none."""
    doubtful = (compared(printed) for printed in all_printed(record) if printed.may_conflict)
    return [measure for measure in doubtful if measure.agreement == "conflict"]


def disputed_measures(record: "LoadedElection") -> Iterator["Printed"]:
    """The measures on which sources conflict, without who conflicts with whom."""
    return (
        printed
        for printed in all_printed(record)
        if printed.may_conflict
        and agreement([interval_of(row[1], row[2]) for row in printed.rows]) == "conflict"
    )


@dataclass(slots=True)
class Printed:
    """What sources print of one measure: source, figure, rounding, status, base assumed, key."""

    measure: str
    round: int | None
    candidate: str = ""
    base: str = ""
    rows: list[tuple[str, Figure, str, str, bool, str]] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return measure_slug(self.measure, self.round, self.candidate, self.base)

    @property
    def may_conflict(self) -> bool:
        """False only if all figures surely share a value: quicker than comparing two by two."""
        first = self.rows[0]
        if all(row[1] == first[1] and row[2] == first[2] for row in self.rows):
            return False
        ends = [ends_of(figure, rounding) for _source, figure, rounding, *_rest in self.rows]
        return max(low for low, _high in ends) >= min(high for _low, high in ends)


def all_printed(record: "LoadedElection") -> Iterator[Printed]:
    for round_ in record.rounds:
        yield from printed_in(record, round_)
    reports = {measure: Printed(measure, None) for measure in MEASURES}
    for row in record.figures:
        figure = Reported(row.value, row.bound, row.wording)
        reports[row.measure].rows.append((row.source.key, figure, "half_up", "", False, ""))
    yield from (printed for printed in reports.values() if printed.rows)


def printed_in(record: "LoadedElection", round_: Round) -> Iterator[Printed]:
    number = round_.number
    totals = {name: Printed(name, number) for name in (*TOTALS, "turnout")}
    votes = {pk: Printed("votes", number, slug) for pk, slug in record.slugs.items()}
    shares: dict[tuple[int, str], Printed] = {}
    for account in record.accounts_of[round_.pk]:
        reading = record.readings[account.pk]
        rounding = reading.rounding if reading else "half_up"
        source, unit = account.source.key, account.counts_printed_to
        status, key = account.status, account.key
        # A partial count is of its own hour: only how many are registered stays the same.
        partial = status == ResultStatus.PARTIAL
        for name in TOTALS[:1] if partial else TOTALS:
            count = getattr(account, name)
            if count is not None:
                totals[name].rows.append((source, Count(count, unit), rounding, status, False, key))
        if partial:
            continue
        if account.turnout is not None:
            turnout = Percent(account.turnout)
            totals["turnout"].rows.append((source, turnout, rounding, status, False, key))
        base, assumed = base_of(account, reading)
        for line in record.lines[account.pk]:
            who = line.candidacy_id
            if line.votes is not None:
                count = Count(line.votes, unit)
                votes[who].rows.append((source, count, rounding, status, False, key))
            if line.share is not None:
                if (who, base) not in shares:
                    shares[who, base] = Printed("share", number, record.slugs[who], base)
                share = Percent(line.share)
                shares[who, base].rows.append((source, share, rounding, status, assumed, key))
    yield from (printed for printed in totals.values() if printed.rows)
    for who, printed in votes.items():
        if printed.rows:
            yield printed
        yield from (shares[who, base] for base in BASES if (who, base) in shares)


def base_of(account: Account, reading: Reading | None) -> tuple[str, bool]:
    """What a set's shares are of, and whether that is assumed: valid votes, unless these cannot."""
    if account.share_base != ShareBase.UNSTATED:
        return account.share_base, False
    return (reading and reading.base) or ShareBase.VALID.value, True


def compared(printed: Printed) -> MeasureAgreement:
    """How the sources' figures for one measure go together."""
    slug = printed.slug
    entries = tuple(
        Entry(source, slug, figure, rounding, status, assumed, account)
        for source, figure, rounding, status, assumed, account in printed.rows
    )
    whose = (printed.measure, slug, printed.round, printed.candidate, printed.base, entries)
    intervals = [entry.interval for entry in entries]
    kind = agreement(intervals)
    if kind != "conflict":
        return MeasureAgreement(*whose, kind)
    accounts = [entry.account for entry in entries]
    majority = largest_group(intervals)
    return MeasureAgreement(
        *whose,
        kind,
        conflicts=tuple((accounts[a], accounts[b]) for a, b in conflicting_pairs(intervals)),
        majority=tuple(accounts[place] for place in majority),
        alone=tuple(
            account for place, account in enumerate(accounts) if majority and place not in majority
        ),
    )


@lru_cache(maxsize=16384)
def interval_of(figure: Figure, rounding: str) -> Interval:
    if isinstance(figure, Percent):
        return printed_interval(figure.value, rounding)
    if isinstance(figure, Count):
        return printed_interval(figure.value, rounding, figure.unit)
    return bounded_interval(figure.value, figure.bound.replace("-", "_"))


@lru_cache(maxsize=16384)
def ends_of(figure: Figure, rounding: str) -> tuple[int, int]:
    """The ends of a figure's interval in units that make them whole."""
    if isinstance(figure, Percent):
        low, _low_open, high, _high_open, whole = share_terms(figure.value, rounding)
        return 100 * WHOLE * low // whole, 100 * WHOLE * high // whole
    interval = interval_of(figure, rounding)
    low = -1 if interval.low is None else int(interval.low * WHOLE)
    return low, BEYOND if interval.high is None else int(interval.high * WHOLE)


def largest_group(intervals: list[Interval]) -> tuple[int, ...]:
    """The one greatest group of intervals that share a value, if more than half are in it.

    On a line such a group begins where one of its members does. Nothing where two are greatest.
    """
    groups = {
        tuple(
            place
            for place, other in enumerate(intervals)
            if other.overlaps(one) and begins_no_later(other, one)
        )
        for one in intervals
    }
    greatest = max(len(group) for group in groups)
    found = [group for group in groups if len(group) == greatest]
    return found[0] if len(found) == 1 and 2 * greatest > len(intervals) else ()


def begins_no_later(one: Interval, other: Interval) -> bool:
    if one.low is None or other.low is None:
        return one.low is None
    return one.low < other.low or (one.low == other.low and one.low_open <= other.low_open)
