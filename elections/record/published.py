"""Which results were published lately."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Min, OuterRef

from ..models import Account, Election, Publication
from ..models.figure import is_of_a_count


@dataclass(frozen=True, slots=True)
class NewResults:
    """An election's results and when the record first had them in public."""

    key: int
    election: str
    slug: str
    jurisdiction: str
    date: datetime
    sources: tuple[str, ...]


def latest_results(number: int) -> list[NewResults]:
    """The elections with results that were published last, the newest first, in three queries."""
    history = Election.history.filter(publication=Publication.PUBLISHED)
    counts = Account.objects.whole().filter(is_of_a_count())
    public = Election.objects.published().filter(
        Exists(counts.filter(round__election=OuterRef("pk"))), pk=OuterRef("id")
    )
    found = dict(
        history.filter(Exists(public))
        .order_by()
        .values_list("id")
        .annotate(first=Min("history_date"))
        .order_by("-first", "-id")[:number]
    )
    elections = Election.objects.in_bulk(found)
    sources: dict[int, dict[str, None]] = {pk: {} for pk in found}
    accounts = counts.filter(round__election__in=found)
    accounts = accounts.select_related("source", "round")
    for account in accounts.order_by("round__number", "-is_lead", "source__key"):
        sources[account.round.election_id][account.source.short_name] = None
    return [
        NewResults(
            key=pk,
            election=elections[pk].name,
            slug=elections[pk].slug,
            jurisdiction=elections[pk].jurisdiction_name,
            date=first,
            sources=tuple(sources[pk]),
        )
        for pk, first in found.items()
    ]
