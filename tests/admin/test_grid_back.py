"""The results grid's way back, the table to download, and a source's later count."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from elections.grid import read
from elections.models import Figure

from .grid import (
    ADDRESS,
    TABLE,
    answer,
    changes_of,
    confirm,
    make_contest,
    options_of,
    problems_of,
    questions_of,
    stored,
    upload,
)
from .helpers import text_of

pytestmark = pytest.mark.django_db


def back(desk, state):
    return desk.post(ADDRESS, {"state": state, "back": "1"})


def test_back_shows_the_last_questions_with_their_answers(desk):
    vote, source = make_contest()
    page = upload(desk, vote, source, "Candidate;Votes\nBako Sahakyan;1.787\nTotal;2 000\n")

    preview = answer(desk, page, thousands="yes", total_3="cast")
    again = back(desk, preview.context["state"])

    assert set(questions_of(again)) == {"total-3", "thousands"}
    form = again.context["form"]
    assert (form["thousands"].value(), form["total-3"].value()) == ("yes", "cast")
    # A wrong answer is not the end: what is refused can be answered anew, and the others are kept.
    refused = answer(desk, again, thousands="no", total_3="cast")
    assert "it has decimals" in problems_of(refused)[0]
    again = back(desk, refused.context["back"])
    assert again.context["form"]["total-3"].value() == "cast"
    confirm(desk, answer(desk, again, thousands="yes", total_3="cast"))
    assert stored(vote, source)["Bako Sahakyan"] == (1787, None, "")


def test_back_from_a_file_without_questions_leads_to_the_form(desk):
    vote, source = make_contest()
    data = {"round": vote.pk, "source": source.pk, "pasted": TABLE}

    form = back(desk, desk.post(ADDRESS, data).context["state"]).context["form"]

    assert form["pasted"].value() == TABLE
    assert (form["round"].value(), form["source"].value()) == (vote.pk, source.pk)


def test_what_was_typed_is_kept_beside_a_mistake(desk):
    vote, source = make_contest()
    page = upload(desk, vote, source, "Candidate;Votes\nAnn Lee;5\nCy Fox;4\n")

    page = answer(desk, page, person_2="new", person_2_slug="ä ö", person_3="leave-out")

    assert list(questions_of(page)) == ["person-2"]
    form = page.context["form"]
    assert (form["person-2"].value(), form["person-2-slug"].value()) == ("new", "ä ö")


def test_the_empty_table_is_one_that_the_grid_reads(desk):
    table = Path(finders.find("files/results-template.csv")).read_bytes()

    found = read("results-template.csv", table.replace(b"\n,,,,", b"\nAnn Lee,X,5,1.0,yes"), {})

    assert "files/results-template" in desk.get(ADDRESS).content.decode()
    assert (len(found.lines), found.questions, found.problems) == (1, [], [])
    assert list(found.totals) == ["registered", "cast", "valid", "invalid", "turnout"]


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("candidates", {}),
        ("lists", {}),
        ("areas", {"across": "figures", "part": "each"}),
    ],
)
def test_the_examples_are_files_that_the_grid_reads(desk, name, answers):
    file = f"files/results-{name}.csv"

    found = read(file, Path(finders.find(file)).read_bytes(), answers)

    assert file.removesuffix(".csv") in desk.get(ADDRESS).content.decode()
    assert (found.questions, found.problems) == ([], [])
    assert found.lines
    assert bool(found.areas) == (name == "areas")


def test_a_final_count_over_a_preliminary_one_is_asked_about(desk):
    vote, source = make_contest()
    confirm(desk, upload(desk, vote, source, TABLE, status="preliminary"))
    final = "Candidate;Votes\nBako Sahakyan;47 100\n"

    page = upload(desk, vote, source, final, status="final")

    assert "on this round already: preliminary, 2 lines." in text_of(page)
    assert list(options_of(page, "account")) == ["correction", "anew", "further"]
    assert "say in “As of”" in problems_of(answer(desk, page, account="further"))[0]
    preview = answer(desk, page, account="correction")
    assert "One existing line is not in the file and will be kept." in text_of(preview)
    confirm(desk, preview)
    assert stored(vote, source)["account"][0] == "final"
    # The same status again is no other count.
    assert "outcome" in upload(desk, vote, source, final, status="final").context


def test_a_further_count_is_given_its_own_account_where_it_is_asked_about(desk):
    vote, source = make_contest()
    confirm(desk, upload(desk, vote, source, TABLE, status="preliminary"))
    final = "Candidate;Votes\nBako Sahakyan;47 100\n"
    page = upload(desk, vote, source, final, status="final")

    assert problems_of(answer(desk, page, account="further", account_slug="x" * 101)) == [
        f"“{'x' * 100}” is too long for “As of”."
    ]
    confirm(desk, answer(desk, page, account="further", account_slug="final"))

    accounts = vote.accounts.order_by("pk").values_list("as_of", "status")
    assert list(accounts) == [("", "preliminary"), ("final", "final")]
    page = upload(desk, vote, source, final, status="certified")
    again = answer(desk, page, account="further", account_slug="final")
    assert problems_of(again) == [
        "An account as of “final” is there already: name this one otherwise."
    ]


def test_a_table_that_is_the_account_anew_takes_away_what_it_lacks(desk):
    vote, source = make_contest()
    confirm(desk, upload(desk, vote, source, TABLE))
    final = "Candidate;Votes\nBako Sahakyan;47 100\n"

    page = answer(desk, upload(desk, vote, source, final, status="final"), account="anew")

    assert [change[0] for change in changes_of(page)].count("removed") == 3
    confirm(desk, page)
    assert stored(vote, source) == {
        "account": ("final", "unstated", 1),
        "Bako Sahakyan": (47100, None, ""),
    }


def test_a_further_count_of_a_source_is_an_account_of_its_own(desk):
    vote, source = make_contest()
    confirm(desk, upload(desk, vote, source, TABLE, status="preliminary"))
    later = "Candidate;Votes\nBako Sahakyan;47 100\n"

    confirm(desk, upload(desk, vote, source, later, status="final", as_of="15:00"))

    accounts = vote.accounts.order_by("pk").values_list("as_of", "status")
    assert list(accounts) == [("", "preliminary"), ("15:00", "final")]
    lines = Figure.objects.filter(option__person__name="Bako Sahakyan")
    assert list(lines.order_by("pk").values_list("count", flat=True)) == [47095, 47100]
    again = upload(desk, vote, source, later, status="final", as_of="15:00")
    assert again.context["outcome"].writes is False
