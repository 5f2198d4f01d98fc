"""The grid of a round's figures compared with what others stored since its page was shown."""

from elections.models import Account, Figure

from .conflicts import words
from .conflicts.authors import Author, History, field_of, label_of, reading
from .conflicts.deleting import changes_of
from .conflicts.forms import Clash, Conflicts, Kind
from .conflicts.states import changed, digest, locked_states
from .figures_cells import UNREADABLE, Cell, Grid, Input


class Compared:
    """What others changed. Inputs that were left alone then say what is stored now.

    `clashes` are told field by field, `rows` are sentences. All rows of the grid are locked.
    """

    def __init__(self, grid: Grid, conflicts: Conflicts):
        self.grid, self.conflicts = grid, conflicts
        self.clashes: list[Clash] = []
        self.rows: list[Clash] = []
        self.refused = words.refused(conflicts, grid.round)
        shown, states = conflicts.shown, grid.states()
        self.was = {
            cell: shown.of(Figure, cell.state["id"]) if cell.state else None for cell in grid.cells
        }
        self.gone_from: dict[Cell, Author] = {}
        stored = {pk for model, pk in states if model is Figure}
        for pk in sorted(shown.pks(Figure) - stored):
            self.tell_lost(pk)
        for pk in sorted(shown.pks(Account)):
            state = states.get((Account, pk)) or locked_states(Account, {pk}).get(pk)
            self.tell_row(Account, pk, state)
        for cell in grid.cells:
            self.compare(cell)

    @property
    def found(self) -> bool:
        return bool(self.clashes or self.rows or self.refused)

    def tell_row(self, model, pk: int, state) -> None:
        key, user = (model, pk), self.conflicts.user
        if state is not None and not changed(self.conflicts.shown.of(model, pk), state):
            return
        for sentence in changes_of(key, self.conflicts.shown, state, user, words.appeared):
            self.rows.append(Clash(Kind.GONE, "", Author(), sentence=sentence))

    def tell_lost(self, pk: int) -> None:
        """A figure that is in no cell any more: deleted, or moved to another place."""
        history = History(Figure, pk, self.conflicts.user)
        shown = self.conflicts.shown.of(Figure, pk)
        self.tell_row(Figure, pk, locked_states(Figure, {pk}).get(pk))
        names = ("account_id", "measure", "option_id")
        for row in history.rows if shown else ():
            if all(digest(getattr(row, name)) == shown[name] for name in names):
                for cell in self.grid.cells:
                    option = cell.line.option.pk if cell.line.option else None
                    where = (cell.account.pk, cell.line.measure, option)
                    if where == tuple(getattr(row, name) for name in names) and not cell.state:
                        self.was[cell] = shown
                        self.gone_from[cell] = history.deleted_by()
                return

    def compare(self, cell: Cell) -> None:
        was = self.was[cell]
        for each in cell.inputs:
            before = was[each.column] if was else digest(None)
            if kind := self.kind(each, before, was is not None):
                self.tell(cell, each.column, kind, each)
        if was and cell.state:
            names = changed(was, cell.state) - {each.column for each in cell.inputs}
            for name in sorted(names, key=list(cell.state).index):
                self.tell(cell, name, Kind.BEYOND)

    def kind(self, each: Input, before: str, was_shown: bool) -> Kind | None:
        """What became of an input that others changed; `None` if there is nothing to tell."""
        if not self.conflicts.shown.known:
            return Kind.UNKNOWN if each.sent is not None and each.value != each.stored else None
        if digest(each.stored) == before:
            return None
        if each.sent is None:
            return Kind.BEYOND if was_shown else None
        typed = each.value
        if each.name in self.conflicts.take or (
            typed is not UNREADABLE and digest(typed) == before
        ):
            return Kind.TAKEN
        return None if typed == each.stored else Kind.OVERLAP

    def tell(self, cell: Cell, name: str, kind: Kind, each: Input | None = None) -> None:
        column, stored = field_of(Figure, name), cell.state.get(name)
        author, before = self.gone_from.get(cell, Author()), None
        if cell.state:
            history = History(Figure, cell.state["id"], self.conflicts.user)
            author = history.author_of(name, cell.state)
            before = history.before(name, self.was[cell][name]) if self.was[cell] else None
        clash = Clash(
            kind,
            cell.label,
            author,
            field=label_of(column),
            input=each.id if each else "",
            stored=reading(column, stored),
            typed=typed_in(column, each) if each else "",
            before=reading(column, before[0]) if before else "",
        )
        self.clashes.append(clash)
        if each and kind == Kind.TAKEN:
            each.keep()
        if each and kind != Kind.BEYOND:
            each.told.append(words.stored_value_note(clash, each.name))

    def context(self) -> dict:
        """What the top of the page tells, as the forms of the desk tell it."""
        overlaps = (Kind.OVERLAP, Kind.UNKNOWN)
        return {
            "refused": self.refused,
            "overlaps": [each for each in self.clashes if each.kind in overlaps],
            "others": [each for each in self.clashes if each.kind not in overlaps],
            "rows": self.rows,
        }


def typed_in(column, each: Input) -> str:
    return each.text if each.value is UNREADABLE else reading(column, each.value)
