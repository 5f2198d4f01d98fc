"""Which row names the columns, and what each of them holds."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.resources.problems import Problem

from .cells import Cell, Cells, letter
from .figures import FigureCell
from .names import shortened
from .questions import Answers, Choice, Question
from .words import FIRST_ROWS, LEAVE, NAMED, ROLES, SEAT_ROLES, header_position, header_role

MOST_OFFERED = 10
EACH_ASKED = "each-asked"
Row = tuple[int, list[Cell]]


@dataclass
class RawLine:
    """An option's line as it stands in the file.

    `kind` is that of an option that is no candidate, where the label says so.
    """

    row: int
    name: str
    party: str
    count: FigureCell | None
    share: FigureCell | None
    elected: str
    kind: str = ""
    seats: dict[str, FigureCell] = field(default_factory=dict)


@dataclass
class Claim:
    """A count or a share that a row gives for one of the totals."""

    label: str
    figure: FigureCell


def in_words(claims: list[Claim]) -> str:
    """Several figures as the source prints them: “Invalid 1; Void 56”."""
    return "; ".join(f"{claim.label} {claim.figure.printed}" for claim in claims)


@dataclass
class Layout:
    """`named` are the places of columns whose header says whose figures they hold.

    `areas` are the `areas.RawArea` that the file has, `subtotals` sums of rows that it prints.
    `totals` are by measure and field (count or share), `roles` columns' roles to places.
    `claims` holds all figures for a total, of which one becomes it; `in_parts` are the totals of
    which all are kept, in words alone. `both_in_one` is the label of a row that holds invalid and
    blank votes together.
    """

    names: list[str] = field(default_factory=list)
    roles: dict[str, int] = field(default_factory=dict)
    named: list[int] = field(default_factory=list)
    lines: list[RawLine] = field(default_factory=list)
    claims: dict[tuple[str, str], list[Claim]] = field(default_factory=dict)
    totals: dict[tuple[str, str], FigureCell] = field(default_factory=dict)
    in_parts: dict[str, list[Claim]] = field(default_factory=dict)
    both_in_one: str = ""
    blanks: list[tuple] = field(default_factory=list)
    areas: list = field(default_factory=list)
    subtotals: list[Claim] = field(default_factory=list)
    cells: Cells = field(default_factory=Cells)
    notices: list[str] = field(default_factory=list)
    date: tuple[int, str] | None = None
    left_out: list[tuple[int, str]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def has_figures(self) -> bool:
        """Whether any column holds figures; a list of who stands has none."""
        of_figures = {"votes", "share", "elected", *SEAT_ROLES}
        return bool(self.named or of_figures & self.roles.keys())

    def cell(self, row: Row, role: str) -> Cell:
        place = self.roles.get(role)
        return row[1][place] if place is not None and place < len(row[1]) else ""

    def figure(self, row: Row, place: int) -> FigureCell | None:
        value = row[1][place] if place < len(row[1]) else ""
        name = self.names[place] if place < len(self.names) else letter(place)
        return None if value == "" else FigureCell(value, row[0], name, place)

    def leave_out(self, row: int, words: str, *places: int) -> None:
        """Note that cells of a row are left out, and in which words the preview says so."""
        self.left_out.append((row, words))
        self.cells.explained(row, places)

    def seats(self, row: Row) -> dict[str, FigureCell]:
        """The figures of a row under the columns of seats, by their measures."""
        found = {role: self.at(row, role) for role in SEAT_ROLES}
        return {role: figure for role, figure in found.items() if figure is not None}

    def at(self, row: Row, role: str) -> FigureCell | None:
        return self.figure(row, self.roles[role]) if role in self.roles else None


def text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell!r}"


def find_header(rows: list[Row], layout: Layout, answers: Answers) -> int | None:
    """The position of the row that names the columns; `None` if none does, or that is asked."""
    first = rows[:FIRST_ROWS]
    found = header_position(rows)
    if found is not None:
        return found
    options = [
        Choice(str(number), shortened(" | ".join(text(cell) for cell in row if cell != ""), 80))
        for number, row in first
        if sum(cell != "" for cell in row) > 1
    ]
    question = Question(
        "header",
        _("Which row is the header?"),
        (*options[:MOST_OFFERED], Choice("none", _("None: the file has figures alone."))),
    )
    layout.questions.append(question)
    answer = question.answer(answers)
    if answer is None:
        return None
    layout.questions.remove(question)
    return next((i for i, (number, _row) in enumerate(first) if str(number) == answer), None)


def find_columns(titles: list[str], below: list[Row], layout: Layout, answers: Answers) -> None:
    """Give the columns their roles. Those of which the header does not tell are asked about."""
    filled = {place for _number, row in below for place, cell in enumerate(row) if cell != ""}
    known = [header_role(title) for title in titles]
    free = [role for role in ROLES if known.count(role) != 1]
    chosen: dict[int, str] = {}
    across = places_across(titles, known, below)
    question = across_question(across, layout) if across else None
    named = question.answer(answers) if question else None
    if question and named is None:
        layout.questions.append(question)
    for place in range(len(layout.names)):
        role = known[place] if place < len(known) else None
        if role and known.count(role) > 1 and role != LEAVE:
            role = None  # two columns of one kind: which of them is meant?
        if place in across and named != EACH_ASKED:
            role = NAMED
        if role == "votes" and named == NAMED:
            role = NAMED  # those of all, beside those of each
        if role is None and place in filled:
            question = column_question(place, layout.names[place], below, free)
            layout.questions.append(question)
            role = question.answer(answers)
        if role and role != LEAVE:
            chosen[place] = role
    layout.questions = [each for each in layout.questions if each.answer(answers) is None]
    for role in ROLES:
        places = [place for place, of in chosen.items() if of == role]
        if len(places) > 1:
            message = ngettext(
                "Two columns hold %(what)s: leave one of them out.",
                "%(columns)s columns hold %(what)s: leave all but one of them out.",
                len(places) - 1,
            ) % {"what": ROLES[role], "columns": len(places)}
            columns = tuple(layout.names[place] for place in places)
            layout.problems.append(Problem(message, below[0][0] if below else 1, columns))
        if places:
            layout.roles[role] = places[0]
    layout.named = [place for place, of in chosen.items() if of == NAMED]
    turned = "area" in layout.roles and layout.named
    if not layout.questions and "candidate" not in layout.roles and not turned:
        layout.problems.append(Problem(_("No column of the file names the candidates.")))


def column_question(place: int, name: str, below: list[Row], free: list[str]) -> Question:
    samples = [text(row[place]) for _n, row in below if place < len(row) and row[place] != ""]
    return Question(
        f"column-{place + 1}",
        _("What does the column “%(name)s” hold (%(samples)s)?")
        % {"name": name, "samples": ", ".join(shortened(each, 30) for each in samples[:3])},
        (
            *(Choice(role, str(ROLES[role]).capitalize()) for role in free),
            Choice(NAMED, _("Figures of the area or the option that the header names")),
            Choice(LEAVE, _("Something else: leave it out.")),
        ),
    )


def places_across(titles: list[str], known: list, below: list[Row]) -> list[int]:
    """The columns of figures whose headers name no role: areas, or options where those are down."""
    if ("candidate" in known) == ("area" in known):
        return []
    found = [
        place
        for place, title in enumerate(titles)
        if title
        and known[place] is None
        and (cells := [row[place] for _n, row in below if place < len(row) and row[place] != ""])
        and sum(bool(re.search("[0-9]", text(cell))) for cell in cells) * 2 > len(cells)
    ]
    return found if len(found) > 1 else []


def across_question(places: list[int], layout: Layout) -> Question:
    names = ", ".join(f"“{shortened(layout.names[place], 30)}”" for place in places[:3])
    return Question(
        "across",
        _("What do the columns %(names)s hold (columns: %(number)s)?")
        % {"names": names + ", …" * (len(places) > 3), "number": len(places)},
        (
            Choice(NAMED, _("Figures, each of the area, contest or option that its header names")),
            Choice(EACH_ASKED, _("Different things: ask me about each")),
        ),
    )
