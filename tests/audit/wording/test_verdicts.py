"""What the arithmetic says of one source's figures, in sentences."""

from dataclasses import replace

import pytest

from elections.arithmetic import PrintedLine, PrintedSet
from elections.arithmetic.verdict import KINDS, Verdict, judge
from elections.audit.wording import (
    base_label,
    following_sentences,
    measure_label,
    unchecked_sentence,
    verdict_label,
    verdict_sentences,
    what_follows,
)

NAMES = {"ada": "Ada", "ben": "Ben"}


def lines(**printed):
    return tuple(PrintedLine(key, *figures) for key, figures in printed.items())


def said(printed, verdict=None):
    verdict = verdict or judge(printed)
    return [str(sentence) for sentence in verdict_sentences(verdict, printed, NAMES)]


def follows(printed):
    return [(str(label), str(text)) for label, text in what_follows(judge(printed), printed)]


def unchecked(printed):
    sentence = unchecked_sentence(judge(printed), printed, NAMES)
    return sentence and str(sentence)


TRUE = "Adds up: no contradiction within this account."
NOT_SAID = "The source does not say what its shares are of;"


@pytest.mark.parametrize(
    ("printed", "sentences"),
    [
        (PrintedSet(cast=10, valid=9, invalid=1), [TRUE]),
        (
            PrintedSet(valid=200, lines=lines(ada=(133, "66.5")), share_base="valid"),
            [TRUE, "The source says that its shares are of valid votes."],
        ),
        (
            PrintedSet(cast=200, lines=lines(ada=(133, "66.5")), share_base="cast"),
            [TRUE, "The source says that its shares are of votes cast."],
        ),
        (
            PrintedSet(registered=200, lines=lines(ada=(133, "66.5")), share_base="registered"),
            [TRUE, "The source says that its shares are of registered voters."],
        ),
        (
            PrintedSet(valid=200, cast=210, registered=300, lines=lines(ada=(133, "66.5"))),
            [TRUE, f"{NOT_SAID} they can only be of valid votes."],
        ),
        (
            PrintedSet(registered=300, lines=lines(ada=(133, "66.5"))),
            [
                TRUE,
                f"{NOT_SAID} they are read as shares of valid votes, and could be of votes cast "
                "too.",
            ],
        ),
        (
            PrintedSet(valid=200, cast=210, registered=200, lines=lines(ada=(133, "66.5"))),
            [
                "By these figures more people voted than were registered.",
                f"{NOT_SAID} they can only be of valid votes.",
            ],
        ),
        (
            PrintedSet(lines=lines(ada=(133, "66.5"))),
            [
                TRUE,
                f"{NOT_SAID} they are read as shares of valid votes, and could be of votes cast or "
                "of registered voters too.",
            ],
        ),
        (
            PrintedSet(valid=190, cast=200, lines=lines(ada=(133, "66.5")), registered=300),
            [
                "Adds up only if the shares are of votes cast.",
                f"{NOT_SAID} they can only be of votes cast.",
            ],
        ),
        (
            PrintedSet(valid=190, cast=200, lines=lines(ada=(133, "66.5"))),
            [
                "Adds up only if the shares are of votes cast.",
                f"{NOT_SAID} they are read as shares of votes cast, and could be of registered "
                "voters too.",
            ],
        ),
        (
            PrintedSet(valid=180, cast=190, lines=lines(ada=(133, "66.5")), registered=200),
            [
                "Adds up only if the shares are of registered voters.",
                f"{NOT_SAID} they can only be of registered voters.",
            ],
        ),
        (
            PrintedSet(valid=950, cast=1_000, lines=lines(ada=(600, "60.00"), ben=(330, "34.74"))),
            [
                "Adds up only if some shares are of votes cast, and the others of valid votes.",
                f"{NOT_SAID} those for Ada can only be of votes cast, and the others are read as "
                "shares of valid votes.",
            ],
        ),
        (
            PrintedSet(registered=98_909, cast=72_823, turnout="73.62"),
            ["Adds up only if they were cut off and not rounded."],
        ),
        (
            PrintedSet(registered=80, cast=1, turnout="1.2"),
            ["Adds up only if halves were rounded to the even digit."],
        ),
        (
            PrintedSet(valid=101, lines=lines(ada=(60, None), ben=(40, None)), complete=True),
            ["Adds up only if others than those listed had votes too."],
        ),
        (
            PrintedSet(
                registered=98_909,
                cast=72_823,
                turnout="73.62",
                valid=101,
                lines=lines(ada=(60, None), ben=(40, None)),
                complete=True,
            ),
            [
                "Adds up only if each of the following holds.",
                "The figures were cut off and not rounded.",
                "Others than those listed had votes too.",
            ],
        ),
        (
            PrintedSet(registered=10),
            ["These figures cannot be checked against one another."],
        ),
        (
            PrintedSet(
                valid=200, lines=lines(ada=(133, "70.0")), share_base="valid", complete=False
            ),
            [
                "Does not add up as printed.",
                "133 votes for Ada of 200 valid votes are 66.50%, not 70.0%.",
                "Arithmetic cannot say which figure is wrong.",
                "The source says that its shares are of valid votes.",
            ],
        ),
        (
            PrintedSet(cast=200, valid=190, registered=300, lines=lines(ada=(133, "75.0"))),
            [
                "Does not add up as printed.",
                "133 votes for Ada are 75.0% of no whole number.",
                "Arithmetic cannot say which figure is wrong.",
                f"{NOT_SAID} the figures were tried as shares of valid votes, of votes cast "
                "and of registered voters.",
            ],
        ),
    ],
)
def test_the_verdict_and_its_reasons(printed, sentences):
    assert said(printed) == sentences


