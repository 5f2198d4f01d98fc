"""The results grid over HTTP with cells that hold no plain figure: what is open is asked."""

import pytest

from elections.models import Figure

from .grid import answer, confirm, make_contest, options_of, questions_of, stored, upload
from .helpers import text_of

pytestmark = pytest.mark.django_db
BAKO = "Bako Sahakyan"


@pytest.mark.parametrize(
    ("printed", "key", "choice", "expected"),
    [
        ("***", "word-***", "withheld", None),
        ("n/a", "dash", "blank", None),
        ("unopposed", "word-unopposed", "unopposed", (None, None, "unopposed")),
        ("२९,४७९", "thousands-comma", "yes", (29479, None, "")),
        ("1,165", "thousands-comma", "yes", (1165, None, "")),
    ],
)
def test_what_a_cell_stands_for_is_asked(desk, printed, key, choice, expected):
    vote, source = make_contest()
    page = upload(desk, vote, source, f"Candidate;Votes\n{BAKO};{printed}\nTurnout;50 %\n")

    assert list(questions_of(page)) == [key]
    confirm(desk, answer(desk, page, **{key: choice}))

    assert stored(vote, source).get(BAKO) == expected


@pytest.mark.parametrize("printed", ["<1", "0.5 ½", "1.787,97 voix"])
def test_a_figure_that_is_none_exactly_is_kept_in_the_sources_words(desk, printed):
    vote, source = make_contest()
    page = upload(desk, vote, source, f"Candidate;Votes\n{BAKO};{printed}\nVoted;{printed}\n")
    [key] = questions_of(page)

    assert list(options_of(page, key)) == ["wording", "blank"]
    confirm(desk, answer(desk, page, **{key: "wording"}))

    rows = Figure.objects.order_by("pk").values_list("measure", "count", "wording")
    assert list(rows) == [("cast", None, printed), ("votes", None, printed)]


def test_the_sign_of_a_footnote_is_told_in_the_preview(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, f"Candidate;Votes\n{BAKO};47 095[a]\n")

    assert "“47 095[a]” is saved without “[a]”. Put what that says in a note." in text_of(page)
    confirm(desk, page)
    assert stored(vote, source)[BAKO] == (47095, None, "")


def test_what_a_spreadsheet_made_a_date_is_asked(desk):
    vote, source = make_contest()
    table = f"Candidate;Party;Votes\n{BAKO};1-Apr;5\n"

    page = upload(desk, vote, source, table)

    assert list(options_of(page, "date-2-party")) == ["1-4", "4-1", "1-Apr"]
