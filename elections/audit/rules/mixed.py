"""A share beside a count that it is not of, where another account prints the count that it is of.

It happens where a source sets the share of one hour beside the count of another.
"""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext_noop as _

from ...figures import Count, Percent
from ...models import Account, Figure
from ..findings import Level, Remark, Rule, rule
from ..sentences import say
from ..snapshot import LoadedElection
from ..totals import Totals
from .allocation import printed_span
from .figures import PERCENT, line_figure, millionths, totals
from .hours import minutes_of
from .passing import votes_of_all
from .seats import NOTHING_TO_DO

RULES: list[Rule] = []

# The votes of an account by option, and what its shares may be of.
Told = tuple[dict[int, Figure], set[int]]


@rule(RULES, "share-of-another-count", Level.NOTE)
def share_of_another_count(record: LoadedElection) -> Iterator[Remark]:
    """A turnout, or an option's share, that fits the count of another account and not its own.

    The other account prints the same share, and of the same number of registered voters where both
    state it. Where several do, the first by hour is named. An option's share is looked at where
    the account does not add up.
    """
    for round_ in record.rounds:
        accounts = [one for one in record.accounts_of[round_.pk] if one.counts_printed_to == 1]
        by_hour = sorted(accounts, key=hour_of)
        if any(record.readings[one.pk] is None for one in accounts):
            told = [(lines_of(record, one), wholes_of(record, one)) for one in by_hour]
        for account in accounts:
            others = [one for one in by_hour if one.pk != account.pk]
            yield from of_turnout(record, account, others)
            # A whole that is not printed may be what the share is of.
            if record.readings[account.pk] is not None:
                continue
            for line in record.exact_lines[account.pk]:
                yield from of_option(record, line, told)


NAMES = ("share", "votes")
COULD_BE_OF = _(
    "The turnout of %(share)s, beside %(own)s votes cast, could be that of %(count)s votes cast of "
    "%(registered)s registered voters (%(source)s)."
)
OF_TURNOUT = _(
    "The turnout of %(share)s is not that of the %(own)s votes cast beside it; it is that of "
    "%(count)s votes cast of %(registered)s registered voters (%(source)s)."
)
OF_OPTION = _(
    "The share of %(share)s for %(option)s is not that of the %(own)s votes beside it; it is that "
    "of %(count)s votes (%(source)s)."
)


def hour_of(account: Account) -> tuple[bool, int, int]:
    """By the hour of the vote; accounts without one come last."""
    minutes = minutes_of(account.as_of)
    return minutes is None, minutes or 0, account.pk


def of_turnout(record: LoadedElection, account: Account, others: list[Account]) -> Iterator[Remark]:
    own = record.totals[account.pk]
    if own.turnout is None or own.cast is None:
        return
    for other in others:
        told = record.totals[other.pk]
        if (
            same_share(told.turnout, own.turnout)
            and told.cast not in (None, own.cast)
            and told.registered
            and own.registered in (None, told.registered)
            and is_of(own.turnout, told.cast, told.registered)
            and not is_of(own.turnout, own.cast, told.registered)
        ):
            yield Remark(
                account,
                say(
                    OF_TURNOUT if own.registered else COULD_BE_OF,
                    share=Percent(own.turnout),
                    own=Count(own.cast),
                    count=Count(told.cast),
                    registered=Count(told.registered),
                    source=other.short_name,
                ),
                say(NOTHING_TO_DO),
                (
                    *totals(record, account, "turnout", "cast"),
                    *totals(record, other, "turnout", "cast", "registered"),
                ),
            )
            return


def of_option(record: LoadedElection, line: Figure, told: list[Told]) -> Iterator[Remark]:
    own = wholes_of(record, line.account) if line.share and line.count is not None else set()
    if not own or any(is_of(line.share, line.count, whole) for whole in own):
        return
    for lines, wholes in told:
        other = lines.get(line.option_id)
        if (
            other is not None
            and same_share(other.share, line.share)
            and other.count not in (None, line.count)
            and any(is_of(line.share, other.count, whole) for whole in wholes)
        ):
            yield Remark(
                line.account,
                say(
                    OF_OPTION,
                    share=Percent(line.share),
                    option=line.option.label,
                    own=Count(line.count),
                    count=Count(other.count),
                    source=other.account.short_name,
                ),
                say(NOTHING_TO_DO),
                tuple(line_figure(one, name) for one in (line, other) for name in NAMES),
            )
            return


def lines_of(record: LoadedElection, account: Account) -> dict[int, Figure]:
    return {line.option_id: line for line in record.exact_lines[account.pk]}


def wholes_of(record: LoadedElection, account: Account) -> set[int]:
    """All counts of an account that its shares may be of."""
    figures = record.totals[account.pk]
    return {
        whole
        for whole in (*wholes_printed(figures), votes_of_all(record, account))
        if whole is not None
    }


def wholes_printed(figures: Totals) -> tuple[int | None, ...]:
    return figures.valid, figures.cast, figures.ballots_issued, figures.registered


def same_share(one: str | None, other: str) -> bool:
    return one is not None and millionths(one) == millionths(other)


def is_of(share: str, count: int, whole: int) -> bool:
    """Whether a printed share, rounded or cut off, can be that of a count in a whole."""
    low, high = printed_span(share)
    return whole > 0 and low <= Fraction(100 * PERCENT * count, whole) <= high
