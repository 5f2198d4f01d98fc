"""A source's page: everything that it says, election by election."""

import datetime

import pytest

from elections.models import (
    Bound,
    Measure,
    OptionKind,
    Outcome,
    Page,
    Publication,
    ShareBase,
)
from elections.record import source_page
from tests.factories import (
    AccountFactory,
    ActorFactory,
    ContestFactory,
    DelegationFactory,
    DiscrepancyFactory,
    EditorFactory,
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
    ann = OptionFactory(
        election=election,
        person=PersonFactory(name="Ann", slug="ann"),
        party=PartyFactory(name="Party"),
        description="President",
        incumbent=True,
        sources=[paper],
    )
    OptionFactory(election=election, sources=[other])
    round_ = RoundFactory(election=election)
    account = AccountFactory(round=round_, source=paper, registered=10, note="By hand.")
    LineFactory(account=account, option=ann, count=5, share="50.0", outcome=Outcome.ELECTED)
    FigureFactory(account__round=round_, account__source=other, measure=Measure.OBSERVERS)
    FigureFactory(
        account=account, measure=Measure.OBSERVERS, count=80, bound=Bound.ABOUT, note="All in all."
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
    assert told["Other figures"][0].pairs() == [("observers", ["about 80 All in all."])]
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
        round_ = RoundFactory(election=election, number=number)
        AccountFactory(round=round_, source=paper, registered=10)

    told = headed(get(client, ADDRESS).one("section", class_="told"))

    assert list(told) == ["Results: round 1", "Results: round 2"]


def test_all_that_an_account_prints_stands_there_as_printed(client, paper, election):
    lists = ContestFactory(
        election=election, name="Lists", slug="lists", seats=22, question="", sources=[paper]
    )
    round_ = RoundFactory(election=election, contest=lists)
    party = PartyFactory(name="Union")
    head = PersonFactory(name="Bea", slug="bea")
    union = OptionFactory(
        election=election,
        contest=lists,
        kind=OptionKind.LIST,
        person=head,
        party=party,
        slug="union",
        sources=[paper],
    )
    none = OptionFactory(
        election=election,
        contest=lists,
        kind=OptionKind.NONE,
        person=None,
        name="Against all",
        slug="none",
        sources=[],
    )
    account = AccountFactory(
        round=round_, source=paper, registered=90_000, invalid=700, share_base=ShareBase.VALID
    )
    account.figures.filter(measure=Measure.INVALID).update(share="1.2", note="With blank ones.")
    LineFactory(account=account, option=union, count=47_000, printed_to=1000, share="60.5")
    LineFactory(account=account, option=union, count=None, share="40", base=ShareBase.REGISTERED)
    LineFactory(account=account, option=none, count=None, share="10", bound=Bound.LESS_THAN)
    for measure, count in ((Measure.SEATS, 10), (Measure.SEAT_CHANGE, -2)):
        FigureFactory(account=account, measure=measure, option=union, count=count)
    FigureFactory(account=account, measure=Measure.SEATS, count=33)
    FigureFactory(account=account, measure=Measure.THRESHOLD, count=None, share="8")
    FigureFactory(
        account=account, measure=Measure.CANDIDATES, option=union, count=24, wording="two dozen"
    )
    FigureFactory(account=account, measure=Measure.TURNOUT_NEEDED, count=None, wording="half of us")
    other = FigureFactory(account__round=round_, measure=Measure.STATIONS, count=999)
    LineFactory(account=other.account, option=union, count=888)

    page = get(client, ADDRESS)
    told = headed(page.one("section", class_="told"))

    table, facts, further = told["Votes"]
    assert further.lines() == ["invalid or blank votes: 1.2% With blank ones."]
    assert table.rows() == [
        ["List", "Votes", "Share", "Seats", "Change in seats"],
        ["Union", "47 thousand", "60.5% 40% of registered voters", "10", "−2"],
        ["Against all", "not stated", "less than 10%", "not stated", "not stated"],
    ]
    assert [pair for pair in facts.pairs() if pair[1] != ["not stated"]] == [
        ("registered voters", ["90,000"]),
        ("invalid or blank votes", ["700"]),
        ("shares are a percentage of", ["valid votes"]),
    ]
    assert dict(told["Other figures"][0].pairs()) == {
        "seats (Lists)": ["33"],
        "threshold for parties (Lists)": ["8%"],
        "turnout needed (Lists)": ["“half of us”"],
        "candidates (Union)": ["“two dozen” (24)"],
    }
    assert [node.text for node in told["Ballots"]] == ["Lists", "22 seats were to be filled."]
    assert told["Options on the ballot"][0].lines() == ["Union registered led by Bea"]
    for number in ("888", "999"):
        assert number not in page.text


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


def test_what_it_cites_and_what_cites_it(client, paper, election):
    election.sources.set([paper])
    daily, weekly = (SourceFactory(key=key, title=f"The {key}") for key in ("daily", "weekly"))
    paper.cites.set([daily, weekly])
    hidden = SourceFactory(title="Hidden", cites=[paper])
    ElectionFactory(publication=Publication.DRAFT, sources=[hidden])
    election.sources.add(daily, weekly, SourceFactory(title="The Digest", cites=[paper]))

    linked = get(client, ADDRESS).all("p", class_="linked")

    assert [one.text for one in linked] == [
        "Cites: The daily; The weekly",
        "Cited by: The Digest",
    ]
    assert linked[0].all("a")[0].attrs["href"] == "/sources/daily/"


def test_of_an_option_it_shows_what_the_source_states(client, paper, election):
    other = SourceFactory()
    OptionFactory(
        election=election,
        person=PersonFactory(name="Ann"),
        party=PartyFactory(name="Party"),
        description="President",
        sources=[paper, other],
        party_sources=[other],
        description_sources=[paper],
        status_sources=[other],
    )

    told = headed(get(client, ADDRESS).one("section", class_="told"))
    assert told["Candidates"][0].lines() == ["Ann President"]
