"""What sources print of the areas of an election: a table for each source's account of a round."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from ..audit import LoadedElection
from ..audit.area_sums import AreaSum
from ..audit.areas import (
    ADDED,
    AreaVerdicts,
    Key,
    area_counts,
    figures_of,
    key_of,
    of_areas,
)
from ..audit.sentences import Sentence
from ..models import Account, Election, Measure
from .audited import load
from .candidates import Candidate, candidates_of
from .citations import Citations, Cited
from .counts import CountAccount
from .frame import AREAS, Frame, frame_of, prose_and_citations
from .lines import Line
from .numbered import Numbered
from .rounds import account_of, label_of

# Areas a page.
MOST = 500


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area's figures; `whole` is the larger area that it is a part of.

    `lines` are those of the table's candidates, `None` for whom it does not list; `amiss` says
    why its figures do not add up, where they do not.
    """

    name: str
    kind: str
    code: str
    whole: str
    account: CountAccount
    lines: tuple[Line | None, ...]
    amiss: tuple[Sentence, ...]


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
    def sentences(self) -> tuple[Sentence, ...]:
        votes = () if self.has_own_candidates else self.votes
        said = (one.sentence for one in (*self.totals.values(), *votes))
        return tuple(filter(None, said))


@dataclass(frozen=True, slots=True)
class Areas(Numbered):
    frame: Frame
    tables: tuple[AreaTable, ...]
    number: int
    has_next: bool
    query: str = ""


def areas(election: Election, number: int) -> Areas:
    """A page of the areas, in thirteen queries; one without tables where there are no more."""
    _prose, citations = prose_and_citations(election, "")
    loaded = load(election, citations)
    rows = on_page(of_areas(loaded), number)
    found = Tables(loaded, citations, rows)
    tables = tuple(found.table(key, list(of)) for key, of in groupby(rows, key_of))
    return Areas(
        frame=frame_of(election, AREAS[0], "", citations),
        tables=tables,
        number=number,
        has_next=number * MOST < sum(one.number for one in found.counts.values()),
    )


def on_page(counted: QuerySet[Account], number: int) -> list[Account]:
    order = ("round__number", "source__key", "as_of", "area__order", "area__name", "pk")
    rows = counted.select_related("area__parent").order_by(*order)
    return list(rows[(number - 1) * MOST : number * MOST])


class Tables:
    """Makes the tables of a page: what is added up is read at once, for all of them."""

    def __init__(self, loaded: LoadedElection, citations: Citations, rows: list[Account]) -> None:
        self.loaded, self.citations = loaded, citations
        self.counts = area_counts(loaded)
        self.verdicts = AreaVerdicts(loaded)
        self.figures = figures_of(row.pk for row in rows)
        self.candidates = candidates_of(loaded, citations, is_cited=lambda row: False)
        self.by_pk = {one.pk: one for one in self.candidates}
        self.rounds = {round_.pk: round_ for round_ in loaded.rounds}

    def table(self, key: Key, rows: list[Account]) -> AreaTable:
        source, count = self.citations.source(rows[0].source_id), self.counts[key]
        named = {line.option_id for row in rows for line in self.figures[row.pk]}
        candidates = tuple(one for one in self.candidates if one.pk in named | count.found.keys())
        label = label_of(self.rounds[rows[0].round_id], self.loaded.rounds)
        return AreaTable(
            round_label=label,
            source=source,
            as_of=rows[0].as_of,
            number=count.number,
            parts=count.parts,
            candidates=candidates,
            rows=tuple(self.row(row, label, source, candidates) for row in rows),
            totals={measure.value: count.sum(measure) for measure in ADDED},
            votes=tuple(count.sum(Measure.VOTES, one.pk) for one in candidates),
            has_whole=count.whole is not None,
        )

    def row(
        self, row: Account, label: str, source: Cited, candidates: tuple[Candidate, ...]
    ) -> AreaRow:
        row.source = self.citations.rows[row.source_id]
        round_, figures = self.rounds[row.round_id], self.figures[row.pk]
        account = account_of(row, round_, label, source, figures, self.by_pk)
        return AreaRow(
            name=row.area.name,
            kind=row.area.get_kind_display(),
            code=row.area.code,
            whole=row.area.parent.name if row.area.parent else "",
            account=account,
            lines=tuple(account.line_of(one) for one in candidates),
            amiss=tuple(self.verdicts.amiss(row, figures)),
        )
