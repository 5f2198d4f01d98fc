"""The exact search behind `arithmetic`: which whole numbers fit a set's figures under one reading.

Once the base of the shares is fixed, each other unknown runs through an interval, and sums of
intervals are exact: `boxes.settle`. Where every printed share belongs to an exact count of votes,
the bases that fit are an interval too, and one call settles the set. Otherwise `_narrow` cuts the
bases down to those possible with fractions of a vote, and a walk looks among them for whole ones;
gaps between these end at bases of about 100 * 10^d for shares printed to d decimals.
The work is limited (`Steps`); past the limit the answer is "undecided", never "impossible".
"""

from .boxes import BEYOND_BOUNDED, FAR, INF, Box, C, O, OutOfStepsError, R, Steps, V, merge, settle
from .figures import BASE_AT, Figures

# The tight box, and all values of V and of O where these are few.
Solved = tuple[Box, tuple[int, ...] | None, tuple[int, ...] | None]
LISTED_VALUES = 8
GAPPY_VALUES = 64
UNION_BASES = 64
UNION_STEPS = 2_000


class Problem(Figures):
    """One set's figures under one rounding, to be settled for any base."""

    __slots__ = ()

    def find(self, base: str | None, complete: bool, steps: Steps) -> Box | None:
        """A box that holds a solution, or None: there is none. Raises OutOfStepsError."""
        box = self.start(base, complete)
        if box is None:
            return None
        steps.take(1)
        if not self.free:
            return settle(box, self.floor, self.ceiling, self.turnout, steps)
        return self._search(box, BASE_AT[base], steps)

    def outline(self, base: str | None, complete: bool, steps: Steps) -> Box | None:
        """A box no solution lies outside of, at little cost, or None: impossible."""
        box = self.start(base, complete)
        if box is None:
            return None
        if self.free:
            return self._narrow(box, BASE_AT[base], steps)
        return settle(box, self.floor, self.ceiling, self.turnout, steps)

    def solve(self, base: str | None, complete: bool, steps: Steps) -> Solved | None:
        """The tight box, and the values of V and of O where few, or None: impossible.

        `steps.loose` tells that ends may not be attained. Raises OutOfStepsError.
        """
        box = self.start(base, complete)
        if box is None:
            return None
        steps.take(1)
        if self.free:
            return self._hull(box, BASE_AT[base], steps)
        tight = settle(box, self.floor, self.ceiling, self.turnout, steps)
        if tight is None:
            return None
        gaps = self.turnout is not None and tight[R] != tight[R + 1] and tight[C] != tight[C + 1]
        return tight, *(self._values(box, tight, x, gaps, None, steps) for x in (V, O))

    def _values(
        self, box: Box, tight: Box, unknown: int, gaps: bool, at: int | None, steps: Steps
    ) -> tuple[int, ...] | None:
        low, high = tight[unknown], tight[unknown + 1]
        if not gaps or low == high:
            return tuple(range(low, high + 1)) if high - low < LISTED_VALUES else None
        if high - low >= (GAPPY_VALUES if at is None else LISTED_VALUES):
            return None
        found: list[int] = []
        trial = box.copy()
        try:
            for value in range(low, high + 1):
                trial[unknown] = trial[unknown + 1] = value
                if at is None:
                    fits = settle(trial, self.floor, self.ceiling, self.turnout, steps)
                else:
                    fits = self._search(trial, at, steps)
                if fits is not None:
                    found.append(value)
                if len(found) > LISTED_VALUES:
                    return None
        except OutOfStepsError:
            return None
        return tuple(found)

    # From here on: figures that leave some line several counts, so that the base is walked over.

    def _at(self, box: Box, at: int, base: int, steps: Steps) -> Box | None:
        sums = self._sums(base, True, steps)
        if isinstance(sums, int):
            return None
        trial = box.copy()
        trial[at] = trial[at + 1] = base
        return settle(trial, *sums, self.turnout, steps)

    def _walk(self, box: Box, at: int, up: bool, steps: Steps) -> Box | None:
        """The settled box at the first base with a solution, from the low or the high end."""
        low, high, cost = box[at], box[at + 1], len(self.free)
        base = low if up else high
        while low <= base <= high:
            steps.take(cost)
            sums = self._sums(base, up, steps)
            if isinstance(sums, int):
                base = sums
                continue
            trial = box.copy()
            trial[at] = trial[at + 1] = base
            found = settle(trial, *sums, self.turnout, steps)
            if found is not None:
                return found
            base += 1 if up else -1
            if at == V:
                base = max(base, sums[0] + box[O]) if up else min(base, sums[1] + box[O + 1])
        return None

    def _search(self, box: Box, at: int, steps: Steps) -> Box | None:
        box = self._narrow(box, at, steps)
        if box is None:
            return None
        # Where the base has no bound, a great multiple of all denominators leaves no fractions.
        far = box[at + 1] >= FAR
        for base in (200_000_000 << 170,) if far else (box[at + 1], box[at]):
            steps.take(len(self.free))
            found = self._at(box, at, base, steps)
            if found is not None:
                return found
        part = steps.part(2)
        try:
            return self._walk(box, at, True, part)
        except OutOfStepsError:
            if far:
                raise
            return self._walk(box, at, False, steps)
        finally:
            steps.rest(part)

    def _hull(self, box: Box, at: int, steps: Steps) -> Solved | None:
        box = self._narrow(box, at, steps)
        if box is None:
            return None
        every = self._union(box, at, steps)
        if every is not None:
            return every if every[0] else None
        inner, outer = self._search(box, at, steps), box.copy()
        if inner is None:
            return None
        for up in (True, False):
            if not up and box[at + 1] >= FAR:
                # A rational polyhedron with whole points runs as far among these as it does.
                inner[at + 1] = box[at + 1]
                continue
            part = steps.part(4)
            try:
                end = self._walk(box, at, up, part)
            except OutOfStepsError:
                steps.loose = True
            else:
                outer[at if up else at + 1] = end[at]
                inner = merge(inner, end)
            steps.rest(part)
        outer = self._outline(outer, at, steps)
        tight = [self._end(outer, inner, at, end, steps) for end in range(len(outer))]
        return tight, *(self._values(outer, tight, x, True, at, steps) for x in (V, O))

    def _union(self, box: Box, at: int, steps: Steps) -> Solved | None:
        """What all bases with a solution allow ([]: none has), or None if these are many."""
        part = Steps(min(steps.left, UNION_STEPS))
        hull, values, rest = [], ([], []), box.copy()
        try:
            for _ in range(UNION_BASES if box[at + 1] < FAR else 0):
                found = self._walk(rest, at, True, part)
                if found is None:
                    few = (tuple(sorted(v)) if len(v) <= LISTED_VALUES else None for v in values)
                    return hull, *few
                hull = merge(hull, found) if hull else found
                for unknown, seen in zip((V, O), values, strict=True):
                    if len(seen) <= LISTED_VALUES:
                        low, high = found[unknown], found[unknown + 1]
                        new = range(low, min(high, low + LISTED_VALUES) + 1)
                        seen += (value for value in new if value not in seen)
                rest[at] = found[at] + 1
        except OutOfStepsError:
            pass
        return None

    def _end(self, outer: Box, inner: Box, at: int, end: int, steps: Steps) -> int:
        """One end of the hull: no further out than in outer, no further in than in inner."""
        lower = end % 2 == 0
        far, near = outer[end], inner[end]
        trial = outer.copy()
        try:
            if not lower and near < FAR <= far:
                trial[end - 1] = far = BEYOND_BOUNDED
                if self._narrow(trial, at, steps) is not None:
                    return INF
            while far < near if lower else near < far:
                middle = (far + near) // 2 if lower else (far + near + 1) // 2
                trial = outer.copy()
                trial[end + 1 if lower else end - 1] = middle
                found = self._search(trial, at, steps)
                if found is not None:
                    near = found[end]
                else:
                    far = middle + 1 if lower else middle - 1
        except OutOfStepsError:
            steps.loose = True
            return outer[end] if far == BEYOND_BOUNDED else far
        return far
