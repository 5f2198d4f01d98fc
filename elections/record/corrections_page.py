"""What was corrected in public: figures before and after, when, why, and by whose account."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..changelog.keys import among
from ..changelog.notes import CHANGED, DELETED
from ..figures import Count, Percent, PrintedFigure, fractional
from ..models import (
    CONDUCT,
    Account,
    Area,
    Election,
    Figure,
    Measure,
    Option,
    Outcome,
    Person,
    Publication,
    Round,
    ShareBase,
    Source,
)
from ..models.corrections import FIGURES
from ..models.subjects import history
from .citations import Citations
from .corrected import Corrected, Correction
from .frame import Frame, frame_of
from .subject_corrections import subject_corrections

# How many a list shows, the newest.
MOST = 200
# The columns that are compared, by their names for people: first what is said of what.
SAID_OF = {
    "round_id": gettext_lazy("Round"),
    "source_id": gettext_lazy("Source"),
    "as_of": gettext_lazy("As of"),
    "area_id": gettext_lazy("Area"),
    "account_id": gettext_lazy("Account"),
    "measure": gettext_lazy("Measure"),
    "option_id": gettext_lazy("Option"),
    "base": gettext_lazy("Percentage of"),
    "counts_printed_to": gettext_lazy("Counts are printed to"),
}
PRINTED = {
    "count": gettext_lazy("Number"),
    "fractional_count": gettext_lazy("Number"),
    "share": gettext_lazy("Share"),
    "outcome": gettext_lazy("Outcome"),
    "wording": gettext_lazy("Wording"),
}
# These are shown with the number that they belong to.
PARTS = {"bound", "printed_to"}


@dataclass(frozen=True, slots=True)
class Corrections:
    frame: Frame
    corrections: tuple[Correction, ...]
    more: bool


def corrections(election: Election) -> Corrections:
    found = gather([election.pk], MOST + 1)
    # No prose and no marks: sources are linked where they are named.
    frame = frame_of(election, "corrections", "", Citations([]))
    return Corrections(frame, tuple(found[:MOST]), len(found) > MOST)


def latest_corrections(number: int) -> list[Correction]:
    """The newest corrections of all elections that are published now."""
    public = Election.objects.filter(publication=Publication.PUBLISHED).order_by()
    return gather(public.values("pk"), number)


def gather(elections: Collection[int] | QuerySet, number: int) -> list[Correction]:
    """The newest first, in a fixed number of queries."""
    accounts, figures = (
        history(name).filter(history_corrects__in=elections).order_by("-history_id")
        for name in ("Account", "Figure")
    )
    # An account that comes or goes does so with its figures, and these are told.
    rows = [*accounts.filter(history_type=CHANGED)[:number], *figures[:number]]
    said = publications(rows)
    rows.sort(key=lambda row: said(row).history_date, reverse=True)
    rows = rows[:number]
    befores = previous(rows)
    names = Names([*rows, *befores.values()])
    owners = Election.objects.in_bulk({row.history_corrects for row in rows})
    found = [
        correction_of(row, befores.get(anchor(row)), said(row), owners[row.history_corrects], names)
        for row in rows
    ]
    found += subject_corrections(elections, number)
    return sorted(found, key=lambda each: each.date, reverse=True)[:number]


def anchor(row: Model) -> str:
    return f"{row.instance_type._meta.model_name}-{row.history_id}"


def publications(rows: list[Model]) -> Callable[[Model], Model]:
    """Finds the row of history that says when and why readers came to see a correction.

    It is that of the election where this was published with the correction in it.
    """
    changes = {row.history_publication for row in rows} - {None}
    found = {
        (row.history_change, row.id): row
        for row in history("Election").filter(history_change__in=changes)
    }
    return lambda row: found.get((row.history_publication, row.history_corrects), row)


def previous(rows: list[Model]) -> dict[str, Model]:
    """The row of history that readers saw before each, of the same row of the record."""
    wanted, found = {anchor(row) for row in rows}, {}
    for name in FIGURES:
        pks = {row.id for row in rows if row.instance_type.__name__ == name}
        public = history(name).filter(id__in=among(pks), history_withdrawn=None)
        last = {}
        for row in public.order_by("history_id") if pks else ():
            if anchor(row) in wanted and row.id in last:
                found[anchor(row)] = last[row.id]
            last[row.id] = row
    return found


def correction_of(
    row: Model, before: Model | None, said: Model, election: Election, names: "Names"
) -> Correction:
    removed = row.history_type == DELETED
    # What was deleted before it came back is no state that it differs from.
    added = not removed and (before is None or before.history_type == DELETED)
    old, new = (before or row, None) if removed else (None if added else before, row)
    account = names.account(row)
    source = names.sources[account.source_id]
    is_gone = source.history_type == DELETED
    return Correction(
        anchor=anchor(row),
        election=election.name,
        slug=election.slug,
        date=said.history_date,
        reason=said.history_change_reason,
        about=names.about(row),
        source=names.of_account(account),
        source_url="" if is_gone else reverse("source", args=[source.key]),
        removed=removed,
        added=added,
        figures=tuple(differing(old, new, names)),
    )


def differing(old: Model | None, new: Model | None, names: "Names") -> Iterator[Corrected]:
    """What differs. Of a whole row that came or went, the figures and not what they are of."""
    labels = PRINTED if old is None or new is None else SAID_OF | PRINTED
    row = old or new
    for column in FIGURES[row.instance_type.__name__]:
        if column in labels:
            before, after = names.shown(column, old), names.shown(column, new)
            if before != after:
                yield Corrected(str(labels[column]), before, after)


class Names:
    """What the rows of corrections are called, as history knows it last: they may be gone."""

    def __init__(self, rows: Iterable[Model]):
        figures = [row for row in rows if row.instance_type is Figure]
        self.accounts = latest(Account, {row.account_id for row in figures})
        accounts = [row for row in rows if row.instance_type is Account]
        accounts += self.accounts.values()
        self.rounds = latest(Round, {row.round_id for row in accounts})
        self.sources = latest(Source, {row.source_id for row in accounts})
        self.areas = latest(Area, {row.area_id for row in accounts})
        self.options = latest(Option, {row.option_id for row in figures})
        people = [(row.person_id, row.running_mate_id) for row in self.options.values()]
        self.people = latest(Person, {pk for pair in people for pk in pair})

    def account(self, row: Model) -> Model:
        return row if row.instance_type is Account else self.accounts[row.account_id]

    def about(self, row: Model) -> str:
        """Whose figure, what it counts, in which round and area."""
        account, said = self.account(row), []
        if row.instance_type is Figure:
            if row.option_id:
                said.append(self.shown("option_id", row))
            said.append(self.shown("measure", row))
        if row is account or row.measure not in CONDUCT:
            said.append(self.shown("round_id", account))
        if account.area_id:
            said.append(self.shown("area_id", account))
        return ", ".join(said)

    def of_account(self, account: Model) -> str:
        return ", ".join(filter(None, [self.sources[account.source_id].short_name, account.as_of]))

    def of_option(self, row: Model) -> str:
        people = {
            name: Person(name=self.people[pk].name)
            for name, pk in (("person", row.person_id), ("running_mate", row.running_mate_id))
            if pk
        }
        return Option(name=row.name, kind=row.kind, party_name=row.party_name, **people).label

    def shown(self, column: str, row: Model | None) -> PrintedFigure | str | None:
        """What a row says in a column, for people; `None` where it says nothing."""
        value = None if row is None else getattr(row, column)
        if column == "area_id" and row is not None:
            return self.areas[value].name if value else _("the whole")
        if column == "base" and value == "":
            return _("as the other figures")
        if value is None or value == "":
            return None
        match column:
            case "count":
                unit = row.printed_to or self.accounts[row.account_id].counts_printed_to
                return Count(value, unit, row.bound)
            case "fractional_count":
                return fractional(value, row.bound)
            case "share":
                return Percent(value, row.bound)
            case "counts_printed_to":
                return Count(value)
            case "outcome":
                return str(Outcome(value).label)
            case "measure":
                return str(Measure(value).label)
            case "base":
                return str(ShareBase(value).label)
            case "option_id":
                return self.of_option(self.options[value])
            case "account_id":
                return self.of_account(self.accounts[value])
            case "source_id":
                return self.sources[value].short_name
            case "round_id":
                return _("Round %(number)s") % {"number": self.rounds[value].number}
        return value


def latest(model: type[Model], pks: set[int | None]) -> dict[int, Model]:
    """The last row of history of each of these rows."""
    known = among(pks - {None})
    return {row.id: row for row in model.history.filter(id__in=known).order_by("history_id")}
