"""The results grid over HTTP with tables whose figures could be stored wrongly without a word."""

import pytest

from .grid import answer, confirm, make_contest, options_of, problems_of, stored, upload
from .helpers import text_of

pytestmark = pytest.mark.django_db
TOP = "Candidate;Votes;Share\nBako Sahakyan;5;1,0\n"


def test_a_figure_that_commas_cut_is_refused(desk):
    vote, source = make_contest()
    table = "Candidate,Party,Votes\nBako Sahakyan,Independent,1,346\n"

    page = upload(desk, vote, source, table)

    assert "“1,346”" in problems_of(page)[0]
    assert stored(vote, source) == {}
    confirm(desk, upload(desk, vote, source, table.replace("1,346", "1346")))
    assert stored(vote, source)["Bako Sahakyan"] == (1346, None, "")


def test_what_stands_above_the_header_and_beside_a_count_is_stored(desk):
    vote, source = make_contest()
    table = f"Electorate: 104 612;;\n{TOP}Voted;76 728;73,5\n"

    page = upload(desk, vote, source, table)

    assert "“73,5” beside “Voted” is taken as the turnout." in text_of(page)
    assert "cells, 5 are saved, 5 only say what the others mean, and 0 are left out." in text_of(
        page
    )
    confirm(desk, page)
    assert stored(vote, source)["set"][1:6] == (104612, 76728, None, None, "73.5")


def test_of_several_invalid_counts_one_is_stored_and_the_others_are_told(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, f"{TOP}Invalid;1;\nBlank;56;\nWrite-in;3;\n")
    page = answer(desk, page, which_invalid="2")

    words = text_of(page)
    assert "Row 3, left out: Invalid | 1 (the record keeps one figure for" in words
    assert "Row 5, left out: Write-in | 3 (votes of no single candidate" in words
    confirm(desk, page)
    assert stored(vote, source)["set"][4] == 56
    assert len(stored(vote, source)) == 2


def test_an_unknown_label_is_given_a_measure_and_a_similar_name_is_asked_about(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, f"{TOP}Kehtivad;55;\nVitali Balasanyan;4;\n")

    words = text_of(page)
    assert "Row 3, “Kehtivad”: is this a candidate or a total?" in words
    assert "Row 4, “Vitali Balasanyan”: is this one of those with a similar name?" in words
    similar, label = next(iter(options_of(page, "person-4").items()))
    assert label == "Vitaly Balasanyan, candidate of this election (Independent)"
    confirm(desk, answer(desk, page, person_3="total:valid", person_4=similar))
    assert stored(vote, source)["set"][3] == 55
    assert stored(vote, source)["Vitaly Balasanyan"] == (4, None, "")


def test_a_name_is_the_same_however_its_accents_are_encoded(desk):
    vote, source = make_contest(name="F")
    composed, decomposed = "Bak\u00f3 Sahakyan", "Bako\u0301 Sahakyan"

    for name in (composed, decomposed):
        page = upload(desk, vote, source, f"Candidate;Votes\n{name};5\n")
        assert page.context["outcome"].number("new") == 2