def test_conflicts_that_hold_only_if_everybody_is_listed():
    printed = PrintedSet(
        registered=98_909,
        cast=72_833,
        turnout="73.4",
        lines=lines(ada=(47_085, "66.7"), ben=(22_966, "32.2"), cal=(594, "0.8")),
        complete=True,
    )
    assert said(printed) == [
        "Does not add up as printed.",
        "72,833 votes cast of 98,909 registered voters are 73.64%, not 73.4%.",
        "22,966 votes for Ben of 70,645, the sum of the votes listed, are 32.51%, not 32.2%.",
        "This assumes no other candidate received votes.",
        "Arithmetic cannot say which figure is wrong.",
        f"{NOT_SAID} the figures were tried as shares of valid votes, of votes cast and of "
        "registered voters.",
    ]


def test_more_votes_than_voters_add_up_and_are_said_to_be_more():
    over = "By these figures more people voted than were registered."
    printed = PrintedSet(registered=192, cast=254, turnout="132.29")
    assert said(printed) == [over]
    assert str(verdict_label(judge(printed))) == "more people voted than were registered"
    truncated = replace(printed, turnout="132.2")
    assert said(truncated) == [
        "Adds up only if they were cut off and not rounded.",
        over,
    ]


def test_what_follows_where_few_values_are_left():
    printed = PrintedSet(
        registered=98_909,
        turnout="73.53",
        lines=lines(ada=(47_095, "66.65"), ben=(22_967, "32.51")),
    )
    assert follows(printed) == [
        ("votes cast", "72,723 to 72,732"),
        ("valid votes", "70,655 or 70,656"),
        ("invalid ballots", "2,067 to 2,077"),
        ("votes for others than those listed", "593 or 594"),
    ]
    assert [str(one) for one in following_sentences(judge(printed), printed)] == [
        "They leave 72,723 to 72,732 votes cast.",
        "They leave 70,655 or 70,656 valid votes.",
        "They leave 2,067 to 2,077 invalid ballots.",
        "They leave 593 or 594 votes for others than those listed.",
    ]


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        # What is printed exactly does not follow, what is rounded does.
        (
            PrintedSet(cast=10, valid=8, lines=lines(ada=(8, None)), complete=True),
            [
                ("invalid ballots", "2"),
            ],
        ),
        (
            PrintedSet(cast=73_000, lines=lines(ada=(47_000, None)), printed_to=1_000),
            [
                ("votes cast", "72,500 to 73,499"),
                ("valid votes", "46,500 to 73,499"),
                ("invalid ballots", "at most 26,999"),
                ("votes for others than those listed", "at most 26,999"),
            ],
        ),
        (
            PrintedSet(valid=8, lines=lines(ada=(8, None))),
            [("votes cast", "at least 8"), ("votes for others than those listed", "0")],
        ),
        # Somebody else has to have had votes, though all who stood are listed.
        (
            PrintedSet(valid=9, lines=lines(ada=(8, None)), complete=True),
            [("votes cast", "at least 9"), ("votes for others than those listed", "1")],
        ),
        (PrintedSet(registered=10), []),
        # Shares need some number of votes, which tells nothing of how many were cast.
        (PrintedSet(lines=lines(ada=(None, "66.67"), ben=(None, "31.03"))), []),
        (PrintedSet(cast=10, valid=9, invalid=2), []),
    ],
)
def test_what_follows(printed, left):
    assert follows(printed) == left


