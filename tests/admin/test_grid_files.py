"""The results grid reads files as the world makes them, asks what is open, and tells mistakes."""

import datetime
from pathlib import Path

import pytest

from elections.grid.cells import letter
from elections.grid.table import number_shown
from tests import factories
from tests.resources.helpers import contents

from .grid import (
    STORED,
    TABLE,
    answer,
    changes_of,
    confirm,
    make_contest,
    options_of,
    problems_of,
    questions_of,
    stored,
    totals_of,
    upload,
    workbook,
)
from .helpers import text_of

DECIMALS = (
    "is not a count: it has decimals. Put the count there; parts of a vote are entered on the "
    "account’s form."
)

pytestmark = [
    pytest.mark.django_db,
    # openpyxl stamps a workbook with a clock that Python 3.12 and later call deprecated.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


FILES = Path(__file__).parent.parent / "files"


def in_commas(text):
    return "\n".join(
        ",".join(f'"{cell}"' if "," in cell else cell for cell in line.split(";"))
        for line in text.splitlines()
    )


AS_THE_WORLD_MAKES_THEM = {
    "utf-8": TABLE.encode(),
    "utf-8 with a mark": TABLE.encode("utf-8-sig"),
    "utf-16 with a mark": TABLE.encode("utf-16"),
    "utf-16 without one": TABLE.encode("utf-16-le"),
    "utf-16 the other way": TABLE.encode("utf-16-be"),
    # Its only sign beyond ASCII is the same in all old encodings.
    "windows-1252": TABLE.replace(" %", "\u00a0%").encode("windows-1252"),
    "mac line ends": TABLE.replace("\n", "\r").encode(),
    "dos line ends": TABLE.replace("\n", "\r\n").encode(),
    "tabs": TABLE.replace(";", "\t").encode(),
    "commas": in_commas(TABLE).encode(),
    "english": in_commas(TABLE.replace(",", "!").replace(".", ",").replace("!", ".")).encode(),
    "blanks": TABLE.replace(".", " ").encode(),
    "no-break blanks": TABLE.replace(".", "\u00a0").encode(),
    "narrow no-break blanks": TABLE.replace(".", "\u202f").encode(),
    "apostrophes": TABLE.replace(".", "'").encode(),
    "empty rows and columns": (TABLE.replace("\n", ";;\n") + ";;;;;;\n\n ; ;\n").encode(),
    "title and notes": b"Results;;;;\n\n" + TABLE.encode() + b"Source: the commission;;;;\n",
    "numbered": ("#;" + TABLE.replace("\n", "\n1;")).removesuffix("1;").encode(),
    "capitals and accents": TABLE.replace("Bako Sahakyan", " BAKÓ  sahakyan ").encode(),
}


@pytest.mark.parametrize("data", AS_THE_WORLD_MAKES_THEM.values(), ids=AS_THE_WORLD_MAKES_THEM)
def test_a_file_is_read_whatever_way_it_was_made(desk, data):
    vote, source = make_contest()

    preview = upload(desk, vote, source, data)

    assert stored(vote, source) == {}
    confirm(desk, preview)
    assert stored(vote, source) == STORED


def test_pasted_text_is_read_like_a_file(desk):
    vote, source = make_contest()
    data = {"round": vote.pk, "source": source.pk, "pasted": TABLE.replace(";", "\t")}

    preview = desk.post("/admin/elections/account/grid/", data)
    confirm(desk, preview)

    assert stored(vote, source) == STORED


def test_a_workbook_is_read_as_it_is_shown(desk):
    vote, source = make_contest()
    rows = [
        ["Candidate", "Votes", "Share", "Elected"],
        ["Bako Sahakyan", 47095, 0.666, True],
        ["Vitaly Balasanyan", 22967.0, "32.51", None],
        ["Registered voters", 98909],
        ["Turnout", None, 73.5],
        [None, None, None],
    ]
    formats = {"B2": "#,##0", "C2": "0.00%", "C5": "0.00"}

    preview = upload(desk, vote, source, workbook(rows, formats), "results.xlsx")
    confirm(desk, preview)

    assert stored(vote, source) == STORED | {
        "turnout": (None, "73.50"),
        "Bako Sahakyan": (47095, "66.60", "elected"),
    }


def test_bare_numbers_of_a_workbook_are_asked_about(desk):
    vote, source = make_contest()
    rows = [["Candidate", "Votes", "Share"], ["Bako Sahakyan", 47095, 66.7]]

    page = upload(desk, vote, source, workbook(rows), "results.xlsx")

    assert options_of(page, "places") == {
        "1": "All with the same: 66.7",
        "2": "All with the same: 66.70",
        "3": "All with the same: 66.700",
        "shown": "Each as its cell shows it: 66.7",
    }
    confirm(desk, answer(desk, page, places="2"))
    assert stored(vote, source)["Bako Sahakyan"] == (47095, "66.70", "")


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (0.66654, "0.00%", 66.654),  # digits that the sheet does not show
        (1, "0%", "100%"),
        (66, "0.0", "66.0"),
        (47095, "General", 47095),
        (47095.5, "#,##0", 47095.5),
        (66.7, '0.0 "per cent"', 66.7),
    ],
)
def test_what_a_cell_shows(value, number_format, expected):
    assert number_shown(value, number_format) == expected


