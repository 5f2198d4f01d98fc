"""A small election with one or more of everything that repeats, for the tests of the pages."""

import datetime

from elections.changelog import together
from elections.models import (
    CONDUCT,
    ActorKind,
    DelegationRole,
    KeyDateKind,
    Outcome,
    Page,
    Stance,
)
from elections.models.measure import OF_OPTIONS, RULES, SEATS
from tests.factories import (
    AccountFactory,
    ActorFactory,
    AreaFactory,
    ContestFactory,
    DelegationFactory,
    DiscrepancyFactory,
    ElectionFactory,
    FigureFactory,
    JurisdictionFactory,
    KeyDateFactory,
    LineFactory,
    OptionFactory,
    PartyFactory,
    PersonFactory,
    RoundFactory,
    SectionFactory,
    SourceFactory,
    StatementFactory,
    WordingFactory,
)

SLUG = "2012-land-presidential-election"


def sources(count: int = 2) -> list:
    """Sources whose keys, and so whose numbers, are in the order of the letters."""
    letters = "abcdefghij"
    return [
        SourceFactory(key=f"source-{letter}", title=f"Paper {letter.upper()}", short_name=letter)
        for letter in letters[:count]
    ]


@together()
def election_with(count: int, *, slug: str = SLUG, **fields):
    """An election with `count` of everything that repeats, each citing `count` sources."""
    papers = [SourceFactory(key=f"{slug}-{number}") for number in range(count)]
    person = PersonFactory(slug=f"{slug}-holder")
    election = ElectionFactory(
        slug=slug,
        name="2012 Land presidential election",
        holder_before=person,
        holder_after=person,
        party_after=PartyFactory(),
        sources=papers,
        **fields,
    )
    options = [
        OptionFactory(
            election=election,
            person=PersonFactory(slug=f"{slug}-candidate-{number}"),
            party=PartyFactory(),
            in_infobox=True,
            sources=papers,
        )
        for number in range(count)
    ]
    for _ in papers:
        ContestFactory(election=election, sources=papers)
    for number in range(1, count + 1):
        fill_round(RoundFactory(election=election, number=number), options, papers)
    for page in Page.values:
        SectionFactory(election=election, page=page, body=f"Prose. [@{papers[0].key}]")
        for number in range(count):
            fill_page(election, page, number, options[number], papers)
    for kind in KeyDateKind.values:
        for number in range(count):
            KeyDateFactory(
                election=election,
                kind=kind,
                date=datetime.date(2012, 7, 1 + number),
                sources=papers,
            )
    for role in DelegationRole.values:
        for _ in range(count):
            DelegationFactory(
                election=election, role=role, jurisdiction=JurisdictionFactory(), sources=papers
            )
    return election


def fill_round(round_, options, papers) -> None:
    for paper in papers:
        account = AccountFactory(
            round=round_,
            source=paper,
            is_lead=paper is papers[0],
            lead_reason="It is first." if paper is papers[0] else "",
            registered=1000,
            turnout="50.0",
        )
        if round_.number == 1:
            for measure in (*SEATS, *RULES, *CONDUCT):
                of = options[0] if measure in OF_OPTIONS else None
                FigureFactory(account=account, measure=measure, option=of)
        for option in options:
            LineFactory(
                account=account,
                option=option,
                share="10.0",
                outcome=Outcome.ELECTED if option is options[0] else "",
            )
        for _ in papers:
            fill_area(round_, options, paper)


def fill_area(round_, options, paper) -> None:
    land = round_.election.jurisdiction
    area = AreaFactory(jurisdiction=land, parent=AreaFactory(jurisdiction=land))
    part = AccountFactory(round=round_, source=paper, area=area)
    for option in options:
        LineFactory(account=part, option=option)


def fill_page(election, page, number, option, papers) -> None:
    StatementFactory(
        election=election,
        page=page,
        actor=ActorFactory(kind=ActorKind.values[number], person=None),
        stance=Stance.values[number],
        sources=papers,
    )
    point = DiscrepancyFactory(election=election, page=page, option=option)
    for paper in papers:
        WordingFactory(discrepancy=point, source=paper)
