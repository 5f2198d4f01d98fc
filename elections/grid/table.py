"""From an uploaded file to rows of cells, with what the file leaves open asked."""

import datetime
import re
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from elections.resources.cells import UNSTORABLE
from elections.resources.formats.as_csv import DELIMITERS, text_rows, unescape
from elections.resources.formats.as_xlsx import fault, read_sheets
from elections.resources.formats.bounds import bounded
from elections.resources.formats.encodings import OLD_ENCODINGS, UTF_16_MARKS, decode, old_readings
from elections.resources.problems import FileError, Problem

from . import formats
from .cells import Cell, letter
from .merged import fill_merged
from .names import shortened
from .questions import Answers, Choice, Question
from .words import header_position

# A row for each of an election's polling stations, or for each area and option of a smaller one.
MOST_ROWS = 10_000
# How a spreadsheet shows a number: 0, 0.00, #,##0.0, 0.00%.
NUMBER_FORMAT = re.compile(r"(?:#,##)?0(?:\.(0+))?(%?)")

DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab"}
DELIMITER_LABELS = {
    ",": gettext_lazy("Commas:"),
    ";": gettext_lazy("Semicolons:"),
    "\t": gettext_lazy("Tabs:"),
}


@dataclass
class Table:
    """The rows that are not blank, with their numbers in the file; a blank cell is "".

    `delimiter` is what separates the columns of a text; a workbook has none. A file in one of the
    field's formats has `notices` on how it was read, and may give the `date` of the vote.
    """

    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    delimiter: str = ""
    notices: list[str] = field(default_factory=list)
    date: str = ""


def read_table(name: str, data: bytes, answers: Answers) -> Table:
    """The table in a file, whose `name` says whether it is a workbook or another known kind.

    Raises `FileError`.
    """
    if name.lower().endswith(".xlsx"):
        table = Table(workbook_rows(data))
    else:
        text, question = text_of(data, answers)
        if question:
            return Table(questions=[question])
        document = formats.read_document(name, text)
        table = of_format(document) if document else table_of(text, answers)
        if table.questions:
            return table
    if not table.rows:
        raise FileError(_("The file is empty."))
    problems = [
        Problem(_("The text holds a character that cannot be stored."), number)
        for number, row in table.rows
        if any(isinstance(cell, str) and UNSTORABLE.search(cell) for cell in row)
    ]
    if problems:
        raise FileError(*problems)
    known = formats.read_rows(table.rows)
    return of_format(known) if known else table


def of_format(found: formats.FieldTable) -> Table:
    return Table(found.rows(MOST_ROWS), notices=found.told(), date=found.date)


def text_of(data: bytes, answers: Answers) -> tuple[str, Question | None]:
    """The text of a file, or the question in which old encoding it is."""
    try:
        return decode(data), None
    except FileError:
        if b"\0" in data or data.startswith(UTF_16_MARKS):
            raise
    readings = old_readings(data)
    if len(readings) == 1:
        return next(iter(readings.values())), None
    options = tuple(
        Choice(encoding, f"{OLD_ENCODINGS[encoding]}: {differing(text, readings)}")
        for encoding, text in readings.items()
    )
    question = Question("encoding", _("Which of these is written as in the source?"), options)
    chosen = question.answer(answers)
    return (readings[chosen], None) if chosen else ("", question)


def table_of(text: str, answers: Answers) -> Table:
    """The rows of a text, or the question what separates its columns."""
    found = tables_of(text)
    delimiter, question = chosen_delimiter(found, answers)
    return Table(questions=[question]) if question else Table(found[delimiter], delimiter=delimiter)


def tables_of(text: str) -> dict[str, list[tuple[int, list[Cell]]]]:
    """The rows of a text by each sign that may stand between its cells.

    Raises `FileError` if it cannot be read with any; a sign that makes no table is left out.
    """
    found, fault = {}, None
    for sign in DELIMITERS:
        if sign not in text and sign != DELIMITERS[0]:
            continue
        try:
            lines = bounded(text_rows(text, sign), MOST_ROWS)
            found[sign] = [
                (number, [unescape(cell).strip() for cell in row]) for number, row in lines
            ]
        except FileError as error:
            fault = fault or error
    if not found:
        raise fault
    if not all(found.values()):
        raise FileError(_("The file is empty."))  # it holds such signs alone
    return found


def chosen_delimiter(found: dict[str, list], answers: Answers) -> tuple[str, Question | None]:
    """The sign with which a header is found; where that is none or several, it is asked."""
    with_header = [sign for sign, rows in found.items() if formats.is_table(rows)]
    with_header = with_header or [
        sign for sign, rows in found.items() if header_position(rows) is not None
    ]
    likely = with_header or [
        sign for sign, rows in found.items() if any(len(row) > 1 for _number, row in rows)
    ]
    if len(likely) < 2:
        return next(iter(likely or found)), None
    options = []
    for sign in likely:
        widest = max((row for _number, row in found[sign][:20]), key=len)
        options.append(
            Choice(
                DELIMITER_NAMES[sign],
                f"{DELIMITER_LABELS[sign]} {shortened(' | '.join(map(str, widest)), 80)}",
            )
        )
    question = Question("delimiter", _("What separates the columns?"), tuple(options))
    answer = question.answer(answers)
    if answer is None:
        return likely[0], question
    return next(sign for sign in likely if DELIMITER_NAMES[sign] == answer), None


def differing(text: str, readings: dict[str, str]) -> str:
    """The first line of a text that reads otherwise in another encoding."""
    others = [other.splitlines() for other in readings.values()]
    for number, line in enumerate(text.splitlines()):
        if any(len(other) <= number or other[number] != line for other in others):
            return shortened(line, 100)
    return ""


def workbook_rows(data: bytes) -> list[tuple[int, list[Cell]]]:
    sheets = [rows for rows in read_sheets(data, MOST_ROWS) if rows]
    if len(sheets) > 1:
        raise FileError(_("More than one sheet holds data: keep the one to import."))
    rows = sheets[0] if sheets else []
    problems = [
        Problem(fault(cell), number, (letter(position),))
        for number, row in rows
        for position, cell in enumerate(row)
        if cell.data_type in ("f", "e")
    ]
    if problems:
        raise FileError(*problems)
    found = [(number, [shown(cell) for cell in row]) for number, row in rows]
    fill_merged(data, found)
    return found


def shown(cell) -> Cell:
    """A cell of a workbook as the spreadsheet shows it, where that is beyond doubt."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        value = value.date() if value.time() == datetime.time() else value
    if isinstance(value, int | float):
        return number_shown(value, cell.number_format)
    return str(value).strip()


def number_shown(value: float, number_format: str) -> Cell:
    exact = Decimal(repr(value))
    found = NUMBER_FORMAT.fullmatch(number_format)
    if found:
        decimals, percent = len(found[1] or ""), found[2]
        exact *= 100 if percent else 1
        text = f"{exact:.{decimals}f}"
        # A format that hides digits does not say which of them the source prints.
        if Decimal(text) == exact:
            return text + percent
    return int(exact) if exact == exact.to_integral_value() else float(exact)
