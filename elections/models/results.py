import re

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .area import Area
from .candidacy import Candidacy
from .election import Round
from .fields import PrintedDecimalField, is_printed_decimal, one_of
from .history import RecordModel, RecordQuerySet
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
    def get_by_natural_key(self, election, round_number, source, as_of, area):
        return self.get(
            round__election__slug=election,
            round__number=round_number,
            source__key=source,
            as_of=as_of,
            **({"area__slug": area} if area else {"area": None}),
        )

    def whole(self):
        """The accounts of the whole electorate, without those of areas."""
        return self.filter(area=None)

    def lead(self):
        return self.filter(is_lead=True)


class Account(RecordModel):
    """One source's account of one round's count, with its figures as printed.

    A source may give several: at several hours, of so many protocols, in a table and in a box of
    one page. `as_of` tells them apart. `area` is the part of the jurisdiction that was counted;
    blank, the figures are of the whole. Impossible figures are stored like any others: the audit,
    not the form, speaks of them. A figure that the source does not state is `None`, never zero.
    """

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
    registered = models.PositiveBigIntegerField(
        _("registered voters"), null=True, blank=True, help_text=_("Blank if not stated.")
    )
    cast = models.PositiveBigIntegerField(
        _("votes cast"),
        null=True,
        blank=True,
        help_text=_("Everybody who voted. Blank if not stated."),
    )
    valid = models.PositiveBigIntegerField(
        _("valid votes"), null=True, blank=True, help_text=_("Blank if not stated.")
    )
    invalid = models.PositiveBigIntegerField(
        _("invalid or blank votes"), null=True, blank=True, help_text=_("Blank if not stated.")
    )
    turnout = PrintedDecimalField(
        _("turnout, %"),
        null=True,
        blank=True,
        help_text=_("Exactly as the source prints it: 73.5 and 73.50 differ."),
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
        _("leading set"),
        default=False,
        help_text=_("The infobox shows the figures of the leading set."),
    )
    lead_reason = LineField(
        _("reason for leading"),
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
                violation_error_message=_("This round already has a leading set."),
            ),
            models.CheckConstraint(
                condition=Q(is_lead=False) | ~Q(lead_reason=""),
                name="%(class)s_lead_has_reason",
                violation_error_message=_("Explain why this set leads."),
            ),
            models.CheckConstraint(
                condition=Q(counts_printed_to__gte=1),
                name="%(class)s_counts_printed_to_positive",
                violation_error_message=_("Rounding must be to 1 or more."),
            ),
            models.CheckConstraint(
                condition=is_printed_decimal("turnout"),
                name="%(class)s_turnout_printed",
                violation_error_message=_("The turnout must be written like 73.53."),
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

    def natural_key(self):
        area = self.area.slug if self.area else ""
        return (*self.round.natural_key(), *self.source.natural_key(), self.as_of, area)

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

    natural_key.dependencies = ["elections.round", "elections.source", "elections.area"]

    def clean(self):
        counts = {name: getattr(self, name) for name in ("registered", "cast", "valid", "invalid")}
        errors = {
            name: not_printed_to(self.counts_printed_to)
            for name, count in counts.items()
            if not is_printed_to(count, self.counts_printed_to)
        }
        if (
            self.area_id
            and self.round_id
            and self.area.jurisdiction_id != self.round.election.jurisdiction_id
        ):
            errors["area"] = _("This area belongs to another jurisdiction than the election.")
        if errors:
            raise ValidationError(errors)


class Outcome(models.TextChoices):
    UNSTATED = "", _("not stated")
    ELECTED = "elected", _("elected")
    ADVANCED = "advanced", _("through to the next round")
    NOT_ELECTED = "not-elected", _("not elected")


class CandidateResultQuerySet(RecordQuerySet):
    def get_by_natural_key(self, election, round_number, source, as_of, area, person):
        return self.get(
            account__round__election__slug=election,
            account__round__number=round_number,
            account__source__key=source,
            account__as_of=as_of,
            **({"account__area__slug": area} if area else {"account__area": None}),
            candidacy__person__slug=person,
        )


class CandidateResult(RecordModel):
    """A line of an account: what its source prints of one candidate."""

    holds_figures = True

    account = models.ForeignKey(
        Account, verbose_name=_("account"), on_delete=models.PROTECT, related_name="lines"
    )
    candidacy = models.ForeignKey(
        Candidacy, verbose_name=_("candidacy"), on_delete=models.PROTECT, related_name="results"
    )
    votes = models.PositiveBigIntegerField(
        _("votes"), null=True, blank=True, help_text=_("Blank if not stated; 0 is a count of zero.")
    )
    share = PrintedDecimalField(
        _("share, %"),
        null=True,
        blank=True,
        help_text=_("Exactly as the source prints it: 66.7 and 66.70 differ."),
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome, blank=True, default=Outcome.UNSTATED
    )

    objects = CandidateResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidate's result")
        verbose_name_plural = _("candidates' results")
        ordering = ["account", "candidacy__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "candidacy"], name="%(class)s_candidacy_unique"
            ),
            models.CheckConstraint(
                condition=Q(votes__isnull=False) | Q(share__isnull=False) | ~Q(outcome=""),
                name="%(class)s_states_something",
                violation_error_message=_("A line needs votes, a share or an outcome."),
            ),
            models.CheckConstraint(
                condition=is_printed_decimal("share"),
                name="%(class)s_share_printed",
                violation_error_message=_("The share must be written like 66.65."),
            ),
            one_of("outcome", Outcome),
        ]

    def __str__(self):
        return _("%(person)s by %(source)s") % {
            "person": self.candidacy.person,
            "source": self.account.source,
        }

    def get_absolute_url(self):
        return self.account.get_absolute_url()

    def natural_key(self):
        return (*self.account.natural_key(), *self.candidacy.person.natural_key())

    natural_key.dependencies = ["elections.account", "elections.candidacy"]

    def clean(self):
        if not (self.account_id and self.candidacy_id):
            return
        if self.candidacy.election_id != self.account.round.election_id:
            raise ValidationError(
                {"candidacy": _("This candidacy and the account belong to different elections.")}
            )
        unit = self.account.counts_printed_to
        if not is_printed_to(self.votes, unit):
            raise ValidationError({"votes": not_printed_to(unit)})


def is_printed_to(count: int | None, unit: int | None) -> bool:
    """Whether a count can be one printed to the nearest `unit`: 47,095 is none to the thousand."""
    return count is None or not unit or count % unit == 0


def not_printed_to(unit: int) -> ValidationError:
    return ValidationError(
        _("The set’s counts are printed to the nearest %(unit)s, but this one is not."),
        code="printed_to",
        params={"unit": unit},
    )