def test_a_workbook_with_dates_several_sheets_or_formulas(desk):
    vote, source = make_contest()
    day, moment = datetime.date(2012, 7, 19), datetime.datetime(2012, 7, 19, 8, 30)
    rows = [
        ["Candidate", "Votes"],
        ["Bako Sahakyan", day],
        ["Vitaly Balasanyan", moment],
        ["Date", day],
    ]

    page = upload(desk, vote, source, workbook(rows), "results.xlsx")

    no_count = "is not a count: write its digits alone, such as 47095."
    assert problems_of(page) == [
        f"Row 2, column Votes: “2012-07-19” {no_count}",
        f"Row 3, column Votes: “2012-07-19 08:30:00” {no_count}",
    ]
    two = (FILES / "two-sheets.xlsx").read_bytes()
    assert problems_of(upload(desk, vote, source, two, "x.xlsx")) == [
        "More than one sheet holds data: keep the one to import."
    ]
    assert problems_of(upload(desk, vote, source, workbook([]), "x.xlsx")) == ["The file is empty."]


def test_an_old_encoding_is_asked_about(desk):
    vote, source = make_contest()
    text = TABLE.replace("Bako Sahakyan", "Bakó Sahakyan")

    page = upload(desk, vote, source, text.encode("windows-1252"))

    assert questions_of(page) == {"encoding": "Which of these is written as in the source?"}
    assert options_of(page, "encoding") == {
        "windows-1252": "Windows-1252 (western European): "
        "Bakó Sahakyan;Independent;47.095;66,65 %;yes",
        "windows-1251": "Windows-1251 (Cyrillic): Bakу Sahakyan;Independent;47.095;66,65 %;yes",
    }
    preview = answer(desk, page, encoding="windows-1252")
    confirm(desk, preview)
    assert stored(vote, source) == STORED


def test_counts_that_can_be_read_in_two_ways_are_asked_about(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, "Candidate;Votes\nBako Sahakyan;1.787\n")

    assert questions_of(page) == {"thousands": "What is “1.787” in the column “Votes” (row 2)?"}
    confirm(desk, answer(desk, page, thousands="yes"))
    assert stored(vote, source)["Bako Sahakyan"] == (1787, None, "")


def test_a_header_that_is_not_understood_is_asked_about(desk):
    vote, source = make_contest()
    text = "Candidate;Ballots;% of valid\nBako Sahakyan;5;1,0\nVitaly Balasanyan;4;0,8\n"

    page = upload(desk, vote, source, "Kandidaat;Ballots;x\nBako Sahakyan;5;1\n")
    assert options_of(page, "header") == {
        "1": "Kandidaat | Ballots | x",
        "2": "Bako Sahakyan | 5 | 1",
        "none": "None: the file has figures alone.",
    }
    page = answer(desk, page, header="1")
    assert questions_of(page) == {
        "column-1": "What does the column “Kandidaat” hold (Bako Sahakyan)?",
        "column-2": "What does the column “Ballots” hold (5)?",
        "column-3": "What does the column “x” hold (1)?",
    }

    # A file in which the signs between the cells are not clear either.
    page = upload(desk, vote, source, text.replace("Candidate", "Who"))
    assert options_of(page, "delimiter") == {
        "comma": "Commas: Bako Sahakyan;5;1 | 0",
        "semicolon": "Semicolons: Who | Ballots | % of valid",
    }
    page = answer(desk, page, delimiter="semicolon")
    page = answer(desk, page, header="1")
    page = answer(desk, page, column_1="candidate", column_2="votes", column_3="leave")
    confirm(desk, page)
    assert stored(vote, source)["Bako Sahakyan"] == (5, None, "")


