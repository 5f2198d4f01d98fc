"""Finds the election that a page is about."""

from django.db.models import Exists, OuterRef, QuerySet

from ..models import Account, Election
from ..models.corrections import has_corrections
from .prepared import Prepared

# What an election's infobox names of other tables.
NEIGHBOURS = ("jurisdiction", "previous", "next", "holder_before", "holder_after")


def election_rows(*, neighbours: bool) -> QuerySet[Election]:
    """Elections as the pages of one want them, with the rows beside them or without."""
    related = NEIGHBOURS if neighbours else ()
    of_areas = Account.objects.filter(round__election=OuterRef("pk")).exclude(area=None)
    return Election.objects.select_related(*related).annotate(
        is_corrected=has_corrections(), has_areas=Exists(of_areas)
    )


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
