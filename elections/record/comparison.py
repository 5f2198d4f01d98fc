"""Who says what: the same figure as each source prints it, side by side."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..audit import measure_slug
from ..figures import Count, PrintedFigure
from ..models import TOTALS, Measure
from ..models.measure import SEATS
from .audited import Audited
from .candidates import Candidate
from .conduct import MeasureReports
from .counts import CountAccount
from .lines import Line
from .round_count import RoundCount


@dataclass(frozen=True, slots=True)
class Row:
    """One figure across the sources; a cell is blank (its value `None`) where not stated.

    `key` is the measure's slug in the audit, `accounts` are the keys of the cells' accounts.
    """

    key: str
    label: str
    cells: tuple[PrintedFigure, ...]
    accounts: tuple[str, ...]

    @property
    def anchor(self) -> str:
        return f"measure-{self.key}"

    @property
    def pairs(self) -> tuple[tuple[PrintedFigure, str], ...]:
        """Each cell with the id under which it can be linked to."""
        return tuple(
            (cell, f"figure-{self.key}-{account}")
            for cell, account in zip(self.cells, self.accounts, strict=True)
        )

    @property
    def is_stated(self) -> bool:
        return any(cell.is_stated for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows about one candidate, or about the whole count where `name` is empty."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One round: figures down, sources' accounts across; `label` tells it from other rounds."""

    round: int
    label: str
    accounts: tuple[CountAccount, ...]
    groups: tuple[RowGroup, ...]

    @property
    def states_units(self) -> bool:
        """Whether any account says of how many units its figures are."""
        return any(account.counted for account in self.accounts)

    @property
    def columns(self) -> int:
        """How many columns a table of it has, the figures' names included."""
        return len(self.accounts) + 1


@dataclass(frozen=True, slots=True)
class Variants:
    """A figure on which sources conflict: whose it is, what, and where the conflict is shown.

    `round` tells its round apart where there are several.
    """

    round: str
    name: str
    label: str
    url: str


def comparison_of(count: RoundCount) -> Comparison:
    """Every figure that at least one source states, of one round."""
    accounts = count.accounts
    keys = tuple(account.key for account in accounts)
    whole = tuple(
        Row(
            measure_slug(name, count.number),
            name.label,
            tuple(one.figure(name) for one in accounts),
            keys,
        )
        for name in TOTALS
    )
    common = Counter(candidate.name for candidate in count.candidates)
    groups = [RowGroup("", whole)] + [
        RowGroup(
            f"{candidate.name} ({candidate.party})"
            if common[candidate.name] > 1 and candidate.party
            else candidate.name,
            candidate_rows(count, candidate),
        )
        for candidate in count.candidates
    ]
    stated = (
        RowGroup(group.name, tuple(row for row in group.rows if row.is_stated)) for group in groups
    )
    return Comparison(
        count.number, count.label, accounts, tuple(group for group in stated if group.rows)
    )


def candidate_rows(count: RoundCount, candidate: Candidate) -> tuple[Row, ...]:
    lines = tuple(one.line_of(candidate) for one in count.accounts)
    keys = tuple(account.key for account in count.accounts)

    def row(measure: str, label: str, figure_of: Callable[[Line], PrintedFigure]) -> Row:
        slug = measure_slug(measure, count.number, candidate.slug)
        cells = tuple(figure_of(line) if line else Count(None) for line in lines)
        return Row(slug, label, cells, keys)

    return (
        row("votes", _("votes"), lambda line: line.votes),
        row("transferred", Measure.TRANSFERRED.label, lambda line: line.transferred),
        row("share", _("share"), lambda line: line.share),
        *(
            row(each.value, each.label, lambda line, each=each: line.seats.get(each, Count(None)))
            for each in SEATS
        ),
    )


def count_variants(audited: Audited, comparison: Comparison) -> Iterable[Variants]:
    """The figures of a round about which sources conflict."""
    for group in comparison.groups:
        for row in group.rows:
            if row.key in audited.disputed:
                url = audited.dispute_url(row.key)
                yield Variants(comparison.label, group.name, row.label, url)


def measure_variants(audited: Audited, measures: Iterable[MeasureReports]) -> Iterable[Variants]:
    """The measures about which sources conflict."""
    for measure in measures:
        if measure.slug in audited.disputed:
            yield Variants("", "", measure.label, audited.dispute_url(measure.slug))
