from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .election import Election
from .fields import SourcesField, one_of
from .history import RecordModel
from .jurisdiction import Jurisdiction
from .texts import LineField


class DelegationRole(models.TextChoices):
    OBSERVERS = "observers", _("observers")
    REPRESENTATIVES = "representatives", _("representatives")


class Delegation(RecordModel):
    """Who came to watch an election: the people of a country, territory or organisation."""

    identity = ("election", "role", "jurisdiction", "organisation")
    owner = "election"
    searched = ("organisation", "note")

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
