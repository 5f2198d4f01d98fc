"""The conduct page: reported figures, and who came to watch by whose account."""

import pytest

from elections.models import Bound, DelegationRole, Measure, Page
from tests.factories import (
    DelegationFactory,
    DiscrepancyFactory,
    ElectionFactory,
    FigureFactory,
    JurisdictionFactory,
    StatementFactory,
    WordingFactory,
)
from tests.pages import get
from tests.record.cast import sources

pytestmark = pytest.mark.django_db

ADDRESS = "/elections/2012-vote/conduct/"


@pytest.fixture
def papers():
    return sources(3)


@pytest.fixture
def election(papers):
    return ElectionFactory(slug="2012-vote", sources=papers)


def test_reported_figures_keep_their_bounds_and_wordings(client, election, papers):
    figures = [
        (Measure.OBSERVERS, 100, Bound.MORE_THAN, ""),
        (Measure.OBSERVERS_INTERNATIONAL, 80, Bound.EXACTLY, ""),
        (Measure.OBSERVERS_INTERNATIONAL, 110, Bound.ABOUT, "some 110"),
        (Measure.OBSERVERS_INTERNATIONAL, 80, Bound.AT_LEAST, ""),
        (Measure.OBSERVER_COUNTRIES, 24, Bound.ABOUT, "two dozen"),
        (Measure.JOURNALISTS, 0, Bound.EXACTLY, ""),
    ]
    for paper, (measure, value, bound, wording) in zip((*papers, *papers), figures, strict=True):
        FigureFactory(
            election=election,
            measure=measure,
            count=value,
            bound=bound,
            wording=wording,
            source=paper,
            note="By its own count." if not value else "",
        )

    assert get(client, ADDRESS).one("dl", class_="measures").pairs() == [
        ("observers", ["more than 100[1]"]),
        ("international observers≠", ["at least 80[1]", "80[2]", "“some 110”[3]"]),
        ("observers’ countries", ["“two dozen” (about 24)[2]"]),
        ("accredited journalists", ["0[3] By its own count."]),
    ]


def test_senders_of_observers_by_source(client, election, papers):
    for name, naming in (("Austria", papers[:2]), ("Belgium", papers[1:2]), ("Chile", papers[:1])):
        DelegationFactory(
            election=election, jurisdiction=JurisdictionFactory(name=name), sources=naming
        )
    DelegationFactory(
        election=election,
        jurisdiction=None,
        organisation="Aid Group",
        note="Two people.",
        sources=papers[:2],
    )

    table = get(client, ADDRESS).one("table", class_="countries")

    assert table.rows() == [
        ["Sender", "a[1]", "b[2]"],
        ["Aid Group Two people.", "named", "named"],
        ["Austria", "named", "named"],
        ["Belgium", "not named", "named"],
        ["Chile", "named", "not named"],
        ["Total named", "3", "3"],
    ]


def test_representatives_statements_and_differences(client, election, papers):
    DelegationFactory(
        election=election,
        role=DelegationRole.REPRESENTATIVES,
        jurisdiction=JurisdictionFactory(name="Abkhazia"),
        note="Called so.",
        sources=papers[:1],
    )
    StatementFactory(
        election=election, page=Page.CONDUCT, actor=None, speaker="A voter", sources=papers[:1]
    )
    point = DiscrepancyFactory(election=election, page=Page.CONDUCT, topic="The weather")
    WordingFactory(discrepancy=point, source=papers[2], wording="fine")

    page = get(client, ADDRESS)

    assert page.one("ul", class_="senders").lines() == ["Abkhazia[1] Called so."]
    assert page.one("ul", class_="statements").lines() == [
        "A voter takes no side Said something.[1]"
    ]
    assert page.one("ul", class_="differences").lines() == ["The weather fine[3]"]
    assert page.all("table") == []


def test_an_empty_page_has_its_heading_alone(client, election):
    page = get(client, ADDRESS)

    assert [heading.text for tag in ("h1", "h2", "h3") for heading in page.all(tag)] == ["Conduct"]
