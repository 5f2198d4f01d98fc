from django.db import models
from django.utils.translation import gettext_lazy as _


class Measure(models.TextChoices):
    """What a figure counts. First the count of votes, then seats, rules, and how it was held."""

    VOTES = "votes", _("votes")
    TRANSFERRED = "transferred", _("votes transferred")
    REGISTERED = "registered", _("registered voters")
    BALLOTS_ISSUED = "ballots-issued", _("ballots issued")
    CAST = "cast", _("votes cast")
    TURNOUT = "turnout", _("turnout")
    VALID = "valid", _("valid votes")
    INVALID = "invalid", _("invalid or blank votes")
    BLANK = "blank", _("blank votes")
    OVERVOTES = "overvotes", _("overvotes")
    UNDERVOTES = "undervotes", _("undervotes")
    EXHAUSTED = "exhausted", _("exhausted votes")
    SEATS = "seats", _("seats")
    LIST_SEATS = "list-seats", _("seats from lists")
    CONSTITUENCY_SEATS = "constituency-seats", _("constituency seats")
    SEATS_BEFORE = "seats-before", _("seats before")
    SEAT_CHANGE = "seat-change", _("change in seats")
    MAJORITY = "majority", _("seats for a majority")
    THRESHOLD = "threshold", _("threshold for parties")
    ALLIANCE_THRESHOLD = "alliance-threshold", _("threshold for alliances")
    TURNOUT_NEEDED = "turnout-needed", _("turnout needed")
    APPROVAL_NEEDED = "approval-needed", _("approval needed")
    CANDIDATES = "candidates", _("candidates")
    CANDIDATES_REGISTERED = "candidates-registered", _("candidates registered")
    CANDIDATES_VOTED_ON = "candidates-voted-on", _("candidates on the ballot")
    CANDIDATES_OF_PARTIES = "candidates-of-parties", _("candidates of parties")
    CANDIDATES_INDEPENDENT = "independent-candidates", _("independent candidates")
    DISTRICTS = "electoral-districts", _("electoral districts")
    STATIONS = "polling-stations", _("polling stations")
    STATIONS_ABROAD = "polling-stations-abroad", _("polling stations abroad")
    OBSERVERS = "observers", _("observers")
    OBSERVERS_INTERNATIONAL = "international-observers", _("international observers")
    OBSERVERS_LOCAL = "local-observers", _("local observers")
    OBSERVER_COUNTRIES = "observer-countries", _("observers’ countries")
    JOURNALISTS = "accredited-journalists", _("accredited journalists")
    JOURNALISTS_FOREIGN = "foreign-media-journalists", _("foreign journalists")


MEASURE_LABELS = dict(Measure.choices)
# Said of an option alone; of the whole alone, or of either.
OF_OPTIONS = (Measure.VOTES, Measure.TRANSFERRED, Measure.SEAT_CHANGE)
OF_EITHER = (
    *(Measure.SEATS, Measure.LIST_SEATS, Measure.CONSTITUENCY_SEATS, Measure.SEATS_BEFORE),
    *(Measure.CANDIDATES, Measure.CANDIDATES_REGISTERED),
)
# What a count of the votes prints of the whole, in the order in which pages have it.
TOTALS = (
    *(Measure.REGISTERED, Measure.BALLOTS_ISSUED, Measure.CAST),
    *(Measure.VALID, Measure.INVALID, Measure.BLANK, Measure.OVERVOTES, Measure.UNDERVOTES),
    *(Measure.EXHAUSTED, Measure.TURNOUT),
)
# What there may be less of than before.
SIGNED = (Measure.TRANSFERRED, Measure.SEAT_CHANGE)
SEATS = (
    *(Measure.SEATS, Measure.LIST_SEATS, Measure.CONSTITUENCY_SEATS),
    *(Measure.SEATS_BEFORE, Measure.SEAT_CHANGE, Measure.MAJORITY),
)
RULES = (
    *(Measure.THRESHOLD, Measure.ALLIANCE_THRESHOLD),
    *(Measure.TURNOUT_NEEDED, Measure.APPROVAL_NEEDED),
)
# How an election was held.
CONDUCT = tuple(each for each in Measure if each not in (*OF_OPTIONS, *TOTALS, *SEATS, *RULES))
