from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .election import Election
from .fields import SourcesField, is_slug, not_empty, one_of
from .history import RecordModel
from .jurisdiction import Jurisdiction
from .people import Person
from .prose import Page, page_url
from .source import LANGUAGE_TAG
from .texts import LineField, ProseField


class ActorKind(models.TextChoices):
    INTERGOVERNMENTAL = "intergovernmental", _("intergovernmental organisation")
    GOVERNMENT = "government", _("government")
    MINISTRY = "ministry", _("ministry")
    EMBASSY = "embassy", _("embassy")
    LEGISLATURE = "legislature", _("parliamentary group")
    CANDIDATE = "candidate", _("candidate")
    OBSERVERS = "observers", _("observers")
    COMMISSION = "commission", _("election commission")
    OTHER = "other", _("other")


class Actor(RecordModel):
    """Somebody that speaks about elections: a ministry, an organisation, a candidate."""

    identity = ("slug",)
    searched = ("name", "slug")
    meaning = ("name",)

    name = LineField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=ActorKind)
    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("jurisdiction"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actors",
        help_text=_("The country or territory it speaks for, if any."),
    )
    person = models.OneToOneField(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actor",
        help_text=_("If the actor is a candidate."),
    )

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        ordering = ["name"]
        constraints = [not_empty("name"), is_slug("slug"), one_of("kind", ActorKind)]

    def __str__(self):
        return self.name


class Stance(models.TextChoices):
    FAVOURABLE = "favourable", _("favourable")
    ACCEPTS = "accepts", _("accepts the result")
    ALLEGES = "alleges", _("alleges violations")
    OPPOSES = "opposes", _("opposed")
    NOT_RECOGNISING = "not-recognising", _("not recognised")
    ATTENDED = "attended", _("attended")
    NEUTRAL = "neutral", _("takes no side")


class Statement(RecordModel):
    """What somebody said or did about an election, attributed and sourced."""

    identity = ("election", "slug")
    owner = "election"
    searched = ("speaker", "slug", "summary", "quotation")

    election = models.ForeignKey(
        Election, verbose_name=_("election"), on_delete=models.PROTECT, related_name="statements"
    )
    slug = models.SlugField(_("slug"), max_length=100)
    page = models.CharField(_("page"), max_length=20, choices=Page)
    actor = models.ForeignKey(
        Actor,
        verbose_name=_("actor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        help_text=_("On whose behalf it was said."),
    )
    speaker = LineField(
        _("speaker"),
        max_length=200,
        blank=True,
        help_text=_("Who said it, if anyone in particular."),
    )
    speaker_office = LineField(_("speaker's office"), max_length=300, blank=True)
    addressee = LineField(
        _("addressee"), max_length=200, blank=True, help_text=_("To whom it was said.")
    )
    date = models.DateField(_("date"), null=True, blank=True)
    date_note = LineField(
        _("date in words"),
        max_length=100,
        blank=True,
        help_text=_("If the source gives no day, such as “in the following days”."),
    )
    stance = models.CharField(_("stance"), max_length=20, choices=Stance)
    order = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("Position on its page, starting from 1.")
    )
    summary = ProseField(_("summary"), help_text=_("What was said, in neutral words of our own."))
    quotation = ProseField(
        _("quotation"),
        blank=True,
        help_text=_("The exact words, without quotation marks around them."),
    )
    quotation_language = models.CharField(
        _("language of the quotation"),
        max_length=20,
        blank=True,
        help_text=_("A BCP 47 tag: en, ru, fil. Blank for the language of this site."),
    )
    sources = SourcesField(related_name="statements")

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["election", "page", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["election", "slug"], name="%(class)s_slug_unique"),
            models.CheckConstraint(
                condition=Q(actor__isnull=False) | ~Q(speaker=""),
                name="%(class)s_said_by_somebody",
                violation_error_message=_("A statement needs an actor or a speaker."),
            ),
            models.CheckConstraint(
                condition=Q(quotation_language="") | Q(quotation_language__regex=LANGUAGE_TAG),
                name="%(class)s_quotation_language_shape",
                violation_error_message=_(
                    "Write the language of the quotation as a BCP 47 tag, such as en or pt-BR."
                ),
            ),
            models.CheckConstraint(
                condition=Q(quotation_language="") | ~Q(quotation=""),
                name="%(class)s_language_of_a_quotation",
                violation_error_message=_("A language of the quotation needs a quotation."),
            ),
            not_empty("summary"),
            is_slug("slug"),
            one_of("page", Page),
            one_of("stance", Stance),
        ]

    def __str__(self):
        return _("%(who)s on %(election)s") % {
            "who": self.actor or self.speaker,
            "election": self.election,
        }

    def get_absolute_url(self):
        return page_url(self.election, self.page) + f"#statement-{self.slug}"
