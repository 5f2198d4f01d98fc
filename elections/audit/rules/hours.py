"""Rules on one source's accounts of several hours of one day."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...figures import Count, Percent, PrintedFigure
from ...models import Account, ResultStatus
from ..findings import Level, NamedFigure, Remark, Rule, rule
from ..sentences import say
from ..snapshot import LoadedElection
from .counts import COMPARE, is_smaller
from .figures import widest

RULES: list[Rule] = []

HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])\b")
# Polls are closed at night: what is told before this hour is of the night after the vote.
MORNING = 6 * 60
# Counts that may take back what was told before.
REVISED = (ResultStatus.CORRECTED, ResultStatus.RECOUNT)


def minutes_of(as_of: str) -> int | None:
    """The time of an account that begins with one, in minutes of the day of the vote."""
    hour = HOUR.match(as_of)
    if hour is None:
        return None
    minutes = 60 * int(hour[1]) + int(hour[2])
    return minutes + 24 * 60 if minutes < MORNING else minutes


@rule(RULES, "later-count-below", Level.WARNING)
def later_count_below(record: LoadedElection) -> Iterator[Remark]:
    """What a source tells of a later hour is no less than what it told of a partial count before.

    Votes cast, turnout and units counted only grow, unless a count was corrected.
    """
    for accounts in told_by_hour(record):
        for place, (later_at, later) in enumerate(accounts):
            if later.status in REVISED:
                continue
            earlier = [
                one
                for at, one in accounts[:place]
                if at < later_at and one.status == ResultStatus.PARTIAL
            ]
            for name, message in BELOW.items():
                after = figure_in(record, later, name)
                found = next(
                    (
                        (one, before)
                        for one in earlier
                        if (before := figure_in(record, one, name)) and fell(before, after)
                    ),
                    None,
                )
                if found is None:
                    continue
                one, before = found
                yield Remark(
                    later,
                    say(
                        message,
                        later=later.as_of,
                        after=after,
                        earlier=one.as_of,
                        before=before,
                    ),
                    say(COMPARE),
                    tuple(
                        NamedFigure(name, figure, later.source.key) for figure in (before, after)
                    ),
                )


BELOW = {
    "cast": _(
        "As of %(later)s there are %(after)s votes cast, fewer than the %(before)s as of "
        "%(earlier)s by the same source."
    ),
    "turnout": _(
        "As of %(later)s the turnout is %(after)s, lower than the %(before)s as of %(earlier)s by "
        "the same source."
    ),
    "units-counted": _(
        "As of %(later)s %(after)s units are counted, fewer than the %(before)s as of "
        "%(earlier)s by the same source."
    ),
}


def told_by_hour(record: LoadedElection) -> list[list[tuple[int, Account]]]:
    """The accounts of each source of each round that are as of an hour, the earliest first."""
    found: dict[tuple[int, int], list[tuple[int, Account]]] = {}
    for round_, account in record.accounts:
        at = minutes_of(account.as_of)
        if at is not None:
            found.setdefault((round_.pk, account.source_id), []).append((at, account))
    return [
        sorted(accounts, key=lambda pair: (pair[0], pair[1].pk))
        for accounts in found.values()
        if len(accounts) > 1
    ]


def figure_in(record: LoadedElection, account: Account, name: str) -> PrintedFigure | None:
    totals = record.totals[account.pk]
    if name == "turnout":
        return None if totals.turnout is None else Percent(totals.turnout)
    if name == "cast":
        return None if totals.cast is None else Count(totals.cast, account.counts_printed_to)
    return None if account.units_counted is None else Count(account.units_counted)


def fell(before: PrintedFigure, after: PrintedFigure | None) -> bool:
    """Whether a figure is surely below one of before."""
    if after is None:
        return False
    if isinstance(after, Percent):
        return is_smaller(after.value, before.value)
    return widest(after.value, after.unit)[1] < widest(before.value, before.unit)[0]
