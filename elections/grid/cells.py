"""What becomes of every cell of a file: stored, used to find what is meant, or left out."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .names import shortened

# Text, or a number of a spreadsheet that was typed without a format: of a percentage the zeros at
# its end are then lost.
Cell = str | int | float
# A row of the file and a place in it.
Place = tuple[int, int]
MOST_SHOWN = 5


@dataclass
class Cells:
    """`told` are the cells left out of which the preview says why where it tells of their row.

    Where rows are read otherwise than they stand in the file, `origin` gives the file's cells for
    each that was read, and `file` what is known of the file's cells beside that.
    """

    filled: dict[Place, str] = field(default_factory=dict)
    stored: set[Place] = field(default_factory=set)
    keys: set[Place] = field(default_factory=set)
    told: set[Place] = field(default_factory=set)
    origin: dict[Place, list[Place]] = field(default_factory=dict)
    file: "Cells | None" = None

    def explained(self, row: int, places: tuple[int, ...] = ()) -> None:
        """Cells of a row are left out, all of them unless places are named."""
        found = {each for each in self.filled if each[0] == row}
        if places:
            found = {each for each in found if each[1] in places}
        else:
            self.stored -= found
            self.keys -= found
        self.told |= found

    def of_file(self) -> "Cells":
        """What becomes of the cells as they stand in the file."""
        if self.file is None:
            return self
        found = Cells(filled=self.file.filled)
        for name in ("stored", "keys", "told"):
            own = {one for place in getattr(self, name) for one in self.origin.get(place, ())}
            setattr(found, name, getattr(self.file, name) | (own & found.filled.keys()))
        return found

    def counts(self) -> dict[str, int]:
        if self.file is not None:
            return self.of_file().counts()
        keys = self.keys - self.stored
        left_out = self.filled.keys() - self.stored - keys
        return {"stored": len(self.stored), "keys": len(keys), "left_out": len(left_out)}

    def columns_left_out(self, names: list[str]) -> list[str]:
        """Sentences on the cells left out of which nothing is said yet, column by column."""
        if self.file is not None:
            return self.of_file().columns_left_out(names)
        rest = self.filled.keys() - self.stored - self.keys - self.told
        columns: dict[int, list[str]] = {}
        for row, place in sorted(rest):
            columns.setdefault(place, []).append(shortened(self.filled[row, place], 30))
        return [
            _("Left out of column “%(name)s”: %(values)s (cells: %(number)s).")
            % {
                "name": names[place],
                "values": ", ".join(values[:MOST_SHOWN]) + (", …" * (len(values) > MOST_SHOWN)),
                "number": len(values),
            }
            for place, values in columns.items()
        ]


def letter(position: int) -> str:
    """The name of a column that has none, as spreadsheets count: A, B … Z, AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name
