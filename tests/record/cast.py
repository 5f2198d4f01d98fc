"""A small election with one or more of everything that repeats, for the tests of the pages."""

import datetime

from elections.changelog import together
from elections.models import (
    ActorKind,
    DelegationRole,
    KeyDateKind,
    Measure,
    Outcome,
    Page,
    Stance,
)
from tests.factories import (
    AccountFactory,
    ActorFactory,
    AreaFactory,
    CandidacyFactory,
    CandidateResultFactory,
    DelegationFactory,
    DiscrepancyFactory,
    ElectionFactory,
    JurisdictionFactory,
    KeyDateFactory,
    PartyFactory,
    PersonFactory,
    ReportedFigureFactory,
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
    candidacies = [
        CandidacyFactory(
            election=election,
            person=PersonFactory(slug=f"{slug}-candidate-{number}"),
            party=PartyFactory(),
            in_infobox=True,
            sources=papers,
        )
        for number in range(count)
    ]
    for number in range(1, count + 1):
        fill_round(RoundFactory(election=election, number=number), candidacies, papers)
    for page in Page.values:
        SectionFactory(election=election, page=page, body=f"Prose. [@{papers[0].key}]")
        for number in range(count):
            fill_page(election, page, number, candidacies[number], papers)
    for measure in Measure.values:
        for paper in papers:
            ReportedFigureFactory(election=election, measure=measure, source=paper)
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


def fill_round(round_, candidacies, papers) -> None:
    for paper in papers:
        account = AccountFactory(
            round=round_,
            source=paper,
            is_lead=paper is papers[0],
            lead_reason="It is first." if paper is papers[0] else "",
            registered=1000,
            turnout="50.0",
        )
        for candidacy in candidacies:
            CandidateResultFactory(
                account=account,
                candidacy=candidacy,
                share="10.0",
                outcome=Outcome.ELECTED if candidacy is candidacies[0] else "",
            )
        for _ in papers:
            fill_area(round_, candidacies, paper)


def fill_area(round_, candidacies, paper) -> None:
    land = round_.election.jurisdiction
    area = AreaFactory(jurisdiction=land, parent=AreaFactory(jurisdiction=land))
    part = AccountFactory(round=round_, source=paper, area=area)
    for candidacy in candidacies:
        CandidateResultFactory(account=part, candidacy=candidacy)


def fill_page(election, page, number, candidacy, papers) -> None:
    StatementFactory(
        election=election,
        page=page,
        actor=ActorFactory(kind=ActorKind.values[number], person=None),
        stance=Stance.values[number],
        sources=papers,
    )
    point = DiscrepancyFactory(election=election, page=page, candidacy=candidacy)
    for paper in papers:
        WordingFactory(discrepancy=point, source=paper)
