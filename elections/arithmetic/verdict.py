"""The verdict on one source's figures: can they all be true, on what condition, or why not.

It speaks of figures, never of people: an impossible set is wrong somewhere, and arithmetic alone
does not say where.
"""

from dataclasses import dataclass

from .bases import PLAIN, apart
from .boxes import Steps
from .conflicts import find_conflicts
from .explanations import Conflict, described
from .feasibility import (
    BASES,
    Bounds,
    PrintedSet,
    Reading,
    bounds_of,
    conditions,
    fits,
    over_registered,
    problem,
    read_with,
    readings,
    within_registered,
)
from .observations import Observation, observe
from .solver import Problem
from .subsets import STEPS_IN_ALL, Figure, Subsets

__all__ = ["KINDS", "Conflict", "Figure", "Observation", "Verdict", "judge"]

KINDS = ("consistent", "conditional", "impossible", "nothing_to_check", "undecided")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What arithmetic says of a set.

    `kind`: "consistent"; "conditional", consistent only if the `conditions` hold, named as in
    `feasibility.conditions`, or "two_bases"; "impossible" under every reading;
    "nothing_to_check", no two figures constrain each other; "undecided", the work was cut off
    before an answer.
    `reading`: the plainest possible one, to which `bounds` belong; None if impossible.
    `bases`: every base of the shares that is not ruled out in that reading's rounding.
    `of_cast`: with "two_bases", the keys of lines whose shares are of votes cast.
    `over_registered`: under every reading more votes were cast than there are registered voters.
    """

    kind: str
    reading: Reading | None = None
    conditions: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    bounds: Bounds | None = None
    conflicts: tuple[Conflict, ...] = ()
    observations: tuple[Observation, ...] = ()
    over_registered: bool = False
    of_cast: tuple[str, ...] = ()


def judge(
    printed: PrintedSet, *, explain: bool = True, steps: int = 100_000, work: int = STEPS_IN_ALL
) -> Verdict:
    """Whether a set's figures can all be true, and what follows or why not.

    explain=False leaves conflicts and observations of an impossible set empty, which saves most
    of its time. steps: the work allowed for each reading, as in `boxes.Steps`; work: that allowed
    for the explanation, which finds less of what is amiss the less it is.
    """
    problems: dict[str, Problem] = {}
    for reading in readings(printed):
        rounding, base = reading.rounding, reading.base
        if rounding not in problems:
            problems[rounding] = problem(printed, rounding)
        complete = printed.complete and not reading.unlisted
        read = read_with(problems[rounding], base, printed.share_base)
        bounds = bounds_of(read, base, complete, Steps(steps))
        if bounds is not None:
            break
    else:
        found = apart(printed, steps)
        if found is not None:
            return of_two_bases(printed, *found)
        if not explain:
            return Verdict("impossible")
        subsets = Subsets(printed, work)
        found = find_conflicts(subsets)
        return Verdict(
            "impossible",
            conflicts=described(subsets, found),
            observations=observe(subsets, found),
        )
    bases = () if base is None else (base,)
    if base is not None and printed.share_base == "unstated":
        bases = tuple(
            b
            for b in BASES
            if b == base
            or fits(read_with(problems[rounding], b, "unstated"), b, complete, Steps(steps))
            is not False
        )
    if bounds.certainty == "undecided":
        kind = "undecided"
    elif reading != readings(printed)[0]:
        kind = "conditional"
    else:
        kind = "consistent" if _constrained(printed) else "nothing_to_check"
    assumed = conditions(reading, printed.share_base)
    over = (
        kind != "undecided"
        and over_registered(read, base, complete, bounds, Steps(steps))
        and not any_within_registered(printed, steps)
    )
    return Verdict(kind, reading, assumed, bases, bounds, over_registered=over)


def any_within_registered(printed: PrintedSet, steps: int) -> bool:
    """Whether some reading leaves no more votes cast than there are registered voters."""
    return any(
        fits(
            within_registered(problem(printed, reading.rounding)),
            reading.base,
            printed.complete and not reading.unlisted,
            Steps(steps),
        )
        is not False
        for reading in readings(printed)
    )


def of_two_bases(printed: PrintedSet, bounds: Bounds, of_cast: tuple[str, ...]) -> Verdict:
    """The verdict on a set some of whose shares are of the votes cast, and the others not."""
    over = printed.registered is not None and printed.cast > printed.registered
    return Verdict(
        "conditional",
        PLAIN,
        ("two_bases",),
        (PLAIN.base,),
        bounds,
        over_registered=over,
        of_cast=of_cast,
    )


def _constrained(printed: PrintedSet) -> bool:
    """Whether two of a set's figures bear on each other, so that one could belie the other."""
    votes = shares = 0
    for line in printed.lines:
        votes += line.votes is not None
        shares += line.share is not None
    valid, cast = printed.valid is not None, printed.cast is not None
    registered = printed.registered is not None
    parts = valid or printed.invalid is not None or votes > 0
    if printed.votes_per_voter > 1:
        return (cast and parts) or (printed.turnout is not None and (cast or registered))
    if shares and (votes or valid or cast or shares > 1):
        return True
    if shares and printed.share_base == "registered" and (registered or printed.turnout):
        return True
    if printed.turnout is not None and (cast or registered):
        return True
    return (cast and parts) or (valid and votes > 0)
