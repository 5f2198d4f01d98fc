"""The forms of import and export on the editors' desk."""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm

from elections.resources import FORMATS

EXTENSIONS = [file_format.extension for file_format in FORMATS]
LARGEST_FILE = 20 * 1024 * 1024  # bytes
SALT = "elections.admin.import"


def signed(name: str) -> str:
    """The name of an uploaded file so that only the site itself can have written it."""
    return signing.dumps(name, salt=SALT)


class RecordImportForm(ImportForm):
    """A file alone: its name says which format it is in."""

    import_file = forms.FileField(
        label=_("File to import"),
        help_text=_("CSV in UTF-8, XLSX or JSON, with the columns named below."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{each}" for each in EXTENSIONS)}),
    )
    format = forms.CharField(required=False, widget=forms.HiddenInput)

    def _init_formats(self, formats):
        """The library would offer a choice of formats here."""

    @property
    def media(self):
        return forms.Media()

    def clean_import_file(self):
        file = self.cleaned_data["import_file"]
        if extension(file) not in EXTENSIONS:
            raise forms.ValidationError(
                _("The file's name has to end in one of: %(extensions)s."),
                code="extension",
                params={"extensions": ", ".join(f".{each}" for each in EXTENSIONS)},
            )
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 20 MB."), code="size")
        return file

    def clean(self):
        file = self.cleaned_data.get("import_file")
        if file:
            self.cleaned_data["format"] = str(EXTENSIONS.index(extension(file)))
        return self.cleaned_data


def extension(file) -> str:
    return file.name.rpartition(".")[2].lower()


class RecordConfirmForm(ConfirmImportForm):
    """Takes back only what the preview gave out: a signed name and a format that exists."""

    format = forms.ChoiceField(
        choices=[(str(position), name) for position, name in enumerate(EXTENSIONS)],
        widget=forms.HiddenInput,
    )

    def clean_import_file_name(self):
        try:
            return signing.loads(self.cleaned_data["import_file_name"], salt=SALT, max_age=86400)
        except signing.BadSignature as error:
            raise forms.ValidationError(_("Upload the file again."), code="signature") from error


class RecordExportForm(ExportForm):
    """The format alone: every column is written, so that the file can be imported again."""

    format = forms.ChoiceField(label=_("Format"), widget=forms.RadioSelect)

    def _init_formats(self, formats):
        self.fields["format"].choices = [
            (str(position), file_format().get_title())
            for position, file_format in enumerate(formats)
        ]
        self.fields["format"].initial = "0"
