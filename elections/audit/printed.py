"""From rows to what the arithmetic reads: one source's figures for one round, as printed."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from ..arithmetic import PrintedLine, PrintedSet
from ..models import (
    Account,
    Bound,
    Figure,
    Measure,
    Option,
    OptionStatus,
    Outcome,
    Round,
    RoundStatus,
)

if TYPE_CHECKING:
    from .totals import Totals


def printed_lines(
    account: Account,
    totals: "Totals",
    lines: Iterable[Figure],
    standing: Collection[int],
    round_: Round,
) -> PrintedSet:
    """An account as printed figures, of lines about the election's own options.

    Lines are keyed by the options' slugs. `standing` are the primary keys of what stood in the
    round (`standing_in`): the set is complete if an editor said that these are the whole ballot
    and each of them has a line with votes or a share. Which rows exist does not tell whether they
    are the whole ballot. Where nobody is known to have stood, nothing is complete.
    """
    lines = [line for line in lines if states_figures(line)]
    # Of a later count of ranked votes, sources print as valid what was so at first, or what is
    # not exhausted: `rules.transfers` reads both.
    is_first = not round_.is_transfer
    return PrintedSet(
        registered=totals.registered,
        cast=totals.cast,
        valid=totals.valid if is_first else None,
        invalid=totals.invalid_in_all if is_first else None,
        turnout=totals.turnout,
        lines=tuple(PrintedLine(line.option.slug, line.count, line.share) for line in lines),
        printed_to=account.counts_printed_to,
        share_base=account.share_base,
        votes_per_voter=round_.votes_per_voter,
        # Where voters have several votes, not all are used, and no sum is all there is.
        complete=round_.ballot_is_complete
        and is_first
        and round_.votes_per_voter == 1
        and bool(standing)
        and set(standing).issubset(line.option_id for line in lines),
    )


def is_exact(account: Account, row: Figure) -> bool:
    """Whether a figure is one that sums can be made of, as the others of its account are.

    Others have a bound ("more than 22,000"), a fraction, a unit or a base of their own.
    """
    return (
        not row.base
        and row.fractional_count is None
        and row.bound == Bound.EXACTLY
        and row.printed_to in (None, account.counts_printed_to)
    )


def standing_in(round_: Round, options: Iterable[Option]) -> frozenset[int]:
    """The options, by primary key, that one could vote for in a round.

    In the first round of a contest these are all that are registered, and in a rerun those of the
    round that was annulled. In a later round they are those that any source says to be through to
    it; where none says so, those of which any source prints votes or a share in this round.
    """
    previous = round_before(round_)
    if previous is None:
        return frozenset(
            option.pk
            for option in options
            if option.contest_id == round_.contest_id
            and option.status == OptionStatus.REGISTERED
            and option.part_of_id is None
        )
    if previous.status == RoundStatus.ANNULLED:
        return standing_in(previous, options)
    return through(previous) or frozenset(
        line.option_id for line in votes_in(round_) if states_figures(line)
    )


def round_before(round_: Round) -> Round | None:
    """The last vote before a round, be it annulled; rounds that were not held do not count."""
    voted = (RoundStatus.HELD, RoundStatus.ANNULLED)
    before = (
        one
        for one in round_.election.rounds.all()
        if one.number < round_.number
        and one.contest_id == round_.contest_id
        and one.status in voted
    )
    return max(before, key=lambda one: one.number, default=None)


def through(round_: Round) -> frozenset[int]:
    """The options that any source says to have gone from a round to the next."""
    return frozenset(
        line.option_id for line in votes_in(round_) if line.outcome == Outcome.ADVANCED
    )


def votes_in(round_: Round) -> Iterable[Figure]:
    return (
        row
        for account in round_.accounts.all()
        for row in account.figures.all()
        if row.measure == Measure.VOTES
    )


def states_figures(line: Figure) -> bool:
    """Whether a line holds more than an outcome or words."""
    return (line.count, line.fractional_count, line.share) != (None, None, None)
