"""Which changes correct a figure that the public could read.

A correction changes, adds or takes away a figure of an election that was published before the
change. It is told when the change is recorded: what was published then, nobody can tell later
without much reading. Not corrections are the first figures of an account and a further source's
account, for these change nothing that was published. What was taken away in public and comes back
does.

An election may be taken back, changed, and published again. What history notes meanwhile is
marked as withdrawn; when the election is published, each row that readers then see is compared with
what they saw of it last. What figures are said of, and by what name, `subjects` looks after.
"""

from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, Model, OuterRef, Q

from elections.changelog import Change
from elections.changelog.keys import among
from elections.changelog.notes import CHANGED, CREATED, DELETED, Written

from .election import Publication
from .subjects import before, has_subject_changes, history, note_subjects, settle_subjects

# The columns that are a figure, or say what a figure is said of, by the name of their model.
FIGURES = {
    "Account": ("round_id", "source_id", "as_of", "area_id", "counts_printed_to"),
    "Figure": (
        *("account_id", "measure", "option_id", "base"),
        *("count", "fractional_count", "share", "bound", "printed_to", "outcome", "wording"),
    ),
}


def noted(model: type[Model], rows: list[Written], change: Change) -> dict[int, dict[str, int]]:
    """What history says of rows beside their states, by their keys; the change is told, too.

    A row of figures corrects a published one, or readers cannot see it as its election was taken
    back. What the change itself publishes was not public before. A few queries, whatever the
    number of rows.
    """
    if model.publishes:
        change.published |= {row.pk for row in rows if is_published_by(row)}
    if not model.holds_figures:
        note_subjects(model, rows, change)
        return {}
    elections = elections_of(model.__name__, rows)
    public, withdrawn = before(set(elections.values()) - {None}, change.id)
    in_public = [row for row in rows if elections[row.pk] in public]
    corrects = correcting(model.__name__, in_public, elections, change)
    change.corrects.update(corrects.values())
    found = {pk: {"history_corrects": election} for pk, election in corrects.items()}
    for pk, election in elections.items():
        if election in withdrawn:
            found[pk] = {"history_withdrawn": election}
    return found


def settle(change: Change) -> None:
    """Let what became public of withdrawn figures say so, and what differs correct what was."""
    settle_subjects(change)
    for name in FIGURES:
        unseen = history(name).filter(history_withdrawn__in=among(change.published))
        pks = set(unseen.values_list("id", flat=True))
        if not pks:
            continue
        public, last = {}, {}
        for row in history(name).filter(id__in=among(pks)).order_by("history_id"):
            last[row.id] = row
            if row.history_withdrawn is None:
                public[row.id] = row
        written = [
            became_public(name, public.get(pk), row)
            for pk, row in last.items()
            if row.history_withdrawn in change.published
        ]
        rows = [row for row in written if row.before or row.after]
        elections = {row.pk: last[row.pk].history_withdrawn for row in rows}
        corrects = correcting(name, rows, elections, change)
        change.corrects.update(corrects.values())
        seen = {last[row.pk].history_id: corrects.get(row.pk) for row in rows}
        for election in set(seen.values()):
            keys = [key for key, each in seen.items() if each == election]
            history(name).filter(history_id__in=among(keys)).update(
                history_withdrawn=None, history_publication=change.id, history_corrects=election
            )


def became_public(name: str, public: Model | None, last: Model) -> Written:
    """A row as readers saw it last, if they did, and as they see it now."""
    old = None if public is None else {each: getattr(public, each) for each in FIGURES[name]}
    new = {each: getattr(last, each) for each in FIGURES[name]}
    was = public is not None and public.history_type != DELETED
    if last.history_type == DELETED:
        return Written(last.id, DELETED, old if was else None, None)
    return Written(last.id, CHANGED if was else CREATED, old, new)


def is_published_by(row: Written) -> bool:
    if row.after is None or row.after["publication"] != Publication.PUBLISHED:
        return False
    return row.kind == CREATED or row.before["publication"] != Publication.PUBLISHED


def correcting(
    name: str, rows: list[Written], elections: dict[int, int], change: Change
) -> dict[int, int]:
    """Those of rows of published elections that correct a figure, with the election."""
    back = deleted_in_public(name, {row.pk for row in rows if row.kind == CREATED and row.before})
    rows = [row for row in rows if row.pk in back or touches(name, row)]
    if name == "Figure":
        new = {row.after["account_id"] for row in rows if row.kind == CREATED}
        first = new - with_figures_before(new, change.id)
        rows = [r for r in rows if not (r.kind == CREATED and r.after["account_id"] in first)]
    return {row.pk: elections[row.pk] for row in rows}


def has_corrections() -> Q:
    """For a queryset of elections: whether what readers were told was ever corrected."""
    accounts, figures = (
        Exists(history(name).filter(history_corrects=OuterRef("pk"))) for name in FIGURES
    )
    return Q(accounts) | Q(figures) | Q(has_subject_changes(OuterRef("pk")))


def deleted_in_public(name: str, pks: set[int]) -> set[int]:
    """Those of these rows that were deleted under the eyes of the public."""
    if not pks:
        return set()
    gone = history(name).filter(id__in=among(pks), history_type=DELETED)
    return set(gone.exclude(history_corrects=None).values_list("id", flat=True))


def touches(name: str, row: Written) -> bool:
    """Whether a figure differs; a new account of a source's changes none."""
    if row.kind == CREATED:
        return name == "Figure"
    if row.kind == CHANGED:
        return any(row.before[column] != row.after[column] for column in FIGURES[name])
    return row.kind == DELETED


def elections_of(name: str, rows: list[Written]) -> dict[int, int | None]:
    if name == "Account":
        rounds = {row.pk: row.known["round_id"] for row in rows}
    else:
        of_account = latest("Account", {row.known["account_id"] for row in rows}, "round_id")
        rounds = {row.pk: of_account.get(row.known["account_id"]) for row in rows}
    of_round = latest("Round", set(rounds.values()) - {None}, "election_id")
    return {pk: of_round.get(round_) for pk, round_ in rounds.items()}


def latest(name: str, pks: set[int], column: str) -> dict[int, Any]:
    """A column of rows as history knows them last: they may be gone by now."""
    last = history(name).filter(id__in=among(pks)).values("id").annotate(last=Max("history_id"))
    rows = history(name).filter(history_id__in=last.values("last"))
    return dict(rows.values_list("id", column))


def with_figures_before(accounts: set[int], change: UUID) -> set[int]:
    """Those of these accounts that had figures which readers saw.

    A deletion that corrected nothing came before its election was first published.
    """
    if not accounts:
        return set()
    figures = history("Figure").filter(account_id__in=among(accounts), history_withdrawn=None)
    rows = figures.exclude(history_change=change).order_by("history_id")
    last = {
        pk: (account, kind != DELETED or corrects is not None)
        for pk, account, kind, corrects in rows.values_list(
            "id", "account_id", "history_type", "history_corrects"
        )
    }
    return {account for account, seen in last.values() if seen}
