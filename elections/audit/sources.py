"""Loads sources for the audit: with whether anything cites them."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, QuerySet

from ..models import Section, Source
from ..models.prose import cited_keys

CHUNK = 2_000


def load_sources(sources: QuerySet[Source]) -> Iterator[Source]:
    """Every source of a queryset by key, with `is_cited`; in three queries or fewer."""
    uncited = set(
        with_rows(sources).filter(is_in_rows=False).order_by().values_list("key", flat=True)
    )
    if uncited:
        bodies = (
            Section.objects.filter(body__contains="[@").order_by().values_list("body", flat=True)
        )
        for body in bodies.iterator(chunk_size=CHUNK):
            uncited.difference_update(cited_keys(body))
    for source in sources.order_by("key").iterator(chunk_size=CHUNK):
        source.is_cited = source.key not in uncited
        yield source


def with_rows(sources: QuerySet[Source]) -> QuerySet[Source]:
    """Sources with `is_in_rows`: whether any row cites them, through a column or a link table.

    What another source copies or cites is there to be read, whatever cites it.
    """
    citing = []
    for relation in Source._meta.related_objects:
        field = relation.field
        if relation.many_to_many:
            rows, column = relation.through.objects, field.m2m_reverse_field_name()
        else:
            rows, column = relation.related_model.objects, field.name
        citing.append(Exists(rows.filter(**{column: OuterRef("pk")})))
    return sources.annotate(is_in_rows=reduce(or_, citing))
