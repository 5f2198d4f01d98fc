"""The whole record of an election on one page: what its six pages tell, each thing once."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import markdown
from ..models import DelegationRole, Election, Page
from .audited import Audited, fully_audited_of, load
from .candidates import Difference, candidates_of, differences_of, members_of
from .citations import Marks, election_citations
from .cites import CitedByOthers, cited_by_others
from .comparison import Comparison, comparison_of
from .conduct import (
    MEASURES,
    MeasureReports,
    Namings,
    Sender,
    in_role,
    measures_of,
    namings_of,
    results_heading,
    senders_of,
)
from .frame import PAGES, Frame, bodies_of, frame_of, keys_in
from .infobox import Infobox, infobox_of
from .key_dates import Timeline, steps_of, timeline_of
from .round_count import RoundCount
from .rounds import rounds_of
from .standing import Standing, standing_of
from .statements import (
    StanceGroup,
    StatementGroup,
    Tallies,
    attended,
    by_stance,
    group_statements,
    statements_of,
    tallies_of,
)

# The name of its address, and what the navigation calls it where one is on it.
NAME, LABEL = "record", _("The whole record")


@dataclass(frozen=True, slots=True)
class Part:
    """What a page has beside what is its own: prose, measures and statements."""

    prose: SafeString
    measures: tuple[MeasureReports, ...]
    statements: tuple[StatementGroup, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """`attended` is of the reactions page; what else is named like its pages' is of all of them."""

    frame: Frame
    audited: Audited
    infobox: Infobox
    timeline: Timeline
    campaign: Part
    conduct: Part
    results: Part
    reactions: Part
    standing: Standing
    namings: Namings
    representatives: tuple[Sender, ...]
    rounds: tuple[RoundCount, ...]
    groups: tuple[StanceGroup, ...]
    tallies: Tallies
    attended: tuple[StatementGroup, ...]
    comparisons: tuple[Comparison, ...]
    measures: tuple[MeasureReports, ...]
    differences: tuple[Difference, ...]
    sources: Marks
    cited_by_others: tuple[CitedByOthers, ...]

    @property
    def results_heading(self) -> str:
        return results_heading(self.results.measures)


def whole(election: Election, address: str = "") -> Whole:
    """Everything of an election, in sixteen queries, and one more where elections share its day.

    `address` is another one than its own.

    `election` comes with its jurisdiction, neighbours and holders, or they cost a query each.
    """
    address = address or reverse(NAME, args=[election.slug])
    bodies = bodies_of(election)
    citations = election_citations(election, keys_in(bodies), address)
    loaded = load(election, citations)
    differences = differences_of(election, citations)
    of_campaign = tuple(point for point in differences if point.page == Page.CAMPAIGN)
    candidates = candidates_of(
        loaded, citations, differences=of_campaign, members=members_of(election)
    )
    rounds = rounds_of(loaded, citations, candidates)
    measures = measures_of(loaded, citations)
    senders = senders_of(election, citations)
    statements = statements_of(election, citations)

    def prose(page: str) -> SafeString:
        return markdown.render(bodies.get(page, ""), citations.key)

    def part(page: Page) -> Part:
        return Part(
            prose=prose(page),
            measures=tuple(one for one in measures if one.measure in MEASURES.get(page, ())),
            statements=group_statements(said for said in statements if said.page == page),
        )

    of_the_campaign = part(Page.CAMPAIGN)
    return Whole(
        infobox=infobox_of(election, citations, candidates, rounds),
        cited_by_others=cited_by_others(citations),
        audited=fully_audited_of(loaded, address, citations),
        timeline=timeline_of(steps_of(election, citations)),
        campaign=of_the_campaign,
        conduct=part(Page.CONDUCT),
        results=part(Page.RESULTS),
        reactions=part(Page.REACTIONS),
        standing=standing_of(loaded, candidates, of_the_campaign.measures),
        namings=namings_of(in_role(senders, DelegationRole.OBSERVERS)),
        representatives=in_role(senders, DelegationRole.REPRESENTATIVES),
        rounds=rounds,
        groups=by_stance(statements),
        tallies=tallies_of(statements),
        attended=attended(statements),
        comparisons=tuple(comparison_of(count) for count in rounds if count.accounts),
        measures=measures,
        differences=differences,
        sources=citations.all,
        frame=replace(
            frame_of(election, NAME, prose(Page.LEAD), citations), pages=(*PAGES, (NAME, LABEL))
        ),
    )
