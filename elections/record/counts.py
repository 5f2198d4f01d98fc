"""What sources say of a round's count, each set with its figures as printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..audit import LoadedElection
from ..figures import Count, Figure, Percent
from ..formatting import digits
from ..models import (
    Account,
    CandidateResult,
    Outcome,
    ResultStatus,
    RoundStatus,
    ShareBase,
)
from ..pictures import Axis, count_axis, percent_axis
from .candidates import Candidate
from .citations import Citations, Cited, Marks

# The figures of a whole count, by the names that `CountAccount` has for them.
TOTALS = (
    ("registered", _("registered voters")),
    ("cast", _("votes cast")),
    ("valid", _("valid votes")),
    ("invalid", _("invalid or blank votes")),
    ("turnout", _("turnout")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """What a source prints of one candidate."""

    candidate: Candidate
    votes: Count
    share: Percent
    outcome: str

    @property
    def outcome_label(self) -> str:
        """The outcome in words; nothing where the source states none."""
        return Outcome(self.outcome).label if self.outcome else ""


# Without slots: what is asked of it once a line is worked out once.
@dataclass(frozen=True)
class CountAccount:
    """One source's account of one round's count."""

    round: int
    key: str
    source: Cited
    as_of: str
    status: str
    units_counted: int | None
    units_total: int | None
    registered: Count
    cast: Count
    valid: Count
    invalid: Count
    turnout: Percent
    share_base: str
    unit: int
    is_lead: bool
    lead_reason: str
    note: str
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """The source's short name, with what tells the account apart."""
        return ", ".join(filter(None, [self.source.name, self.as_of]))

    @property
    def status_label(self) -> str:
        """What the source calls the count; nothing where it does not say."""
        return "" if self.status == ResultStatus.UNSTATED else ResultStatus(self.status).label

    @property
    def counted(self) -> str:
        """How many units the figures are from; nothing where the source does not say."""
        if self.units_counted is None:
            return ""
        counted = digits(self.units_counted)
        if self.units_total is None:
            return counted
        return gettext("%(counted)s of %(total)s") % {
            "counted": counted,
            "total": digits(self.units_total),
        }

    @property
    def share_base_label(self) -> str:
        """What shares are a share of; nothing where the source does not say."""
        return "" if self.share_base == ShareBase.UNSTATED else ShareBase(self.share_base).label

    @property
    def totals(self) -> tuple[tuple[str, str, Figure], ...]:
        """The figures of the whole count: each measure, its name for people, the figure."""
        return tuple((name, label, getattr(self, name)) for name, label in TOTALS)

    @cached_property
    def states_shares(self) -> bool:
        return any(line.share.value is not None for line in self.lines)

    @property
    def half(self) -> str:
        """Where 50 per cent is in the picture of the shares; empty if it is drawn from votes."""
        return self.axis.at(50) if self.states_shares else ""

    @cached_property
    def axis(self) -> Axis:
        """Of the shares where the source states any, else of the votes."""
        if self.states_shares:
            return percent_axis(line.share.value for line in self.lines)
        return count_axis(line.votes.value for line in self.lines)

    def width_of(self, line: Line) -> str:
        return self.axis.at(line.share.value if self.states_shares else line.votes.value)

    @property
    def bars(self) -> tuple[tuple[Line, str], ...]:
        """Each line with the width of its bar."""
        return tuple((line, self.width_of(line)) for line in self.lines)

    @property
    def turnout_bar(self) -> str:
        return percent_axis([self.turnout.value]).at(self.turnout.value)

    @cached_property
    def line_by_candidate(self) -> dict[int, Line]:
        return {line.candidate.pk: line for line in self.lines}

    def line_of(self, candidate: Candidate) -> Line | None:
        return self.line_by_candidate.get(candidate.pk)


@dataclass(frozen=True, slots=True)
class Variant:
    """One printed figure and the sources that print it."""

    figure: Figure
    marks: Marks


