"""The table that a file of the field's formats comes to, with the headers that the grid knows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from elections.resources.problems import FileError

from ..cells import Cell
from ..names import shortened

COLUMNS = ("contest", "area", "candidate", "party", "votes", "seats", "elected")
# What sums up the areas beside it, by the name at which the grid checks sums.
WHOLE = "Total"
MOST_TOLD = 100


@dataclass
class FieldTable:
    """Rows as they are added, in the words of the grid's own headers and labels.

    `format` is what the file is read as, `read` the names of its fields that were read, and `date`
    the day that it gives.
    """

    format: str
    lines: list[tuple[int | None, dict[str, Cell]]] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    notices: list[str] = field(default_factory=list)
    date: str = ""

    def add(self, candidate: str, votes: Cell | None, *, row: int | None = None, **cells) -> None:
        """A line of an option. `row` is its number in the file, for one that has rows."""
        values = {"candidate": candidate, "votes": votes, **cells}
        stated = {name: value for name, value in values.items() if value not in (None, "")}
        self.lines.append((row, stated))

    def add_totals(self, totals: dict[str, Cell | None], **cells) -> None:
        """Counts, or a percentage with its sign, by the labels of totals; blank ones are none."""
        for label, count in totals.items():
            if count not in (None, ""):
                self.add(label, count, **cells)

    def tell_unread(self, names: Iterable[str]) -> None:
        """Say which of the names in the file were not read."""
        unread = sorted(set(names) - self.read)
        if unread:
            listed = ", ".join(shortened(name, 40) for name in unread[:MOST_TOLD])
            more = ", …" * (len(unread) > MOST_TOLD)
            self.notices.append(_("Not read: %(names)s.") % {"names": listed + more})

    def rows(self, most: int) -> list[tuple[int, list[Cell]]]:
        """The header and the rows, with numbers: those of the file, and further ones behind them.

        Raises `FileError` if there are none, or more than `most`.
        """
        if not self.lines:
            raise FileError(_("The file names nobody and nothing that can be voted for."))
        if len(self.lines) > most:
            message = _("The file comes to %(number)s rows, but %(most)s at most are read.")
            raise FileError(message % {"number": len(self.lines), "most": most})
        columns = [name for name in COLUMNS if any(name in cells for _row, cells in self.lines)]
        last = max([1, *(row for row, _cells in self.lines if row)])
        rows: list[tuple[int, list[Cell]]] = [(1, [name.capitalize() for name in columns])]
        for row, cells in self.lines:
            if row is None:
                last += 1
            rows.append((row or last, [cells.get(name, "") for name in columns]))
        return rows

    def told(self) -> list[str]:
        message = _("Read as %(format)s. Rows and cells are those of the table made of it.")
        return [message % {"format": self.format}, *self.notices]
