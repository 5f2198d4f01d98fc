from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .election import Election
from .fields import SourcesField, one_of
from .history import RecordModel, RecordQuerySet
from .jurisdiction import Jurisdiction
from .source import Source
from .texts import LineField


class Measure(models.TextChoices):
    CANDIDATES_REGISTERED = "candidates-registered", _("candidates registered")
    CANDIDATES_VOTED_ON = "candidates-voted-on", _("candidates on the ballot")
    DISTRICTS = "electoral-districts", _("electoral districts")
    STATIONS = "polling-stations", _("polling stations")
    STATIONS_ABROAD = "polling-stations-abroad", _("polling stations abroad")
    OBSERVERS = "observers", _("observers")
    OBSERVERS_INTERNATIONAL = "international-observers", _("international observers")
    OBSERVER_COUNTRIES = "observer-countries", _("observers’ countries")
    JOURNALISTS = "accredited-journalists", _("accredited journalists")
    JOURNALISTS_FOREIGN = "foreign-media-journalists", _("foreign journalists")
    SEATS = "seats", _("seats in the electing body")


class Bound(models.TextChoices):
    EXACTLY = "exactly", _("exactly")
    AT_LEAST = "at-least", _("at least")
    MORE_THAN = "more-than", _("more than")
    ABOUT = "about", _("about")


class ReportedFigureQuerySet(RecordQuerySet):
    def get_by_natural_key(self, election, measure, source):
        return self.get(election__slug=election, measure=measure, source__key=source)


class ReportedFigure(RecordModel):
    """One source's count of something else than votes: observers, journalists, districts."""

    holds_figures = True

    election = models.ForeignKey(
        Election, verbose_name=_("election"), on_delete=models.PROTECT, related_name="figures"
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="figures"
    )
    measure = models.CharField(_("measure"), max_length=40, choices=Measure)
    value = models.PositiveBigIntegerField(_("value"))
    bound = models.CharField(
        _("bound"),
        max_length=20,
        choices=Bound,
        default=Bound.EXACTLY,
        help_text=_(
            "For “more than 100”, enter 100 and choose “more than”; for “some 110”, choose “about”."
        ),
    )
    wording = LineField(
        _("wording"),
        max_length=200,
        blank=True,
        help_text=_(
            "The source’s own words if they say more than the number, such as “two dozen”."
        ),
    )
    place = LineField(_("place"), max_length=200, blank=True)
    note = LineField(_("note"), max_length=300, blank=True)

    objects = ReportedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported figure")
        verbose_name_plural = _("reported figures")
        ordering = ["election", "measure", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "measure", "source"], name="%(class)s_source_unique"
            ),
            one_of("measure", Measure),
            one_of("bound", Bound),
        ]

    def __str__(self):
        return _("%(measure)s by %(source)s") % {
            "measure": self.get_measure_display(),
            "source": self.source,
        }

    def get_absolute_url(self):
        return reverse("sources", args=[self.election.slug]) + f"#measure-{self.measure}"

    def natural_key(self):
        return (*self.election.natural_key(), self.measure, *self.source.natural_key())

    natural_key.dependencies = ["elections.election", "elections.source"]


class DelegationRole(models.TextChoices):
    OBSERVERS = "observers", _("observers")
    REPRESENTATIVES = "representatives", _("representatives")


class DelegationQuerySet(RecordQuerySet):
    def get_by_natural_key(self, election, role, jurisdiction, organisation):
        bodies = {"jurisdiction__slug": jurisdiction} if jurisdiction else {"jurisdiction": None}
        return self.get(election__slug=election, role=role, organisation=organisation, **bodies)


class Delegation(RecordModel):
    """Who came to watch an election: the people of a country, territory or organisation."""

    election = models.ForeignKey(
        Election, verbose_name=_("election"), on_delete=models.PROTECT, related_name="delegations"
    )
    role = models.CharField(_("role"), max_length=20, choices=DelegationRole)
    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("jurisdiction"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="delegations",
    )
    organisation = LineField(
        _("organisation"),
        max_length=200,
        blank=True,
        help_text=_("For those sent by an organisation, instead of a jurisdiction."),
    )
    note = LineField(_("note"), max_length=300, blank=True)
    sources = SourcesField(related_name="delegations")

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["election", "role", "jurisdiction__name", "organisation"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jurisdiction__isnull=True) ^ Q(organisation=""),
                name="%(class)s_one_sender",
                violation_error_message=_("Name either a jurisdiction or an organisation."),
            ),
            # Two constraints, because null differs from null in a unique constraint.
            models.UniqueConstraint(
                fields=["election", "role", "jurisdiction"],
                name="%(class)s_jurisdiction_unique",
            ),
            models.UniqueConstraint(
                fields=["election", "role", "organisation"],
                condition=Q(jurisdiction__isnull=True),
                name="%(class)s_organisation_unique",
            ),
            one_of("role", DelegationRole),
        ]

    def __str__(self):
        return _("%(role)s from %(sender)s") % {
            "role": self.get_role_display(),
            "sender": self.sender,
        }

    def get_absolute_url(self):
        return reverse("conduct", args=[self.election.slug])

    @property
    def sender(self):
        return self.jurisdiction.name if self.jurisdiction else self.organisation

    def natural_key(self):
        jurisdiction = self.jurisdiction.slug if self.jurisdiction else ""
        return (*self.election.natural_key(), self.role, jurisdiction, self.organisation)

    natural_key.dependencies = [
        "elections.election",
        "elections.jurisdiction",
        "elections.source",
    ]