def test_a_file_without_a_header_is_asked_about(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, "Bako Sahakyan;5\nVitaly Balasanyan;4\n")
    page = answer(desk, page, header="none")
    assert questions_of(page)["column-2"] == "What does the column “B” hold (5, 4)?"
    confirm(desk, answer(desk, page, column_1="candidate", column_2="votes"))

    assert stored(vote, source)["Vitaly Balasanyan"] == (4, None, "")


def test_two_columns_of_one_kind_are_asked_about(desk):
    vote, source = make_contest()

    page = upload(desk, vote, source, "Candidate;Votes;Votes\nBako Sahakyan;5;6\n")
    assert set(questions_of(page)) == {"column-2", "column-3"}
    both = answer(desk, page, column_2="votes", column_3="votes")
    assert problems_of(both) == [
        "Row 2, columns Votes, Votes: Two columns hold votes: leave one of them out."
    ]
    confirm(desk, answer(desk, page, column_2="leave", column_3="votes"))

    assert stored(vote, source)["Bako Sahakyan"] == (6, None, "")


def test_totals_are_found_by_their_words_and_asked_about_where_these_are_used_for_two_things(desk):
    vote, source = make_contest()
    text = (
        "Registered voters;98909;\nCandidate;Votes;Share\nBako Sahakyan;47095;66.65\n"
        "Valid votes;70655;97.1\nInvalid or blank votes;2068;\nTotal;72723;\n"
        "Turnout;72723;73.53\n"
    )

    page = upload(desk, vote, source, text)

    assert questions_of(page) == {
        "total-6": "Row 6, “Total”: is this a candidate or a total?",
        "voters-7": "What is “72723” in the row of the turnout (row 7)?",
    }
    preview = answer(desk, page, total_6="cast", voters_7="leave")
    assert preview.context["left_out"] == []
    confirm(desk, preview)
    assert stored(vote, source) == {
        "account": STORED["account"],
        "registered": (98909, None),
        "cast": (72723, None),
        "turnout": (None, "73.53"),
        "valid": (70655, "97.1"),
        "invalid": (2068, None),
        "Bako Sahakyan": (47095, "66.65", ""),
    }
    twice = answer(desk, page, total_6="valid", voters_7="cast")
    assert options_of(twice, "which-valid") == {
        "1": "Row 4, “Valid votes”: 70655",
        "2": "Row 6, “Total”: 72723",
        "parts": "All of them, in the source’s words: it prints no figure of the whole.",
        "leave": "None of them: leave them out.",
    }


def test_figures_of_totals_are_found_wherever_they_stand(desk):
    vote, source = make_contest()
    text = (
        "No.;Candidate;Party;Votes;Share\n1;Bako Sahakyan;;5;1,0\n"
        "Valid votes;70655;;;\n;Invalid votes;;;2068\n;Votes cast;72 723;;\n"
        "Registered voters;;;;\n;Turnout;73,53 %;;\n"
    )

    confirm(desk, upload(desk, vote, source, text))

    totals = {"cast": 72723, "valid": 70655, "invalid": 2068, "turnout": "73.53"}
    assert totals_of(vote, source) == totals
    above = "Registered voters: 98 909\nTurnout: 73,53 %\nDate: 19 July 2012\nTitle: x;;\n"
    page = upload(desk, vote, source, above + "Candidate;Votes\nBako Sahakyan;5\n")
    assert (page.context["left_out"], page.context["notices"]) == ([(4, "Title: x")], [])
    confirm(desk, page)
    assert totals_of(vote, source) == totals | {"registered": 98909}


@pytest.mark.parametrize(
    ("row", "answers", "expected"),
    [
        ("Turnout;73,53", {}, {"turnout": "73.53"}),
        ("Turnout;73", {}, {"turnout": "73"}),
        ("Turnout;", {}, {}),
        ("Turnout;72 723", {"voters_3": "cast"}, {"cast": 72723}),
        ("Turnout;130", {"voters_3": "turnout"}, {"turnout": "130"}),
        ("Total;72 723", {"total_3": "leave"}, {}),
    ],
)
def test_what_stands_in_the_row_of_the_turnout(desk, row, answers, expected):
    vote, source = make_contest()

    page = upload(desk, vote, source, f"Candidate;Votes\nBako Sahakyan;5\n{row}\n")
    if answers:
        page = answer(desk, page, **answers)
    confirm(desk, page)

    assert totals_of(vote, source) == expected


