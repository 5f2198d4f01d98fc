"""Counts of other things than votes, and who came to watch."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext

from ..audit import LoadedElection, measure_slug
from ..audit.measures import figure_of, measure_of
from ..audit.wording import measure_label
from ..figures import PrintedFigure
from ..models import Delegation, DelegationRole, Election, Figure, Measure, Page
from ..models.measure import RULES, SEATS
from .citations import Citations, Cited, Marks
from .maps import CountryMap, Place, map_of
from .places import place_of
from .prepared import Prepared

# On which page a reader looks for a measure.
MEASURES = {
    Page.CAMPAIGN: (
        *(Measure.CANDIDATES, Measure.CANDIDATES_REGISTERED, Measure.CANDIDATES_VOTED_ON),
        *(Measure.CANDIDATES_OF_PARTIES, Measure.CANDIDATES_INDEPENDENT),
    ),
    Page.CONDUCT: (
        Measure.OBSERVERS,
        Measure.OBSERVERS_INTERNATIONAL,
        Measure.OBSERVERS_LOCAL,
        Measure.OBSERVER_COUNTRIES,
        Measure.JOURNALISTS,
        Measure.JOURNALISTS_FOREIGN,
    ),
    Page.RESULTS: (
        *SEATS,
        *RULES,
        *(Measure.DISTRICTS, Measure.STATIONS, Measure.STATIONS_ABROAD),
    ),
}


@dataclass(frozen=True, slots=True)
class Report:
    """What one source says of a measure; `name` tells its account, `account` is the key of that."""

    measure: str
    figure: PrintedFigure
    note: str
    source: Cited
    name: str
    account: str


def report_of(row: Figure, source: Cited) -> Report:
    """`row` comes with its account, and that with its source and area."""
    return Report(
        measure=row.measure,
        figure=figure_of(row),
        note=row.note,
        source=source,
        name=row.account.short_name,
        account=row.account.key,
    )


@dataclass(frozen=True, slots=True)
class MeasureReports:
    """Every source's report of one measure, by source; `slug` is the measure's in the audit.

    `whose` is the slug of the option or contest that it is of, empty for the whole election;
    `base` is what a rule is in per cent of, as far as it is stated.
    """

    measure: str
    whose: str
    base: str
    slug: str
    label: str
    reports: tuple[Report, ...]

    @property
    def name(self) -> str:
        """The measure's, without whose it is."""
        return str(measure_label(self.measure, "", self.base))

    @property
    def anchor(self) -> str:
        return f"measure-{self.slug}"

    @property
    def differs(self) -> bool:
        """Whether two sources print different figures, be it only in how exact they are."""
        return len({(report.figure.value, report.figure.bound) for report in self.reports}) > 1


def measures_of(
    loaded: LoadedElection, citations: Citations, page: str | None = None
) -> tuple[MeasureReports, ...]:
    """The measures of a page that sources report, or those of all pages, from loaded rows."""
    measures = MEASURES[page] if page else tuple(Measure)
    reports: dict[tuple[str, str, str], list[Report]] = {}
    for row in sorted(loaded.figures, key=lambda row: row.pk):
        if row.measure in measures:
            report = report_of(row, citations.source(row.account.source_id))
            reports.setdefault(measure_of(row), []).append(report)
    names = names_apart(loaded)
    return tuple(
        MeasureReports(
            measure=measure,
            whose=whose,
            base=base,
            slug=measure_slug(measure, None, whose, base),
            label=str(measure_label(measure, names.get(whose, ""), base, of_contest=True)),
            reports=tuple(sorted(told, key=lambda report: (report.source.number, report.name))),
        )
        for (measure, whose, base), told in sorted(
            reports.items(), key=lambda item: measures.index(item[0][0])
        )
    )


def names_apart(loaded: LoadedElection) -> dict[str, str]:
    """The names of options and contests; an option of a common name is told with its ballot."""
    common = Counter(option.label for option in loaded.options.values())
    names = dict(loaded.names)
    for option in loaded.options.values():
        if common[option.label] > 1 and option.contest_id in loaded.contests:
            contest = loaded.contests[option.contest_id]
            names[option.slug] = f"{option.label}, {contest.name}"
    return names


def results_heading(measures: tuple[MeasureReports, ...]) -> str:
    """Over the measures of the results page, which are of polling stations, of rules, of seats."""
    if any(one.measure in (*RULES, *SEATS) for one in measures):
        return gettext("Rules and polling stations")
    return gettext("Where people voted")


@dataclass(frozen=True, slots=True)
class Sender:
    """A jurisdiction or an organisation whose people came."""

    role: str
    name: str
    note: str
    marks: Marks
    is_country: bool = False
    place: Place | None = None

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
    names_countries: bool
    map: CountryMap | None

    @property
    def heading(self) -> str:
        if self.names_countries:
            return gettext("Countries named by each source")
        return gettext("Senders named by each source")


@Prepared
def delegations(election: int) -> QuerySet[Delegation]:
    return Delegation.objects.filter(election=election).select_related("jurisdiction").order_by()


def senders_of(election: Election, citations: Citations) -> tuple[Sender, ...]:
    """Everybody who sent people, by name, in one query."""
    senders = (
        Sender(
            row.role,
            row.sender,
            row.note,
            citations.of("delegation", row.pk),
            row.jurisdiction_id is not None,
            place_of(row.jurisdiction) if row.jurisdiction else None,
        )
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
    countries = [sender for sender in senders if sender.is_country]
    drawn = map_of((sender.name, sender.place) for sender in countries)
    return Namings(sources, rows, totals, bool(countries), drawn)
