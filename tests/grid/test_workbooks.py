"""Workbooks with merged cells and with an empty used range."""

import time

import pytest

from elections.grid import read

from .helpers import merged, with_blank_rows

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
ROWS = [["Candidate", "Party", "Votes"], ["Ann Lee", "Labour", 5], ["Bob Ray", None, None]]


def test_a_party_merged_over_two_candidates_is_that_of_both():
    rows = [ROWS[0], ROWS[1], ["Bob Ray", None, 4]]

    found = read("x.xlsx", merged(rows, "B2:B3"), {})

    assert [(line.name, line.party) for line in found.lines] == [
        ("Ann Lee", "Labour"),
        ("Bob Ray", "Labour"),
    ]


def test_a_figure_merged_over_two_candidates_is_refused():
    found = read("x.xlsx", merged(ROWS, "C2:C3"), {})

    assert [str(problem) for problem in found.problems] == [
        "Row 2, column C: The cells C2:C3 are merged and hold “5”. Unmerge them, and write the "
        "figure into each row that it belongs to."
    ]


def test_a_header_of_two_rows_is_read_at_the_second():
    rows = [["Candidate", "Party", "Result"], [None, None, "Votes", "%"], ["Ann Lee", "X", 5, "1"]]

    found = read("x.xlsx", merged(rows, "A1:A2", "B1:B2", "C1:D1"), {})

    assert (found.lines[0].count, found.lines[0].share) == (5, "1")
    assert found.left_out == [(1, "Candidate | Party | Result")]


def test_a_million_blank_rows_are_read_fast():
    """A sheet whose last row holds a format alone: all above it are blank."""
    data = with_blank_rows(merged(ROWS))
    begun = time.perf_counter()

    found = read("x.xlsx", data, {})

    assert [line.name for line in found.lines] == ["Ann Lee"]
    assert time.perf_counter() - begun < 10