def test_registered_voters_and_turnout_may_share_a_row(desk):
    vote, source = make_contest()
    text = "Candidate;Votes;%\nBako Sahakyan;47 095;66.65\nRegistered voters/turnout;98 909;73.53\n"

    confirm(desk, upload(desk, vote, source, text))

    assert totals_of(vote, source) == {"registered": 98909, "turnout": "73.53"}


def test_words_of_an_outcome_are_read_or_asked_about(desk):
    vote, source = make_contest()
    text = "Candidate;Votes;Elected\nBako Sahakyan;5;run-off\nVitaly Balasanyan;4;second-best\n"

    page = upload(desk, vote, source, text)

    assert questions_of(page) == {
        "outcome-second-best": "What does “second-best” say of a candidate (row 3)?"
    }
    assert options_of(page, "outcome-second-best") == {
        "unstated": "Not stated",
        "elected": "Elected",
        "unopposed": "Elected unopposed",
        "by-lot": "Elected by lot",
        "advanced": "Through to the next round",
        "not-elected": "Not elected",
        "accepted": "Accepted",
        "not-accepted": "Not accepted",
    }
    confirm(desk, answer(desk, page, outcome_second_best="not-elected"))
    assert stored(vote, source)["Bako Sahakyan"] == (5, None, "advanced")
    assert stored(vote, source)["Vitaly Balasanyan"] == (4, None, "not-elected")


def test_not_elected_is_left_open_before_somebody_was(desk):
    vote, source = make_contest()
    text = "Candidate;Votes;Elected\nBako Sahakyan;5;no\nVitaly Balasanyan;4;no\n"

    page = upload(desk, vote, source, text)

    assert "The file names nobody as elected: who was not elected is left open." in text_of(page)
    confirm(desk, page)
    assert stored(vote, source)["Bako Sahakyan"] == (5, None, "")
    assert stored(vote, source)["Vitaly Balasanyan"] == (4, None, "")
    confirm(desk, upload(desk, vote, source, text.replace("5;no", "5;yes")))
    assert stored(vote, source)["Bako Sahakyan"] == (5, None, "elected")
    assert stored(vote, source)["Vitaly Balasanyan"] == (4, None, "not-elected")


def test_a_date_that_is_not_the_rounds_is_pointed_out(desk):
    vote, source = make_contest()

    def notices(date):
        page = upload(desk, vote, source, f"Candidate;Votes\nBako Sahakyan;5\nDate;{date}\n")
        return page.context["notices"]

    assert notices("19 July 2012") == notices("2012-07-19") == []
    assert notices("20 July 2012") == [
        "Row 3 is dated “20 July 2012”, but the round was held on 2012-07-19."
    ]
    assert notices("19.7.2012") == [
        "Row 3 is dated “19.7.2012”, but the round was held on 2012-07-19."
    ]


def test_mistakes_are_told_all_at_once_and_nothing_is_stored(desk):
    vote, source = make_contest()
    text = (
        "Candidate;Votes;Share\nBako Sahakyan;1.787,97;66,65 %\nVitaly Balasanyan;73 thousand;y\n"
        "Bako  sahakyan;5;\n;12;3,0\nValid votes;12,5;\n"
    )
    before = contents()

    page = upload(desk, vote, source, text)

    assert problems_of(page) == [
        f"Row 2, column Votes: “1.787,97” {DECIMALS}",
        "Row 3, column Votes: “73 thousand” is not a count in digits: write all of them, such as "
        "47000, and choose what counts are printed to.",
        "Row 3, column Share: “y” is not a percentage: write it like 66.70, with up to six "
        "decimals.",
        "Row 4: “Bako sahakyan” stands in row 2 already: keep one of the two.",
        "Row 5, column Candidate: The row has figures but no name: name the candidate, or remove "
        "the row.",
        f"Row 6, column Votes: “12,5” {DECIMALS}",
    ]
    assert "Nothing was saved from “results.csv”" in text_of(page)
    assert contents() == before


def test_of_many_mistakes_the_first_twenty_are_shown(desk):
    vote, source = make_contest()
    rows = "".join(f"Person {number};many\n" for number in range(25))

    page = upload(desk, vote, source, f"Candidate;Votes\n{rows}")

    assert len(problems_of(page)) == 20
    assert "5 more errors are not shown." in text_of(page)


