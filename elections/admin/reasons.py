"""Why a row is changed: asked of every change, and demanded where a published figure changes.

So it is where one is now said of another subject.

Whether one does, the record itself tells when the rows are written (`Change.corrects`). So a page
is first stored, in a transaction that is taken back if the reason turns out to be missing, and
then shown again with what was typed. So it is where the reason cannot be kept as it was typed.
"""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from elections.changelog import current, flush
from elections.models.texts import LONGEST_REASON, validate_line

DEMAND = _(
    "This changes a published figure, or what it refers to. Explain why under “Reason for the "
    "change”."
)


class ReasonMissingError(Exception):
    """A published figure has changed and nobody has said why; nothing may be stored."""


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason for the change"),
        required=False,
        max_length=LONGEST_REASON,
        validators=[validate_line],
        initial="",
        help_text=_(
            "Kept in the history. Required when a published figure changes, and then shown to "
            "readers on the corrections page, or when it comes to refer to something else."
        ),
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )

    def refusal(self) -> str:
        """What is wrong with the reason that was typed, for the head of the page."""
        return _("Reason for the change: %(errors)s") % {"errors": " ".join(self.errors["reason"])}

    def demand(self) -> None:
        self.add_error("reason", DEMAND)


def check_reason() -> None:
    """Refuse what has been written so far if it changes published figures without a reason."""
    flush()
    change = current()
    if change.corrects and not change.reason:
        raise ReasonMissingError


class Unexplained:
    """Makes a form invalid whose reason is missing, or is none that can be kept."""

    reason_said = ""

    def _post_clean(self):
        super()._post_clean()
        self.add_error(None, self.reason_said)


class ReasonMixin:
    """Asks for the reason on the forms of a table, and on the pages that confirm a deletion.

    The templates find the form as `request.reason_form`.
    """

    def read_reason(self, request) -> None:
        sent = request.method == "POST" and "reason" in request.POST
        request.reason_form = ReasonForm(request.POST) if sent else ReasonForm()
        request.reason_said = ""
        if sent and request.reason_form.is_valid():
            current().reason = request.reason_form.cleaned_data["reason"]
        elif sent:
            request.reason_said = request.reason_form.refusal()

    def ask_again(self, request) -> None:
        current().corrects.clear()
        request.reason_form = ReasonForm(request.POST)
        request.reason_form.demand()
        request.reason_said = DEMAND

    def ask_to_confirm_again(self, request, *without) -> None:
        """Let a deletion that was confirmed be shown as if it had not been."""
        posted = request.POST.copy() if without else QueryDict(mutable=True)
        for name in without:
            posted.pop(name, None)
        request.POST = posted

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if said := getattr(request, "reason_said", ""):
            return type(form)(form.__name__, (Unexplained, form), {"reason_said": said})
        return form

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        check_reason()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        check_reason()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        check_reason()
