"""The results grid over HTTP with tables whose figures could be stored wrongly without a word."""

import pytest

from elections.models import Figure, Option
from tests import factories

from .grid import (
    answer,
    confirm,
    make_contest,
    options_of,
    problems_of,
    questions_of,
    stored,
    totals_of,
    upload,
)
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
    assert totals_of(vote, source) == {"registered": 104612, "cast": 76728, "turnout": "73.5"}


def test_of_several_invalid_counts_one_is_stored_and_the_others_are_told(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, f"{TOP}Invalid;1;\nVoid;56;\nMajority;3;\n")
    page = answer(desk, page, which_invalid="2")

    words = text_of(page)
    assert "Row 3, left out: Invalid | 1 (the record keeps one figure for" in words
    assert "Row 5, left out: Majority | 3 (a total that the record does not keep" in words
    confirm(desk, page)
    assert totals_of(vote, source) == {"invalid": 56}


def test_of_several_invalid_counts_all_are_kept_in_words_and_none_is_added_up(desk):
    vote, source = make_contest()
    table = f"{TOP}Invalid;1;\nVoid;56;\nRejected;7;\n"

    confirm(desk, answer(desk, upload(desk, vote, source, table), which_invalid="parts"))

    figure = Figure.objects.get(measure="invalid")
    assert (figure.count, figure.wording) == (None, "Invalid 1; Void 56; Rejected 7")
    again = answer(desk, upload(desk, vote, source, table), which_invalid="parts")
    assert again.context["outcome"].writes is False


def test_blank_and_invalid_votes_and_ballots_issued_are_stored_with_their_shares(desk):
    vote, source = make_contest()
    table = f"{TOP}Ballots issued;80;\nInvalid;1;0,5\nBlank;56;1,5\n"

    confirm(desk, upload(desk, vote, source, table))

    assert stored(vote, source) == {
        "account": ("unstated", "unstated", 1),
        "ballots-issued": (80, None),
        "invalid": (1, "0.5"),
        "blank": (56, "1.5"),
        "Bako Sahakyan": (5, "1.0", ""),
    }


def test_votes_against_all_are_an_option_if_the_editor_says_so(desk):
    vote, source = make_contest()
    table = f"{TOP}Against all;7;1,1\nWrite-ins;3;\n"

    page = upload(desk, vote, source, table)

    text = "is not on this ballot in the record yet. What is it?"
    assert questions_of(page) == {
        "person-3": f"Row 3, “Against all” {text}",
        "person-4": f"Row 4, “Write-ins” {text}",
    }
    assert options_of(page, "person-3") == {
        "new-none": "Against all, or none of the above",
        "leave-out": "Leave this line out",
    }
    assert options_of(page, "person-4") == {
        "new-group": "Several that the source prints in one line",
        "leave-out": "Leave this line out",
    }
    confirm(desk, answer(desk, page, person_3="new-none", person_4="leave-out"))
    option = Option.objects.get(kind="none")
    assert (option.name, option.slug, option.order) == ("Against all", "against-all", 3)
    assert [*option.sources.all()] == [source]
    assert stored(vote, source)["Against all"] == (7, "1.1", "")
    # What another source calls it is the same option.
    other = factories.SourceFactory()
    page = upload(desk, vote, other, f"{TOP}None of the above;8;\n")
    confirm(desk, page)
    assert stored(vote, other)["Against all"] == (8, None, "")


def test_an_unknown_name_may_be_a_group(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, f"{TOP}Independents;12;\n")
    confirm(desk, answer(desk, page, person_3="new-group", person_3_slug="independents"))

    assert Option.objects.get(slug="independents").kind == "group"
    again = upload(desk, vote, source, f"{TOP}Independents;12;\n")
    assert again.context["outcome"].writes is False


@pytest.mark.parametrize(
    ("contest", "option"), [("lists", "list"), ("question", "answer"), ("candidates", "candidate")]
)
def test_what_is_new_on_a_ballot_is_what_that_ballot_has(desk, contest, option):
    vote, source = make_contest()
    ballot = factories.ContestFactory(election=vote.election, kind=contest)
    second = factories.RoundFactory(election=vote.election, contest=ballot, number=2)
    new = "new" if option == "candidate" else f"new-{option}"

    # Those of the other ballot do not stand on this one.
    page = upload(desk, second, source, "Candidate;Votes\nThe Greens;5\n")
    assert next(iter(options_of(page, "person-2"))) == new
    assert not any(each.startswith("option:") for each in options_of(page, "person-2"))
    confirm(desk, answer(desk, page, person_2=new))

    made = Option.objects.get(contest=ballot)
    assert (made.kind, made.label, made.slug) == (option, "The Greens", "the-greens")
    assert stored(second, source)["The Greens"] == (5, None, "")


def test_an_unknown_label_is_given_a_measure_and_a_similar_name_is_asked_about(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, f"{TOP}Kehtivad;55;\nVitali Balasanyan;4;\n")

    words = text_of(page)
    assert "Row 3, “Kehtivad”: is this a candidate or a total?" in words
    assert "Row 4, “Vitali Balasanyan”: is this one of those with a similar name?" in words
    similar, label = next(iter(options_of(page, "person-4").items()))
    assert label == "Vitaly Balasanyan, candidate of this election (Independent)"
    confirm(desk, answer(desk, page, person_3="total:valid", person_4=similar))
    assert totals_of(vote, source) == {"valid": 55}
    assert stored(vote, source)["Vitaly Balasanyan"] == (4, None, "")


def test_a_name_is_the_same_however_its_accents_are_encoded(desk):
    vote, source = make_contest(name="F")
    composed, decomposed = "Bak\u00f3 Sahakyan", "Bako\u0301 Sahakyan"

    for name in (composed, decomposed):
        page = upload(desk, vote, source, f"Candidate;Votes\n{name};5\n")
        assert page.context["outcome"].number("new") == 2
