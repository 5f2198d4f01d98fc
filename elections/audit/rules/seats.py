"""Rules on seats: against those to be filled, those of each tier, and those before."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_noop as _

from ...figures import count_of
from ...models import Account, Bound, ContestKind, Figure, Measure
from ..findings import Level, NamedFigure, Remark, Rule, rule
from ..printed import standing_in
from ..sentences import say
from ..snapshot import LoadedElection
from .counts import COMPARE

RULES: list[Rule] = []

# The contest that fills the seats of a tier.
TIERS = {
    Measure.LIST_SEATS: ContestKind.LISTS,
    Measure.CONSTITUENCY_SEATS: ContestKind.CANDIDATES,
}
SUMMED = (Measure.SEATS, *TIERS)
NOTHING_TO_DO = _("Nothing is to be done; a reader is told so.")


@rule(RULES, "seats-against-total", Level.WARNING)
def seats_against_total(record: LoadedElection) -> Iterator[Remark]:
    """The seats of the options are no more than were to be filled.

    They are no fewer if the ballot is known to be whole and each option's seats are printed;
    otherwise others may have the rest.
    """
    for account, measure, rows, filled in summed_seats(record):
        summed = sum(row.count for row in rows)
        if summed > filled or (summed < filled and are_all(record, account, rows)):
            yield Remark(
                account,
                say(APART[measure], sum=summed, filled=filled),
                say(COMPARE),
                tuple(seat_figure(row) for row in rows),
            )


APART = {
    Measure.SEATS: _("The seats printed add up to %(sum)s, and %(filled)s were to be filled."),
    Measure.LIST_SEATS: _(
        "The list seats printed add up to %(sum)s, and %(filled)s were to be filled."
    ),
    Measure.CONSTITUENCY_SEATS: _(
        "The constituency seats printed add up to %(sum)s, and %(filled)s were to be filled."
    ),
}


@rule(RULES, "seats-add-up", Level.NOTE)
def seats_add_up(record: LoadedElection) -> Iterator[Remark]:
    """The seats of the options are as many as were to be filled."""
    for account, measure, rows, filled in summed_seats(record):
        if len(rows) > 1 and sum(row.count for row in rows) == filled:
            yield Remark(
                account,
                say(ADD_UP[measure], sum=filled),
                say(NOTHING_TO_DO),
                tuple(seat_figure(row) for row in rows),
            )


ADD_UP = {
    Measure.SEATS: _("The seats printed add up to %(sum)s, as many as were to be filled."),
    Measure.LIST_SEATS: _(
        "The list seats printed add up to %(sum)s, as many as were to be filled."
    ),
    Measure.CONSTITUENCY_SEATS: _(
        "The constituency seats printed add up to %(sum)s, as many as were to be filled."
    ),
}


def summed_seats(
    record: LoadedElection,
) -> Iterator[tuple[Account, Measure, list[Figure], int]]:
    """What sums of seats can be compared: account, measure, rows, and how many are to be filled.

    That number is the account's own, else that of the contest whose seats these are.
    """
    whole = {
        (row.account_id, row.measure): row.count
        for row in record.figures
        if row.option is None and row.measure in SUMMED and is_exact_seat(row)
    }
    for _round, account in record.accounts:
        for measure in SUMMED:
            rows = exact_seats(record, account, measure)
            filled = whole.get((account.pk, measure), to_be_filled(record, measure))
            if rows and filled is not None:
                yield account, measure, rows, filled


def exact_seats(record: LoadedElection, account: Account, measure: str) -> list[Figure]:
    """The rows of one measure of seats that sums can be made of; a line's are part of another's."""
    return [
        row
        for row in record.seats[account.pk]
        if row.measure == measure and row.option.part_of_id is None and is_exact_seat(row)
    ]


def is_exact_seat(row: Figure) -> bool:
    return row.count is not None and row.bound == Bound.EXACTLY and row.unit == 1


def to_be_filled(record: LoadedElection, measure: str) -> int | None:
    """How many seats the contests of a measure fill, if all of them state it.

    The seats of an option are those of all tiers, and so of all contests.
    """
    contests = [
        contest
        for contest in record.contests.values()
        if measure == Measure.SEATS or contest.kind == TIERS[measure]
    ]
    stated = [contest.seats for contest in contests]
    return sum(stated) if stated and None not in stated else None


def are_all(record: LoadedElection, account: Account, rows: list[Figure]) -> bool:
    """Whether nobody else can have seats: all that stood, on a whole ballot, have theirs here."""
    round_ = account.round
    standing = standing_in(round_, record.options.values())
    only = len(record.contests) <= 1 or rows[0].measure in TIERS
    return (
        round_.ballot_is_complete
        and only
        and bool(standing)
        and standing.issubset(row.option_id for row in rows)
    )


@rule(RULES, "seats-by-tier", Level.WARNING)
def seats_by_tier(record: LoadedElection) -> Iterator[Remark]:
    """An option's seats are those from lists and those of constituencies together.

    A tier of another ballot is that of the party's option on it, by the same source's account as
    of the same time. Of a tier that is not printed nothing is known.
    """
    beside: dict[tuple[int, str], list[Account]] = {}
    for _round, account in record.accounts:
        beside.setdefault((account.source_id, account.as_of), []).append(account)
    for _round, account in record.accounts:
        others = beside[account.source_id, account.as_of]
        for row in exact_seats(record, account, Measure.SEATS):
            found = (tier_of(record, row, each, others) for each in TIERS)
            tiers = [tier for tier in found if tier is not None]
            summed = sum(tier.count for tier in tiers)
            if summed > row.count or (len(tiers) == len(TIERS) and summed < row.count):
                yield Remark(
                    account,
                    say(
                        TIERS_APART[len(tiers)],
                        option=row.option.label,
                        seats=row.count,
                        tiers=tuple(tier.count for tier in tiers),
                        sum=summed,
                    ),
                    say(COMPARE),
                    tuple(seat_figure(each) for each in (row, *tiers)),
                )


TIERS_APART = {
    1: _("%(option)s is given %(seats)s seats in all, and %(sum)s in one tier alone."),
    2: _(
        "%(option)s is given %(seats)s seats in all, and %(tiers)s from lists and in "
        "constituencies, which make %(sum)s."
    ),
}


def tier_of(
    record: LoadedElection, row: Figure, measure: str, others: list[Account]
) -> Figure | None:
    """The seats of one tier of the option that a row is of, or of its party's on another ballot.

    `others` are the accounts in which the latter may stand.
    """
    account, option = row.account, row.option
    for tier in exact_seats(record, account, measure):
        if tier.option_id == row.option_id:
            return tier
    if option.party_id is None:
        return None
    found = [
        tier
        for other in others
        if other.round.contest_id != account.round.contest_id
        for tier in exact_seats(record, other, measure)
        if tier.option.party_id == option.party_id
    ]
    return found[0] if len(found) == 1 else None


@rule(RULES, "seats-before-and-after", Level.WARNING)
def seats_before_and_after(record: LoadedElection) -> Iterator[Remark]:
    """An option's seats, less those before, are the change in seats."""
    for _round, account in record.accounts:
        changes = by_option(exact_seats(record, account, Measure.SEAT_CHANGE))
        if not changes:
            continue
        before = by_option(exact_seats(record, account, Measure.SEATS_BEFORE))
        for row in exact_seats(record, account, Measure.SEATS):
            pk = row.option_id
            if pk not in changes or pk not in before:
                continue
            if row.count - before[pk].count != changes[pk].count:
                yield Remark(
                    account,
                    say(
                        CHANGE_APART,
                        option=row.option.label,
                        seats=row.count,
                        before=before[pk].count,
                        difference=row.count - before[pk].count,
                        change=changes[pk].count,
                    ),
                    say(COMPARE),
                    tuple(seat_figure(each) for each in (row, before[pk], changes[pk])),
                )


