"""Whether sources agree, measure by measure, by whether their printed intervals overlap."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..arithmetic import Interval, agreement, conflicting_pairs
from ..figures import PrintedFigure
from .measures import Printed, all_printed, as_compared, interval_of

if TYPE_CHECKING:
    from .snapshot import LoadedElection


@dataclass(frozen=True, slots=True)
class Entry:
    """What one account prints of a measure; `source` and `account` are their keys.

    `measure` is the measure's slug, `status` what the source calls the count, a `ResultStatus`
    (empty for what is no count of votes). `rounding` is how the figure is read: as its set's
    verdict is, half up where that is impossible. `base_assumed`: the source does not say what its
    share is a share of. `is_rule`: "at least" belongs to what is said, and leaves nothing open.
    """

    source: str
    account: str
    measure: str
    figure: PrintedFigure
    rounding: str
    status: str = ""
    base_assumed: bool = False
    is_rule: bool = False

    @property
    def interval(self) -> Interval:
        """The true values that the figure allows, in its own unit: percent, people or ballots."""
        return interval_of(as_compared(self.figure, self.is_rule), self.rounding)

    @property
    def anchor(self) -> str:
        return f"figure-{self.measure}-{self.account}"


@dataclass(frozen=True, slots=True)
class MeasureAgreement:
    """What all accounts print of one measure, and how that goes together.

    `measure` is a value of `Measure`, or "share" for that of an option; `round` is None for what
    is no count of votes and no option's seats. `candidate` is the slug of the option or contest
    that it is of, empty for the whole; `base` says of what a share or a rule is. `agreement` is
    "single", "agree", "agree_within_rounding" or "conflict"; `conflicts` are the pairs of accounts,
    by key, that cannot both be right. `majority` are the accounts of the one greatest group that
    can all be right, if more than half are in it; `alone` are then the others. Both are empty
    unless there is a conflict.
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

    @property
    def said_base(self) -> str:
        """The base as far as each source states it."""
        return "" if any(entry.base_assumed for entry in self.entries) else self.base

    def conflicting_with(self, account: str) -> tuple[str, ...]:
        """The accounts that cannot be right together with this one."""
        return tuple(
            other
            for pair in self.conflicts
            if account in pair
            for other in pair
            if other != account
        )


def agreement_of(record: "LoadedElection") -> tuple[MeasureAgreement, ...]:
    """Every measure of which some source prints a figure: round by round, then the others."""
    return tuple(compared(printed) for printed in all_printed(record))


def conflicts_of(record: "LoadedElection") -> list[MeasureAgreement]:
    """The measures on which sources conflict; in little time where there are none."""
    doubtful = (compared(printed) for printed in all_printed(record) if printed.may_conflict)
    return [measure for measure in doubtful if measure.agreement == "conflict"]


def disputed_measures(record: "LoadedElection") -> Iterator[Printed]:
    """The measures on which sources conflict, without who conflicts with whom."""
    return (
        printed
        for printed in all_printed(record)
        if printed.may_conflict and agreement(printed.intervals) == "conflict"
    )


def compared(printed: Printed) -> MeasureAgreement:
    """How the accounts' figures for one measure go together."""
    slug = printed.slug
    entries = tuple(
        Entry(source, account, slug, figure, rounding, status, assumed, printed.is_rule)
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
