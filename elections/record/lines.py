"""The lines of an account: what its source prints of each option."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from ..figures import Count, Percent, PrintedFigure, count_of, percent_of
from ..models import Figure, Measure, Outcome, ShareBase
from ..models.measure import SEATS
from .candidates import Candidate
from .citations import Cited, Marks

# Seats of one way of being elected, beside those in all.
TIERS = (Measure.LIST_SEATS, Measure.CONSTITUENCY_SEATS)


@dataclass(frozen=True, slots=True)
class Line:
    """What a source prints of one option.

    `seats` are its seats by measure; `transferred` are ranked votes that it has more than in the
    count before; `further` are shares of another base, each with its name.
    """

    candidate: Candidate
    votes: Count
    share: Percent
    outcome: str
    transferred: Count
    seats: Mapping[str, Count] = field(default_factory=dict)
    further: tuple[tuple[Percent, str], ...] = ()

    @property
    def outcome_label(self) -> str:
        """The outcome in words; nothing where the source states none."""
        return Outcome(self.outcome).label if self.outcome else ""

    @property
    def seats_won(self) -> Count:
        """In total, else from the tier that the source prints."""
        measures = (Measure.SEATS, *TIERS)
        return next((self.seats[each] for each in measures if each in self.seats), Count(None))


@dataclass(frozen=True, slots=True)
class Variant:
    """One printed figure and the sources that print it."""

    figure: PrintedFigure
    marks: Marks


@dataclass(frozen=True, slots=True)
class CandidateFigures:
    """What sources print of one option, each figure once; `outcomes` as they state them.

    `seats` are by measure, in the order of the measures that were asked for.
    """

    candidate: Candidate
    votes: tuple[Variant, ...]
    transferred: tuple[Variant, ...]
    shares: tuple[Variant, ...]
    outcomes: tuple[str, ...]
    seats: tuple[tuple[Measure, tuple[Variant, ...]], ...] = ()


def lines_of(
    figures: Collection[Figure], candidates: dict[int, Candidate], unit: int
) -> tuple[Line, ...]:
    """The lines of the options in their order, from figures of votes and of seats."""
    votes: dict[int, list[Figure]] = {}
    transferred: dict[int, Count] = {}
    seats: dict[int, dict[str, Count]] = {}
    for row in figures:
        if row.measure == Measure.VOTES:
            votes.setdefault(row.option_id, []).append(row)
        elif row.measure == Measure.TRANSFERRED:
            transferred[row.option_id] = count_of(row, unit)
        elif row.measure in SEATS and row.option_id is not None:
            seats.setdefault(row.option_id, {})[row.measure] = count_of(row, unit)
    return tuple(
        line_of(
            votes.get(pk, []),
            transferred.get(pk, Count(None)),
            seats.get(pk, {}),
            candidate,
            unit,
        )
        for pk, candidate in candidates.items()
        if pk in votes or pk in transferred or pk in seats
    )


def line_of(
    rows: list[Figure],
    transferred: Count,
    seats: Mapping[str, Count],
    candidate: Candidate,
    unit: int,
) -> Line:
    """`rows` are the option's votes: one at most, and others for shares of another base."""
    first = next((row for row in rows if not row.base), Figure())
    others = sorted((row for row in rows if row.base), key=lambda row: (row.base, row.pk))
    return Line(
        candidate=candidate,
        votes=count_of(first, unit),
        share=percent_of(first),
        outcome=next((row.outcome for row in rows if row.outcome), ""),
        transferred=transferred,
        seats=seats,
        further=tuple((percent_of(row), ShareBase(row.base).label) for row in others),
    )


def figures_of(
    candidate: Candidate,
    lines: tuple[tuple[Cited, Line], ...],
    measures: tuple[Measure, ...] = (),
) -> CandidateFigures:
    return CandidateFigures(
        candidate=candidate,
        votes=variants_of((line.votes, source) for source, line in lines),
        transferred=variants_of((line.transferred, source) for source, line in lines),
        shares=variants_of((line.share, source) for source, line in lines),
        outcomes=tuple(dict.fromkeys(line.outcome_label for _, line in lines if line.outcome)),
        seats=tuple(
            (
                each,
                variants_of(
                    (line.seats[each], source) for source, line in lines if each in line.seats
                ),
            )
            for each in measures
        ),
    )


def variants_of(pairs: Iterable[tuple[PrintedFigure, Cited]]) -> tuple[Variant, ...]:
    """Each figure that is stated, once, with all sources that print it; the lead's comes first."""
    marks = {}
    for figure, source in pairs:
        if figure.is_stated:
            marks.setdefault(figure, []).append(source)
    return tuple(Variant(figure, tuple(sources)) for figure, sources in marks.items())
