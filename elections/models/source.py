from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .fields import SourcesField, is_slug, not_empty
from .history import RecordModel
from .texts import AddressField, LineField, ProseField

LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z"


class Source(RecordModel):
    """A document that states facts. Two versions of a page are two sources."""

    identity = ("key",)
    searched = ("key", "short_name", "title", "publisher", "url", "rests_on")
    meaning = ("title", "short_name")

    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("Short and permanent: text cites the source by it, as in [@wikipedia]."),
    )
    title = LineField(_("title"), max_length=300)
    short_name = LineField(
        _("short name"),
        max_length=60,
        help_text=_("A distinct name for use in tables, such as Wikipedia (it)."),
    )
    publisher = LineField(
        _("publisher"),
        max_length=200,
        blank=True,
        help_text=_("Blank if not known."),
    )
    language = models.CharField(
        _("language"),
        max_length=20,
        help_text=_("The document's language as a BCP 47 tag: en, ru, fil."),
    )
    url = AddressField(
        _("address"),
        max_length=500,
        blank=True,
        help_text=_("Blank if no address is known; public pages then say so."),
    )
    archived_url = AddressField(
        _("archived address"),
        max_length=500,
        blank=True,
        help_text=_("A copy in a web archive, for the day when the address no longer works."),
    )
    revision = LineField(
        _("revision"),
        max_length=100,
        blank=True,
        help_text=_("Of a page that changes: which version was read, as its publisher names it."),
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    read_on = models.DateField(
        _("read on"),
        null=True,
        blank=True,
        help_text=_("When its figures were copied, if recorded."),
    )
    rests_on = LineField(
        _("based on"),
        max_length=300,
        blank=True,
        help_text=_("What the document itself cites, such as “citing the election commission”."),
    )
    copy_of = models.ForeignKey(
        "self",
        verbose_name=_("copy of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="copies",
        help_text=_(
            "The source that this one mirrors, translates or reprints: what it says is no further "
            "witness."
        ),
    )
    cites = SourcesField(
        "self",
        verbose_name=_("cites"),
        blank=True,
        related_name="cited_by",
        help_text=_(
            "Sources of this record that the document itself credits or cites. What is no source "
            "of the record belongs in “based on”."
        ),
    )
    excerpt = ProseField(
        _("excerpt"),
        blank=True,
        help_text=_("The document's exact words, in its own language, without quotation marks."),
    )
    excerpt_language = models.CharField(
        _("language of the excerpt"),
        max_length=20,
        blank=True,
        help_text=_("A BCP 47 tag: en, ru, fil."),
    )
    note = ProseField(
        _("note"), blank=True, help_text=_("What a reader should know about the document.")
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]
        # The desk's list offers the languages that there are.
        indexes = [models.Index(fields=["language", "-id"])]
        constraints = [
            not_empty("title", "short_name", "language"),
            is_slug("key"),
            models.CheckConstraint(
                condition=Q(language__regex=LANGUAGE_TAG),
                name="%(class)s_language_shape",
                violation_error_message=_(
                    "Write the language as a BCP 47 tag, such as en or pt-BR."
                ),
            ),
            models.CheckConstraint(
                condition=Q(excerpt_language="") | Q(excerpt_language__regex=LANGUAGE_TAG),
                name="%(class)s_excerpt_language_shape",
                violation_error_message=_(
                    "Write the language of the excerpt as a BCP 47 tag, such as en or pt-BR."
                ),
            ),
            models.CheckConstraint(
                condition=Q(excerpt="") ^ ~Q(excerpt_language=""),
                name="%(class)s_excerpt_has_language",
                violation_error_message=_("An excerpt and its language go together."),
            ),
            models.CheckConstraint(
                condition=Q(copy_of__isnull=True) | ~Q(copy_of=F("id")),
                name="%(class)s_no_copy_of_itself",
                violation_error_message=_("A source cannot be a copy of itself."),
            ),
        ]

    def __str__(self):
        # The key tells sources apart that tables of different elections call alike.
        return f"{self.short_name} [{self.key}]"

    def get_absolute_url(self):
        return reverse("source", args=[self.key])

    def clean(self):
        original, seen = self.copy_of, set()
        # A circle that is stored already, of others, ends at its second time round.
        while original and original.key not in seen:
            if original.key == self.key:
                raise ValidationError(
                    {
                        "copy_of": ValidationError(
                            _("“%(source)s” is itself a copy of this source."),
                            params={"source": self.copy_of},
                        )
                    }
                )
            seen.add(original.key)
            original = original.copy_of
