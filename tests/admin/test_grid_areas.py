"""The results grid over HTTP with files of several contests, columns or areas."""

import re

import pytest

from elections.admin import grid_areas
from elections.grid import storing_areas
from elections.models import Account, Area, Figure
from tests import factories
from tests.resources.helpers import contents

from .grid import ADDRESS, answer, confirm, make_contest, options_of, problems_of, stored, upload
from .helpers import text_of

pytestmark = pytest.mark.django_db
NAMES = ("Bako Sahakyan", "Vitaly Balasanyan")
LONG = "Race;Candidate;Votes\n" + "".join(
    f"Race {race};{name};{race}{place}\n"
    for race in range(1, 11)
    for place, name in enumerate((*NAMES, "Subtotal"), 1)
)
DOWN = (
    "Province;Bako Sahakyan;Vitaly Balasanyan;Valid votes;Turnout\n"
    "Askeran;5;4;9;50,1%\nHadrut;3;2;5;40,1%\nTotal;8;6;14;45,0%\n"
)
ACROSS = (
    "Candidate;Askeran;Hadrut;Total\nBako Sahakyan;5;3;8\nVitaly Balasanyan;4;2;6\n"
    "Valid votes;9;5;14\nTurnout;50,1%;40,1%;45,0%\n"
)
ROWS = (
    "Province;Candidate;Votes\nAskeran;Bako Sahakyan;5\nAskeran;Vitaly Balasanyan;4\n"
    "Askeran;Valid votes;9\nAskeran;Turnout;50,1%\nHadrut;Bako Sahakyan;3\n"
    "Hadrut;Vitaly Balasanyan;2\nHadrut;Valid votes;5\nHadrut;Turnout;40,1%\n"
    "Total;Bako Sahakyan;8\nTotal;Vitaly Balasanyan;6\nTotal;Valid votes;14\nTotal;Turnout;45,0%\n"
)
STORED = {
    "Askeran": {"Bako Sahakyan": 5, "Vitaly Balasanyan": 4, "valid": 9, "turnout": "50.1"},
    "Hadrut": {"Bako Sahakyan": 3, "Vitaly Balasanyan": 2, "valid": 5, "turnout": "40.1"},
}


def of_areas(vote) -> dict:
    found: dict = {}
    for row in Figure.objects.filter(account__round=vote):
        figures = found.setdefault(row.account.area.name, {})
        name = row.option.label if row.option else row.measure
        figures[name] = row.share if row.count is None else row.count
    return found


def test_of_ten_contests_the_editor_chooses_one_and_its_subtotal_is_checked(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, LONG)
    assert len(options_of(page, "contest")) == 10
    preview = answer(desk, page, contest="4")

    words = text_of(preview)
    assert "“Subtotal” is left out. It does not add up as printed: it has 43 where" in words
    assert "Left out: 27 rows of others than “Race 4” (Race 1, Race 2, Race 3, Race 5" in words
    assert preview.context["cells"] == {"stored": 2, "keys": 7, "left_out": 84}
    confirm(desk, preview)
    assert stored(vote, source)["Bako Sahakyan"] == (41, None, "")
    right = LONG.replace("Race 4;Subtotal;43", "Race 4;Subtotal;83")
    words = text_of(answer(desk, upload(desk, vote, source, right), contest="4"))
    assert "“Subtotal” is the sum of what stands above it; it is left out." in words


@pytest.mark.parametrize(
    ("table", "choose"),
    [
        (DOWN, {"across": "figures", "part": "each"}),
        (ACROSS, {"across": "figures", "part": "each"}),
        (ROWS, {"area": "each"}),
    ],
    ids=["down", "across", "rows"],
)
def test_areas_down_or_across_become_accounts_of_areas(desk, table, choose):
    vote, source = make_contest()
    factories.AreaFactory(name="Askeran", jurisdiction=vote.election.jurisdiction)
    page = upload(desk, vote, source, table)
    for key, value in choose.items():
        page = answer(desk, page, **{key: value})
    before = contents()

    assert "The record has no area called Hadrut in" in text_of(page)
    preview = answer(desk, page, new_areas="province")

    words = text_of(preview)
    assert "“Total” is the sum of what stands above it; it is left out." in words
    assert "2 areas are read, each as an account of its own." in words
    cells = preview.context["cells"]
    assert cells["stored"] == 8
    assert sum(cells.values()) == sum(
        cell != "" for line in table.splitlines() for cell in line.split(";")
    )
    assert contents() == before
    done = confirm(desk, preview)
    assert "Saved: 11 new, 0 changed." in text_of(done)
    assert of_areas(vote) == STORED
    assert Area.objects.get(name="Hadrut").kind == "province"
    # The same file again changes nothing.
    page = upload(desk, vote, source, table)
    for key, value in choose.items():
        page = answer(desk, page, **{key: value})
    assert page.context["outcome"].writes is False


def test_several_kinds_of_invalid_votes_are_kept_in_words_in_each_area(desk):
    vote, source = make_contest()
    for name in STORED:
        factories.AreaFactory(name=name, jurisdiction=vote.election.jurisdiction)
    table = (
        "Candidate;Askeran;Hadrut;Total\nBako Sahakyan;5;3;8\nInvalid;1;2;3\nVoid;4;5;9\n"
        "Rejected;0;;0\n"
    )
    page = answer(desk, upload(desk, vote, source, table), across="figures")

    preview = answer(desk, answer(desk, page, part="each"), which_invalid="parts")

    assert preview.context["cells"] == {"stored": 7, "keys": 8, "left_out": 4}
    confirm(desk, preview)
    words = Figure.objects.filter(measure="invalid").order_by("account__area__name")
    assert list(words.values_list("account__area__name", "count", "wording")) == [
        ("Askeran", None, "Invalid 1; Void 4; Rejected 0"),
        ("Hadrut", None, "Invalid 2; Void 5"),
    ]


