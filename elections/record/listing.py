"""The list of elections, with series of one office kept together."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ..figures import Count, Percent
from ..models import CandidateResult, Election, ElectionType, Outcome
from .citations import Citations, Cited, Marks, page_citations
from .infobox import Neighbour, neighbour_of
from .narrowing import Narrowing, Place, offered
from .summary import Summary, summary

# Elections a page, and the last page: a list is walked from its start, and not without end.
PAGE_SIZE, LAST_PAGE = 50, 200


# The list without any narrowing.
ALL = Narrowing()


@dataclass(frozen=True, slots=True)
class Winner:
    """Whom a source states as elected, with that source's figures."""

    name: str
    party: str
    votes: Count
    share: Percent
    source: Cited


@dataclass(frozen=True, slots=True)
class Listed:
    """An election in the list, named as at its time."""

    name: str
    slug: str
    date: date
    jurisdiction: str
    type: str
    winners: tuple[Winner, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Elections that follow one another, the newest first; often just one.

    `jurisdiction` has its present name, whatever it was called at each election. `later` and
    `earlier` are the published elections beside those that stand on the page.
    """

    jurisdiction: Place
    type: str
    type_label: str
    elections: tuple[Listed, ...]
    later: Neighbour | None
    earlier: Neighbour | None


@dataclass(frozen=True, slots=True)
class Index:
    """One page of the list, counted from 1, narrowed or not.

    `goes_on` says that there are more elections than pages. `places` and `types` are what may be
    chosen, as (value, label). The `summary` stands on the first page of the whole list alone.
    """

    narrowing: Narrowing
    places: tuple[Place, ...]
    series: tuple[Series, ...]
    number: int
    has_next: bool
    goes_on: bool
    cited: Marks
    summary: Summary | None = None
    types: tuple[tuple[str, str], ...] = tuple(ElectionType.choices)

    @property
    def query(self) -> str:
        return self.narrowing.query

    @property
    def previous_number(self) -> int:
        return self.number - 1

    @property
    def next_number(self) -> int:
        return self.number + 1


def index(number: int = 1, narrowing: Narrowing = ALL) -> Index:
    """A page of the published elections, newest first, in four queries, five with words.

    The first page of the whole list has four more, for its summary. The list itself is not
    counted: one more row than the page holds tells whether another page follows.
    """
    start = (number - 1) * PAGE_SIZE
    rows = narrowing.among(Election.objects.published())
    rows = rows.select_related("jurisdiction", "previous", "next").order_by("-date", "slug")
    elections = list(rows[start : start + PAGE_SIZE + 1])
    is_more = len(elections) > PAGE_SIZE
    elections = elections[:PAGE_SIZE]
    elected = elected_in(elections)
    results = [result for group in elected.values() for result in group]
    citations = page_citations(result.account.source_id for result in results)
    return Index(
        narrowing=narrowing,
        places=offered(),
        series=tuple(series_of(chain, elected, citations) for chain in chains_of(elections)),
        number=number,
        has_next=is_more and number < LAST_PAGE,
        goes_on=is_more and number >= LAST_PAGE,
        cited=citations.shown,
        summary=summary() if number == 1 and not narrowing.is_any else None,
    )


def series_of(
    chain: list[Election], elected: dict[int, list[CandidateResult]], citations: Citations
) -> Series:
    newest, oldest = chain[0], chain[-1]
    return Series(
        jurisdiction=Place(newest.jurisdiction.slug, newest.jurisdiction.name),
        type=newest.type,
        type_label=ElectionType(newest.type).label,
        elections=tuple(
            listed_of(one, tuple(winner_of(result, citations) for result in elected[one.pk]))
            for one in chain
        ),
        later=neighbour_of(getattr(newest, "next", None)),
        earlier=neighbour_of(oldest.previous),
    )


def elected_in(elections: list[Election]) -> dict[int, list[CandidateResult]]:
    """The lines that state who was elected, by election: those of lead sets.

    Where no lead set states it and the other sources agree on one person, the first of their
    lines stands in; where they do not agree, there is no winner to show.
    """
    rows = (
        CandidateResult.objects.filter(
            account__round__election__in=[election.pk for election in elections],
            outcome=Outcome.ELECTED,
        )
        .select_related("candidacy__person", "account__round")
        .order_by("candidacy__order", "account__source__key")
    )
    leading, other = defaultdict(list), defaultdict(list)
    for row in rows:
        chosen = leading if row.account.is_lead else other
        chosen[row.account.round.election_id].append(row)
    for election, lines in other.items():
        if election not in leading and len({line.candidacy_id for line in lines}) == 1:
            leading[election] = lines[:1]
    return leading


def chains_of(elections: list[Election]) -> list[list[Election]]:
    """Elections by the links to their previous ones, as far as those stand on the same page."""
    chains, follows = [], {}
    for election in elections:
        chain = follows.get(election.pk)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(election)
        follows[election.previous_id] = chain
    return chains


def winner_of(result: CandidateResult, citations: Citations) -> Winner:
    return Winner(
        name=result.candidacy.person.name,
        party=result.candidacy.party_name,
        votes=Count(result.votes, result.account.counts_printed_to),
        share=Percent(result.share),
        source=citations.source(result.account.source_id),
    )


def listed_of(election: Election, winners: tuple[Winner, ...]) -> Listed:
    return Listed(
        name=election.name,
        slug=election.slug,
        date=election.date,
        jurisdiction=election.jurisdiction_name,
        type=ElectionType(election.type).label,
        winners=winners,
    )
