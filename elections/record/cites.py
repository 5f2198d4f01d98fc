"""Which sources cite or copy which."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from ..audit.witnesses import with_cites
from ..models import Source
from .citations import Citations, Cited, is_cited


@dataclass(frozen=True, slots=True)
class Linked:
    """A source that has a page, as another one's page names it."""

    key: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class CitedByOthers:
    """A source of an election, and those of its other sources that cite or copy it."""

    source: Cited
    cited_by: tuple[Cited, ...]
    copied_by: tuple[Cited, ...]


def linked(rows: QuerySet[Source], *, drafts: bool) -> tuple[Linked, ...]:
    """Of some sources those that rows of published elections cite, or all with `drafts`."""
    found = rows if drafts else rows.filter(is_cited())
    found = found.order_by("key").values_list("key", "title", "language")
    return tuple(Linked(*each) for each in found)


def cited_by_others(citations: Citations) -> tuple[CitedByOthers, ...]:
    """The sources of an election that others of them cite or copy, by number; in one query."""
    rows, citations = citations.rows, citations.apart()
    with_cites(rows.values())
    citing_of: dict[int, list[int]] = {}
    copies_of: dict[int, list[int]] = {}
    for pk, row in rows.items():
        copies_of.setdefault(row.copy_of_id, []).append(pk)
        for named in row.cites.all():
            citing_of.setdefault(named.pk, []).append(pk)

    def numbered(keys: Sequence[int]) -> tuple[Cited, ...]:
        return tuple(citations.source(pk) for pk in rows if pk in keys)

    return tuple(
        CitedByOthers(
            citations.source(pk), numbered(citing_of.get(pk, ())), numbered(copies_of.get(pk, ()))
        )
        for pk in rows
        if pk in citing_of or pk in copies_of
    )
