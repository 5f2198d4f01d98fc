from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .fields import is_slug, not_empty, one_of
from .history import RecordModel
from .jurisdiction import Jurisdiction
from .texts import LineField


class AreaKind(models.TextChoices):
    PROVINCE = "province", _("province")
    CONSTITUENCY = "constituency", _("constituency")
    DISTRICT = "district", _("district")
    PRECINCT = "precinct", _("precinct")
    STATION_ABROAD = "station-abroad", _("station abroad")
    OTHER = "other", _("other")


class Area(RecordModel):
    """A part of a jurisdiction in which votes are counted apart."""

    identity = ("slug",)
    searched = ("name", "slug", "code")
    meaning = ("name",)

    name = LineField(_("name"), max_length=200, help_text=_("As the sources name it, in English."))
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        unique=True,
        help_text=_("Distinct among the areas of all jurisdictions, such as land-precinct-12."),
    )
    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("jurisdiction"),
        on_delete=models.PROTECT,
        related_name="areas",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=AreaKind)
    code = LineField(
        _("code or number"),
        max_length=50,
        blank=True,
        help_text=_("As the sources give it, such as 12/03. Blank if they give none."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text=_("The larger area that this one is a part of. Blank if the record has none."),
    )
    order = models.PositiveIntegerField(
        _("order"), default=1, help_text=_("Position in lists, starting from 1.")
    )

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["order", "name", "pk"]
        constraints = [
            not_empty("name"),
            is_slug("slug"),
            one_of("kind", AreaKind),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="%(class)s_no_part_of_itself",
                violation_error_message=_("An area cannot be a part of itself."),
            ),
        ]

    def __str__(self):
        # The slug tells areas apart that different jurisdictions call alike.
        return f"{self.name} [{self.slug}]"

    def clean(self):
        whole, seen = self.parent, set()
        # A circle that is stored already, of others, ends at its second time round.
        while whole and whole.slug not in seen:
            if whole.slug == self.slug:
                raise ValidationError(
                    {
                        "parent": ValidationError(
                            _("“%(area)s” is itself a part of this area."),
                            params={"area": self.parent},
                        )
                    }
                )
            seen.add(whole.slug)
            whole = whole.parent
