"""What the arithmetic and the comparison of sources say, as findings."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...arithmetic.verdict import Figure
from ...figures import PrintedFigure
from ...models import Account, Measure
from ..agreement import MeasureAgreement, conflicts_of
from ..findings import Level, NamedFigure, Remark, Rule, rule
from ..sentences import Text, say
from ..snapshot import LoadedElection
from ..wording import measure_label, printed_figure, verdict_sentences
from .figures import totals

RULES: list[Rule] = []

AS_PRINTED = _(
    "Compare the figures with the source; if it prints them so, leave them: the pages say so."
)


@rule(RULES, "lead-impossible", Level.ERROR)
def lead_impossible(record: LoadedElection) -> Iterator[Remark]:
    """The account that the infobox shows has figures that can all be true, if any has.

    Sources may print what cannot be, but which of them leads is the record's own choice.
    """
    for account in of_kind(record, "impossible"):
        if account.is_lead and has_better(record, account):
            yield told(
                record, account, _("Show another account first, or correct what was copied.")
            )


@rule(RULES, "impossible-as-printed", Level.WARNING)
def impossible_as_printed(record: LoadedElection) -> Iterator[Remark]:
    """The figures of a set can all be true that does not lead, or leads as there is no better."""
    for account in of_kind(record, "impossible"):
        if not (account.is_lead and has_better(record, account)):
            yield told(record, account, AS_PRINTED)


@rule(RULES, "possible-on-a-condition", Level.NOTE)
def possible_on_a_condition(record: LoadedElection) -> Iterator[Remark]:
    """Figures can be true as they are plainly read: rounded half up, shares of valid votes."""
    for account in of_kind(record, "conditional"):
        yield told(record, account, AS_PRINTED)


@rule(RULES, "verdict-undecided", Level.NOTE)
def verdict_undecided(record: LoadedElection) -> Iterator[Remark]:
    """The arithmetic comes to a verdict; it gives up on figures that ask for too long a search."""
    for account in of_kind(record, "undecided"):
        yield told(record, account, _("Nothing is to be done; a reader is told so."))


def has_better(record: LoadedElection, account: Account) -> bool:
    """Whether another account of the round could lead: one with votes or shares that add up."""
    return any(
        record.printed[other.pk].lines
        and record.verdicts[other.pk].kind in ("consistent", "conditional")
        for other in record.accounts_of[account.round_id]
    )


def of_kind(record: LoadedElection, kind: str) -> Iterator[Account]:
    for _round, account in record.accounts:
        if record.verdicts[account.pk].kind == kind:
            yield account


def told(record: LoadedElection, account: Account, mend: str) -> Remark:
    """The verdict on a set, with the figures of its conflicts."""
    verdict, printed = record.verdicts[account.pk], record.printed[account.pk]
    named = dict.fromkeys(figure for conflict in verdict.conflicts for figure in conflict.figures)
    blank_is_apart = record.totals[account.pk].blank_is_apart
    return Remark(
        account,
        Text(tuple(verdict_sentences(verdict, printed, record.names))),
        say(mend),
        tuple(
            each
            for figure in named
            for each in (
                totals(record, account, "invalid", "blank")
                if figure.measure == Measure.INVALID and blank_is_apart
                else [named_figure(account, figure, printed.printed_to)]
            )
        ),
    )


def named_figure(account: Account, figure: Figure, unit: int) -> NamedFigure:
    value = printed_figure(figure.measure, figure.printed, unit)
    return NamedFigure(figure.measure, value, account.source.key, figure.key)


@rule(RULES, "sources-in-conflict", Level.NOTE)
def sources_in_conflict(record: LoadedElection) -> Iterator[Remark]:
    """What sources print of one measure can all be true: their intervals overlap two by two."""
    rounds = {round_.number: round_ for round_ in record.rounds}
    for measure in conflicts_of(record):
        candidate = record.names.get(measure.candidate, measure.candidate)
        figures = tuple(
            say(
                PRINTED_BY,
                figure=figure,
                sources=tuple(record.account_names[key] for key in keys),
            )
            for figure, keys in by_figure(measure).items()
        )
        yield Remark(
            rounds[measure.round] if measure.round else record.election,
            say(
                APART,
                measure=measure_label(
                    measure.measure, candidate, measure.said_base, of_contest=not measure.round
                ),
                figures=figures,
            ),
            say(AS_PRINTED),
            tuple(
                NamedFigure(measure.measure, entry.figure, entry.source, measure.candidate)
                for entry in measure.entries
            ),
        )


APART = _("Sources conflict on one figure (%(measure)s): %(figures)s.")
PRINTED_BY = _("%(figure)s (%(sources)s)")


def by_figure(measure: MeasureAgreement) -> dict[PrintedFigure, list[str]]:
    """The sources that print each figure."""
    sources: dict[PrintedFigure, list[str]] = {}
    for entry in measure.entries:
        sources.setdefault(entry.figure, []).append(entry.account)
    return sources
