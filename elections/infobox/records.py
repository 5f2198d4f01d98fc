"""What an article comes to: the records of a draft election, and what became of each field."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from ..grid.questions import Question
from ..loading import Fixture, Mistakes
from .sections import Sections

TAKEN, ASKED, LEFT = "taken", "asked", "left"


@dataclass(frozen=True, slots=True)
class Told:
    """What becomes of a field: its name and value as written, its line, and a sentence."""

    label: str
    value: str
    line: int
    state: str
    said: str


@dataclass
class Records(Fixture):
    """The records of a draft, for the loader; a place is a line of the article."""

    path: Path = Path("article")
    made: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return _("The article")

    @property
    def streams(self) -> bool:
        return False

    def line_of(self, place: int, name: str | None = None) -> int:
        return place

    def records(self, mistakes: Mistakes) -> Iterator[tuple[int, int, object]]:
        for number, (line, model, fields) in enumerate(self.made, 1):
            yield number, line, {"model": f"elections.{model}", "fields": fields}


@dataclass
class Draft:
    """What an article comes to. It can be loaded once no question and no problem is left.

    `met` is what the record has under the names in it: where it changes, so may the draft.
    """

    slug: str = ""
    records: Records = field(default_factory=Records)
    told: list[Told] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    sections: Sections | None = None
    met: dict[str, Any] = field(default_factory=dict)
