"""The days of all published elections, for a calendar."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Model, OuterRef, Subquery
from django.utils.translation import gettext as _

from ..models import DatePrecision, KeyDate, KeyDateKind, Publication, Round


@dataclass(frozen=True, slots=True)
class Day:
    """A day of an election, or days up to `last`.

    `key` names it for ever, `revised` is when it last changed.
    """

    key: str
    date: datetime.date
    name: str
    path: str
    revised: datetime.datetime
    status: str = ""
    last: datetime.date | None = None


def latest_days(number: int) -> list[Day]:
    """The latest days on which rounds or key dates fall, the last of them first; two queries.

    A step that sources date to no day is left out, and so is the vote itself as a step where a
    round has its day already. Several ballots on one day are one day.
    """
    public = {"election__publication": Publication.PUBLISHED}
    rounds = list(
        Round.objects.filter(**public, date__isnull=False)
        .select_related("election")
        .annotate(revised=last_change(Round), before=rounds_before())
        .order_by("-date", "number", "pk")[:number]
    )
    voted = {(one.election_id, one.date) for one in rounds}
    steps = (
        KeyDate.objects.filter(**public, precision=DatePrecision.DAY)
        .select_related("election")
        .annotate(revised=last_change(KeyDate))
        .order_by("-date", "pk")[:number]
    )
    first = {(one.election_id, one.date): one for one in reversed(rounds)}
    days = [round_day(one) for one in rounds if first[one.election_id, one.date] is one] + [
        step_day(one)
        for one in steps
        if one.kind != KeyDateKind.VOTE or (one.election_id, one.date) not in voted
    ]
    return sorted(days, key=lambda day: day.date, reverse=True)[:number]


def last_change(model: type[Model]) -> Subquery:
    rows = model.history.filter(id=OuterRef("pk")).order_by("-history_id")
    return Subquery(rows.values("history_date")[:1])


def rounds_before() -> Subquery:
    """How many rounds of the same contest came before; nothing where a round has no contest."""
    rows = Round.objects.filter(contest=OuterRef("contest"), number__lt=OuterRef("number"))
    return Subquery(rows.order_by().values("contest").annotate(n=Count("pk")).values("n"))


def revised(row: Round | KeyDate) -> datetime.datetime:
    """When a row last changed; its own day where history, which raw SQL leaves out, knows none."""
    return row.revised or datetime.datetime.combine(row.date, datetime.time(), datetime.UTC)


def round_day(row: Round) -> Day:
    name = row.election.name
    # Rounds are numbered through all contests of an election.
    number = (row.before or 0) + 1 if row.contest_id else row.number
    if number > 1:
        name = _("%(election)s, round %(number)s") % {"election": name, "number": number}
    path = row.election.get_absolute_url()
    return Day(f"round-{row.pk}", row.date, name, path, revised(row), row.status, row.last_day)


def step_day(row: KeyDate) -> Day:
    name = _("%(election)s: %(step)s") % {"election": row.election.name, "step": row.name}
    return Day(f"date-{row.pk}", row.date, name, row.get_absolute_url(), revised(row))
