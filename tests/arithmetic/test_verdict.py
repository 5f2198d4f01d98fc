"""What the verdict says of the record's own sources, and that it is sound, exact and short."""

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elections.arithmetic import (
    Bounds,
    PrintedLine,
    PrintedSet,
    Reading,
    bounds,
)
from elections.arithmetic.verdict import Conflict, Figure, Observation, Verdict, judge

from .printing import (
    CURRENT_2007,
    FINAL,
    Printed,
    printed_2012,
    printed_percent,
    printed_set,
    printed_truths,
)

EXACT = settings(derandomize=True, deadline=None, database=None)
REGISTERED = Figure("registered", "", "98909")
PLAIN = Reading(base="valid")


def of(key, measure, printed):
    return Figure(measure, key, printed)


def test_wikipedia_is_consistent_and_leaves_two_totals():
    printed = printed_2012((47_095, "66.65"), (22_967, "32.51"), registered=98_909, turnout="73.53")
    assert judge(printed) == Verdict(
        "consistent",
        PLAIN,
        bases=("valid",),
        bounds=Bounds(
            registered=(98_909, 98_909),
            cast=(72_723, 72_732),
            valid=(70_655, 70_656),
            invalid=(2_067, 2_077),
            unlisted=(593, 594),
            valid_values=(70_655, 70_656),
            unlisted_values=(593, 594),
        ),
    )


def test_filipino_is_consistent_to_the_thousand():
    printed = printed_2012((47_000,), (20_000,), cast=73_000, printed_to=1000)
    assert judge(printed) == Verdict(
        "consistent",
        Reading(),
        bounds=Bounds(
            (0, None), (72_500, 73_499), (66_000, 73_499), (0, 7_499), (0, 7_499), None, None
        ),
    )


def test_wikipedia_earlier_is_consistent():
    printed = printed_2012(*FINAL[:2], registered=98_909, turnout="73.64")
    assert judge(printed) == Verdict(
        "consistent",
        PLAIN,
        bases=("valid",),
        bounds=Bounds(
            (98_909, 98_909),
            (72_832, 72_841),
            (70_557, 70_645),
            (2_187, 2_284),
            (506, 594),
            None,
            None,
        ),
    )


def test_karabakh_it_and_armenianow_are_consistent_whatever_the_base():
    assert judge(printed_2012(*FINAL)) == Verdict(
        "consistent",
        PLAIN,
        bases=("valid", "cast", "registered"),
        bounds=Bounds(
            (0, None), (70_645, None), (70_645, 70_645), (0, None), (0, 0), (70_645,), (0,)
        ),
    )


def test_wikipedia_it_is_impossible_by_its_turnout():
    printed = printed_2012(*FINAL, registered=98_909, cast=72_823, turnout="73.42")
    cast, turnout = Figure("cast", "", "72823"), Figure("turnout", "", "73.42")
    assert judge(printed) == Verdict(
        "impossible",
        conflicts=(
            Conflict(
                (REGISTERED, cast, turnout),
                "turnout",
                {
                    "part": 72_823,
                    "total": 98_909,
                    "printed": "73.42",
                    "actual": "73.63",
                    "finer": "73.626",
                },
                smallest=True,
            ),
        ),
        observations=(Observation(cast, "digit", "72623", "set", None, ()),),
    )


def test_electionswatch_is_impossible_twice():
    pairs = (FINAL[0], (22_966, "32.2"), FINAL[2])
    printed = printed_2012(*pairs, registered=98_909, cast=72_833, turnout="73.4")
    cast, turnout = Figure("cast", "", "72833"), Figure("turnout", "", "73.4")
    share = of("balasanyan", "share", "32.2")
    assert judge(printed) == Verdict(
        "impossible",
        conflicts=(
            Conflict(
                (REGISTERED, cast, turnout),
                "turnout",
                {
                    "part": 72_833,
                    "total": 98_909,
                    "printed": "73.4",
                    "actual": "73.6",
                    "finer": "73.64",
                },
                smallest=True,
            ),
            Conflict(
                (
                    # It rules out that the shares are of it, or of registered voters.
                    cast,
                    of("sahakyan", "votes", "47085"),
                    of("balasanyan", "votes", "22966"),
                    share,
                    of("soghomonyan", "votes", "594"),
                ),
                "share_of_sum",
                {
                    "part": 22_966,
                    "printed": "32.2",
                    "total": 70_645,
                    "of": "sum",
                    "actual": "32.5",
                    "finer": "32.51",
                },
                complete=True,
            ),
        ),
        observations=(
            Observation(turnout, "digit", "73.6", "conflict", 0, ()),
            Observation(share, "digit", "32.5", "conflict", 1, ()),
            Observation(cast, "digit", "72633", "conflict", 0, ()),
        ),
    )


