"""A source's page: everything that it says, election by election."""

import datetime

import pytest

from elections.models import Bound, Measure, Outcome, Page, Publication
from elections.record import source_page
from tests.factories import (
    AccountFactory,
    ActorFactory,
    CandidacyFactory,
    CandidateResultFactory,
    DelegationFactory,
    DiscrepancyFactory,
    EditorFactory,
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
from tests.pages import get

pytestmark = pytest.mark.django_db

ADDRESS = "/sources/paper/"


@pytest.fixture
def paper():
    return SourceFactory(key="paper", title="The Paper", note="A daily.")


@pytest.fixture
def election(paper):
    return ElectionFactory(name="2012 vote", slug="2012", sources=[paper])


def headed(section):
    """What stands below each third-level heading of a section, as text."""
    told, heading = {}, None
    for node in section.children:
        if not isinstance(node, str):
            if node.tag == "h3":
                heading = node.text
                told[heading] = []
            elif heading:
                told[heading].append(node)
    return told


def test_everything_that_a_source_says_of_an_election(client, paper, election):
    other = SourceFactory()
    ann = CandidacyFactory(
        election=election,
        person=PersonFactory(name="Ann", slug="ann"),
        party=PartyFactory(name="Party"),
        description="President",
        incumbent=True,
        sources=[paper],
    )
    CandidacyFactory(election=election, sources=[other])
    round_ = RoundFactory(election=election)
    account = AccountFactory(round=round_, source=paper, registered=10, note="By hand.")
    CandidateResultFactory(
        account=account, candidacy=ann, votes=5, share="50.0", outcome=Outcome.ELECTED
    )
    AccountFactory(round=round_, source=other)
    ReportedFigureFactory(
        election=election,
        source=paper,
        measure=Measure.OBSERVERS,
        value=80,
        bound=Bound.ABOUT,
        place="Here",
        note="All in all.",
    )
    point = DiscrepancyFactory(election=election, topic="Her post")
    WordingFactory(discrepancy=point, source=paper, wording="minister")
    WordingFactory(discrepancy=point, source=other, wording="nothing")
    DelegationFactory(
        election=election, jurisdiction=JurisdictionFactory(name="Austria"), sources=[paper]
    )
    KeyDateFactory(election=election, name="Vote", sources=[paper])
    for name in ("Here", "There"):
        StatementFactory(election=election, actor=ActorFactory(name=name), sources=[paper, other])
    SectionFactory(election=election, page=Page.RESULTS, body="Won [@paper].")
    SectionFactory(election=election, page=Page.CONDUCT, body="Not by [@paper-too].")

    page = get(client, ADDRESS)
    told = headed(page.one("section", class_="told"))

    assert page.one("header", class_="page-header").text == (
        "Source The Paper A publisher English https://example.org/paper A daily."
    )
    assert list(told) == [
        "Votes",
        "Other figures",
        "Candidates",
        "Observers and representatives",
        "Key dates",
        "Statements",
        "Cited in:",
    ]
    table, totals, note = told["Votes"]
    assert table.rows() == [["Candidate", "Votes", "Share"], ["Ann elected", "5", "50.0%"]]
    assert totals.pairs() == [
        ("registered voters", ["10"]),
        ("votes cast", ["not stated"]),
        ("valid votes", ["not stated"]),
        ("invalid or blank votes", ["not stated"]),
        ("turnout", ["not stated"]),
        ("status of the count", ["not stated"]),
    ]
    assert note.text == "By hand."
    assert told["Other figures"][0].pairs() == [("observers", ["about 80, Here All in all."])]
    candidates, points = told["Candidates"]
    assert candidates.lines() == ["Ann registered incumbent Party President"]
    assert points.pairs() == [("Her post", ["minister"])]
    role, senders = told["Observers and representatives"]
    assert (role.text, senders.lines()) == ("observers", ["Austria"])
    assert told["Key dates"][0].lines() == ["19 July 2012 Vote"]
    assert told["Statements"][0].lines() == [
        "2 statements: Said something. Here, There takes no side Here There"
    ]
    links = told["Cited in:"][0].all("a")
    assert [(link.text, link.attrs["href"]) for link in links] == [
        ("results", "/elections/2012/results/")
    ]


def test_where_a_source_is_kept_and_what_it_says_in_its_own_words(client, paper, election):
    paper.archived_url = "https://archive.example/paper"
    paper.revision = "528497"
    paper.copy_of = SourceFactory(title="The Original")
    paper.excerpt, paper.excerpt_language = "Sa Martes.\n\nSa Miyerkules.", "fil"
    paper.save()
    AccountFactory(round=RoundFactory(election=election), source=paper)

    page = get(client, ADDRESS)

    assert page.one("header", class_="page-header").text == (
        "Source The Paper A publisher English revision 528497 https://example.org/paper · archived "
        "copy A copy of “The Original”: it is no further witness to what that source says. A daily."
    )
    quoted = page.one("blockquote")
    assert (quoted.attrs["lang"], quoted.lines("p")) == ("fil", ["Sa Martes.", "Sa Miyerkules."])


def test_counts_of_two_rounds_are_told_apart(client, paper, election):
    for number in (1, 2):
        AccountFactory(round=RoundFactory(election=election, number=number), source=paper)

    told = headed(get(client, ADDRESS).one("section", class_="told"))

    assert list(told) == ["Results of round 1", "Results of round 2"]


def test_a_source_that_prose_alone_cites_is_found(client, paper):
    election = ElectionFactory(name="2012 vote", slug="2012")
    SectionFactory(election=election, body="Quiet [@paper].")

    assert [node.text for node in get(client, ADDRESS).all("h2")] == ["2012 vote"]


def test_elections_are_cut_into_pages_newest_first(client, paper, monkeypatch):
    monkeypatch.setattr(source_page, "PAGE_SIZE", 2)
    for day in (1, 2, 3):
        ElectionFactory(name=f"Vote {day}", date=datetime.date(2012, 7, day), sources=[paper])

    first, second = get(client, ADDRESS), get(client, ADDRESS + "?page=2")

    assert [node.text for node in first.all("h2")] == ["Vote 3", "Vote 2"]
    assert first.one("nav", class_="pages").text == "Page 1 Older"
    assert [node.text for node in second.all("h2")] == ["Vote 1"]
    assert second.one("nav", class_="pages").text == "Newer Page 2"


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("address", [f"{ADDRESS}?page=2", f"{ADDRESS}?page=0", "/sources/none/"])
def test_what_is_not_there_is_not_found(client, election, address, signed_in):
    if signed_in:
        client.force_login(EditorFactory())

    assert client.get(address).status_code == 404


def test_a_source_of_drafts_alone_is_for_editors(client, election):
    election.publication = Publication.DRAFT
    election.save()
    assert client.get(ADDRESS).status_code == 404

    client.force_login(EditorFactory())

    assert client.get(ADDRESS).headers["Cache-Control"] == "private, no-store"
    page = get(client, ADDRESS)
    assert page.one("p", class_="draft").text == "Draft Only signed-in editors see this page."
    assert [node.text for node in page.all("h2")] == ["2012 vote"]


def test_a_foreign_title_says_its_language(client):
    source = SourceFactory(key="a", title="Ulat", language="fil", url="https://example.org/a")
    ElectionFactory(sources=[source])

    page = get(client, "/sources/a/")

    assert page.one("h1").attrs["lang"] == "fil"
    assert page.one("p", class_="source-address").one("a").attrs["hreflang"] == "fil"
