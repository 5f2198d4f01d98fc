"""Which printed figures of an impossible set cannot be true together.

First the problems a reader would recognise, by their shape; then whatever is left, by removing
figures until none can be spared; last a search for anything smaller. Each conflict is irreducible:
without any one of its figures, the rest can be true under some reading.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .feasibility import ROUNDINGS
from .intervals import is_share, parse_share
from .solver import Problem
from .subsets import TOTALS, Subsets

MOST_CONFLICTS = 6
MOST_OF_A_SHAPE = 3
MOST_BRANCHES = 5_000


@dataclass(frozen=True, slots=True)
class Found:
    """A conflict as a selection of figures, and the one whose loss is taken to end it.

    `complete`: only if nobody had votes but those listed; else under every reading.
    """

    selection: int
    complete: bool
    blamed: int


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a conflict may lie: figures it is about, others it may need, and which is suspect."""

    core: int
    context: int = 0
    complete: bool = False
    blamed: int = 0


def find_conflicts(subsets: Subsets) -> list[Found]:
    """The distinct problems of a set that is impossible under every reading, smallest first."""
    found: list[Found] = []
    rest = subsets.all
    for shape in _shapes(subsets):
        seed = shape.core | (shape.context & rest)
        if shape.core & ~rest or len(found) == MOST_CONFLICTS - 1:
            continue
        if not subsets.possible(seed, shape.complete):
            selection = shrink(subsets, seed, shape.complete)
            found.append(_found(subsets, selection, shape.complete, shape.blamed, rest))
            rest &= ~found[-1].blamed
    while len(found) < MOST_CONFLICTS - 1 and not subsets.possible(rest, False):
        found.append(_found(subsets, shrink(subsets, rest, False), False, 0, rest))
        rest &= ~found[-1].blamed
    least = min((one.selection.bit_count() for one in found if not one.complete), default=None)
    smaller = _smaller(subsets, least or subsets.all.bit_count() + 1)
    if smaller:
        found.append(_found(subsets, smaller, False, 0, subsets.all))
    return sorted(found, key=lambda one: one.selection.bit_count())


