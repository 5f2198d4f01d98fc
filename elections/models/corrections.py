"""Which changes correct a figure that the public could read.

A correction changes, adds or takes away a figure of an election that was published before the
change. It is told when the change is recorded: what was published then, nobody can tell later
without much reading. Not corrections are the first lines of a set and a further source's account,
for these change nothing that was published. What was taken away in public and comes back does.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, Max, Model, OuterRef, Q

from elections.recording.keys import among
from elections.recording.notes import CHANGED, CREATED, DELETED, Written

from .election import Publication

# The columns that are a figure, or say what a figure is said of, by the name of their model.
FIGURES = {
    "Account": (
        *("round_id", "source_id", "as_of", "registered", "cast", "valid", "invalid", "turnout"),
        "counts_printed_to",
    ),
    "CandidateResult": ("account_id", "candidacy_id", "votes", "share", "outcome"),
    "ReportedFigure": ("election_id", "source_id", "measure", "value", "bound"),
}


def corrected(model: type[Model], rows: Iterable[Written], change: UUID) -> dict[int, int]:
    """The rows that correct a published figure, with the election whose figure it is.

    `change` is the one that the rows are part of: what it publishes was not public before. Three
    or four queries, whatever the number of rows, and none where no figure is touched.
    """
    name = model.__name__
    back = taken_away(name, {row.pk for row in rows if row.kind == CREATED and row.before})
    rows = [row for row in rows if row.pk in back or touches(name, row)]
    if not rows:
        return {}
    if name == "ReportedFigure":
        elections = {row.pk: row.known["election_id"] for row in rows}
    elif name == "Account":
        of_round = latest("Round", {row.known["round_id"] for row in rows}, "election_id")
        elections = {row.pk: of_round.get(row.known["round_id"]) for row in rows}
    else:
        elections = elections_of_lines(rows)
    public = published_before({*elections.values()} - {None}, change)
    found = {pk: election for pk, election in elections.items() if election in public}
    if name != "CandidateResult":
        return found
    new = {row.known["account_id"] for row in rows if row.kind == CREATED and row.pk in found}
    if new:
        first = new - with_lines_before(new, change)
        found = {
            row.pk: found[row.pk]
            for row in rows
            if row.pk in found and not (row.kind == CREATED and row.known["account_id"] in first)
        }
    return found


def has_corrections() -> Q:
    """For a queryset of elections: whether a published figure of theirs was ever corrected."""
    accounts, lines, figures = (
        Exists(history(name).filter(history_corrects=OuterRef("pk"))) for name in FIGURES
    )
    return Q(accounts) | Q(lines) | Q(figures)


def taken_away(name: str, pks: set[int]) -> set[int]:
    """Those of these rows that were deleted under the eyes of the public."""
    if not pks:
        return set()
    gone = history(name).filter(id__in=among(pks), history_type=DELETED)
    return set(gone.exclude(history_corrects=None).values_list("id", flat=True))


def touches(name: str, row: Written) -> bool:
    """Whether a figure differs; a new account of a source's changes none."""
    if row.kind == CREATED:
        return name == "CandidateResult"
    if row.kind == CHANGED:
        return any(row.before[column] != row.after[column] for column in FIGURES[name])
    return row.kind == DELETED


def elections_of_lines(rows: list[Written]) -> dict[int, int | None]:
    of_set = latest("Account", {row.known["account_id"] for row in rows}, "round_id")
    of_round = latest("Round", {*of_set.values()}, "election_id")
    return {row.pk: of_round.get(of_set.get(row.known["account_id"])) for row in rows}


def history(name: str):
    return apps.get_model("elections", f"Historical{name}")._base_manager.order_by()


def latest(name: str, pks: set[int], column: str) -> dict[int, Any]:
    """A column of rows as history knows them last: they may be gone by now."""
    last = history(name).filter(id__in=among(pks)).values("id").annotate(last=Max("history_id"))
    rows = history(name).filter(history_id__in=last.values("last"))
    return dict(rows.values_list("id", column))


def published_before(elections: set[int], change: UUID) -> set[int]:
    """Those of these elections that the public could read when the change began."""
    if not elections:
        return set()
    rows = history("Election").filter(id__in=among(elections)).exclude(history_change=change)
    last = rows.values("id").annotate(last=Max("history_id"))
    before = history("Election").filter(history_id__in=last.values("last"))
    before = before.filter(publication=Publication.PUBLISHED).exclude(history_type=DELETED)
    return set(before.values_list("id", flat=True))


def with_lines_before(sets: set[int], change: UUID) -> set[int]:
    lines = history("CandidateResult").filter(account_id__in=among(sets))
    return set(lines.exclude(history_change=change).values_list("account_id", flat=True))
