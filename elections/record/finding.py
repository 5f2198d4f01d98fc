"""Finds the election that a page is about, and the others of its day."""

from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet

from ..models import Account, Election
from ..models.corrections import has_corrections
from ..models.election import MOST_OF_A_DAY
from .prepared import Prepared

# What an election's infobox names of other tables.
NEIGHBOURS = ("jurisdiction", "previous", "next", "holder_before", "holder_after")


def election_rows(*, neighbours: bool) -> QuerySet[Election]:
    """Elections as the pages of one want them, with the rows beside them or without."""
    of_areas = Account.objects.filter(round__election=OuterRef("pk")).exclude(area=None)
    rows = Election.objects.annotate(is_corrected=has_corrections(), has_areas=Exists(of_areas))
    if not neighbours:
        return rows
    own = {name: OuterRef(name) for name in ("pk", "jurisdiction", "date")}
    return rows.select_related(*NEIGHBOURS).annotate(shares_its_day=Exists(of_the_day(**own)))


def of_the_day(pk: int | F, jurisdiction: int | F, date: date | F) -> QuerySet[Election]:
    """The published elections of a day in a jurisdiction, but one."""
    rows = Election.objects.published().filter(jurisdiction=jurisdiction, date=date)
    return rows.exclude(pk=pk)


def others_of_the_day(election: Election) -> tuple[list[Election], bool]:
    """The other elections of its day, and whether they are too many to name: then none.

    One query, and none where there are no others, or where nothing tells whether there are.
    """
    if not getattr(election, "shares_its_day", False):
        return [], False
    others = of_the_day(election.pk, election.jurisdiction_id, election.date).order_by("slug")
    found = list(others[: MOST_OF_A_DAY + 1])
    return ([], True) if len(found) > MOST_OF_A_DAY else (found, False)


@Prepared
def published_alone(slug: str) -> QuerySet[Election]:
    return election_rows(neighbours=False).published().filter(slug=slug)


@Prepared
def published_with_neighbours(slug: str) -> QuerySet[Election]:
    return election_rows(neighbours=True).published().filter(slug=slug)


def published_election(slug: str, *, neighbours: bool) -> Election | None:
    """The published election with this slug, if there is one, in one query."""
    found = published_with_neighbours if neighbours else published_alone
    return next(iter(found.rows(slug)), None)
