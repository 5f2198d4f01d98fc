"""Whether one source's figures for a round can all be true, and what follows if they are.

The unknowns are whole numbers: registered R, cast C, valid V, invalid or blank I, the votes of
each candidate and O, the votes of people whom the source does not list. They obey
V = sum of votes + O, C = V + I, and what is printed. C <= R is assumed only where shares are read
as of registered voters and the source does not say so (`within_registered`): sources print
otherwise, and the verdict says so. Integers and fractions only, no floats, no Django.
"""

from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache

from .boxes import FAR, Box, OutOfStepsError, Steps
from .intervals import (
    ROUNDINGS,
    check_count,
    check_printed_to,
    check_rounding,
    parse_share,
)
from .solver import BASE_AT, Problem

BASES = ("valid", "cast", "registered")
Range = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A candidate's line: votes as a count, share as printed text in percent; None: not stated.

    `key` names the candidate and is unique in its set. Raises ValueError for malformed figures.
    """

    key: str
    votes: int | None = None
    share: str | None = None

    def __post_init__(self) -> None:
        if self.votes is not None:
            check_count(self.votes, f"votes of {self.key!r}")
        if self.share is not None:
            parse_share(self.share)


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """One source's account of a round's count, as printed; None is not stated, never zero.

    Counts are printed to the nearest `printed_to`; shares are of `share_base` ("valid", "cast",
    "registered" or "unstated"). `complete`: every candidate who stood has a line with votes or
    share. Voters have `votes_per_voter` votes each, as read by `Problem`. Raises ValueError for
    malformed figures, an unknown base and keys that repeat.
    """

    registered: int | None = None
    cast: int | None = None
    valid: int | None = None
    invalid: int | None = None
    turnout: str | None = None
    lines: tuple[PrintedLine, ...] = ()
    printed_to: int = 1
    share_base: str = "unstated"
    complete: bool = False
    votes_per_voter: int = 1

    def __post_init__(self) -> None:
        for name in ("registered", "cast", "valid", "invalid"):
            count = getattr(self, name)
            if count is not None:
                check_count(count, name)
        if self.turnout is not None:
            parse_share(self.turnout)
        check_printed_to(self.printed_to)
        if self.share_base not in BASE_AT and self.share_base != "unstated":
            raise ValueError(f"unknown base of shares: {self.share_base!r}")
        if len({line.key for line in self.lines}) != len(self.lines):
            raise ValueError("two lines have the same key")


@dataclass(frozen=True, slots=True)
class Reading:
    """How figures are read: rounding, base of the shares (None: no shares), unlisted votes.

    `unlisted`: a set that lists every candidate is read as leaving out somebody, such as
    "against all", who had votes too. Raises ValueError for an unknown rounding or base.
    """

    rounding: str = "half_up"
    base: str | None = None
    unlisted: bool = False

    def __post_init__(self) -> None:
        check_rounding(self.rounding)
        if self.base is not None and self.base not in BASE_AT:
            raise ValueError(f"unknown base of shares: {self.base!r}")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Least and greatest value of each unknown (None: no bound), under one reading.

    `valid_values` and `unlisted_values` hold every possible value where there are at most eight,
    else None; None too where listing them would take long. `certainty`: "exact", each end is
    attained; "outer", the figures fit and no value lies outside, but an end may not be attained;
    "undecided", the work was cut off with neither a solution nor a proof that there is none.
    """

    registered: Range
    cast: Range
    valid: Range
    invalid: Range
    unlisted: Range
    valid_values: tuple[int, ...] | None
    unlisted_values: tuple[int, ...] | None
    certainty: str = "exact"


@lru_cache(maxsize=64)
def plain_readings(
    share_base: str, shares: bool, rounded: bool, complete: bool
) -> tuple[Reading, ...]:
    """The readings of any set that has shares, has rounded figures, lists everybody, or not."""
    bases = (None,) if not shares else BASES if share_base == "unstated" else (share_base,)
    # The less plain, the more; shares of votes cast are commoner than truncated figures.
    oddness = {"half_up": 0, "half_even": 1, "truncated": 3}
    oddness |= {bases[0]: 0} | dict(zip(bases[1:], (2, 5), strict=False))
    plain = sorted(
        ((r, b) for r in (ROUNDINGS if rounded else ROUNDINGS[:1]) for b in bases),
        key=lambda pair: (sum(oddness[part] > 0 for part in pair), sum(map(oddness.get, pair))),
    )
    families = (False, True) if complete else (False,)
    return tuple(Reading(r, b, unlisted) for unlisted in families for r, b in plain)


