"""What an editor asks of a publisher: to publish a draft, or to correct a published figure."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .election import Election
from .fields import one_of
from .texts import LONGEST_REASON, LineField


class ProposalState(models.TextChoices):
    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Proposal(models.Model):
    """A draft that is ready for publishing, or where it has a figure, that figure's correction.

    No part of the record: readers never see it. The figure is a bare key, for it may be deleted
    and restored meanwhile. `before` and `after` are its columns by name, as they were when the
    proposal was made and as they are to be.
    """

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="+")
    figure_key = models.BigIntegerField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    note = LineField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_name = models.CharField(max_length=150)
    made = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=ProposalState, default=ProposalState.OPEN)
    answer = LineField(max_length=LONGEST_REASON, blank=True)
    answered_by_name = models.CharField(max_length=150, blank=True)
    answered = models.DateTimeField(null=True)

    class Meta:
        # Who may propose and answer follows from what they may do with the record.
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            one_of("state", ProposalState),
            models.UniqueConstraint(
                fields=["election"],
                condition=Q(state=ProposalState.OPEN, figure_key=None),
                name="%(class)s_ready_once",
            ),
        ]

    def __str__(self):
        return str(self.election)
