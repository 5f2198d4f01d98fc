"""The form that takes an article in, and what the browser keeps of it until it is confirmed."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from elections.infobox import Document, Unreadable, read
from elections.infobox.markup import LONGEST
from elections.models import Source

SALT = "elections.admin.infobox"
MAX_AGE = 24 * 60 * 60  # seconds
NEW_SOURCE = ("short_name", "key", "title", "publisher", "language", "url", "revision", "read_on")


@dataclass(frozen=True)
class Article:
    """A text with its source (a key, or the fields of a new one), and the editor's answers.

    `prose` has the passages as the editor words them, by their places. `met` is what the record
    had under the names in the text at the last preview. Signed for one user, and for a day.
    """

    user: int
    name: str
    text: str
    source: Any
    answers: dict[str, str] = field(default_factory=dict)
    prose: dict[str, str] = field(default_factory=dict)
    met: dict[str, Any] | None = None

    def with_posted(self, posted) -> "Article":
        """The article with what a preview's form sends: answers and prose."""
        answers = {
            name.removeprefix("answer-"): value
            for name, value in posted.items()
            if name.startswith("answer-") and value
        }
        prose = {
            name.removeprefix("prose-"): value
            for name, value in posted.items()
            if name.startswith("prose-")
        }
        return replace(self, answers=self.answers | answers, prose=self.prose | prose)

    def signed(self) -> str:
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def load_article(signed: str, user) -> Article | None:
    """The article that was given out to this user in the last day; `None` for anything else."""
    try:
        article = Article(**signing.loads(signed, salt=SALT, max_age=MAX_AGE))
    except signing.BadSignature:
        return None
    return article if article.user == user.pk else None


class ArticleForm(forms.Form):
    """An article as text, and the source that it is: a stored one or one to be made."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("Wikitext or plain text in UTF-8, up to 500 kB."),
        widget=forms.FileInput(
            attrs={"accept": ".txt,.wiki,.mediawiki,text/plain", "autofocus": True}
        ),
    )
    pasted = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        help_text=_("The whole article: its infobox, the lead and the sections."),
        widget=forms.Textarea(attrs={"rows": 12, "cols": 60, "class": "vLargeTextField"}),
    )
    source = forms.ModelChoiceField(
        Source.objects.all(),
        label=_("Source"),
        required=False,
        help_text=_(
            "If this very version of the article is in the record. Else describe it below."
        ),
    )

    def __init__(self, *args, model_admin, request, **kwargs):
        super().__init__(*args, **kwargs)
        for name in NEW_SOURCE:
            self.fields[name] = model_admin.formfield_for_dbfield(
                Source._meta.get_field(name), request
            )
            self.fields[name].required = False
        self.fields["title"].help_text = _("Blank: as the article is called in the text.")
        self.document: Document | None = None
        self.text = ""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LONGEST:
            raise ValidationError(_("The file is larger than 500 kB."), code="size")
        return file

    def clean(self):
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "")
        if "file" in self.errors or "pasted" in self.errors:
            return self.cleaned_data
        if bool(file) == bool(pasted.strip()):
            raise ValidationError(_("Choose a file or paste a text, but not both."), code="one")
        where = "file" if file else "pasted"
        try:
            self.text = file.read().decode("utf-8-sig") if file else pasted
            self.document = read(self.text)
        except UnicodeDecodeError:
            self.add_error(where, _("The file is not in UTF-8."))
        except Unreadable as error:
            self.add_error(where, str(error))
        else:
            self.check_source()
        return self.cleaned_data

    def check_source(self) -> None:
        given = {name: self.cleaned_data.get(name) for name in NEW_SOURCE}
        if self.cleaned_data.get("source"):
            if any(given.values()):
                message = _("Choose a source or describe a new one, but not both.")
                self.add_error("source", ValidationError(message, code="one"))
            return
        if not given["title"]:
            given["title"] = self.cleaned_data["title"] = self.document.title[:300]
        try:
            Source(**given).full_clean()
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                # What the field itself found is told already.
                if name not in self.errors:
                    self.add_error(name if name in self.fields else None, errors)

    def article(self, user) -> Article:
        file, source = self.cleaned_data["file"], self.cleaned_data["source"]
        given = {name: self.cleaned_data[name] for name in NEW_SOURCE}
        given["read_on"] = given["read_on"] and given["read_on"].isoformat()
        name = file.name if file else str(_("Pasted text"))
        return Article(user.pk, name, self.text, source.key if source else given)
