"""From rows to what the arithmetic reads: one source's figures for one round, as printed."""

from collections.abc import Collection, Iterable

from ..arithmetic import PrintedLine, PrintedSet
from ..models import Account, CandidacyStatus, CandidateResult, Outcome, Round, RoundStatus


def printed_lines(
    account: Account,
    lines: Iterable[CandidateResult],
    candidacies: Collection[int],
    round_: Round,
) -> PrintedSet:
    """An account as printed figures, of lines about the election's own candidacies.

    Lines are keyed by the candidates' slugs. `candidacies` are the primary keys of those who
    stood in the round (`standing_in`): the set is complete if an editor said that these are the
    whole ballot and each of them has a line with votes or a share. Which rows exist does not tell
    whether they are the whole ballot. Where nobody is known to have stood, nothing is complete.
    """
    lines = [line for line in lines if states_figures(line)]
    return PrintedSet(
        registered=account.registered,
        cast=account.cast,
        valid=account.valid,
        invalid=account.invalid,
        turnout=account.turnout,
        lines=tuple(
            PrintedLine(line.candidacy.person.slug, line.votes, line.share) for line in lines
        ),
        printed_to=account.counts_printed_to,
        share_base=account.share_base,
        votes_per_voter=round_.votes_per_voter,
        # Where voters have several votes, not all are used, and no sum is all there is.
        complete=round_.ballot_is_complete
        and round_.votes_per_voter == 1
        and bool(candidacies)
        and set(candidacies).issubset(line.candidacy_id for line in lines),
    )


def standing_in(round_: Round) -> frozenset[int]:
    """The candidacies, by primary key, that one could vote for in a round.

    In the first round these are all that are registered, and in a rerun those of the round that
    was annulled. In a later round they are those whom any source says to be through to it; where
    none says so, those of whom any source prints votes or a share in this round.
    """
    previous = round_before(round_)
    if previous is None:
        return frozenset(
            candidacy.pk
            for candidacy in round_.election.candidacies.all()
            if candidacy.status == CandidacyStatus.REGISTERED
        )
    if previous.status == RoundStatus.ANNULLED:
        return standing_in(previous)
    return through(previous) or frozenset(
        line.candidacy_id
        for account in round_.accounts.all()
        for line in account.lines.all()
        if states_figures(line)
    )


def round_before(round_: Round) -> Round | None:
    """The last vote before a round, be it annulled; rounds that were not held do not count."""
    voted = (RoundStatus.HELD, RoundStatus.ANNULLED)
    before = (
        one
        for one in round_.election.rounds.all()
        if one.number < round_.number and one.status in voted
    )
    return max(before, key=lambda one: one.number, default=None)


def through(round_: Round) -> frozenset[int]:
    """The candidacies that any source says to have gone from a round to the next."""
    return frozenset(
        line.candidacy_id
        for account in round_.accounts.all()
        for line in account.lines.all()
        if line.outcome == Outcome.ADVANCED
    )


def states_figures(line: CandidateResult) -> bool:
    """Whether a line holds more than an outcome."""
    return line.votes is not None or line.share is not None
