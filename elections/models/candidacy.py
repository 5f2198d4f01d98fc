from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .election import Election
from .fields import SourcesField, one_of
from .history import RecordModel, RecordQuerySet
from .people import Party, Person
from .texts import LineField


class CandidacyStatus(models.TextChoices):
    REGISTERED = "registered", _("registered")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REJECTED = "rejected", _("rejected")


class CandidacyQuerySet(RecordQuerySet):
    def get_by_natural_key(self, election, person):
        return self.get(election__slug=election, person__slug=person)

    def standing(self):
        """Those whom one could vote for."""
        return self.filter(status=CandidacyStatus.REGISTERED)


class Candidacy(RecordModel):
    """A person standing in an election, under the party and its name of that time."""

    election = models.ForeignKey(
        Election, verbose_name=_("election"), on_delete=models.PROTECT, related_name="candidacies"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="candidacies"
    )
    party = models.ForeignKey(
        Party,
        verbose_name=_("party"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="candidacies",
        help_text=_("Blank if no source states it; for independents, choose that label."),
    )
    party_name = LineField(
        _("party's name at the time"),
        max_length=200,
        blank=True,
        help_text=_("If left blank, the party’s current name is used."),
    )
    description = LineField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_(
            "Post or profession. If sources differ, leave this blank and add a discrepancy."
        ),
    )
    incumbent = models.BooleanField(_("incumbent"), default=False)
    order = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("Position in lists, starting from 1.")
    )
    status = models.CharField(
        _("status"), max_length=20, choices=CandidacyStatus, default=CandidacyStatus.REGISTERED
    )
    in_infobox = models.BooleanField(
        _("in the infobox"), default=False, help_text=_("Shown in the summary on the overview.")
    )
    sources = SourcesField(related_name="candidacies")

    objects = CandidacyQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidacy")
        verbose_name_plural = _("candidacies")
        ordering = ["election", "order", "pk"]
        # The few who withdrew among many, newest first, for the desk's list.
        indexes = [models.Index(fields=["status", "-id"])]
        constraints = [
            models.UniqueConstraint(fields=["election", "person"], name="%(class)s_person_unique"),
            models.CheckConstraint(
                condition=Q(party__isnull=True) ^ ~Q(party_name=""),
                name="%(class)s_party_named",
                violation_error_message=_(
                    "Give both a party and its name at the time, or neither."
                ),
            ),
            one_of("status", CandidacyStatus),
        ]

    def __str__(self):
        return _("%(person)s in %(election)s") % {"person": self.person, "election": self.election}

    def save(self, **kwargs):
        self.take_names()
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("campaign", args=[self.election.slug]) + f"#candidate-{self.person.slug}"

    def natural_key(self):
        return (*self.election.natural_key(), *self.person.natural_key())

    natural_key.dependencies = [
        "elections.election",
        "elections.person",
        "elections.party",
        "elections.source",
    ]

    def clean(self):
        self.take_names()

    def take_names(self):
        """Fill a party name of the time that was left blank from the party as it is now called."""
        if self.party and not self.party_name:
            self.party_name = self.party.name
