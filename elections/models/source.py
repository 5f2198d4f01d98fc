from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .fields import is_slug, not_empty
from .history import RecordModel, RecordQuerySet
from .texts import AddressField, LineField, ProseField


class SourceQuerySet(RecordQuerySet):
    def get_by_natural_key(self, key):
        return self.get(key=key)


class Source(RecordModel):
    """A document that states facts. Two versions of a page are two sources."""

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
    note = ProseField(
        _("note"), blank=True, help_text=_("What a reader should know about the document.")
    )

    objects = SourceQuerySet.as_manager()

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
                condition=models.Q(language__regex=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z"),
                name="%(class)s_language_shape",
                violation_error_message=_(
                    "Write the language as a BCP 47 tag, such as en or pt-BR."
                ),
            ),
        ]

    def __str__(self):
        # The key tells sources apart that tables of different elections call alike.
        return f"{self.short_name} [{self.key}]"

    def get_absolute_url(self):
        return reverse("source", args=[self.key])

    def natural_key(self):
        return (self.key,)
