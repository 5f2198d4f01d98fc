from django.db import models
from django.utils.translation import gettext_lazy as _

from .election import Election
from .fields import SourcesField, is_slug, not_empty, one_of
from .history import RecordModel
from .texts import LineField


class KeyDateKind(models.TextChoices):
    CALLED = "called", _("election called")
    REGISTRATION = "registration", _("registration")
    CAMPAIGN_START = "campaign-start", _("campaign begins")
    CAMPAIGN_END = "campaign-end", _("campaign ends")
    SILENCE_DAY = "silence-day", _("election silence")
    VOTE = "vote", _("vote")
    RESULTS = "results", _("results declared")
    INAUGURATION = "inauguration", _("inauguration")
    OTHER = "other", _("other")


class DatePrecision(models.TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class KeyDate(RecordModel):
    """A dated step of an election, from registration to inauguration."""

    identity = ("election", "slug")
    owner = "election"
    searched = ("name", "slug", "note")

    election = models.ForeignKey(
        Election, verbose_name=_("election"), on_delete=models.PROTECT, related_name="key_dates"
    )
    slug = models.SlugField(_("slug"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=KeyDateKind)
    name = LineField(_("name"), max_length=200, help_text=_("What happened, or was due to happen."))
    date = models.DateField(_("date"), help_text=_("For a month or year, its first day."))
    precision = models.CharField(
        _("precision"),
        max_length=10,
        choices=DatePrecision,
        default=DatePrecision.DAY,
        help_text=_("How precisely the sources date it."),
    )
    note = LineField(_("note"), max_length=300, blank=True)
    sources = SourcesField(related_name="key_dates")

    class Meta:
        verbose_name = _("key date")
        verbose_name_plural = _("key dates")
        ordering = ["election", "date", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["election", "slug"], name="%(class)s_slug_unique"),
            not_empty("name"),
            is_slug("slug"),
            one_of("kind", KeyDateKind),
            one_of("precision", DatePrecision),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{self.election.get_absolute_url()}#date-{self.slug}"