def shrink(subsets: Subsets, selection: int, complete: bool) -> int:
    """An impossible selection without the figures it can spare."""
    kept = sorted(subsets.places(selection), key=lambda place: _worth(subsets, place))
    chunk = max(len(kept) // 8, 1)
    while True:
        start = 0
        while start < len(kept):
            trial = selection & ~_mask(kept[start : start + chunk])
            if subsets.possible(trial, complete):
                start += chunk
            else:
                selection = trial
                del kept[start : start + chunk]
        if chunk == 1:
            return selection
        chunk //= 2


def _mask(places: Iterable[int]) -> int:
    return sum(1 << place for place in places)


def _worth(subsets: Subsets, place: int) -> tuple[int, int]:
    """What to do without first: the totals further from the shares, then the lesser figures."""
    measure, value = subsets.figures[place].measure, subsets.values[place]
    if measure in (order := ("turnout", "invalid", "registered", "cast", "valid")):
        return 0, order.index(measure)
    if isinstance(value, int):
        return 1, value
    digits, scale = parse_share(value)
    return 1, digits // scale


def _found(subsets: Subsets, selection: int, complete: bool, blamed: int, rest: int) -> Found:
    complete = complete and subsets.possible(selection, False)
    suspects = [1 << place for place in subsets.places(selection)][::-1]
    if blamed & selection:
        suspects.insert(0, blamed)
    for suspect in suspects:
        if subsets.possible(rest & ~suspect, False):
            return Found(selection, complete, suspect)
    return Found(selection, complete, suspects[0])


def _smaller(subsets: Subsets, size: int) -> int:
    """A conflict under every reading of fewer than `size` figures; none if it is not found.

    A conflict needs a figure from the complement of every possible selection. So the least
    selection that has one from each complement known is a conflict, the smallest there is, or it
    is possible, and grown as far as that goes leaves one more complement to know.
    """
    complements: list[int] = []
    enough = subsets.work.left * 2 // 3
    while subsets.work.left > enough:
        chosen = _hitting(complements, size - 1)
        if chosen is None:
            return 0
        if not subsets.possible(chosen, False):
            return chosen
        grown = _grown(subsets, chosen, list(subsets.places(subsets.all & ~chosen)))
        complements.append(subsets.all & ~grown)
    return 0


def _grown(subsets: Subsets, base: int, places: list[int]) -> int:
    whole = base | _mask(places)
    if subsets.possible(whole, False):
        return whole
    if len(places) == 1:
        return base
    middle = len(places) // 2
    return _grown(subsets, _grown(subsets, base, places[:middle]), places[middle:])


def _hitting(complements: list[int], most: int) -> int | None:
    """The least selection, of at most `most` figures, with one from each; None if none is found."""
    branches = 0

    def search(chosen: int, left: int) -> int | None:
        nonlocal branches
        missed = next((one for one in complements if not one & chosen), 0)
        if not missed:
            return chosen
        while missed and left and branches < MOST_BRANCHES:
            branches += 1
            lowest = missed & -missed
            found = search(chosen | lowest, left - 1)
            if found is not None:
                return found
            missed ^= lowest
        return None

    tries = (search(0, size) for size in range(most + 1))
    return next((found for found in tries if found is not None), None)


def _shapes(subsets: Subsets) -> Iterator[Shape]:
    """The shapes of conflict that readers know, in the order in which to explain a set by them."""
    bit, printed = subsets.bit, subsets.printed
    registered, cast, valid, invalid = (bit(name) for name in TOTALS)
    turnout = bit("turnout")
    totals = registered | cast | valid | invalid | turnout
    if registered and cast and turnout:
        yield Shape(registered | cast | turnout, blamed=turnout)
    yield Shape(valid | invalid, cast, blamed=invalid)
    yield Shape(valid | invalid, cast | registered | turnout, blamed=invalid)
    places = range(len(printed.lines))
    windows = {}
    for line in places:
        votes, share = printed.lines[line].votes, printed.lines[line].share
        if share is not None and parse_share(share)[0] > 100 * parse_share(share)[1]:
            yield Shape(bit("share", line), totals, blamed=bit("share", line))
        if share is not None and votes is not None:
            alone = Problem((None,) * 4, None, [(votes, share)], printed.printed_to, "half_up")
            windows[line] = alone.low, alone.high
            if alone.low > alone.high:
                yield Shape(bit("votes", line) | bit("share", line), blamed=bit("share", line))
    yield from _shares_of_totals(subsets, totals, list(windows))
    yield from _two_totals(subsets, windows)
    for measure in ("votes", "share"):
        every = sum(bit(measure, line) for line in places)
        yield Shape(0, every | totals)
        yield Shape(0, every | totals, complete=True)


def _shares_of_totals(subsets: Subsets, totals: int, lines: list[int]) -> Iterator[Shape]:
    """Lines whose share is not what their votes are of the total printed, or of their sum."""
    bit, printed = subsets.bit, subsets.printed
    if printed.printed_to > 1:
        return
    measure = "valid" if printed.share_base == "unstated" else printed.share_base
    counts = [line.votes for line in printed.lines]
    if bit(measure):
        total, core, complete = getattr(printed, measure), bit(measure), False
    elif printed.complete and measure == "valid" and None not in counts:
        total, complete = sum(counts), True
        core = sum(bit("votes", line) for line in range(len(counts)))
    else:
        return
    wrong = [
        line
        for line in lines
        if not any(
            is_share(printed.lines[line].share, counts[line], total, rounding)
            for rounding in ROUNDINGS
        )
    ]
    # Where no share at all is of the total, the total is the odd one out.
    doubted = len(wrong) == len(lines) > 1
    if doubted and complete:
        return
    wrong.sort(key=lambda line: -counts[line])
    for line in wrong[: 1 if doubted else MOST_OF_A_SHAPE]:
        share = bit("share", line)
        blamed = core if doubted else share
        yield Shape(core | bit("votes", line) | share, totals, complete, blamed)


def _two_totals(subsets: Subsets, windows: dict[int, tuple[int, int]]) -> Iterator[Shape]:
    """Lines whose votes and share need another total than those of most lines do."""
    bit, lines = subsets.bit, subsets.printed.lines
    groups = (
        [line for line, (low, high) in windows.items() if low <= start <= high]
        for start, _ in windows.values()
    )
    most = max(groups, key=len, default=[])
    odd = sorted(set(windows) - set(most), key=lambda line: (-lines[line].votes, line))
    for line in odd[:MOST_OF_A_SHAPE]:
        low, high = windows[line]
        apart = (other for other in most if windows[other][0] > high or windows[other][1] < low)
        other = max(apart, key=lambda other: lines[other].votes, default=None)
        if other is not None:
            pair = bit("votes", line) | bit("share", line)
            share = bit("share", line)
            yield Shape(pair | bit("votes", other) | bit("share", other), blamed=share)
