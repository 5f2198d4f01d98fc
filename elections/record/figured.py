"""The figures of an election alone, for those who take them away as data."""

from dataclasses import dataclass

from ..models import Election
from .audited import load
from .candidates import candidates_of
from .citations import election_citations
from .conduct import Report, measures_of
from .counts import CountAccount, rounds_of


@dataclass(frozen=True, slots=True)
class Figures:
    """`accounts` stand round by round, the lead first; `reports` measure by measure."""

    name: str
    slug: str
    is_draft: bool
    accounts: tuple[CountAccount, ...]
    reports: tuple[Report, ...]


def figures(election: Election) -> Figures:
    """Every figure of an election, in seven queries."""
    citations = election_citations(election, ())
    loaded = load(election, citations)
    candidates = candidates_of(loaded, citations, is_cited=lambda row: False)
    rounds = rounds_of(loaded, citations, candidates)
    measures = measures_of(loaded, citations)
    return Figures(
        name=election.name,
        slug=election.slug,
        is_draft=not election.is_published,
        accounts=tuple(account for count in rounds for account in count.accounts),
        reports=tuple(report for measure in measures for report in measure.reports),
    )
