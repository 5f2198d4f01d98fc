"""Gathers what a page shows, in a fixed number of queries, into frozen dataclasses.

Nothing here is an ORM object: a template that holds these can ask the database nothing. A module
stands for each part of the record; `pages` puts the pages of an election together.
"""

from .areas_page import Areas, areas
from .citations import Cited
from .conduct import Report
from .corrections_page import Correction, Corrections, corrections, latest_corrections
from .counts import CountAccount
from .days import Day, latest_days
from .finding import election_rows, published_election
from .frame import Frame
from .lines import Line
from .listing import LAST_PAGE, Index, index
from .narrowing import Narrowing, Place, place_of
from .page_data import Campaign, Conduct, Overview, Reactions, Results, Sources
from .pages import campaign, conduct, overview, reactions, results, sources
from .party_page import PartyPage, party
from .person_page import PersonPage, person
from .published import NewResults, latest_results
from .source_page import SourcePage, source
from .statements import STANCES
from .whole import Whole, whole

__all__ = [
    "LAST_PAGE",
    "STANCES",
    "Areas",
    "Campaign",
    "Cited",
    "Conduct",
    "Correction",
    "Corrections",
    "CountAccount",
    "Day",
    "Frame",
    "Index",
    "Line",
    "Narrowing",
    "NewResults",
    "Overview",
    "PartyPage",
    "PersonPage",
    "Place",
    "Reactions",
    "Report",
    "Results",
    "SourcePage",
    "Sources",
    "Whole",
    "areas",
    "campaign",
    "conduct",
    "corrections",
    "election_rows",
    "index",
    "latest_corrections",
    "latest_days",
    "latest_results",
    "overview",
    "party",
    "person",
    "place_of",
    "published_election",
    "reactions",
    "results",
    "source",
    "sources",
    "whole",
]
