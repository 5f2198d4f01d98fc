"""Small tables as editors meet them: no figure is stored wrongly, none is lost without a word."""

import pytest

from .helpers import HEADER, asked, reading, told, totals


def test_a_row_with_more_cells_than_the_header_is_never_cut():
    table = "Candidate,Party,Votes\nAnn Lee,X,1,346\nBob Ray,Y,987\nCy Fox,Z,1,001,002\n"
    how = (
        "also separate the columns. Put quotation marks around such figures, or separate the "
        "columns with semicolons or tabs."
    )

    assert told(table) == [
        f"Row 2: The commas of “1,346” {how}",
        f"Row 4: The commas of “1,001,002” {how}",
    ]
    assert told(table.replace("1,346", '"1,346"').replace("1,001,002", "5,a,b")) == [
        "Row 4: The row has more cells than the header, so that “a | b” belongs to no column. Put "
        "quotation marks around a cell that holds the separator, or name the column."
    ]
    above = "Registered voters: 98,909\nCandidate,Votes\nAnn Lee,5\n"
    assert told(above) == [f"Row 1: The commas of “98,909” {how}"]


def test_a_cut_figure_is_found_where_its_pieces_have_columns():
    shares = "Candidate,Votes,Share\nAnn Lee,1,346\nBob Ray,987,12.3\nCy Fox,5,100\n"
    parties = "Candidate,Party,Votes\nAnn Lee,X,5\nRegistered voters,98,909\n"

    assert [each[:30] for each in told(shares)] == ["Row 2: The commas of “1,346” a"]
    assert [each[:31] for each in told(parties)] == ["Row 3: The commas of “98,909” a"]


@pytest.mark.parametrize(
    "line", ["Electorate: 4612, Turnout: 30.81%;;;;", "Electorate = 4612; Turnout: 30.81%;;"]
)
def test_figures_above_the_header_are_offered(line):
    table = f"{line}\n{HEADER}"

    assert totals(table) == {"registered": 4612, "turnout": "30.81"}
    assert reading(table).left_out == []


def test_a_figure_above_the_header_whose_label_is_unknown_is_asked_about():
    table = f"Papers: 77;\n{HEADER}"

    assert asked(table) == {"total-1-papers": "Row 1, “Papers: 77”: what does this count?"}
    answers = {"total-1-papers": "cast"}
    assert totals(table, **answers) == {"cast": 77}


def test_count_and_share_of_the_votes_cast_are_both_kept():
    table = "Candidate;Votes;Share\nAnn Lee;5;1,0\nVoted;76 728;73,5\n"

    assert totals(table) == {"cast": 76728, "turnout": "73.5"}
    assert reading(table).notices == ["Row 3: “73,5” beside “Voted” is taken as the turnout."]
    hundred = table.replace("73,5", "100,0")
    assert totals(hundred) == {"cast": {"count": 76728, "share": "100.0"}}
    valid = table.replace("Voted", "Valid votes")
    assert totals(valid) == {"valid": {"count": 76728, "share": "73.5"}}
    # A share without a count says nothing of the count.
    assert totals(valid.replace("76 728", "")) == {"valid": "73.5"}
    # Where another row gives another turnout, the editor chooses.
    assert list(asked(table + "Turnout;;74,1\n")) == ["which-turnout"]
    assert asked(table + "Turnout;;73,5\n") == {}


def test_a_share_goes_with_the_count_that_is_chosen():
    table = "Candidate;Votes;Share\nAnn Lee;5;1,0\nInvalid;1;0,2\nRejected;7;1,4\n"

    assert totals(table, which_invalid="2") == {"invalid": {"count": 7, "share": "1.4"}}
    found = reading(table, which_invalid="2")
    assert found.left_out == [
        (3, "Invalid | 1 (the record keeps one figure for invalid or blank votes)"),
        (3, "Invalid: its share"),
    ]


def test_blank_votes_beside_invalid_ones_are_a_figure_of_their_own():
    assert totals(HEADER + "Blank;56\nInvalid;1\n") == {"invalid": 1, "blank": 56}
    # Equal figures of two kinds are still two.
    assert totals(HEADER + "Invalid;5\nBlank;5\n") == {"invalid": 5, "blank": 5}
    both = HEADER + "Invalid or blank votes;57\nBlank;56\n"
    assert totals(both) == {"invalid": 57}
    assert reading(both).left_out == [(4, "Blank | 56 (counted in “Invalid or blank votes”)")]


def test_of_several_rows_of_votes_that_are_not_valid_the_editor_chooses_one():
    table = HEADER + "Invalid;1\nVoid;56\nRejected;7\n"

    [question] = reading(table).questions

    assert question.text == (
        "Several rows give invalid or blank votes, and the record keeps one figure for them. "
        "Which one? Others are left out."
    )
    assert [option.label for option in question.options] == [
        "Row 3, “Invalid”: 1",
        "Row 4, “Void”: 56",
        "Row 5, “Rejected”: 7",
        "All of them, in the source’s words: the audit adds them up.",
        "None of them: leave them out.",
    ]
    found = reading(table, which_invalid="2")
    reason = "(the record keeps one figure for invalid or blank votes)"
    assert totals(table, which_invalid="2") == {"invalid": 56}
    assert found.left_out == [(3, f"Invalid | 1 {reason}"), (5, f"Rejected | 7 {reason}")]
    assert totals(table, which_invalid="leave") == {}
    # Equal figures of two kinds are still two.
    assert list(asked(HEADER + "Invalid;5\nVoid;5\n")) == ["which-invalid"]


def test_a_name_that_a_spreadsheet_made_a_date_is_asked_about():
    table = "Candidate;Party;Votes\nAnn Lee;1-Apr;5\n"

    [question] = reading(table).questions

    assert [option.value for option in question.options] == ["1-4", "4-1", "1-Apr"]
    assert reading(table, date_2_party="1-4").lines[0].party == "1-4"


def test_unopposed_is_an_outcome():
    table = "Candidate;Votes\nAnn Lee;unopposed\n"

    assert reading(table, word_unopposed="unopposed").lines[0].outcome == "unopposed"


def test_every_cell_is_accounted_for():
    table = (
        "Results 2012;;;\nNo.;Candidate;Votes;Share\n1;Ann Lee;5;1,0\n2;Bob Ray;;\n"
        "3;Majority;1;\nx;Valid votes;5;99\n"
    )

    found = reading(table)

    # Header, two labels and a name; four figures; the title, two rows, and what has no column.
    assert found.cells.counts() == {"stored": 4, "keys": 6, "left_out": 8}
    assert sum(found.cells.counts().values()) == sum(
        cell != "" for line in table.splitlines() for cell in line.split(";")
    )
    assert sorted(row for row, _words in found.left_out) == [1, 4, 5]
    assert found.cells.columns_left_out(found.columns) == [
        "Left out of column “No.”: 1, x (cells: 2)."
    ]


def test_a_third_column_of_a_kind_is_counted():
    table = "Candidate;Votes;Votes;Votes\nAnn Lee;5;6;7\n"

    assert told(table, column_2="votes", column_3="votes", column_4="votes") == [
        "Row 2, columns Votes, Votes, Votes: 3 columns hold votes: leave all but one of them out."
    ]
