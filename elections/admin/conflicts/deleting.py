"""The pages that delete: they delete what they showed, and nothing that was changed since."""

from collections.abc import Callable, Iterable
from functools import partial

from django.contrib import messages
from django.contrib.admin import actions
from django.contrib.admin.utils import NestedObjects, unquote
from django.db import router
from django.db.models import Model, prefetch_related_objects
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from elections import permissions
from elections.models.history import RecordModel

from . import words
from .attempts import attempted
from .authors import MOST_TOLD, Author, History, field_of, label_of, reading
from .locks import hold_for_page
from .rows import deleted_row
from .states import INPUT, Key, Snapshot, State, changed, locked_states, shown_state, token

# What gives a sentence about a row: of its table, its name, and who added it.
Unshown = Callable[[type[Model], str, Author], str]


def doomed(rows: Iterable[Model]) -> list[Model]:
    """The rows that are deleted with these, and these. Links are part of the linking row."""
    rows = list(rows)
    if not rows:
        return []
    collector = NestedObjects(using=router.db_for_write(type(rows[0])))
    collector.collect(rows)
    found = []
    for model, instances in collector.data.items():
        if issubclass(model, RecordModel):
            instances = sorted(instances, key=lambda row: row.pk)
            links = [field.name for field in model._meta.many_to_many]
            prefetch_related_objects(instances, *links)
            found += instances
    return found


def page_token(rows: Iterable[Model]) -> str:
    """What a page carries that shows these rows and does something with them as a whole."""
    return token({(type(row), row.pk): shown_state(row) for row in rows})


def changes_since(text: str, rows: Iterable[Model], user) -> list[str]:
    """What others did to rows since a page showed them, a sentence for each change.

    Empty if they are what the page showed. `text` is the token that the page brought back. To be
    called in the transaction that then writes: the rows stay as they are until it ends.
    """
    shown = Snapshot(text)
    if not shown.known:
        return [_("The page did not send back what it had shown you. Please review it again.")]
    return changes_among(shown, [(type(row), row.pk) for row in rows], user, words.not_shown)


def changes_among(shown: Snapshot, keys: Iterable[Key], user, unshown: Unshown) -> list[str]:
    """The same of the rows with these keys and of those that a page showed.

    `unshown` gives the sentence about a row that the page did not speak of.
    """
    models, told = {}, []
    for model, pk in keys:
        models.setdefault(model, set()).add(pk)
    for model in sorted({*models, *shown.models()}, key=lambda model: model._meta.model_name):
        known, now = shown.pks(model), models.get(model, set())
        stored = locked_states(model, known | now)
        for pk in sorted(known | now):
            told += changes_of((model, pk), shown, stored.get(pk), user, unshown)
    if len(told) > MOST_TOLD:
        more = _("And %(number)s more changes.") % {"number": len(told) - MOST_TOLD}
        told = [*told[:MOST_TOLD], more]
    return told


def changes_of(key: Key, shown: Snapshot, state: State | None, user, unshown: Unshown) -> list[str]:
    """The same of one row."""
    model, pk = key
    if state is None:
        return [words.deleted(model, *deleted_row(model, pk, user))]
    history, name = History(model, pk, user), str(model._base_manager.get(pk=pk))
    digests = shown.of(model, pk)
    if digests is None:
        return [unshown(model, name, history.added_by())]
    told = []
    for column in sorted(changed(digests, state), key=list(state).index):
        field = field_of(model, column)
        said = (label_of(field), reading(field, state[column]))
        told.append(words.is_now(name, *said, history.author_of(column, state)))
    return told


def delete_selected(model_admin, request, queryset):
    """Django's action, which deletes the rows that its page has shown, as it has shown them."""
    if request.POST.get("post"):
        chosen = queryset.values_list("pk", flat=True)
        permissions.hold(permissions.elections_of_stored(queryset.model, chosen))
    if request.POST.get("post") and not model_admin.get_deleted_objects(queryset, request)[-1]:
        told = changes_since(request.POST.get(INPUT, ""), doomed(queryset.all()), request.user)
        if told:
            warn(request, told)
        if told or getattr(request, "reason_said", ""):
            request.POST = request.POST.copy()
            del request.POST["post"]
    carried = page_token(doomed(queryset.all()))
    response = actions.delete_selected(model_admin, request, queryset.all())
    if isinstance(response, TemplateResponse):
        response.context_data[INPUT] = carried
    return response


def warn(request, told: list[str]) -> None:
    messages.warning(
        request, _("Nothing was changed: the record has changed since this page was shown.")
    )
    for sentence in told:
        messages.warning(request, sentence)


class DeletingMixin:
    """The page that deletes a row, and the action that deletes many."""

    def delete_view(self, request, object_id, extra_context=None):
        if request.method == "POST":
            view = super().delete_view
            return attempted(
                request, partial(self.compared_delete, request, view, object_id, extra_context)
            )
        row = self.get_object(request, unquote(object_id))
        # Before Django reads the rows: what is older than what is shown is found out later.
        carried = {INPUT: page_token(doomed([row])) if row else ""}
        return super().delete_view(request, object_id, carried | (extra_context or {}))

    def compared_delete(self, request, view, object_id, extra_context, _attempt):
        hold_for_page(self.model, object_id, {}, request.POST)
        row = self.get_object(request, unquote(object_id))
        if not row or not self.has_delete_permission(request, row):
            return view(request, object_id, extra_context)
        # Where something stands in the way, or nothing was confirmed, Django deletes nothing.
        asked = request.POST and not self.get_deleted_objects([row], request)[-1]
        told = asked and changes_since(request.POST.get(INPUT, ""), doomed([row]), request.user)
        if told:
            warn(request, told)
            return redirect(request.get_full_path())
        # For a page that asks once more, for another reason.
        carried = {INPUT: page_token(doomed([row]))}
        return view(request, object_id, carried | (extra_context or {}))

    def changelist_view(self, request, extra_context=None):
        view = super().changelist_view
        if request.method != "POST":
            return view(request, extra_context)
        return attempted(request, lambda _attempt: view(request, extra_context))

    def get_actions(self, request):
        found = super().get_actions(request)
        if "delete_selected" in found:
            _function, *named = found["delete_selected"]
            found["delete_selected"] = (delete_selected, *named)
        return found
