"""A person's page: what they stood for, what they held, what they said."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import Q
from django.utils.translation import gettext

from ..models import (
    Account,
    Election,
    Figure,
    Option,
    OptionKind,
    Outcome,
    Person,
    Statement,
)
from ..models.people import names_in
from .candidates import Candidate, Portrait, candidate_of, portrait_of, stated_by
from .citations import Citations, Marks, link_rows, page_citations
from .lines import CandidateFigures, Variant, figures_of, lines_of, variants_of
from .option_figures import printed_of, settled_among
from .statements import ShownStatement, shown_statement


@dataclass(frozen=True, slots=True)
class Candidacy:
    """An option with its election and what sources print of it, round by round.

    `role` says what the person is to it, unless the person is the option. The lead account's line
    stands for a round; where it does not list the option, those of the other sources. `seats` are
    what these print of its seats. Where sources count the option in one area alone, as in a
    constituency, `area` names it, and these figures stand for the whole.
    """

    election: str
    slug: str
    date: date
    contest: str
    area: str
    role: str
    candidate: Candidate
    rounds: tuple[CandidateFigures, ...]
    seats: tuple[tuple[Variant, ...], ...]


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office held when an election came, or after it; `marks` are the election's."""

    office: str
    election: str
    slug: str
    before: bool
    after: bool
    marks: Marks


@dataclass(frozen=True, slots=True)
class PersonStatement:
    """A statement with the election that it was about and its own address."""

    election: str
    url: str
    said: ShownStatement


@dataclass(frozen=True, slots=True)
class PersonPage:
    name: str
    slug: str
    other_names: tuple[str, ...]
    wikidata: str
    portrait: Portrait
    is_draft: bool
    options: tuple[Candidacy, ...]
    offices: tuple[OfficeHeld, ...]
    statements: tuple[PersonStatement, ...]
    cited: Marks

    @property
    def states_seats(self) -> bool:
        return any(seats for stood in self.options for seats in stood.seats)

    @property
    def is_empty(self) -> bool:
        return not (self.options or self.offices or self.statements)


def person(row: Person, *, drafts: bool = False) -> PersonPage:
    """What published elections say of a person, or all elections with `drafts`; seven queries.

    One more where accounts that are not shown say that the person was elected.
    """
    # What is published is chosen and put in order here: a database that may do so itself begins
    # with the elections, and walks through all of them.

    def seen(election: Election) -> bool:
        return drafts or election.is_published

    rows = Option.objects.filter(Q(person=row) | Q(running_mate=row)).select_related(
        "person", "running_mate", "party", "election", "contest"
    )
    options = sorted(
        (one for one in rows.order_by() if seen(one.election)),
        key=lambda one: (*latest(one.election), one.order, one.pk),
    )
    figures = printed_of([one.pk for one in options])
    settled = settled_among(options, figures)
    rows = Election.objects.filter(Q(holder_before=row) | Q(holder_after=row)).order_by()
    held = sorted((one for one in rows if seen(one)), key=latest)
    rows = Statement.objects.filter(actor__person=row).select_related(
        "actor__jurisdiction", "election"
    )
    spoken = sorted(
        (one for one in rows.order_by() if seen(one.election)),
        key=lambda one: (*latest(one.election), one.order, one.pk),
    )
    citations = citations_of(options, held, spoken, figures)
    return PersonPage(
        name=row.name,
        slug=row.slug,
        other_names=names_in(row.other_names),
        wikidata=row.wikidata,
        portrait=portrait_of(row),
        is_draft=drafts,
        options=tuple(
            candidacy_of(one, role_of(row, one), figures[one.pk], settled.get(one.pk), citations)
            for one in options
        ),
        offices=tuple(office_of(one, row, citations) for one in held),
        statements=tuple(
            PersonStatement(
                one.election.name,
                one.get_absolute_url(),
                shown_statement(one, citations.of("statement", one.pk)),
            )
            for one in spoken
        ),
        cited=citations.shown,
    )


def latest(election: Election) -> tuple:
    """Orders elections with the latest first."""
    return (-election.date.toordinal(), election.slug)


def citations_of(
    options: list[Option],
    held: list[Election],
    spoken: list[Statement],
    figures: dict[int, list[Figure]],
) -> Citations:
    """The sources of all of a person's rows, in two queries."""
    links = link_rows(
        "option",
        Option.sources.through.objects.filter(option__in=[one.pk for one in options]),
        "option_id",
    ).union(
        link_rows(
            "party",
            Option.party_sources.through.objects.filter(option__in=[one.pk for one in options]),
            "option_id",
        ),
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
    ids = {source for _, _, source in rows}
    ids |= {one.account.source_id for printed in figures.values() for one in printed}
    return page_citations(ids, rows)


def candidacy_of(
    row: Option,
    role: str,
    figures: list[Figure],
    settled: tuple[int, str] | None,
    citations: Citations,
) -> Candidacy:
    """`settled` is the round in which the option was elected and its outcome, if others tell it."""
    candidate = candidate_of(row, stated_by={"party": stated_by(row, citations).get("party", ())})
    accounts = {one.account.pk: one.account for one in figures}
    groups = shown_by_round(accounts.values())
    lines = [
        tuple(
            (citations.source(account.source_id), line)
            for account in group
            for line in lines_of(
                [one for one in figures if one.account_id == account.pk],
                {row.pk: candidate},
                account.counts_printed_to,
            )
        )
        for group in groups
    ]
    rounds = [figures_of(candidate, told) for told in lines]
    for place, group in enumerate(groups):
        if settled and group[0].round.number == settled[0] and not rounds[place].outcomes:
            rounds[place] = replace(rounds[place], outcomes=(Outcome(settled[1]).label,))
    area = next((account.area for account in accounts.values() if account.area), None)
    return Candidacy(
        election=row.election.name,
        slug=row.election.slug,
        date=row.election.date,
        contest=row.contest.name if row.contest else "",
        area=area.name if area else "",
        role=role,
        candidate=candidate,
        rounds=tuple(rounds),
        seats=tuple(
            variants_of((line.seats_won, source) for source, line in told) for told in lines
        ),
    )


def role_of(person: Person, row: Option) -> str:
    """What a person is to an option, and under which name; nothing where they are the same."""
    if row.kind == OptionKind.LIST:
        return gettext("head of the list %(name)s") % {"name": row.label}
    if row.running_mate_id == person.pk:
        return gettext("running mate of %(name)s") % {"name": row.person.name}
    if row.running_mate:
        return gettext("with %(name)s as running mate") % {"name": row.running_mate.name}
    return "" if row.label == person.name else gettext("as %(name)s") % {"name": row.label}


def shown_by_round(accounts: Iterable[Account]) -> list[list[Account]]:
    """The lead account of each round, or all accounts where it is not among them."""
    ordered = sorted(accounts, key=lambda one: (one.round.number, one.source.key, one.as_of))
    groups = [list(group) for _, group in groupby(ordered, key=lambda one: one.round.number)]
    return [[one for one in group if one.is_lead] or group for group in groups]


def office_of(election: Election, row: Person, citations: Citations) -> OfficeHeld:
    return OfficeHeld(
        office=election.office,
        election=election.name,
        slug=election.slug,
        before=election.holder_before_id == row.pk,
        after=election.holder_after_id == row.pk,
        marks=citations.of("election", election.pk),
    )
