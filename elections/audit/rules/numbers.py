"""Rules on numbers beside the votes: a majority, invalid votes in per cent."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...figures import Count, Percent, count_of, percent_of
from ...models import Bound, Figure, Measure
from ..findings import Level, NamedFigure, Remark, Rule, rule
from ..sentences import say
from ..snapshot import LoadedElection
from .counts import COMPARE
from .mixed import is_of, wholes_printed
from .seats import is_exact_seat, to_be_filled

RULES: list[Rule] = []

PARTS = (Measure.VALID, Measure.INVALID, Measure.BLANK)


@rule(RULES, "majority-against-seats", Level.WARNING)
def majority_against_seats(record: LoadedElection) -> Iterator[Remark]:
    """A majority is more than half of the seats to be filled, and no more than it takes.

    It can be otherwise where a part of a body is elected, or more than half is asked for; a source
    then says so.
    """
    whole = to_be_filled(record, Measure.SEATS)
    stated = {
        row.account_id: row.count
        for row in record.figures
        if row.measure == Measure.SEATS and row.option is None and is_exact_seat(row)
    }
    for row in record.figures:
        seats = stated.get(row.account_id, whole)
        if row.measure != Measure.MAJORITY or not is_exact_seat(row) or seats is None:
            continue
        # A number of seats beyond those to be filled is of a larger body.
        if row.count != seats // 2 + 1 and row.count <= seats:
            yield Remark(
                row.account,
                say(MAJORITY, printed=row.count, seats=seats, needed=seats // 2 + 1),
                say(COMPARE),
                (number(row),),
            )


MAJORITY = _(
    "%(printed)s seats are printed as a majority; of the %(seats)s to be filled, more than half "
    "are %(needed)s or more."
)


@rule(RULES, "shares-of-parts", Level.WARNING)
def shares_of_parts(record: LoadedElection) -> Iterator[Remark]:
    """The shares of valid, invalid and blank votes are of the votes cast, or of another total."""
    for _round, account in record.accounts:
        figures = record.totals[account.pk]
        if account.counts_printed_to > 1 or figures.cast is None:
            continue
        wholes = [whole for whole in wholes_printed(figures) if whole]
        for row in record.totals_of[account.pk]:
            if row.measure not in PARTS or row.share is None or row.count is None:
                continue
            if row.base or row.bound != Bound.EXACTLY:
                continue
            if not any(is_of(row.share, row.count, whole) for whole in wholes):
                yield Remark(
                    account,
                    say(
                        OF_CAST[row.measure],
                        count=Count(row.count),
                        cast=Count(figures.cast),
                        share=Percent(row.share),
                        actual=Percent(hundredths(row.count, figures.cast)),
                    ),
                    say(COMPARE),
                    (number(row), NamedFigure(row.measure, percent_of(row), account.source.key)),
                )


OF_CAST = {
    Measure.VALID: _("%(count)s valid votes of %(cast)s votes cast are %(actual)s, not %(share)s."),
    Measure.INVALID: _(
        "%(count)s invalid or blank votes of %(cast)s votes cast are %(actual)s, not %(share)s."
    ),
    Measure.BLANK: _("%(count)s blank votes of %(cast)s votes cast are %(actual)s, not %(share)s."),
}


def hundredths(part: int, whole: int) -> str:
    rounded = (20_000 * part + whole) // (2 * whole)
    return f"{rounded // 100}.{rounded % 100:02}"


def number(row: Figure) -> NamedFigure:
    slug = row.option.slug if row.option else ""
    figure = count_of(row, row.account.counts_printed_to)
    return NamedFigure(row.measure, figure, row.account.source.key, slug)
