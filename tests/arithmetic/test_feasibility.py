"""What figures leave open under one reading: the exact solver against a search over all counts."""

import pytest
from hypothesis import settings

from elections.arithmetic import (
    ROUNDINGS,
    Bounds,
    PrintedLine,
    PrintedSet,
    Reading,
    Steps,
    bounds,
    readings,
)
from elections.arithmetic.boxes import settle
from elections.arithmetic.feasibility import conditions

EXACT = settings(derandomize=True, deadline=None, database=None, max_examples=250)


def lines(*figures):
    return tuple(PrintedLine(str(key), *pair) for key, pair in enumerate(figures))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: PrintedLine("a", -5), "votes of 'a' is no count"),
        (lambda: PrintedLine("a", True), "votes of 'a' is no count"),
        (lambda: PrintedLine("a", None, "6.7%"), "not a printed percentage"),
        (lambda: PrintedSet(cast=1 << 64), "cast is no count from 0 to below 2.64"),
        (lambda: PrintedSet(turnout=73.4), "not a printed percentage such as 66.70: 73.4"),
        (lambda: PrintedSet(printed_to=0), "counts are printed to 1 or more, not 0"),
        (lambda: PrintedSet(share_base="votes"), "unknown base of shares: 'votes'"),
        (lambda: PrintedSet(lines=(PrintedLine("a"),) * 2), "two lines have the same key"),
        (lambda: Reading("up"), "unknown rounding: 'up'"),
        (lambda: Reading(base="votes"), "unknown base of shares: 'votes'"),
        (
            lambda: bounds(PrintedSet(lines=lines((None, "50"))), Reading()),
            "the set has shares, and the reading no base for them",
        ),
    ],
)
def test_malformed_figures_are_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_readings_come_plainest_first():
    every = readings(PrintedSet(lines=lines((5, "50")), complete=True))
    plain = [
        ("half_up", "valid"),
        ("half_even", "valid"),
        ("half_up", "cast"),
        ("truncated", "valid"),
        ("half_up", "registered"),
        ("half_even", "cast"),
        ("truncated", "cast"),
        ("half_even", "registered"),
        ("truncated", "registered"),
    ]
    assert every == tuple(Reading(r, b, u) for u in (False, True) for r, b in plain)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (PrintedSet(cast=5, lines=lines((5, None))), [Reading()]),
        (PrintedSet(cast=50, printed_to=10), [Reading(rounding) for rounding in ROUNDINGS]),
        (PrintedSet(turnout="50"), [Reading(rounding) for rounding in ROUNDINGS]),
        (
            PrintedSet(lines=lines((None, "50")), share_base="cast"),
            [Reading(rounding, "cast") for rounding in ROUNDINGS],
        ),
        (
            PrintedSet(cast=5, lines=lines((5, None)), complete=True),
            [Reading(), Reading(unlisted=True)],
        ),
    ],
)
def test_readings_that_make_no_difference_are_left_out(printed, expected):
    assert readings(printed) == tuple(expected)


@pytest.mark.parametrize(
    ("reading", "share_base", "expected"),
    [
        (Reading(base="valid"), "unstated", ()),
        (
            Reading("truncated", "registered", True),
            "unstated",
            ("truncated", "base_registered", "unlisted_votes"),
        ),
        (Reading("half_even", "cast"), "cast", ("half_even",)),
    ],
)
def test_conditions_of_a_reading(reading, share_base, expected):
    assert conditions(reading, share_base) == expected


BIG = 1 << 63


