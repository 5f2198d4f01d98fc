"""What each column of the data means, and each measure, as `/about/data/` tells it."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Measure
from ..models.measure import OF_EITHER, OF_OPTIONS

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
    "contest": Column(
        TEXT,
        _(
            "The ballot that was voted on, where the election had several: its key within the "
            "election. Empty where there was one alone."
        ),
        "lists",
    ),
    "contest_name": Column(TEXT, _("The name of the contest."), "Proportional ballot"),
    "round": Column(
        WHOLE,
        _(
            "The round of voting; the rounds of all contests of an election are numbered through. "
            "Figures of the election as a whole, such as its observers, have the round that their "
            "account is of."
        ),
        "1",
    ),
    "area": Column(
        TEXT,
        _("The area that the figure is of, by its key; empty for the whole electorate."),
        "nagorno-karabakh-shushi-province",
    ),
    "area_name": Column(TEXT, _("The name of the area."), "Shushi"),
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
        _("Whether the figure’s account is the one that pages show first."),
        "true",
    ),
    "measure": Column(TEXT, _("What is counted: one of the measures below."), "votes"),
    "option": Column(
        TEXT,
        _(
            "Whose votes or seats these are: the option’s key within the election, for a "
            "candidate as a rule the last part of the address of the person’s page. Empty for "
            "figures of the whole."
        ),
        "bako-sahakyan",
    ),
    "option_name": Column(TEXT, _("The name of the option."), "Bako Sahakyan"),
    "option_kind": Column(
        TEXT,
        _(
            "What the option is: candidate, list, answer, none (against all, or none of the "
            "above) or group (several that sources print as one)."
        ),
        "candidate",
    ),
    "count": Column(
        WHOLE,
        _(
            "The figure where it is a count; 0 is a count of zero. Only votes transferred and a "
            "change in seats can be negative."
        ),
        "47095",
        _("people, ballots, seats or things"),
    ),
    "fractional_count": Column(
        DECIMAL,
        _(
            "The figure in place of the count where it has a fraction, as ranked votes do that "
            "are transferred in parts: with the digits that were printed, as a text in JSON and "
            "XLSX."
        ),
        "28.9999",
        _("same as the count"),
    ),
    "share": Column(
        DECIMAL,
        _(
            "The figure where it is a share, with the digits that were printed. It is a text in "
            "JSON and XLSX, so that 66.70 keeps its zero."
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
            "How the count or share is meant: exactly, at-least, more-than, at-most, less-than or "
            "about; empty where there is neither."
        ),
        "more-than",
    ),
    "printed_to": Column(
        WHOLE,
        _("The unit to which the source prints the count: 1000 where it prints thousands."),
        "1",
        _("same as the count"),
    ),
    "outcome": Column(
        TEXT,
        _(
            "What came of the vote for the option, as the source states it: elected, unopposed, "
            "by-lot, advanced, not-elected, accepted or not-accepted; empty where it does not."
        ),
        "elected",
    ),
    "wording": Column(
        TEXT,
        _("The source’s own words where they say more than the number."),
        "some 110",
    ),
    "note": Column(
        TEXT, _("What this record adds to the figure."), "Printed in the table, not in the text."
    ),
}

MEANINGS: dict[str, Promise] = {
    Measure.VOTES: _("Votes for the option, and their share."),
    Measure.TRANSFERRED: _(
        "Ranked votes that an option has more than in the count before; negative where fewer."
    ),
    Measure.REGISTERED: _("People registered to vote."),
    Measure.BALLOTS_ISSUED: _("Ballot papers that voters were given."),
    Measure.CAST: _("Votes cast: people who voted, or ballots found in the boxes."),
    Measure.TURNOUT: _("Turnout: how many of those registered voted. A share alone."),
    Measure.VALID: _("Valid votes."),
    Measure.INVALID: _("Invalid votes; with the blank ones, unless the source prints these apart."),
    Measure.BLANK: _("Blank votes, where the source prints them apart."),
    Measure.OVERVOTES: _(
        "Votes not counted as a ballot marks more options than it may, apart from valid votes."
    ),
    Measure.UNDERVOTES: _("Votes that voters had and did not use, apart from valid votes."),
    Measure.EXHAUSTED: _(
        "Ranked votes that no option has any more, as all that were ranked are out of the count."
    ),
    Measure.SEATS: _("Seats won, or seats that were to be filled."),
    Measure.LIST_SEATS: _("Seats from lists, as a part of all."),
    Measure.CONSTITUENCY_SEATS: _("Seats from constituencies, as a part of all."),
    Measure.SEATS_BEFORE: _("Seats held before the election."),
    Measure.SEAT_CHANGE: _("How many seats more were won than before; negative where fewer."),
    Measure.MAJORITY: _("How many seats are a majority."),
    Measure.THRESHOLD: _("The share that a party needed to win seats."),
    Measure.ALLIANCE_THRESHOLD: _("The share that an alliance of parties needed to win seats."),
    Measure.TURNOUT_NEEDED: _("The turnout that was needed for the vote to count."),
    Measure.APPROVAL_NEEDED: _("The share that was needed for the question to be accepted."),
    Measure.CANDIDATES: _("Candidates, of a list or in all."),
    Measure.CANDIDATES_REGISTERED: _("Candidates who were registered, of a list or in all."),
    Measure.CANDIDATES_VOTED_ON: _("Candidates who were on the ballot."),
    Measure.CANDIDATES_OF_PARTIES: _("Candidates whom parties nominated, or who belong to one."),
    Measure.CANDIDATES_INDEPENDENT: _("Candidates whom no party nominated, or who are in none."),
    Measure.DISTRICTS: _("Electoral districts."),
    Measure.STATIONS: _("Polling stations."),
    Measure.STATIONS_ABROAD: _("Polling stations abroad."),
    Measure.OBSERVERS: _("Observers."),
    Measure.OBSERVERS_INTERNATIONAL: _("Observers from abroad."),
    Measure.OBSERVERS_LOCAL: _("Observers from within."),
    Measure.OBSERVER_COUNTRIES: _("Countries from which observers came."),
    Measure.JOURNALISTS: _("Accredited journalists."),
    Measure.JOURNALISTS_FOREIGN: _("Journalists of foreign media."),
}


def measures() -> list[tuple[str, Promise, Promise]]:
    """Each measure with its meaning and with what it is said of."""

    def said_of(measure: str) -> Promise:
        if measure in OF_OPTIONS:
            return _("an option")
        return _("an option, or the whole") if measure in OF_EITHER else _("the whole")

    return [(measure, MEANINGS[measure], said_of(measure)) for measure in Measure.values]
