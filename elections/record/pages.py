"""What each page of one election shows, gathered in a fixed number of queries."""

from django.urls import reverse

from ..models import DelegationRole, Election, Page
from .answer import answer_of
from .audited import audited_of, fully_audited_of, load
from .candidates import candidates_of, differences_of, members_of
from .citations import Marks
from .cites import cited_by_others
from .comparison import (
    comparison_of,
    count_variants,
    measure_variants,
)
from .conduct import (
    in_role,
    measures_of,
    namings_of,
    senders_of,
)
from .frame import frame_of, prose_and_citations
from .infobox import infobox_of
from .key_dates import steps_of, timeline_of
from .page_data import Campaign, Conduct, Overview, Reactions, Results, Sources
from .round_count import RoundCount
from .rounds import rounds_of
from .standing import standing_of
from .statements import (
    CAMPAIGN_STEPS,
    STANCES,
    attended,
    by_stance,
    countries_of,
    group_statements,
    statements_of,
    tallies_of,
)


def overview(election: Election) -> Overview:
    """The overview, in thirteen queries, and one more where elections share its day.

    `election` comes with its jurisdiction, neighbours and holders, or they cost a query each.
    """
    prose, citations = prose_and_citations(election, Page.LEAD)
    loaded = load(election, citations)
    candidates = candidates_of(loaded, citations, is_cited=lambda row: row.in_infobox)
    # Only what stands in the infobox has marks; the rest is named, and told on the sources page.
    apart = citations.apart()
    rounds = rounds_of(loaded, apart, candidates)
    for count in rounds:
        citations.show(marked(count))
    infobox = infobox_of(election, citations, candidates, rounds)
    timeline = timeline_of(steps_of(election, citations))
    differences = differences_of(election, apart)
    measures = measures_of(loaded, apart)
    audited = audited_of(loaded, sources_url(election))
    counts = (one for count in rounds for one in count_variants(audited, comparison_of(count)))
    return Overview(
        answer=answer_of(loaded, citations),
        frame=frame_of(election, "election", prose, citations),
        audited=audited,
        infobox=infobox,
        timeline=timeline,
        differences=differences,
        variants=(*counts, *measure_variants(audited, measures)),
        rounds=rounds,
    )


def marked(count: RoundCount) -> Marks:
    """The sources that the infobox marks: of the lead account and of what it does not list."""
    return ((count.lead.source,) if count.lead else ()) + tuple(
        source
        for figures in count.unlisted
        for variant in (*figures.votes, *figures.shares)
        for source in variant.marks
    )


def campaign(election: Election) -> Campaign:
    """The campaign page, in fourteen queries."""
    prose, citations = prose_and_citations(election, Page.CAMPAIGN)
    loaded = load(election, citations)
    differences = differences_of(election, citations, Page.CAMPAIGN)
    candidates = candidates_of(
        loaded, citations, differences=differences, members=members_of(election)
    )
    measures = measures_of(loaded, citations, Page.CAMPAIGN)
    steps = steps_of(election, citations, CAMPAIGN_STEPS)
    statements = statements_of(election, citations, Page.CAMPAIGN)
    pks = {candidate.pk for candidate in candidates}
    return Campaign(
        frame=frame_of(election, "campaign", prose, citations),
        audited=audited_of(loaded, sources_url(election)),
        standing=standing_of(loaded, candidates, measures),
        steps=steps,
        statements=group_statements(statements),
        differences=tuple(point for point in differences if point.option not in pks),
    )


def conduct(election: Election) -> Conduct:
    """The conduct page, in thirteen queries."""
    prose, citations = prose_and_citations(election, Page.CONDUCT)
    loaded = load(election, citations)
    measures = measures_of(loaded, citations, Page.CONDUCT)
    senders = senders_of(election, citations)
    statements = statements_of(election, citations, Page.CONDUCT)
    differences = differences_of(election, citations, Page.CONDUCT)
    return Conduct(
        frame=frame_of(election, "conduct", prose, citations),
        audited=audited_of(loaded, sources_url(election)),
        measures=measures,
        namings=namings_of(in_role(senders, DelegationRole.OBSERVERS)),
        representatives=in_role(senders, DelegationRole.REPRESENTATIVES),
        statements=group_statements(statements),
        differences=differences,
    )


def results(election: Election) -> Results:
    """The results page, in fourteen queries."""
    prose, citations = prose_and_citations(election, Page.RESULTS)
    loaded = load(election, citations)
    candidates = candidates_of(
        loaded, citations, is_cited=lambda row: False, members=members_of(election)
    )
    rounds = rounds_of(loaded, citations, candidates)
    measures = measures_of(loaded, citations, Page.RESULTS)
    statements = statements_of(election, citations, Page.RESULTS)
    differences = differences_of(election, citations, Page.RESULTS)
    return Results(
        answer=answer_of(loaded, citations),
        frame=frame_of(election, "results", prose, citations),
        has_areas=getattr(election, "has_areas", False),
        audited=audited_of(loaded, sources_url(election)),
        rounds=rounds,
        measures=measures,
        statements=group_statements(statements),
        differences=differences,
    )


def reactions(election: Election, *, stance: str = "", kind: str = "") -> Reactions:
    """The reactions page, in eight queries, narrowed to a stance or a kind of actor or both."""
    prose, citations = prose_and_citations(election, Page.REACTIONS)
    told = statements_of(election, citations)
    statements = tuple(said for said in told if said.stance in STANCES)
    senders = senders_of(election, citations)
    differences = differences_of(election, citations, Page.REACTIONS)
    narrowed = tuple(
        said for said in statements if stance in ("", said.stance) and kind in ("", said.kind)
    )
    return Reactions(
        frame=frame_of(election, "reactions", prose, citations),
        stance=stance,
        kind=kind,
        total=len(statements),
        shown=len(narrowed),
        groups=by_stance(narrowed),
        tallies=tallies_of(statements),
        countries=countries_of(statements),
        attended=attended(told),
        representatives=in_role(senders, DelegationRole.REPRESENTATIVES),
        differences=differences,
    )


def sources(election: Election) -> Sources:
    """The sources page: every source, who says what, and whether it adds up.

    In twelve queries, and three more where sources count areas.
    """
    prose, citations = prose_and_citations(election, "")
    loaded = load(election, citations)
    candidates = candidates_of(loaded, citations, is_cited=lambda row: False)
    rounds = rounds_of(loaded, citations, candidates)
    return Sources(
        sources=citations.all,
        cited_by_others=cited_by_others(citations),
        rounds=rounds,
        audited=fully_audited_of(loaded, sources_url(election), citations),
        comparisons=tuple(comparison_of(count) for count in rounds if count.accounts),
        measures=measures_of(loaded, citations),
        differences=differences_of(election, citations),
        frame=frame_of(election, "sources", prose, citations),
    )


def sources_url(election: Election) -> str:
    return reverse("sources", args=[election.slug])
