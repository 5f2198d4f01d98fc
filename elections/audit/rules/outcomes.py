"""Rules on who won, who went through, and who could stand."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...models import (
    ELECTED,
    Account,
    Figure,
    OptionStatus,
    Outcome,
    ResultStatus,
    Round,
    RoundStatus,
)
from ..findings import Level, Remark, Rule, rule
from ..measures import standing
from ..printed import states_figures
from ..sentences import Sentence, say
from ..snapshot import LoadedElection
from .counts import is_smaller
from .figures import line_figure, millionths

RULES: list[Rule] = []
COUNTING = (ResultStatus.PARTIAL, ResultStatus.PRELIMINARY)


@rule(RULES, "winner-against-votes", Level.WARNING)
def winner_against_votes(record: LoadedElection) -> Iterator[Remark]:
    """Nobody is elected with fewer votes than somebody who is not.

    It can be so by other rules than the most votes; the source then tells them. Where votes are
    not stated, shares are compared. Candidates who withdrew or were rejected do not count. Of
    ranked votes it is not asked.
    """
    for round_, account in record.accounts:
        if round_.contest_id in record.ranked:
            continue
        lines = [line for line in record.exact_lines[account.pk] if is_standing(line)]
        elected = [line for line in lines if line.outcome in ELECTED]
        others = [line for line in lines if line.outcome not in ELECTED]
        yield from ahead(ELECTED_BEHIND, account, elected, others)


ELECTED_BEHIND = {
    "votes": _(
        "%(chosen)s is given as elected with %(chosen_figure)s votes, and %(other)s has "
        "%(other_figure)s."
    ),
    "share": _(
        "%(chosen)s is given as elected with %(chosen_figure)s of the votes, and %(other)s has "
        "%(other_figure)s."
    ),
}


@rule(RULES, "entrants-against-votes", Level.WARNING)
def entrants_against_votes(record: LoadedElection) -> Iterator[Remark]:
    """Nobody goes through to a run-off with fewer votes than somebody who does not.

    Those who go through are those whom the set says to, else those who have figures in the next
    round. Candidates who withdrew or were rejected, and an outright winner, do not count.
    """
    for round_, account in record.accounts:
        lines = [
            line
            for line in record.exact_lines[account.pk]
            if is_standing(line) and line.outcome not in ELECTED
        ]
        through = {
            line.option_id
            for line in whole_lines(record, account)
            if line.outcome == Outcome.ADVANCED
        } or run_off_entrants(record, round_)
        if through:
            entrants = [line for line in lines if line.option_id in through]
            others = [line for line in lines if line.option_id not in through]
            yield from ahead(THROUGH_BEHIND, account, entrants, others)


THROUGH_BEHIND = {
    "votes": _(
        "%(chosen)s goes through to the next round with %(chosen_figure)s votes, and %(other)s "
        "does not with %(other_figure)s."
    ),
    "share": _(
        "%(chosen)s goes through to the next round with %(chosen_figure)s of the votes, and "
        "%(other)s does not with %(other_figure)s."
    ),
}
COMPARE = _("Compare outcomes and figures with the source; if it prints them so, leave them.")


def ahead(
    messages: dict[str, str],
    account: Account,
    chosen: list[Figure],
    others: list[Figure],
) -> Iterator[Remark]:
    """A remark if the last of those chosen is behind the first of the others."""
    for measure in ("votes", "share"):
        last = least(chosen, measure)
        first = most(others, measure)
        if last is None or first is None:
            continue
        if behind(last, first, measure):
            figures = (
                line_figure(last, measure),
                line_figure(first, measure),
            )
            yield Remark(
                account,
                say(
                    messages[measure],
                    chosen=last.option.label,
                    chosen_figure=figures[0].figure,
                    other=first.option.label,
                    other_figure=figures[1].figure,
                ),
                say(COMPARE),
                figures,
            )
        return


def behind(line: Figure, other: Figure, measure: str) -> bool:
    if measure == "votes":
        return line.count < other.count
    return is_smaller(line.share, other.share)


def least(lines: list[Figure], measure: str) -> Figure | None:
    stated = [line for line in lines if size(line, measure) is not None]
    return min(stated, key=lambda line: size(line, measure), default=None)


def most(lines: list[Figure], measure: str) -> Figure | None:
    stated = [line for line in lines if size(line, measure) is not None]
    return max(stated, key=lambda line: size(line, measure), default=None)


def size(line: Figure, measure: str) -> int | None:
    """The votes, or the share in millionths of a per cent; nothing where it is not stated."""
    if measure == "votes":
        return line.count
    return None if line.share is None else millionths(line.share)


@rule(RULES, "undecided-tie", Level.WARNING)
def undecided_tie(record: LoadedElection) -> Iterator[Remark]:
    """A tie for the place that decides is decided by something that the record has to state.

    That place is the first, or the second where a run-off follows. Counts that are not exact or
    not finished can show no tie, and a round that was annulled decides nothing; of ranked votes
    it is not asked.
    """
    for round_, account in record.accounts:
        if round_.status != RoundStatus.HELD or account.status in COUNTING:
            continue
        if account.counts_printed_to > 1 or round_.contest_id in record.ranked:
            continue
        lines = sorted(
            (
                line
                for line in record.exact_lines[account.pk]
                if line.count is not None and is_standing(line)
            ),
            key=lambda line: (-line.count, line.pk),
        )
        places = 2 if round_.pk in record.run_offs else 1
        if len(lines) <= places or lines[places - 1].count != lines[places].count:
            continue
        tied = [line for line in lines if line.count == lines[places].count]
        if not any(line.outcome for line in tied):
            yield Remark(
                account,
                say(
                    TIED,
                    candidates=tuple(line.option.label for line in tied),
                    votes=tied[0].count,
                ),
                say(STATE_OUTCOME),
                tuple(line_figure(line, "votes") for line in tied),
            )


TIED = _("%(candidates)s have %(votes)s votes each, and no outcome is stated.")
STATE_OUTCOME = _(
    "Enter the outcome that the source states; how the tie was decided belongs into the note."
)


@rule(RULES, "not-in-first-round", Level.WARNING)
def not_in_first_round(record: LoadedElection) -> Iterator[Remark]:
    """Whoever stands in a run-off stood in the round before.

    Asked where some source prints figures for that round, and not for a rerun of an annulled one.
    """
    for previous in record.rounds:
        round_ = record.run_offs.get(previous.pk)
        if round_ is None:
            continue
        stood = figured(record, previous)
        if not stood:
            continue
        named = set(stood)
        for account in record.accounts_of[round_.pk]:
            for line in whole_lines(record, account):
                if states_figures(line) and line.option_id not in named:
                    named.add(line.option_id)
                    measure = "votes" if line.count is not None else "share"
                    yield Remark(
                        line,
                        say(
                            NOT_BEFORE,
                            candidate=line.option.label,
                            round=round_.number,
                            previous=previous.number,
                        ),
                        say(COMPARE_ROUNDS),
                        (line_figure(line, measure),),
                    )


NOT_BEFORE = _(
    "%(candidate)s has figures in round %(round)s, and no source prints any in round %(previous)s."
)
COMPARE_ROUNDS = _(
    "See whether the line is about somebody else, or add the figures of the round before."
)


def figured(record: LoadedElection, round_: Round) -> set[int]:
    """The options of which any source prints votes or a share in a round."""
    return {
        line.option_id
        for account in record.accounts_of[round_.pk]
        for line in whole_lines(record, account)
        if states_figures(line)
    }


def whole_lines(record: LoadedElection, account: Account) -> list[Figure]:
    """The lines of options that are no part of another, be their figures exact or not."""
    return [line for line in record.lines[account.pk] if line.option.part_of_id is None]


def run_off_entrants(record: LoadedElection, round_: Round) -> set[int]:
    """Those who have figures in the round that decides among those who went through."""
    after = record.run_offs.get(round_.pk)
    return figured(record, after) if after else set()


def is_standing(line: Figure) -> bool:
    return line.option.status == OptionStatus.REGISTERED


@rule(RULES, "elected-in-conflict", Level.NOTE)
def elected_in_conflict(record: LoadedElection) -> Iterator[Remark]:
    """All sources that say who was elected in a round name the same people."""
    for round_, named in differently_elected(record):
        yield Remark(round_, say(OTHERS_ELECTED, named=named), say(COMPARE))


OTHERS_ELECTED = _("Sources differ on who was elected: %(named)s.")
NAMED_BY = _("%(people)s (%(sources)s)")


def differently_elected(record: LoadedElection) -> Iterator[tuple[Round, tuple[Sentence, ...]]]:
    """The rounds of which sources name different winners: whom each group of sources names."""
    for round_ in record.rounds:
        sources: dict[frozenset[int], list[str]] = {}
        for account in standing(record.accounts_of[round_.pk]):
            elected = frozenset(
                line.option_id for line in whole_lines(record, account) if line.outcome in ELECTED
            )
            if elected:
                sources.setdefault(elected, []).append(account.source.short_name)
        if len(sources) > 1:
            yield (
                round_,
                tuple(
                    say(
                        NAMED_BY,
                        people=tuple(
                            option.label for pk, option in record.options.items() if pk in people
                        ),
                        sources=tuple(names),
                    )
                    for people, names in sources.items()
                ),
            )
