"""Deleting a whole election: a page that counts what goes with it and asks for its name."""

from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from elections import permissions
from elections.changelog import current, together
from elections.history import whole
from elections.models import Election

from .conflicts.attempts import attempted
from .conflicts.deleting import changes_since, page_token, warn
from .conflicts.states import INPUT
from .counts import page
from .history import numbers_of
from .reasons import ReasonMissingError, check_reason


class WholeElectionForm(forms.Form):
    """`seen` stands for the rows that the page has counted, as they were."""

    seen = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=gettext_lazy("Name of the election"),
        help_text=gettext_lazy("To confirm, type the name as it stands in the heading."),
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )

    def __init__(self, *args, election: Election, now: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.election, self.now = election, now

    def clean_name(self):
        typed = " ".join(self.cleaned_data["name"].split())
        if typed != self.election.name:
            raise forms.ValidationError(
                _("This is not the name of the election: “%(name)s”."),
                params={"name": self.election.name},
            )
        return typed

    @property
    def is_of_now(self) -> bool:
        return self.data.get("seen") == self.now


class WholeElectionMixin:
    """The page `delete/` of an election, which deletes all that belongs to it, or nothing."""

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        election = self.get_object(request, unquote(object_id))
        if election is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_delete_permission(request, election):
            raise PermissionDenied
        self.read_reason(request)
        if request.method != "POST":
            return self.show_whole(request, election)
        try:
            with together():
                return attempted(request, partial(self.delete_whole, request, election.pk))
        except ReasonMissingError:
            self.ask_again(request)
            now = whole.digest(election, whole.belonging(election))
            form = WholeElectionForm(request.POST, election=election, now=now)
            return self.show_whole(request, election, form)

    def delete_whole(self, request: HttpRequest, pk: int, _attempt: int) -> HttpResponse:
        permissions.hold([pk])
        election = self.get_object(request, str(pk))
        if election is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        rows = whole.belonging(election)
        may_delete = self.has_delete_permission(request, election)
        if not may_delete or self.tables_lacking(request, rows):
            raise PermissionDenied
        now = whole.digest(election, rows, lock=True)
        form = WholeElectionForm(request.POST, election=election, now=now)
        if not form.is_of_now:
            told = changes_since(request.POST.get(INPUT, ""), [election], request.user)
            warn(request, told or [_("What belongs to the election has changed.")])
            return self.show_whole(request, election, form)
        if not form.is_valid() or request.reason_said or next_of(election):
            return self.show_whole(request, election, form)
        if election.is_published and not current().reason:
            raise ReasonMissingError
        self.log_deletions(request, [election])
        whole.delete(election, rows)
        check_reason()
        messages.success(
            request,
            format_html(
                _(
                    "Deleted: “{name}”, with {number} rows that belonged to it. "
                    '<a href="{address}">It can be restored</a>.'
                ),
                name=election.name,
                number=sum(map(len, rows.values())),
                address=page(Election, "deleted"),
            ),
        )
        return redirect(page(Election, "changelist"))

    def tables_lacking(self, request: HttpRequest, rows) -> list[str]:
        """The tables with rows that would go and from which the user may delete nothing."""
        return [
            str(model._meta.verbose_name_plural)
            for model in rows
            if not permissions.may(request.user, "delete", model)
        ]

    def show_whole(
        self, request: HttpRequest, election: Election, form: WholeElectionForm | None = None
    ) -> HttpResponse:
        rows = whole.belonging(election)
        now = whole.digest(election, rows)
        if form is None:
            form = WholeElectionForm(initial={"seen": now}, election=election, now=now)
        else:
            form.data = form.data.copy()
            form.data["seen"] = now
        context = {
            **self.admin_site.each_context(request),
            "title": _("Delete “%(name)s”") % {"name": election},
            "opts": self.opts,
            "original": election,
            "media": self.media,
            INPUT: page_token([election]),
            "form": form,
            "numbers": numbers_of({model: len(keys) for model, keys in rows.items()}),
            "lacking": self.tables_lacking(request, rows),
            "next": next_of(election),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/elections/election/delete.html", context)


def next_of(election: Election) -> Election | None:
    """The election that names this one as the one before it, and keeps it from being deleted."""
    return Election.objects.filter(previous=election).first()
