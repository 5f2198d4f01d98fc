"""What stands where in a table: its columns, the candidates' lines, and the rows of totals."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from elections.resources.problems import Problem

from .names import plain, shortened
from .numbers import DIGITS, GROUPED, Figure
from .questions import Answers, Option, Question
from .table import Cell, letter
from .words import (
    DASHES,
    FIRST_ROWS,
    LEAVE,
    ROLES,
    TOTAL_LABELS,
    header_position,
    header_role,
    total_kind,
)

MOST_OFFERED = 10
Row = tuple[int, list[Cell]]


@dataclass
class RawLine:
    """A candidate's line as it stands in the file."""

    row: int
    name: str
    party: str
    votes: Figure | None
    share: Figure | None
    elected: str


@dataclass
class Layout:
    """`totals` maps the result set's fields to their figures, `roles` columns' roles to places."""

    names: list[str] = field(default_factory=list)
    roles: dict[str, int] = field(default_factory=dict)
    lines: list[RawLine] = field(default_factory=list)
    totals: dict[str, Figure] = field(default_factory=dict)
    date: tuple[int, str] | None = None
    left_out: list[tuple[int, str]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def cell(self, row: Row, role: str) -> Cell:
        place = self.roles.get(role)
        return row[1][place] if place is not None and place < len(row[1]) else ""

    def figure(self, row: Row, place: int) -> Figure | None:
        value = row[1][place] if place < len(row[1]) else ""
        name = self.names[place] if place < len(self.names) else letter(place)
        return None if value == "" else Figure(value, row[0], name)

    def at(self, row: Row, role: str) -> Figure | None:
        return self.figure(row, self.roles[role]) if role in self.roles else None


def lay_out(rows: list[Row], answers: Answers) -> Layout:
    layout = Layout()
    header = find_header(rows, layout, answers)
    if layout.questions:
        return layout
    width = max(len(row) for _number, row in rows)
    titles = [] if header is None else [text(cell) for cell in rows[header][1]]
    layout.names = [
        titles[place] if place < len(titles) and titles[place] else letter(place)
        for place in range(width)
    ]
    below = rows if header is None else rows[header + 1 :]
    find_columns(titles, below, layout, answers)
    if layout.questions or layout.problems:
        return layout
    for row in rows[: header or 0]:
        if not take_total(row, layout, answers):
            leave_out(row, layout)
    for row in below:
        take_row(row, layout, answers)
    if not layout.lines and not layout.totals and not layout.questions:
        layout.problems.append(Problem(_("No row of the file holds a figure.")))
    return layout


def text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell!r}"


# Columns