@dataclass(frozen=True, slots=True)
class CandidateFigures:
    """What sources print of one candidate, each figure once; `outcomes` as they state them."""

    candidate: Candidate
    votes: tuple[Variant, ...]
    shares: tuple[Variant, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundCount:
    """A round with every source's account of its count: the lead first, then by source."""

    number: int
    date: date | None
    status: str
    accounts: tuple[CountAccount, ...]

    @property
    def status_label(self) -> str:
        return RoundStatus(self.status).label

    @property
    def was_held(self) -> bool:
        return self.status == RoundStatus.HELD

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Everybody of whom some source prints a figure; the lead's come first."""
        found = {line.candidate.pk: line.candidate for one in self.accounts for line in one.lines}
        return tuple(found.values())

    @property
    def table(self) -> tuple[tuple[CountAccount, tuple[Line | None, ...]], ...]:
        """Each account with its line of each candidate, `None` where it has none."""
        candidates = self.candidates
        return tuple(
            (account, tuple(account.line_of(candidate) for candidate in candidates))
            for account in self.accounts
        )

    @property
    def lead(self) -> CountAccount | None:
        return next((account for account in self.accounts if account.is_lead), None)

    @property
    def unlisted(self) -> tuple[CandidateFigures, ...]:
        """What the other sources print of candidates whom the lead account does not list."""
        if self.lead is None:
            return ()
        return tuple(
            figures_of(candidate, self.lines_of(candidate))
            for candidate in self.candidates
            if self.lead.line_of(candidate) is None
        )

    def lines_of(self, candidate: Candidate) -> tuple[tuple[Cited, Line], ...]:
        """Each source that lists a candidate, with its line."""
        lines = ((account.source, account.line_of(candidate)) for account in self.accounts)
        return tuple((source, line) for source, line in lines if line)

    @property
    def others(self) -> tuple[CountAccount, ...]:
        return tuple(account for account in self.accounts if not account.is_lead)


def rounds_of(
    loaded: LoadedElection, citations: Citations, candidates: tuple[Candidate, ...]
) -> tuple[RoundCount, ...]:
    """Every round with its accounts, from rows that are loaded."""
    by_pk = {candidate.pk: candidate for candidate in candidates}

    def lines_of(row: Account) -> tuple[Line, ...]:
        lines = sorted(loaded.lines[row.pk], key=lambda line: (line.candidacy.order, line.pk))
        return tuple(
            line_of(line, by_pk[line.candidacy_id], row.counts_printed_to) for line in lines
        )

    def told(row: Account, number: int) -> CountAccount:
        return account_of(row, number, citations.source(row.source_id), lines_of(row))

    return tuple(
        RoundCount(
            number=round_.number,
            date=round_.date,
            status=round_.status,
            accounts=tuple(
                sorted(
                    (told(row, round_.number) for row in loaded.accounts_of[round_.pk]),
                    key=lead_first,
                )
            ),
        )
        for round_ in loaded.rounds
    )


def figures_of(candidate: Candidate, lines: tuple[tuple[Cited, Line], ...]) -> CandidateFigures:
    return CandidateFigures(
        candidate=candidate,
        votes=variants_of((line.votes, source) for source, line in lines),
        shares=variants_of((line.share, source) for source, line in lines),
        outcomes=tuple(dict.fromkeys(line.outcome_label for _, line in lines if line.outcome)),
    )


def variants_of(pairs: Iterable[tuple[Figure, Cited]]) -> tuple[Variant, ...]:
    """Each figure that is stated, once, with all sources that print it; the lead's comes first."""
    marks = {}
    for figure, source in pairs:
        if figure.value is not None:
            marks.setdefault(figure, []).append(source)
    return tuple(Variant(figure, tuple(sources)) for figure, sources in marks.items())


def line_of(row: CandidateResult, candidate: Candidate, unit: int) -> Line:
    return Line(candidate, Count(row.votes, unit), Percent(row.share), row.outcome)


def lead_first(account: CountAccount) -> tuple[bool, int, str]:
    return (not account.is_lead, account.source.number, account.as_of)


def account_of(
    row: Account, round_number: int, source: Cited, lines: tuple[Line, ...]
) -> CountAccount:
    unit = row.counts_printed_to
    return CountAccount(
        round=round_number,
        key=row.key,
        source=source,
        as_of=row.as_of,
        status=row.status,
        units_counted=row.units_counted,
        units_total=row.units_total,
        registered=Count(row.registered, unit),
        cast=Count(row.cast, unit),
        valid=Count(row.valid, unit),
        invalid=Count(row.invalid, unit),
        turnout=Percent(row.turnout),
        share_base=row.share_base,
        unit=unit,
        is_lead=row.is_lead,
        lead_reason=row.lead_reason,
        note=row.note,
        lines=lines,
    )
