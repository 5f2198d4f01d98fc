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
    Measure,
    Option,
    OptionKind,
    Outcome,
    Person,
    RoundStatus,
    Statement,
)
from ..models.figure import SEATS
from .candidates import Candidate, Portrait, candidate_of, portrait_of, stated_by
from .citations import Citations, Marks, link_rows, page_citations
from .lines import CandidateFigures, Variant, figures_of, lines_of, variants_of
from .outcomes import SETTLED
from .statements import Said, said_of

# Figures of areas that are read: somebody who stood in one area alone has a few.
FEW = 500


@dataclass(frozen=True, slots=True)
class Stood:
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
    options: tuple[Stood, ...]
    offices: tuple[Held, ...]
    statements: tuple[Spoke, ...]
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
        other_names=tuple(filter(None, map(str.strip, row.other_names.splitlines()))),
        wikidata=row.wikidata,
        portrait=portrait_of(row),
        is_draft=drafts,
        options=tuple(
            stood_of(one, role_of(row, one), figures[one.pk], settled.get(one.pk), citations)
            for one in options
        ),
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


def printed_of(options: list[int]) -> dict[int, list[Figure]]:
    """The votes and seats of options by their keys, in two queries.

    They are of the whole; where no source has these, of an area, if it is the only one.
    """
    found: dict[int, list[Figure]] = {pk: [] for pk in options}
    rows = Figure.objects.filter(measure__in=(Measure.VOTES, *SEATS)).select_related(
        "account__round", "account__source", "account__area"
    )
    for row in rows.filter(option__in=options, account__area=None).order_by("pk"):
        found[row.option_id].append(row)
    without = [pk for pk, printed in found.items() if not printed]
    of_areas = rows.filter(option__in=without, account__area__isnull=False).order_by("pk")
    for row in of_areas[:FEW]:
        found[row.option_id].append(row)
    for pk in without:
        if len({row.account.area_id for row in found[pk]}) > 1:
            found[pk] = []
    return found


def settled_among(
    options: list[Option], figures: dict[int, list[Figure]]
) -> dict[int, tuple[int, str]]:
    """The round and outcome by which options were elected, where no lead account states it.

    As pages of elections tell it: other accounts must state it of no other option.
    """
    found = {}
    for one in options:
        stated = [
            row
            for row in figures[one.pk]
            if row.outcome in SETTLED
            and row.account.area is None
            and row.account.round.status != RoundStatus.ANNULLED
        ]
        if stated and not any(row.account.is_lead for row in stated):
            last = max(stated, key=lambda row: row.account.round.number)
            found[one.pk] = (last.account.round.number, last.outcome)
    if not found:
        return {}
    rivals = Figure.objects.filter(
        account__round__election__in={one.election_id for one in options if one.pk in found},
        account__area=None,
        outcome__in=SETTLED,
    ).exclude(account__round__status=RoundStatus.ANNULLED)
    named: dict[tuple, set[int]] = {}
    for election, contest, option in rivals.order_by().values_list(
        "account__round__election", "account__round__contest", "option"
    ):
        named.setdefault((election, contest), set()).add(option)
    return {
        one.pk: found[one.pk]
        for one in options
        if one.pk in found and named.get((one.election_id, one.contest_id)) == {one.pk}
    }


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


def stood_of(
    row: Option,
    role: str,
    figures: list[Figure],
    settled: tuple[int, str] | None,
    citations: Citations,
) -> Stood:
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
    return Stood(
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


def held_of(election: Election, row: Person, citations: Citations) -> Held:
    return Held(
        office=election.office,
        election=election.name,
        slug=election.slug,
        before=election.holder_before_id == row.pk,
        after=election.holder_after_id == row.pk,
        marks=citations.of("election", election.pk),
    )
