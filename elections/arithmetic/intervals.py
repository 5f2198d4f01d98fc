"""Printed figures as exact intervals, and whether several of them can be one truth.

Integers and fractions only. Counts are people, ballots or observers; shares are percent.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

Number = int | Fraction
# Share s of a base B, both ends closed: a*B + ea <= d*votes <= b*B - eb, as (a, ea, b, eb, d).
ShareTerms = tuple[int, int, int, int, int]

ROUNDINGS = ("half_up", "half_even", "truncated")
BOUNDS = ("exactly", "at_least", "more_than", "at_most", "less_than", "about")
# The database's widest column ends below this; the solver's notion of "no bound" lies far above.
COUNT_LIMIT = 1 << 64

_SHARE = re.compile(r"([0-9]{1,6})(?:\.([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values between two ends, in the unit of the figure it stands for.

    An end is exact; `None` is no bound. An open end does not belong to the interval.
    Raises ValueError where no value is left.
    """

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise ValueError(f"no value lies between {self.low} and {self.high}")

    def contains(self, value: Number) -> bool:
        """Whether the value belongs to the interval."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        return above and (
            self.high is None or value < self.high or (value == self.high and not self.high_open)
        )

    def intersect(self, other: "Interval") -> "Interval | None":
        """The values in both, or None where there are none."""
        low, low_open = self.low, self.low_open
        if low is None or (other.low is not None and other.low > low):
            low, low_open = other.low, other.low_open
        elif other.low == low:
            low_open = low_open or other.low_open
        high, high_open = self.high, self.high_open
        if high is None or (other.high is not None and other.high < high):
            high, high_open = other.high, other.high_open
        elif other.high == high:
            high_open = high_open or other.high_open
        try:
            return Interval(low, high, low_open, high_open)
        except ValueError:
            return None

    def overlaps(self, other: "Interval") -> bool:
        """Whether some value is in both: whether neither ends before the other begins."""
        return not (self._ends_before(other) or other._ends_before(self))

    def _ends_before(self, other: "Interval") -> bool:
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low

    def integer_bounds(self) -> tuple[int | None, int | None] | None:
        """Its least and greatest whole number (None: no bound), or None if it holds none."""
        low, high = self.low, self.high
        if low is not None:
            least = -(-low // 1)
            low = int(least) + (self.low_open and least == low)
        if high is not None:
            greatest = high // 1
            high = int(greatest) - (self.high_open and greatest == high)
        if low is not None and high is not None and low > high:
            return None
        return low, high


@lru_cache(maxsize=65536)
def parse_share(text: str) -> tuple[int, int]:
    """A printed percentage as (digits, scale): "66.70" is (6670, 100).

    Raises ValueError for anything but up to six digits, and up to six more after a point.
    """
    match = _SHARE.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError(f"not a printed percentage such as 66.70: {text!r}")
    whole, decimals = match[1], match[2] or ""
    return int(whole + decimals), 10 ** len(decimals)


@lru_cache(maxsize=65536)
def share_terms(text: str, rounding: str) -> ShareTerms:
    """What a printed share says of votes and their base, without a division (`ShareTerms`).

    Half up: p - u/2 <= share < p + u/2. Half even: both ends belong where the last digit is even
    and neither where it is odd. Truncated: p <= share < p + u. No share is below zero.
    """
    digits, scale = parse_share(text)
    check_rounding(rounding)
    if rounding == "truncated":
        return 2 * digits, 0, 2 * digits + 2, 1, 200 * scale
    if digits == 0:
        return 0, 0, 1, int(rounding == "half_up"), 200 * scale
    odd = digits % 2 if rounding == "half_even" else None
    return 2 * digits - 1, odd or 0, 2 * digits + 1, 1 if odd is None else odd, 200 * scale


def is_share(share: str, part: int, whole: int, rounding: str = "half_up") -> bool:
    """Whether a printed share is that of a part in a whole; of nothing, none is."""
    a, ea, b, eb, d = share_terms(share, rounding)
    return whole > 0 and a * whole + ea <= d * part <= b * whole - eb


def count_bounds(count: int, rounding: str, printed_to: int) -> tuple[int, int]:
    """The least and greatest true count behind one printed to the nearest `printed_to`.

    A count that is no multiple of `printed_to` was printed more finely than the set says; nothing
    tells how finely, so that it keeps the whole width and, under half even, both ends.
    """
    if printed_to == 1:
        return count, count
    if rounding == "truncated":
        return count, count + printed_to - 1
    quotient, rest = divmod(count, printed_to)
    odd = rounding == "half_even" and quotient % 2 == 1 and rest == 0
    closed = rounding == "half_even" and not odd
    low = (2 * count - printed_to) // 2 + 1 if odd else -((printed_to - 2 * count) // 2)
    return max(low, 0), (2 * count + printed_to - (not closed)) // 2


def check_rounding(rounding: str) -> None:
    """Raises ValueError for a rounding that is not one of `ROUNDINGS`."""
    if rounding not in ROUNDINGS:
        raise ValueError(f"unknown rounding: {rounding!r}")


def check_count(count: int, name: str) -> None:
    """Raises ValueError unless the count is a whole number from 0 to below 2^64."""
    if type(count) is not int or not 0 <= count < COUNT_LIMIT:
        raise ValueError(f"{name} is no count from 0 to below 2^64: {count!r}")


def check_printed_to(printed_to: int) -> None:
    """Raises ValueError unless it is a whole number from 1 to below 2^64."""
    if type(printed_to) is not int or not 1 <= printed_to < COUNT_LIMIT:
        raise ValueError(f"counts are printed to 1 or more, not {printed_to!r}")


def printed_interval(figure: str | int, rounding: str = "half_up", printed_to: int = 1) -> Interval:
    """The true values behind a printed share (text, in percent) or count (a whole number).

    A count printed to the nearest `printed_to` above 1 is rounded like a share; printed to 1 it
    is exact. Raises ValueError for a malformed figure, rounding or `printed_to`.
    """
    check_rounding(rounding)
    if isinstance(figure, str):
        a, ea, b, eb, d = share_terms(figure, rounding)
        return Interval(Fraction(100 * a, d), Fraction(100 * b, d), ea == 1, eb == 1)
    check_count(figure, "count")
    check_printed_to(printed_to)
    if printed_to == 1:
        return Interval(figure, figure)
    if rounding == "truncated":
        return Interval(figure, figure + printed_to, high_open=True)
    quotient, rest = divmod(figure, printed_to)
    odd = rounding == "half_even" and quotient % 2 == 1 and rest == 0
    low, high = figure - Fraction(printed_to, 2), figure + Fraction(printed_to, 2)
    if low < 0:
        return Interval(0, high, high_open=rounding == "half_up")
    return Interval(low, high, odd, odd or rounding == "half_up")


def bounded_interval(value: int, bound: str) -> Interval:
    """A reported count with its bound, one of `BOUNDS`; a change in seats may be negative.

    "About N" has no fixed meaning. This site reads it as N give or take half a unit of N's last
    digit that is not zero: about 80 is 75 to 85, about 110 is 105 to 115, about 24 is 24.
    Raises ValueError for what is no whole number between -2^64 and 2^64, or an unknown bound.
    """
    check_count(abs(value) if type(value) is int else value, "value")
    if bound == "exactly":
        return Interval(value, value)
    if bound == "at_least":
        return Interval(value, None)
    if bound == "more_than":
        return Interval(value + 1, None)
    if bound == "at_most":
        return Interval(None, value)
    if bound == "less_than":
        return Interval(None, value - 1)
    if bound != "about":
        raise ValueError(f"unknown bound: {bound!r}")
    half = last_unit(abs(value)) // 2
    return Interval(value - half, value + half)


def last_unit(number: int) -> int:
    """The unit of the last digit that is not zero: 100 of 1500, 1 of 0."""
    unit = 1
    while number and number % (10 * unit) == 0:
        unit *= 10
    return unit


def about_share(text: str) -> Interval:
    """A percentage printed as "about", read as such a count is: about 20 is 15 to 25.

    About 98.5 is 98.45 to 98.55, about 98.50 the same, about 0 is up to half of one. No share is
    below zero. Raises ValueError for a malformed percentage.
    """
    digits, scale = parse_share(text)
    half = Fraction(last_unit(digits), 2 * scale)
    share = Fraction(digits, scale)
    return Interval(max(share - half, Fraction(0)), share + half)


def conflicting_pairs(intervals: Sequence[Interval]) -> tuple[tuple[int, int], ...]:
    """The pairs of figures, by index, that cannot be one truth."""
    return tuple(
        (first, second)
        for second in range(len(intervals))
        for first in range(second)
        if not intervals[first].overlaps(intervals[second])
    )


def agreement(intervals: Sequence[Interval]) -> str:
    """How several sources' figures for one measure stand to each other.

    "single": one figure. "agree": all are printed alike, in value and precision. "conflict": two
    cannot both be true. "agree_within_rounding": none of these. Raises ValueError without any.
    """
    if not intervals:
        raise ValueError("no figures to compare")
    if len(intervals) == 1:
        return "single"
    if all(interval == intervals[0] for interval in intervals):
        return "agree"
    common: Interval | None = intervals[0]
    for interval in intervals[1:]:
        # On a line, intervals that overlap two by two all share a value.
        common = common and common.intersect(interval)
    return "conflict" if common is None else "agree_within_rounding"
