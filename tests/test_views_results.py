"""The results page: the lead set, and what every source prints."""

import datetime

import pytest

from elections.models import Measure, Outcome, Page, ResultStatus, RoundStatus
from tests.factories import (
    AccountFactory,
    DiscrepancyFactory,
    ElectionFactory,
    FigureFactory,
    LineFactory,
    OptionFactory,
    PartyFactory,
    PersonFactory,
    RoundFactory,
    StatementFactory,
    WordingFactory,
)
from tests.pages import get
from tests.record.cast import sources

pytestmark = pytest.mark.django_db

ADDRESS = "/elections/2012-vote/results/"


@pytest.fixture
def papers():
    return sources(3)


@pytest.fixture
def election(papers):
    return ElectionFactory(slug="2012-vote", sources=papers)


@pytest.fixture
def options(election, papers):
    return [
        OptionFactory(
            election=election,
            person=PersonFactory(name=name),
            party=party,
            order=order,
            sources=papers,
        )
        for order, (name, party) in enumerate(
            (("Ann Able", PartyFactory(name="Party")), ("Ben Best", None)), start=1
        )
    ]


def results(options, figures, **fields):
    account = AccountFactory(**fields)
    for option, (votes, share, outcome) in zip(options, figures, strict=True):
        if votes is not None or share is not None:
            LineFactory(
                account=account,
                option=option,
                count=votes,
                share=share,
                outcome=outcome,
            )
    return account


@pytest.fixture
def round_(election, options, papers):
    round_ = RoundFactory(election=election)
    results(
        options,
        [(47095, "66.65", Outcome.ELECTED), (22967, "32.51", "")],
        round=round_,
        source=papers[1],
        is_lead=True,
        lead_reason="It is the most precise.",
        registered=98909,
        invalid=0,
        turnout="73.53",
    )
    results(
        options,
        [(47000, None, ""), (20000, None, "")],
        round=round_,
        source=papers[0],
        cast=73000,
        counts_printed_to=1000,
        note="Printed in thousands.",
    )
    results(
        options,
        [(47085, "66.70", ""), (None, None, "")],
        round=round_,
        source=papers[2],
        status=ResultStatus.PRELIMINARY,
    )
    return round_


def test_the_lead_set_line_by_line(client, round_):
    page = get(client, ADDRESS)
    section = page.one("section", class_="round")

    assert section.one("table", class_="lead").rows() == [
        ["Candidate", "Votes", "Share", "Outcome"],
        ["Ann Able Party", "47,095≠", "66.65%≠", "elected"],
        ["Ben Best", "22,967≠", "32.51%", "not stated"],
    ]
    assert section.one("table", class_="lead").one("caption").text == "As printed (b)[1]"
    assert section.one("dl", class_="totals").pairs() == [
        ("registered voters", ["98,909[1]"]),
        ("votes cast", ["not stated"]),
        ("valid votes", ["not stated"]),
        ("invalid or blank votes", ["0[1]"]),
        ("turnout", ["73.53%[1]"]),
    ]
    assert section.one("ul", class_="notes").lines() == [
        "≠ Does not add up as printed",
        "The line in each bar marks 50%.",
        "Turnout is a percentage of registered voters.",
        "Shares are of valid votes, as far as one can tell: the source does not say.",
        "Why this account is shown first: It is the most precise.",
    ]
    assert [heading.text for heading in page.one("article").all("h2")] == ["Votes"]


@pytest.mark.parametrize("page", ["results", ""])
def test_whom_the_lead_account_does_not_list_is_shown_with_what_others_print(client, round_, page):
    option = OptionFactory(
        election=round_.election, person=PersonFactory(name="Cid Cole", slug="cid-cole"), order=9
    )
    for account, share in zip(
        round_.accounts.filter(is_lead=False).order_by("source__key"), ("0.8", "0.80"), strict=True
    ):
        votes = 594 if account.counts_printed_to == 1 else None
        LineFactory(account=account, option=option, count=votes, share=share)

    found = get(client, ADDRESS.replace("results/", f"{page}/" if page else "")).all(
        class_="unlisted"
    )

    assert [node.text for node in found] == [UNLISTED[page]]


UNLISTED = {
    "results": "Cid Cole not listed in this account; as other sources print it 594[4] "
    "0.8%[3]; 0.80%[4] not stated",
    "": "Not listed in this account; as other sources print it: Cid Cole votes: 594[4] "
    "share: 0.8%[3]; 0.80%[4]",
}


