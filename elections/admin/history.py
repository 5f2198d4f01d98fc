"""Every change at the desk is kept: who made it, how, and why. Here it is shown and undone."""

from collections import Counter
from collections.abc import Mapping
from contextlib import nullcontext

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from elections import history, permissions
from elections.changelog import How, current, together
from elections.changelog.notes import DELETED
from elections.history.belonging import PARTS, owned
from elections.history.names import Names
from elections.models import Election

from .choosers import is_key
from .conflicts.deleting import changes_among
from .conflicts.states import Snapshot, token
from .conflicts.words import appeared
from .counts import page
from .reasons import ReasonForm, ReasonMissingError, ReasonMixin, check_reason


class RestoreForm(ReasonForm):
    """`seen` stands for what the page showed: what would be done, and the rows as they were."""

    seen = forms.CharField(widget=forms.HiddenInput)


class HistoryMixin(ReasonMixin):
    """Notes what a page of the desk changes once, when all of it is stored."""

    object_history_template = "admin/elections/history.html"
    import_export_change_list_template = "admin/elections/change_list.html"

    def noting(self, request):
        # Mere reading takes no transaction, which would keep writers waiting.
        return together() if request.method == "POST" else nullcontext()

    def changeform_view(self, request, *args, **kwargs):
        self.read_reason(request)
        try:
            with self.noting(request):
                return super().changeform_view(request, *args, **kwargs)
        except ReasonMissingError:
            self.ask_again(request)
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request, *args, **kwargs):
        self.read_reason(request)
        if request.reason_said:
            self.ask_to_confirm_again(request)
        try:
            with self.noting(request):
                return super().delete_view(request, *args, **kwargs)
        except ReasonMissingError:
            self.ask_again(request)
            self.ask_to_confirm_again(request)
            return super().delete_view(request, *args, **kwargs)

    def changelist_view(self, request, *args, **kwargs):
        self.read_reason(request)
        if request.method == "POST":
            current().how = How.LIST
        try:
            with self.noting(request):
                return super().changelist_view(request, *args, **kwargs)
        except ReasonMissingError:
            # The page that confirms what was chosen, not the confirmation itself.
            self.ask_again(request)
            self.ask_to_confirm_again(request, "post")
            return super().changelist_view(request, *args, **kwargs)

    def response_action(self, request, queryset):
        action = self.get_actions(request).get(request.POST.get("action"))
        if action:
            _function, _name, description = action
            names = {
                "verbose_name": self.opts.verbose_name,
                "verbose_name_plural": self.opts.verbose_name_plural,
            }
            current().how, current().detail = How.ACTION, str(description) % names
        return super().response_action(request, queryset)

    # The pages of history

    def get_urls(self):
        name = "{}_{}".format(*self.get_model_info())
        view = self.admin_site.admin_view
        return [
            path("deleted/", view(self.deleted_view), name=f"{name}_deleted"),
            path(
                "<path:object_id>/history/<int:history_id>/restore/",
                view(self.restore_view),
                name=f"{name}_restore",
            ),
            *super().get_urls(),
        ]

    def found_for(self, request: HttpRequest, object_id: str):
        """The row, which may be gone, for somebody who may view it."""
        row = self.get_object(request, object_id)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        if row is None and not (
            is_key(object_id) and self.model.history.filter(id=object_id).exists()
        ):
            raise Http404
        return row

    def may_restore(self, request: HttpRequest, row) -> bool:
        if row is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, row)

    def viewable_tables(self, request: HttpRequest) -> set[type]:
        tables = {self.model, *owned()}
        admins = [self.admin_site.get_model_admin(table) for table in tables]
        return {each.model for each in admins if each.has_view_permission(request)}

    @method_decorator(require_safe)
    def history_view(self, request, object_id, extra_context=None) -> HttpResponse:
        object_id = unquote(object_id)
        row = self.found_for(request, object_id)
        timeline = history.timeline(
            self.model,
            int(object_id),
            number=page_number(request),
            seen=self.viewable_tables(request),
        )
        return self.show(
            request,
            self.object_history_template,
            row,
            title=_("History of “%(name)s”") % {"name": timeline.name if timeline else row},
            timeline=timeline,
            restorable=self.restorable(request),
            **(extra_context or {}),
        )

    def restorable(self, request: HttpRequest) -> set[str]:
        """The tables whose rows the user may restore at all; the page itself asks again."""
        return {
            table._meta.model_name
            for table in self.viewable_tables(request)
            if self.admin_site.get_model_admin(table).has_change_permission(request)
        }

    @method_decorator(require_safe)
    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        number = page_number(request)
        rows, pages = history.deleted(self.model, number=number)
        return self.show(
            request,
            "admin/elections/deleted.html",
            None,
            title=_("Deleted %(table)s") % {"table": self.opts.verbose_name_plural},
            rows=rows,
            number=min(number, max(pages, 1)),
            pages=pages,
            may_restore=self.has_add_permission(request),
        )

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def restore_view(self, request, object_id: str, history_id: int) -> HttpResponse:
        """Show what would be done to come back to a state; with POST, do it."""
        object_id = unquote(object_id)
        row = self.found_for(request, object_id)
        if not self.may_restore(request, row):
            raise PermissionDenied
        then = self.model.history.filter(id=object_id, history_id=history_id).first()
        if then is None:
            raise Http404
        part = parts_of(self.model, then)
        with_parts = bool(part) and request.GET.get("parts") != "0"
        if request.method != "POST":
            plan = history.plan(self.model, then, with_parts=with_parts)
            form = RestoreForm(initial={"seen": plan_token(plan)})
            return self.show_restore(request, row, then, plan, form, part, with_parts)
        form = RestoreForm(request.POST)
        form.full_clean()
        try:
            with together():
                permissions.hold(history.plan(self.model, then, with_parts=with_parts).elections)
                plan = history.plan(self.model, then, with_parts=with_parts, lock=True)
                self.restore_plan(request, then, plan, form)
        except ReasonMissingError:
            form.demand()
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("That version has been restored."))
            return redirect(page(self.model, "change", then.id))
        plan = history.plan(self.model, then, with_parts=with_parts)
        form.data = form.data.copy()
        form.data["seen"] = plan_token(plan)
        return self.show_restore(request, row, then, plan, form, part, with_parts)

    def restore_plan(self, request, then, plan: history.Plan, form: RestoreForm) -> None:
        digest, _blank, states = form.cleaned_data.get("seen", "").partition(" ")
        if digest != plan.digest:
            said = _("The record has changed since you opened this page. Please review it again.")
            shown = Snapshot(states)
            told = changes_among(shown, plan.now, request.user, appeared) if shown.known else []
            raise ValidationError([said, *told])
        if not plan.steps:
            raise ValidationError(_("The record is already in this state."))
        if "reason" in form.errors:
            raise ValidationError(form.refusal())
        change = current()
        change.how, change.reason = How.RESTORE, form.cleaned_data["reason"]
        change.detail = f"{then.history_date:%Y-%m-%d %H:%M:%S} UTC"
        history.restore(plan, request.user)
        check_reason()
        self.log_change(request, self.model._base_manager.get(pk=then.id), _("Restored."))

    def show_restore(self, request, row, then, plan, form, part, with_parts) -> HttpResponse:
        names = Names()
        names.read([(self.model, then.id)])
        # Of a whole election, how many rows of each table.
        is_whole = self.model is Election and with_parts
        return self.show(
            request,
            "admin/elections/restore.html",
            row,
            title=_("Restore “%(name)s”") % {"name": names.name(self.model, then.id)},
            then=then,
            steps=plan.steps if is_whole else plan.told(names),
            numbers=numbers_of(Counter(each.model for each in plan.steps)) if is_whole else [],
            form=form,
            part=part,
            with_parts=with_parts,
        )

    def show(self, request, template: str, row, **context) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": row,
            "media": self.media,
            **context,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, template, context)


def parts_of(model: type[Model], then: Model) -> str:
    """What is restored with a row's state, if wished, in words; empty where there is nothing."""
    if model is Election and then.history_type == DELETED:
        return _("rows that were deleted with it")
    return PARTS[model]._meta.verbose_name_plural if model in PARTS else ""


def numbers_of(rows: Mapping[type[Model], int]) -> list[tuple[str, int]]:
    """Numbers of rows by the names of their tables, for a page that lists them."""
    return [
        (str(model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural), number)
        for model, number in rows.items()
    ]


def plan_token(plan: history.Plan) -> str:
    """What a page carries that shows a plan: what it does, and to which rows as they are now."""
    return f"{plan.digest} {token(plan.now)}"


def page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return int(text) if is_key(text) and int(text) > 0 else 1
