"""What has to be reached for a vote to pass, as sources state it, and whether figures reach it."""

import math
from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext_noop as _

from ...arithmetic.seats import Span
from ...figures import Count, Percent
from ...models import (
    ELECTED,
    Account,
    Bound,
    ContestKind,
    Figure,
    Measure,
    Outcome,
    ResultStatus,
    Round,
    ShareBase,
)
from ..findings import Level, Remark, Rule, rule
from ..sentences import Sentence, Text, say
from ..snapshot import LoadedElection
from .allocation import printed_span
from .figures import PERCENT, line_figure, totals, widest
from .hours import minutes_of
from .needed import IN_WORDS, Needed, reaches
from .seats import NOTHING_TO_DO

RULES: list[Rule] = []

# What a share or a count may be, a share in millionths of a per cent, and how it is told.
Share = tuple[Span, Percent | Count]

TURNOUT, VOTES = "turnout", "votes"
# The answer that a rule is about where no source says whether it was accepted.
YES = "yes"
BASES = (ShareBase.REGISTERED, ShareBase.CAST, ShareBase.VALID)
LEAST = (Bound.EXACTLY, Bound.AT_LEAST, Bound.MORE_THAN)
# By what the share is of, and whether it is enough.
REACHED = {
    (TURNOUT, True): _("The turnout is %(found)s; needed, and reached: %(needed)s."),
    (VOTES, True): _("%(found)s votes are for %(option)s; needed, and reached: %(needed)s."),
    (VOTES, False): _("%(found)s votes are for %(option)s; needed, and not reached: %(needed)s."),
    (TURNOUT, False): _("The turnout is %(found)s; needed, and not reached: %(needed)s."),
    (ShareBase.REGISTERED, True): _(
        "%(found)s of registered voters are for %(option)s; needed, and reached: %(needed)s."
    ),
    (ShareBase.REGISTERED, False): _(
        "%(found)s of registered voters are for %(option)s; needed, and not reached: %(needed)s."
    ),
    (ShareBase.CAST, True): _(
        "%(found)s of votes cast are for %(option)s; needed, and reached: %(needed)s."
    ),
    (ShareBase.CAST, False): _(
        "%(found)s of votes cast are for %(option)s; needed, and not reached: %(needed)s."
    ),
    (ShareBase.VALID, True): _(
        "%(found)s of valid votes are for %(option)s; needed, and reached: %(needed)s."
    ),
    (ShareBase.VALID, False): _(
        "%(found)s of valid votes are for %(option)s; needed, and not reached: %(needed)s."
    ),
}
NEEDED = _("%(share)s (%(sources)s)")


@rule(RULES, "what-is-needed", Level.NOTE)
def what_is_needed(record: LoadedElection) -> Iterator[Remark]:
    """Whether an account's figures reach what sources say a vote needs to pass or to count.

    Only what is stated as a share of a known whole, or as a number of votes, is worked out. Partial
    counts are left out, and of one as of an hour is said only what it reaches: it may be partial
    too.
    """
    for round_ in record.rounds:
        needed = needed_in(record, round_)
        if not needed:
            continue
        answer = answer_of(record, round_)
        for account in record.accounts_of[round_.pk]:
            if account.status == ResultStatus.PARTIAL:
                continue
            said: list[Sentence] = []
            for whole, rules in needed.items():
                said += sentences(record, account, whole, rules, answer)
            if said:
                figures = totals_named(record, account)
                lines = record.exact_lines[account.pk]
                figures += tuple(
                    line_figure(line, "share" if line.count is None else "votes")
                    for line in lines
                    if line.option_id == answer
                    and (line.count is not None or line.share is not None)
                )
                yield Remark(account, Text(tuple(said)), say(NOTHING_TO_DO), figures)


def needed_in(record: LoadedElection, round_: Round) -> dict[str, dict[Needed, list[str]]]:
    """What is needed of each whole, and the sources that say so."""
    found: dict[str, dict[Needed, list[str]]] = {}
    for row in record.figures:
        needed = stated_in(row)
        if row.account.round.contest_id != round_.contest_id or needed is None:
            continue
        if row.measure == Measure.TURNOUT_NEEDED and not isinstance(needed, Count):
            whole = TURNOUT
        elif row.measure == Measure.APPROVAL_NEEDED and isinstance(needed, Count):
            whole = VOTES
        elif row.measure == Measure.APPROVAL_NEEDED and row.base in BASES:
            whole = row.base
        else:
            continue
        names = found.setdefault(whole, {}).setdefault(needed, [])
        if row.account.source.short_name not in names:
            names.append(row.account.source.short_name)
    return found


def stated_in(row: Figure) -> Needed | None:
    """What a row says is needed, as far as it can be worked out."""
    if row.bound not in LEAST:
        return None
    if row.share is not None:
        return Percent(row.share, row.bound)
    if row.count is not None:
        return Count(row.count, row.unit, row.bound) if row.unit == 1 else None
    return row.wording if IN_WORDS.match(row.wording) else None


