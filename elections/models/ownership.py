"""To which election a row belongs, read off the models, so that a new model needs no line here."""

from collections.abc import Iterable, Iterator
from functools import cache

from django.db import models

ELECTION = "election"


def paths_to_election(
    model: type[models.Model], passed: tuple[type[models.Model], ...] = ()
) -> Iterable[tuple[models.Field, ...]]:
    """The ways from a row to an election over foreign keys that are never null.

    An election is known by its name, for the models may be those of a migration.
    """
    for field in model._meta.concrete_fields:
        if not field.is_relation or field.null or field.related_model in passed:
            continue
        if field.related_model._meta.model_name == ELECTION:
            yield (field,)
        elif field.related_model is not model:
            for rest in paths_to_election(field.related_model, (*passed, model)):
                yield (field, *rest)


@cache
def owners(model: type[models.Model]) -> tuple[tuple[str, ...], ...]:
    """The ways from a row of a table to its election, as names of attributes."""
    return tuple(tuple(field.name for field in path) for path in paths_to_election(model))


@cache
def uses(model: type[models.Model]) -> tuple[str, ...]:
    """The lookups from a shared table to the elections that use its rows."""
    return tuple(lookups(model))


def lookups(model: type[models.Model]) -> Iterator[str]:
    for relation in model._meta.related_objects:
        related, name = relation.related_model, relation.name
        if related._meta.model_name == ELECTION:
            yield name
        elif owners(related):
            yield from (f"{name}__{'__'.join(path)}" for path in owners(related))
        # What uses a copy of a source does not use its original.
        elif related is not model:
            yield from (f"{name}__{lookup}" for lookup in lookups(related))