def test_ends_that_may_lie_too_far_out_are_said_to():
    printed = PrintedSet(valid=8, lines=lines(ada=(8, None)))
    verdict = judge(printed)
    object.__setattr__(verdict.bounds, "certainty", "outer")
    assert str(following_sentences(verdict, printed)[-1]) == (
        "The search for the least and the greatest values was cut off: they may be closer together."
    )


ALONE = "Nothing in this account bears on these, so that they could not be checked: "


@pytest.mark.parametrize(
    ("printed", "figures"),
    [
        (
            PrintedSet(registered=33, cast=32, lines=lines(ada=(28, None), ben=(4, None))),
            "33 registered voters.",
        ),
        (PrintedSet(cast=10, invalid=3), None),
        (PrintedSet(invalid=3, registered=9), "9 registered voters and 3 invalid or blank votes."),
        (PrintedSet(turnout="73.5"), "a turnout of 73.5%."),
        (PrintedSet(turnout="73.5", registered=10), None),
        (
            PrintedSet(lines=lines(ada=(28, None), ben=(4, None))),
            "28 votes for Ada and 4 votes for Ben.",
        ),
        (PrintedSet(lines=lines(ada=(None, "66.7"))), "66.7% for Ada."),
        (PrintedSet(lines=lines(ada=(None, "66.7"), ben=(None, "33.2"))), None),
        (PrintedSet(lines=lines(ada=(28, "66.7"))), None),
        (PrintedSet(cast=73_000, lines=lines(ada=(47_000, None)), printed_to=1_000), None),
        (PrintedSet(registered=99_000, printed_to=1_000), "99 thousand registered voters."),
        # What cannot be true has been checked.
        (PrintedSet(registered=33, cast=10, valid=9, invalid=2), None),
    ],
)
def test_what_could_not_be_checked(printed, figures):
    assert unchecked(printed) == (figures and ALONE + figures)


def test_labels():
    assert [str(verdict_label(Verdict(kind))) for kind in KINDS] == [
        "adds up",
        "adds up only on a condition",
        "does not add up as printed",
        "nothing to check",
        "not settled",
    ]
    assert str(measure_label("seats", "Lists", of_contest=True)) == "seats (Lists)"
    assert str(base_label(("valid", "cast"), True)) == (
        "of valid votes or of votes cast: the source does not say"
    )
    assert str(base_label(("cast",), False)) == "of votes cast"
    assert str(base_label(("valid",), True)) == (
        "of valid votes, as far as one can tell: the source does not say"
    )
    assert [
        str(measure_label(*measure))
        for measure in (
            ("turnout",),
            ("votes", "Ada"),
            ("share", "Ada", "registered"),
            ("share", "Ada"),
            ("seats", "Ada"),
            ("threshold", "Lists", "valid"),
            ("approval-needed", "", "registered"),
            ("international-observers",),
        )
    ] == [
        "turnout",
        "votes for Ada",
        "share of Ada, of registered voters",
        "share of Ada",
        "seats of Ada",
        "threshold for parties (Lists), of valid votes",
        "approval needed, of registered voters",
        "international observers",
    ]
