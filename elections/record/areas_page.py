"""What sources print of the areas of an election: a table for each source's account of a round."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count as Number
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..audit import LoadedElection
from ..changelog.keys import among
from ..figures import Count
from ..models import Account, CandidateResult, Election
from .area_sums import AreaSum, added, sum_of
from .audited import load
from .candidates import Candidate, candidates_of
from .citations import Citations, Cited
from .counts import TOTALS, CountAccount, Line, account_of, line_of
from .frame import AREAS, Frame, frame_of, prose_and_citations

# Areas a page.
MOST = 500
# What tells the accounts of one table from those of another.
TABLE = ("round_id", "source_id", "as_of")
ADDED = tuple((name, label) for name, label in TOTALS if name != "turnout")

Key = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area's figures; `whole` is the larger area that it is a part of."""

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

    round: int
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
    def sentences(self) -> tuple[str, ...]:
        said = (one.sentence for one in (*self.totals.values(), *self.votes))
        return tuple(filter(None, said))


@dataclass(frozen=True, slots=True)
class Areas:
    frame: Frame
    rounds: int
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
    found = Tables(loaded, citations, counted, lines_of(rows))
    tables = tuple(found.table(key, list(of), numbers[key]) for key, of in groupby(rows, key_of))
    return Areas(
        frame=frame_of(election, AREAS[0], "", citations),
        rounds=len(loaded.rounds),
        tables=tables,
        number=number,
        has_next=number * MOST < sum(numbers.values()),
    )


def on_page(counted: QuerySet[Account], number: int) -> list[Account]:
    order = ("round__number", "source__key", "as_of", "area__order", "area__name", "pk")
    rows = counted.select_related("area__parent", "round").order_by(*order)
    return list(rows[(number - 1) * MOST : number * MOST])


def lines_of(rows: list[Account]) -> dict[int, dict[int, CandidateResult]]:
    """The lines of accounts by candidacy, by the account's key."""
    found = defaultdict(dict)
    for line in CandidateResult.objects.filter(account__in=among(row.pk for row in rows)):
        found[line.account_id][line.candidacy_id] = line
    return found


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
        lines: dict[int, dict[int, CandidateResult]],
    ) -> None:
        self.citations = citations
        self.lines = lines
        self.stated = loaded.lines
        self.candidates = candidates_of(loaded, citations, is_cited=lambda row: False)
        self.wholes = {key_of(row): row for _round, row in loaded.accounts}
        parts = outermost(counted)
        sums = {}
        for name, _label in ADDED:
            sums |= added(name, "counts_printed_to")
        rows = parts.values(*TABLE).annotate(parts=Number("pk"), **sums)
        self.totals = {tuple(row[name] for name in TABLE): row for row in rows}
        columns = [f"account__{name}" for name in TABLE]
        rows = CandidateResult.objects.filter(account__in=parts.values("pk")).order_by()
        rows = rows.values(*columns, "candidacy_id")
        self.votes: dict[Key, dict[int, dict]] = defaultdict(dict)
        for row in rows.annotate(**added("votes", "account__counts_printed_to")):
            self.votes[tuple(row[name] for name in columns)][row["candidacy_id"]] = row

    def table(self, key: Key, rows: list[Account], number: int) -> AreaTable:
        source, found = self.citations.source(rows[0].source_id), self.totals[key]
        named = {pk for row in rows for pk in self.lines[row.pk]} | self.votes[key].keys()
        candidates = tuple(one for one in self.candidates if one.pk in named)
        whole, parts = self.wholes.get(key), found["parts"]
        unit = whole.counts_printed_to if whole else 1
        stated = {line.candidacy_id: line.votes for line in self.stated[whole.pk]} if whole else {}
        return AreaTable(
            round=rows[0].round.number,
            source=source,
            as_of=rows[0].as_of,
            number=number,
            parts=parts,
            candidates=candidates,
            rows=tuple(self.row(row, source, candidates) for row in rows),
            totals={
                name: sum_of(
                    found, name, capfirst(label), parts, Count(getattr(whole, name, None), unit)
                )
                for name, label in ADDED
            },
            votes=tuple(
                sum_of(
                    self.votes[key].get(one.pk, {}),
                    "votes",
                    _("Votes for %(name)s") % {"name": one.name},
                    parts,
                    Count(stated.get(one.pk), unit),
                )
                for one in candidates
            ),
            has_whole=whole is not None,
        )

    def row(self, row: Account, source: Cited, candidates: tuple[Candidate, ...]) -> AreaRow:
        lines, unit = self.lines[row.pk], row.counts_printed_to
        row.source = self.citations.rows[row.source_id]
        return AreaRow(
            name=row.area.name,
            kind=row.area.get_kind_display(),
            code=row.area.code,
            whole=row.area.parent.name if row.area.parent else "",
            account=account_of(row, row.round.number, source, ()),
            lines=tuple(
                line_of(lines[one.pk], one, unit) if one.pk in lines else None for one in candidates
            ),
        )
