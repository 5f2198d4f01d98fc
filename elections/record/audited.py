"""What the audit says of one election, as its pages show it."""

from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import Model, QuerySet

from ..audit import Entry, LoadedElection, MeasureAgreement, wording
from ..audit.agreement import base_of, disputed_measures
from ..audit.sentences import Sentence
from ..figures import Figure, Percent
from ..models import Account, Candidacy, CandidateResult, Election, ReportedFigure, Round
from ..pictures import Span, spans_of
from .citations import Citations, Cited
from .prepared import Prepared

CONFLICT = "conflict"
# What the audit's rules read, and verdicts and agreement do not.
UNREAD = ("key_dates", "delegations", "statements", "sections", "discrepancies")


@dataclass(frozen=True, slots=True)
class AccountVerdict:
    """Whether one source's figures for a round can all be true, why, and what follows.

    `kind` is a verdict's kind; `sentences` give the verdict and its reasons, `follows` what the
    figures leave open as (label, text), `observations` what one changed figure would mend.
    """

    round: int
    source: Cited
    is_lead: bool
    kind: str
    label: Sentence
    sentences: tuple[Sentence, ...]
    follows: tuple[tuple[Sentence, Sentence], ...]
    observations: tuple[Sentence, ...]
    unchecked: Sentence | None

    @property
    def anchor(self) -> str:
        return f"verdict-{self.round}-{self.source.key}"


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One source's figure on the axis of its measure, with the true values that it allows."""

    source: Cited
    figure: Figure
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
    sentence: Sentence
    rows: tuple[SpanRow, ...]


