"""Which rows belong to an election that is published, and which it uses."""

from functools import reduce

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

from .models import Election, Publication, Section, Source
from .models.ownership import owners, uses
from .models.prose import cited_keys


def elections_of(row: Model) -> list[Election]:
    """The elections that a row belongs to, as far as they are known.

    An election belongs to itself, a shared row (a person, a source) to none. A figure belongs to
    the election of its account.
    """
    if isinstance(row, Election):
        return [row]
    found = {}
    for path in owners(type(row)):
        try:
            election = reduce(getattr, path, row)
        except ObjectDoesNotExist:
            continue  # a form or a file has not named it
        found[election.pk] = election
    return list(found.values())


def keys(row: Model) -> set[int]:
    return {election.pk for election in elections_of(row)}


def is_published(row: Model) -> bool:
    """Whether a row is a published election or belongs to one."""
    return any(election.is_published for election in elections_of(row))


def is_used_by_published(row: Model) -> bool:
    """Whether a published election shows or cites a shared row."""
    model = type(row)
    if model is Election or owners(model):
        return False
    rows = model._default_manager.filter(pk=row.pk).order_by().values("pk")
    published = [
        rows.filter(**{f"{lookup}__publication": Publication.PUBLISHED}) for lookup in uses(model)
    ]
    first, *rest = published
    return first.union(*rest).exists() or (isinstance(row, Source) and is_cited_in_prose(row))


def is_cited_in_prose(source: Source) -> bool:
    """Whether the prose of a published election cites a source, which no foreign key says."""
    bodies = Section.objects.filter(
        election__publication=Publication.PUBLISHED, body__contains=f"@{source.key}"
    ).values_list("body", flat=True)
    return any(source.key in cited_keys(body) for body in bodies)
