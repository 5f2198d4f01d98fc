"""The sizes of what pages draw."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from elections.pictures import count_axis, date_positions, dot_radius, percent_axis


def test_percentages_stand_on_an_axis_to_100():
    axis = percent_axis(["66.65", None, "0", "33.35"])

    assert [axis.at(value) for value in ("66.65", "0", "33.35", 50, None)] == [
        "66.65",
        "0",
        "33.35",
        "50",
        "",
    ]


def test_a_percentage_above_100_lengthens_the_axis():
    axis = percent_axis(["200", "100"])

    assert [axis.at(value) for value in ("200", "100", 50)] == ["100", "50", "25"]


def test_nothing_stated_leaves_an_empty_axis():
    assert percent_axis([]).at(None) == ""
    assert count_axis([]).at(0) == "0"
    assert count_axis([None]).at(None) == ""


def test_counts_are_parts_of_their_sum():
    axis = count_axis([28, 4, None])

    assert [axis.at(value) for value in (28, 4, 0)] == ["87.5", "12.5", "0"]


def test_no_votes_at_all_are_bars_of_no_length():
    assert count_axis([0, 0]).at(0) == "0"


def test_dates_stand_to_scale():
    days = [datetime.date(2012, 7, day) for day in (17, 19, 18, 27)]

    assert date_positions(days) == ["0", "20", "10", "100"]


def test_dates_of_one_day_stand_at_its_start():
    assert date_positions([datetime.date(2012, 7, 17)] * 2) == ["0", "0"]


def test_dots_grow_in_area_with_their_counts():
    assert [dot_radius(count, 8) for count in (0, 1, 4, 8)] == ["", "9.13", "13.66", "18"]


@given(st.lists(st.integers(0, 10**18), min_size=1))
def test_no_bar_leaves_its_ground(counts):
    axis = count_axis(counts)

    assert all(0 <= float(axis.at(count)) <= 100 for count in counts)
