"""How printed figures are read: what is sure, what the file decides, what is asked, refused."""

import pytest

from elections.grid.figures import FigureCell
from elections.grid.numbers import Numbers

DECIMALS = (
    "is not a count: it has decimals. Put the count there; parts of a vote are entered on the "
    "account’s form."
)


def read(counts=(), shares=(), answers=None):
    """Counts, percentages, the keys of open questions, and the problems, of figures as printed."""
    answers = answers or {}
    counts = [FigureCell(cell, row, "Votes") for row, cell in enumerate(counts, 2)]
    shares = [FigureCell(cell, row, "Share") for row, cell in enumerate(shares, 2)]
    numbers = Numbers(counts, shares, answers)
    found = [numbers.count(each) for each in counts], [numbers.share(each) for each in shares]
    questions = [each.key for each in numbers.questions if each.answer(answers) is None]
    return *found, questions, [str(problem) for problem in numbers.problems]


@pytest.mark.parametrize(
    "printed",
    [
        "47095",
        "47 095",
        "47\u00a0095",
        "47\u202f095",
        "47\u2009095",
        "47'095",
        "47’095",
    ],
)
def test_a_count_whose_sign_is_beyond_doubt(printed):
    assert read([printed]) == ([47095], [], [], [])


def test_several_groups_stand_between_thousands():
    assert read(["1,234,567", "47,095"]) == ([1234567, 47095], [], [], [])
    assert read(["1.234.567", "47.095"]) == ([1234567, 47095], [], [], [])
    assert read(["1 234 567"]) == ([1234567], [], [], [])


def test_a_lone_count_with_one_sign_is_asked_about():
    assert read(["1.787"]) == ([None], [], ["thousands"], [])
    assert read(["1,787"]) == ([None], [], ["thousands-comma"], [])
    assert read(["1.787"], answers={"thousands": "yes"}) == ([1787], [], [], [])
    assert read(["1.787"], answers={"thousands": "no"}) == (
        [None],
        [],
        [],
        [f"Row 2, column Votes: “1.787” {DECIMALS}"],
    )
    assert read(["1.787"], answers={"thousands": "perhaps"})[2] == ["thousands"]


def test_the_decimal_sign_of_the_shares_decides_about_the_counts():
    assert read(["47.095"], ["66,65"]) == ([47095], ["66.65"], [], [])
    assert read(["47,095"], ["66.65 %"]) == ([47095], ["66.65"], [], [])
    # One sign for both: nothing is decided.
    assert read(["47.095"], ["66.65"]) == ([None], ["66.65"], ["thousands"], [])


def test_small_counts_without_a_sign_decide_about_the_others():
    assert read(["47.095", "22.967", "594"]) == ([47095, 22967, 594], [], [], [])
    # With one such value alone, or with a large count without the sign, nothing is decided.
    assert read(["47.095", "594"])[2] == ["thousands"]
    assert read(["47.095", "47.095", "594"])[2] == ["thousands"]
    assert read(["47.095", "22.967", "98909"])[2] == ["thousands"]


def test_a_share_with_three_decimals_is_asked_about_unless_others_decide():
    assert read(shares=["66.650"]) == ([], [None], ["decimals"], [])
    assert read(shares=["66,650"], answers={"decimals-comma": "yes"}) == ([], ["66.650"], [], [])
    assert read(shares=["66,650"], answers={"decimals-comma": "no"}) == ([], ["66650"], [], [])
    assert read(shares=["66.650", "0.841"]) == ([], ["66.650", "0.841"], [], [])
    assert read(["1,234,567"], ["66.650"]) == ([1234567], ["66.650"], [], [])


def test_shares_keep_the_digits_that_are_printed():
    printed = ["66.70%", "66,70 %", "% 66,7", "66.70\u00a0%", "67", "1.234,50", "130.00", "0.80"]

    assert read(shares=printed) == (
        [],
        ["66.70", "66.70", "66.7", "66.70", "67", "1234.50", "130.00", "0.80"],
        [],
        [],
    )


def test_blank_is_not_stated_and_zero_is_a_count():
    assert read(["", "0"], ["", "0.0"]) == ([None, 0], [None, "0.0"], [], [])


def test_a_dash_is_asked_about():
    assert read(["–", "5"], ["n/a"]) == ([None, 5], [None], ["dash"], [])
    assert read(["–", "5"], ["-"], {"dash": "blank"}) == ([None, 5], [None], [], [])
    assert read(["–", "5"], ["-"], {"dash": "zero"}) == ([0, 5], [None], [], [])


def test_bare_numbers_of_a_workbook_are_asked_about():
    assert read(shares=[66.7, 32.51])[2] == ["places"]
    assert read(shares=[66.7, 32.51], answers={"places": "2"})[1] == ["66.70", "32.51"]
    assert read(shares=[66.7, 32.51], answers={"places": "shown"})[1] == ["66.7", "32.51"]
    assert read([5], [66.7, 1], {"places": "1"}) == ([5], ["66.7", "1.0"], [], [])
    assert read([5], [67, 1])[1:3] == ([None, None], ["places"])
    # Fewer decimals than there are would round.
    assert read(shares=[66.7, 32.51], answers={"places": "1"})[2] == ["places"]


