"""The figures of a file's areas, each area an account; sums of them are checked and not kept."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .cells import Place
from .columns import Claim, Layout, Row, in_words
from .figures import FigureCell
from .labels import is_sum
from .numbers import Numbers
from .parts import Part

# The row of an option or the measure of a total, and whether it is the count or the share.
Key = tuple[int | str, str]


@dataclass
class RawArea:
    """An area as it stands in the file."""

    label: str
    figures: dict[Key, FigureCell]
    wordings: dict[Key, str]
    places: set[Place]


@dataclass
class AreaCount:
    """What the source prints of an area: counts, and shares and words as printed."""

    label: str
    figures: dict[Key, int | str] = field(default_factory=dict)


def by_first_figures(below: list[Row], areas: list[Part], layout: Layout) -> list[Row]:
    """The rows with the first figures that each has, by which it is told what the row is."""
    first = areas[0]
    layout.roles["votes"] = first.count
    if first.share is not None:
        layout.roles["share"] = first.share
    places = {place for part in areas for place in (part.count, part.share) if place is not None}
    rows = []
    for number, row in below:
        cells = ["" if place in places else cell for place, cell in enumerate(row)]
        for own, others in (
            (first.count, [part.count for part in areas]),
            (first.share, [part.share for part in areas]),
        ):
            found = [
                row[at] for at in others if at is not None and row[at : at + 1] not in ([], [""])
            ]
            if own is not None and found:
                cells += [""] * (own + 1 - len(cells))
                cells[own] = found[0]
        rows.append((number, cells))
    return rows


def figures_of_areas(areas: list[Part], rows: dict[int, list], layout: Layout) -> list[RawArea]:
    """The figures of all areas in the rows that options and totals were found in."""
    wanted = [
        (line.row, line.row, name, name) for line in layout.lines for name in ("count", "share")
    ]
    for (kind, name), figure in layout.totals.items():
        # A percentage may stand under the counts, as the turnout does.
        column = "share" if figure.text and figure.place == areas[0].share else "count"
        wanted.append((kind, figure.row, name, column))
    found = []
    for part in areas:
        figures, places = {}, set()
        for key, number, name, column in wanted:
            place = getattr(part, column)
            figure = None if place is None else layout.figure((number, rows[number]), place)
            if figure:
                figures[key, name] = figure
                places.add((number, place))
        wordings = {}
        for kind, claims in layout.in_parts.items():
            if parts := claims_at(part.count, claims, rows, layout):
                wordings[kind, "wording"] = in_words(parts)
                places |= {(claim.figure.row, part.count) for claim in parts}
        layout.cells.stored |= places
        found.append(RawArea(part.label, figures, wordings, places))
    return found


def claims_at(
    place: int, claims: list[Claim], rows: dict[int, list], layout: Layout
) -> list[Claim]:
    """The figures that an area has in the rows of several for one total."""
    numbers = {claim.figure.row: claim.label for claim in claims}
    return [
        Claim(label, figure)
        for number, label in numbers.items()
        if (figure := layout.figure((number, rows[number]), place))
    ]


def read_areas(layout: Layout, numbers: Numbers, notices: list[str]) -> list[AreaCount]:
    """The areas with their figures read; those that are sums of others are checked and left out."""
    found, sums = [], Sums()
    for area in layout.areas:
        values = {
            key: numbers.share(figure) if key[1] == "share" else numbers.count(figure)
            for key, figure in area.figures.items()
        }
        counts = {key: value for key, value in values.items() if key[1] == "count"}
        if is_sum(area.label):
            layout.cells.stored -= area.places
            layout.cells.told |= area.places
            notices.append(sums.check(area.label, counts))
        else:
            stated = {key: value for key, value in values.items() if value is not None}
            found.append(AreaCount(area.label, stated | area.wordings))
            sums.add(counts)
    return found


class Sums:
    """The sums of the figures so far: of all, and of those since the last sum that was printed."""

    def __init__(self):
        self.all, self.since = Counter(), Counter()

    def add(self, values: dict) -> None:
        for key, value in values.items():
            if value is not None:
                self.all[key] += value
                self.since[key] += value

    def check(self, label: str, values: dict) -> str:
        """Whether printed sums are those of what stands above, in a sentence."""
        printed = {key: value for key, value in values.items() if value is not None}
        since, self.since = self.since, Counter()
        for sums in (since, self.all):
            if all(sums[key] == value for key, value in printed.items()):
                message = _("“%(label)s” is the sum of what stands above it; it is left out.")
                return message % {"label": label}
        # Where it is of neither, the first of its figures that is not the sum of all.
        key = next(key for key, value in printed.items() if value != self.all[key])
        wrong = _(
            "“%(label)s” is left out. It does not add up as printed: it has %(value)s where the "
            "figures above it add up to %(sum)s."
        )
        sums = self.all if self.all[key] <= 2 * printed[key] or not since[key] else since
        return wrong % {"label": label, "value": printed[key], "sum": sums[key]}
