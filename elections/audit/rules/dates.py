"""Rules on the order of dates."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext_noop as _

from ...models import DatePrecision, KeyDate, KeyDateKind, RoundStatus
from ..findings import Level, Remark, Rule, rule
from ..sentences import say
from ..snapshot import LoadedElection

RULES: list[Rule] = []

# Steps that come in this order, though some may fall on one day. Who may register, and when, and
# whether campaigns wait for the call, is different everywhere: these come before the vote.
AFTER_VOTE = (KeyDateKind.VOTE, KeyDateKind.RESULTS, KeyDateKind.INAUGURATION)
ORDERS = (
    (
        KeyDateKind.CAMPAIGN_START,
        KeyDateKind.CAMPAIGN_END,
        KeyDateKind.SILENCE_DAY,
        *AFTER_VOTE,
    ),
    (KeyDateKind.CALLED, *AFTER_VOTE),
    (KeyDateKind.REGISTRATION, *AFTER_VOTE),
)


@rule(RULES, "rounds-out-of-order", Level.ERROR)
def rounds_out_of_order(record: LoadedElection) -> Iterator[Remark]:
    """The election's date is that of its first round, and each round comes after those before.

    The first is what the field says of itself; a round that was not held moves no other. Rounds
    of different contests may be on one day, and so may the counts of ranked votes.
    """
    dated = [one for one in record.rounds if one.date and one.status != RoundStatus.CANCELLED]
    first = next((one for one in dated if one.status in VOTED), None)
    if first is not None and first.date != record.election.date:
        yield Remark(
            record.election,
            say(NOT_FIRST, date=record.election.date, number=first.number, other=first.date),
            say(_("Enter the day of the first round as the election’s date.")),
        )
    pairs = (
        pair
        for contest in dict.fromkeys(one.contest_id for one in dated)
        for pair in pairwise(one for one in dated if one.contest_id == contest)
    )
    for earlier, later in pairs:
        if later.date < earlier.date or (later.date == earlier.date and not later.is_transfer):
            yield Remark(
                later,
                say(
                    ROUNDS,
                    later=later.number,
                    later_date=later.date,
                    earlier=earlier.number,
                    earlier_date=earlier.date,
                ),
                say(_("Correct the number or the date of one of the rounds.")),
            )


VOTED = (RoundStatus.HELD, RoundStatus.ANNULLED)
NOT_FIRST = _("The election is dated %(date)s, and round %(number)s, its first, %(other)s.")
ROUNDS = _(
    "Round %(later)s is dated %(later_date)s, which is not after round %(earlier)s on "
    "%(earlier_date)s."
)


@rule(RULES, "previous-not-before", Level.ERROR)
def previous_not_before(record: LoadedElection) -> Iterator[Remark]:
    """The previous election was held before this one."""
    election = record.election
    if election.previous is not None and election.previous.date >= election.date:
        yield Remark(
            election,
            say(
                PREVIOUS,
                previous=election.previous.name,
                previous_date=election.previous.date,
                date=election.date,
            ),
            say(_("Choose the election that came before, or correct one of the dates.")),
        )


PREVIOUS = _(
    "The previous election, %(previous)s, is dated %(previous_date)s, which is not before %(date)s."
)


@rule(RULES, "key-dates-out-of-order", Level.ERROR)
def key_dates_out_of_order(record: LoadedElection) -> Iterator[Remark]:
    """Steps come in the order of their kinds, from the campaign to the inauguration.

    Where a kind has several dates, as the vote in two rounds, it is enough that one of them fits.
    A date known to the month or the year fits if any of its days does.
    """
    steps: dict[str, list[KeyDate]] = {}
    for key_date in record.key_dates:
        steps.setdefault(key_date.kind, []).append(key_date)
    pairs = {pair: None for order in ORDERS for pair in out_of_order(steps, order)}
    for step, before in pairs:
        yield Remark(
            step,
            say(STEP, step=step.name, before=before.name, date=before.date),
            say(_("Correct one of the two dates, or the kind of one of the steps.")),
        )


def out_of_order(
    steps: dict[str, list[KeyDate]], order: tuple[str, ...]
) -> Iterator[tuple[KeyDate, KeyDate]]:
    """Each step that ends before another begins which has to come first, with that other."""
    before: KeyDate | None = None
    for dates in (steps[kind] for kind in order if kind in steps):
        latest = max(dates, key=last_day)
        if before is not None and last_day(latest) < before.date:
            yield latest, before
        first = min(dates, key=lambda one: one.date)
        if before is None or first.date > before.date:
            before = first


STEP = _("“%(step)s” is dated before “%(before)s” of %(date)s, which has to come first.")


def last_day(key_date: KeyDate) -> date:
    """The last of the days that a date of its precision can mean."""
    day = key_date.date
    if key_date.precision == DatePrecision.DAY:
        return day
    if key_date.precision == DatePrecision.MONTH:
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day.replace(month=12, day=31)


@rule(RULES, "vote-on-another-day", Level.ERROR)
def vote_on_another_day(record: LoadedElection) -> Iterator[Remark]:
    """A key date that is a vote is on the day of a round."""
    days = {round_.date for round_ in record.rounds if round_.date}
    for key_date in record.key_dates:
        if (
            key_date.kind == KeyDateKind.VOTE
            and key_date.precision == DatePrecision.DAY
            and days
            and key_date.date not in days
        ):
            yield Remark(
                key_date,
                say(OTHER_DAY, step=key_date.name, date=key_date.date),
                say(_("Correct the date, or add the round.")),
            )


OTHER_DAY = _("“%(step)s” is dated %(date)s, and no round is.")


@rule(RULES, "published-before-vote", Level.NOTE)
def published_before_vote(record: LoadedElection) -> Iterator[Remark]:
    """Who publishes a count does so on the day of the vote or later.

    It can be so where a page of an earlier date was brought up to date.
    """
    for round_, account in record.accounts:
        published = account.source.published_on
        if None in (published, round_.date) or round_.status not in VOTED:
            continue
        if published < round_.date:
            yield Remark(
                account,
                say(
                    TOO_EARLY,
                    source=account.source.short_name,
                    published=published,
                    date=round_.date,
                ),
                say(_("See whether the source’s date is when it was first published.")),
            )


TOO_EARLY = _("%(source)s is dated %(published)s, and gives results of the vote of %(date)s.")
