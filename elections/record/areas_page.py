"""What sources print of the areas of an election: a table for each source's account of a round."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count as Number
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..audit import LoadedElection
from ..audit.printed import is_exact
from ..changelog.keys import among
from ..figures import Count
from ..models import TOTALS, Account, Election, Figure, Measure
from .area_sums import AreaSum, sum_of, sums_of
from .audited import load
from .candidates import Candidate, candidates_of
from .citations import Citations, Cited
from .counts import CountAccount
from .frame import AREAS, Frame, frame_of, prose_and_citations
from .lines import Line
from .rounds import account_of, label_of

# Areas a page.
MOST = 500
# What tells the accounts of one table from those of another.
TABLE = ("round_id", "source_id", "as_of")
ADDED = tuple(measure for measure in TOTALS if measure != Measure.TURNOUT)

Key = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area's figures; `whole` is the larger area that it is a part of.

    `lines` are those of the table's candidates, `None` for whom it does not list.
    """

    name: str
    kind: str
    code: str
    whole: str
    account: CountAccount
    lines: tuple[Line | None, ...]


@dataclass(frozen=True, slots=True)
class AreaTable:
    """A source's account of one round, area by area.

    `rows` are those on this page, of `number` in all. The sums are of the `parts` that lie in no
    other area of the table: of the whole count, and of each candidate.
    """

    round_label: str
    source: Cited
    as_of: str
    number: int
    parts: int
    candidates: tuple[Candidate, ...]
    rows: tuple[AreaRow, ...]
    totals: dict[str, AreaSum]
    votes: tuple[AreaSum, ...]
    has_whole: bool

    @property
    def name(self) -> str:
        return ", ".join(filter(None, [self.source.name, self.as_of]))

    @property
    def has_own_candidates(self) -> bool:
        """Whether the areas list different people, as constituencies do: no column for each."""
        return len(self.candidates) > 1 and all(None in row.lines for row in self.rows)

    @property
    def sentences(self) -> tuple[str, ...]:
        votes = () if self.has_own_candidates else self.votes
        said = (one.sentence for one in (*self.totals.values(), *votes))
        return tuple(filter(None, said))


@dataclass(frozen=True, slots=True)
class Areas:
    frame: Frame
    tables: tuple[AreaTable, ...]
    number: int
    has_next: bool
    query: str = ""

    @property
    def previous_number(self) -> int:
        return self.number - 1

    @property
    def next_number(self) -> int:
        return self.number + 1


def areas(election: Election, number: int) -> Areas:
    """A page of the areas, in thirteen queries; one without tables where there are no more."""
    _prose, citations = prose_and_citations(election, "")
    loaded = load(election, citations)
    counted = Account.objects.filter(round__election=election).exclude(area=None).order_by()
    totals = counted.values(*TABLE).annotate(number=Number("pk"))
    numbers = {tuple(row[name] for name in TABLE): row["number"] for row in totals}
    rows = on_page(counted, number)
    found = Tables(loaded, citations, counted, rows)
    tables = tuple(found.table(key, list(of), numbers[key]) for key, of in groupby(rows, key_of))
    return Areas(
        frame=frame_of(election, AREAS[0], "", citations),
        tables=tables,
        number=number,
        has_next=number * MOST < sum(numbers.values()),
    )


def on_page(counted: QuerySet[Account], number: int) -> list[Account]:
    order = ("round__number", "source__key", "as_of", "area__order", "area__name", "pk")
    rows = counted.select_related("area__parent").order_by(*order)
    return list(rows[(number - 1) * MOST : number * MOST])


def key_of(row: Account) -> Key:
    return tuple(getattr(row, name) for name in TABLE)


def outermost(counted: QuerySet[Account]) -> QuerySet[Account]:
    """The accounts of areas that lie in no other area of their table."""
    same = Account.objects.filter(**{name: OuterRef(name) for name in TABLE})
    for wider in ("area__parent", "area__parent__parent", "area__parent__parent__parent"):
        counted = counted.filter(~Exists(same.filter(area=OuterRef(wider))))
    return counted


