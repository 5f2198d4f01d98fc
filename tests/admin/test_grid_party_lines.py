"""The results grid over HTTP where one name stands in several rows."""

import pytest

from elections import models
from tests import factories

from .grid import (
    answer,
    confirm,
    make_contest,
    options_of,
    problems_of,
    questions_of,
    stored,
    upload,
)

pytestmark = pytest.mark.django_db
BAKO = "Candidate;Party;Votes\nBako Sahakyan;Independent;5\n"


def test_two_people_of_one_name_are_told_apart_by_their_parties(desk):
    vote, source = make_contest()
    table = BAKO + "Bako Sahakyan;Free List;3\n"
    bako = models.Option.objects.get(person__name="Bako Sahakyan")

    page = upload(desk, vote, source, table)

    assert {key: text for key, text in questions_of(page).items() if key != "party-3"} == {
        "person-2": "“Bako Sahakyan” stands in several rows. Who is meant in row 2 (Independent)?",
        "person-3": "“Bako Sahakyan” stands in several rows. Who is meant in row 3 (Free List)?",
    }
    own = f"option:{bako.pk}"
    both = answer(desk, page, person_2=own, person_3=own, party_3="new")
    assert problems_of(both) == ["Rows 2 and 3 are both said to be about Bako Sahakyan."]
    confirm(desk, answer(desk, page, person_2=own, person_3="new", party_3="new"))
    lines = models.Figure.objects.order_by("count")
    assert [(line.count, line.option.party_name) for line in lines] == [
        (3, "Free List"),
        (5, "Independent"),
    ]


def test_one_candidate_on_several_party_lines_has_a_line_for_each_and_their_sum(desk):
    vote, source = make_contest()
    for name in ("DEM", "WOR", "IND"):
        factories.PartyFactory(name=name)
    table = "Candidate;Party;Votes\nAnn Roe;DEM;9574\nAnn Roe;WOR;735\nAnn Roe;IND;1267\n"
    page = upload(desk, vote, source, table)
    assert options_of(page, "person-3")["party-line"] == (
        "One candidate on several party lines, whose votes are added up: “Ann Roe”"
    )
    lines = {f"person_{row}": "party-line" for row in (2, 3, 4)}

    preview = answer(desk, page, **lines)

    assert preview.context["notices"] == [
        "Ann Roe stands on 3 party lines: 9574 (DEM) + 735 (WOR) + 1267 (IND) = 11576."
    ]
    confirm(desk, preview)
    figures = models.Figure.objects.filter(account__round=vote).order_by("pk")
    assert [(row.option.slug, row.count, row.option.party_name) for row in figures] == [
        ("ann-roe", 11576, ""),
        ("ann-roe-dem", 9574, "DEM"),
        ("ann-roe-wor", 735, "WOR"),
        ("ann-roe-ind", 1267, "IND"),
    ]
    assert figures[0].note == "The sum of the party lines: 9574 (DEM) + 735 (WOR) + 1267 (IND)."
    assert {row.option.part_of for row in figures[1:]} == {figures[0].option}
    # The same file again finds them, and a later sum is the candidate's.
    again = answer(desk, upload(desk, vote, source, table), **lines)
    assert again.context["outcome"].writes is False
    other = factories.SourceFactory()
    confirm(desk, upload(desk, vote, other, "Candidate;Votes\nAnn Roe;11577\n"))
    assert stored(vote, other)["Ann Roe"] == (11577, None, "")
