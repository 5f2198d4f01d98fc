"""Rules on the figures of one account. The record is right to print them: all are warnings."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.translation import gettext_noop as _

from ...arithmetic.intervals import parse_share
from ...figures import Count, Percent
from ...models import Figure, OptionStatus, ShareBase
from ..findings import Level, Remark, Rule, rule
from ..measures import bases_of
from ..sentences import say
from ..snapshot import LoadedElection
from .figures import (
    PERCENT,
    line_figure,
    lines_figures,
    millionths,
    totals,
    widest,
)

RULES: list[Rule] = []

COMPARE = _("Compare the figures with the source; if it prints them so, leave them.")


@rule(RULES, "shares-sum", Level.WARNING)
def shares_sum(record: LoadedElection) -> Iterator[Remark]:
    """Shares of everybody who stood sum to 100, within what rounding each of them can do.

    Rounding adds at most half a unit of its last digit to a share and cutting off takes less than
    one away, so that the sum of the printed shares is above 100 less all units, and at most 100
    and half of all units. Shares of votes cast or of registered voters may sum to less, and so may
    those of a set that does not list everybody.
    """
    for round_, account in record.accounts:
        shares = [line.share for line in record.exact_lines[account.pk] if line.share is not None]
        if not shares:
            continue
        summed = sum(millionths(share) for share in shares)
        slack = sum(PERCENT // parse_share(share)[1] for share in shares)
        whole = record.printed[account.pk].complete and len(shares) == len(
            record.printed[account.pk].lines
        )
        verdict = record.unexplained[account.pk]
        (base, *_others), _assumed = bases_of(account, verdict)
        of_valid = base == ShareBase.VALID and not verdict.of_cast
        too_much = 2 * (summed - 100 * PERCENT * round_.votes_per_voter) > slack
        too_little = whole and of_valid and summed + slack <= 100 * PERCENT
        if too_much or too_little:
            yield Remark(
                account,
                say(SHARES_MORE if too_much else SHARES_LESS, sum=Percent(decimal(summed))),
                say(COMPARE),
                lines_figures(record, account, "share"),
            )


SHARES_MORE = _("The shares sum to %(sum)s, more than rounding explains.")
SHARES_LESS = _(
    "Everybody who stood is listed, and the shares sum to %(sum)s, less than rounding explains."
)


def decimal(amount: int) -> str:
    """A number of millionths of a per cent as a percentage without needless zeros."""
    whole, rest = divmod(amount, PERCENT)
    return f"{whole}.{rest:06}".rstrip("0").rstrip(".")


@rule(RULES, "more-cast-than-registered", Level.WARNING)
def more_cast_than_registered(record: LoadedElection) -> Iterator[Remark]:
    """No more people vote than are registered.

    It can be so where voters register on the day; a source then says so. Votes cast are at least
    the valid votes and those of the candidates, and as many as all figures together need. A
    turnout above 100 per cent says the same.
    """
    for round_, account in record.accounts:
        lines, figures = record.exact_lines[account.pk], record.totals[account.pk]
        counts = [("cast", figures.cast)]
        # What several votes of one voter make of them, the verdict tells.
        if round_.votes_per_voter == 1:
            counts.append(("valid", figures.valid))
        if round_.votes_per_voter == 1 and any(line.count is not None for line in lines):
            counts.append(("votes", sum(line.count or 0 for line in lines)))
        unit, registered = account.counts_printed_to, figures.registered
        above = next(
            (
                (name, count)
                for name, count in counts
                if None not in (count, registered)
                and is_above(name, count, registered, unit, lines)
            ),
            None,
        )
        if above is not None:
            name, count = above
            figures = (
                lines_figures(record, account, "votes")
                if name == "votes"
                else totals(record, account, name)
            )
            yield Remark(
                account,
                say(ABOVE[name], count=Count(count, unit), registered=Count(registered, unit)),
                say(COMPARE),
                (*figures, *totals(record, account, "registered")),
            )
        elif figures.turnout is not None and exceeds_whole(figures.turnout):
            yield Remark(
                account,
                say(TURNOUT_ABOVE, turnout=Percent(figures.turnout)),
                say(COMPARE),
                totals(record, account, "turnout"),
            )
        elif unit == 1 and (verdict := record.verdicts[account.pk]).over_registered:
            yield Remark(
                account,
                say(
                    LEFT_ABOVE,
                    cast=verdict.bounds.cast[0],
                    registered=Count(registered, unit),
                ),
                say(COMPARE),
                totals(record, account, "registered"),
            )


ABOVE = {
    "cast": _("%(count)s votes were cast, and %(registered)s voters were registered."),
    "valid": _("%(count)s votes were valid, and %(registered)s voters were registered."),
    "votes": _(
        "The candidates had %(count)s votes in all, and %(registered)s voters were registered."
    ),
}
LEFT_ABOVE = _(
    "The figures need at least %(cast)s votes cast, and %(registered)s voters were registered."
)
TURNOUT_ABOVE = _("A turnout of %(turnout)s is more than all registered voters.")


def is_above(name: str, count: int, registered: int, unit: int, lines: list[Figure]) -> bool:
    # A sum of rounded counts is off by as many roundings as it has parts.
    parts = sum(line.count is not None for line in lines) if name == "votes" else 1
    return count - parts * (unit // 2) > widest(registered, unit)[1]


def exceeds_whole(percentage: str) -> bool:
    """Whether a percentage is above 100 even before half a unit of its last digit was added."""
    number, scale = parse_share(percentage)
    return 2 * number - 1 > 200 * scale


@rule(RULES, "votes-against-shares", Level.WARNING)
def votes_against_shares(record: LoadedElection) -> Iterator[Remark]:
    """Who has more votes has no smaller a share.

    Rounding keeps an order: shares printed to the same number of decimals can be compared as they
    stand. One pair is named for each set.
    """
    for _round, account in record.accounts:
        pair = first_against(record.exact_lines[account.pk])
        if pair is not None:
            more, fewer = pair
            unit = account.counts_printed_to
            yield Remark(
                account,
                say(
                    AGAINST,
                    more=more.option.label,
                    more_votes=Count(more.count, unit),
                    more_share=Percent(more.share),
                    fewer=fewer.option.label,
                    fewer_votes=Count(fewer.count, unit),
                    fewer_share=Percent(fewer.share),
                ),
                say(COMPARE),
                tuple(
                    line_figure(line, measure) for line in pair for measure in ("votes", "share")
                ),
            )


AGAINST = _(
    "%(more)s has %(more_votes)s votes and %(more_share)s, and %(fewer)s with %(fewer_votes)s "
    "votes has %(fewer_share)s, which is more."
)


def first_against(lines: list[Figure]) -> tuple[Figure, Figure] | None:
    """Two lines of which the one with more votes has the smaller share, if there are such."""
    both = sorted(
        (line for line in lines if line.count is not None and line.share is not None),
        key=lambda line: -line.count,
    )
    # The smallest share so far of each number of decimals, among lines with more votes.
    smallest: dict[int, Figure] = {}
    for _votes, group in groupby(both, key=lambda line: line.count):
        equal = list(group)
        for line in equal:
            for more in smallest.values():
                if is_smaller(more.share, line.share):
                    return more, line
        for line in equal:
            number, scale = parse_share(line.share)
            if scale not in smallest or number < parse_share(smallest[scale].share)[0]:
                smallest[scale] = line
    return None


def is_smaller(share: str, other: str) -> bool:
    """Whether one printed share is surely smaller than another.

    Printed to different numbers of decimals, they have to differ by more than rounding could do.
    """
    (number, scale), (other_number, other_scale) = parse_share(share), parse_share(other)
    if scale == other_scale:
        return number < other_number
    unit, other_unit = PERCENT // scale, PERCENT // other_scale
    # In half units: at most one unit above what is printed, at least half a unit below it.
    return 2 * (number + 1) * unit < (2 * other_number - 1) * other_unit


@rule(RULES, "votes-for-withdrawn", Level.WARNING)
def votes_for_withdrawn(record: LoadedElection) -> Iterator[Remark]:
    """Nobody votes for a candidate who withdrew, died or was rejected.

    It can be so where the ballots were printed before; the candidate's status is then right.
    """
    for _round, account in record.accounts:
        for line in record.exact_lines[account.pk]:
            status = line.option.status
            if status not in NOT_STANDING or not has_votes(line):
                continue
            measure = "votes" if line.count else "share"
            figure = line_figure(line, measure)
            yield Remark(
                line,
                say(
                    NOT_STANDING[status],
                    figure=figure.figure,
                    candidate=line.option.label,
                ),
                say(CHECK_STATUS),
                (figure,),
            )


NOT_STANDING = {
    OptionStatus.WITHDRAWN: _("%(candidate)s withdrew, and is given votes: %(figure)s."),
    OptionStatus.DIED: _("%(candidate)s died, and is given votes: %(figure)s."),
    OptionStatus.REJECTED: _("%(candidate)s was not admitted, and is given votes: %(figure)s."),
}
CHECK_STATUS = _("See whether the line is about somebody else, or the candidate’s status is wrong.")


def has_votes(line: Figure) -> bool:
    return bool(line.count) or (line.share is not None and parse_share(line.share)[0] > 0)
