"""What stands where in a table: its columns, the candidates' lines, and the rows of totals."""

import re

from django.utils.translation import gettext as _

from elections.resources.problems import Problem

from .columns import Layout, RawLine, Row, find_columns, find_header, text
from .names import plain, shortened
from .numbers import DIGITS, GROUPED, Figure
from .questions import Answers, Option, Question
from .table import Cell, letter
from .words import DASHES, LEAVE, TOTAL_LABELS, total_kind


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
        return take_one_cell(row, place, label, layout, answers)
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


def take_one_cell(row: Row, place, label: str, layout: Layout, answers: Answers) -> bool:
    """The same of a row that has label and figure in one cell: “Registered voters: 98,909”."""
    name, _colon, value = label.partition(":")
    if not (holds_figure(value) and total_kind(name)):
        return False
    return take_total((row[0], [*row[1][:place], name, value.strip()]), layout, answers)


def label_place(row: Row, layout: Layout) -> int | None:
    """Where a row's label stands: under the candidates, or in its first cell with words."""
    place = layout.roles.get("candidate", 0)
    words = [i for i, cell in enumerate(row[1]) if re.search(r"[^\W\d_]", text(cell))]
    return place if place in words else next(iter(words), None)


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
