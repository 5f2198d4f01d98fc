"""Files of several contests or areas: the part that is read, or all as accounts of areas."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from elections.resources.problems import Problem

from .cells import Cells, Place, letter
from .columns import Layout, Row, text
from .labels import is_sum
from .names import plain, shortened
from .questions import MOST_OFFERED, Answers, Choice, Question

EACH = "each"


class ColumnNumber(int):
    """The number of a column that is read as a row: shown by its letter."""

    def __str__(self):
        return letter(self - 1)


@dataclass(frozen=True, slots=True)
class Part:
    """An area of a file, and the places of its counts and its shares in the rows."""

    label: str
    count: int
    share: int | None = None


@dataclass
class Working:
    """Rows as they are read, where that is not as they stand in the file.

    `origin` gives the cells of the file for one of these rows; `keys` are cells of the file that
    only say what others mean.
    """

    rows: list[Row]
    names: list[str]
    roles: dict[str, int]
    origin: dict[Place, list[Place]]
    keys: set[Place]

    def cells(self, file: Cells) -> Cells:
        """What becomes of the cells of these rows, and of those of the file by them."""
        filled = {
            (number, place): text(cell)
            for number, row in self.rows
            for place, cell in enumerate(row)
            if cell != ""
        }
        file.keys |= self.keys & file.filled.keys()
        return Cells(filled=filled, origin=self.origin, file=file)


def turned(titles: list[str], header: int, below: list[Row], layout: Layout) -> Working:
    """Areas down and options across, as options down and areas across."""
    place_of_area = layout.roles["area"]
    labels = [text(row[place_of_area]) if place_of_area < len(row) else "" for _n, row in below]
    rows, origin = [], {}
    for place in layout.named:
        cells = [row[place] if place < len(row) else "" for _number, row in below]
        number = ColumnNumber(place + 1)
        rows.append((number, [titles[place], *cells]))
        origin[number, 0] = [(header, place)]
        origin |= {(number, at): [(row, place)] for at, (row, _cells) in enumerate(below, 1)}
    layout.notices.append(
        _(
            "The file lists areas down and options across: “row %(column)s” stands for its column "
            "%(column)s."
        )
        % {"column": letter(layout.named[0])}
    )
    keys = {(number, place_of_area) for number, _row in below}
    names = [layout.names[place_of_area], *labels]
    return Working(rows, names, {"candidate": 0}, origin, keys)


def pivoted(below: list[Row], layout: Layout) -> tuple[Working, list[Part]]:
    """A row for each area and option, as options down and areas across."""
    roles = layout.roles
    areas: dict[str, Part] = {}
    items: dict[tuple[str, str], tuple[int, dict]] = {}
    origin: dict[Place, list[Place]] = {}
    keys, names = set(), ["", ""]
    for row in below:
        area, name, party = (
            text(layout.cell(row, role)) for role in ("area", "candidate", "party")
        )
        if not (area and name):
            if any(layout.cell(row, role) != "" for role in ("votes", "share")):
                message = _("The row has figures but names no area, or nobody: write both.")
                layout.problems.append(Problem(message, row[0]))
            continue
        if plain(area) not in areas:
            first = 2 + 2 * len(areas)
            areas[plain(area)] = Part(area, first, first + 1)
            names += [area, f"{area}, {layout.names[roles['share']]}" if "share" in roles else area]
        part = areas[plain(area)]
        number, cells = items.setdefault((plain(name), plain(party)), (row[0], {0: name, 1: party}))
        keys.add((row[0], roles["area"]))
        for role, place in (("candidate", 0), ("party", 1), ("votes", part.count)):
            if role in roles:
                origin.setdefault((number, place), []).append((row[0], roles[role]))
        if "share" in roles:
            origin[number, part.share] = [(row[0], roles["share"])]
        if part.count in cells:
            message = _("“%(name)s” stands for “%(area)s” already: keep one of the two.")
            layout.problems.append(Problem(message % {"name": name, "area": area}, row[0]))
        cells[part.count] = layout.cell(row, "votes")
        cells[part.share] = layout.cell(row, "share")
    width = 2 + 2 * len(areas)
    rows = [
        (number, [cells.get(place, "") for place in range(width)])
        for number, cells in items.values()
    ]
    working = Working(rows, names, {"candidate": 0, "party": 1}, origin, keys)
    return working, [*areas.values()]


def ask_part(
    key: str, sentence: str, labels: list[str], layout: Layout, answers: Answers, each: bool
) -> str | None:
    """The label that is chosen, `EACH`, or None while that is asked."""
    note = ""
    if len(labels) > MOST_OFFERED:
        note = _(
            "The list offers only the first %(most)s of %(number)s. To read another one alone, "
            "remove the rows or columns of the others."
        ) % {"most": MOST_OFFERED, "number": len(labels)}
    options = [
        Choice(str(number), shortened(label) if label else _("Those without a name"))
        for number, label in enumerate(labels[:MOST_OFFERED], 1)
    ]
    if each:
        options.insert(0, Choice(EACH, _("All of them, each as an account of its area")))
    question = Question(key, sentence, tuple(options), note=note)
    answer = question.answer(answers)
    if answer is None:
        layout.questions.append(question)
        return None
    return EACH if answer == EACH else labels[int(answer) - 1]


def labels_of(role: str, below: list[Row], layout: Layout) -> list[str]:
    return list(dict.fromkeys(text(layout.cell(row, role)) for row in below))


def rows_of(role: str, label: str, below: list[Row], layout: Layout) -> list[Row]:
    """The rows of one contest or area; the others are left out, which is told."""
    place, kept, others, number = layout.roles[role], [], [], 0
    for row in below:
        if text(layout.cell(row, role)) == label:
            kept.append(row)
            if (row[0], place) in layout.cells.filled:
                layout.cells.keys.add((row[0], place))
        else:
            others.append(text(layout.cell(row, role)) or "–")
            number += 1
    left = {each[0] for each in below} - {each[0] for each in kept}
    layout.cells.told |= {each for each in layout.cells.filled if each[0] in left}
    message = _("Left out: %(number)s rows of others than “%(label)s” (%(others)s).")
    values = {"number": number, "label": label, "others": some(dict.fromkeys(others))}
    layout.notices.append(message % values)
    return kept


def some(names: Iterable[str], most: int = 5) -> str:
    """The first of several names."""
    listed = [shortened(name, 30) for name in names]
    return ", ".join(listed[:most]) + ", …" * (len(listed) > most)


def take_part(below: list[Row], layout: Layout, answers: Answers) -> tuple[list[Row], list[Part]]:
    """The rows that are read, and the areas if all of them are.

    Where the columns are areas' and one of them is chosen, it becomes the column of votes.
    """
    every = False
    contests = labels_of("contest", below, layout) if "contest" in layout.roles else []
    if len(contests) > 1:
        sentence = _("The column “%(name)s” names %(number)s contests. Which one is to be read?")
        label = ask_about("contest", sentence, contests, layout, answers, each=False)
        if label is None:
            return [], []
        below = rows_of("contest", label, below, layout)
    areas = labels_of("area", below, layout) if "area" in layout.roles else []
    if len(areas) > 1:
        sentence = _("The column “%(name)s” names %(number)s areas. What is to be read?")
        label = ask_about("area", sentence, areas, layout, answers, each=True)
        if label is None:
            return [], []
        every = label == EACH
        below = below if every else rows_of("area", label, below, layout)
    elif areas and areas[0] and not is_sum(areas[0]):
        answer = ask_whose(areas[0], layout, answers)
        if answer is None:
            return [], []
        every = answer == EACH
    for role in ("contest", "area"):
        if role in layout.roles:
            places = {(row[0], layout.roles[role]) for row in below}
            layout.cells.keys |= places & layout.cells.filled.keys()
    if not layout.named:
        return below, [Part("", 0)] if every else []
    names = [layout.names[place] for place in layout.named]
    sentence = _("The file has figures in %(number)s columns. What is to be read?")
    sentence %= {"number": len(names)}
    label = ask_part("part", sentence, names, layout, answers, each=len(areas) < 2)
    if label is None:
        return [], []
    if label == EACH:
        return below, [Part(layout.names[place], place) for place in layout.named]
    layout.roles["votes"] = layout.named[names.index(label)]
    return below, [Part("", 0)] if every else []


def ask_whose(area: str, layout: Layout, answers: Answers) -> str | None:
    """Whether the one area that a file names is a part of the whole, or the whole by its name."""
    question = Question(
        "area",
        _("All rows are of “%(area)s”. Whose figures are these?") % {"area": area},
        (
            Choice(EACH, _("Those of an area, as an account of it")),
            Choice("whole", _("Those of the whole vote")),
        ),
    )
    answer = question.answer(answers)
    if answer is None:
        layout.questions.append(question)
    return answer


def ask_about(role: str, sentence: str, labels: list[str], layout, answers, *, each: bool):
    values = {"name": layout.names[layout.roles[role]], "number": len(labels)}
    return ask_part(role, sentence % values, labels, layout, answers, each)