def test_what_every_source_prints(client, round_):
    assert get(client, ADDRESS).one("table", class_="accounts").rows() == [
        ["Source", "Registered", "Votes cast", "Turnout", "Ann Able", "Ben Best"],
        ["Votes≠", "Share≠", "Votes≠", "Share"],
        ["b[1]", "98,909", "–not stated", "73.53%", "47,095", "66.65%", "22,967", "32.51%"],
        [
            *("a[2]", "–not stated", "73 thousand", "–not stated"),
            *("47 thousand", "–not stated", "20 thousand", "–not stated"),
        ],
        [
            *("c[3] preliminary", "–not stated", "–not stated", "–not stated"),
            *("47,085", "66.70%", "–not stated", "–not stated"),
        ],
    ]


@pytest.mark.parametrize(
    ("shares", "drawn"),
    [
        (("66.65", "32.51"), [("0", "66.65"), ("66.65", "32.51")]),
        # Each rounded up by half a per cent.
        (("67", "34"), [("0", "66.34"), ("66.34", "33.66")]),
        # Of ballots with several votes, shares are no parts of a whole.
        (("66.65", "60"), []),
        (("66.65", None), []),
    ],
)
def test_shares_of_a_whole_are_drawn_as_one_bar(client, election, options, papers, shares, drawn):
    figures = [(10, share, "") for share in shares]
    round_ = RoundFactory(election=election)
    results(options, figures, round=round_, source=papers[0], is_lead=True, lead_reason="Alone.")

    bars = get(client, ADDRESS).all("svg", class_="parts")
    parts = [part for bar in bars for part in bar.all("rect") if "x" in part.attrs]
    assert [(part.attrs["x"], part.attrs["width"]) for part in parts] == drawn


def test_bars_are_drawn_from_votes_where_no_shares_are_stated(client, election, papers):
    options = [OptionFactory(election=election, sources=papers) for _ in range(2)]
    results(
        options,
        [(28, None, ""), (4, None, "")],
        round=RoundFactory(election=election),
        source=papers[0],
        is_lead=True,
        lead_reason="It is the only one.",
    )

    page = get(client, ADDRESS)
    bars = page.one("table", class_="lead").all("rect", class_="bar-value")

    assert [bar.attrs["width"] for bar in bars] == ["87.5", "12.5"]
    assert page.all("path", class_="bar-half") == []
    assert page.one("ul", class_="notes").lines() == [
        "Why this account is shown first: It is the only one."
    ]
    assert page.all("table", class_="accounts") == []


def test_a_round_without_a_lead_set_shows_all_accounts(client, election, options, papers):
    results(
        options,
        [(1, None, ""), (0, None, "")],
        round=RoundFactory(election=election),
        source=papers[0],
    )

    section = get(client, ADDRESS).one("section", class_="round")

    assert section.lines("p") == [
        "No account is shown first; figures from all sources are shown side by side."
    ]
    assert section.one("table").rows()[2:] == [
        [
            *("a[1]", "–not stated", "–not stated", "–not stated"),
            *("1", "–not stated", "0", "–not stated"),
        ]
    ]


def test_a_round_of_which_no_source_prints_figures_says_so(client, round_, election):
    RoundFactory(election=election, number=2)

    second = get(client, ADDRESS).all("section", class_="round")[1]

    assert second.lines("p")[-1] == "No source prints figures of this."
    assert second.all("table") == []


def test_two_rounds_are_told_apart(client, round_, election):
    RoundFactory(
        election=election, number=2, date=datetime.date(2012, 8, 2), status=RoundStatus.ANNULLED
    )

    sections = get(client, ADDRESS).all("section", class_="round")

    assert [section.one("h2").text for section in sections] == [
        "Results: round 1",
        "Results: round 2",
    ]
    assert [section.one("p", class_="labels").text for section in sections] == [
        "held 19 July 2012",
        "annulled 2 August 2012",
    ]


def test_where_people_voted_and_what_was_said(client, election, papers):
    FigureFactory(election=election, measure=Measure.DISTRICTS, count=274, source=papers[0])
    StatementFactory(election=election, page=Page.RESULTS, speaker="Ann", sources=papers[:1])
    point = DiscrepancyFactory(election=election, page=Page.RESULTS, topic="The day")
    WordingFactory(discrepancy=point, source=papers[1], wording="the 19th")

    page = get(client, ADDRESS)

    assert [node.text for node in page.one("article").all("h2")] == [
        "Where people voted",
        "What the sources disagree about",
        "Statements",
    ]
    assert page.one("dl", class_="measures").pairs() == [("electoral districts", ["274[1]"])]
    assert page.one("ul", class_="differences").lines() == ["The day the 19th[2]"]
    assert "No results in this record." in page.one("article").lines("p")
