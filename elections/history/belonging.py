"""Which rows belong to a row, so that their history is part of its own."""

from collections import defaultdict

from django.db.models import Model

from elections import models
from elections.changelog.keys import among

# The reference by which a row belongs to another one. Those by which it cites or names others
# (a source, a person, a candidacy) make it no part of them.
OWNERS = {
    models.Wording: "discrepancy",
    models.Candidacy: "election",
    models.CandidateResult: "account",
    models.Delegation: "election",
    models.Discrepancy: "election",
    models.KeyDate: "election",
    models.ReportedFigure: "election",
    models.Account: "round",
    models.Round: "election",
    models.Section: "election",
    models.Statement: "election",
}
# Rows without which a state of another row is not whole: restored with it, if wished.
PARTS = {models.Account: models.CandidateResult, models.Discrepancy: models.Wording}


def owner_column(model: type[Model]) -> str:
    return f"{OWNERS[model]}_id"


def family(model: type[Model], pk: int) -> dict[type[Model], set[int]]:
    """The keys of a row and of all that ever belonged to it, by table; one query a table."""
    found = defaultdict(set, {model: {pk}})
    waiting = [model]
    while waiting:
        parent = waiting.pop(0)
        for child in OWNERS:
            if child._meta.get_field(OWNERS[child]).related_model is parent and found[parent]:
                rows = child.history.filter(**{f"{owner_column(child)}__in": among(found[parent])})
                found[child] |= set(rows.order_by().values_list("id", flat=True).distinct())
                waiting.append(child)
    return {each: pks for each, pks in found.items() if pks}
