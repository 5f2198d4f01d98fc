"""The forms of import and export on the editors' desk."""

from dataclasses import astuple, dataclass

from django import forms
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm

from elections.resources import FORMATS
from elections.resources.formats.encodings import OLD_ENCODINGS

from .reasons import ReasonForm

EXTENSIONS = [file_format.extension for file_format in FORMATS]
LARGEST_FILE = 5 * 1024 * 1024  # bytes
SALT = "elections.admin.import"


@dataclass(frozen=True)
class Ticket:
    """What a preview gives out for its confirmation, so that only the site can have written it.

    Whose it is and for which table, the waiting file's name and the one it was uploaded under
    (which Django has shortened and rid of what cannot be seen), what the file was compared with
    (`ImportResult.compared_with`), and when, in seconds of the epoch.
    """

    user: int
    table: str
    name: str
    uploaded_as: str
    compared_with: str
    since: float

    def signed(self) -> str:
        return signing.dumps(astuple(self), salt=SALT)

    def is_for(self, user, opts) -> bool:
        return (self.user, self.table) == (user.pk, opts.label_lower)


class RecordImportForm(ImportForm):
    """A file alone: its name says which format it is in."""

    import_file = forms.FileField(
        label=_("File to import"),
        help_text=_("CSV, XLSX or JSON, with the columns listed below."),
        widget=forms.FileInput(
            attrs={"accept": ",".join(f".{each}" for each in EXTENSIONS), "autofocus": True}
        ),
    )
    encoding = forms.ChoiceField(
        label=_("Encoding"),
        required=False,
        choices=[("", _("Unicode (UTF-8 or UTF-16)")), *OLD_ENCODINGS.items()],
        help_text=_("For CSV and JSON files. Change it only if asked to."),
    )
    format = forms.CharField(required=False, widget=forms.HiddenInput)

    # The file as it is read, once the form was looked at.
    taken = None

    def _init_formats(self, formats):
        """The library would offer a choice of formats here."""

    @property
    def media(self):
        return forms.Media()

    def clean_import_file(self):
        file = self.cleaned_data["import_file"]
        if extension(file) not in EXTENSIONS:
            raise forms.ValidationError(
                _("The file name must end in one of: %(extensions)s."),
                code="extension",
                params={"extensions": ", ".join(f".{each}" for each in EXTENSIONS)},
            )
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 5 MB."), code="size")
        return file

    def clean(self):
        file = self.cleaned_data.get("import_file")
        encoding = self.cleaned_data.get("encoding")
        if file and encoding and extension(file) != "xlsx":
            file = self.cleaned_data["import_file"] = self.in_utf_8(file, encoding)
        # An error that is found later takes the file out of `cleaned_data`.
        self.taken = file
        if file:
            self.cleaned_data["format"] = str(EXTENSIONS.index(extension(file)))
        return self.cleaned_data

    def in_utf_8(self, file, encoding):
        """The file in the encoding that everything after this form reads."""
        try:
            text = file.read().decode(encoding)
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                {"encoding": _("The file does not use this encoding. Choose another one.")}
            ) from error
        return SimpleUploadedFile(file.name, text.encode())


def extension(file) -> str:
    return file.name.rpartition(".")[2].lower()


class RecordConfirmForm(ConfirmImportForm):
    """Takes back only what the preview gave out: a signed ticket and a format that exists."""

    original_file_name = None  # the ticket has it
    format = forms.ChoiceField(
        choices=[(str(position), name) for position, name in enumerate(EXTENSIONS)],
        widget=forms.HiddenInput,
    )
    reason = ReasonForm.declared_fields["reason"]

    def clean_import_file_name(self):
        try:
            values = signing.loads(self.cleaned_data["import_file_name"], salt=SALT, max_age=86400)
        except signing.BadSignature as error:
            raise forms.ValidationError(_("Upload the file again."), code="signature") from error
        return Ticket(*values)


class RecordExportForm(ExportForm):
    """The format alone: every column is written, so that the file can be imported again."""

    format = forms.ChoiceField(label=_("Format"), widget=forms.RadioSelect)

    def _init_formats(self, formats):
        self.fields["format"].choices = [
            (str(position), file_format().get_title())
            for position, file_format in enumerate(formats)
        ]
        self.fields["format"].initial = "0"
