"""Counts of other things than votes, and who came to watch."""

from dataclasses import dataclass

from django.db.models import QuerySet

from ..audit import LoadedElection
from ..figures import Reported
from ..models import Delegation, DelegationRole, Election, Measure, Page, ReportedFigure
from .citations import Citations, Cited, Marks
from .prepared import Prepared

# On which page a reader looks for a measure.
MEASURES = {
    Page.CAMPAIGN: (Measure.CANDIDATES_REGISTERED, Measure.CANDIDATES_VOTED_ON),
    Page.CONDUCT: (
        Measure.OBSERVERS,
        Measure.OBSERVERS_INTERNATIONAL,
        Measure.OBSERVER_COUNTRIES,
        Measure.JOURNALISTS,
        Measure.JOURNALISTS_FOREIGN,
    ),
    Page.RESULTS: (Measure.DISTRICTS, Measure.STATIONS, Measure.STATIONS_ABROAD, Measure.SEATS),
}


@dataclass(frozen=True, slots=True)
class Report:
    """What one source says of a measure."""

    measure: str
    figure: Reported
    place: str
    note: str
    source: Cited

    @property
    def label(self) -> str:
        return Measure(self.measure).label


def report_of(row: ReportedFigure, source: Cited) -> Report:
    return Report(
        measure=row.measure,
        figure=Reported(row.value, row.bound, row.wording),
        place=row.place,
        note=row.note,
        source=source,
    )


@dataclass(frozen=True, slots=True)
class MeasureReports:
    """Every source's report of one measure, by source."""

    measure: str
    reports: tuple[Report, ...]

    @property
    def label(self) -> str:
        return Measure(self.measure).label

    @property
    def anchor(self) -> str:
        return f"measure-{self.measure}"

    @property
    def differs(self) -> bool:
        """Whether two sources print different figures, be it only in how exact they are."""
        return len({(report.figure.value, report.figure.bound) for report in self.reports}) > 1


def measures_of(
    loaded: LoadedElection, citations: Citations, page: str | None = None
) -> tuple[MeasureReports, ...]:
    """The measures of a page that sources report, or those of all pages, from loaded rows."""
    measures = MEASURES[page] if page else tuple(Measure)
    reports = {}
    for row in loaded.figures:
        if row.measure in measures:
            report = report_of(row, citations.source(row.source_id))
            reports.setdefault(row.measure, []).append(report)
    return tuple(
        MeasureReports(measure, tuple(sorted(reports[measure], key=lambda r: r.source.number)))
        for measure in measures
        if measure in reports
    )


@dataclass(frozen=True, slots=True)
class Sender:
    """A jurisdiction or an organisation whose people came."""

    role: str
    name: str
    note: str
    marks: Marks

    @property
    def role_label(self) -> str:
        return DelegationRole(self.role).label


@dataclass(frozen=True, slots=True)
class Naming:
    """A sender, and for each column of a matrix whether that source names it."""

    name: str
    note: str
    named_by: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Namings:
    """Which source names which sender of observers: senders down, sources across."""

    sources: Marks
    rows: tuple[Naming, ...]
    totals: tuple[int, ...]


@Prepared
def delegations(election: int) -> QuerySet[Delegation]:
    return Delegation.objects.filter(election=election).select_related("jurisdiction").order_by()


def senders_of(election: Election, citations: Citations) -> tuple[Sender, ...]:
    """Everybody who sent people, by name, in one query."""
    senders = (
        Sender(row.role, row.sender, row.note, citations.of("delegation", row.pk))
        for row in delegations.rows(election.pk)
    )
    return tuple(sorted(senders, key=lambda sender: sender.name))


def in_role(senders: tuple[Sender, ...], role: DelegationRole) -> tuple[Sender, ...]:
    return tuple(sender for sender in senders if sender.role == role)


def namings_of(senders: tuple[Sender, ...]) -> Namings:
    """Who names whom among senders of one role; those named by most sources come first."""
    named = {source for sender in senders for source in sender.marks}
    sources = tuple(sorted(named, key=lambda source: source.number))
    ordered = sorted(senders, key=lambda sender: (-len(sender.marks), sender.name))
    rows = tuple(
        Naming(sender.name, sender.note, tuple(source in sender.marks for source in sources))
        for sender in ordered
    )
    totals = tuple(sum(column) for column in zip(*(row.named_by for row in rows), strict=True))
    return Namings(sources, rows, totals)
