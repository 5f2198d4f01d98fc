"""Which rows belong to a row, so that their history is part of its own."""

from collections import defaultdict

from django.db.models import Model

from elections import models
from elections.changelog.keys import among
from elections.models.history import record_models

# Rows without which a state of another row is not whole: restored with it, if wished.
PARTS = {models.Account: models.Figure, models.Discrepancy: models.Wording}


def owned() -> list[type[Model]]:
    """The tables whose rows belong to rows of others."""
    return [model for model in record_models() if model.owner]


def owner_column(model: type[Model]) -> str:
    return model._meta.get_field(model.owner).attname


def family(model: type[Model], pk: int) -> dict[type[Model], set[int]]:
    """The keys of a row and of all that ever belonged to it, by table; one query a table."""
    found = defaultdict(set, {model: {pk}})
    waiting = [model]
    while waiting:
        parent = waiting.pop(0)
        for child in owned():
            if child._meta.get_field(child.owner).related_model is parent and found[parent]:
                rows = child.history.filter(**{f"{owner_column(child)}__in": among(found[parent])})
                found[child] |= set(rows.order_by().values_list("id", flat=True).distinct())
                waiting.append(child)
    return {each: pks for each, pks in found.items() if pks}
