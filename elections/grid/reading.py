"""All that a file says, once what it leaves open is answered."""

from collections import Counter
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from elections.models import ELECTED, Measure, Outcome
from elections.resources.problems import FileError, Problem

from .areas import AreaCount, Sums, read_areas
from .cells import Cells
from .columns import Layout, RawLine, in_words
from .figures import FigureCell
from .layout import lay_out
from .names import plain, shortened
from .numbers import Numbers
from .questions import Answers, Choice, Question, unanswered
from .table import read_table
from .words import SEAT_ROLES, outcome_of

OUTCOME_VALUES = {"unstated": Outcome.UNSTATED} | {
    outcome.value: outcome for outcome in Outcome if outcome
}


@dataclass(frozen=True, slots=True)
class Line:
    """What the source prints of one option; `kind` is that of one that is no candidate.

    `seats` are by measure, those of the columns of seats that the file has.
    """

    row: int
    name: str
    party: str
    count: int | None
    share: str | None
    outcome: Outcome
    kind: str = ""
    seats: dict[str, int | None] = field(default_factory=dict)
    wording: str = ""


@dataclass
class Reading:
    """`totals` holds the counts and shares that the file has, by measure and field, `None` where
    such a row is blank; `states` the fields of the lines that the file has columns for. All else
    the file is silent about. Where `areas` are read, each is an account, whose figures are by the
    rows of the lines and by the measures of the totals. A list of who stands has `names_alone`.

    `questions` are those that are not answered yet. With `questions` or `problems` the rest is
    not complete.
    """

    lines: list[Line] = field(default_factory=list)
    totals: dict[str, dict[str, int | str | None]] = field(default_factory=dict)
    total_rows: dict[str, int] = field(default_factory=dict)
    states: tuple[str, ...] = ()
    names_alone: bool = False
    areas: list[AreaCount] = field(default_factory=list)
    date: tuple[int, str] | None = None
    left_out: list[tuple[int, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    cells: Cells = field(default_factory=Cells)
    columns: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(name: str, data: bytes, answers: Answers) -> Reading:
    """Read a file as far as the answers reach. Mistakes and open questions stand in the result."""
    try:
        table = read_table(name, data, answers)
    except FileError as error:
        return Reading(problems=error.problems)
    if table.questions:
        return Reading(questions=table.questions)
    layout = lay_out(table, answers)
    reading = Reading(
        questions=unanswered(layout.questions, answers),
        problems=layout.problems,
        left_out=layout.left_out,
        notices=layout.notices,
        cells=layout.cells,
        columns=layout.names,
        date=layout.date,
    )
    reading.names_alone = bool(layout.lines) and not layout.has_figures
    if reading.names_alone:
        reading.notices.append(_("The file has no figures: it only says who stands."))
    if layout.roles:
        read_figures(layout, reading, answers)
    return reading


def read_figures(layout: Layout, reading: Reading, answers: Answers) -> None:
    counts = [line.count for line in layout.lines]
    counts += [figure for line in layout.lines for figure in line.seats.values()]
    counts += [figure for (_kind, name), figure in layout.totals.items() if name == "count"]
    shares = [line.share for line in layout.lines]
    shares += [figure for (_kind, name), figure in layout.totals.items() if name == "share"]
    for area in layout.areas:
        counts += [figure for (_of, name), figure in area.figures.items() if name == "count"]
        shares += [figure for (_of, name), figure in area.figures.items() if name == "share"]
    counts += [claim.figure for claim in layout.subtotals]
    seats = [role for role in SEAT_ROLES if role in layout.roles]
    counts, shares = stated(counts), stated(shares)
    numbers = Numbers(counts, shares, answers)
    leave_blank(
        [each for each in counts if numbers.is_blank(each, is_share=False)]
        + [each for each in shares if numbers.is_blank(each, is_share=True)],
        reading,
    )
    for (kind, name), figure in layout.totals.items():
        read_one = numbers.share if name == "share" else numbers.count
        reading.totals.setdefault(kind, {})[name] = read_one(figure)
        if numbers.is_in_words(figure):
            reading.totals[kind]["wording"] = figure.printed
        reading.total_rows[kind] = figure.row
    for kind, claims in layout.in_parts.items():
        reading.totals[kind] = {"count": None, "wording": in_words(claims)}
        reading.total_rows[kind] = claims[0].figure.row
    reading.lines = [read_line(line, seats, numbers, reading, answers) for line in layout.lines]
    leave_open(reading)
    fields = {"count": "votes", "share": "share", "outcome": "elected"}
    reading.states = tuple(name for name, role in fields.items() if role in layout.roles)
    reading.questions += unanswered(numbers.questions, answers)
    reading.areas = read_areas(layout, numbers, reading.notices)
    if not reading.areas:
        reading.notices += subtotals(layout, numbers, reading.lines)
    reading.notices += numbers.notices
    reading.problems += [*numbers.problems, *twice(reading.lines)]
    reading.problems.sort(key=lambda problem: problem.row or 0)
    drop_empty(reading)


def leave_blank(figures: list[FigureCell], reading: Reading) -> None:
    """Count the cells that stand for no figure as left out, and say so of each word once."""
    places = {(figure.row, figure.place) for figure in figures}
    reading.cells.stored -= places
    reading.cells.told |= places
    message = _("“%(sign)s” stands for no figure: left blank (cells: %(number)s).")
    for sign, number in Counter(figure.printed for figure in figures).items():
        reading.notices.append(message % {"sign": sign, "number": number})


def subtotals(layout: Layout, numbers: Numbers, lines: list[Line]) -> list[str]:
    """Whether the sums of rows that a file prints are those of the rows above them."""
    sums, sentences = Sums(), []
    rows = [(line.row, "", line.count) for line in lines]
    rows += [(each.figure.row, each.label, numbers.count(each.figure)) for each in layout.subtotals]
    for _row, label, number in sorted(rows, key=lambda each: each[0]):
        count = {"count": number}
        if not label:
            sums.add(count)
        elif count["count"] is not None:
            sentences.append(sums.check(label, count))
    return sentences


def stated(figures) -> list[FigureCell]:
    return [figure for figure in figures if figure is not None and figure.text]


def read_line(line: RawLine, seats: list[str], numbers, reading, answers: Answers) -> Line:
    count, share = numbers.count(line.count), numbers.share(line.share)
    outcome = read_outcome(line, reading, answers)
    if numbers.is_unopposed(line.count) or numbers.is_unopposed(line.share):
        outcome = outcome or Outcome.UNOPPOSED
    read_seats = {
        role: (numbers.change if role == Measure.SEAT_CHANGE else numbers.count)(
            line.seats.get(role)
        )
        for role in seats
    }
    wording = line.count.printed if numbers.is_in_words(line.count) else ""
    printed = (count, share, outcome, line.kind, read_seats, wording)
    return Line(line.row, line.name, line.party, *printed)


def read_outcome(line: RawLine, reading: Reading, answers: Answers) -> Outcome:
    """What a word says of a candidate's outcome; each word that is not known is asked once."""
    outcome = outcome_of(line.elected)
    if outcome is not None:
        return outcome
    question = Question(
        f"outcome-{shortened(plain(line.elected))}",
        _("What does “%(word)s” say of a candidate (row %(row)s)?")
        % {"word": shortened(line.elected), "row": line.row},
        tuple(
            Choice(value, str(outcome.label).capitalize())
            for value, outcome in OUTCOME_VALUES.items()
        ),
    )
    answer = question.answer(answers)
    if answer is None and question.key not in {each.key for each in reading.questions}:
        reading.questions.append(question)
    return OUTCOME_VALUES.get(answer, Outcome.UNSTATED)


def leave_open(reading: Reading) -> None:
    """A “no” beside everybody says that nobody was elected yet, not that each of them was not."""
    decided = {*ELECTED, Outcome.ADVANCED}
    outcomes = {line.outcome for line in reading.lines}
    if Outcome.NOT_ELECTED in outcomes and not outcomes & decided:
        reading.lines = [
            replace(line, outcome=Outcome.UNSTATED) if line.outcome == Outcome.NOT_ELECTED else line
            for line in reading.lines
        ]
        reading.notices.append(
            _("The file names nobody as elected: who was not elected is left open.")
        )


def twice(lines: list[Line]) -> list[Problem]:
    """A candidate of one party who stands twice: nobody can say which of the lines is meant."""
    rows: dict[tuple[str, str], int] = {}
    problems = []
    for line in lines:
        first = rows.setdefault((plain(line.name), plain(line.party)), line.row)
        if first != line.row:
            message = _("“%(name)s” stands in row %(row)s already: keep one of the two.")
            values = {"name": shortened(line.name), "row": first}
            problems.append(Problem(message % values, line.row))
    return problems


def drop_empty(reading: Reading) -> None:
    """Leave out the lines that say nothing, as those with a dash for every figure do."""
    if reading.questions or reading.problems or reading.areas or reading.names_alone:
        return
    kept = []
    for line in reading.lines:
        words = (line.outcome or None, line.wording or None)
        stated = (line.count, line.share, *words, *line.seats.values())
        if all(each is None for each in stated):
            reading.left_out.append((line.row, line.name))
            reading.cells.explained(line.row)
        else:
            kept.append(line)
    reading.lines = kept
