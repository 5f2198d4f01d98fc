from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import is_slug, not_empty
from .history import RecordModel
from .texts import LineField, ProseField


class Jurisdiction(RecordModel):
    """A country or territory as sources name it, whatever its recognition.

    It holds elections, sends observers and reacts to the elections of others.
    """

    identity = ("slug",)
    searched = ("name", "slug", "iso_code")
    meaning = ("name",)

    name = LineField(_("name"), max_length=200, help_text=_("As the sources name it, in English."))
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    iso_code = models.CharField(
        _("ISO 3166 code"),
        max_length=6,
        blank=True,
        help_text=_("Two letters from ISO 3166-1, such as AM. Blank if the standard has none."),
    )
    recognition = ProseField(
        _("recognition"),
        blank=True,
        help_text=_(
            "If its status is disputed: who recognises it, stated neutrally and attributed."
        ),
    )

    class Meta:
        verbose_name = _("jurisdiction")
        verbose_name_plural = _("jurisdictions")
        ordering = ["name"]
        constraints = [
            not_empty("name"),
            is_slug("slug"),
            models.CheckConstraint(
                condition=models.Q(iso_code="")
                | models.Q(iso_code__regex=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?\Z"),
                name="%(class)s_iso_code_shape",
                violation_error_message=_("An ISO 3166 code is two capital letters, such as AM."),
            ),
        ]

    def __str__(self):
        return self.name
