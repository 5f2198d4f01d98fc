"""A person's page: what they stood for, what they held, what they said."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q

from ..models import Candidacy, CandidateResult, Election, Person, Statement
from .candidates import Candidate, Portrait, candidate_of, portrait_of
from .citations import Citations, Marks, link_rows, page_citations
from .counts import CandidateFigures, CountAccount, account_of, figures_of, line_of
from .statements import Said, said_of


@dataclass(frozen=True, slots=True)
class Stood:
    """A candidacy with its election and what sources print of it, round by round.

    The lead account's line stands for a round; where it does not list the candidate, those of the
    other sources. `accounts` are these accounts, each with the candidate's line alone.
    """

    election: str
    slug: str
    date: date
    candidate: Candidate
    rounds: tuple[CandidateFigures, ...]
    accounts: tuple[CountAccount, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An office held when an election came, or after it; `marks` are the election's."""

    office: str
    election: str
    slug: str
    before: bool
    after: bool
    marks: Marks


@dataclass(frozen=True, slots=True)
class Spoke:
    """A statement with the election that it was about and its own address."""

    election: str
    url: str
    said: Said


@dataclass(frozen=True, slots=True)
class PersonPage:
    name: str
    slug: str
    other_names: tuple[str, ...]
    wikidata: str
    portrait: Portrait
    is_draft: bool
    candidacies: tuple[Stood, ...]
    offices: tuple[Held, ...]
    statements: tuple[Spoke, ...]
    cited: Marks

    @property
    def is_empty(self) -> bool:
        return not (self.candidacies or self.offices or self.statements)


def person(row: Person, *, drafts: bool = False) -> PersonPage:
    """What published elections say of a person, or all elections with `drafts`; six queries."""
    # What is published is chosen and put in order here: a database that may do so itself begins
    # with the elections, and walks through all of them.

    def seen(election: Election) -> bool:
        return drafts or election.is_published

    rows = Candidacy.objects.filter(person=row).select_related("person", "party", "election")
    candidacies = sorted(
        (one for one in rows.order_by() if seen(one.election)), key=lambda one: latest(one.election)
    )
    results = sorted(
        CandidateResult.objects.filter(
            candidacy__in=[one.pk for one in candidacies], account__area=None
        )
        .select_related("account__round", "account__source")
        .order_by(),
        key=lambda one: (one.account.round.number, one.account.source.key),
    )
    rows = Election.objects.filter(Q(holder_before=row) | Q(holder_after=row)).order_by()
    held = sorted((one for one in rows if seen(one)), key=latest)
    rows = Statement.objects.filter(actor__person=row).select_related(
        "actor__jurisdiction", "election"
    )
    spoken = sorted(
        (one for one in rows.order_by() if seen(one.election)),
        key=lambda one: (*latest(one.election), one.order, one.pk),
    )
    citations = citations_of(candidacies, held, spoken, results)
    lines = defaultdict(list)
    for result in results:
        lines[result.candidacy_id].append(result)
    return PersonPage(
        name=row.name,
        slug=row.slug,
        other_names=tuple(filter(None, map(str.strip, row.other_names.splitlines()))),
        wikidata=row.wikidata,
        portrait=portrait_of(row),
        is_draft=drafts,
        candidacies=tuple(stood_of(one, lines[one.pk], citations) for one in candidacies),
        offices=tuple(held_of(one, row, citations) for one in held),
        statements=tuple(
            Spoke(
                one.election.name,
                one.get_absolute_url(),
                said_of(one, citations.of("statement", one.pk)),
            )
            for one in spoken
        ),
        cited=citations.shown,
    )


def latest(election: Election) -> tuple:
    """Orders elections with the latest first."""
    return (-election.date.toordinal(), election.slug)


def citations_of(candidacies, held, spoken, results) -> Citations:
    """The sources of all of a person's rows, in two queries."""
    links = link_rows(
        "candidacy",
        Candidacy.sources.through.objects.filter(candidacy__in=[one.pk for one in candidacies]),
        "candidacy_id",
    ).union(
        link_rows(
            "election",
            Election.sources.through.objects.filter(election__in=[one.pk for one in held]),
            "election_id",
        ),
        link_rows(
            "statement",
            Statement.sources.through.objects.filter(statement__in=[one.pk for one in spoken]),
            "statement_id",
        ),
        all=True,
    )
    rows = list(links)
    ids = {source for _, _, source in rows} | {one.account.source_id for one in results}
    return page_citations(ids, rows)


def stood_of(row: Candidacy, results: list[CandidateResult], citations: Citations) -> Stood:
    candidate = candidate_of(row, citations.of("candidacy", row.pk))
    groups = shown_by_round(results)
    return Stood(
        election=row.election.name,
        slug=row.election.slug,
        date=row.election.date,
        candidate=candidate,
        rounds=tuple(
            figures_of(
                candidate,
                tuple(
                    (
                        citations.source(one.account.source_id),
                        line_of(one, candidate, one.account.counts_printed_to),
                    )
                    for one in group
                ),
            )
            for group in groups
        ),
        accounts=tuple(
            account_of(
                one.account,
                one.account.round.number,
                citations.source(one.account.source_id),
                (line_of(one, candidate, one.account.counts_printed_to),),
            )
            for group in groups
            for one in group
        ),
    )


def shown_by_round(results: list[CandidateResult]) -> list[list[CandidateResult]]:
    """The lead account's line of each round, or all lines where it has none."""
    groups = [list(rows) for _, rows in groupby(results, key=lambda one: one.account.round.number)]
    return [[one for one in group if one.account.is_lead] or group for group in groups]


def held_of(election: Election, row: Person, citations: Citations) -> Held:
    return Held(
        office=election.office,
        election=election.name,
        slug=election.slug,
        before=election.holder_before_id == row.pk,
        after=election.holder_after_id == row.pk,
        marks=citations.of("election", election.pk),
    )