CHANGE_APART = _(
    "%(option)s is given %(seats)s seats after %(before)s, a change of %(difference)s, and the "
    "change is printed as %(change)s."
)


def by_option(rows: list[Figure]) -> dict[int, Figure]:
    return {row.option_id: row for row in rows}


@rule(RULES, "seat-changes", Level.NOTE)
def seat_changes(record: LoadedElection) -> Iterator[Remark]:
    """Changes in seats add up to nothing, unless others lost seats or the body changed its size.

    Asked where each option with seats has a change. One that is printed as new gained all that it
    has.
    """
    for _round, account in record.accounts:
        seats = by_option(exact_seats(record, account, Measure.SEATS))
        changes = changes_in(record, account, seats)
        if changes is None or len(changes) < 2:
            continue
        summed = sum(changes.values())
        yield Remark(
            account,
            say(BALANCED if summed == 0 else GAINED if summed > 0 else LOST, sum=abs(summed)),
            say(NOTHING_TO_DO),
            tuple(
                seat_figure(row)
                for row in record.seats[account.pk]
                if row.measure == Measure.SEAT_CHANGE and row.count is not None
            ),
        )


BALANCED = _("The changes in seats add up to 0, new lists counted with all their seats.")
GAINED = _(
    "The changes in seats, new lists counted with all their seats, make %(sum)s more: others, "
    "which are not printed, lost as many, or there are more seats than before."
)
LOST = _(
    "The changes in seats, new lists counted with all their seats, make %(sum)s fewer: others, "
    "which are not printed, gained as many, or there are fewer seats than before."
)


def changes_in(
    record: LoadedElection, account: Account, seats: Mapping[int, Figure]
) -> dict[int, int] | None:
    """The change in seats of each option; None where that of one with seats is not known."""
    found = {}
    for row in record.seats[account.pk]:
        if row.measure != Measure.SEAT_CHANGE or row.option.part_of_id is not None:
            continue
        if is_exact_seat(row):
            found[row.option_id] = row.count
        elif row.count is None and row.wording.casefold() == "new" and row.option_id in seats:
            found[row.option_id] = seats[row.option_id].count
        else:
            return None
    unknown = any(row.count for pk, row in seats.items() if pk not in found)
    return None if unknown else found


def seat_figure(row: Figure) -> NamedFigure:
    account = row.account
    slug = row.option.slug if row.option else ""
    figure = count_of(row, account.counts_printed_to)
    return NamedFigure(row.measure, figure, account.source.key, slug)
