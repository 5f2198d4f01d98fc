"""The tables of `tests/grid/cases`, each entered over HTTP as an editor would."""

from collections import defaultdict

import pytest

from elections.models import Figure
from tests.grid.cases import CASES, A, B, Case
from tests.grid.helpers import merged, with_blank_rows

from .grid import ADDRESS, confirm, make_contest, options_of, problems_of, questions_of, upload
from .helpers import text_of

pytestmark = pytest.mark.django_db


def kept(vote) -> dict:
    """What is stored of each option or measure: its one value, or several."""
    found = defaultdict(list)
    rows = Figure.objects.filter(account__round=vote).order_by("count", "pk")
    for row in rows:
        name = row.option.label if row.option else row.measure
        values = (row.count, row.share, row.outcome, row.wording)
        said = tuple(value for value in values if value not in (None, ""))
        found[name].append(said[0] if len(said) == 1 else said)
    return {name: rows[0] if len(rows) == 1 else rows for name, rows in found.items()}


def answered(desk, page, answers: dict[str, str]):
    """The page after all questions, each of which has to be answered in the case."""
    left = dict(answers)
    while "form" in page.context and hasattr(page.context["form"], "questions"):
        given = {key: left.pop(key) for key in questions_of(page)}
        for key, value in given.items():
            if value == "similar":
                given[key] = next(iter(options_of(page, key)))
        given |= {key: left.pop(key) for key in [*left] if key.removesuffix("-slug") in given}
        data = {f"answer-{key}": value for key, value in given.items()}
        page = desk.post(ADDRESS, {"state": page.context["state"], **data})
    assert left == {}, "questions that were not asked"
    return page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_table_is_stored_as_it_is_printed(desk, case: Case):
    vote, source = make_contest()

    page = answered(desk, upload(desk, vote, source, case.table), case.answers)

    if case.problem:
        assert any(problem.startswith(case.problem) for problem in problems_of(page))
        assert kept(vote) == {}
        return
    words = text_of(page)
    assert [sentence for sentence in case.says if sentence not in words] == []
    cells = page.context["cells"]
    sign = ";" if ";" in case.table else ","
    assert sum(cells.values()) == sum(
        cell != "" for line in case.table.splitlines() for cell in line.split(sign)
    )
    assert f"{cells['stored']} are saved" in words
    confirm(desk, page)
    assert kept(vote) == case.stored


def test_a_workbook_with_merged_cells_and_a_million_blank_rows_is_stored_as_it_is_shown(desk):
    vote, source = make_contest()
    rows = [["Candidate", "Party", "Votes"], [A, "Independent", 5], [B, None, 4]]

    page = upload(desk, vote, source, with_blank_rows(merged(rows, "B2:B3")), "results.xlsx")

    cells = page.context["cells"]
    assert cells == {"stored": 2, "keys": 7, "left_out": 0}
    confirm(desk, page)
    assert kept(vote) == {A: 5, B: 4}