class Tables:
    """Makes the tables of a page: what is added up is read at once, for all of them."""

    def __init__(
        self,
        loaded: LoadedElection,
        citations: Citations,
        counted: QuerySet[Account],
        rows: list[Account],
    ) -> None:
        self.loaded, self.citations = loaded, citations
        self.figures: dict[int, list[Figure]] = defaultdict(list)
        for row in Figure.objects.filter(account__in=among(row.pk for row in rows)).order_by("pk"):
            self.figures[row.account_id].append(row)
        self.candidates = candidates_of(loaded, citations, is_cited=lambda row: False)
        self.by_pk = {one.pk: one for one in self.candidates}
        self.rounds = {round_.pk: round_ for round_ in loaded.rounds}
        self.wholes = {key_of(row): row for _round, row in loaded.accounts}
        parts = outermost(counted)
        numbers = parts.values(*TABLE).annotate(
            number=Number("pk"),
            kinds=Number("area__kind", distinct=True),
            inner=Number("area__parent"),
        )
        self.parts = {tuple(row[name] for name in TABLE): row["number"] for row in numbers}
        # Areas of one kind that are not all parts of others, which are not listed.
        self.divisions = {
            tuple(row[name] for name in TABLE): row["number"] > 1
            and row["kinds"] == 1
            and row["inner"] < row["number"]
            for row in numbers
        }
        columns = [f"account__{name}" for name in TABLE]
        added = Figure.objects.filter(
            account__in=parts.values("pk"), measure__in=(*ADDED, Measure.VOTES)
        )
        # By the measure for the whole count, by the option for votes.
        self.sums: dict[Key, dict[str | int, dict]] = defaultdict(dict)
        for row in sums_of(added, *columns, "measure", "option_id"):
            key = tuple(row[name] for name in columns)
            self.sums[key][row["option_id"] or row["measure"]] = row

    def table(self, key: Key, rows: list[Account], number: int) -> AreaTable:
        source, sums, parts = (
            self.citations.source(rows[0].source_id),
            self.sums[key],
            self.parts[key],
        )
        named = {line.option_id for row in rows for line in self.figures[row.pk]}
        candidates = tuple(one for one in self.candidates if one.pk in named | sums.keys())
        whole = self.wholes.get(key)
        stated = self.exactly_stated(whole) if whole else {}
        unit = whole.counts_printed_to if whole else 1
        label = label_of(self.rounds[rows[0].round_id], self.loaded.rounds)
        return AreaTable(
            round_label=label,
            source=source,
            as_of=rows[0].as_of,
            number=number,
            parts=parts,
            candidates=candidates,
            rows=tuple(self.row(row, label, source, candidates) for row in rows),
            totals={
                measure.value: sum_of(
                    sums.get(measure.value, {}),
                    capfirst(measure.label),
                    parts,
                    Count(stated.get(measure.value), unit),
                    is_division=self.divisions[key],
                )
                for measure in ADDED
            },
            votes=tuple(
                sum_of(
                    sums.get(one.pk, {}),
                    _("Votes for %(name)s") % {"name": one.name},
                    parts,
                    Count(stated.get(one.pk), unit),
                    is_division=self.divisions[key],
                )
                for one in candidates
            ),
            has_whole=whole is not None,
        )

    def exactly_stated(self, whole: Account) -> dict[str | int, int | None]:
        """What the source prints of the whole that sums can be compared with."""
        rows = (*self.loaded.totals_of[whole.pk], *self.loaded.lines[whole.pk])
        return {row.option_id or row.measure: row.count for row in rows if is_exact(whole, row)}

    def row(
        self, row: Account, label: str, source: Cited, candidates: tuple[Candidate, ...]
    ) -> AreaRow:
        row.source = self.citations.rows[row.source_id]
        round_ = self.rounds[row.round_id]
        account = account_of(row, round_, label, source, self.figures[row.pk], self.by_pk)
        return AreaRow(
            name=row.area.name,
            kind=row.area.get_kind_display(),
            code=row.area.code,
            whole=row.area.parent.name if row.area.parent else "",
            account=account,
            lines=tuple(account.line_of(one) for one in candidates),
        )