def test_polit_ru_is_impossible_by_its_totals():
    verdict = judge(printed_2012((47_850, "66.7"), (22_966, "32.5"), (594, "0.80")))
    first = (of("sahakyan", "votes", "47850"), of("sahakyan", "share", "66.7"))
    third = (of("soghomonyan", "votes", "594"), of("soghomonyan", "share", "0.80"))
    assert (verdict.kind, verdict.conflicts) == (
        "impossible",
        (
            Conflict(
                (
                    first[0],
                    of("balasanyan", "votes", "22966"),
                    of("balasanyan", "share", "32.5"),
                ),
                "needs_total",
                {
                    "part": 22_966,
                    "printed": "32.5",
                    "low": 70_557,
                    "high": 70_773,
                    # The votes of the two.
                    "least": 70_816,
                    "most": None,
                },
                smallest=True,
            ),
            Conflict(
                first + third,
                "two_totals",
                {
                    "first_low": 71_686,
                    "first_high": 71_792,
                    "second_low": 73_789,
                    "second_high": 74_716,
                },
            ),
        ),
    )
    seen = verdict.observations
    assert Observation(first[0], "rearranged", "47085", "conflict", 0, ()) in seen
    assert Observation(third[1], "dropped", "0.8", "conflict", 1, ("base_cast",)) in seen
    assert len(seen) == 5


def test_2007_is_impossible_by_one_ballot_and_consistent_without_it():
    exact = Bounds(
        (92_114, 92_114),
        (71_286, 71_286),
        (69_693, 69_693),
        (1_593, 1_593),
        (0, 0),
        (69_693,),
        (0,),
    )
    assert judge(CURRENT_2007) == Verdict("consistent", PLAIN, bases=("valid",), bounds=exact)
    cast, valid = Figure("cast", "", "71286"), Figure("valid", "", "69693")
    invalid = Figure("invalid", "", "1594")
    assert judge(replace(CURRENT_2007, invalid=1_594)) == Verdict(
        "impossible",
        conflicts=(
            Conflict(
                (cast, valid, invalid),
                "parts",
                {
                    "valid": 69_693,
                    "invalid": 1_594,
                    "cast": 71_286,
                    "sum": 71_287,
                    "least": 71_286,
                    "most": 71_286,
                },
                smallest=True,
            ),
        ),
        observations=(
            Observation(cast, "digit", "71287", "set", None, ()),
            Observation(invalid, "digit", "1593", "set", None, ()),
        ),
    )


def test_asbarez_2007_is_consistent_without_a_single_vote_count():
    shares = ("85.4", "12", "1.2", "0.8", "0.2")
    lines = tuple(
        replace(line, votes=None, share=share)
        for line, share in zip(CURRENT_2007.lines, shares, strict=True)
    )
    printed = PrintedSet(
        registered=92_152, cast=71_285, turnout="77.36", lines=lines, complete=True
    )
    assert judge(printed) == Verdict(
        "consistent",
        PLAIN,
        bases=("valid", "cast"),
        bounds=Bounds(
            (92_152, 92_152), (71_285, 71_285), (481, 71_285), (0, 70_804), (0, 0), None, (0,)
        ),
    )


@pytest.mark.parametrize(
    ("given_set", "kind", "conditions", "bases"),
    [
        (printed_set((28,)), "nothing_to_check", (), ()),
        (printed_set((28,), (4,), registered=33), "nothing_to_check", (), ()),
        (
            printed_set((None, "66.7"), registered=33),
            "nothing_to_check",
            (),
            ("valid", "cast", "registered"),
        ),
        (printed_set(turnout="73.4", invalid=3), "nothing_to_check", (), ()),
        (printed_set((28,), (4,), valid=32), "consistent", (), ()),
        (printed_set((28,), cast=32), "consistent", (), ()),
        (
            printed_set((None, "66.7"), (None, "33.3")),
            "consistent",
            (),
            ("valid", "cast", "registered"),
        ),
        (
            printed_set((None, "66.7"), registered=33, share_base="registered"),
            "consistent",
            (),
            ("registered",),
        ),
        (printed_set(turnout="50", registered=10), "consistent", (), ()),
        (
            printed_set((2, "66.6"), (1, "33.3"), complete=True, share_base="valid"),
            "conditional",
            ("truncated",),
            ("valid",),
        ),
        (
            printed_set((1, "12"), (7, "88"), complete=True, valid=8),
            "conditional",
            ("half_even",),
            ("valid", "cast", "registered"),
        ),
        (
            printed_set((60, "30"), valid=100, cast=200),
            "conditional",
            ("base_cast",),
            ("cast", "registered"),
        ),
        (
            printed_set((60, "30"), valid=100, registered=200, cast=101),
            "conditional",
            ("base_registered",),
            ("registered",),
        ),
        (printed_set((6,), (3,), valid=10, complete=True), "conditional", ("unlisted_votes",), ()),
        (
            printed_set((2, "33.3"), (1, "16.6"), valid=6, complete=True, share_base="valid"),
            "conditional",
            ("truncated", "unlisted_votes"),
            ("valid",),
        ),
    ],
)
def test_kinds_that_are_not_impossible(given_set, kind, conditions, bases):
    verdict = judge(given_set)
    assert (verdict.kind, verdict.conditions, verdict.bases) == (kind, conditions, bases)
    assert verdict.bounds == bounds(given_set, verdict.reading)
    assert not verdict.over_registered
    assert (verdict.conflicts, verdict.observations) == ((), ())


