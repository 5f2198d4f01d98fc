"""What becomes of that which was typed in rows that others have deleted or moved meanwhile."""

import re
from dataclasses import replace

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import QueryDict

from elections.admin.choosers import is_key

from . import words
from .authors import MOST_TOLD, Author, History
from .forms import Clash, ConflictForm, ConflictFormSet, Kind


def posted_keys(data: QueryDict, prefix: str) -> set[int]:
    """The primary keys of the rows that a page brings back in one of its tables."""
    name = re.compile(rf"{re.escape(prefix)}-\d+-id")
    values = {value for key, value in data.items() if name.fullmatch(key)}
    return {int(value) for value in values if is_key(value)}


def as_new(data: QueryDict, tables: dict[str, str]) -> QueryDict:
    """What a page brings of a row that is gone, as if it and the rows on its page were new.

    `tables` holds, by the prefix of each table on the page, the column that leads to the row.
    """
    data = data.copy()
    for prefix, parent in tables.items():
        if f"{prefix}-INITIAL_FORMS" in data:
            data[f"{prefix}-INITIAL_FORMS"] = "0"
        key = re.compile(rf"{re.escape(prefix)}-\d+-({parent}|id)")
        for name in [name for name in data if key.fullmatch(name)]:
            data[name] = ""
    return data


def deleted_row(model: type[Model], pk: int, user) -> tuple[str, Author]:
    """What a row that is no longer stored was called, and who deleted it."""
    history = History(model, pk, user)
    return (name_of(model, pk, history), history.deleted_by())


def name_of(model: type[Model], pk: int, history: History) -> str:
    if not history.rows:
        return f"#{pk}"
    names = [field.attname for field in model._meta.concrete_fields]
    try:
        return str(model(**{name: getattr(history.rows[0], name) for name in names}))
    except ObjectDoesNotExist:
        return f"#{pk}"  # it was called by another row, which is gone as well


def without_deleted(formset: ConflictFormSet) -> tuple[ConflictFormSet, list[Clash]]:
    """A table of a page that came back, with what was typed in rows that are gone as new rows.

    Those in which nothing was typed are left out. Also tells of these, and of rows that others
    have added.
    """
    left, lost = [], []
    kept = [i for i, form in enumerate(formset.initial_forms) if not form.instance._state.adding]
    for i, form in enumerate(formset.initial_forms):
        if i not in kept:
            clash = lost_row(formset, form)
            if not clash:
                continue
            if was_typed_in(form, key_of(formset, form)):
                clash = replace(clash, input=f"{formset.prefix}-group")
                left.append((i, clash))
            lost.append(clash)
    told = [*lost, *added_rows(formset)]
    if len(kept) == len(formset.initial_forms):
        return formset, told
    return rebuilt(formset, kept, left), told


def key_of(formset: ConflictFormSet, form: ConflictForm) -> int | None:
    value = formset.data.get(form.add_prefix(formset.model._meta.pk.name), "")
    return int(value) if is_key(value) else None


def lost_row(formset: ConflictFormSet, form: ConflictForm) -> Clash | None:
    """What is told of a row that is no longer on the page's row; nothing of one never stored."""
    pk, model = key_of(formset, form), formset.model
    if pk is None:
        return Clash(Kind.GONE, "", Author(), sentence=words.deleted(model, "", Author()))
    state = form.conflicts.stored.get((model, pk))
    if state is None:
        name, author = deleted_row(model, pk, form.conflicts.user)
        if author.own and formset._should_delete_form(form):
            return None
        return Clash(Kind.GONE, name, author, sentence=words.deleted(model, name, author))
    name = str(model._base_manager.get(pk=pk))
    author = History(model, pk, form.conflicts.user).author_of(formset.fk.attname, state)
    return Clash(Kind.GONE, name, author, sentence=words.moved(model, name, author))


def was_typed_in(form: ConflictForm, pk: int | None) -> bool:
    """Whether a row that is gone was changed on the page, and not to be deleted there too."""
    if not form.compared or form.cleaned_data.get(DELETION_FIELD_NAME):
        return False
    shown = form.conflicts.shown.of(form._meta.model, pk) if pk else None
    return shown is None or any(
        form.touched(column, shown[column.attname]) for column in form.columns()
    )


def added_rows(formset: ConflictFormSet) -> list[Clash]:
    model, conflicts = formset.model, formset.form.conflicts
    known = posted_keys(formset.posted, formset.prefix) | conflicts.shown.pks(model)
    rows = [row for row in formset.stored_rows() if row.pk not in known]
    told = []
    for row in rows[:MOST_TOLD]:
        author = History(model, row.pk, conflicts.user).added_by()
        told.append(
            Clash(Kind.ADDED, str(row), author, sentence=words.added(model, str(row), author))
        )
    return told


def rebuilt(
    formset: ConflictFormSet, kept: list[int], left: list[tuple[int, Clash]]
) -> ConflictFormSet:
    """The table with these of its rows, then what was typed in those that are gone, then new ones.

    Each is known by its place on the page, so all that was sent is numbered anew.
    """
    old = formset.initial_form_count()
    order = [*kept, *(i for i, _clash in left), *range(old, formset.total_form_count())]
    places = {before: after for after, before in enumerate(order)}
    data, take = renumbered(formset, places)
    data[f"{formset.prefix}-TOTAL_FORMS"] = str(len(order))
    data[f"{formset.prefix}-INITIAL_FORMS"] = str(len(kept))
    for i, _clash in left:
        data[f"{formset.prefix}-{places[i]}-{formset.model._meta.pk.name}"] = ""
        if formset.can_delete:
            data[f"{formset.prefix}-{places[i]}-{DELETION_FIELD_NAME}"] = "on"
    new = type(formset)(
        data=data,
        files=formset.files,
        instance=formset.instance,
        prefix=formset.prefix,
        queryset=formset.queryset,
        initial=[*({} for _each in left), *(formset.initial_extra or [])],
    )
    conflicts = replace(formset.form.conflicts, take=take)
    new.form = type(formset.form)(formset.form.__name__, (formset.form,), {"conflicts": conflicts})
    new.left = {places[i]: clash for i, clash in left}
    return new


def renumbered(
    formset: ConflictFormSet, places: dict[int, int]
) -> tuple[QueryDict, frozenset[str]]:
    """What was sent for a table, and the inputs that were to take what is stored."""
    name = re.compile(rf"{re.escape(formset.prefix)}-(\d+)-(.+)")

    def new_name(key: str) -> str | None:
        found = name.fullmatch(key)
        if not found:
            return key
        place = places.get(int(found[1]))
        return None if place is None else f"{formset.prefix}-{place}-{found[2]}"

    data = QueryDict(mutable=True)
    for key, values in formset.posted.lists():
        if (new := new_name(key)) is not None:
            data.setlist(new, values)
    return data, frozenset(filter(None, map(new_name, formset.form.conflicts.take)))