def test_one_area_may_be_read_alone(desk):
    vote, source = make_contest()

    page = answer(desk, upload(desk, vote, source, DOWN), across="figures")
    confirm(desk, answer(desk, page, part="3"))

    assert stored(vote, source)["Bako Sahakyan"] == (8, None, "")
    assert stored(vote, source)["turnout"] == (None, "45.0")
    assert Account.objects.get().area is None


def test_an_area_of_a_similar_name_is_asked_about(desk):
    vote, source = make_contest()
    jurisdiction = vote.election.jurisdiction
    for name in ("Askeran", "Hadrout"):
        factories.AreaFactory(name=name, jurisdiction=jurisdiction)
    page = answer(desk, upload(desk, vote, source, ROWS), area="each")

    own = Area.objects.get(name="Hadrout")
    assert list(options_of(page, "area-hadrut")) == [str(own.pk), "new", "leave-out"]
    confirm(desk, answer(desk, page, area_hadrut=str(own.pk)))

    assert of_areas(vote) == {"Askeran": STORED["Askeran"], "Hadrout": STORED["Hadrut"]}


def test_a_name_that_is_written_in_two_ways_is_asked_about_and_may_be_the_same(desk):
    vote, source = make_contest()
    bono = factories.OptionFactory(election=vote.election, person__name="Jeffrey A. Bono, III")
    for name in STORED:
        factories.AreaFactory(name=name, jurisdiction=vote.election.jurisdiction)
    table = (
        "Province;Candidate;Votes\nAskeran;Jeffrey A. Bono, III;5\nHadrut;Jeffery A. Bono, III;3\n"
    )

    page = answer(desk, upload(desk, vote, source, table), area="each")

    assert "“Jeffery A. Bono, III”: is this one of those with a similar name?" in text_of(page)
    assert next(iter(options_of(page, "person-3"))) == f"option:{bono.pk}"
    confirm(desk, answer(desk, page, person_3=f"option:{bono.pk}"))
    assert of_areas(vote) == {
        "Askeran": {"Jeffrey A. Bono, III": 5},
        "Hadrut": {"Jeffrey A. Bono, III": 3},
    }


def test_what_is_wrong_in_one_area_names_the_place_and_keeps_all_out(desk):
    vote, source = make_contest()
    before = contents()
    page = answer(desk, upload(desk, vote, source, DOWN.replace("4;9", "x4;9")), across="figures")

    page = answer(desk, page, part="each")

    assert problems_of(page) == [
        "Row C, column Askeran: “x4” is not a count in digits: write all of them, such as 47000, "
        "and choose what counts are printed to."
    ]
    assert contents() == before


def test_an_area_that_changed_after_the_preview_is_not_overwritten(desk):
    vote, source = make_contest()
    for name in STORED:
        factories.AreaFactory(name=name, jurisdiction=vote.election.jurisdiction)
    first = answer(desk, upload(desk, vote, source, ROWS), area="each")
    confirm(desk, first)
    preview = answer(desk, upload(desk, vote, source, ROWS.replace(";3", ";4")), area="each")
    row = Figure.objects.get(account__area__name="Hadrut", option__person__name=NAMES[0])
    row.count = 7
    row.save()

    again = confirm(desk, preview)

    assert "Nothing was saved: the record has changed since the preview" in text_of(again)
    assert of_areas(vote)["Hadrut"][NAMES[0]] == 7
    [change] = [each for each in again.context["changes"] if each.kind == "changed"]
    assert change.name == "Hadrut, Bako Sahakyan"
    assert [(cell.old, cell.new) for cell in change.cells] == [("7", "4"), ("", "")]
    confirm(desk, again)
    assert of_areas(vote)["Hadrut"][NAMES[0]] == 4


def test_a_large_file_is_compared_in_parts_and_says_how_far_it_is(desk, monkeypatch):
    vote, source = make_contest()
    monkeypatch.setattr(storing_areas, "PART", 2)
    monkeypatch.setattr(grid_areas, "PART", 2)
    rows = "".join(f"Station {number};{number};{number + 1}\n" for number in range(5))
    table = f"Precinct;Bako Sahakyan;Vitaly Balasanyan\n{rows}"
    page = answer(desk, upload(desk, vote, source, table), across="figures")
    page = answer(desk, page, part="each")
    before = contents()

    page = answer(desk, page, new_areas="precinct")
    said = []
    while "done" in page.context:
        said.append(re.search("[0-9]+ of 5 areas are compared", text_of(page))[0])
        page = desk.post(ADDRESS, {"state": page.context["state"], "compare": "1"})

    assert said == ["2 of 5 areas are compared", "4 of 5 areas are compared"]
    assert contents() == before
    assert page.context["counted"] == {"new": 20, "changed": 0, "unchanged": 0, "kept": 0}
    assert "Saved: 20 new, 0 changed." in text_of(confirm(desk, page))
    assert Account.objects.count() == 5
    assert of_areas(vote)["Station 4"] == {NAMES[0]: 4, NAMES[1]: 5}
