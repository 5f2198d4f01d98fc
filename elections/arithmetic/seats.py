"""How votes make seats: the usual methods, on votes that may be known within rounding alone.

An allocation is given only if it is the only one, for every count that the votes can be: a tie,
or a rounding that could decide, gives none. Integers and fractions only.
"""

import heapq
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache

Number = int | Fraction
Span = tuple[Number, Number]

HARE, DROOP, DHONDT, SAINTE_LAGUE = METHODS = ("hare", "droop", "dhondt", "sainte-lague")
# By what an option's votes are divided for its next seat, by the seats that it has.
DIVISORS: dict[str, Callable[[int], int]] = {
    DHONDT: lambda seats: seats + 1,
    SAINTE_LAGUE: lambda seats: 2 * seats + 1,
}


@lru_cache(maxsize=1024)
def allocation(method: str, votes: tuple[Span, ...], seats: int) -> tuple[int, ...] | None:
    """The seats of each option by one of `METHODS`, or None where that is not certain.

    `votes` are the least and the greatest number of each, in any unit that all have alike: votes,
    or parts of a per cent. "hare" and "droop" are largest remainders with these quotas, "dhondt"
    and "sainte-lague" highest averages. Droop's quota is a whole number of votes and takes exact
    counts: shares give None. Raises ValueError for another method.
    """
    if method not in METHODS:
        raise ValueError(f"unknown method: {method!r}")
    exact = all(low == high for low, high in votes)
    middle = [Fraction(low + high, 2) for low, high in votes]
    if seats < 1 or sum(middle) <= 0 or (method == DROOP and not exact):
        return None
    if method in DIVISORS:
        found = by_averages(middle, seats, DIVISORS[method])
        sure = averages_are_sure(votes, found, DIVISORS[method])
        return found if sure else None
    quota = sum(middle) // (seats + 1) + 1 if method == DROOP else sum(middle) / seats
    found = by_remainders(middle, seats, quota)
    if found is None:
        return None
    if method == DROOP:
        return found if remainders_are_sure(middle, found, quota) else None
    return found if hare_is_sure(votes, found) else None


def by_remainders(votes: Sequence[Number], seats: int, quota: Number) -> tuple[int, ...] | None:
    """A seat for each whole quota, and the seats left for the largest remainders, one each.

    None where more seats are left than there are options.
    """
    found = [int(one // quota) for one in votes]
    left = seats - sum(found)
    if not 0 <= left <= len(found):
        return None
    by_size = sorted(range(len(votes)), key=lambda place: -(votes[place] % quota))
    for place in by_size[:left]:
        found[place] += 1
    return tuple(found)


def by_averages(
    votes: Sequence[Number], seats: int, divisor: Callable[[int], int]
) -> tuple[int, ...]:
    """Each seat for whoever has most votes, divided by what its seats so far make of it."""
    found = [0] * len(votes)
    queue = [(-Fraction(one) / divisor(0), place) for place, one in enumerate(votes)]
    heapq.heapify(queue)
    for _seat in range(seats):
        place = queue[0][1]
        found[place] += 1
        heapq.heapreplace(queue, (-Fraction(votes[place]) / divisor(found[place]), place))
    return tuple(found)


def pairs(found: Sequence[int]) -> list[tuple[int, int]]:
    """Who might lose a seat to whom: an option with one, and another."""
    return [
        (loser, other)
        for loser, seats in enumerate(found)
        if seats
        for other in range(len(found))
        if other != loser
    ]


def averages_are_sure(
    votes: Sequence[Span], found: Sequence[int], divisor: Callable[[int], int]
) -> bool:
    """Whether the last seat of each had a higher average than a further one of any other."""
    return all(
        votes[loser][0] * divisor(found[other]) > votes[other][1] * divisor(found[loser] - 1)
        for loser, other in pairs(found)
    )


def remainders_are_sure(votes: Sequence[Number], found: Sequence[int], quota: Number) -> bool:
    """Whether no seat could go to another: what each has beyond its seats differs by under one."""
    return all(
        votes[other] - votes[loser] < quota * (1 + found[other] - found[loser])
        for loser, other in pairs(found)
    )


def hare_is_sure(votes: Sequence[Span], found: Sequence[int]) -> bool:
    """The same for all votes within their spans, the quota being the sum divided by the seats.

    The difference is linear in the votes of each, so that it is greatest at ends of the spans.
    """
    seats = sum(found)
    lows, highs = sum(low for low, _high in votes), sum(high for _low, high in votes)
    for loser, other in pairs(found):
        apart = 1 + found[other] - found[loser]
        gains, loses = votes[other], votes[loser]
        rest = (lows - gains[0] - loses[0], highs - gains[1] - loses[1])
        most = (
            greatest(seats - apart, gains)
            + greatest(-(seats + apart), loses)
            + greatest(-apart, rest)
        )
        if most >= 0:
            return False
    return True


def greatest(factor: int, span: Span) -> Number:
    return factor * span[factor > 0]
