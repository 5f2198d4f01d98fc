"""Rules on the counts of ranked votes, and on votes that a ballot had and did not use."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from ...figures import Count, count_of
from ...models import ELECTED, Account, Bound, Figure, Measure, Round
from ..findings import Level, NamedFigure, Remark, Rule, rule
from ..printed import round_before, standing_in
from ..sentences import say
from ..snapshot import LoadedElection
from .counts import COMPARE
from .figures import line_figure

RULES: list[Rule] = []


class Sum(NamedTuple):
    """A sum of printed counts, and how far it may be from the true one, by rounding each."""

    value: int | Decimal = 0
    slack: int | Decimal = 0

    def plus(self, count: Count) -> "Sum":
        unit = 0 if count.unit == 1 else count.unit
        return Sum(self.value + count.value, self.slack + unit)

    @property
    def count(self) -> Count:
        """As a figure for people: to the last digit of what was added up."""
        return Count(self.value, min(self.unit, 1))

    @property
    def unit(self) -> Decimal:
        return Decimal(1).scaleb(Decimal(self.value).as_tuple().exponent)


def stated(rows: list[Figure]) -> dict[int, Count]:
    """The counts of options that are meant exactly, by the options' keys."""
    return {
        row.option_id: count
        for row in rows
        if not row.base
        and row.bound == Bound.EXACTLY
        and row.option.part_of_id is None
        and (count := count_of(row, row.account.counts_printed_to)).value is not None
    }


def total_in(record: LoadedElection, account: Account, measure: str) -> Count | None:
    for row in record.totals_of[account.pk]:
        if row.measure == measure and not row.base and row.bound == Bound.EXACTLY:
            count = count_of(row, account.counts_printed_to)
            return None if count.value is None else count
    return None


def counts_before(record: LoadedElection, round_: Round, account: Account) -> list[Account]:
    """The same source's accounts of the counts before, back to the first; none where one lacks."""
    found: list[Account] = []
    while round_.is_transfer:
        round_ = round_before(round_)
        same = [
            one
            for one in (record.accounts_of[round_.pk] if round_ else ())
            if (one.source_id, one.as_of) == (account.source_id, account.as_of)
        ]
        if not same:
            return []
        found += same
    return found


@rule(RULES, "votes-after-transfer", Level.WARNING)
def votes_after_transfer(record: LoadedElection) -> Iterator[Remark]:
    """An option has the votes of the count before and those transferred to it.

    One option is named for each account.
    """
    for round_, account in record.accounts:
        before = counts_before(record, round_, account)
        if not before:
            continue
        had, has = stated(record.lines[before[0].pk]), stated(record.lines[account.pk])
        given = stated(record.transfers[account.pk])
        for row in record.transfers[account.pk]:
            one = row.option_id
            if not (one in had and one in has and one in given):
                continue
            made = Sum().plus(had[one]).plus(given[one])
            if abs(made.value - has[one].value) > made.plus(has[one]).slack:
                yield Remark(
                    account,
                    say(
                        NOT_AFTER,
                        option=row.option.label,
                        before=had[one],
                        transferred=given[one],
                        sum=made.count,
                        after=has[one],
                    ),
                    say(COMPARE),
                    (
                        line_figure(line_of(record, before[0], one), "votes"),
                        line_figure(row, "transferred"),
                        line_figure(line_of(record, account, one), "votes"),
                    ),
                )
                break


NOT_AFTER = _(
    "%(option)s had %(before)s votes in the count before, and %(transferred)s transferred: that "
    "makes %(sum)s, and %(after)s are printed."
)


def line_of(record: LoadedElection, account: Account, option: int) -> Figure:
    return next(row for row in record.lines[account.pk] if row.option_id == option and not row.base)


@rule(RULES, "ranked-votes-sum", Level.WARNING)
def ranked_votes_sum(record: LoadedElection) -> Iterator[Remark]:
    """In each count of ranked votes, those of options and the exhausted are the valid ones.

    These are the valid votes of the first count, or what its options had. Exhausted votes are in
    all so far; a source may print those of each count instead, so that too few are found only if
    the exhausted of all counts do not make up for it, everybody who can be left is listed, and no
    more is missing than parts of a vote that were cut off at each transfer.
    """
    for round_, account in record.accounts:
        before = counts_before(record, round_, account)
        if not before:
            continue
        first = valid_at_first(record, before[-1])
        votes = stated(record.lines[account.pk])
        exhausted = total_in(record, account, Measure.EXHAUSTED)
        if first is None or not votes:
            continue
        summed = Sum()
        for count in (*votes.values(), *([exhausted] if exhausted else [])):
            summed = summed.plus(count)
        too_many = summed.value - summed.slack > first.value + first.slack
        too_few = (
            exhausted is not None
            and is_whole(record, round_, account, before, votes)
            and summed.value
            + summed.slack
            + exhausted_in(record, before)
            + lost(votes, exhausted, first, len(before))
            < first.value - first.slack
        )
        if too_many or too_few:
            yield Remark(
                account,
                say(
                    NOT_VALID_AT_FIRST if exhausted else NOT_VALID_WITHOUT,
                    sum=summed.count,
                    valid=first.count,
                ),
                say(COMPARE),
                (
                    *(line_figure(line_of(record, account, option), "votes") for option in votes),
                    *named(account, Measure.EXHAUSTED, exhausted),
                ),
            )


NOT_VALID_AT_FIRST = _(
    "The votes of this count and the exhausted ones sum to %(sum)s, while %(valid)s were valid in "
    "the first count."
)
NOT_VALID_WITHOUT = _(
    "The votes of this count sum to %(sum)s, while %(valid)s were valid in the first count."
)


def valid_at_first(record: LoadedElection, account: Account) -> Sum | None:
    """The valid votes of a first count, with what a source then calls exhausted already.

    Where they are not stated, the votes of all options, if these are known to be all.
    """
    valid = total_in(record, account, Measure.VALID)
    if valid is not None:
        found = Sum().plus(valid)
    else:
        lines = record.exact_lines[account.pk]
        if not record.printed[account.pk].complete or any(line.count is None for line in lines):
            return None
        found = Sum()
        for count in stated(lines).values():
            found = found.plus(count)
    exhausted = total_in(record, account, Measure.EXHAUSTED)
    return found if exhausted is None else found.plus(exhausted)


def is_whole(
    record: LoadedElection,
    round_: Round,
    account: Account,
    before: list[Account],
    votes: dict[int, Count],
) -> bool:
    """Whether an account lists everybody who can have votes left: who went on, who was elected."""
    elected = {
        row.option_id for one in before for row in record.lines[one.pk] if row.outcome in ELECTED
    }
    left = standing_in(round_, record.options.values()) | elected
    return round_.ballot_is_complete and bool(left) and left <= votes.keys()


def exhausted_in(record: LoadedElection, accounts: list[Account]) -> int | Decimal:
    found = (total_in(record, one, Measure.EXHAUSTED) for one in accounts)
    return sum(count.value for count in found if count is not None)


def lost(votes: dict[int, Count], exhausted: Count, first: Sum, transfers: int) -> int | Decimal:
    """How much can be lost where parts of votes are cut off to a last digit at each transfer."""
    unit = min(count.unit for count in (*votes.values(), exhausted))
    return 0 if unit >= 1 else first.value * unit * transfers


def named(account: Account, measure: str, count: Count | None) -> tuple[NamedFigure, ...]:
    return () if count is None else (NamedFigure(measure, count, account.source.key),)