def readings(printed: PrintedSet) -> tuple[Reading, ...]:
    """Every way to read the set that makes a difference, the plainest first.

    First all with no votes for people not listed, then, where the set lists every candidate, all
    with such votes. Within each: half up and the stated base, or valid votes; then one thing
    otherwise (half even; shares of votes cast; truncated; shares of registered); then two.
    """
    shares = any(line.share is not None for line in printed.lines)
    return plain_readings(
        printed.share_base,
        shares,
        shares or printed.turnout is not None or printed.printed_to > 1,
        printed.complete,
    )


def problem(printed: PrintedSet, rounding: str) -> Problem:
    """The set under one rounding, to be solved for several bases."""
    return Problem(
        (printed.registered, printed.cast, printed.valid, printed.invalid),
        printed.turnout,
        [(line.votes, line.share) for line in printed.lines],
        printed.printed_to,
        rounding,
        printed.votes_per_voter,
    )


def fits(
    problem: Problem, base: str | None, complete: bool, steps: Steps | None = None
) -> bool | None:
    """Whether a problem has a solution for this base; None where the steps ran out."""
    try:
        return problem.find(base, complete, steps or Steps()) is not None
    except OutOfStepsError:
        return None


def bounds_of(
    problem: Problem, base: str | None, complete: bool, steps: Steps | None = None
) -> Bounds | None:
    """What a problem leaves to each unknown for this base, or None: it has no solution."""
    steps = steps or Steps()
    try:
        solved = problem.solve(base, complete, steps)
    except OutOfStepsError:
        outline = outline_of(problem, base, complete, Steps())
        return outline and replace(outline, certainty="undecided")
    if solved is None:
        return None
    return _published(*solved, "outer" if steps.loose else "exact")


def outline_of(
    problem: Problem, base: str | None, complete: bool, steps: Steps | None = None
) -> Bounds | None:
    """Bounds like those of `bounds_of` that may be wider ("outer"), and cost less to find."""
    try:
        box = problem.outline(base, complete, steps or Steps())
    except OutOfStepsError:
        box = problem.start(base, complete)
    return box and _published(box, None, None, "outer")


def _published(box: Box, valid_values, unlisted_values, certainty: str) -> Bounds:
    rl, rh, cl, ch, vl, vh, il, ih, ol, oh = box
    return Bounds(
        (rl, rh if rh < FAR else None),
        (cl, ch if ch < FAR else None),
        (vl, vh if vh < FAR else None),
        (il, ih if ih < FAR else None),
        (ol, oh if oh < FAR else None),
        valid_values,
        unlisted_values,
        certainty,
    )


def conditions(reading: Reading, share_base: str) -> tuple[str, ...]:
    """What a reading assumes beyond the plain one, by name, in the order of its parts.

    "half_even", "truncated"; "base_cast", "base_registered" where the source does not state the
    base; "unlisted_votes".
    """
    names = [] if reading.rounding == "half_up" else [reading.rounding]
    if share_base == "unstated" and reading.base not in (None, "valid"):
        names.append(f"base_{reading.base}")
    if reading.unlisted:
        names.append("unlisted_votes")
    return tuple(names)


def within_registered(problem: Problem) -> Problem:
    """The same with no more votes cast than there are registered voters."""
    within = copy(problem)
    a, ea, b, eb, d = problem.turnout or (0, 0, 200, 0, 200)
    within.turnout = (a, ea, b, eb, d) if b <= d else (a, ea, d, 0, d)
    return within


def read_with(problem: Problem, base: str | None, share_base: str) -> Problem:
    """The problem as it is read with a base, where the source states `share_base`.

    That shares are of registered voters is a guess where the source does not say so; with more
    votes than voters on top, anything could be explained.
    """
    guessed = base == "registered" and share_base == "unstated"
    return within_registered(problem) if guessed else problem


def over_registered(
    problem: Problem, base: str | None, complete: bool, found: Bounds, steps: Steps | None = None
) -> bool:
    """Whether a problem with these bounds needs more votes cast than there are registered voters.

    Where votes can be as few as voters are at least, the fewest votes are no more than the voters.
    """
    if found.certainty == "exact" and found.cast[0] <= found.registered[0]:
        return False
    return fits(within_registered(problem), base, complete, steps) is False


def bounds(printed: PrintedSet, reading: Reading, steps: Steps | None = None) -> Bounds | None:
    """What the figures leave to each unknown under the reading, or None: they cannot all be true.

    Raises ValueError where the set has shares and the reading no base for them.
    """
    base, complete = _read(printed, reading)
    read = read_with(problem(printed, reading.rounding), base, printed.share_base)
    return bounds_of(read, base, complete, steps)


def _read(printed: PrintedSet, reading: Reading) -> tuple[str | None, bool]:
    complete = printed.complete and not reading.unlisted
    if all(line.share is None for line in printed.lines):
        return None, complete
    if reading.base is None:
        raise ValueError("the set has shares, and the reading no base for them")
    return reading.base, complete
