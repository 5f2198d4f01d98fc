"""What stands where in a table: its columns, the candidates' lines, and the rows of totals."""

import re

from django.utils.translation import gettext as _

from elections.resources.problems import Problem

from .areas import by_first_figures, figures_of_areas
from .cells import letter
from .columns import Layout, RawLine, Row, find_columns, find_header, text
from .parts import Working, pivoted, take_part, turned
from .questions import TOTAL, Answers, Choice, Question
from .settling import settle_totals
from .table import Table
from .totals import leave_out, note_row, note_seats, take_total
from .words import MADE_DATE, MONTHS, SEAT_ROLES

ROLES_OF_KEYS = ("candidate", "party")


def lay_out(table: Table, answers: Answers) -> Layout:
    layout, rows = Layout(notices=[*table.notices]), table.rows
    layout.date = (0, table.date) if table.date else None
    header = find_header(rows, layout, answers)
    if layout.questions:
        return layout
    width = max(len(row) for _number, row in rows)
    titles = [] if header is None else [text(cell) for cell in rows[header][1]]
    layout.names = [
        titles[place] if place < len(titles) and titles[place] else letter(place)
        for place in range(width)
    ]
    layout.problems += cut_figures(table, header)
    below = rows if header is None else rows[header + 1 :]
    if not layout.problems:
        find_columns(titles, below, layout, answers)
        layout.problems += figures_over_two_columns(table, below, layout)
    if layout.questions or layout.problems:
        return layout
    layout.cells.filled = {
        (number, place): text(cell)
        for number, row in rows
        for place, cell in enumerate(row)
        if cell != ""
    }
    if header is not None:
        layout.cells.keys |= {each for each in layout.cells.filled if each[0] == rows[header][0]}
    for row in rows[: header or 0]:
        if not take_total(row, layout, answers):
            leave_out(row, layout)
    take_rows(titles, rows[header][0] if header is not None else 0, below, layout, answers)
    if not layout.lines and not layout.totals and not layout.questions:
        layout.problems.append(Problem(_("No row of the file holds a figure.")))
    return layout


def take_rows(titles, header: int, below: list[Row], layout: Layout, answers: Answers) -> None:
    """Take the rows below the header; of a file of several parts those that are chosen."""
    names = layout.names
    if "candidate" not in layout.roles:
        below = put_in_place(turned(titles, header, below, layout), layout)
        layout.named = list(range(1, len(layout.names)))
    below, areas = take_part(below, layout, answers)
    if areas and not areas[0].label:
        working, areas = pivoted(below, layout)
        below = put_in_place(working, layout)
    if not layout.questions:
        rows = by_first_figures(below, areas, layout) if areas else below
        for row in rows:
            take_row(row, layout, answers)
        settle_totals(layout, answers)
        if areas:
            layout.areas = figures_of_areas(areas, dict(below), layout)
            # What they count is known now, of each area.
            for line in layout.lines:
                line.count = line.share = None
            layout.totals = {}
    layout.names = names


def put_in_place(working: Working, layout: Layout) -> list[Row]:
    """Read these rows instead of the file's."""
    layout.cells = working.cells(layout.cells)
    layout.names, layout.roles = working.names, working.roles
    return working.rows


def cut_figures(table: Table, header: int | None) -> list[Problem]:
    """Rows of a text with more cells than the header: 1,346 that its own comma cut in two, say."""
    problems = []
    if not table.delimiter:
        return problems
    for position, (number, row) in enumerate(table.rows):
        above = header is not None and position < header
        width = len(row) if header is None or above else len(table.rows[header][1])
        longer = any(cell != "" for cell in row[width:])
        pieces = cut_in_two(row) if table.delimiter == "," and (longer or above) else []
        if pieces:
            problems.append(cut(number, pieces))
        elif longer:
            message = _(
                "The row has more cells than the header, so that “%(values)s” belongs to no "
                "column. Put quotation marks around a cell that holds the separator, or name the "
                "column."
            )
            values = " | ".join(text(cell) for cell in row[width:] if cell != "")
            problems.append(Problem(message % {"values": values}, number))
    return problems


