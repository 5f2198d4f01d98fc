"""Which method makes of the votes the seats that are printed: an observation, and no more."""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext_noop as _

from ...arithmetic.intervals import parse_share
from ...arithmetic.seats import DHONDT, DROOP, HARE, METHODS, SAINTE_LAGUE, Span, allocation
from ...figures import Percent
from ...models import (
    Account,
    Bound,
    ContestKind,
    Figure,
    Measure,
    OptionKind,
    ResultStatus,
    Round,
)
from ..findings import Level, Remark, Rule, rule
from ..sentences import Choice, Sentence, Text, say
from ..snapshot import LoadedElection
from .figures import PERCENT, line_figure, millionths
from .seats import NOTHING_TO_DO, exact_seats

RULES: list[Rule] = []

NAMES = {
    HARE: _("largest remainders (Hare)"),
    DROOP: _("largest remainders (Droop)"),
    DHONDT: _("d’Hondt"),
    SAINTE_LAGUE: _("Sainte-Laguë"),
}
# By what the seats are worked out from, and whether the account itself prints them.
FOLLOW = {
    ("votes", True): _("The seats printed, %(seats)s, follow from these votes by %(methods)s."),
    ("votes", False): _(
        "The seats that others print, %(seats)s, follow from these votes by %(methods)s."
    ),
    ("share", True): _("The seats printed, %(seats)s, follow from these shares by %(methods)s."),
    ("share", False): _(
        "The seats that others print, %(seats)s, follow from these shares by %(methods)s."
    ),
}
AMONG = _("%(methods)s, among lists with %(threshold)s")
OTHERWISE = _("By %(methods)s they would be %(seats)s.")


@rule(RULES, "method-of-allocation", Level.NOTE)
def method_of_allocation(record: LoadedElection) -> Iterator[Remark]:
    """Which methods give the list seats printed, and what the others would give.

    Of lists above each threshold that a source states, else of all. Where no method gives these
    seats, a rule that no source states may have, and nothing is said.
    """
    for round_ in record.rounds:
        if round_.contest is None or round_.contest.kind != ContestKind.LISTS:
            continue
        thresholds = thresholds_of(record, round_)
        told = seats_told(record, round_)
        for account in record.accounts_of[round_.pk]:
            if account.status == ResultStatus.PARTIAL:
                continue
            own = seats_of(record, account)
            whole = round_.contest.seats or sum(own.values())
            printed = own if own and sum(own.values()) == whole else told
            if printed is None or sum(printed.values()) != whole:
                continue
            for lines, passed in passing(record, account, thresholds):
                said = methods_said(lines, printed, passed, printed is own)
                if said is not None:
                    sentence, measure = said
                    figures = tuple(line_figure(line, measure) for line in lines)
                    yield Remark(account, sentence, say(NOTHING_TO_DO), figures)


def thresholds_of(record: LoadedElection, round_: Round) -> list[Percent]:
    """The thresholds that sources state for a contest, each once; exactly 5% is at least that."""
    found = {
        Percent(row.share, Bound.AT_LEAST if row.bound == Bound.EXACTLY else row.bound)
        for row in record.figures
        if row.measure == Measure.THRESHOLD
        and row.share is not None
        and row.bound in (Bound.EXACTLY, Bound.AT_LEAST, Bound.MORE_THAN)
        and row.account.round.contest_id == round_.contest_id
    }
    return sorted(found, key=lambda each: (millionths(each.value), each.bound))


def seats_of(record: LoadedElection, account: Account) -> dict[int, int]:
    """The seats from lists that an account prints, by option.

    Where there is one ballot alone, all seats are from it.
    """
    rows = exact_seats(record, account, Measure.LIST_SEATS)
    if not rows and len(record.contests) == 1:
        rows = exact_seats(record, account, Measure.SEATS)
    return {row.option_id: row.count for row in rows}


def seats_told(record: LoadedElection, round_: Round) -> dict[int, int] | None:
    """The seats that all accounts of a round print together; None where two differ."""
    found: dict[int, int] = {}
    for account in record.accounts_of[round_.pk]:
        for pk, count in seats_of(record, account).items():
            if found.setdefault(pk, count) != count:
                return None
    return found


def passing(
    record: LoadedElection, account: Account, thresholds: list[Percent]
) -> list[tuple[tuple[Figure, ...], tuple[Percent, ...]]]:
    """The lists above each threshold, with the thresholds that leave just these.

    A threshold is left out where rounding could decide who is above it.
    """
    lines = [
        line
        for line in record.exact_lines[account.pk]
        if line.option.kind != OptionKind.NONE
        and (line.count is not None or line.share is not None)
    ]
    if not thresholds:
        return [(tuple(lines), ())]
    shares = {line.pk: share_span(record, account, line) for line in lines}
    found: dict[tuple[Figure, ...], list[Percent]] = {}
    for threshold in thresholds:
        needed = millionths(threshold.value)
        above = tuple(line for line in lines if shares[line.pk][0] > needed)
        below = sum(shares[line.pk][1] < needed for line in lines)
        if len(above) + below == len(lines):
            found.setdefault(above, []).append(threshold)
    return [(above, tuple(passed)) for above, passed in found.items()]


def share_span(record: LoadedElection, account: Account, line: Figure) -> Span:
    """The least and greatest share of a list, in millionths of a per cent.

    As printed, however it was rounded; else of the valid votes, which are at least those listed.
    """
    if line.share is not None:
        return printed_span(line.share)
    valid = record.totals[account.pk].valid
    if valid:
        share = Fraction(100 * PERCENT * line.count, valid)
        return share, share
    listed = sum(one.count or 0 for one in record.exact_lines[account.pk])
    return 0, Fraction(100 * PERCENT * line.count, max(listed, 1))


def printed_span(share: str) -> Span:
    """What a share may be that was rounded or cut off, in millionths of a per cent."""
    amount, unit = millionths(share), PERCENT // parse_share(share)[1]
    return max(amount - Fraction(unit, 2), 0), amount + unit


def methods_said(
    lines: tuple[Figure, ...],
    printed: dict[int, int],
    passed: tuple[Percent, ...],
    is_own: bool,
) -> tuple[Text, str] | None:
    """What is said of the methods, and of which measure; None where none gives these seats.

    Seats are in the order of the votes, the most first.
    """
    if len(lines) < 2:
        return None
    if lines[0].account.counts_printed_to == 1 and all(line.count is not None for line in lines):
        measure, spans = "votes", [(line.count, line.count) for line in lines]
    elif all(line.share is not None for line in lines):
        measure, spans = "share", [printed_span(line.share) for line in lines]
    else:
        return None
    order = sorted(range(len(lines)), key=lambda place: -spans[place][0])
    votes = tuple(spans[place] for place in order)
    seats = tuple(printed.get(lines[place].option_id, 0) for place in order)
    if sum(seats) != sum(printed.values()):
        return None
    results: dict[tuple[int, ...], list[str]] = {}
    for method in METHODS:
        found = allocation(method, votes, sum(seats))
        if found is not None:
            results.setdefault(found, []).append(method)
    fitting = results.pop(seats, None)
    if fitting is None:
        return None
    methods = named(fitting)
    if passed:
        # Which of several thresholds it is, these votes do not tell.
        methods = say(AMONG, methods=methods, threshold=Choice(passed))
    said = [say(FOLLOW[measure, is_own], seats=seats, methods=methods)]
    for others, by in results.items():
        said.append(say(OTHERWISE, methods=named(by), seats=others))
    return Text(tuple(said)), measure


def named(methods: list[str]) -> tuple[Sentence, ...]:
    return tuple(say(NAMES[method]) for method in methods)
