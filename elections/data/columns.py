"""What each column of the data means, as `/about/data/` tells it."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TEXT, WHOLE, DECIMAL, YES_NO = (
    *(_("text"), _("whole number"), _("decimal as printed"), _("true or false")),
)


class Column(NamedTuple):
    """A column's type, unit, meaning and an example of what stands in it."""

    type: Promise
    meaning: Promise
    example: str
    unit: str | Promise = ""


COLUMNS: dict[str, Column] = {
    "election": Column(
        TEXT,
        _("The last part of the address of the election’s page."),
        "2012-nagorno-karabakh-presidential-election",
    ),
    "round": Column(
        WHOLE, _("The round of voting; empty for figures of the election as a whole."), "1"
    ),
    "source": Column(TEXT, _("The key of the source that prints the figure."), "wikipedia"),
    "source_url": Column(
        TEXT, _("The address of the source; empty where none is known."), "https://example.org/"
    ),
    "as_of": Column(
        TEXT,
        _(
            "What tells the account apart from others of the same source, such as an hour; empty "
            "where the source gives one account."
        ),
        "15:00",
    ),
    "status": Column(
        TEXT,
        _(
            "How the source describes the count: partial, preliminary, final, certified, recount "
            "or corrected; empty where it does not."
        ),
        "preliminary",
    ),
    "is_lead": Column(
        YES_NO,
        _(
            "Whether the figure’s account is the one that pages show first; empty for figures "
            "outside accounts."
        ),
        "true",
    ),
    "measure": Column(TEXT, _("What is counted: one of the measures below."), "votes"),
    "option": Column(
        TEXT,
        _(
            "For whom the votes were cast: the last part of the address of the person’s page. "
            "Empty for figures about the whole count."
        ),
        "bako-sahakyan",
    ),
    "option_name": Column(TEXT, _("The name of the option."), "Bako Sahakyan"),
    "count": Column(
        WHOLE,
        _("The figure where it is a count; 0 is a count of zero."),
        "47095",
        _("people, ballots or things"),
    ),
    "share": Column(
        DECIMAL,
        _(
            "The figure where it is a share, with the digits that were printed. It is a text in "
            "JSON, so that 66.70 keeps its zero."
        ),
        "66.65",
        _("per cent"),
    ),
    "share_of": Column(
        TEXT,
        _(
            "What the source says that the share is a percentage of: valid, cast or registered; "
            "empty where it does not say."
        ),
        "valid",
    ),
    "bound": Column(
        TEXT,
        _(
            "How a figure outside accounts is meant: exactly, at-least, more-than or about; empty "
            "within accounts."
        ),
        "more-than",
    ),
    "printed_to": Column(
        WHOLE,
        _("The unit to which the source prints its counts: 1000 where it prints thousands."),
        "1",
        _("same as the count"),
    ),
    "wording": Column(
        TEXT,
        _("The source’s own words where they say more than the number."),
        "some 110",
    ),
}
