"""The exact solver against a search over all counts, and its shortcuts against plain arithmetic."""

from itertools import product

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from elections.arithmetic import (
    BASES,
    ROUNDINGS,
    Bounds,
    PrintedLine,
    PrintedSet,
    Reading,
    bounds,
    readings,
)
from elections.arithmetic.boxes import next_base
from elections.arithmetic.intervals import share_terms
from elections.arithmetic.verdict import judge

from .printing import Printed, misprinted, printed_count, printed_truths, rounded

EXACT = settings(derandomize=True, deadline=None, database=None, max_examples=250)


@EXACT
@example(3, 63, "half_even", True)
@given(
    st.integers(1, 3_000),
    st.integers(0, 1_100),
    st.sampled_from(ROUNDINGS),
    st.booleans(),
)
def test_next_base_skips_no_base_of_which_a_count_is_the_share(base, share, rounding, up):
    terms = a, ea, b, eb, d = share_terms(f"{share // 10}.{share % 10}", rounding)
    found = next_base(base, terms, up)
    skipped = range(base, found) if up else range(base, found, -1)
    assert not any(-(-(a * n + ea) // d) <= (b * n - eb) // d for n in skipped)
    assert found >= base if up else found <= base


CAST, REGISTERED = 20, 120


def every_solution(printed: PrintedSet, reading: Reading) -> set[tuple[int, int, int, int, int]]:
    """R, C, V, I, O of every way in which the printed figures can come about, by trying all.

    Of the numbers of registered voters that go with the same rest, the least and the greatest.
    """
    rounding, found = reading.rounding, set()
    base = reading.base if any(line.share is not None for line in printed.lines) else None

    def prints(true, count):
        return count is None or printed_count(true, printed.printed_to, rounding) == count

    def reads(part, total, text):
        # A misprint may begin with zeros, so that digits are compared as numbers.
        places = len(text.partition(".")[2])
        digits = int(text.replace(".", ""))
        return total > 0 and rounded(100 * part * 10**places, total, rounding) == digits

    def divided(cast, registered):
        for valid in range(cast + 1):
            if not (prints(valid, printed.valid) and prints(cast - valid, printed.invalid)):
                continue
            whole = {"valid": valid, "cast": cast, "registered": registered, None: 0}[base]
            allowed = [
                [
                    votes
                    for votes in range(valid + 1)
                    if prints(votes, line.votes)
                    and (line.share is None or reads(votes, whole, line.share))
                ]
                for line in printed.lines
            ]
            for votes in product(*allowed):
                unlisted = valid - sum(votes)
                if unlisted == 0 or (unlisted > 0 and (not printed.complete or reading.unlisted)):
                    yield valid, cast - valid, unlisted

    for cast in range(CAST + 1):
        voters = [
            registered
            for registered in range(REGISTERED + 1)
            if prints(registered, printed.registered)
            and (cast <= registered or (base, printed.share_base) != ("registered", "unstated"))
            and (printed.turnout is None or reads(cast, registered, printed.turnout))
        ]
        if not prints(cast, printed.cast) or not voters:
            continue
        found |= {
            (registered, cast, *rest)
            for registered in (voters if base == "registered" else {voters[0], voters[-1]})
            for rest in divided(cast, registered)
        }
    return found


small = printed_truths(most=3, lines=3, places=1, units=(1, 1, 2, 5, 10))


@EXACT
@given(st.one_of(small, misprinted(small)), st.data())
def test_solver_agrees_with_a_search_over_all_counts(case: Printed, data: st.DataObject):
    printed = case.printed
    rounding = data.draw(st.sampled_from((case.reading.rounding, *ROUNDINGS)))
    base = data.draw(st.sampled_from((case.reading.base, *BASES)))
    reading = Reading(rounding, base, data.draw(st.booleans()))
    found = bounds(printed, reading)
    if found is None:
        assert every_solution(printed, reading) == set()
        return
    assume(found.cast[1] is not None and found.cast[1] <= CAST)
    free = found.registered[1] is None
    # A number of registered voters without a bound must not be tied to anything.
    assume(free or found.registered[1] <= REGISTERED)
    assume(not (free and (printed.turnout or any(line.share for line in printed.lines))))
    solutions = every_solution(printed, reading)
    registered, cast, valid, invalid, unlisted = zip(*solutions, strict=True)
    assert found == Bounds(
        (min(registered), None if free else max(registered)),
        (min(cast), max(cast)),
        (min(valid), max(valid)),
        (min(invalid), max(invalid)),
        (min(unlisted), max(unlisted)),
        tuple(sorted(set(valid))) if len(set(valid)) <= 8 else None,
        tuple(sorted(set(unlisted))) if len(set(unlisted)) <= 8 else None,
    )


@settings(EXACT, max_examples=100)
@given(st.one_of(small, misprinted(small)))
def test_verdicts_agree_with_a_search_over_all_counts(case: Printed):
    """What is called impossible has no solution under any reading; what adds up has one."""
    verdict = judge(case.printed, explain=False)
    if verdict.kind == "impossible":
        for reading in readings(case.printed):
            assert every_solution(case.printed, reading) == set()
        return
    cast, registered = verdict.bounds.cast[1], verdict.bounds.registered[1]
    assume(cast is not None and cast <= CAST)
    assume(registered is None or registered <= REGISTERED)
    if verdict.conditions != ("two_bases",):
        assert every_solution(case.printed, verdict.reading)


@settings(EXACT, max_examples=100)
@given(
    st.integers(2, 3),
    st.lists(st.one_of(st.none(), st.integers(0, 12)), min_size=3, max_size=3),
    st.lists(st.integers(0, 9), min_size=1, max_size=4),
)
def test_verdicts_on_several_votes_a_voter_agree_with_a_search(several, totals, votes):
    """Some number of valid ballots holds all votes, and makes the votes cast with the others."""
    cast, valid, invalid = totals
    lines = tuple(PrintedLine(str(place), count) for place, count in enumerate(votes))
    printed = PrintedSet(
        cast=cast, valid=valid, invalid=invalid, lines=lines, votes_per_voter=several
    )
    found = any(
        max(sum(votes), valid or 0) <= several * ballots and cast in (None, ballots + others)
        for ballots in range(40)
        for others in (range(20) if invalid is None else (invalid,))
    )
    assert (judge(printed).kind != "impossible") == found
