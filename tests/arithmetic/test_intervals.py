"""Printed figures as intervals, the totals that fit them, and agreement between sources."""

from fractions import Fraction

import pytest
from hypothesis import settings

from elections.arithmetic import (
    Interval,
    about_share,
    agreement,
    bounded_interval,
    conflicting_pairs,
    printed_interval,
)

EXACT = settings(derandomize=True, deadline=None, database=None, max_examples=250)
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("figure", "rounding", "printed_to", "expected"),
    [
        ("66.70", "half_up", 1, Interval(Fraction("66.695"), Fraction("66.705"), high_open=True)),
        ("66.7", "half_even", 1, Interval(Fraction("66.65"), Fraction("66.75"), True, True)),
        ("66.8", "half_even", 1, Interval(Fraction("66.75"), Fraction("66.85"))),
        ("66.7", "truncated", 1, Interval(Fraction("66.7"), Fraction("66.8"), high_open=True)),
        ("0.00", "half_up", 1, Interval(0, Fraction("0.005"), high_open=True)),
        ("0", "half_even", 1, Interval(0, HALF)),
        ("0.0", "truncated", 1, Interval(0, Fraction("0.1"), high_open=True)),
        ("134", "half_up", 1, Interval(Fraction("133.5"), Fraction("134.5"), high_open=True)),
        (47_085, "truncated", 1, Interval(47_085, 47_085)),
        (47_000, "half_up", 1000, Interval(46_500, 47_500, high_open=True)),
        (47_000, "half_even", 1000, Interval(46_500, 47_500, True, True)),
        (20_000, "half_even", 1000, Interval(19_500, 20_500)),
        (20_000, "truncated", 1000, Interval(20_000, 21_000, high_open=True)),
        (0, "half_up", 1000, Interval(0, 500, high_open=True)),
        (0, "half_even", 1000, Interval(0, 500)),
        (15, "half_up", 5, Interval(Fraction("12.5"), Fraction("17.5"), high_open=True)),
        (47_085, "half_even", 1000, Interval(46_585, 47_585)),
    ],
)
def test_printed_interval(figure, rounding, printed_to, expected):
    assert printed_interval(figure, rounding, printed_to) == expected


@pytest.mark.parametrize(
    ("value", "bound", "expected"),
    [
        (81, "exactly", Interval(81, 81)),
        (100, "at_least", Interval(100, None)),
        (80, "more_than", Interval(81, None)),
        (80, "about", Interval(75, 85)),
        (110, "about", Interval(105, 115)),
        (24, "about", Interval(24, 24)),
        (1500, "about", Interval(1450, 1550)),
        (0, "about", Interval(0, 0)),
        # Seats lost.
        (-3, "about", Interval(-3, -3)),
        (-20, "about", Interval(-25, -15)),
        (-3, "at_most", Interval(None, -3)),
        (-3, "less_than", Interval(None, -4)),
    ],
)
def test_bounded_interval(value, bound, expected):
    assert bounded_interval(value, bound) == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20", "15", "25"),
        ("98.5", "98.45", "98.55"),
        ("98.50", "98.45", "98.55"),
        ("98", "97.5", "98.5"),
        ("0", "0", "0.5"),
    ],
)
def test_a_percentage_that_is_about_so_much(text, low, high):
    assert about_share(text) == Interval(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: printed_interval("66,7"), "not a printed percentage such as 66.70: '66,7'"),
        (lambda: printed_interval("1234567"), "not a printed percentage .*'1234567'"),
        (lambda: printed_interval("\u0661"), "not a printed percentage"),
        (lambda: printed_interval(66.7), "count is no count from 0 to below 2.64: 66.7"),
        (lambda: printed_interval(-1), "count is no count"),
        (lambda: printed_interval(1, "up"), "unknown rounding: 'up'"),
        (lambda: printed_interval(1, "half_up", 0), "counts are printed to 1 or more, not 0"),
        (lambda: bounded_interval(1, "nearly"), "unknown bound: 'nearly'"),
        (lambda: bounded_interval(-(1 << 64), "about"), "value is no count"),
        (lambda: bounded_interval(True, "about"), "value is no count"),
        (lambda: Interval(2, 1), "no value lies between 2 and 1"),
        (lambda: Interval(2, 2, low_open=True), "no value lies between 2 and 2"),
        (lambda: agreement([]), "no figures to compare"),
    ],
)
def test_malformed_input_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_intervals_overlap_where_some_value_is_in_both():
    ends = [(None, None), (None, 1), (1, None), (0, 1), (1, 2), (1, 1), (2, 3)]
    intervals = [
        Interval(low, high, low_open, high_open)
        for low, high in ends
        for low_open in (False, True)
        for high_open in (False, True)
        if low is None or low != high or not (low_open or high_open)
    ]

    for one in intervals:
        for other in intervals:
            assert one.overlaps(other) == (one.intersect(other) is not None)


def test_interval_operations():
    half_open = Interval(1, 3, high_open=True)
    assert [half_open.contains(value) for value in (0, 1, Fraction(5, 2), 3)] == [
        False,
        True,
        True,
        False,
    ]
    assert half_open.intersect(Interval(2, None)) == Interval(2, 3, high_open=True)
    assert Interval(None, 3).intersect(half_open) == half_open
    assert Interval(1, 3, low_open=True).intersect(half_open) == Interval(1, 3, True, True)
    assert half_open.intersect(Interval(3, 4)) is None
    assert not half_open.overlaps(Interval(3, 4))
    assert Interval(1, 3).overlaps(Interval(3, 4))
    assert Interval(None, None).contains(-1)
    assert half_open.integer_bounds() == (1, 2)
    assert Interval(HALF, None).integer_bounds() == (1, None)
    assert Interval(None, 2, high_open=True).integer_bounds() == (None, 1)
    assert Interval(Fraction(1, 3), HALF).integer_bounds() is None


@pytest.mark.parametrize(
    ("texts", "expected", "pairs"),
    [
        (["66.7"], "single", ()),
        (["66.7", "66.7"], "agree", ()),
        (["66.7", "66.70"], "agree_within_rounding", ()),
        (["66.65", "66.7", "66.7"], "agree_within_rounding", ()),
        (["66.7", "66.76", "66.7"], "conflict", ((0, 1), (1, 2))),
        (["66.65", "66.7", "66.74"], "conflict", ((0, 2),)),
    ],
)
def test_agreement(texts, expected, pairs):
    intervals = [printed_interval(text) for text in texts]
    assert agreement(intervals) == expected
    assert conflicting_pairs(intervals) == pairs


def test_twenty_thousand_conflicts_with_every_exact_count():
    balasanyan = [printed_interval(20_000, printed_to=1000)]
    balasanyan += [printed_interval(votes) for votes in (22_967, 22_966, 22_966)]
    assert agreement(balasanyan) == "conflict"
    assert conflicting_pairs(balasanyan) == ((0, 1), (0, 2), (1, 2), (0, 3), (1, 3))
    sahakyan = [printed_interval(47_000, printed_to=1000), printed_interval(47_095)]
    assert agreement(sahakyan) == "agree_within_rounding"


def test_observers_agree_unless_their_bounds_are_apart():
    more = bounded_interval(80, "more_than")
    assert agreement([more, bounded_interval(81, "exactly")]) == "agree_within_rounding"
    assert agreement([more, bounded_interval(80, "exactly")]) == "conflict"
