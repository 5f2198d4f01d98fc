"""Why sets are impossible: the shapes of conflict, that they are exact, and likely slips."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given, settings

from elections.arithmetic import (
    PrintedLine,
    PrintedSet,
    bounds,
    readings,
)
from elections.arithmetic.solver import Problem
from elections.arithmetic.verdict import Figure, Observation, judge

from .printing import (
    CURRENT_2007,
    FINAL,
    Printed,
    figures,
    misprinted,
    printed_2012,
    printed_percent,
    printed_set,
    printed_truths,
    with_figures,
)


@pytest.mark.parametrize(
    ("given_set", "kind", "figures_named", "values"),
    [
        (
            printed_set((None, "120"), share_base="valid"),
            "alone",
            [("share", "a")],
            {"printed": "120"},
        ),
        (
            printed_set((0, "5.0"), valid=100),
            "no_total",
            [("votes", "a"), ("share", "a")],
            {"part": 0, "printed": "5.0"},
        ),
        (
            printed_set((60,), (30,), (20,), valid=100),
            "votes_sum",
            [("valid", ""), ("votes", "a"), ("votes", "b"), ("votes", "c")],
            {"sum": 110, "least": 100, "most": 100},
        ),
        (
            printed_set((600,), (30,), registered=1000, turnout="50"),
            "votes_sum",
            [("registered", ""), ("turnout", ""), ("votes", "a")],
            {"sum": 600, "least": 0, "most": 504},
        ),
        (
            printed_set((None, "66.7"), (None, "43.4"), (None, "1.5"), share_base="valid"),
            "shares_sum",
            [("share", "a"), ("share", "b")],
            {"sum": "111.6", "low": "111.45", "high": "111.75"},
        ),
        (
            printed_set((594, "0.80"), cast=72_833, share_base="valid"),
            "needs_total",
            [("cast", ""), ("votes", "a"), ("share", "a")],
            {
                "part": 594,
                "printed": "0.80",
                "low": 73_789,
                "high": 74_716,
                "least": 594,
                "most": 72_833,
            },
        ),
        (
            printed_set((22_966, "32.5"), (47_850,), share_base="valid"),
            "needs_total",
            [("votes", "a"), ("share", "a"), ("votes", "b")],
            {
                "part": 22_966,
                "printed": "32.5",
                "low": 70_557,
                "high": 70_773,
                "least": 70_816,
                "most": None,
            },
        ),
        (
            printed_set((59_326, "85.72"), valid=69_693, share_base="valid"),
            "share_of_sum",
            [("valid", ""), ("votes", "a"), ("share", "a")],
            {
                "part": 59_326,
                "printed": "85.72",
                "total": 69_693,
                "of": "valid",
                "actual": "85.12",
                "finer": "85.125",
            },
        ),
        (
            printed_set((None, "29.57"), registered=280, share_base="registered"),
            "needs_votes",
            [("registered", ""), ("share", "a")],
            {
                "printed": "29.57",
                "total_least": 280,
                "total_most": 280,
                "low": None,
                "high": None,
                "most": None,
            },
        ),
        (
            printed_set((None, "9"), (91,), (38,), valid=131, share_base="valid"),
            "needs_votes",
            [("valid", ""), ("share", "a"), ("votes", "b"), ("votes", "c")],
            {
                "printed": "9",
                "total_least": 131,
                "total_most": 131,
                "low": 12,
                "high": 12,
                "most": 2,
            },
        ),
        (
            printed_set(valid=50_000, registered=98_909, turnout="50.0"),
            "parts",
            [("registered", ""), ("valid", ""), ("turnout", "")],
            {
                "valid": 50_000,
                "invalid": None,
                "cast": None,
                "sum": None,
                "least": 49_406,
                "most": 49_503,
            },
        ),
        (
            printed_set(cast=73_000, registered=99_000, turnout="80.0", printed_to=1000),
            "turnout",
            [("registered", ""), ("cast", ""), ("turnout", "")],
            {"part": 73_000, "total": 99_000, "printed": "80.0", "low": "72.86", "high": "74.62"},
        ),
        (
            printed_set(registered=0, turnout="50"),
            "turnout",
            [("registered", ""), ("turnout", "")],
            {"part": None, "total": 0, "printed": "50", "actual": None, "finer": None},
        ),
        (
            printed_set((366, "17.17"), (None, "8.42"), share_base="valid"),
            "other",
            [("votes", "a"), ("share", "a"), ("share", "b")],
            {},
        ),
    ],
)
def test_shapes_of_conflict(given_set, kind, figures_named, values):
    verdict = judge(given_set)
    assert verdict.kind == "impossible"
    (conflict,) = verdict.conflicts
    named = [(figure.measure, figure.key) for figure in conflict.figures]
    assert (conflict.kind, named, conflict.values) == (kind, figures_named, values)
    assert (conflict.smallest, conflict.complete) == (True, False)


def test_changes_that_need_a_further_condition_come_last():
    pairs = (FINAL[0], (22_966, "32.2"), FINAL[2])
    stated = printed_2012(*pairs, valid=70_645, share_base="valid")
    verdict = judge(stated)
    assert [(c.kind, c.values["of"], c.smallest) for c in verdict.conflicts] == [
        ("share_of_sum", "valid", True)
    ]
    share, votes = (
        Figure("share", "balasanyan", "32.2"),
        Figure("votes", "balasanyan", "22966"),
    )
    assert verdict.observations == (
        Observation(share, "digit", "32.5", "set", None, ()),
        Observation(votes, "digit", "22766", "set", None, ("unlisted_votes",)),
    )


def test_all_shares_of_another_total_doubt_the_total():
    verdict = judge(replace(CURRENT_2007, valid=79_693, cast=None, share_base="valid"))
    assert {figure.measure for c in verdict.conflicts for figure in c.figures} >= {"valid"}
    assert verdict.observations[0] == Observation(
        Figure("valid", "", "79693"), "digit", "69693", "set", None, ()
    )


def test_a_plain_slip_of_a_share_is_a_unit():
    lines = (*CURRENT_2007.lines[:3], PrintedLine("melkumyan", 554, "0.80"))
    verdict = judge(replace(CURRENT_2007, lines=lines, complete=False, share_base="valid"))
    assert [(seen.change, seen.replacement, seen.scope) for seen in verdict.observations[:2]] == [
        ("dropped", "0.8", "set"),
        ("unit", "0.79", "set"),
    ]


def test_digits_in_another_order():
    pairs = ((47_850, "66.7"), *FINAL[1:])
    verdict = judge(printed_2012(*pairs, valid=70_645, share_base="valid"))
    assert verdict.observations == (
        Observation(Figure("votes", "sahakyan", "47850"), "rearranged", "47085", "set", None, ()),
    )


def test_counts_to_the_thousand_change_by_the_thousand():
    verdict = judge(printed_set((470_000,), (20_000,), valid=67_000, printed_to=1000))
    assert [(seen.figure.printed, seen.replacement) for seen in verdict.observations] == []
    verdict = judge(printed_set((74_000,), (20_000,), valid=67_000, printed_to=1000))
    assert ("74000", "swap", "47000") in [
        (seen.figure.printed, seen.change, seen.replacement) for seen in verdict.observations
    ]


@pytest.mark.parametrize("wrong", [1, 3, 300])
def test_hundreds_of_candidates_are_explained_within_the_work_allowed(wrong, monkeypatch):
    made = []
    build = Problem.__init__

    def counted(*arguments):
        made.append(1)
        build(*arguments)

    votes = [1_000 + 37 * key % 901 for key in range(300)]
    shares = [printed_percent(count, sum(votes), 2, "half_up") for count in votes]
    lines = tuple(
        PrintedLine(str(key), count + (key < wrong) * 5_000, share)
        for key, (count, share) in enumerate(zip(votes, shares, strict=True))
    )
    monkeypatch.setattr(Problem, "__init__", counted)
    verdict = judge(PrintedSet(valid=sum(votes), lines=lines, share_base="valid"))
    assert verdict.kind == "impossible"
    assert 1 <= len(verdict.conflicts) <= 6
    assert verdict.conflicts[0].kind == "share_of_sum"
    assert len(made) < 5_000


EXACT = settings(derandomize=True, deadline=None, database=None)
few = printed_truths(most=300, lines=3, places=2, units=(1, 1, 10))


def possible(printed: PrintedSet, kept: set[tuple[str, str]], complete: bool) -> bool:
    """Whether these figures alone are possible under some reading; complete: nobody unlisted."""
    stated = figures(printed)
    some = with_figures(printed, {place: stated[place] for place in kept})
    some = replace(some, complete=complete and printed.complete)
    return any(
        bounds(some, reading) is not None for reading in readings(some) if not reading.unlisted
    )


@settings(EXACT, max_examples=120)
@given(misprinted(few))
def test_conflicts_are_impossible_irreducible_and_the_smallest_among_them(case: Printed):
    printed = case.printed
    assume(judge(printed, explain=False).kind == "impossible")
    verdict = judge(printed)
    assert verdict == judge(printed)
    sizes = [len(conflict.figures) for conflict in verdict.conflicts]
    assert 1 <= len(sizes) <= 6
    assert sizes == sorted(sizes)
    assert len({conflict.figures for conflict in verdict.conflicts}) == len(sizes)
    for conflict in verdict.conflicts:
        kept = {(figure.measure, figure.key) for figure in conflict.figures}
        assert not possible(printed, kept, conflict.complete)
        assert all(possible(printed, kept - {place}, conflict.complete) for place in kept)
    (smallest,) = (conflict for conflict in verdict.conflicts if conflict.smallest)
    assert not smallest.complete
    stated = sorted(figures(printed))
    for size in range(1, min(len(smallest.figures), 5)):
        for kept in combinations(stated, size):
            assert possible(printed, set(kept), False)


@settings(EXACT, max_examples=120)
@given(misprinted(few))
def test_observations_mend_what_they_say(case: Printed):
    printed = case.printed
    verdict = judge(printed)
    assume(verdict.observations)
    assert len(verdict.observations) <= 5
    for seen in verdict.observations:
        place = (seen.figure.measure, seen.figure.key)
        text = seen.replacement
        value = text if place[0] in ("share", "turnout") else int(text)
        changed = with_figures(printed, figures(printed) | {place: value})
        if seen.scope == "set":
            mended = judge(changed)
            assert (mended.kind != "impossible", mended.conditions) == (True, seen.conditions)
        else:
            conflict = verdict.conflicts[seen.conflict]
            kept = {(figure.measure, figure.key) for figure in conflict.figures}
            assert place in kept
            assert possible(changed, kept, conflict.complete)