def answer_of(record: LoadedElection, round_: Round) -> int | None:
    """The answer that has to be approved, or who was elected, by its key.

    None where there is no telling.
    """
    is_question = round_.contest is not None and round_.contest.kind == ContestKind.QUESTION
    deciding = (Outcome.ACCEPTED, Outcome.NOT_ACCEPTED) if is_question else ELECTED
    told = {
        line.option_id
        for account in record.accounts_of[round_.pk]
        for line in record.lines[account.pk]
        if line.outcome in deciding
    }
    if not told and is_question:
        told = {
            pk
            for pk, option in record.options.items()
            if option.slug == YES and option.contest_id == round_.contest_id
        }
    return told.pop() if len(told) == 1 else None


def sentences(
    record: LoadedElection,
    account: Account,
    whole: str,
    rules: dict[Needed, list[str]],
    answer: int | None,
) -> Iterator[Sentence]:
    """What an account reaches of the rules on one whole, and what it does not."""
    if whole == TURNOUT:
        share = turnout_of(record, account)
    elif answer is None:
        share = None
    elif whole == VOTES:
        share = votes_for(record, account, answer)
    else:
        share = approval_of(record, account, whole, answer)
    if share is None:
        return
    span, found = share
    label = record.options[answer].label if answer is not None else ""
    for reached in (True, False):
        if not reached and minutes_of(account.as_of) is not None:
            return
        named = tuple(
            say(NEEDED, share=share, sources=tuple(sources))
            for share, sources in rules.items()
            if reaches(span, share) is reached
        )
        if named:
            yield say(REACHED[whole, reached], found=found, option=label, needed=named)


def turnout_of(record: LoadedElection, account: Account) -> Share | None:
    """The turnout by the counts, else as printed."""
    figures = record.totals[account.pk]
    if figures.cast is not None and figures.registered:
        return ratio(figures.cast, figures.registered, account.counts_printed_to)
    return None if figures.turnout is None else as_printed(figures.turnout)


def approval_of(record: LoadedElection, account: Account, whole: str, answer: int) -> Share | None:
    """The share of an answer in a whole by the counts, else as printed."""
    line = next((one for one in record.exact_lines[account.pk] if one.option_id == answer), None)
    if line is None:
        return None
    total = whole_of(record, account, whole)
    if line.count is not None and total:
        return ratio(line.count, total, account.counts_printed_to)
    if line.share is not None and account.share_base == whole:
        return as_printed(line.share)
    return None


def votes_for(record: LoadedElection, account: Account, answer: int) -> Share | None:
    """The votes of an answer, where they are printed to the last one."""
    for line in record.exact_lines[account.pk]:
        if line.option_id == answer and line.count is not None and account.counts_printed_to == 1:
            return (line.count, line.count), Count(line.count)
    return None


def whole_of(record: LoadedElection, account: Account, whole: str) -> int | None:
    """The count of a whole: as printed, else the sum of what makes it."""
    figures = record.totals[account.pk]
    if whole == ShareBase.REGISTERED:
        return figures.registered
    valid = figures.valid
    if valid is None:
        valid = votes_of_all(record, account)
    if whole == ShareBase.VALID:
        return valid
    if figures.cast is None and None not in (valid, figures.invalid_in_all):
        return valid + figures.invalid_in_all
    return figures.cast


def votes_of_all(record: LoadedElection, account: Account) -> int | None:
    """All votes of a set that lists everybody with an exact count."""
    lines: list[Figure] = record.exact_lines[account.pk]
    counts = [line.count for line in lines]
    if account.counts_printed_to > 1 or not counts or None in counts:
        return None
    return sum(counts) if record.printed[account.pk].complete else None


def as_printed(share: str) -> Share:
    return printed_span(share), Percent(share)


def ratio(part: int, whole: int, unit: int) -> Share | None:
    """A share of two counts printed to a unit, in words to two decimals."""
    (part_low, part_high), (whole_low, whole_high) = widest(part, unit), widest(whole, unit)
    if whole_low <= 0:
        return None
    low, high = (
        Fraction(100 * PERCENT * max(part_low, 0), whole_high),
        Fraction(100 * PERCENT * part_high, whole_low),
    )
    hundredths = math.floor(Fraction(10_000 * part, whole) + Fraction(1, 2))
    bound = Bound.EXACTLY if unit == 1 else Bound.ABOUT
    return (low, high), Percent(f"{hundredths // 100}.{hundredths % 100:02}", bound)


def totals_named(record: LoadedElection, account: Account) -> tuple:
    """The totals that shares are worked out from, as far as the account prints them."""
    stated = [
        name
        for name in ("registered", "cast", "turnout", "valid", "invalid", "blank")
        if getattr(record.totals[account.pk], name) is not None
    ]
    return totals(record, account, *stated)
