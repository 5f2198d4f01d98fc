"""The sources page: every source, and who says what."""

import datetime

import pytest

from elections.models import Bound, Measure, Page, ResultStatus, ShareBase
from tests.factories import (
    AccountFactory,
    DiscrepancyFactory,
    ElectionFactory,
    FigureFactory,
    LineFactory,
    OptionFactory,
    PersonFactory,
    RoundFactory,
    SectionFactory,
    SourceFactory,
    WordingFactory,
)
from tests.pages import get
from tests.record.cast import sources

pytestmark = pytest.mark.django_db

ADDRESS = "/elections/2012-vote/sources/"


@pytest.fixture
def papers():
    return sources(2)


@pytest.fixture
def election(papers):
    return ElectionFactory(slug="2012-vote", sources=papers[:1])


def test_every_source_that_anything_cites_is_listed(client, election, papers):
    full = SourceFactory(
        key="z",
        title="Bericht",
        short_name="Z",
        publisher="Zeitung",
        language="de",
        url="https://example.org/bericht",
        published_on=datetime.date(2012, 7, 20),
        read_on=datetime.date(2024, 1, 2),
        rests_on="citing the election commission",
        note="A copy.",
    )
    SourceFactory(key="y", title="Cited nowhere")
    bare = SourceFactory(key="x", title="Ulat", publisher="", language="fil", url="")
    SectionFactory(election=election, page=Page.CONDUCT, body=f"So it was [@{full.key}; @x].")

    items = get(client, ADDRESS).one("ol", class_="sources").all("li", class_="source")

    assert [(item.attrs["id"], item.attrs["value"], item.text) for item in items] == [
        (
            "source-source-a",
            "1",
            "Paper A A publisher English https://example.org/source-a "
            "Everything that this source says",
        ),
        (
            f"source-{bare.key}",
            "2",
            "Ulat Filipino no address known Everything that this source says",
        ),
        (
            "source-z",
            "3",
            "Bericht Zeitung German published 20 July 2012 read 2 January 2024 "
            "citing the election commission https://example.org/bericht A copy. "
            "Everything that this source says",
        ),
    ]
    assert [item.one("p", class_="source-more").one("a").attrs["href"] for item in items] == [
        "/sources/source-a/",
        "/sources/x/",
        "/sources/z/",
    ]


def test_the_count_source_by_source(client, election, papers):
    option = OptionFactory(
        election=election, person=PersonFactory(name="Ann Able", slug="ann"), sources=papers
    )
    round_ = RoundFactory(election=election)
    lead = AccountFactory(
        round=round_,
        source=papers[1],
        is_lead=True,
        lead_reason="It leads.",
        registered=98909,
        share_base=ShareBase.VALID,
    )
    other = AccountFactory(
        round=round_,
        source=papers[0],
        status=ResultStatus.PRELIMINARY,
        cast=73000,
        counts_printed_to=1000,
    )
    LineFactory(account=lead, option=option, count=47095, share="66.65")
    LineFactory(account=other, option=option, count=47000)

    table = get(client, ADDRESS).one("table", class_="comparison")

    assert table.rows() == [
        ["Figure", "b[1] shown first", "a[2]"],
        ["registered voters", "98,909", "–not stated"],
        ["votes cast", "–not stated", "73 thousand"],
        ["Ann Able"],
        ["votes", "47,095", "47 thousand"],
        ["share", "66.65%", "–not stated"],
        ["status of the count", "not stated", "preliminary"],
        ["shares are a percentage of", "valid votes", "not stated"],
        ["this account", "adds up only on a condition", "adds up"],
    ]
    assert [node.attrs["id"] for node in table.walk() if "id" in node.attrs] == [
        "comparison-1",
        "account-1-source-b",
        "account-1-source-a",
        *("measure-registered", "figure-registered-source-b", "figure-registered-source-a"),
        *("measure-cast", "figure-cast-source-b", "figure-cast-source-a"),
        *("measure-votes-ann", "figure-votes-ann-source-b", "figure-votes-ann-source-a"),
        *("measure-share-ann", "figure-share-ann-source-b", "figure-share-ann-source-a"),
    ]
    assert table.one("th", scope="rowgroup").attrs["colspan"] == "3"