@pytest.mark.parametrize(
    ("printed", "base", "steps", "expected"),
    [
        (
            PrintedSet(BIG, BIG, BIG, 0, "100.0", lines((BIG, "100.0")), complete=True),
            "valid",
            1,
            Bounds((BIG, BIG), (BIG, BIG), (BIG, BIG), (0, 0), (0, 0), (BIG,), (0,)),
        ),
        (
            PrintedSet(lines=lines((5, "0.00"), (1_000_000, None))),
            "valid",
            1,
            Bounds(
                (0, None), (1_000_005, None), (1_000_005, None), (0, None), (0, None), None, None
            ),
        ),
        (
            PrintedSet(lines=lines((0, "0")), complete=True),
            "cast",
            1,
            Bounds((0, None), (1, None), (0, 0), (1, None), (0, 0), (0,), (0,)),
        ),
        (
            # Nothing but shares, with room among them: some small total, and every large one.
            PrintedSet(lines=lines((None, "66.7"), (None, "32.5"), (None, "0.8")), complete=True),
            "valid",
            5_000,
            Bounds((0, None), (120, None), (120, None), (0, None), (0, 0), None, (0,)),
        ),
        (
            # Both are halves rounded up, so that the total is a multiple of 200.
            PrintedSet(cast=601, lines=lines((None, "67"), (None, "34")), complete=True),
            "valid",
            5_000,
            Bounds((0, None), (601, 601), (200, 600), (1, 401), (0, 0), (200, 400, 600), (0,)),
        ),
        (
            PrintedSet(
                cast=73 * 10**6,
                lines=lines((47 * 10**6, "66.7"), (23 * 10**6, "32.5")),
                printed_to=10**6,
            ),
            "valid",
            5_000,
            Bounds(
                (0, None),
                (72_500_000, 73_499_999),
                (69_662_922, 71_267_815),
                (1_232_185, 3_837_077),
                (487_641, 641_410),
                None,
                None,
            ),
        ),
        (
            # Few values of V, over many values of C.
            PrintedSet(valid=70_650, lines=lines((None, "66.7"), (None, "32.5")), printed_to=5),
            "cast",
            20_000,
            Bounds(
                (0, None),
                (70_648, 71_293),
                (70_648, 70_652),
                (0, 641),
                (0, 635),
                tuple(range(70_648, 70_653)),
                None,
            ),
        ),
        (
            # Halves rounded up again, but below the 20,000 that two decimals need.
            PrintedSet(cast=19_999, lines=lines((None, "66.67"), (None, "33.34")), complete=True),
            "valid",
            50_000,
            None,
        ),
        (
            # No such share of so few.
            PrintedSet(cast=400, turnout="50.000001", printed_to=800),
            None,
            1_500,
            None,
        ),
        (
            # Turnout ties C to R where neither is stated.
            PrintedSet(turnout="33.3", lines=lines((1, None))),
            None,
            100,
            Bounds((3, None), (1, None), (1, None), (0, None), (0, None), None, None),
        ),
        (
            # Of 39 to 42 votes cast, 39 and 41 are two thirds of no number of voters.
            PrintedSet(turnout="66.7", invalid=0, lines=lines((4, "10"))),
            "valid",
            200,
            Bounds((60, 63), (40, 42), (40, 42), (0, 0), (36, 38), (40, 42), (36, 38)),
        ),
    ],
)
def test_bounds_of_uncommon_sets(printed, base, steps, expected):
    work = Steps()
    before = work.left
    assert bounds(printed, Reading(base=base), work) == expected
    assert before - work.left <= steps


@pytest.mark.parametrize(
    ("printed", "base", "known"),
    [
        # Six decimals, and no total near the millions where such shares have no gaps.
        (
            PrintedSet(
                cast=10**6 + 1, lines=lines((None, "66.6667"), (None, "33.3334")), complete=True
            ),
            "valid",
            None,
        ),
        (PrintedSet(cast=10**6, turnout="50.000001", printed_to=10**6), None, None),
        # There the bounds are safe, though an end may not be attained.
        (
            PrintedSet(
                lines=lines((None, "50.000001"), (None, "20.123456"), (None, "29.8765")),
                complete=True,
            ),
            "valid",
            True,
        ),
        (PrintedSet(turnout="50.000001", lines=lines((5, None))), None, True),
        (PrintedSet(cast=1_450, turnout="50.0250", printed_to=900), None, True),
    ],
)
def test_work_is_cut_off_and_says_so(printed, base, known, monkeypatch):
    settled = []

    def counted(*arguments):
        settled.append(1)
        return settle(*arguments)

    monkeypatch.setattr("elections.arithmetic.solver.settle", counted)
    reading = Reading(base=base)
    found = bounds(printed, reading)
    assert found.certainty == ("outer" if known else "undecided")
    assert found.valid_values is None
    assert len(settled) < 100_000
