from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import search
from .fields import SourcesField, is_slug, not_empty, one_of
from .history import RecordModel, RecordQuerySet
from .jurisdiction import Jurisdiction
from .people import Party, Person
from .texts import LineField


class ElectionType(models.TextChoices):
    PRESIDENTIAL = "presidential", _("presidential")
    PARLIAMENTARY = "parliamentary", _("parliamentary")
    REGIONAL = "regional", _("regional")
    LOCAL = "local", _("local")
    REFERENDUM = "referendum", _("referendum")
    OTHER = "other", _("other")


class VoteType(models.TextChoices):
    POPULAR = "popular", _("Popular")
    INDIRECT = "indirect", _("Indirect")


class Publication(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")


def sees_drafts(user) -> bool:
    """Whether somebody may see what is not published: who works at the desk and may view it."""
    return user.is_staff and user.has_perm("elections.view_election")


# So many others of one day are named on an election's page; of more, the list of elections tells.
MOST_OF_A_DAY = 20

# So many elections are looked up by their keys; above it, a list is walked in its order.
FEW = 500


class ElectionQuerySet(RecordQuerySet):
    def published(self):
        return self.filter(publication=Publication.PUBLISHED)

    def named(self, words):
        """Those that have all of some words in their names, as `search.words_of` gives them.

        One query tells at once whether they are few. Few are then looked up by key; of many, a
        list is walked in its order until it is full.
        """
        found = Election._base_manager.filter(pk__in=search.among(words))
        keys = list(found.order_by().values_list("pk", flat=True)[: FEW + 1])
        return self.filter(pk__in=keys if len(keys) <= FEW else search.among(words))

    def visible_to(self, user):
        """Drafts are for those who may see them; everybody else sees what is published."""
        return self if sees_drafts(user) else self.published()


class Election(RecordModel):
    """One office or body decided, or one question asked, on one occasion.

    Holds no figures: those belong to the sources that print them, in `Account` and `Figure`.
    Names of the time are kept here, so that renaming a party or a country later rewrites no past
    election.
    """

    identity = ("slug",)
    searched = ("name", "slug", "jurisdiction_name", "office")

    publishes = True
    meaning = (
        *("name", "jurisdiction_id", "jurisdiction_name", "vote_type"),
        *("holder_after_id", "party_after_id", "party_after_name"),
    )

    name = LineField(
        _("name"),
        max_length=200,
        help_text=_("The full name, such as “2012 … presidential election”."),
    )
    slug = models.SlugField(
        _("slug"), max_length=150, unique=True, help_text=_("The last part of the page's address.")
    )
    jurisdiction = models.ForeignKey(
        Jurisdiction,
        verbose_name=_("jurisdiction"),
        on_delete=models.PROTECT,
        related_name="elections",
    )
    jurisdiction_name = LineField(
        _("jurisdiction's name at the time"),
        max_length=200,
        blank=True,
        help_text=_("If left blank, the jurisdiction’s current name is used."),
    )
    type = models.CharField(_("type"), max_length=20, choices=ElectionType)
    vote_type = models.CharField(
        _("vote type"),
        max_length=20,
        choices=VoteType,
        help_text=_("Popular: by the voters. Indirect: by an elected body."),
    )
    date = models.DateField(_("date"), help_text=_("The day of the first round."))
    ongoing = models.BooleanField(_("ongoing"), default=False)
    previous = models.OneToOneField(
        "self",
        verbose_name=_("previous election"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="next",
        help_text=_(
            "The election before this one in its series. Links to the next election follow from "
            "this."
        ),
    )
    office = LineField(
        _("office"),
        max_length=150,
        blank=True,
        help_text=_("The office at stake, such as President."),
    )
    holder_before = models.ForeignKey(
        Person,
        verbose_name=_("holder before"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="elections_before",
    )
    party_before = models.ForeignKey(
        Party,
        verbose_name=_("party before"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="elections_before",
    )
    party_before_name = LineField(
        _("name of the party before, at the time"),
        max_length=200,
        blank=True,
        help_text=_("If left blank, the party’s current name is used."),
    )
    holder_after = models.ForeignKey(
        Person,
        verbose_name=_("holder after"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="elections_after",
    )
    party_after = models.ForeignKey(
        Party,
        verbose_name=_("party after"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="elections_after",
    )
    party_after_name = LineField(
        _("name of the party after, at the time"),
        max_length=200,
        blank=True,
        help_text=_("If left blank, the party’s current name is used."),
    )
    publication = models.CharField(
        _("publication"),
        max_length=20,
        choices=Publication,
        default=Publication.DRAFT,
        help_text=_("Only signed-in editors can see a draft."),
    )
    sources = SourcesField(
        related_name="elections",
        help_text=_("The documents that support the facts in this form. At least one."),
    )

    objects = ElectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("election")
        verbose_name_plural = _("elections")
        ordering = ["-date", "slug"]
        # What they allow, `elections.permissions` says; who has them, `elections.groups`.
        permissions = [
            ("publish_election", "Can publish and unpublish elections"),
            ("correct_published", "Can correct figures in published elections"),
            ("delete_published", "Can delete the contents of published elections"),
        ]
        # The lists of elections, narrowed to a jurisdiction, to a type, to both: each is walked
        # in its own order.
        indexes = [
            models.Index(fields=["publication", "-date", "slug"]),
            models.Index(fields=["publication", "jurisdiction", "-date", "slug"]),
            models.Index(fields=["publication", "type", "-date", "slug"]),
            models.Index(fields=["publication", "jurisdiction", "type", "-date", "slug"]),
        ]
        constraints = [
            not_empty("name", "jurisdiction_name"),
            is_slug("slug"),
            one_of("type", ElectionType),
            one_of("vote_type", VoteType),
            one_of("publication", Publication),
            models.CheckConstraint(
                condition=Q(previous__isnull=True) | ~Q(previous=F("id")),
                name="%(class)s_not_its_own_previous",
                violation_error_message=_("An election cannot be its own previous election."),
            ),
            models.CheckConstraint(
                condition=Q(party_before__isnull=True) ^ ~Q(party_before_name=""),
                name="%(class)s_party_before_named",
                violation_error_message=_(
                    "Give both the party before and its name at the time, or neither."
                ),
            ),
            models.CheckConstraint(
                condition=Q(party_after__isnull=True) ^ ~Q(party_after_name=""),
                name="%(class)s_party_after_named",
                violation_error_message=_(
                    "Give both the party after and its name at the time, or neither."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.fill_names()
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("election", args=[self.slug])

    def clean(self):
        if self.pk and self.previous_id == self.pk:
            raise ValidationError({"previous": _("An election cannot follow itself.")})
        self.fill_names()

    @staticmethod
    def settle(change):
        """See `corrections.settle`, which reads tables that are made from this class."""
        from .corrections import settle  # noqa: PLC0415 - it imports the models

        settle(change)

    def fill_names(self):
        """Fill names of the time that were left blank from the rows as they are now called."""
        if self.jurisdiction_id and not self.jurisdiction_name:
            self.jurisdiction_name = self.jurisdiction.name
        if self.party_before and not self.party_before_name:
            self.party_before_name = self.party_before.name
        if self.party_after and not self.party_after_name:
            self.party_after_name = self.party_after.name

    @property
    def is_published(self):
        return self.publication == Publication.PUBLISHED
