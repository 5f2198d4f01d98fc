"""Corrections of published figures: an editor proposes one, a publisher accepts or declines it.

To accept it is to change the figure as the publisher's own form would: with a reason, held against
what is stored at that moment, kept in the history and shown to readers.
"""

from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from elections import permissions
from elections.changelog import current
from elections.models import Figure
from elections.models.proposal import Proposal, ProposalState
from elections.models.texts import LONGEST_REASON, validate_line

from .conflicts.attempts import attempted
from .conflicts.authors import label_of, reading
from .conflicts.deleting import changes_since, page_token, warn
from .conflicts.states import INPUT
from .counts import page
from .inputs import Count, WholeNumber
from .proposals import close, propose
from .reasons import ReasonMissingError, check_reason

FIELDS = ("count", "share", "bound", "printed_to", "outcome", "wording")
METHODS = ["GET", "HEAD", "POST"]


class CorrectionForm(forms.ModelForm):
    """What a figure is to be. The reason is what the publisher decides by, and readers are told."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=LONGEST_REASON,
        validators=[validate_line],
        help_text=gettext_lazy("What the source prints, and where. Shown to readers if accepted."),
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )

    class Meta:
        model = Figure
        fields = FIELDS
        field_classes = {"count": Count, "printed_to": WholeNumber}

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not set(self.changed_data) & set(FIELDS):
            raise ValidationError(_("Nothing differs from the figure as it is."), code="same")
        return cleaned


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Answer to the editor"),
        required=False,
        max_length=LONGEST_REASON,
        validators=[validate_line],
        help_text=gettext_lazy("Required to decline."),
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )

    def clean(self):
        if "decline" in self.data and not self.cleaned_data.get("answer") and not self.errors:
            self.add_error("answer", _("Say why you decline it."))
        return self.cleaned_data


class CorrectionsMixin:
    """The pages of the figures' table on which corrections are proposed and answered."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path(
                "<path:object_id>/propose/",
                view(self.propose_view),
                name="elections_figure_propose",
            ),
            path("proposal/<int:pk>/", view(self.proposal_view), name="elections_figure_proposal"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and permissions.why_read_only(request.user, obj):
            context["propose_address"] = page(Figure, "propose", obj.pk)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @method_decorator(require_http_methods(METHODS))
    def propose_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        figure = self.get_object(request, unquote(object_id))
        if figure is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not permissions.why_read_only(request.user, figure):
            raise PermissionDenied
        before = columns_of(figure)
        form = CorrectionForm(request.POST or None, instance=figure)
        if request.method == "POST" and form.is_valid():
            proposal = propose(
                request.user,
                election=figure.account.round.election,
                figure_key=figure.pk,
                before=before,
                after=columns_of(figure),
                note=form.cleaned_data["reason"],
            )
            messages.success(request, _("The correction now waits for a publisher."))
            return redirect(page(Figure, "proposal", proposal.pk))
        return self.show_page(
            request, "propose", figure, title=_("Propose a correction"), form=form
        )

    @method_decorator(require_http_methods(METHODS))
    def proposal_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        proposal = get_object_or_404(Proposal, pk=pk, figure_key__isnull=False)
        if request.method != "POST":
            self.read_reason(request)
            return self.show_proposal(request, proposal)
        return attempted(request, partial(self.answer, request, proposal))

    def answer(self, request: HttpRequest, proposal: Proposal, _attempt: int) -> HttpResponse:
        permissions.hold([proposal.election_id])
        proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
        here = redirect(page(Figure, "proposal", proposal.pk))
        self.read_reason(request)
        form = AnswerForm(request.POST)
        if proposal.state != ProposalState.OPEN:
            messages.info(request, _("Somebody else has already done this."))
            return here
        if "withdraw" in request.POST and proposal.by_id == request.user.pk:
            close(proposal, ProposalState.WITHDRAWN, request.user)
            messages.success(request, _("The proposal is withdrawn."))
            return here
        if not permissions.may_correct(request.user):
            raise PermissionDenied
        if not form.is_valid():
            return self.show_proposal(request, proposal, form)
        if "decline" in request.POST:
            said = form.cleaned_data["answer"]
            close(proposal, ProposalState.DECLINED, request.user, said)
            messages.success(request, _("The proposal is declined."))
            return here
        return self.accept(request, proposal, form) or here

    def accept(self, request, proposal: Proposal, form: AnswerForm) -> HttpResponse | None:
        """Change the figure; a page where something stands in the way."""
        figure = Figure.objects.filter(pk=proposal.figure_key).first()
        if figure is None:
            messages.error(request, _("The figure has been deleted. Restore it first."))
            return self.show_proposal(request, proposal, form)
        if not self.has_change_permission(request, figure):
            raise PermissionDenied
        if told := changes_since(request.POST.get(INPUT, ""), [figure], request.user):
            warn(request, told)
            return self.show_proposal(request, proposal, form)
        if request.reason_said:
            messages.error(request, request.reason_said)
            return self.show_proposal(request, proposal, form)
        try:
            # Undone where the figure cannot be stored so, or nobody says why.
            with transaction.atomic():
                self.correct(request, figure, proposal)
        except ReasonMissingError:
            self.ask_again(request)
            return self.show_proposal(request, proposal, form)
        except ValidationError as error:
            for name, errors in error.message_dict.items():
                label = "" if name == NON_FIELD_ERRORS else f"{label_of(column(name))}: "
                messages.error(request, label + " ".join(errors))
            return self.show_proposal(request, proposal, form)
        close(proposal, ProposalState.ACCEPTED, request.user, form.cleaned_data["answer"])
        messages.success(request, _("The figure is corrected."))
        return None

    def correct(self, request, figure: Figure, proposal: Proposal) -> None:
        for name in FIELDS:
            setattr(figure, name, proposal.after[name])
        figure.full_clean()
        said = _("Proposed by %(user)s.") % {"user": proposal.by_name}
        current().detail = said
        figure.save()
        check_reason()
        self.log_change(request, figure, said)

    def show_proposal(self, request, proposal: Proposal, form=None) -> HttpResponse:
        figure = self.get_queryset(request).filter(pk=proposal.figure_key).first()
        if request.method != "POST":
            request.reason_form.initial["reason"] = proposal.note
        is_open = proposal.state == ProposalState.OPEN
        return self.show_page(
            request,
            "proposal",
            figure,
            title=_("Proposed correction"),
            proposal=proposal,
            changes=list(changes_of(proposal, figure)),
            has_moved=bool(figure) and is_open and columns_of(figure) != proposal.before,
            form=form or AnswerForm(),
            may_answer=is_open and permissions.may_correct(request.user),
            may_withdraw=is_open and proposal.by_id == request.user.pk,
            **{INPUT: page_token([figure]) if figure else ""},
        )

    def show_page(self, request, name: str, figure: Figure | None, **context) -> HttpResponse:
        context |= {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": figure,
            "media": self.media,
        }
        return TemplateResponse(request, f"admin/elections/figure/{name}.html", context)


def column(name: str):
    return Figure._meta.get_field(name)


def columns_of(figure: Figure) -> dict:
    return {name: getattr(figure, name) for name in FIELDS}


def changes_of(proposal: Proposal, figure: Figure | None):
    """Each column that is to change: its label, what it was, is now, and is to be."""
    for name in FIELDS:
        before, after = proposal.before[name], proposal.after[name]
        now = getattr(figure, name) if figure else None
        if before != after:
            told = (reading(column(name), value) for value in (before, now, after))
            yield (label_of(column(name)), *told)