def test_counts_are_held_to_what_they_are_printed_to(desk):
    vote, source = make_contest()
    text = "Candidate;Votes\nBako Sahakyan;47000\nVitaly Balasanyan;22967\nVoted;73000\n"

    page = upload(desk, vote, source, text, counts_printed_to=1000)

    assert problems_of(page) == [
        "Row 3, column count: Counts are printed to the nearest 1000 here, but this one is not."
    ]
    confirm(desk, upload(desk, vote, source, text.replace("2967", "3000"), counts_printed_to=1000))
    assert stored(vote, source)["cast"] == (73000, None)
    assert stored(vote, source)["account"] == ("unstated", "unstated", 1000)


def test_rows_without_figures_are_left_out_and_named(desk):
    vote, source = make_contest()
    text = "Candidate;Votes;Share\nBako Sahakyan;5;1\nVitaly Balasanyan;;\nNote: early count;;\n"

    page = upload(desk, vote, source, text)

    assert page.context["left_out"] == [(3, "Vitaly Balasanyan"), (4, "Note: early count")]
    assert [change[2] for change in changes_of(page)] == ["Wikipedia [wikipedia]", "Bako Sahakyan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Candidate;Votes\n", "No row of the file holds a figure."),
        ("\n\n ; ;\n", "The file is empty."),
        ('Candidate;Votes\nBako Sahakyan;5\n"x;6\n', None),
    ],
)
def test_a_file_that_holds_nothing_or_is_cut_off(desk, text, expected):
    vote, source = make_contest()
    expected = expected or ("Row 3: A quotation mark is unpaired, or is inside a cell.")

    assert problems_of(upload(desk, vote, source, text)) == [expected]


def test_a_file_with_no_column_of_candidates_is_refused(desk):
    vote, source = make_contest()
    page = upload(desk, vote, source, "A;B\n5;6\n")
    page = answer(desk, page, header="1")

    assert problems_of(answer(desk, page, column_1="votes", column_2="leave")) == [
        "No column of the file names the candidates."
    ]


def test_what_to_fill_in_is_said_by_the_form(desk):
    vote, source = make_contest()
    address = "/admin/elections/account/grid/"
    chosen = {"round": vote.pk, "source": source.pk}

    neither = desk.post(address, chosen)
    other = upload(desk, vote, source, "x", "results.ods")
    both = upload(desk, vote, source, TABLE, pasted=TABLE)
    nothing = desk.post(address, {"pasted": TABLE})
    large = upload(desk, vote, source, b"x" * (1024 * 1024 + 1))

    assert neither.context["form"].errors == {
        "__all__": ["Choose a file or paste a table, but not both."]
    }
    assert both.context["form"].errors == neither.context["form"].errors
    assert other.context["form"].errors == {
        "file": ["The file name must end in one of: .csv, .tsv, .txt, .xlsx, .json, .xml."]
    }
    assert set(nothing.context["form"].errors) == {"round", "source"}
    assert large.context["form"].errors == {"file": ["The file is larger than 1 MB."]}


def test_the_form_knows_where_the_editor_comes_from(desk):
    vote, source = make_contest()
    second = factories.RoundFactory(election=vote.election, number=2)
    address = "/admin/elections/account/grid/"

    page = desk.get(address, {"round": vote.pk, "source": source.pk})

    form = page.context["form"]
    assert (form["round"].value(), form["source"].value()) == (str(vote.pk), str(source.pk))
    assert desk.get(address, {"round": "x", "source": "9" * 30}).status_code == 200
    on_round = desk.get(f"/admin/elections/round/{second.pk}/change/").content.decode()
    assert f'href="{address}?round={second.pk}"' in on_round
    # With several rounds the editor says which.
    on_election = f"/admin/elections/election/{vote.election_id}/change/"
    assert f'href="{address}"' in desk.get(on_election).content.decode()
    second.delete()
    assert f'href="{address}?round={vote.pk}"' in desk.get(on_election).content.decode()
    assert f'href="{address}"' in desk.get("/admin/elections/account/").content.decode()


def test_columns_without_a_name_are_called_as_spreadsheets_do():
    assert [letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_the_example_of_the_readme_and_of_the_form_is_such_a_file(desk):
    vote, source = make_contest()
    example = (FILES / "grid" / "wikipedia.csv").read_text(encoding="utf-8")
    readme = (FILES.parent.parent / "README.md").read_text(encoding="utf-8")
    form = desk.get("/admin/elections/account/grid/").content.decode()

    lines = example.rstrip(";\n").splitlines()
    assert "".join(f"    {line}\n" for line in example.splitlines()[:5]) in readme
    assert all(line in form for line in lines)
    confirm(desk, upload(desk, vote, source, example))
    assert stored(vote, source) == STORED
