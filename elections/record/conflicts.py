"""The measures on which sources conflict, each drawn on one axis."""

from dataclasses import dataclass
from fractions import Fraction

from ..audit import Entry, LoadedElection, MeasureAgreement, wording
from ..audit.sentences import Sentence, Text
from ..figures import Percent, PrintedFigure
from ..pictures import Span, spans_of
from .citations import Citations, Cited


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One source's figure on the axis of its measure, with the true values that it allows."""

    source: Cited
    name: str
    figure: PrintedFigure
    anchor: str
    low: Fraction | None
    high: Fraction | None
    span: Span
    stands_alone: bool
    standing: Sentence | None

    @property
    def is_share(self) -> bool:
        return isinstance(self.figure, Percent)

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Conflict:
    """A measure on which sources cannot all be right, drawn on one axis."""

    anchor: str
    label: Sentence
    sentence: Sentence | Text
    rows: tuple[SpanRow, ...]


def conflict_of(
    loaded: LoadedElection, measure: MeasureAgreement, citations: Citations
) -> Conflict:
    name = loaded.names.get(measure.candidate, "")
    entries = sorted(measure.entries, key=lowest)
    spans = spans_of([entry.interval for entry in entries])
    return Conflict(
        anchor=f"conflict-{measure.slug}",
        label=wording.measure_label(
            measure.measure, name, measure.said_base, of_contest=not measure.round
        ),
        sentence=wording.agreement_sentence(measure, loaded.account_names, loaded.originals),
        rows=tuple(
            span_row(loaded, measure, entry, span, citations)
            for entry, span in zip(entries, spans, strict=True)
        ),
    )


def lowest(entry: Entry) -> tuple[bool, Fraction]:
    """Orders figures as they lie on their axis, those without a lower end first."""
    low = entry.interval.low
    return (low is not None, Fraction(low or 0))


def span_row(
    loaded: LoadedElection,
    measure: MeasureAgreement,
    entry: Entry,
    span: Span,
    citations: Citations,
) -> SpanRow:
    interval = entry.interval
    low, high = interval.low, interval.high
    if not isinstance(entry.figure, Percent):
        # People and ballots are whole: 46,500 to 47,499, and not to under 47,500.
        low, high = interval.integer_bounds()
    return SpanRow(
        source=citations.key(entry.source),
        name=loaded.account_names[entry.account],
        figure=entry.figure,
        anchor=f"read-{entry.anchor}",
        low=low,
        high=high,
        span=span,
        stands_alone=entry.account in measure.alone,
        standing=wording.standing_sentence(measure, entry.account, loaded.account_names),
    )
