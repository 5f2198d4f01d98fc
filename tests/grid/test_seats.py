"""Columns of seats: figures of lists beside their votes; of all lists in the row of a total."""

import pytest

from elections.grid import read

TABLE = (
    "List;Votes;Seats;List seats;Constituency seats;Seats before;+/-\n"
    "Greens;5 000;8;5;3;10;−2\n"
    "Reds;7 000;12;7;5;–;+2\n"
    "Total;12 000;20;12;8;22;\n"
)


def reading(text, answers):
    return read("x.csv", text.encode(), answers)


def test_seats_of_each_kind_are_read_and_those_of_all_lists():
    found = reading(TABLE, {"total-4": "valid", "dash": "blank"})

    assert (found.questions, found.problems) == ([], [])
    assert [line.seats for line in found.lines] == [
        {
            "seats": 8,
            "list-seats": 5,
            "constituency-seats": 3,
            "seats-before": 10,
            "seat-change": -2,
        },
        {
            "seats": 12,
            "list-seats": 7,
            "constituency-seats": 5,
            "seats-before": None,
            "seat-change": 2,
        },
    ]
    assert {kind: values["count"] for kind, values in found.totals.items()} == {
        "valid": 12000,
        "seats": 20,
        "list-seats": 12,
        "constituency-seats": 8,
        "seats-before": 22,
    }
    assert found.cells.counts() == {"stored": 16, "keys": 10, "left_out": 1}


@pytest.mark.parametrize(
    ("printed", "number"), [("+3", 3), ("-3", -3), ("–3", -3), ("▼ 3", -3), ("±0", 0), ("3", 3)]
)
def test_a_change_in_seats_keeps_its_sign(printed, number):
    found = reading(f"List;Seats;Change\nGreens;8;{printed}\n", {})

    assert found.lines[0].seats == {"seats": 8, "seat-change": number}


def test_a_sign_before_seats_is_refused():
    found = reading("List;Seats\nGreens;-8\n", {})

    assert [str(each) for each in found.problems] == [
        "Row 2, column Seats: “-8” is not a count: write its digits alone, such as 47095."
    ]
