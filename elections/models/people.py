from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import LinksField, is_slug, not_empty
from .history import RecordModel
from .portraits import PortraitField
from .texts import LineField, ProseField

COLOUR = r"^#[0-9a-f]{6}\Z"
WIKIDATA = r"^Q[1-9][0-9]*\Z"
NOT_WIKIDATA = _("A Wikidata number is a Q and digits, such as Q42.")


def other_names_field() -> ProseField:
    return ProseField(
        _("other names"),
        blank=True,
        help_text=_(
            "Other spellings and former names, one on each line; with years where they are known."
        ),
    )


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text that has one on each line."""
    return tuple(filter(None, map(str.strip, text.splitlines())))


def wikidata_field() -> models.CharField:
    return models.CharField(
        _("Wikidata number"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(WIKIDATA, NOT_WIKIDATA)],
        help_text=_("The item’s number on Wikidata, such as Q42."),
    )


def has_wikidata_shape() -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(wikidata="") | Q(wikidata__regex=WIKIDATA),
        name="%(class)s_wikidata_shape",
        violation_error_message=NOT_WIKIDATA,
    )


class Person(RecordModel):
    """Somebody who stands in elections or holds an office."""

    identity = ("slug",)
    searched = ("name", "slug", "other_names")
    meaning = ("name",)

    name = LineField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    other_names = other_names_field()
    wikidata = wikidata_field()
    portrait = PortraitField(
        _("portrait"),
        upload_to="portraits/",
        blank=True,
        help_text=_("Shown at 150 by 150 pixels. Without one, a placeholder is shown."),
    )
    portrait_credit = LineField(
        _("portrait credit"),
        max_length=300,
        blank=True,
        help_text=_("Who made the picture, and its licence."),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]
        constraints = [
            not_empty("name"),
            is_slug("slug"),
            has_wikidata_shape(),
            models.CheckConstraint(
                condition=Q(portrait="") | ~Q(portrait_credit=""),
                name="%(class)s_portrait_credited",
                violation_error_message=_("A portrait needs a credit."),
            ),
        ]

    def __str__(self):
        return self.name


class Party(RecordModel):
    """A party, or the label under which people stand without one.

    An option keeps the party's name of its time: renaming a party changes no past election.
    """

    identity = ("slug",)
    searched = ("name", "short_name", "slug", "other_names")
    meaning = ("name", "short_name")

    name = LineField(_("name"), max_length=200)
    short_name = LineField(_("short name"), max_length=50, blank=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    other_names = other_names_field()
    wikidata = wikidata_field()
    colour = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[
            RegexValidator(
                COLOUR,
                _("Write the colour as # and six lower-case hexadecimal digits, such as #1f6fb2."),
            )
        ],
        help_text=_("For bars and markers: # and six lower-case hexadecimal digits."),
    )
    members = LinksField(
        "self",
        verbose_name=_("members"),
        blank=True,
        related_name="alliances",
        help_text=_("Of an alliance: the parties that it is made of."),
    )
    is_independent = models.BooleanField(
        _("label for independents"),
        default=False,
        help_text=_("Tick this for the label given to candidates without a party."),
    )

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["name"]
        constraints = [
            not_empty("name"),
            is_slug("slug"),
            has_wikidata_shape(),
            models.CheckConstraint(
                condition=Q(colour="") | Q(colour__regex=COLOUR),
                name="%(class)s_colour_shape",
                violation_error_message=_(
                    "Write the colour as # and six lower-case hexadecimal digits."
                ),
            ),
        ]

    def __str__(self):
        return self.name
