"""The lines of an account."""

import pytest

from elections.figures import Count, Percent, count_of, percent_of
from elections.models import Figure, Measure, Outcome
from elections.record.lines import line_of


def line(*rows):
    return line_of(list(rows), Count(None), {}, None, 1)


def test_a_share_of_another_base_is_never_the_lines_own():
    of_registered = Figure(share="40", base="registered", outcome=Outcome.ELECTED)
    told = line(of_registered)
    assert (told.votes, told.share) == (Count(None), Percent(None))
    assert told.further == ((Percent("40"), "registered voters"),)
    assert told.outcome == Outcome.ELECTED

    told = line(of_registered, Figure(count=60, share="60.5"))
    assert (told.votes, told.share) == (Count(60), Percent("60.5"))
    assert told.further == ((Percent("40"), "registered voters"),)


@pytest.mark.parametrize(
    ("row", "count", "share"),
    [
        # The words of votes, of a share, of both, and of votes and of a turnout without a number.
        (Figure(count=24, wording="two dozen"), "two dozen", ""),
        (Figure(share="99", wording="almost 99"), "", "almost 99"),
        (Figure(count=24, share="9", wording="two dozen"), "two dozen", ""),
        (Figure(wording="most"), "most", ""),
        (Figure(measure=Measure.TURNOUT, wording="half of us"), "half of us", "half of us"),
    ],
)
def test_whose_the_words_are(row, count, share):
    assert (count_of(row, 1).wording, percent_of(row).wording) == (count, share)
    assert percent_of(row).is_stated == bool(row.share or share)