@pytest.mark.parametrize(
    "given_set",
    [
        printed_set((600, None), (400, None), registered=1_000, cast=2_500),
        PrintedSet(registered=192, cast=254, turnout="132.29"),
        PrintedSet(turnout="100.6"),
        # 50 % of the votes cast are 600, so that 1,200 are cast.
        printed_set((600, "50.0"), registered=1_000, share_base="cast"),
    ],
)
def test_more_votes_than_voters_add_up_and_are_told(given_set):
    verdict = judge(given_set)
    assert verdict.kind in ("consistent", "nothing_to_check")
    assert (verdict.over_registered, verdict.conditions) == (True, ())


def test_more_votes_than_voters_are_told_only_where_every_reading_has_them():
    """2,000 votes are 66.6 % of 3,001 to 3,005, and cut off of as few as 2,999."""
    printed = printed_set((2_000, "66.6"), registered=3_000, share_base="cast")
    assert judge(printed).bounds.cast == (3_001, 3_005)
    assert judge(printed).over_registered is False
    assert judge(replace(printed, registered=2_998)).over_registered


TWO_SEATS = (289, 329, 654, 159, 148, 397, 662, 1_203, 1_331, 317)
TEN = tuple(PrintedLine(str(place), votes) for place, votes in enumerate(TWO_SEATS))


def test_voters_with_two_votes_have_at_most_two_on_each_ballot():
    printed = PrintedSet(cast=2_750, lines=TEN, votes_per_voter=2)
    assert judge(printed).kind == "consistent"
    # 5,489 votes are too many for 2,744 ballots, and for voters with one vote each.
    for other in (replace(printed, cast=2_744), replace(printed, votes_per_voter=1)):
        verdict = judge(other)
        assert (verdict.kind, verdict.conflicts[0].kind) == ("impossible", "votes_sum")
    assert judge(replace(printed, cast=2_745)).kind == "consistent"
    assert judge(PrintedSet(lines=TEN, votes_per_voter=2)).conditions == ()


def test_voters_with_three_votes_need_not_use_them_all():
    lines = (PrintedLine("ada", 3_200), PrintedLine("ben", 2_900), PrintedLine("cal", 2_230))
    printed = PrintedSet(cast=3_300, lines=lines, votes_per_voter=3)
    assert judge(printed).kind == "consistent"
    assert judge(replace(printed, cast=2_776)).kind == "impossible"


@settings(EXACT, max_examples=200)
@given(st.integers(2, 4), st.data())
def test_true_counts_of_several_votes_a_voter_are_never_impossible(several, data):
    """Ballots with up to so many marks, which sources print as ballots or as votes."""
    ballots = data.draw(st.lists(st.sets(st.integers(0, 4), min_size=1, max_size=several)))
    invalid = data.draw(st.integers(0, 9))
    marks = sum(map(len, ballots))
    votes = [sum(who in ballot for ballot in ballots) for who in range(5)]
    whole = data.draw(st.sampled_from([len(ballots), marks, len(ballots) + invalid]))
    printed = PrintedSet(
        cast=data.draw(st.sampled_from([None, len(ballots) + invalid])),
        valid=data.draw(st.sampled_from([None, len(ballots), marks])),
        invalid=data.draw(st.sampled_from([None, invalid])),
        lines=tuple(
            PrintedLine(str(who), count, printed_percent(count, whole, 1, "half_up"))
            for who, count in enumerate(votes)
            if whole
        ),
        votes_per_voter=several,
    )
    assert judge(printed).kind != "impossible"


