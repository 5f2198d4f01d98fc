"""Slips that would explain an impossible set."""

import pytest

from elections.arithmetic.verdict import Figure, Observation
from elections.audit.wording import observation_sentences

NAMES = {"ada": "Ada"}
VOTES = Figure("votes", "ada", "47850")
TURNOUT = Figure("turnout", "", "73.4")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("digit", "one digit changed"),
        ("swap", "two digits exchanged"),
        ("rearranged", "the same digits in another order"),
        ("unit", "one unit of its last digit away"),
        ("dropped", "its last digit left out"),
    ],
)
def test_each_change_for_the_set_and_for_a_conflict(change, said):
    whole = Observation(VOTES, change, "47085", "set", None, ())
    assert [str(one) for one in observation_sentences(whole, NAMES)] == [
        f"With 47,085 in place of 47,850 votes for Ada, {said}, the account would add up."
    ]
    part = Observation(TURNOUT, change, "73.6", "conflict", 0, ())
    assert [str(one) for one in observation_sentences(part, NAMES)] == [
        f"With 73.6% in place of a turnout of 73.4%, {said}, this conflict would be gone."
    ]


def test_what_a_change_takes_for_granted():
    seen = Observation(VOTES, "digit", "48000", "set", None, ("truncated", "base_cast"))
    assert [str(one) for one in observation_sentences(seen, NAMES, 1_000)] == [
        "With 48 thousand in place of 47,850, printed to the nearest 1,000 votes for Ada, one "
        "digit changed, the account would add up.",
        "This also requires:",
        "The figures were cut off and not rounded.",
        "The shares are of votes cast.",
    ]
