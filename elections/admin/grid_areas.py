"""How the areas of a large file are compared in parts, from one page to the next."""

from dataclasses import replace
from typing import NamedTuple

from elections.grid import Outcome
from elections.grid.changes import CHANGED, KEPT, MOST_SHOWN, NEW, SAME, Cell
from elections.grid.storing_areas import PART

from .grid_state import State

KINDS = (NEW, CHANGED, SAME, KEPT)


class Shown(NamedTuple):
    """A change of a large file, as its preview tells it."""

    kind: str
    table: str
    name: str
    cells: list[Cell]


def shown(state: State) -> list[Shown]:
    return [
        Shown(kind, table, name, [Cell(*cell) for cell in cells])
        for kind, table, name, cells in state.shown
    ]


def compared(state: State, outcome: Outcome, since: float, *, corrects: bool) -> State:
    """The state with what the comparison of some areas of a large file found."""
    counted = {kind: state.counted.get(kind, 0) + outcome.number(kind) for kind in KINDS}
    counted["corrects"] = state.counted.get("corrects", 0) or int(corrects)
    changes = [
        [one.kind, one.table, one.name, [[each.label, each.old, each.new] for each in one.cells]]
        for one in outcome.changes
    ]
    seen = (state.seen or {}) | outcome.seen
    return replace(
        state.previewed(seen, since),
        compared=state.compared + PART,
        counted=counted,
        shown=[*state.shown, *changes][:MOST_SHOWN],
    )


def number_of(state: State, outcome: Outcome) -> dict[str, int]:
    return {kind: state.counted.get(kind, outcome.number(kind)) for kind in KINDS}
