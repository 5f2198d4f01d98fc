"""Publishing an election and taking it back: a page of its own, which says first what is amiss."""

import hashlib
from contextlib import nullcontext

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from elections import permissions
from elections.audit import Finding, Level
from elections.changelog import current
from elections.models import Election, Publication
from elections.record.frame import PAGES

from .audited import finding_links, load
from .conflicts.deleting import changes_since, page_token, warn
from .conflicts.states import INPUT
from .counts import page
from .obstacles import errors_of, findings_of, obstacles
from .proposals import open_proposals, ready_mark, set_ready, settle_ready
from .reasons import ReasonMissingError, check_reason


class PublicationForm(forms.Form):
    """What the page asks: the state to come to, and a word where the audit finds errors.

    `seen` stands for the errors that the page showed. Others than those cannot be waved through.
    """

    to = forms.ChoiceField(choices=Publication, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    in_spite = forms.BooleanField(required=False)

    def __init__(self, *args, errors: list[Finding], **kwargs):
        super().__init__(*args, **kwargs)
        self.audit_errors = errors
        if not errors:
            del self.fields["in_spite"]
            return
        self.label_suffix = ""
        self.fields["in_spite"].label = ngettext(
            "Publish despite the error listed above",
            "Publish despite the %(count)s errors listed above",
            len(errors),
        ) % {"count": len(errors)}

    def clean(self):
        if self.cleaned_data.get("to") == Publication.PUBLISHED and self.audit_errors:
            if self.cleaned_data["seen"] != digest(self.audit_errors):
                raise forms.ValidationError(
                    _("The errors have changed. Please review them again."),
                    code="changed",
                )
            if not self.cleaned_data["in_spite"]:
                self.add_error("in_spite", _("Fix the errors, or tick this box."))
        return self.cleaned_data


class PublishingMixin:
    """The page `publication/` of an election, which alone publishes it and takes it back."""

    def get_urls(self):
        address = path(
            "<path:object_id>/publication/",
            self.admin_site.admin_view(self.publication_view),
            name="{}_{}_publication".format(*self.get_model_info()),
        )
        ready = path(
            "<path:object_id>/ready/",
            self.admin_site.admin_view(self.ready_view),
            name="{}_{}_ready".format(*self.get_model_info()),
        )
        return [address, ready, *super().get_urls()]

    def get_readonly_fields(self, request, obj=None):
        """The address too of a published election, for who could not publish it at another one."""
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if keeps_address(request, obj) else fields

    def get_prepopulated_fields(self, request, obj=None):
        return {} if keeps_address(request, obj) else super().get_prepopulated_fields(request, obj)

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def publication_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what the audit finds and what is missing; with POST, publish or take back."""
        # Mere reading takes no transaction, which would keep writers waiting.
        with transaction.atomic() if request.method == "POST" else nullcontext():
            election = self.get_object(request, unquote(object_id))
            if election is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
            if not self.has_view_permission(request, election):
                raise PermissionDenied
            if request.method != "POST":
                return self.show_publication(request, election)
            if not permissions.may_publish(request.user):
                raise PermissionDenied
            self.read_reason(request)
            # Whoever else publishes it or takes it back at this moment waits for the end of this.
            Election.objects.select_for_update().get(pk=election.pk)
            election.refresh_from_db()
            return self.confirm_publication(request, election)

    @method_decorator(require_POST)
    def ready_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Say of a draft that it is ready for publishing, or that it no longer is."""
        election = self.get_object(request, unquote(object_id))
        if election is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, election):
            raise PermissionDenied
        set_ready(request, election)
        return redirect(page(Election, "publication", election.pk))

    def confirm_publication(self, request: HttpRequest, election: Election) -> HttpResponse:
        record = load(election.pk)
        form = PublicationForm(request.POST, errors=errors_of(record))
        if not form.is_valid():
            return self.show_publication(request, election, form)
        to = form.cleaned_data["to"]
        if to == election.publication:
            messages.info(request, _("Somebody else has already done this."))
        elif told := changes_since(request.POST.get(INPUT, ""), [election], request.user):
            warn(request, told)
            return self.show_publication(request, election)
        elif to == Publication.PUBLISHED and obstacles(record):
            return self.show_publication(request, election)
        elif to == Publication.PUBLISHED and request.reason_said:
            return self.show_publication(request, election, form)
        elif to == Publication.PUBLISHED:
            try:
                # Undone where what readers saw before is corrected, and nobody says why.
                with transaction.atomic():
                    self.publish(request, election, form.audit_errors)
            except ReasonMissingError:
                self.ask_again(request)
                election.refresh_from_db()
                return self.show_publication(request, election, form)
        else:
            self.unpublish(request, election)
        return redirect(page(Election, "change", election.pk))

    def publish(self, request, election: Election, errors: list[Finding]) -> None:
        said = _("Published.")
        if errors:
            said = ngettext(
                "Published despite %(count)s audit error.",
                "Published despite %(count)s audit errors.",
                len(errors),
            ) % {"count": len(errors)}
        self.set_publication(request, election, Publication.PUBLISHED, said)
        settle_ready(request.user, election)
        check_reason()
        messages.success(
            request,
            format_html(
                _('“{name}” is now published. <a href="{address}">View its public page</a>.'),
                name=election,
                address=election.get_absolute_url(),
            ),
        )

    def unpublish(self, request, election: Election) -> None:
        said = _("Unpublished.")
        self.set_publication(request, election, Publication.DRAFT, said)
        messages.success(
            request,
            _("“%(name)s” is a draft again. Nothing was deleted.") % {"name": election},
        )

    def set_publication(self, request, election: Election, to: Publication, said: str) -> None:
        current().detail = said
        election.publication = to
        election.save(update_fields=["publication"])
        self.log_change(request, election, said)

    def show_publication(
        self, request: HttpRequest, election: Election, form: PublicationForm | None = None
    ) -> HttpResponse:
        record = load(election.pk)
        findings = findings_of(record)
        errors = errors_of(record)
        missing = [] if election.is_published else obstacles(record)
        if form is None:
            to = Publication.DRAFT if election.is_published else Publication.PUBLISHED
            form = PublicationForm(initial={"to": to, "seen": digest(errors)}, errors=errors)
        elif "changed" in {error.code for error in form.non_field_errors().as_data()}:
            form.data = form.data.copy()
            form.data["seen"] = digest(errors)
        if request.method != "POST":
            self.read_reason(request)
        title = _("Unpublish “%(name)s”") if election.is_published else _("Publish “%(name)s”")
        context = {
            **self.admin_site.each_context(request),
            "title": title % {"name": election},
            "opts": self.opts,
            "original": election,
            "election": election,
            INPUT: page_token([election]),
            "media": self.media,
            "missing": missing,
            "levels": [
                (level, finding_links([each for each in findings if each.level == level]))
                for level in Level
            ],
            "form": form,
            "may_publish": permissions.may_publish(request.user),
            "was_public": election.history.filter(publication=Publication.PUBLISHED).exists(),
            "pages": PAGES,
            "may_say_ready": self.has_change_permission(request, election),
            "ready": ready_mark(election),
            "waiting": [one for one in open_proposals(election) if one.is_correction],
        }
        request.current_app = self.admin_site.name
        return render(request, "admin/elections/election/publication.html", context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= {"pages": PAGES, "may_publish": permissions.may_publish(request.user)}
        return super().render_change_form(request, context, add, change, form_url, obj)


def keeps_address(request: HttpRequest, election: Election | None) -> bool:
    return bool(election) and election.is_published and not permissions.may_publish(request.user)


def digest(errors: list[Finding]) -> str:
    """What stands for these errors in the form that shows them."""
    told = "\n".join(f"{each.rule} {each.subject.row} {each.sentence}" for each in errors)
    return hashlib.sha256(told.encode()).hexdigest()
