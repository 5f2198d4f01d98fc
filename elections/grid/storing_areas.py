"""Writes the accounts of a file's areas, by what imports tables: a part of the rows at a time."""

import re
from collections.abc import Iterable, Iterator

import tablib
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from elections import permissions
from elections.models import Account, Area, Figure, Measure, Option
from elections.resources import Problem, resource_for

from .changes import CHANGED, NEW, SAME, Cell, Order, Outcome, label_of
from .matches import Matching
from .reading import Reading
from .storing import Writer

# The key of a row's name in the preview, which is no column.
NAME = "name in the preview"
MARKED = re.compile("<(del|ins)>(.*?)</")
KINDS = {"new": NEW, "update": CHANGED, "skip": SAME}


# Areas that are compared and written together, which bounds the memory that it takes.
PART = 500


def store(
    order: Order, reading: Reading, matching: Matching, *, start: int | None = None
) -> Outcome:
    """Write a reading, in the transaction of the caller, who rolls it back if there are problems.

    Of areas, `PART` from `start`, or all. Stored rows are locked, so that nobody changes them
    between the comparison and the writing.
    """
    if not reading.areas:
        return Writer(order, reading, matching).write()
    starts = range(0, len(reading.areas), PART) if start is None else [start]
    return AreasWriter(order, reading, matching).write(starts)


class AreasWriter(Writer):
    """As `Writer`, with an account for each area. A blank cell leaves what is stored as it is."""

    def write(self, starts: Iterable[int] = (0,)) -> Outcome:
        permissions.hold([self.order.round.election_id])
        self.write_parties()
        matches = self.matching.matches
        made = zip(matches, self.write_options(), strict=True)
        options = {each.line.row: option for each, option in made if not each.note}
        if self.outcome.problems:
            return self.outcome
        if 0 not in starts:
            self.outcome.changes.clear()  # those of people and options were told at the first
        areas = self.matching.areas.values()
        may_add = permissions.may(self.order.user, "add", Area)
        if not may_add and any(area and area.pk is None for area in areas):
            message = _("You may not add areas, and the record lacks some of the file’s.")
            self.outcome.problems.append(Problem(message))
            return self.outcome
        for start in starts:
            if not self.outcome.problems:
                self.write_part(start, options)
        return self.outcome

    def write_part(self, start: int, options: dict[int, Option | None]) -> None:
        self.start, self.counts = start, self.reading.areas[start : start + PART]
        found = [self.matching.areas.get(count.label) for count in self.counts]
        new = [area for area in found if area and area.pk is None]
        for model, rows in (
            (Area, [self.area_row(area) for area in new]),
            (Account, [*self.account_rows()]),
            (Figure, [*self.figure_rows(options)]),
        ):
            if rows and not self.outcome.problems:
                self.take(model, rows)

    def take(self, model, rows: list[dict]) -> None:
        """Import rows of one table, and note what that changes: of figures, what they are."""
        names = [row.pop(NAME, "") for row in rows]
        headers = list(dict.fromkeys(name for row in rows for name in row))
        dataset = tablib.Dataset(headers=headers)
        for row in rows:
            dataset.append([row.get(name, "") for name in headers])
        result = resource_for(model)().import_data(dataset, user=self.order.user)
        self.outcome.problems += [Problem(each.message) for each in result.problems]
        self.outcome.seen[f"{model._meta.model_name} areas from {self.start}"] = {
            "pk": result.compared_with
        }
        places = [
            (label_of(model, name), result.diff_headers.index(name))
            for name in ("count", "share")
            if model is Figure
        ]
        for row, name in zip(result.rows, names, strict=False):
            if kind := KINDS.get(row.import_type):
                cells = [
                    Cell(label, *before_and_after(row.diff[at])) for label, at in places if row.diff
                ]
                self.outcome.tell_of_many(kind, model, name, row.object_id, tuple(cells))

    # Rows of the tables, by their columns

    def area_row(self, area: Area) -> dict:
        values = {"slug": area.slug, "name": area.name, "kind": area.kind, "order": area.order}
        return values | {"jurisdiction": area.jurisdiction.slug}

    def account_row(self, area: Area) -> dict:
        order = self.order
        return {
            "election": order.round.election.slug,
            "round": order.round.number,
            "source": order.source.key,
            "as_of": order.as_of,
            "area": area.slug,
        }

    def account_rows(self) -> Iterator[dict]:
        names = ("status", "share_base", "counts_printed_to")
        chosen = {
            name: getattr(self.order, name)
            for name in names
            if getattr(self.order, name) is not None
        }
        for count in self.counts:
            area = self.matching.areas.get(count.label)
            if area and count.figures:
                yield self.account_row(area) | chosen

    def figure_rows(self, options: dict[int, Option | None]) -> Iterator[dict]:
        """A row for each figure: a count, a share, or both."""
        for count in self.counts:
            area = self.matching.areas.get(count.label)
            found: dict = {}
            for (of, name), value in count.figures.items():
                found.setdefault(of, {})[name] = value
            for of, values in found.items() if area else ():
                option = options.get(of) if isinstance(of, int) else None
                if isinstance(of, int) and option is None:
                    continue  # a row that is left out
                measure = Measure.VOTES if option else of
                label = option.label if option else Measure(measure).label
                row = self.account_row(area) | {"measure": str(measure), **values}
                name = f"{area.name}, {label}"
                yield row | {"option": option.slug if option else "", NAME: name}


def before_and_after(shown: str) -> tuple[str, str]:
    """What a cell of an import's preview held and holds."""
    found = {name: strip_tags(text) for name, text in MARKED.findall(shown)}
    unchanged = "" if found else strip_tags(shown)
    return found.get("del", unchanged), found.get("ins", unchanged)