def find_header(rows: list[Row], layout: Layout, answers: Answers) -> int | None:
    """The position of the row that names the columns; `None` if none does, or that is asked."""
    first = rows[:FIRST_ROWS]
    found = header_position(rows)
    if found is not None:
        return found
    options = [
        Option(str(number), shortened(" | ".join(text(cell) for cell in row if cell != ""), 80))
        for number, row in first
        if sum(cell != "" for cell in row) > 1
    ]
    question = Question(
        "header",
        _("Which row names the columns?"),
        (*options[:MOST_OFFERED], Option("none", _("None: the file has figures alone."))),
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
    for place in range(len(layout.names)):
        role = known[place] if place < len(known) else None
        if role and known.count(role) > 1 and role != LEAVE:
            role = None  # two columns of one kind: which of them is meant?
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
            message = _("Two columns hold %(what)s: leave one of them out.") % {"what": ROLES[role]}
            columns = tuple(layout.names[place] for place in places)
            layout.problems.append(Problem(message, below[0][0] if below else 1, columns))
        if places:
            layout.roles[role] = places[0]
    if not layout.questions and "candidate" not in layout.roles:
        layout.problems.append(Problem(_("No column of the file names the candidates.")))


def column_question(place: int, name: str, below: list[Row], free: list[str]) -> Question:
    samples = [text(row[place]) for _n, row in below if place < len(row) and row[place] != ""]
    return Question(
        f"column-{place + 1}",
        _("What does the column “%(name)s” hold (%(samples)s)?")
        % {"name": name, "samples": ", ".join(shortened(each, 30) for each in samples[:3])},
        (
            *(Option(role, str(ROLES[role]).capitalize()) for role in free),
            Option(LEAVE, _("Something else: leave it out.")),
        ),
    )


# Rows


def take_row(row: Row, layout: Layout, answers: Answers) -> None:
    if take_total(row, layout, answers):
        return
    name = text(layout.cell(row, "candidate")).strip()
    line = RawLine(
        row[0],
        " ".join(name.split()),
        " ".join(text(layout.cell(row, "party")).split()),
        layout.at(row, "votes"),
        layout.at(row, "share"),
        text(layout.cell(row, "elected")).strip(),
    )
    if not (line.votes or line.share or line.elected):
        leave_out(row, layout)
    elif not name:
        layout.problems.append(
            Problem(
                _("The row holds figures of nobody: name the candidate, or remove the row."),
                row[0],
                (layout.names[layout.roles["candidate"]],),
            )
        )
    else:
        layout.lines.append(line)


def leave_out(row: Row, layout: Layout) -> None:
    words = " | ".join(text(cell) for cell in row[1] if cell != "")
    layout.left_out.append((row[0], shortened(words, 100)))


def take_total(row: Row, layout: Layout, answers: Answers) -> bool:
    """Whether a row is one of totals; if so its figures are noted."""
    place = label_place(row, layout)
    label = text(row[1][place]) if place is not None else ""
    kind = total_kind(label)
    if kind is None:
        return False
    figures = total_figures(row, place, layout)
    if kind == "date":
        layout.date = (row[0], next((text(cell) for cell in row[1][place + 1 :] if cell), ""))
        return True
    if kind == "?":
        kind = ask_total(row, label, layout, answers)
    if kind == "registered+turnout":
        note_total("registered", figures[0], row, layout)
        note_total("turnout", figures[1], row, layout)
    elif kind == "turnout":
        take_turnout(row, figures, layout, answers)
    elif kind in TOTAL_LABELS:
        count, share = figures
        if count is None and share is not None and not is_percentage(share):
            count, share = share, None
        note_total(kind, count, row, layout)
        if share is not None:
            layout.left_out.append((row[0], _("%(label)s: its share") % {"label": label}))
    elif kind == LEAVE:
        leave_out(row, layout)
    return True


def label_place(row: Row, layout: Layout) -> int | None:
    """Where a row's label stands: under the candidates, or in its first cell with words."""
    place = layout.roles.get("candidate", 0)
    if place < len(row[1]) and text(row[1][place]).strip():
        return place
    words = (i for i, cell in enumerate(row[1]) if re.search(r"[^\W\d_]", text(cell)))
    return next(words, None)


def total_figures(row: Row, label: int, layout: Layout) -> tuple[Figure | None, Figure | None]:
    """A row's count and its percentage: under their columns, or else the first behind the label."""
    count, share = layout.at(row, "votes"), layout.at(row, "share")
    if count is None and share is None:
        places = (i for i, cell in enumerate(row[1]) if i > label and holds_figure(cell))
        place = next(places, None)
        count = layout.figure(row, place) if place is not None else None
    if share is None and count is not None and is_percentage(count):
        count, share = None, count
    return count, share


def holds_figure(cell: Cell) -> bool:
    return bool(re.search("[0-9]", text(cell))) or plain(text(cell)) in DASHES


def is_percentage(figure: Figure) -> bool:
    return "%" in figure.text


def ask_total(row: Row, label: str, layout: Layout, answers: Answers) -> str | None:
    question = Question(
        f"total-{row[0]}",
        _("What does “%(label)s” in row %(row)s count?") % {"label": label, "row": row[0]},
        (
            *(Option(kind, str(words).capitalize()) for kind, words in TOTAL_LABELS.items()),
            Option(LEAVE, _("Something else: leave it out.")),
        ),
    )
    answer = question.answer(answers)
    if answer is None:
        layout.questions.append(question)
    return answer


def take_turnout(row: Row, figures, layout: Layout, answers: Answers) -> None:
    """A turnout is a percentage. Where a count stands in its row, it is asked what that counts."""
    count, share = figures
    if count is not None and share is None and not looks_like_count(count):
        count, share = None, count
    if share is not None or count is None:
        note_total("turnout", share, row, layout)
    if count is None:
        return
    question = Question(
        f"voters-{row[0]}",
        _("What is “%(value)s” in the row of the turnout (row %(row)s)?")
        % {"value": count.text, "row": row[0]},
        (
            Option("cast", _("The number of votes cast.")),
            *([Option("turnout", _("The turnout in per cent."))] if share is None else []),
            Option(LEAVE, _("Something else: leave it out.")),
        ),
    )
    answer = question.answer(answers)
    if answer is None:
        layout.questions.append(question)
    elif answer != LEAVE:
        note_total(answer, count, row, layout)


def looks_like_count(figure: Figure) -> bool:
    """Whether the figure may be a count of voters: a whole number above 100, or one in groups."""
    if isinstance(figure.cell, float):
        return False
    if DIGITS.fullmatch(figure.text):
        return int(figure.text) > 100
    return bool(GROUPED.fullmatch(figure.text)) or bool(re.search(r"\d[\s'’]\d", figure.text))


def note_total(kind: str, figure: Figure | None, row: Row, layout: Layout) -> None:
    """Note a total. A row without a figure says that the source does not state it."""
    before = layout.totals.get(kind)
    if before is not None and figure is not None:
        message = _("The %(what)s stand in row %(row)s already: keep one of the two.")
        values = {"what": TOTAL_LABELS[kind], "row": before.row}
        layout.problems.append(Problem(message % values, row[0]))
    else:
        layout.totals[kind] = figure or Figure("", row[0], "")
