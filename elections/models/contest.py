from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .election import Election
from .fields import SourcesField, is_slug, not_empty, one_of
from .history import RecordModel
from .source import LANGUAGE_TAG
from .texts import LineField


class ContestKind(models.TextChoices):
    CANDIDATES = "candidates", _("candidates")
    LISTS = "lists", _("lists")
    QUESTION = "question", _("question")


class Contest(RecordModel):
    """What stands on one ballot of an election: candidates, lists, or a question.

    An election that is one vote for one office needs none: its rounds and options then belong to
    no contest, and the office says what was voted on.
    """

    identity = ("election", "slug")
    owner = "election"
    searched = ("name", "slug")
    carries_figures = True
    meaning = ("name", "kind", "seats", "question")

    election = models.ForeignKey(
        Election, verbose_name=_("election"), on_delete=models.PROTECT, related_name="contests"
    )
    slug = models.SlugField(
        _("slug"), max_length=50, help_text=_("Distinct within the election, such as lists.")
    )
    name = LineField(
        _("name"), max_length=200, help_text=_("Such as “Proportional ballot” or “Constituencies”.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ContestKind)
    order = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("Position in lists, starting from 1.")
    )
    seats = models.PositiveIntegerField(
        _("seats to be filled"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How many are elected on this ballot, if the sources state it."),
    )
    question = LineField(
        _("question"),
        max_length=1000,
        blank=True,
        help_text=_(
            "The question on the ballot in a source’s own words. If sources word it in different "
            "ways, add a discrepancy."
        ),
    )
    question_language = models.CharField(
        _("language of the question"),
        max_length=20,
        blank=True,
        help_text=_("A BCP 47 tag: en, ru, fil. Blank for the language of this site."),
    )
    sources = SourcesField(related_name="contests")

    class Meta:
        verbose_name = _("contest")
        verbose_name_plural = _("contests")
        ordering = ["election", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["election", "slug"], name="%(class)s_slug_unique"),
            not_empty("name"),
            is_slug("slug"),
            one_of("kind", ContestKind),
            models.CheckConstraint(
                condition=Q(seats__isnull=True) | Q(seats__gte=1),
                name="%(class)s_seats_from_one",
                violation_error_message=_("At least one seat is filled, or none is stated."),
            ),
            models.CheckConstraint(
                condition=Q(question="") | Q(kind=ContestKind.QUESTION),
                name="%(class)s_question_has_kind",
                violation_error_message=_("Only a contest of the kind “question” has a question."),
            ),
            models.CheckConstraint(
                condition=Q(question_language="") | Q(question_language__regex=LANGUAGE_TAG),
                name="%(class)s_question_language_shape",
                violation_error_message=_(
                    "Write the language of the question as a BCP 47 tag, such as en or pt-BR."
                ),
            ),
        ]

    def __str__(self):
        return _("%(contest)s in %(election)s") % {"contest": self.name, "election": self.election}

    def get_absolute_url(self):
        return reverse("results", args=[self.election.slug])


def check_contest(row) -> None:
    """That the contest of a round or an option is one of its own election's.

    Raises ValidationError at the field.
    """
    if row.contest_id and row.contest.election_id != row.election_id:
        raise ValidationError({"contest": _("This contest belongs to another election.")})
