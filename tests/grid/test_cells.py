"""Whatever a table holds, each cell is stored, tells what others mean, or is left out."""

import random

import pytest

from elections.grid import read

from .cases import CASES

CELLS = ("", "", "7", "1 234", "66,6", "12%", "Total", "Ann Lee", "Blank", "n/a", "Majority", "x")


def settled(text: str):
    """A table read with answers to all its questions: the first that is offered of each."""
    answers: dict[str, str] = {}
    for _step in range(60):
        found = read("x.csv", text.encode(), answers)
        if not found.questions:
            return found
        answers |= {question.key: question.options[0].value for question in found.questions}
    raise AssertionError("questions without an end")


def varied(table: str, chance: random.Random) -> str:
    """The table with some cells changed, and a row or a column more or less."""
    sign = ";" if ";" in table else ","
    rows = [line.split(sign) for line in table.splitlines()]
    for _change in range(chance.randint(1, 4)):
        row = chance.choice(rows[1:] or rows)
        row[chance.randrange(len(row))] = chance.choice(CELLS)
    if chance.random() < 0.3:
        rows.insert(chance.randint(1, len(rows)), [chance.choice(CELLS) for _ in rows[0]])
    if chance.random() < 0.2:
        rows = [[*row, chance.choice(CELLS)] for row in rows]
    return "".join(f"{sign.join(row)}\n" for row in rows)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_cell_is_accounted_for(case):
    chance = random.Random(case.name)  # noqa: S311 - the same tables in each run
    for table in [case.table, *(varied(case.table, chance) for _ in range(8))]:
        found = settled(table)
        if found.problems:
            continue
        cells = found.cells.of_file()
        sign = ";" if ";" in table else ","
        rows = [line.split(sign) for line in table.splitlines()]
        filled = {
            (number, place): cell.strip()
            for number, row in enumerate(rows, 1)
            for place, cell in enumerate(row)
            if cell.strip()
        }
        assert dict(cells.filled) == filled, table
        assert sum(found.cells.counts().values()) == len(filled), table
        assert not cells.stored - filled.keys(), table
        # What is left out is said, in a sentence on its row or on its column.
        left_out = filled.keys() - cells.stored - cells.keys
        said = {row for row, _words in found.left_out}
        told = " ".join([*found.notices, *found.cells.columns_left_out(found.columns)])
        for row, place in left_out:
            assert row in said or (row, place) in cells.told or filled[row, place][:30] in told, (
                table,
                row,
                place,
            )


def test_a_cell_that_stands_for_no_figure_is_left_out_and_said_to_be():
    table = "Candidate;Votes;Share\nAnn Lee;n/a;66,6\nBob Ray;n/a;n/a\n"

    found = read("x.csv", table.encode(), {"dash": "blank"})

    assert found.cells.counts() == {"stored": 1, "keys": 4, "left_out": 4}
    assert found.notices == ["“n/a” stands for no figure: left blank (cells: 3)."]
    assert [row for row, _words in found.left_out] == [3]
