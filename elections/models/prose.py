import re

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .election import Election
from .fields import is_slug, not_empty, one_of
from .history import RecordModel
from .option import Option
from .source import Source
from .texts import LineField, ProseField

# [@wikipedia] or [@wikipedia; @filipino], as in Pandoc's Markdown.
CITATION = re.compile(r"\[@[-a-zA-Z0-9_]+(?:; ?@[-a-zA-Z0-9_]+)*\]")
CITED_KEY = re.compile(r"@([-a-zA-Z0-9_]+)")


class Page(models.TextChoices):
    """The part of an election's record that something belongs to."""

    LEAD = "lead", _("overview")
    CAMPAIGN = "campaign", _("campaign")
    CONDUCT = "conduct", _("conduct")
    RESULTS = "results", _("results")
    REACTIONS = "reactions", _("reactions")


def page_url(election: Election, page: str) -> str:
    """The address of a page of an election; the lead stands on the overview."""
    return reverse("election" if page == Page.LEAD else page, args=[election.slug])


def cited_keys(text: str) -> list[str]:
    """The keys of the sources that a Markdown text cites, each once, in the order of citing."""
    keys = (key for match in CITATION.findall(text) for key in CITED_KEY.findall(match))
    return list(dict.fromkeys(keys))


class Section(RecordModel):
    """The prose of one page, in Markdown that cites sources by their keys."""

    identity = ("election", "page")
    owner = "election"
    searched = ("body",)

    election = models.ForeignKey(
        Election, verbose_name=_("election"), on_delete=models.PROTECT, related_name="sections"
    )
    page = models.CharField(_("page"), max_length=20, choices=Page)
    body = ProseField(
        _("text"),
        help_text=_(
            "Markdown. After each statement, cite its source by key: [@wikipedia], or "
            "[@wikipedia; @filipino] for two. HTML is not rendered."
        ),
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["election", "page"]
        constraints = [
            models.UniqueConstraint(fields=["election", "page"], name="%(class)s_page_unique"),
            not_empty("body"),
            one_of("page", Page),
        ]

    def __str__(self):
        return _("%(page)s of %(election)s") % {
            "page": self.get_page_display(),
            "election": self.election,
        }

    def get_absolute_url(self):
        return page_url(self.election, self.page)

    def clean(self):
        cited = cited_keys(self.body)
        known = set(Source.objects.filter(key__in=cited).values_list("key", flat=True))
        unknown = [key for key in cited if key not in known]
        if unknown:
            message = ngettext(
                "The text cites %(keys)s, but no source has this key.",
                "The text cites %(keys)s, but no sources have these keys.",
                len(unknown),
            )
            raise ValidationError({"body": message % {"keys": ", ".join(unknown)}})


class Discrepancy(RecordModel):
    """A point other than a number on which sources differ, such as a candidate's post."""

    identity = ("election", "slug")
    owner = "election"
    searched = ("topic", "slug", "note")

    election = models.ForeignKey(
        Election, verbose_name=_("election"), on_delete=models.PROTECT, related_name="discrepancies"
    )
    slug = models.SlugField(_("slug"), max_length=100)
    page = models.CharField(
        _("page"),
        max_length=20,
        choices=Page,
        help_text=_("The page on which readers see this point."),
    )
    topic = LineField(_("topic"), max_length=200, help_text=_("What the sources disagree about."))
    option = models.ForeignKey(
        Option,
        verbose_name=_("option"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="discrepancies",
        help_text=_("If the point concerns one candidate."),
    )
    note = ProseField(_("note"), blank=True)

    class Meta:
        verbose_name = _("discrepancy")
        verbose_name_plural = _("discrepancies")
        ordering = ["election", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["election", "slug"], name="%(class)s_slug_unique"),
            not_empty("topic"),
            is_slug("slug"),
            one_of("page", Page),
        ]

    def __str__(self):
        return self.topic

    def get_absolute_url(self):
        return reverse("sources", args=[self.election.slug]) + f"#difference-{self.slug}"

    def clean(self):
        if self.option and self.option.election_id != self.election_id:
            raise ValidationError({"option": _("This option belongs to another election.")})


class Wording(RecordModel):
    """What one source says about a point of disagreement."""

    identity = ("discrepancy", "source")
    owner = "discrepancy"
    searched = ("wording",)

    discrepancy = models.ForeignKey(
        Discrepancy,
        verbose_name=_("discrepancy"),
        on_delete=models.PROTECT,
        related_name="wordings",
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="wordings"
    )
    wording = LineField(
        _("wording"), max_length=500, help_text=_("What this source says, in English.")
    )

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ["discrepancy", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["discrepancy", "source"], name="%(class)s_source_unique"
            ),
            not_empty("wording"),
        ]

    def __str__(self):
        return _("%(source)s on %(topic)s") % {"source": self.source, "topic": self.discrepancy}

    def get_absolute_url(self):
        return self.discrepancy.get_absolute_url()
