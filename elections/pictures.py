"""Sizes of the pictures that pages draw as SVG, as the text of its attributes.

Sizes are for the eye alone: every figure stands beside its picture as printed. Nothing is clamped;
a share above 100 lengthens the axis.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .arithmetic import Interval

# The length of every axis, in units of the drawing.
AXIS = 100
LARGEST_DOT, SMALLEST_DOT = 18, 7


@dataclass(frozen=True, slots=True)
class Axis:
    """A line from nothing to `top`."""

    top: Fraction

    def at(self, value: Fraction | int | str | None) -> str:
        """Where a value stands on the axis; empty for a value that is not stated."""
        return "" if value is None else written(Fraction(value) / self.top * AXIS)


def percent_axis(percentages: Iterable[str | None]) -> Axis:
    """From 0 to 100 per cent, or to the highest percentage where one is higher."""
    stated = [Fraction(one) for one in percentages if one is not None]
    return Axis(max([Fraction(100), *stated]))


def count_axis(counts: Iterable[int | None]) -> Axis:
    """From 0 to the sum of the counts, so that each is seen as its part of the whole."""
    return Axis(Fraction(max(1, sum(count for count in counts if count is not None))))


def date_positions(dates: list[date]) -> list[str]:
    """Where dates stand on an axis from the first to the last of them, true to scale."""
    first, last = min(dates), max(dates)
    axis = Axis(Fraction(max(1, (last - first).days)))
    return [axis.at((one - first).days) for one in dates]


def parts_of(counts: Sequence[int]) -> list[tuple[str, str]]:
    """Where each count lies in a bar of all of them, and how wide it is."""
    axis, start, parts = count_axis(counts), 0, []
    for count in counts:
        parts.append((axis.at(start), axis.at(count)))
        start += count
    return parts


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an axis that begins at `x`; an open end has no bound and reaches the edge."""

    x: str
    width: str
    opens_low: bool
    opens_high: bool


# Room at both ends of an axis of spans, and the least width of one, so that a point is seen.
MARGIN, LEAST_WIDTH = Fraction(6), Fraction(8, 10)


def spans_of(intervals: Sequence[Interval]) -> list[Span]:
    """Where intervals lie on one axis, which reaches from the lowest to the highest of their ends.

    A span is never narrower than `LEAST_WIDTH` and stays centred on what it stands for.
    """
    ends = [end for one in intervals for end in (one.low, one.high) if end is not None]
    lowest, highest = Fraction(min(ends)), Fraction(max(ends))
    length = (highest - lowest) or Fraction(1)

    def at(value: Fraction | int) -> Fraction:
        return MARGIN + (Fraction(value) - lowest) / length * (AXIS - 2 * MARGIN)

    spans = []
    for one in intervals:
        start = Fraction(0) if one.low is None else at(one.low)
        end = Fraction(AXIS) if one.high is None else at(one.high)
        lacking = max(Fraction(0), LEAST_WIDTH - (end - start))
        span = Span(
            x=written(start - lacking / 2),
            width=written(end - start + lacking),
            opens_low=one.low is None,
            opens_high=one.high is None,
        )
        spans.append(span)
    return spans


def dot_radius(count: int, highest: int) -> str:
    """The radius of a dot whose area grows with its count; empty for none."""
    if not count:
        return ""
    grown = (LARGEST_DOT**2 - SMALLEST_DOT**2) * count / highest
    return written((SMALLEST_DOT**2 + grown) ** 0.5)


def written(number: Fraction | float) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