def test_several_accounts_of_one_source(client, election, papers):
    round_ = RoundFactory(election=election)
    for as_of, cast, units in (("15:00", 31_000, 120), ("17:00", 47_000, None), ("", 73_000, None)):
        AccountFactory(
            round=round_,
            source=papers[0],
            as_of=as_of,
            status=ResultStatus.PARTIAL if as_of else ResultStatus.FINAL,
            cast=cast,
            units_counted=units,
            units_total=units and 274,
        )

    page = get(client, ADDRESS)
    table = page.one("table", class_="comparison")

    assert table.rows()[:4] == [
        ["Figure", "a[1]", "a, 15:00[1]", "a, 17:00[1]"],
        ["votes cast", "73,000", "31,000", "47,000"],
        ["status of the count", "final", "partial", "partial"],
        [
            "polling stations or protocols counted",
            "not stated",
            "120 of 274",
            "not stated",
        ],
    ]
    assert [cell.attrs["id"] for cell in table.all("th", scope="col")[1:]] == [
        "account-1-source-a",
        "account-1-source-a-15-00",
        "account-1-source-a-17-00",
    ]
    # What was not finished yet contradicts nothing.
    assert page.all("table", class_="spans") == []


def test_two_rounds_have_a_table_each_and_one_without_a_count_has_none(client, election, papers):
    for number in (1, 2):
        AccountFactory(
            round=RoundFactory(election=election, number=number), source=papers[0], valid=number
        )
    RoundFactory(election=election, number=3)

    tables = get(client, ADDRESS).all("table", class_="comparison")

    assert [(table.one("caption").text, table.rows()[1]) for table in tables] == [
        ("Results: round 1, source by source", ["valid votes", "1"]),
        ("Results: round 2, source by source", ["valid votes", "2"]),
    ]


def test_other_figures_and_points_source_by_source(client, election, papers):
    for paper, value, bound in zip(papers, (80, 100), (Bound.EXACTLY, Bound.ABOUT), strict=True):
        FigureFactory(
            election=election, measure=Measure.OBSERVERS, count=value, bound=bound, source=paper
        )
    FigureFactory(
        election=election,
        measure=Measure.STATIONS_ABROAD,
        count=1,
        note="Besides the districts.",
        source=papers[0],
    )
    point = DiscrepancyFactory(election=election, slug="post", topic="Her post")
    WordingFactory(discrepancy=point, source=papers[1], wording="minister")

    page = get(client, ADDRESS)
    table = page.one("table", class_="measure-table")

    assert table.rows() == [
        ["Figure", "Source", "As printed"],
        ["polling stations abroad", "a[1]", "1 Besides the districts."],
        ["observers", "a[1]", "80"],
        ["b[2]", "about 100"],
    ]
    assert [body.attrs["id"] for body in table.all("tbody")] == [
        "measure-polling-stations-abroad",
        "measure-observers",
    ]
    assert page.one("ul", class_="differences").lines() == ["Her post minister[2]"]
    assert page.one("ul", class_="differences").all("li")[0].attrs["id"] == "difference-post"


def test_what_rules_say_of_an_account_that_counts_no_votes(client, election, papers):
    account = AccountFactory(round=RoundFactory(election=election, number=9), source=papers[0])
    for measure, count in (
        (Measure.CANDIDATES, 107),
        (Measure.CANDIDATES_OF_PARTIES, 57),
        (Measure.CANDIDATES_INDEPENDENT, 70),
    ):
        FigureFactory(account=account, measure=measure, count=count)

    said = "57 candidates of parties and 70 independent ones make 127, and 107 in all are printed."
    assert f"{account.short_name}[1]: {said}" in get(client, ADDRESS).text


def test_numbers_are_the_same_on_every_page(client, election, papers):
    SectionFactory(election=election, page=Page.LEAD, body=f"Lead [@{papers[1].key}].")
    SectionFactory(election=election, page=Page.CAMPAIGN, body=f"Campaign [@{papers[1].key}].")

    lead = get(client, "/elections/2012-vote/").one("div", class_="prose")
    campaign = get(client, "/elections/2012-vote/campaign/").one("div", class_="prose")

    assert [lead.text, campaign.text] == ["Lead.[2]", "Campaign.[2]"]


def test_the_sign_of_a_conflict_names_its_figure(client, papers, election):
    round_ = RoundFactory(election=election)
    for paper, registered in zip(papers, (10, 20), strict=False):
        AccountFactory(round=round_, source=paper, registered=registered)

    sign = get(client, ADDRESS).one("a", class_="disputed")

    assert sign.attrs["aria-label"] == "Sources conflict about this figure: registered voters"


def test_who_cites_whom(client, election, papers):
    page = get(client, ADDRESS)
    assert page.all("ul", class_="leaned") == []
    first, second = papers
    copy = SourceFactory(key="z", short_name="Copy", copy_of=first)
    election.sources.set([first, second, copy])
    second.cites.add(first)
    first.cites.add(SourceFactory())

    page = get(client, ADDRESS)

    assert page.one("ul", class_="leaned").lines() == ["a cited by b copied by Copy"]
    assert [link.attrs["href"] for link in page.one("ul", class_="leaned").all("a")] == [
        "#source-source-a",
        "#source-source-b",
        "#source-z",
    ]
