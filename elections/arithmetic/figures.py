"""One set's printed figures under one rounding, and what a base of the shares leaves to them."""

from collections.abc import Iterable, Sequence

from .boxes import FAR, INF, Box, C, I, O, R, Steps, V, cut, next_base, settle
from .intervals import count_bounds, share_terms

# Where a share has a whole count at fewer than one base in so many, it pays to work out the next.
RARE = 500
NEXT_BASE_COST = 100
BASE_AT = {"valid": V, "cast": C, "registered": R}


class Figures:
    """One set's figures under one rounding, with the sums and the bases that they allow.

    totals: R, C, V, I as printed; lines: votes and share of each candidate; None: not stated.

    Where voters have several votes each, sources print votes or ballots as valid, and shares of
    either, and not every voter uses all votes. So only what is sure is read: the votes, and what
    is printed as valid, are at most so many times the valid ballots V. Then O has no meaning.
    """

    __slots__ = ("ceiling", "floor", "free", "high", "low", "totals", "turnout")

    def __init__(
        self,
        totals: Sequence[int | None],
        turnout: str | None,
        lines: Iterable[tuple[int | None, str | None]],
        printed_to: int,
        rounding: str,
        votes_per_voter: int = 1,
    ) -> None:
        box: Box = []
        for count in totals:
            if count is None:
                box += (0, INF)
            elif printed_to == 1:
                box += (count, count)
            else:
                box += count_bounds(count, rounding, printed_to)
        self.turnout = None
        if turnout is not None:
            self.turnout = share_terms(turnout, rounding)
            # A share of nothing is undefined.
            box[R] = max(box[R], 1)
        self.totals = box
        floor, ceiling, low, high = 0, 0, 1, INF
        # Lines whose share allows several counts: low, high, and the share's terms.
        free = []
        for votes, share in lines:
            if votes is None:
                if share is None:
                    ceiling = INF
                else:
                    free.append((0, INF, *share_terms(share, rounding)))
                continue
            if printed_to == 1:
                least = most = votes
            else:
                least, most = count_bounds(votes, rounding, printed_to)
            if share is not None:
                terms = a, ea, b, eb, d = share_terms(share, rounding)
                base = -(-(d * least + eb) // b)
                if base > low:
                    low = base
                if a:
                    base = (d * most - ea) // a
                    if base < high:
                        high = base
                if least != most:
                    free.append((least, most, *terms))
                    continue
            floor += least
            ceiling += most
        if votes_per_voter > 1:
            box[V] = -(-max(box[V], floor) // votes_per_voter)
            box[V + 1] = ceiling = INF
            floor, low, high, free = 0, 1, INF, []
        self.floor, self.ceiling, self.low, self.high, self.free = floor, ceiling, low, high, free

    def start(self, base: str | None, complete: bool) -> Box | None:
        """The box of what is printed; base: of the shares, None where there are none."""
        box = [*self.totals, 0, 0 if complete else INF]
        if base is not None:
            at = BASE_AT[base]
            if self.low > box[at]:
                box[at] = self.low
            if self.high < box[at + 1]:
                box[at + 1] = self.high
            if box[at] > box[at + 1]:
                return None
        return box

    # From here on: figures that leave some line several counts, at one base or between two.

    def _floor_at(self, base: int) -> int:
        return self.floor + sum(
            max(low, -(-(a * base + ea) // d)) for low, _, a, ea, _, _, d in self.free
        )

    def _ceiling_at(self, base: int) -> int:
        return self.ceiling + sum(
            min(high, (b * base - eb) // d) for _, high, _, _, b, eb, d in self.free
        )

    def _outline(self, box: Box, at: int, steps: Steps) -> Box | None:
        """What is left if each line has the fewest votes at the low base, the most at the high."""
        floor, ceiling = self._floor_at(box[at]), self._ceiling_at(box[at + 1])
        return settle(box, floor, ceiling, self.turnout, steps)

    def _narrow(self, box: Box, at: int, steps: Steps) -> Box | None:
        """The box without the bases that even fractions of a vote rule out, or None."""
        steps.take(3 * len(self.free))
        box = self._outline(box, at, steps)
        if box is None:
            return None
        ta, tea, tb, teb, td = self.turnout or (0, 0, 0, 0, 1)
        unit = max(td, *(line[6] for line in self.free))
        lows, highs = [], []
        for low, high, a, ea, b, eb, d in self.free:
            m = unit // d
            lows.append((unit * low, a * m, ea * m))
            highs.append((-unit * high, -b * m, eb * m))
        floor, ceiling, t = self.floor + box[O], self.ceiling + box[O + 1], unit // td
        # What V may at most be against the sum of the least votes, and the other way round.
        if at == V:
            rules = [(lows, floor, -unit), (highs, -ceiling, unit)]
        elif at == C:
            rules = [
                (lows, floor - box[V + 1], 0),
                (lows, floor + box[I], -unit),
                (highs, box[V] - ceiling, 0),
                (highs, -ceiling - box[I + 1], unit),
            ]
        else:
            rules = [
                (lows, floor - box[V + 1], 0),
                (lows, floor + box[I] - box[C + 1], 0),
                (highs, box[V] - ceiling, 0),
                (highs, box[C] - ceiling - box[I + 1], 0),
            ]
        rules = [(terms, unit * constant, slope) for terms, constant, slope in rules]
        if at == R and self.turnout is not None:
            rules.append((lows, unit * (floor + box[I]) + teb * t, -tb * t))
            rules.append((highs, tea * t - unit * (ceiling + box[I + 1]), ta * t))
        low, high = box[at], box[at + 1]
        for terms, constant, slope in rules:
            ends = cut(low, high, terms, constant, slope, steps) if constant > -FAR else (low, high)
            if ends is None:
                return None
            low, high = ends
        box[at], box[at + 1] = low, high
        return box

    def _sums(self, base: int, up: bool, steps: Steps) -> tuple[int, int] | int:
        """Least and greatest sum of the listed votes, or the next base to try if there is none."""
        floor, ceiling = self.floor, self.ceiling
        for low, high, a, ea, b, eb, d in self.free:
            least, most = -(-(a * base + ea) // d), (b * base - eb) // d
            if least < low:
                least = low
            if most > high:
                most = high
            if least > most:
                if (b - a) * base * RARE < d:
                    steps.take(NEXT_BASE_COST)
                    return next_base(base, (a, ea, b, eb, d), up)
                return -(-(d * least + eb) // b) if up else (d * most - ea) // a
            floor += least
            ceiling += most
        return floor, ceiling
