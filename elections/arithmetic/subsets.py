"""Any selection of a set's printed figures, and whether it can be true under any reading.

A selection is a bit mask over `Subsets.figures`; a figure left out is taken as not stated.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from .boxes import Steps
from .feasibility import (
    Bounds,
    PrintedSet,
    Range,
    Reading,
    bounds_of,
    fits,
    outline_of,
    plain_readings,
    read_with,
)
from .solver import Problem

TOTALS = ("registered", "cast", "valid", "invalid")
Values = Sequence[int | str]
# Totals, turnout and lines, as a Problem takes them.
Chosen = tuple[list[int | None], str | None, list[tuple[int | None, str | None]]]
STEPS_IN_ALL = 400_000
STEPS_A_CALL = 20_000


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure: measure ("votes", "share", "turnout" or a total), whose, and its text.

    `key` names the candidate and is empty for totals; a count's text is its bare digits.
    """

    measure: str
    key: str
    printed: str


class Subsets:
    """A set's figures, and whether a selection of them has a solution under some reading.

    `complete` in a question keeps to the readings without votes for people not listed; it makes
    no difference to a set that does not list everybody. Answers are kept. The work is limited in
    all: past the limit a selection counts as possible.
    """

    def __init__(self, printed: PrintedSet, work: int = STEPS_IN_ALL) -> None:
        self.printed = printed
        self.figures: list[Figure] = []
        self.values: list[int | str] = []
        # The line a figure stands in; totals and the turnout stand in none.
        self.line_of: list[int | None] = []
        self.bits: dict[tuple[str, int | None], int] = {}
        for name in (*TOTALS, "turnout"):
            self._add(name, None, "", getattr(printed, name))
        for index, line in enumerate(printed.lines):
            self._add("votes", index, line.key, line.votes)
            self._add("share", index, line.key, line.share)
        self.all = (1 << len(self.figures)) - 1
        self.allowed = work
        self.work = Steps(work)
        self._known: dict[tuple[int, bool], bool] = {}

    def _add(self, measure: str, line: int | None, key: str, value: int | str | None) -> None:
        if value is not None:
            self.bits[measure, line] = 1 << len(self.figures)
            self.figures.append(Figure(measure, key, str(value)))
            self.values.append(value)
            self.line_of.append(line)

    def bit(self, measure: str, line: int | None = None) -> int:
        """The selection of that figure alone; of nothing, if it is not stated."""
        return self.bits.get((measure, line), 0)

    def places(self, selection: int) -> Iterator[int]:
        """The places in `figures` that a selection holds, ascending."""
        while selection:
            lowest = selection & -selection
            yield lowest.bit_length() - 1
            selection ^= lowest

    def possible(self, selection: int, complete: bool) -> bool:
        """Whether the selected figures can be true under some reading, as far as is known."""
        complete = complete and self.printed.complete
        known = self._known.get((selection, complete))
        if known is None:
            if self.work.left <= 0:
                return True
            fitting = self._fitting(selection, complete, None, _not_ruled_out)
            known = next(fitting, None) is not None
            self._known[selection, complete] = known
        return known

    def reading(self, selection: int, complete: bool, values: Values) -> Reading | None:
        """The plainest reading proved to make the selection possible with these values."""
        return next((read for read, _ in self._fitting(selection, complete, values, fits)), None)

    def readings(self, selection: int, complete: bool) -> Iterator[tuple[Reading, Bounds]]:
        """Every reading not ruled out at a glance, with bounds that may be wider than need be."""
        return self._fitting(selection, complete, None, outline_of)

    def allow(self, work: int) -> None:
        """Sees to it that at least so much work is left, for a task that comes after others."""
        self.work.left = max(self.work.left, work)

    def left(self, selection: int, complete: bool, measure: str) -> Range:
        """What a selection leaves to a total under its plainest reading."""
        self.allow(STEPS_A_CALL)
        fitting = (found for _, found in self._fitting(selection, complete, None, bounds_of))
        found = next(fitting, None)
        return getattr(found, measure) if found else (0, None)

    def _chosen(self, selection: int, values: Values | None) -> Chosen:
        chosen = {
            (self.figures[place].measure, self.line_of[place]): (values or self.values)[place]
            for place in self.places(selection)
        }
        places = {self.line_of[place] for place in self.places(selection)} - {None}
        lines = [(chosen.get(("votes", line)), chosen.get(("share", line))) for line in places]
        if len(lines) < len(self.printed.lines):
            # One line without figures leaves open what any number of them would.
            lines.append((None, None))
        totals = [chosen.get((name, None)) for name in TOTALS]
        return totals, chosen.get(("turnout", None)), lines

    def _problem(self, chosen: Chosen, rounding: str) -> Problem:
        self.work.left -= 3 * len(chosen[2]) + 10
        return Problem(*chosen, self.printed.printed_to, rounding, self.printed.votes_per_voter)

    def _fitting(
        self, selection: int, complete: bool, values: Values | None, answer: Callable
    ) -> Iterator[tuple[Reading, object]]:
        complete = complete and self.printed.complete
        if self.work.left <= 0:
            return
        chosen = self._chosen(selection, values)
        shares = any(share is not None for _, share in chosen[2])
        rounded = shares or chosen[1] is not None or self.printed.printed_to > 1
        problems: dict[str, Problem] = {}
        for reading in plain_readings(self.printed.share_base, shares, rounded, False):
            if reading.rounding not in problems:
                problems[reading.rounding] = self._problem(chosen, reading.rounding)
            read = read_with(problems[reading.rounding], reading.base, self.printed.share_base)
            found = self._limited(answer, read, reading.base, complete)
            if found:
                unlisted = self.printed.complete and not complete
                yield replace(reading, unlisted=unlisted), found

    def _limited(self, answer: Callable, problem: Problem, base: str | None, complete: bool):
        allowed = max(min(STEPS_A_CALL, self.work.left), 0)
        steps = Steps(allowed)
        found = answer(problem, base, complete, steps)
        self.work.left -= allowed - steps.left
        return found


def _not_ruled_out(problem: Problem, base: str | None, complete: bool, steps: Steps) -> bool:
    return fits(problem, base, complete, steps) is not False
