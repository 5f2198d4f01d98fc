"""The forms of the results grid: the upload, and the questions that a file leaves open."""

from django import forms
from django.utils.translation import gettext_lazy as _

from elections import permissions
from elections.grid import Question
from elections.models import Account, ResultStatus, ShareBase

from .inputs import Count

LARGEST_FILE = 1024 * 1024  # bytes; the browser sends them anew with each step
EXTENSIONS = ("csv", "tsv", "txt", "xlsx", "json", "xml")
AS_STORED = ("", _("Keep the saved value (“not stated” in a new account)"))


class GridUploadForm(forms.Form):
    """Whose figures of which round, and the file or the text that holds them."""

    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[AS_STORED, *ResultStatus.choices],
        help_text=_("How the source describes the count."),
    )
    share_base = forms.ChoiceField(
        label=_("Shares are a percentage of"),
        required=False,
        choices=[AS_STORED, *ShareBase.choices],
        help_text=_("The total that the source says its percentages are based on."),
    )
    counts_printed_to = Count(
        label=_("Counts are printed to"),
        required=False,
        min_value=1,
        max_value=10**9,
        help_text=_("1 for exact counts; 1000 if the source prints thousands."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_(
            "CSV, TSV or XLSX, or a file of NIST SP 1500-100, Open Civic Data, OneGov or Democracy "
            "Club; up to 1 MB and 10,000 rows."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{each}" for each in EXTENSIONS)}),
    )
    pasted = forms.CharField(
        label=_("Or paste a table"),
        required=False,
        strip=False,
        max_length=LARGEST_FILE // 4,
        help_text=_("Copied from a spreadsheet or web page, with its header row."),
        widget=forms.Textarea(attrs={"rows": 6, "cols": 60, "class": "vLargeTextField"}),
    )

    field_order = ("round", "source", "as_of")

    def __init__(self, *args, model_admin, request, **kwargs):
        self.user = request.user
        super().__init__(*args, **kwargs)
        for name in self.field_order:
            model_field = Account._meta.get_field(name)
            self.fields[name] = model_admin.formfield_for_dbfield(model_field, request)
        self.order_fields(self.field_order)

    def clean_round(self):
        round_ = self.cleaned_data["round"]
        if not permissions.may_add_below(self.user, Account, round_):
            raise forms.ValidationError(permissions.published_figure(), code="published")
        return round_

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.name.rpartition(".")[2].lower() not in EXTENSIONS:
            raise forms.ValidationError(
                _("The file name must end in one of: %(extensions)s."),
                code="extension",
                params={"extensions": ", ".join(f".{each}" for each in EXTENSIONS)},
            )
        if file and file.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 1 MB."), code="size")
        return file

    def clean(self):
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "").strip()
        if not self.errors and bool(file) == bool(pasted):
            message = _("Choose a file or paste a table, but not both.")
            raise forms.ValidationError(message, code="one")
        return self.cleaned_data

    def content(self) -> tuple[str, bytes]:
        """The name and the bytes of what was given."""
        file = self.cleaned_data["file"]
        if file:
            return file.name, file.read()
        return str(_("Pasted text")), self.cleaned_data["pasted"].encode()

    def options(self) -> dict:
        names = ("status", "share_base", "counts_printed_to")
        chosen = {name: self.cleaned_data[name] or None for name in names}
        return chosen | {"as_of": self.cleaned_data["as_of"]}


class AnswersForm(forms.Form):
    """The open questions of a file. Nothing is chosen beforehand but what the editor chose before:
    a guess would look settled."""

    def __init__(self, questions: list[Question], chosen: dict[str, str]):
        super().__init__(prefix="answer", initial=chosen)
        self.questions = questions
        for question in questions:
            choices = [(option.value, option.label) for option in question.options]
            # A long list of people is looked through in a menu.
            many = len(choices) > 6
            self.fields[question.key] = forms.ChoiceField(
                label=question.text,
                choices=[("", "---------"), *choices] if many else choices,
                widget=forms.Select if many else forms.RadioSelect,
                help_text=question.note,
            )
            if question.slug is not None:
                self.fields[question.slug_key] = forms.CharField(
                    label=question.slug_label or _("Short name, if you add a new one"),
                    required=False,
                    initial=question.slug,
                    max_length=100,
                    help_text=""
                    if question.slug_label
                    else _("Latin letters, numbers and hyphens; used in the page’s address."),
                )
                self.fields[question.slug_key].belongs_above = True
