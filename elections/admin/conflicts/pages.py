"""The pages of a table that change rows: compared before they store, shown anew if they clash."""

from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import unquote

from elections.admin.choosers import is_key
from elections.admin.counts import page, relation_of

from . import words
from .attempts import ATTEMPTS, attempted
from .deleting import DeletingMixin
from .forms import CODE, TAKE, Clash, Conflicts
from .locks import hold_for_page
from .rows import as_new, deleted_row, posted_keys, without_deleted
from .states import INPUT, Key, Snapshot, State, locked_states, shown_state, token


class ConflictMixin(DeletingMixin):
    """Lets the form of a table, with the rows on its page, overwrite nothing unseen."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        view = super().changeform_view
        if request.method != "POST":
            return view(request, object_id, form_url, extra_context)
        return attempted(
            request,
            partial(self.compared_view, request, view, object_id, form_url, extra_context),
        )

    def compared_view(self, request, view, object_id, form_url, extra_context, attempt):
        request.conflicts = Conflicts(request.user, collided=attempt == ATTEMPTS - 1)
        tables = {prefix: inline.model for prefix, inline in self.tables().items()}
        hold_for_page(self.model, object_id, tables, request.POST)
        if object_id is None:
            return view(request, None, form_url, extra_context)
        conflicts = request.conflicts
        conflicts.shown = Snapshot(request.POST.get(INPUT, ""))
        conflicts.take = frozenset(request.POST.getlist(TAKE))
        conflicts.stored = self.rows_of_page(request, unquote(object_id))
        gone = is_key(object_id) and (self.model, int(object_id)) not in conflicts.stored
        if gone and self.has_change_permission(request) and self.has_add_permission(request):
            return self.as_new_view(request, view, int(object_id), extra_context)
        return view(request, object_id, form_url, extra_context)

    def rows_of_page(self, request, object_id: str) -> dict[Key, State]:
        """The row of a form and those on its page, locked, as they are stored."""
        wanted = {self.model: {int(object_id)} if is_key(object_id) else set()}
        for prefix, inline in self.tables().items():
            wanted.setdefault(inline.model, set()).update(posted_keys(request.POST, prefix))
        return {
            (model, pk): state
            for model, pks in wanted.items()
            for pk, state in locked_states(model, pks).items()
        }

    def tables(self) -> dict[str, type]:
        """The tables on a form's page by the prefix of their inputs."""
        return {relation_of(self.model, inline): inline for inline in self.inlines}

    def as_new_view(self, request, view, pk: int, extra_context):
        """What was typed in the form of a row that is gone, in the form for a new one."""
        name, author = deleted_row(self.model, pk, request.user)
        request.conflicts.gone = words.deleted(self.model, name, author)
        parents = {
            prefix: self.model._meta.get_field(prefix).field.name for prefix in self.tables()
        }
        request.POST = as_new(request.POST, parents)
        return view(request, None, page(self.model, "add"), extra_context)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Django's answer where there is no such row, with who deleted it."""
        response = super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        if is_key(object_id) and self.has_view_permission(request):
            name, author = deleted_row(self.model, int(object_id), request.user)
            if author.date:
                messages.info(request, words.deleted(self.model, name, author))
        return response

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.conflicts = getattr(request, "conflicts", None)
        return form

    def get_formsets_with_inlines(self, request, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            formset.form.conflicts = getattr(request, "conflicts", None)
            yield formset, inline

    def get_inline_formsets(self, request, formsets, inline_instances, obj=None):
        """The tables of the page to be shown: those that came back, without what is gone."""
        if request.method == "POST" and obj:
            found = [without_deleted(formset) for formset in formsets]
            request.conflict_rows = [clash for _formset, told in found for clash in told]
            formsets = [formset for formset, _told in found]
            for formset, inline in zip(formsets, inline_instances, strict=True):
                if not inline.has_change_permission(request, obj):
                    let_pass(formset)
        return super().get_inline_formsets(request, formsets, inline_instances, obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        main = context["adminform"].form
        formsets = [each.formset for each in context["inline_admin_formsets"]]
        if change and obj:
            context[INPUT] = token(shown_rows(request, main, formsets))
        if conflicts := getattr(request, "conflicts", None):
            context |= conflicts_context(request, conflicts, main, formsets)
        return super().render_change_form(request, context, add, change, form_url, obj)


def let_pass(formset) -> None:
    """Rows that are only shown bring nothing with them: Django does the same."""
    for form in formset.initial_forms:
        form._errors, form.cleaned_data = {}, form.initial


def shown_rows(request, main, formsets) -> dict[Key, State]:
    """The rows that a page shows as it shows them, or as they were when it came back."""
    forms = [main, *(form for formset in formsets for form in formset.initial_forms)]
    rows = {(type(form.instance), form.instance.pk): form for form in forms}
    conflicts = getattr(request, "conflicts", None)
    if conflicts:
        return {key: conflicts.stored[key] for key in rows if key in conflicts.stored}
    return {
        key: shown_state(form.instance, form.initial if form is main else None)
        for key, form in rows.items()
    }


def conflicts_context(request, conflicts: Conflicts, main, formsets) -> dict:
    """What the top of a page tells of others' changes."""
    forms = [main, *(form for formset in formsets for form in formset.initial_forms)]
    fields = [clash for form in forms for clash in form.clashes]
    rows: list[Clash] = getattr(request, "conflict_rows", [])
    overlaps = {"overlap", "unknown"}
    found = {
        "gone": conflicts.gone,
        "refused": words.refused(conflicts, main.instance) if not conflicts.gone else "",
        "overlaps": [each for each in fields if each.kind.value in overlaps],
        "others": [each for each in fields if each.kind.value not in overlaps],
        "rows": rows,
    }
    if not any(found.values()):
        return {}
    context = {"conflicts": found}
    forms = [main, *(form for formset in formsets for form in formset.forms)]
    # Of rows that are only shown Django makes the errors a plain dictionary, which is empty.
    errors = [form.errors.as_data() for form in forms if form.errors]
    errors += [{"": formset.non_form_errors().as_data()} for formset in formsets]
    codes = {one.code for each in errors for found in each.values() for one in found}
    if codes <= {CODE}:
        context["errors"] = None  # nothing is to be corrected, and the top says all
    return context
