"""Puts the rounds of an election together from rows that are loaded."""

from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import gettext

from ..audit import LoadedElection
from ..figures import count_of, percent_of
from ..models import TOTALS, Account, Contest, ContestKind, Figure, Measure, Round, RoundStatus
from .candidates import Candidate
from .citations import Citations, Cited
from .counts import COLLECTIVE, CountAccount
from .lines import Line, lines_of
from .round_count import Ballot, Days, RoundCount


def rounds_of(
    loaded: LoadedElection, citations: Citations, candidates: tuple[Candidate, ...]
) -> tuple[RoundCount, ...]:
    """Every round with its accounts, from rows that are loaded."""
    by_pk = {candidate.pk: candidate for candidate in candidates}
    counts = []
    for round_ in loaded.rounds:
        label = label_of(round_, loaded.rounds)
        accounts = [
            account_of(
                row,
                round_,
                label,
                citations.source(row.source_id),
                (
                    *(*loaded.lines[row.pk], *loaded.transfers[row.pk]),
                    *(*loaded.seats[row.pk], *loaded.totals_of[row.pk]),
                ),
                by_pk,
            )
            for row in loaded.accounts_of[round_.pk]
        ]
        counts.append(
            RoundCount(
                number=round_.number,
                label=label,
                ballot=ballot_of(round_.contest, citations),
                date=round_.date,
                last_day=round_.last_day,
                status=round_.status,
                accounts=tuple(sorted(accounts, key=lead_first)),
            )
        )
    return tuple(counts)


def label_of(round_: Round, rounds: list[Round]) -> str:
    """What tells a round apart from the others; numbers begin anew in each contest."""
    if len(rounds) == 1:
        return ""
    same = [one.number for one in rounds if one.contest_id == round_.contest_id]
    number = gettext("round %(number)s") % {"number": same.index(round_.number) + 1}
    if round_.contest is None or len(same) == len(rounds):
        return number
    return round_.contest.name if len(same) == 1 else f"{round_.contest.name}, {number}"


def held_on(day: date, rounds: Iterable[Round | RoundCount]) -> tuple[Days, ...]:
    """The days on which rounds were held; the election's own where they are not several."""
    held = [one for one in rounds if one.date and one.status == RoundStatus.HELD]
    days = {Days(one.date, one.last_day or one.date) for one in held}
    if len(days) > 1 or any(first != last for first, last in days):
        return tuple(sorted(days))
    return (Days(day, day),)


def ballot_of(contest: Contest | None, citations: Citations) -> Ballot | None:
    if contest is None:
        return None
    return Ballot(
        name=contest.name,
        kind=contest.kind,
        seats=contest.seats,
        question=contest.question,
        question_language=contest.question_language,
        marks=citations.of("contest", contest.pk),
    )


def account_of(
    row: Account,
    round_: Round,
    label: str,
    source: Cited,
    figures: Collection[Figure],
    candidates: dict[int, Candidate],
) -> CountAccount:
    """An account from its figures; `candidates` are the options by their keys, in their order."""
    unit = row.counts_printed_to
    return CountAccount(
        round=round_.number,
        round_label=label,
        kind=round_.contest.kind if round_.contest else ContestKind.CANDIDATES.value,
        key=row.key,
        source=source,
        as_of=row.as_of,
        status=row.status,
        units_counted=row.units_counted,
        units_total=row.units_total,
        figures={
            each.measure: percent_of(each)
            if each.measure == Measure.TURNOUT
            else count_of(each, unit)
            for each in figures
            if each.measure in TOTALS and not each.base
        },
        shares={
            each.measure: percent_of(each)
            for each in figures
            if each.measure in TOTALS
            and each.measure != Measure.TURNOUT
            and each.share is not None
            and not each.base
        },
        share_base=row.share_base,
        unit=unit,
        is_one_winner=is_one_winner(round_.contest),
        is_lead=row.is_lead,
        lead_reason=row.lead_reason,
        note=row.note,
        lines=in_order(lines_of(figures, candidates, unit), round_.contest),
    )


def in_order(lines: tuple[Line, ...], contest: Contest | None) -> tuple[Line, ...]:
    """Lists and groups by seats, then votes; what is no party's last. Others in their own order."""
    is_of_lists = contest is not None and contest.kind == ContestKind.LISTS
    if not is_of_lists and not any(line.candidate.kind in COLLECTIVE for line in lines):
        return lines
    return tuple(sorted(lines, key=place_of))


def place_of(line: Line) -> tuple[bool, int, int, float]:
    return (
        line.candidate.is_leftover,
        -(line.seats_won.value or 0),
        -(line.votes.value or 0),
        -float(line.share.value or 0),
    )


def is_one_winner(contest: Contest | None) -> bool:
    """Whether half of the votes decides: one is elected, or a question answered."""
    if contest is None:
        return True
    return contest.kind != ContestKind.LISTS and contest.seats in (None, 1)


def lead_first(account: CountAccount) -> tuple[bool, int, str]:
    return (not account.is_lead, account.source.number, account.as_of)