@pytest.mark.parametrize("base", ["unstated", "valid", "cast"])
def test_shares_of_voters_with_several_votes_may_be_of_ballots_or_of_votes(base):
    for total in (2_750, 5_489):
        lines = (
            replace(line, share=printed_percent(line.votes, total, 2, "half_up")) for line in TEN
        )
        printed = PrintedSet(
            cast=2_750, valid=total, share_base=base, lines=tuple(lines), votes_per_voter=2
        )
        assert judge(printed).kind == "consistent"


@pytest.mark.parametrize(
    ("given_set", "total"),
    [
        (printed_set((None, "120")), None),
        (printed_set((None, "80"), (None, "70"), registered=1_000, cast=2_500), "150"),
        (printed_set((None, "51.74"), (None, "48.76")), "100.50"),
    ],
)
def test_a_base_of_registered_voters_is_not_assumed_to_excuse_shares(given_set, total):
    verdict = judge(given_set)
    assert verdict.kind == "impossible"
    assert [one.values.get("sum") for one in verdict.conflicts] == [total]


def test_shares_of_two_totals_are_tried_as_such_before_a_digit_is_doubted():
    """600 of 1,000 cast are 60.00 %; 330 and 20 of 950 valid are 34.74 and 2.11 %."""
    lines = ((600, "60.00"), (330, "34.74"), (20, "2.11"))
    printed = printed_set(*lines, cast=1_000, valid=950, invalid=50)

    verdict = judge(printed)

    assert (verdict.kind, verdict.conditions, verdict.of_cast) == (
        "conditional",
        ("two_bases",),
        ("a",),
    )
    assert verdict.bounds.valid == (950, 950)
    # Without the votes cast any share could be made to fit; nor where the source says of what.
    for other in (replace(printed, cast=None), replace(printed, share_base="valid")):
        assert judge(other).kind == "impossible"
    wrong = replace(printed, lines=(replace(printed.lines[0], share="60.01"), *printed.lines[1:]))
    assert judge(wrong).kind == "impossible"


def test_a_possible_set_is_not_explained(monkeypatch):
    def refuse(*_):
        raise AssertionError("a search for conflicts in a possible set")

    monkeypatch.setattr("elections.arithmetic.verdict.Subsets", refuse)
    assert judge(CURRENT_2007).kind == "consistent"
    assert judge(replace(CURRENT_2007, invalid=1_594), explain=False) == Verdict("impossible")


def test_a_search_cut_off_is_undecided_and_not_impossible():
    tie = printed_set((None, "66.6667"), (None, "33.3334"), cast=10**6 + 1, complete=True)
    verdict = judge(replace(tie, share_base="valid"))
    assert (verdict.kind, verdict.reading, verdict.bounds.certainty) == (
        "undecided",
        PLAIN,
        "undecided",
    )
    assert judge(CURRENT_2007, steps=0).kind == "undecided"


@pytest.mark.parametrize("off", [0, 10**6])
@pytest.mark.parametrize("states_votes", [True, False])
def test_135_options_of_a_thousand_million_votes_are_judged_within_a_second(off, states_votes):
    numbers = random.Random(135)  # noqa: S311 - made-up figures, the same in each run
    votes = [numbers.randrange(1, 10**7) for _ in range(135)]
    shares = [printed_percent(count, sum(votes), 1, "half_up") for count in votes]
    votes[3] += off
    lines = tuple(
        PrintedLine(str(place), count if states_votes else None, share)
        for place, (count, share) in enumerate(zip(votes, shares, strict=True))
    )
    printed = PrintedSet(
        registered=2 * 10**9, cast=10**9, turnout="50.0", lines=lines, complete=True
    )

    begun = time.process_time()
    kind = judge(printed).kind

    assert time.process_time() - begun < 1
    assert kind in ("undecided", "impossible" if off and states_votes else "consistent")


truths = printed_truths(most=100_000, lines=5, places=3, units=(1, 1, 10, 100, 1000))


@settings(EXACT, max_examples=300)
@given(truths)
def test_true_figures_are_never_impossible_and_lie_in_their_bounds(case: Printed):
    assert judge(case.printed).kind != "impossible"
    found = bounds(case.printed, case.reading)
    ranges = (found.registered, found.cast, found.valid, found.invalid, found.unlisted)
    for (low, high), true in zip(ranges, case.truth, strict=True):
        assert low <= true
        assert high is None or true <= high
    *_, valid, _, unlisted = case.truth
    assert found.valid_values is None or valid in found.valid_values
    assert found.unlisted_values is None or unlisted in found.unlisted_values
