"""To which election a row belongs, read off the models, so that a new model needs no line here."""

from collections.abc import Iterable

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
