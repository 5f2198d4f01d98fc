"""The elections whose rows cite a source, or whose prose does."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q

from ..models import (
    Election,
    Page,
    Section,
    Source,
)
from ..models.prose import cited_keys
from .citations import citing
from .person_page import latest

# Citing rows of which all are read to find their elections.
FEW = 1_000


def cited_by(row: Source, *, drafts: bool) -> Sequence[Election]:
    """The elections to which rows that cite a source belong, the latest first.

    Of a source that few rows cite, the elections are looked up. Where there are many, the first of
    them are soon found by going through all elections in their order.
    """
    branches = [one.values_list(path) for one, path in citing(row)]
    found = branches[0].union(*branches[1:], all=True)[: FEW + 1]
    ids = [election for (election,) in found]
    if len(ids) <= FEW:
        return chosen(set(ids), drafts=drafts)
    elections = Election.objects.all() if drafts else Election.objects.published()
    cited = Q()
    for rows, path in citing(row):
        cited |= Exists(rows.filter(**{path: OuterRef("pk")}))
    return elections.filter(cited).order_by("-date", "slug")


def chosen(ids: set[int], *, drafts: bool) -> list[Election]:
    """Some elections by their keys, the latest first.

    They are put in order here: to do so itself, a database may go through all that are published.
    """
    rows = Election.objects.filter(pk__in=ids).only("name", "slug", "date", "publication")
    return sorted((row for row in rows.order_by() if drafts or row.is_published), key=latest)


def prose_citing(row: Source, **narrowed) -> list[Section]:
    """The sections whose prose cites a source by its key, in the order of the pages."""
    rows = Section.objects.filter(body__contains=f"@{row.key}", **narrowed)
    pages = Page.values
    return sorted(
        (one for one in rows.select_related("election") if row.key in cited_keys(one.body)),
        key=lambda one: pages.index(one.page),
    )
