"""Which changes give what the public could read another meaning.

A figure is said of an option, an option is a person's, a person has a name: whoever changes one
of these in public changes what readers were told, though no figure differs. It is told like a
correction. What is filled in where nothing stood is none, nor what becomes of a vote to come.

A shared row (a person, a source) is on the pages of several elections, so that history cannot say
of it which one it corrects; `SubjectChange` does, for each.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Max, Model, Q
from simple_history.models import HistoricalChanges

from elections.changelog import Change
from elections.changelog.keys import among
from elections.changelog.notes import CHANGED, DELETED, Written

from .election import Publication
from .option import OptionKind
from .ownership import ELECTION, owners, uses
from .prose import cited_keys
from .round import RoundStatus

# The columns that say whom and what figures are said of, by the name of their model; and the model
# of those figures, with the way from it. To change one takes a reason.
SUBJECTS = {
    "Contest": (("seats",), ("Account", "round__contest_id")),
    "Option": (
        ("kind", "contest_id", "person_id", "running_mate_id", "part_of_id", "name"),
        ("Figure", "option_id"),
    ),
    "Round": (("contest_id",), ("Account", "round_id")),
}
TO_COME = {RoundStatus.TENTATIVE, RoundStatus.POSTPONED}


class SubjectChange(HistoricalChanges, models.Model):
    """That a change gave what an election's readers were told another meaning.

    `table` and `row` say which row of the record, `before` which row of its history readers saw,
    and `change` which change wrote the one that they see now. All are bare keys, as in history,
    of which this is a table.
    """

    election = models.BigIntegerField()
    table = models.CharField(max_length=20)
    row = models.BigIntegerField()
    before = models.BigIntegerField()
    change = models.UUIDField()
    # The change that published it later; and whether readers still cannot see it.
    publication = models.UUIDField(null=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["election", "withdrawn"], name="subject_changes_of_election")
        ]

    def __str__(self):
        return f"{self.table} {self.row}"


def note_subjects(model: type[Model], rows: list[Written], change: Change) -> None:
    """Keep which elections' readers are now told something of somebody or something else.

    Where figures are said of it, the change is to be explained. No queries where nothing differs.
    """
    moved = carrying(model, [row for row in rows if is_another(model, row)])
    changed = moved | {row.pk for row in rows if is_renamed(model, row)}
    if not changed:
        return
    concerned = elections_with(model, changed)
    if not any(concerned.values()):
        return
    public, withdrawn = before(set().union(*concerned.values()), change.id)
    # Where readers see it, it is to be explained now; else once it is published again.
    change.corrects |= set().union(*(concerned[pk] for pk in moved)) & public
    known = history(model.__name__).filter(id__in=among(changed))
    last = dict(known.values("id").annotate(last=Max("history_id")).values_list("id", "last"))
    SubjectChange.objects.bulk_create(
        SubjectChange(
            election=election,
            table=model.__name__,
            row=pk,
            before=last[pk],
            change=change.id,
            withdrawn=election in withdrawn,
        )
        for pk in sorted(changed)
        for election in sorted(concerned[pk] & (public | withdrawn))
    )


def settle_subjects(change: Change) -> None:
    """Of what was changed while elections were taken back, tell what readers now see of it."""
    waiting = SubjectChange.objects.filter(election__in=among(change.published), withdrawn=True)
    series = defaultdict(list)
    for one in waiting.order_by("pk"):
        series[one.election, one.table, one.row].append(one)
    done = []
    for (election, name, pk), changes in series.items():
        first, last = changes[0], changes[-1]
        model = apps.get_model("elections", name)
        old = history(name).get(history_id=first.before)
        new = history(name).filter(id=pk).order_by("history_id").last()
        columns = [each.attname for each in model._meta.concrete_fields]
        row = Written(pk, CHANGED, *({c: getattr(each, c) for c in columns} for each in (old, new)))
        moved = carrying(model, [row] if is_another(model, row) else [])
        if new.history_type != DELETED and (moved or is_renamed(model, row)):
            change.corrects |= {election} if moved else set()
            first.change, first.publication, first.withdrawn = last.change, change.id, False
            first.save()
            done += changes[1:]
        else:
            done += changes
    SubjectChange.objects.filter(pk__in=among(each.pk for each in done)).delete()


def is_another(model: type[Model], row: Written) -> bool:
    """Whether a row of which figures may be said is somebody or something else than it was."""
    if row.kind != CHANGED or model.__name__ not in SUBJECTS:
        return False
    columns = SUBJECTS[model.__name__][0]
    if model.__name__ == "Option" and is_list_without_name(row.before):
        # It goes by the name of its party.
        columns = (*columns, "party_name")
    return any(row.before[column] != row.after[column] for column in columns)


def is_list_without_name(option: dict) -> bool:
    return option["kind"] == OptionKind.LIST and not option["name"]


def is_renamed(model: type[Model], row: Written) -> bool:
    """Whether what the row says of itself has changed, where it said something."""
    if row.kind != CHANGED:
        return False
    taken = SUBJECTS.get(model.__name__, ((), ()))[0]
    return any(
        row.before[column] not in (None, "", *TO_COME) and row.before[column] != row.after[column]
        for column in model.meaning
        if column not in taken
    )


def carrying(model: type[Model], rows: list[Written]) -> set[int]:
    """Those of these rows of which figures are said."""
    if not rows:
        return set()
    figures, way = SUBJECTS[model.__name__][1]
    among_rows = {f"{way}__in": among(row.pk for row in rows)}
    stored = apps.get_model("elections", figures).objects.filter(**among_rows)
    return set(stored.order_by().values_list(way, flat=True))


def elections_with(model: type[Model], pks: set[int]) -> dict[int, set[int]]:
    """The elections that these rows belong to or that use them, by the rows' keys."""
    found = {pk: set() for pk in pks}
    if model._meta.model_name == ELECTION:
        return {pk: {pk} for pk in pks}
    rows = model._base_manager.filter(pk__in=among(pks)).order_by()
    for lookup in ["__".join(path) for path in owners(model)] or uses(model):
        for pk, election in rows.exclude(**{lookup: None}).values_list("pk", lookup):
            found[pk].add(election)
    if model.__name__ == "Source":
        keys = dict(rows.values_list("key", "pk"))
        prose = apps.get_model("elections", "Section").objects.filter(body__contains="@")
        for election, body in prose.values_list("election_id", "body"):
            for key in keys.keys() & set(cited_keys(body)):
                found[keys[key]].add(election)
    return found


def has_subject_changes(election: models.OuterRef) -> models.Exists:
    return models.Exists(SubjectChange.objects.filter(election=election, withdrawn=False))


def history(name: str):
    return apps.get_model("elections", f"Historical{name}")._base_manager.order_by()


def before(elections: Iterable[int], change: UUID) -> tuple[set[int], set[int]]:
    """Those of these elections that were public when the change began, and those taken back."""
    shown = Q(publication=Publication.PUBLISHED) & ~Q(history_type=DELETED)
    rows = history("Election").filter(id__in=among(elections)).exclude(history_change=change)
    rows = rows.values("id").annotate(last=Max("history_id"), shown=Max("history_id", filter=shown))
    ever = {row["id"]: row["last"] == row["shown"] for row in rows if row["shown"]}
    public = {pk for pk, is_shown in ever.items() if is_shown}
    return public, ever.keys() - public
