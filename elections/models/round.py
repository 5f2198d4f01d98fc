from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .contest import Contest, check_contest
from .election import Election
from .fields import one_of
from .history import RecordModel


class RoundStatus(models.TextChoices):
    HELD = "held", _("held")
    TENTATIVE = "tentative", _("tentative")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")
    ANNULLED = "annulled", _("annulled")


class Round(RecordModel):
    """One vote of the electorate: the first, a run-off, a rerun; or a later ranked count."""

    identity = ("election", "number")
    owner = "election"
    carries_figures = True
    meaning = ("status",)

    election = models.ForeignKey(
        Election, verbose_name=_("election"), on_delete=models.PROTECT, related_name="rounds"
    )
    contest = models.ForeignKey(
        Contest,
        verbose_name=_("contest"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rounds",
        help_text=_("The ballot that was voted on. Blank where the election has one vote alone."),
    )
    number = models.PositiveSmallIntegerField(
        _("number"),
        default=1,
        help_text=_(
            "1 for the first or only round, 2 for a run-off; a rerun counts as another round. The "
            "rounds of all contests of an election are numbered through."
        ),
    )
    date = models.DateField(_("date"), null=True, blank=True)
    last_day = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("If the vote took several days; the date is then the first of them."),
    )
    status = models.CharField(
        _("status"), max_length=20, choices=RoundStatus, default=RoundStatus.HELD
    )
    votes_per_voter = models.PositiveSmallIntegerField(
        _("votes per voter"),
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_(
            "How many options a voter could vote for: 2 where two seats are filled and each "
            "voter has two votes."
        ),
    )
    is_transfer = models.BooleanField(
        _("after a transfer of votes"),
        default=False,
        help_text=_(
            "Tick for the later counts of ranked votes: not a further vote, but the votes of the "
            "count before, some of them transferred to the options ranked next."
        ),
    )
    ballot_is_complete = models.BooleanField(
        _("whole ballot recorded"),
        default=False,
        help_text=_(
            "Tick only if a source shows that nobody and nothing else was on the ballot than the "
            "options recorded here: no further candidate, no “against all”, no write-ins. The "
            "audit then takes their votes to be all valid votes."
        ),
    )

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["election", "number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="%(class)s_number_unique"),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="%(class)s_number_from_one",
                violation_error_message=_("Rounds are numbered from 1."),
            ),
            models.CheckConstraint(
                condition=Q(votes_per_voter__gte=1),
                name="%(class)s_votes_per_voter_from_one",
                violation_error_message=_("A voter has at least one vote."),
            ),
            models.CheckConstraint(
                condition=Q(date__isnull=False) | ~Q(status="held"),
                name="%(class)s_held_has_date",
                violation_error_message=_("A round that was held needs a date."),
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True)
                | Q(date__isnull=False) & Q(last_day__gt=F("date")),
                name="%(class)s_last_day_after_first",
                violation_error_message=_("The last day of a vote comes after its first."),
            ),
            one_of("status", RoundStatus),
        ]

    def __str__(self):
        return _("%(election)s, round %(number)s") % {
            "election": self.election,
            "number": self.number,
        }

    def get_absolute_url(self):
        return reverse("results", args=[self.election.slug])

    def clean(self):
        if self.election_id:
            check_contest(self)
