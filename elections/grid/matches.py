"""What the lines of a file are about, as far as that is known."""

from dataclasses import dataclass, field

from elections.models import Area, Option, Party, Person
from elections.resources.problems import Problem

from .new_rows import NewOption, NewRow
from .questions import Question
from .reading import Line


@dataclass(frozen=True, slots=True)
class Match:
    """What a line is about: an option, one to be made, or a person who becomes a candidate."""

    line: Line
    option: Option | None = None
    person: Person | NewRow | None = None
    new: NewOption | None = None
    # Of an option to be made of a person whose own slug another option of the election has.
    free_slug: str = ""
    # Of a candidate on several party lines: what its sum is of, and of a line its candidate.
    note: str = ""
    line_of: "Match | None" = None

    @property
    def name(self) -> str:
        if self.line_of:
            return f"{self.line_of.name}, {self.line.party}"
        return self.option.label if self.option else (self.person or self.new).name

    @property
    def slug(self) -> str:
        return self.free_slug or (self.option or self.person or self.new).slug


@dataclass
class Matching:
    """`parties` are by the plain name that stands in the file; `None` leaves a party unstated."""

    matches: list[Match] = field(default_factory=list)
    parties: dict[str, Party | NewRow | None] = field(default_factory=dict)
    areas: dict[str, Area | None] = field(default_factory=dict)
    left_out: list[tuple[int, str]] = field(default_factory=list)
    party_lines: list[tuple[Line, Question]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