@dataclass(frozen=True, slots=True)
class Audited:
    """An election's audit. `sources_url` is the page on which all of it is told.

    `disputed` names the measures in conflict by their slugs; `bases` say by round and source's key
    of what the shares are a share of.
    """

    sources_url: str
    disputed: dict[str, Sentence]
    bases: dict[tuple[int, str], Sentence] = field(default_factory=dict)
    verdicts: tuple[AccountVerdict, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def dispute_url(self, slug: str) -> str:
        """Where the conflict about a measure is shown; nothing where there is none."""
        return f"{self.sources_url}#conflict-{slug}" if slug in self.disputed else ""

    def verdict_of(self, round_number: int, source_key: str) -> AccountVerdict | None:
        return next(
            (
                one
                for one in self.verdicts
                if (one.round, one.source.key) == (round_number, source_key)
            ),
            None,
        )


def audited_of(loaded: LoadedElection, sources_url: str) -> Audited:
    """The conflicts between sources and the bases of shares."""
    return Audited(sources_url, disputed_by_name(loaded), bases_in(loaded))


def fully_audited_of(loaded: LoadedElection, sources_url: str, citations: Citations) -> Audited:
    """The same with each account's verdict and a picture of each conflict."""
    return Audited(
        sources_url,
        disputed_by_name(loaded),
        bases_in(loaded),
        verdicts=tuple(
            verdict_of(loaded, round_.number, row, citations) for round_, row in loaded.accounts
        ),
        conflicts=tuple(
            conflict_of(loaded, measure, citations)
            for measure in loaded.agreement
            if measure.agreement == CONFLICT
        ),
    )


def disputed_by_name(loaded: LoadedElection) -> dict[str, Sentence]:
    """The measures on which sources conflict: their names for people by their slugs."""
    return {
        one.slug: wording.measure_label(one.measure, loaded.names.get(one.candidate, ""), one.base)
        for one in disputed_measures(loaded)
    }


@Prepared
def rounds(election: int) -> QuerySet[Round]:
    return Round.objects.filter(election=election).order_by("number")


@Prepared
def accounts(election: int) -> QuerySet[Account]:
    return Account.objects.filter(round__election=election).order_by("-is_lead", "pk")


@Prepared
def lines(election: int) -> QuerySet[CandidateResult]:
    return CandidateResult.objects.filter(account__round__election=election).order_by("pk")


@Prepared
def candidacies(election: int) -> QuerySet[Candidacy]:
    rows = Candidacy.objects.filter(election=election).select_related("person", "party")
    return rows.order_by("order", "pk")


@Prepared
def figures(election: int) -> QuerySet[ReportedFigure]:
    return ReportedFigure.objects.filter(election=election).order_by("pk")


def load(election: Election, citations: Citations) -> LoadedElection:
    """The rows of an election that hold its figures, and none of the others, in five queries.

    The page shows the same rows, so that they are read once; and their sources are the page's.
    """
    votes, sets = rounds.rows(election.pk), accounts.rows(election.pk)
    hand_out(lines.rows(election.pk), "account", sets, "lines")
    hand_out(sets, "round", votes, "accounts")
    hand_out(votes, "election", [election], "rounds")
    hand_out(candidacies.rows(election.pk), "election", [election], "candidacies")
    election.listed_figures = figures.rows(election.pk)
    for relation in UNREAD:
        setattr(election, f"listed_{relation}", [])
    loaded = LoadedElection(election, frozenset(), None)
    for row in (*(row for _round, row in loaded.accounts), *loaded.figures):
        row.source = citations.rows[row.source_id]
    return loaded


def hand_out(rows: list[Model], field: str, owners: list[Model], relation: str) -> None:
    """Gives rows to their owners and owners to their rows, as `prefetch_related` does."""
    by_pk = {owner.pk: owner for owner in owners}
    belonging = {pk: [] for pk in by_pk}
    for row in rows:
        pk = getattr(row, f"{field}_id")
        setattr(row, field, by_pk[pk])
        belonging[pk].append(row)
    for pk, owner in by_pk.items():
        owner._prefetched_objects_cache = getattr(owner, "_prefetched_objects_cache", {})
        owner._prefetched_objects_cache[relation] = belonging[pk]


def bases_in(loaded: LoadedElection) -> dict[tuple[int, str], Sentence]:
    """Of what the shares of each account that prints any are: as it says, or its figures allow."""
    return {
        (round_.number, row.source.key): wording.base_label(*base_of(row, loaded.readings[row.pk]))
        for round_, row in loaded.accounts
        if any(line.share is not None for line in loaded.lines[row.pk])
    }


def verdict_of(
    loaded: LoadedElection, round_number: int, row: Account, citations: Citations
) -> AccountVerdict:
    verdict, printed = loaded.verdicts[row.pk], loaded.printed[row.pk]
    return AccountVerdict(
        round=round_number,
        source=citations.source(row.source_id),
        is_lead=row.is_lead,
        kind=verdict.kind,
        label=wording.verdict_label(verdict.kind),
        sentences=tuple(wording.verdict_sentences(verdict, printed, loaded.names)),
        follows=tuple(wording.what_follows(verdict, printed)),
        observations=tuple(
            sentence
            for observation in verdict.observations
            for sentence in wording.observation_sentences(
                observation, loaded.names, printed.printed_to
            )
        ),
        unchecked=wording.unchecked_sentence(verdict, printed, loaded.names),
    )


def conflict_of(
    loaded: LoadedElection, measure: MeasureAgreement, citations: Citations
) -> Conflict:
    name = loaded.names.get(measure.candidate, "")
    entries = sorted(measure.entries, key=lowest)
    spans = spans_of([entry.interval for entry in entries])
    return Conflict(
        anchor=f"conflict-{measure.slug}",
        label=wording.measure_label(measure.measure, name, measure.base),
        sentence=wording.agreement_sentence(measure, loaded.source_names),
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
        figure=entry.figure,
        anchor=f"read-{entry.anchor}",
        low=low,
        high=high,
        span=span,
        stands_alone=entry.source in measure.alone,
        standing=wording.standing_sentence(measure, entry.source, loaded.source_names),
    )
