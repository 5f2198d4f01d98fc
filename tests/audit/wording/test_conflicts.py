"""Why figures cannot all be true, a sentence for each shape of conflict."""

import pytest

from elections.arithmetic import PrintedLine, PrintedSet
from elections.arithmetic.verdict import Conflict, Figure, judge
from elections.audit.wording import conflict_sentence

NAMES = {"ada": "Ada", "ben": "Ben"}


def lines(**printed):
    return tuple(PrintedLine(key, *figures) for key, figures in printed.items())


def first_sentence(printed):
    """The sentence on the first conflict that the arithmetic finds, and its kind."""
    conflict = judge(printed).conflicts[0]
    return conflict.kind, str(conflict_sentence(conflict, NAMES, printed.printed_to))


@pytest.mark.parametrize(
    ("printed", "kind", "sentence"),
    [
        (
            PrintedSet(registered=98_909, cast=72_823, turnout="73.42"),
            "turnout",
            "72,823 votes cast of 98,909 registered voters are 73.626%, not 73.42%.",
        ),
        (
            PrintedSet(registered=99_000, cast=73_000, turnout="70.1", printed_to=1_000),
            "turnout",
            "73 thousand votes cast of 99 thousand registered voters are between 72.86% and "
            "74.62%, not 70.1%.",
        ),
        (
            PrintedSet(registered=33, turnout="50.00"),
            "turnout",
            "No whole number of 33 registered voters is a turnout of 50.00%.",
        ),
        (
            PrintedSet(registered=0, cast=5, turnout="50.00"),
            "turnout",
            "No whole number of 0 registered voters is a turnout of 50.00%.",
        ),
        (
            PrintedSet(cast=2, turnout="75.00"),
            "turnout",
            "2 votes cast are a turnout of 75.00% of no number of voters.",
        ),
        (
            PrintedSet(valid=70_645, lines=lines(ada=(22_966, "32.2")), share_base="valid"),
            "share_of_sum",
            "22,966 votes for Ada of 70,645 valid votes are 32.51%, not 32.2%.",
        ),
        (
            PrintedSet(cast=70_645, lines=lines(ada=(22_966, "32.2")), share_base="cast"),
            "share_of_sum",
            "22,966 votes for Ada of 70,645 votes cast are 32.51%, not 32.2%.",
        ),
        (
            PrintedSet(
                registered=70_645, lines=lines(ada=(22_966, "32.2")), share_base="registered"
            ),
            "share_of_sum",
            "22,966 votes for Ada of 70,645 registered voters are 32.51%, not 32.2%.",
        ),
        (
            PrintedSet(valid=0, lines=lines(ada=(0, "32.2")), share_base="valid"),
            "no_total",
            "0 votes for Ada are 32.2% of no whole number.",
        ),
        (
            PrintedSet(lines=lines(ada=(47_850, "66.7"), ben=(20_000, "28.0"))),
            "two_totals",
            "47,850 votes for Ada at 66.7% need a total of 71,686 to 71,792; 20,000 for Ben at "
            "28.0% need one of 71,302 to 71,556.",
        ),
        (
            PrintedSet(
                registered=100_000,
                turnout="70",
                lines=lines(ada=(20_000, "25.00")),
                share_base="cast",
            ),
            "needs_total",
            "20,000 votes for Ada at 25.00% need a total of 79,985 to 80,016; the other figures "
            "leave 69,500 to 70,499.",
        ),
        (
            PrintedSet(lines=lines(ada=(133, "75.0"))),
            "no_total",
            "133 votes for Ada are 75.0% of no whole number.",
        ),
        (
            PrintedSet(cast=71_286, valid=69_693, invalid=1_594),
            "parts",
            "69,693 valid votes and 1,594 invalid or blank votes make 71,287, not 71,286 votes "
            "cast.",
        ),
        (
            PrintedSet(cast=7_000, valid=2_000, invalid=2_000, printed_to=1_000),
            "parts",
            "2 thousand valid votes and 2 thousand invalid or blank votes do not make 7 thousand "
            "votes cast, however the counts were rounded.",
        ),
        (
            PrintedSet(registered=100, turnout="50", valid=45, invalid=8),
            "parts",
            "45 valid votes and 8 invalid or blank votes make 53 votes cast; the other figures "
            "leave 50.",
        ),
        (
            PrintedSet(cast=50, valid=60),
            "parts",
            "60 valid votes do not fit the other figures, which leave 50 cast.",
        ),
        (
            PrintedSet(cast=50, invalid=60),
            "parts",
            "60 invalid or blank votes do not fit the other figures, which leave 50 cast.",
        ),
        (
            PrintedSet(valid=50, lines=lines(ada=(30, None), ben=(30, None))),
            "votes_sum",
            "The votes named add up to 60, and the valid votes are 50.",
        ),
        (
            PrintedSet(cast=60, invalid=10, lines=lines(ada=(30, None), ben=(30, None))),
            "votes_sum",
            "The votes named add up to 60; 60 votes cast less 10 invalid or blank votes leave 50 "
            "valid votes.",
        ),
        (
            PrintedSet(registered=90, turnout="50", lines=lines(ada=(30, None), ben=(30, None))),
            "votes_sum",
            "The votes named add up to 60; the other figures leave 0 to 45 valid votes.",
        ),
        (
            PrintedSet(lines=lines(ada=(None, "60.5"), ben=(None, "50.0")), share_base="valid"),
            "shares_sum",
            "The shares add up to 110.5%. Before rounding that is between 110.40% and 110.60%, and "
            "not the whole.",
        ),
        (
            PrintedSet(lines=lines(ada=(None, "101.5")), share_base="valid"),
            "alone",
            "Ada cannot have 101.5% of the whole.",
        ),
    ],
)
def test_what_is_wrong(printed, kind, sentence):
    assert first_sentence(printed) == (kind, sentence)


