"""The infobox: an election at a glance, with the figures of its lead accounts."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from ..models import ContestKind, Election, ElectionType, Person, VoteType
from .candidates import Candidate
from .citations import Citations, Marks
from .counts import COLLECTIVE, CountAccount
from .finding import others_of_the_day
from .lines import Line
from .round_count import Ballot, RoundCount
from .rounds import held_on


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A published election beside this one: before or after it in its series, or of its day."""

    name: str
    slug: str
    year: int

    @property
    def names_year(self) -> bool:
        return str(self.year) in self.name


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held the office; both texts are empty where that is not stated."""

    name: str
    party: str
    url: str


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A nominee's figures in the lead account of one round, with the width of their bar."""

    account: CountAccount
    line: Line
    width: str


@dataclass(frozen=True, slots=True)
class Nominee:
    """A candidate in the infobox, with what the lead accounts state of them, round by round."""

    candidate: Candidate
    rounds: tuple[RoundLine, ...]


@dataclass(frozen=True, slots=True)
class Infobox:
    """Every field of the summary; `leads` are the lead accounts, round by round.

    `series` is the address of the list of such elections, which goes on where one is not recorded,
    and `of_the_day` that of the list of others on its day where they are too many to name.
    """

    name: str
    country: str
    recognition: str
    type: str
    vote_type: str
    ongoing: bool
    dates: tuple[date, ...]
    previous: Neighbour | None
    next: Neighbour | None
    series: str
    same_day: tuple[Neighbour, ...]
    of_the_day: str
    office: str
    before: Holder
    after: Holder
    marks: Marks
    leads: tuple[CountAccount, ...]
    ballots: tuple[Ballot, ...]
    nominees: tuple[Nominee, ...]

    @property
    def lists(self) -> tuple[CountAccount, ...]:
        """The lead accounts of lists and groups, which are shown as a table each."""
        return tuple(lead for lead in self.leads if lead.has_lists)

    @property
    def seats(self) -> tuple[Ballot, ...]:
        """The ballots of which it is known how many seats they fill."""
        return tuple(ballot for ballot in self.ballots if ballot.seats)

    @property
    def asks(self) -> bool:
        """Whether a question was put to the vote, and no office."""
        return any(ballot.kind == ContestKind.QUESTION for ballot in self.ballots)


def neighbour_of(election: Election | None) -> Neighbour | None:
    """Nothing for a draft: a published page is the same for everybody."""
    if election is None or not election.is_published:
        return None
    return Neighbour(election.name, election.slug, election.date.year)


def holder_of(person: Person | None, party: str) -> Holder:
    name, url = (person.name, reverse("person", args=[person.slug])) if person else ("", "")
    return Holder(name, party, url)


def infobox_of(
    election: Election,
    citations: Citations,
    candidates: tuple[Candidate, ...],
    rounds: tuple[RoundCount, ...],
) -> Infobox:
    """One query where there are other elections on its day, else none.

    `election` comes with its neighbours, holders and jurisdiction.
    """
    place = election.jurisdiction.slug
    same_day, are_many = others_of_the_day(election)
    leads = tuple(count.lead for count in rounds if count.lead)
    return Infobox(
        name=election.name,
        country=election.jurisdiction_name,
        recognition=election.jurisdiction.recognition,
        type=ElectionType(election.type).label,
        vote_type=VoteType(election.vote_type).label,
        ongoing=election.ongoing,
        dates=held_on(election.date, rounds),
        previous=neighbour_of(election.previous),
        next=neighbour_of(getattr(election, "next", None)),
        series=reverse("index", query={"jurisdiction": place, "type": election.type}),
        same_day=tuple(map(neighbour_of, same_day)),
        of_the_day=(
            reverse("index", query={"jurisdiction": place, "year": election.date.year})
            if are_many
            else ""
        ),
        office=election.office,
        before=holder_of(election.holder_before, election.party_before_name),
        after=holder_of(election.holder_after, election.party_after_name),
        marks=citations.of("election", election.pk),
        leads=leads,
        ballots=tuple(dict.fromkeys(count.ballot for count in rounds if count.ballot)),
        nominees=tuple(
            Nominee(candidate, nominee_rounds(candidate, leads))
            for candidate in candidates
            if candidate.in_infobox and candidate.kind not in COLLECTIVE
        ),
    )


def nominee_rounds(candidate: Candidate, leads: tuple[CountAccount, ...]) -> tuple[RoundLine, ...]:
    lines = ((account, account.line_of(candidate)) for account in leads)
    return tuple(
        RoundLine(account, line, account.width_of(line)) for account, line in lines if line
    )
