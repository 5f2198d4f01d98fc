import re

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .area import Area
from .fields import one_of
from .history import RecordModel, RecordQuerySet
from .round import Round
from .source import Source
from .texts import LineField, ProseField


class ResultStatus(models.TextChoices):
    UNSTATED = "unstated", _("not stated")
    PARTIAL = "partial", _("partial")
    PRELIMINARY = "preliminary", _("preliminary")
    FINAL = "final", _("final")
    CERTIFIED = "certified", _("certified")
    RECOUNT = "recount", _("recount")
    CORRECTED = "corrected", _("corrected")


class ShareBase(models.TextChoices):
    UNSTATED = "unstated", _("not stated")
    VALID = "valid", _("valid votes")
    CAST = "cast", _("votes cast")
    REGISTERED = "registered", _("registered voters")


class AccountQuerySet(RecordQuerySet):
    def whole(self):
        """The accounts of the whole electorate, without those of areas."""
        return self.filter(area=None)

    def lead(self):
        return self.filter(is_lead=True)


class Account(RecordModel):
    """One source's account of one round's count, with its figures as printed.

    A source may give several: at several hours, of so many protocols, in a table and in a box of
    one page. `as_of` tells them apart. `area` is the part of the jurisdiction that was counted;
    blank, the figures are of the whole. The figures themselves are rows of `Figure`; among them
    may be such that count no votes: observers, journalists, polling stations.
    """

    identity = ("round", "source", "as_of", "area")
    owner = "round"

    holds_figures = True

    round = models.ForeignKey(
        Round, verbose_name=_("round"), on_delete=models.PROTECT, related_name="accounts"
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="accounts"
    )
    as_of = LineField(
        _("as of"),
        max_length=100,
        blank=True,
        help_text=_(
            "If the source gives several accounts of this count, what tells this one apart, such "
            "as “15:00”, “57% of protocols”, “table” or “infobox”."
        ),
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accounts",
        help_text=_("The area that the figures are of. Blank: the whole."),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=ResultStatus,
        default=ResultStatus.UNSTATED,
        help_text=_("How the source describes the count."),
    )
    units_counted = models.PositiveIntegerField(
        _("units counted"),
        null=True,
        blank=True,
        help_text=_("How many polling stations or protocols the figures are from, if stated."),
    )
    units_total = models.PositiveIntegerField(
        _("units in all"),
        null=True,
        blank=True,
        help_text=_("How many of them there are in all, if stated."),
    )
    share_base = models.CharField(
        _("shares are a percentage of"),
        max_length=20,
        choices=ShareBase,
        default=ShareBase.UNSTATED,
        help_text=_("The total that the source says its percentages are based on."),
    )
    counts_printed_to = models.PositiveBigIntegerField(
        _("counts are printed to"),
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_("1 for exact counts; 1000 if the source prints thousands."),
    )
    is_lead = models.BooleanField(
        _("shown first"),
        default=False,
        help_text=_("Readers see these figures first, in the infobox and above all others."),
    )
    lead_reason = LineField(
        _("why it is shown first"),
        max_length=500,
        blank=True,
        help_text=_("Why these figures rather than another source’s. Shown to readers."),
    )
    note = ProseField(_("note"), blank=True)

    objects = AccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("account")
        # Apart from the accounts of users, beside which a menu has it.
        verbose_name_plural = _("accounts of the count")
        ordering = ["round", "-is_lead", "pk"]
        constraints = [
            # Two constraints, because null differs from null in a unique constraint.
            models.UniqueConstraint(
                fields=["round", "source", "as_of", "area"], name="%(class)s_area_unique"
            ),
            models.UniqueConstraint(
                fields=["round", "source", "as_of"],
                condition=Q(area__isnull=True),
                name="%(class)s_source_unique",
                violation_error_message=_(
                    "This source’s account of the whole is there already. If it gives several, "
                    "say “as of” what."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_lead=False) | Q(area__isnull=True),
                name="%(class)s_lead_is_of_the_whole",
                violation_error_message=_("An area’s figures cannot lead: they are not the whole."),
            ),
            models.CheckConstraint(
                condition=Q(is_lead=False) | ~Q(status=ResultStatus.PARTIAL),
                name="%(class)s_lead_is_not_partial",
                violation_error_message=_(
                    "A partial count is not the result: it cannot be shown first."
                ),
            ),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(is_lead=True),
                name="%(class)s_one_lead",
                violation_error_message=_("Another account of this round is shown first already."),
            ),
            models.CheckConstraint(
                condition=Q(is_lead=False) | ~Q(lead_reason=""),
                name="%(class)s_lead_has_reason",
                violation_error_message=_("Explain why this account is shown first."),
            ),
            models.CheckConstraint(
                condition=Q(counts_printed_to__gte=1),
                name="%(class)s_counts_printed_to_positive",
                violation_error_message=_("Rounding must be to 1 or more."),
            ),
            one_of("status", ResultStatus),
            one_of("share_base", ShareBase),
        ]

    def __str__(self):
        if parts := [str(part) for part in (self.as_of, self.area) if part]:
            names = {"source": self.source, "round": self.round, "parts": ", ".join(parts)}
            return _("%(source)s, %(parts)s, on %(round)s") % names
        return _("%(source)s on %(round)s") % {"source": self.source, "round": self.round}

    def get_absolute_url(self):
        slug = self.round.election.slug
        if self.area_id:
            return reverse("areas", args=[slug])
        return reverse("sources", args=[slug]) + f"#account-{self.round.number}-{self.key}"

    @property
    def key(self) -> str:
        """The source's key, with what tells the account apart; fit for a page's address."""
        area = self.area.slug if self.area else ""
        return "-".join(filter(None, [self.source.key, re.sub(r"\W+", "-", self.as_of), area]))

    @property
    def short_name(self) -> str:
        """The source's name in tables, with what tells the account apart."""
        area = self.area.name if self.area else ""
        return ", ".join(filter(None, [self.source.short_name, self.as_of, area]))

    def clean(self):
        if (
            self.area_id
            and self.round_id
            and self.area.jurisdiction_id != self.round.election.jurisdiction_id
        ):
            raise ValidationError(
                {"area": _("This area belongs to another jurisdiction than the election.")}
            )
        if not self._state.adding and self.counts_printed_to and self.counts_printed_to > 1:
            self.check_unit()

    def check_unit(self):
        """That all stored counts can be such as are printed to the nearest thousand, say."""
        counts = self.figures.filter(printed_to=None).exclude(count=None)
        for count in counts.values_list("count", flat=True):
            if not is_printed_to(count, self.counts_printed_to):
                error = not_printed_to(self.counts_printed_to)
                raise ValidationError({"counts_printed_to": error})


def is_printed_to(count: int | None, unit: int) -> bool:
    """Whether a count can be one printed to the nearest `unit`: 47,095 is none to the thousand."""
    # A unit that is no unit is refused where it was typed.
    return count is None or not unit or count % unit == 0


def not_printed_to(unit: int) -> ValidationError:
    return ValidationError(
        _("Counts are printed to the nearest %(unit)s here, but this one is not."),
        code="printed_to",
        params={"unit": unit},
    )
