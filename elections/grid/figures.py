"""A cell that holds a figure: its digits, and what its points and commas may stand for."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from elections.resources.problems import Problem

from .cells import Cell
from .names import shortened

# Plain, no-break, narrow no-break, thin and figure space.
BLANKS = " \u00a0\u202f\u2009\u2007"
GROUPED_BY_BLANKS = re.compile(f"[0-9]{{1,3}}(?:[{BLANKS}'’][0-9]{{3}})+")
DIGITS = re.compile("[0-9]{1,19}")
# 1.787 or 1,787,334: groups of three behind a sign, which may stand between thousands.
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
# 12,34,567: groups of two above the thousands.
INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
DECIMAL = re.compile(r"[0-9]+([.,])[0-9]+")
BOTH = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?!\1)([.,])[0-9]+")
PART_OF_ONE = re.compile(r"0(?:[.,][0-9]+)?|1(?:[.,]0+)?")
LARGEST_COUNT = 2**63 - 1


# A footnote's sign behind a figure: 47,095[a], 22,967*, 594†.
MARKER = re.compile(r"(?<=[0-9%])\s*((?:\[[^\]]{1,10}\]|[*†‡§¶#¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ])+)$")
UNIT = re.compile(
    r"(?<=[0-9])\s*(?:votes?|voix|stimmen|voti|votos?|voturi|голос(?:а|ов)?|ձայն|boto)$",
    re.IGNORECASE,
)
SIGNS = str.maketrans({"٬": "'", "٫": ".", "٪": "%"})


@lru_cache(10_000)
def cleaned(printed: str) -> str:
    """A figure in ASCII digits, without its footnote's sign and the word for votes."""
    text = MARKER.sub("", printed.translate(SIGNS))
    text = "".join(
        sign if sign.isascii() else str(unicodedata.decimal(sign, sign)) for sign in text
    )
    text = UNIT.sub("", text)
    return f"0{text}" if re.match("[.,][0-9]", text) else text


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A cell that holds a figure, and where it stands."""

    cell: Cell
    row: int
    column: str
    place: int = 0

    @property
    def printed(self) -> str:
        return self.cell.strip() if isinstance(self.cell, str) else f"{self.cell!r}"

    @property
    def text(self) -> str:
        return cleaned(self.printed)

    @property
    def marker(self) -> str:
        found = MARKER.search(self.printed)
        return found[1] if found else ""

    def problem(self, message: str) -> Problem:
        return Problem(message % {"value": shortened(self.printed)}, self.row, (self.column,))


@dataclass
class Signs:
    """What points and commas are seen to stand for in some cells; `open` are those of which each
    alone may be read in two ways."""

    thousands: set[str] = field(default_factory=set)
    decimals: set[str] = field(default_factory=set)
    open: dict[str, list[FigureCell]] = field(default_factory=lambda: defaultdict(list))


def signs_of(figures: Iterable[FigureCell]) -> Signs:
    signs = Signs()
    for figure in figures:
        text = figure.text.replace("%", "").strip() if isinstance(figure.cell, str) else ""
        if INDIAN.fullmatch(text):
            signs.thousands.add(",")
        elif both := BOTH.fullmatch(text):
            signs.thousands.add(both[1])
            signs.decimals.add(both[2])
        elif grouped := GROUPED.fullmatch(text):
            if text.count(grouped[1]) > 1:
                signs.thousands.add(grouped[1])
            else:
                signs.open[grouped[1]].append(figure)
        elif decimal := DECIMAL.fullmatch(text):
            signs.decimals.add(decimal[1])
    return signs
