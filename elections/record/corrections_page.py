"""What was corrected in public: figures before and after, when, why, and by whose account."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..changelog.keys import among
from ..changelog.notes import DELETED
from ..figures import Count, Figure, Percent, Reported
from ..models import (
    Account,
    Area,
    Candidacy,
    Election,
    Measure,
    Outcome,
    Person,
    Round,
    Source,
)
from ..models.corrections import FIGURES, history
from ..models.election import Publication
from .citations import Citations
from .frame import Frame, frame_of

# How many a list shows, the newest.
MOST = 200
# Columns that say of what a row's figures are.
SAID_OF = {
    *("round_id", "source_id", "as_of", "area_id", "account_id", "candidacy_id", "election_id"),
    *("measure", "counts_printed_to"),
}
COUNTS = ("registered", "cast", "valid", "invalid")
LABELS = {
    "election_id": gettext_lazy("Election"),
    "round_id": gettext_lazy("Round"),
    "source_id": gettext_lazy("Source"),
    "as_of": gettext_lazy("As of"),
    "area_id": gettext_lazy("Area"),
    "account_id": gettext_lazy("Account"),
    "candidacy_id": gettext_lazy("Candidate"),
    "registered": gettext_lazy("Registered voters"),
    "cast": gettext_lazy("Votes cast"),
    "valid": gettext_lazy("Valid votes"),
    "invalid": gettext_lazy("Invalid or blank votes"),
    "turnout": gettext_lazy("Turnout"),
    "counts_printed_to": gettext_lazy("Counts are printed to"),
    "votes": gettext_lazy("Votes"),
    "share": gettext_lazy("Share"),
    "outcome": gettext_lazy("Outcome"),
    "measure": gettext_lazy("Measure"),
    "value": gettext_lazy("Number"),
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """One figure before and after, each a figure or a text; `None` where nothing stood."""

    label: str
    before: Figure | str | None
    after: Figure | str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What one change did to one row. `about` says of what the figures are, `anchor` names it.

    `election` and `slug` are those of the election at whose page it stands.
    """

    anchor: str
    election: str
    slug: str
    date: datetime
    reason: str
    about: str
    source: str
    source_url: str
    removed: bool
    added: bool
    figures: tuple[Corrected, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    frame: Frame
    corrections: tuple[Correction, ...]
    more: bool


def corrections(election: Election) -> Corrections:
    found = gather([election], MOST + 1)
    # No prose and no marks: sources are linked where they are named.
    frame = frame_of(election, "corrections", "", Citations([]))
    return Corrections(frame, tuple(found[:MOST]), len(found) > MOST)


def latest_corrections(number: int) -> list[Correction]:
    """The newest corrections of all elections that are published now."""
    return gather(None, number)


def gather(elections: Iterable[Election] | None, number: int) -> list[Correction]:
    """The newest first, in a fixed number of queries."""
    rows = []
    for name in FIGURES:
        found = history(name).filter(history_corrects__isnull=False)
        if elections is None:
            public = Election.objects.filter(publication=Publication.PUBLISHED).order_by()
            found = found.filter(history_corrects__in=public.values("pk"))
        else:
            found = found.filter(history_corrects__in=[each.pk for each in elections])
        rows += [(name, row) for row in found.order_by("-history_id")[:number]]
    if not rows:
        return []
    said = publications(rows)
    rows.sort(key=lambda each: said(each[1]).history_date, reverse=True)
    rows = rows[:number]
    names = Names(rows, elections, said)
    befores = previous(rows)
    return [names.correction(name, row, befores.get((name, row.history_id))) for name, row in rows]


def publications(rows: list[tuple[str, Model]]) -> Callable[[Model], Model]:
    """Finds the row of history that says when and why readers came to see a correction.

    It is that of the election where this was published with the correction in it.
    """
    changes = {row.history_publication for _name, row in rows} - {None}
    found = {}
    if changes:
        for row in history("Election").filter(history_change__in=changes):
            found[row.history_change, row.id] = row
    return lambda row: found.get((row.history_publication, row.history_corrects), row)


def previous(rows: list[tuple[str, Model]]) -> dict[tuple[str, int], Model]:
    """The row of history that readers saw before each, of the same row of the record."""
    found = {}
    for name in FIGURES:
        wanted = {row.history_id: row.id for each, row in rows if each == name}
        if not wanted:
            continue
        last = {}
        public = history(name).filter(id__in=among(wanted.values()), history_withdrawn=None)
        for row in public.order_by("history_id"):
            if row.history_id in wanted and row.id in last:
                found[name, row.history_id] = last[row.id]
            last[row.id] = row
    return found


class Names:
    """What the rows of corrections are called, as history knows it last: they may be gone."""

    def __init__(
        self,
        rows: list[tuple[str, Model]],
        elections: Iterable[Election] | None,
        said: Callable[[Model], Model],
    ):
        self.rows = rows
        self.said = said
        self._elections = elections

    def correction(self, name: str, row: Model, before: Model | None) -> Correction:
        election = self.elections[row.history_corrects]
        removed = row.history_type == DELETED
        # What was deleted before it came back is no state that it differs from.
        added = not removed and (before is None or before.history_type == DELETED)
        old, new = (before or row, None) if removed else (None if added else before, row)
        said = self.said(row)
        source = self.sources.get(self.source_of(name, row))
        key = source.key if source and source.history_type != DELETED else ""
        return Correction(
            anchor=f"{name.lower()}-{row.history_id}",
            election=election.name,
            slug=election.slug,
            date=said.history_date,
            reason=said.history_change_reason,
            about=self.about(name, row),
            source=source.short_name if source else "",
            source_url=reverse("source", args=[key]) if key else "",
            removed=removed,
            added=added,
            figures=tuple(self.figures(name, old, new)),
        )

    def figures(self, name: str, old: Model | None, new: Model | None) -> Iterator[Corrected]:
        """What differs. Of a whole row that came or went, the figures and not what they are of."""
        changed = old is not None and new is not None
        for column in FIGURES[name]:
            if column == "bound" or (not changed and column in SAID_OF):
                continue  # the bound is part of the number
            before, after = self.shown(column, old), self.shown(column, new)
            if before != after:
                yield Corrected(str(LABELS[column]), before, after)

    def shown(self, column: str, row: Model | None) -> Figure | str | None:
        if row is None:
            return None
        value = getattr(row, column)
        if column in COUNTS:
            return None if value is None else Count(value, row.counts_printed_to)
        if column == "votes":
            unit = self.sets[row.account_id].counts_printed_to
            return None if value is None else Count(value, unit)
        if column in ("turnout", "share"):
            return None if value is None else Percent(value)
        if column == "value":
            return Reported(value, row.bound)
        if column == "counts_printed_to":
            return Count(value)
        if column == "outcome":
            return str(Outcome(value).label) if value else None
        if column == "measure":
            return str(Measure(value).label)
        if column == "as_of":
            return value or _("not stated")
        return self.name(column, value)

    def name(self, column: str, pk: int) -> str:
        if column == "source_id":
            return self.sources[pk].short_name
        if column == "candidacy_id":
            return self.people[self.candidacies[pk].person_id].name
        if column == "round_id":
            return _("Round %(number)s") % {"number": self.rounds[pk].number}
        if column == "election_id":
            return self.owners[pk].name
        if column == "area_id":
            return _("the whole") if pk is None else self.areas[pk].name
        return self.sources[self.sets[pk].source_id].short_name

    def about(self, name: str, row: Model) -> str:
        if name == "ReportedFigure":
            return str(Measure(row.measure).label)
        account = row if name == "Account" else self.sets[row.account_id]
        said = [] if name == "Account" else [self.name("candidacy_id", row.candidacy_id)]
        said.append(self.name("round_id", account.round_id))
        if account.area_id:
            said.append(self.name("area_id", account.area_id))
        return ", ".join(said)

    def source_of(self, name: str, row: Model) -> int:
        return self.sets[row.account_id].source_id if name == "CandidateResult" else row.source_id

    def keys(self, name: str, column: str) -> set[int]:
        """The keys in a column of the rows, and of all that they were before."""
        ids = {row.id for each, row in self.rows if each == name}
        if not ids:
            return set()
        found = history(name).filter(id__in=among(ids))
        return set(found.values_list(column, flat=True).distinct())

    @cached_property
    def elections(self) -> dict[int, Any]:
        if self._elections is None:
            keys = {row.history_corrects for _name, row in self.rows}
            return Election.objects.in_bulk(keys)
        return {election.pk: election for election in self._elections}

    @cached_property
    def owners(self) -> dict[int, Model]:
        return latest(Election, self.keys("ReportedFigure", "election_id"))

    @cached_property
    def sets(self) -> dict[int, Model]:
        return latest(Account, self.keys("CandidateResult", "account_id"))

    @cached_property
    def areas(self) -> dict[int, Model]:
        keys = {row.area_id for row in self.sets.values()} | self.keys("Account", "area_id")
        return latest(Area, keys - {None})

    @cached_property
    def candidacies(self) -> dict[int, Model]:
        return latest(Candidacy, self.keys("CandidateResult", "candidacy_id"))

    @cached_property
    def people(self) -> dict[int, Model]:
        return latest(Person, {row.person_id for row in self.candidacies.values()})

    @cached_property
    def rounds(self) -> dict[int, Model]:
        of_sets = {row.round_id for row in self.sets.values()}
        return latest(Round, of_sets | self.keys("Account", "round_id"))

    @cached_property
    def sources(self) -> dict[int, Model]:
        keys = {row.source_id for row in self.sets.values()}
        keys |= self.keys("Account", "source_id") | self.keys("ReportedFigure", "source_id")
        return latest(Source, keys)


def latest(model: type[Model], pks: Iterable[int]) -> dict[int, Model]:
    """The last row of history of each of these rows."""
    return {row.id: row for row in model.history.filter(id__in=among(pks)).order_by("history_id")}