def test_bare_parts_of_one_beside_formatted_percentages_are_asked_about():
    shares = ["66.70%", 0.3251]

    assert read(shares=shares, answers={"places": "4"})[2] == ["parts"]
    both = read(shares=shares, answers={"places": "4", "parts": "yes"})
    assert both[1] == ["66.70", "32.51"]
    assert read(shares=["66.70%", 32.51], answers={"places": "2"})[1] == ["66.70", "32.51"]


def test_parts_of_one_are_asked_about():
    parts = ["0.6670", "0,3251", "1"]
    assert read(shares=parts)[2] == ["parts"]
    assert read(shares=parts, answers={"parts": "yes"})[1] == ["66.70", "32.51", "100"]
    assert read(shares=parts, answers={"parts": "no"})[1] == ["0.6670", "0.3251", "1"]
    assert read(shares=[0.667, 0.3], answers={"parts": "yes", "places": "4"})[1] == [
        "66.70",
        "30.00",
    ]
    # With a percent sign, with a share above 1, or alone, they are per cents.
    assert read(shares=["0.84 %", "0.5"])[2] == []
    assert read(shares=["0.84", "1.5"])[2] == []
    assert read(shares=["0.84"])[2] == []


DIGITS = "is not a count: write its digits alone, such as 47095."
WORDS = (
    "is not a count in digits: write all of them, such as 47000, and choose what counts are "
    "printed to."
)


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        ("1.787,97", DECIMALS),
        ("1,787.97", DECIMALS),
        ("12.5", DECIMALS),
        ("0.787", DECIMALS),
        ("73 thousand", WORDS),
        ("47k", WORDS),
        ("66.65 %", "is a percentage where a count belongs: put it under the shares."),
        ("-5", DIGITS),
        ("1,23,4567", DIGITS),
        ("47 95", DIGITS),
        ("many", DIGITS),
        ("=1+1", DIGITS),
        ("9999999999999999999", "is larger than any count can be."),
    ],
)
def test_what_is_no_count(printed, message):
    assert read([printed]) == ([None], [], [], [f"Row 2, column Votes: “{printed}” {message}"])


def test_a_bare_number_with_decimals_is_no_count():
    assert read([47.095])[3] == [
        "Row 2, column Votes: “47.095” is not a count: it has decimals. Put the count there, and "
        "format the cell as text."
    ]


@pytest.mark.parametrize("printed", ["abc", "1.2.3", "-3", "066.7", "66.1234567", "%", "1e3"])
def test_what_is_no_percentage(printed):
    assert read(shares=[printed])[3] == [
        f"Row 2, column Share: “{printed}” is not a percentage: write it like 66.70, with up to "
        "six decimals."
    ]


def test_bare_numbers_that_are_no_percentage():
    found = read(shares=[-1.5], answers={"places": "shown"})

    assert (found[1], len(found[3])) == ([None], 1)


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("47 095[a]", 47095),
        ("22 967*", 22967),
        ("594†", 594),
        ("1 787 voix", 1787),
        ("12,34,567", 1234567),
        ("٤٧٬٠٩٥", 47095),
        ("२९ ४७९", 29479),
    ],
)
def test_signs_and_digits_of_the_world(printed, count):
    assert read([printed]) == ([count], [], [], [])


def test_shares_in_the_digits_of_the_world_and_without_a_zero():
    printed = ["٦٦٫٦٥٪", "32.51%[b]", ".8"]

    assert read(shares=printed) == ([], ["66.65", "32.51", "0.8"], [], [])


def test_the_sign_of_a_footnote_is_told():
    numbers = Numbers([FigureCell("47 095[a]", 2, "Votes")], [], {})

    assert numbers.notices == [
        "Row 2: “47 095[a]” is saved without “[a]”. Put what that says in a note."
    ]


@pytest.mark.parametrize(
    "printed", ["***", "X", "unopposed", "<1", "0.5 ½", "≈ 500", "1.787,97 voix"]
)
def test_what_stands_for_no_exact_figure_is_asked_about(printed):
    [key] = read([printed, "5"])[2]

    assert read([printed, "5"], answers={key: "blank"}) == ([None, 5], [], [], [])
    zero = read([printed, "5"], answers={key: "zero"})
    assert zero[0] == ([0, 5] if printed in ("***", "X", "unopposed") else [None, 5])


def test_a_date_that_a_spreadsheet_made_is_no_count():
    assert read(["1-Apr"])[3] == [
        "Row 2, column Votes: “1-Apr” is a date, which a spreadsheet may have made of something "
        "like 1-4. Write what the source prints."
    ]
