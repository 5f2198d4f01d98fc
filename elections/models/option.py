from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .contest import Contest, check_contest
from .election import Election
from .fields import SourcesField, is_slug, one_of
from .history import RecordModel
from .people import Party, Person
from .texts import LineField

NO_PERSON = _("Only a candidate or a list has a person.")


class OptionKind(models.TextChoices):
    CANDIDATE = "candidate", _("candidate")
    LIST = "list", _("list")
    ANSWER = "answer", _("answer")
    NONE = "none", _("against all, or none of the above")
    GROUP = "group", _("group that sources print as one")


class OptionStatus(models.TextChoices):
    REGISTERED = "registered", _("registered")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DIED = "died", _("died before the vote")
    REJECTED = "rejected", _("rejected")


# What an option says beside who or what it is, each of which has sources of its own.
STATED = ("party", "description", "status")


class Option(RecordModel):
    """What voters can choose: a candidate or ticket, a list, an answer, none of these.

    Or a group that sources print in one line: independents, write-ins, all others. A person and a
    party stand under their names of that time.
    """

    identity = ("election", "slug")
    owner = "election"
    searched = ("name", "party_name", "slug")
    carries_figures = True

    election = models.ForeignKey(
        Election, verbose_name=_("election"), on_delete=models.PROTECT, related_name="options"
    )
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        help_text=_("Distinct within the election; a candidate’s is best the person’s."),
    )
    contest = models.ForeignKey(
        Contest,
        verbose_name=_("contest"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="options",
        help_text=_("The ballot that it stands on. Blank where the election has one vote alone."),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=OptionKind, default=OptionKind.CANDIDATE
    )
    name = LineField(
        _("name"),
        max_length=200,
        blank=True,
        help_text=_(
            "As it was printed then. If left blank, a candidate is shown under the person’s name, "
            "a list under the party’s."
        ),
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="options",
        help_text=_("The candidate; of a list, the person at its head."),
    )
    running_mate = models.ForeignKey(
        Person,
        verbose_name=_("running mate"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="tickets",
        help_text=_("The second person of a ticket, if two people stand together."),
    )
    party = models.ForeignKey(
        Party,
        verbose_name=_("party"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="options",
        help_text=_("Blank if no source states it; for independents, choose that label."),
    )
    party_name = LineField(
        _("party's name at the time"),
        max_length=200,
        blank=True,
        help_text=_("If left blank, the party’s current name is used."),
    )
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("line of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text=_("If a candidate stands on several party lines: the candidate’s own option."),
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
        _("status"), max_length=20, choices=OptionStatus, default=OptionStatus.REGISTERED
    )
    in_infobox = models.BooleanField(
        _("in the infobox"), default=False, help_text=_("Shown in the summary on the overview.")
    )
    sources = SourcesField(related_name="options")
    party_sources = SourcesField(
        verbose_name=_("sources of the party"),
        blank=True,
        related_name="options_by_party",
        help_text=_("Those that state the party, if not all of the sources above do."),
    )
    description_sources = SourcesField(
        verbose_name=_("sources of the description"),
        blank=True,
        related_name="options_by_description",
        help_text=_("Those that state the description, if not all of the sources above do."),
    )
    status_sources = SourcesField(
        verbose_name=_("sources of the status"),
        blank=True,
        related_name="options_by_status",
        help_text=_("Those that state the status, if not all of the sources above do."),
    )

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        ordering = ["election", "order", "pk"]
        # The few who withdrew among many, newest first, for the desk's list.
        indexes = [models.Index(fields=["status", "-id"])]
        constraints = [
            models.UniqueConstraint(fields=["election", "slug"], name="%(class)s_slug_unique"),
            is_slug("slug"),
            models.CheckConstraint(
                condition=~Q(kind=OptionKind.CANDIDATE) | Q(person__isnull=False),
                name="%(class)s_candidate_is_a_person",
                violation_error_message=_("A candidate is a person: choose one."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[OptionKind.CANDIDATE, OptionKind.LIST])
                | Q(person__isnull=True),
                name="%(class)s_others_are_no_person",
                violation_error_message=NO_PERSON,
            ),
            models.CheckConstraint(
                condition=Q(running_mate__isnull=True)
                | Q(kind=OptionKind.CANDIDATE) & ~Q(running_mate=F("person")),
                name="%(class)s_mate_of_a_candidate",
                violation_error_message=_(
                    "Only a candidate has a running mate, who is another person."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(name="") | Q(person__isnull=False) | Q(party__isnull=False),
                name="%(class)s_named",
                violation_error_message=_("Give a name, or choose a person or a party."),
            ),
            models.CheckConstraint(
                condition=Q(party__isnull=True) ^ ~Q(party_name=""),
                name="%(class)s_party_named",
                violation_error_message=_(
                    "Give both a party and its name at the time, or neither."
                ),
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                name="%(class)s_no_part_of_itself",
                violation_error_message=_("An option cannot be a line of itself."),
            ),
            one_of("kind", OptionKind),
            one_of("status", OptionStatus),
        ]

    def __str__(self):
        return _("%(option)s in %(election)s") % {"option": self.label, "election": self.election}

    def save(self, **kwargs):
        self.fill_names()
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("campaign", args=[self.election.slug]) + f"#candidate-{self.slug}"

    @property
    def label(self) -> str:
        """The name under which pages show it: as printed then, else the person's or the party's."""
        if self.name:
            return self.name
        if self.person and self.kind == OptionKind.CANDIDATE:
            names = [self.person.name, self.running_mate.name if self.running_mate else ""]
            return " / ".join(filter(None, names))
        # A form that was refused may have taken away what it was called by.
        return self.party_name or (self.person.name if self.person else self.slug)

    def may_stand(self, advanced: Collection[int]) -> bool:
        """Whether it stood in a round to which the options with these keys advanced, if any."""
        return self.status == OptionStatus.REGISTERED and (not advanced or self.pk in advanced)

    def clean(self):
        self.fill_names()
        if not self.slug:
            raise ValidationError({"slug": _("Give a slug: there is no person to take it from.")})
        if not self.election_id:
            return
        check_contest(self)
        if self.person_id and self.kind not in (OptionKind.CANDIDATE, OptionKind.LIST):
            raise ValidationError({"person": NO_PERSON})
        if self.part_of_id and self.part_of.election_id != self.election_id:
            raise ValidationError({"part_of": _("This option belongs to another election.")})

    def fill_names(self):
        """Fill what was left blank: the party's name as it now is, and the person's slug."""
        if self.party and not self.party_name:
            self.party_name = self.party.name
        if self.person and not self.slug:
            self.slug = self.person.slug