def test_more_votes_than_ballots_of_several_votes_hold():
    printed = PrintedSet(cast=10, lines=lines(ada=(12, None), ben=(9, None)), votes_per_voter=2)
    assert first_sentence(printed) == (
        "votes_sum",
        "The votes named add up to 21; the other figures leave at most 10 ballots, with 2 votes on "
        "each.",
    )


def test_a_share_of_a_rounded_total():
    conflict = Conflict(
        figures=(Figure("valid", "", "71000"), Figure("share", "ada", "30.1")),
        kind="share_of_sum",
        values={
            "part": 23_000,
            "total": 71_000,
            "of": "valid",
            "printed": "30.1",
            "low": "31.46",
            "high": "33.34",
        },
    )
    assert str(conflict_sentence(conflict, NAMES, 1_000)) == (
        "23 thousand votes for Ada of a total of about 71,000 are between 31.46% and 33.34%, not "
        "30.1%."
    )


def test_a_share_of_nothing():
    conflict = Conflict(
        figures=(Figure("valid", "", "0"), Figure("share", "ada", "30.1")),
        kind="share_of_sum",
        values={
            "part": 5,
            "total": 0,
            "of": "valid",
            "printed": "30.1",
            "actual": None,
            "finer": None,
        },
    )
    assert str(conflict_sentence(conflict, NAMES)) == (
        "5 votes for Ada of a total of 0 are no 30.1%."
    )


def test_a_shape_without_words_of_its_own_names_the_figures():
    figures = (
        Figure("registered", "", "2000"),
        Figure("cast", "", "1000"),
        Figure("valid", "", "900"),
        Figure("invalid", "", "90"),
        Figure("turnout", "", "51.0"),
        Figure("votes", "ada", "700"),
        Figure("share", "stranger", "66.70"),
    )
    said = (
        "These cannot be true together: 2,000 registered voters, 1,000 votes cast, 900 valid "
        "votes, 90 invalid or blank votes, a turnout of 51.0%, 700 votes for Ada and 66.70% for "
        "stranger."
    )
    for kind, values in (
        ("other", {}),
        ("not known yet", {}),
        ("turnout", {"part": 1, "total": 2, "printed": None}),
    ):
        assert str(conflict_sentence(Conflict(figures, kind, values), NAMES)) == said


def test_of_many_figures_a_few_are_named():
    figures = tuple(Figure("votes", f"c{number}", "10") for number in range(13))
    assert str(conflict_sentence(Conflict(figures, "other", {}), NAMES)) == (
        "13 figures cannot all be true together, among them 10 votes for c0, 10 votes for c1, 10 "
        "votes for c2 and 10 votes for c3."
    )


def share_alone(**values):
    figures = (Figure("valid", "", "1000"), Figure("share", "ada", "30.1"))
    known = {"printed": "30.1", "total_least": 1_000, "total_most": 1_000}
    conflict = Conflict(figures, "needs_votes", known | values)
    return str(conflict_sentence(conflict, NAMES))


def test_a_share_whose_votes_are_not_stated():
    assert share_alone(low=301, high=301, most=200) == (
        "30.1% of a total of 1,000 are 301 votes for Ada; the other figures leave at most 200."
    )
    assert share_alone(low=301, high=302, most=-5) == (
        "30.1% of a total of 1,000 are 301 to 302 votes for Ada; the other figures leave at most 0."
    )
    assert share_alone(low=None, high=None, most=200) == (
        "No whole number of votes for Ada is 30.1% of a total of 1,000."
    )
    for most in (None, 301):
        assert share_alone(low=301, high=301, most=most) == (
            "These cannot be true together: 1,000 valid votes and 30.1% for Ada."
        )
