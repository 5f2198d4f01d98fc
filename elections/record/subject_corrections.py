"""What was corrected in public of whom and what figures are said of: people, names, options."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..changelog.keys import among
from ..models import Election, Option, SubjectChange
from ..models.subjects import SUBJECTS, history, is_list_without_name
from .corrected import Corrected, Correction


def subject_corrections(elections: Collection[int] | QuerySet, number: int) -> list[Correction]:
    """The newest first; without any, one query, and otherwise one more for each table."""
    changes = list(
        SubjectChange.objects.filter(election__in=elections, withdrawn=False).order_by("-pk")[
            :number
        ]
    )
    if not changes:
        return []
    owners = Election.objects.in_bulk({each.election for each in changes})
    published = {each.publication for each in changes} - {None}
    said = {
        (row.history_change, row.id): row
        for row in history("Election").filter(history_change__in=published)
    }
    by_table = defaultdict(list)
    for each in changes:
        by_table[each.table].append(each)
    found = {}
    for name, alike in by_table.items():
        old = history(name).in_bulk([each.before for each in alike])
        rows = history(name).filter(
            history_change__in={each.change for each in alike},
            id__in=among(each.row for each in alike),
        )
        new = {(row.history_change, row.id): row for row in rows.order_by("history_id")}
        for each in alike:
            pair = old[each.before], new[each.change, each.row]
            told = said.get((each.publication, each.election), pair[1])
            found[each.pk] = correction_of(each, *pair, told, owners[each.election])
    return [found[each.pk] for each in changes]


def correction_of(
    change: SubjectChange, old: Model, new: Model, told: Model, election: Election
) -> Correction:
    opts = old.instance_type._meta
    values = {"kind": capfirst(opts.verbose_name), "name": name_of(old)}
    is_source = change.table == "Source"
    return Correction(
        # One row of history may correct several elections, each an entry of the feed.
        anchor=f"{opts.model_name}-subject-{change.pk}",
        election=election.name,
        slug=election.slug,
        date=told.history_date,
        reason=told.history_change_reason,
        about=_("%(kind)s: %(name)s") % values,
        source=new.short_name if is_source else "",
        source_url=reverse("source", args=[new.key]) if is_source else "",
        removed=False,
        added=False,
        figures=tuple(differing(old, new)),
    )


def differing(old: Model, new: Model) -> Iterator[Corrected]:
    model = old.instance_type
    columns = [*SUBJECTS.get(model.__name__, ((), ()))[0], *model.meaning]
    if model is Option and is_list_without_name(vars(old)):
        columns.append("party_name")
    for column in dict.fromkeys(columns):
        field = model._meta.get_field(column)
        before, after = shown(field, old), shown(field, new)
        if before != after:
            yield Corrected(capfirst(field.verbose_name), before, after)


def shown(field, row: Model) -> str | None:
    """What a row says in a column, for people; `None` where it says nothing."""
    value = getattr(row, field.attname)
    if value in (None, ""):
        return None
    if field.is_relation:
        # As history knows it last: it may be gone.
        named = history(field.related_model.__name__).filter(id=value)
        return name_of(named.order_by("history_id").last())
    return str(dict(field.flatchoices).get(value, value))


def name_of(row: Model) -> str:
    """What a row of history is called: by its own name, or an option by whom it stands for."""
    model = row.instance_type
    if model is Option:
        person = row.person_id and history("Person").filter(id=row.person_id).last()
        return row.name or (person and person.name) or row.party_name
    for column in ("name", "short_name", "number"):
        if column in {field.name for field in model._meta.concrete_fields}:
            return str(getattr(row, column))
    raise LookupError(f"{model.__name__} has no name.")