def figures_over_two_columns(table: Table, below: list[Row], layout: Layout) -> list[Problem]:
    """Figures that a comma cut where the pieces have columns: no party is 1, no share 346."""
    if table.delimiter != ",":
        return []
    problems = []
    for row in below:
        party, votes, share = (layout.cell(row, role) for role in ("party", "votes", "share"))
        roles = layout.roles
        found = []
        if roles.get("party", -2) + 1 == roles.get("votes"):
            found = cut_in_two([party, votes])
        if not found and roles.get("votes", -2) + 1 == roles.get("share") and share != "100":
            found = cut_in_two([votes, share])
        problems += [cut(row[0], found)] if found else []
    return problems


def cut(row: int, pieces: list[str]) -> Problem:
    message = _(
        "The commas of %(values)s also separate the columns. Put quotation marks around such "
        "figures, or separate the columns with semicolons or tabs."
    )
    return Problem(message % {"values": ", ".join(f"“{each}”" for each in pieces)}, row)


def cut_in_two(row: list) -> list[str]:
    """The figures with commas between thousands in a row that commas separate, put together."""
    found, open_one = [], ""
    for cell in [*map(text, row), ""]:
        if open_one and re.fullmatch("[0-9]{3}", cell):
            open_one += f",{cell}"
            continue
        if "," in open_one:
            found.append(open_one)
        begins = re.search("(?:^|[^0-9])([1-9][0-9]{0,2})$", cell)
        open_one = begins[1] if begins else ""
    return found


# Rows


def take_row(row: Row, layout: Layout, answers: Answers) -> None:
    if take_total(row, layout, answers):
        return
    name, party = (read_key(row, role, layout, answers) for role in ROLES_OF_KEYS)
    line = RawLine(
        row[0],
        name,
        party,
        layout.at(row, "votes"),
        layout.at(row, "share"),
        text(layout.cell(row, "elected")).strip(),
        seats=layout.seats(row),
    )
    said_to_be = answers.get(f"person-{row[0]}", "")
    has_figures = line.count or line.share or line.elected or line.seats
    if not has_figures and (layout.has_figures or not name):
        leave_out(row, layout)
    elif not name:
        layout.problems.append(
            Problem(
                _("The row has figures but no name: name the candidate, or remove the row."),
                row[0],
                (layout.names[layout.roles["candidate"]],),
            )
        )
    elif said_to_be.startswith(TOTAL):
        # A row whose label was unknown, and which the editor says to be a total.
        layout.cells.keys |= places_of(row, layout, ("candidate",))
        note_row(said_to_be.removeprefix(TOTAL), line.name, (line.count, line.share), row, layout)
        note_seats(row, line.name, layout)
    else:
        layout.lines.append(line)
        layout.cells.keys |= places_of(row, layout, ROLES_OF_KEYS)
        layout.cells.stored |= places_of(row, layout, ("votes", "share", "elected", *SEAT_ROLES))


def places_of(row: Row, layout: Layout, roles: tuple[str, ...]) -> set[tuple[int, int]]:
    return {
        (row[0], layout.roles[role])
        for role in roles
        if role in layout.roles and layout.cell(row, role) != ""
    }


def read_key(row: Row, role: str, layout: Layout, answers: Answers) -> str:
    """The name of a candidate or a party; one that a spreadsheet made a date of is asked about."""
    printed = " ".join(text(layout.cell(row, role)).split())
    made = MADE_DATE.fullmatch(printed)
    if not made:
        return printed
    day, month = made[1] or made[4] or made[6], made[2] or made[3] or made[5]
    number = month if month.isdigit() else MONTHS.index(month.lower()) + 1
    first, second = f"{int(day)}-{int(number)}", f"{int(number)}-{int(day)}"
    question = Question(
        f"date-{row[0]}-{role}",
        _(
            "Row %(row)s, “%(value)s”: what does the source print? A spreadsheet may have made a "
            "date of it."
        )
        % {"row": row[0], "value": printed},
        tuple(Choice(each, each) for each in dict.fromkeys((first, second, printed))),
    )
    answer = question.answer(answers)
    if answer is None:
        layout.questions.append(question)
    return answer or printed
