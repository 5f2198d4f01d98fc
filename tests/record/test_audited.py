"""What the audit says of one election, ready for its pages."""

import pytest

from elections import record
from elections.models import Bound, Election, Measure, ShareBase
from tests.factories import (
    AccountFactory,
    ElectionFactory,
    FigureFactory,
    LineFactory,
    OptionFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def election():
    return ElectionFactory(slug="vote")


@pytest.fixture
def papers():
    return [SourceFactory(key=key, short_name=key.upper()) for key in ("a", "b", "c")]


@pytest.fixture
def counts(election, papers):
    """Three accounts of one count: 6,665 of 10,000, the same in per cent, and 7 thousand."""
    round_ = RoundFactory(election=election)
    ann = OptionFactory(
        election=election, person=PersonFactory(slug="ann", name="Ann"), sources=papers
    )
    OptionFactory(election=election, sources=papers)
    one, two, three = (
        AccountFactory(round=round_, source=papers[0], valid=10_000, share_base=ShareBase.VALID),
        AccountFactory(round=round_, source=papers[1], share_base=ShareBase.CAST),
        AccountFactory(round=round_, source=papers[2], counts_printed_to=1000),
    )
    LineFactory(account=one, option=ann, count=6_665, share="66.60")
    LineFactory(account=two, option=ann, count=6_666, share=None)
    LineFactory(account=three, option=ann, count=7_000)
    return one, two, three


def test_pages_mark_the_measures_on_which_sources_conflict(election, counts):
    audited = record.overview(Election.objects.get()).audited

    assert audited.disputed.keys() == {"votes-ann"}
    assert audited.dispute_url("votes-ann") == "/elections/vote/sources/#conflict-votes-ann"
    assert audited.dispute_url("registered") == ""
    assert {key: str(label) for key, label in audited.bases.items()} == {(1, "a"): "of valid votes"}


def test_the_sources_page_says_whether_each_account_adds_up(election, counts):
    audited = record.sources(Election.objects.get()).audited

    told = {
        verdict.source.key: (verdict.kind, str(verdict.label), *map(str, verdict.sentences))
        for verdict in audited.verdicts
    }
    assert told["a"][:4] == (
        "impossible",
        "does not add up as printed",
        "Does not add up as printed.",
        "6,665 votes for Ann of 10,000 valid votes are 66.650%, not 66.60%.",
    )
    assert told["b"] == (
        "nothing_to_check",
        "nothing to check",
        "These figures cannot be checked against one another.",
    )
    assert audited.verdict_of(1, "a").anchor == "verdict-1-a"
    assert audited.verdict_of(2, "a") is None


def test_an_account_that_adds_up_and_conflicts_with_all_others_says_so(election, papers):
    """Of 2012: 20 thousand votes, where others print some 22,966."""
    round_ = RoundFactory(election=election, ballot_is_complete=False)
    ben = OptionFactory(election=election, person=PersonFactory(name="Ben"), sources=papers)
    for paper, votes, valid, unit in (
        *((papers[0], 22_966, 70_659, 1), (papers[1], 22_966, 70_661, 1)),
        (papers[2], 20_000, 67_000, 1_000),
    ):
        account = AccountFactory(
            round=round_, source=paper, valid=valid, cast=73_000, counts_printed_to=unit
        )
        LineFactory(account=account, option=ben, count=votes)

    first, _second, third = record.sources(Election.objects.get()).audited.verdicts

    assert first.kind == third.kind == "consistent"
    assert [str(sentence) for sentence in first.sentences] == [
        "Adds up: no contradiction within this account."
    ]
    assert [str(sentence) for sentence in third.sentences] == [
        "Adds up: no contradiction within this account.",
        "Conflicts with every other account that prints the same figure: votes for Ben.",
    ]


def test_what_rules_find_in_an_account_stands_beside_its_verdict(election, papers):
    round_ = RoundFactory(election=election)
    account = AccountFactory(round=round_, source=papers[0], registered=1_000, cast=2_500)
    for votes, outcome in ((900, ""), (800, "elected")):
        option = OptionFactory(election=election, sources=papers)
        LineFactory(account=account, option=option, count=votes, outcome=outcome)
    first, second = (line.option.person.name for line in account.figures.filter(measure="votes"))

    [verdict] = record.sources(Election.objects.get()).audited.verdicts

    assert (verdict.kind, str(verdict.label)) == (
        "over_registered",
        "more people voted than were registered",
    )
    assert [str(sentence) for sentence in verdict.sentences] == [
        "By these figures more people voted than were registered.",
        f"{second} is given as elected with 800 votes, and {first} has 900.",
        "2,500 votes were cast, and 1,000 voters were registered.",
    ]


def test_seats_that_add_up_stand_in_place_of_nothing_to_check(election, papers):
    account = AccountFactory(round=RoundFactory(election=election), source=papers[0])
    FigureFactory(account=account, measure=Measure.SEATS, count=3)
    for seats in (1, 2):
        option = OptionFactory(election=election, sources=papers)
        FigureFactory(account=account, measure=Measure.SEATS, option=option, count=seats)

    [verdict] = record.sources(Election.objects.get()).audited.verdicts

    assert verdict.kind == "nothing_to_check"
    assert [str(sentence) for sentence in verdict.sentences] == [
        "The seats printed add up to 3, as many as were to be filled."
    ]


def test_an_impossible_account_that_leads_says_so_on_every_page_that_shows_it(client, papers):
    election = ElectionFactory(slug="vote", publication="published")
    round_ = RoundFactory(election=election)
    lead = {"is_lead": True, "lead_reason": "The only one."}
    account = AccountFactory(round=round_, source=papers[0], cast=10, valid=9, invalid=2, **lead)
    option = OptionFactory(election=election, sources=papers, in_infobox=True)
    LineFactory(account=account, option=option, count=7)

    for page in ("", "results/"):
        mark = '<a href="/elections/vote/sources/#verdict-1-a">≠ Does not add up'
        assert mark in client.get(f"/elections/vote/{page}").text
    account.figures.filter(measure="invalid").update(count=1)
    assert "verdict-1-a" not in client.get("/elections/vote/results/").text


def test_sources_that_name_different_winners_are_told_on_the_page(client, papers):
    election = ElectionFactory(slug="vote", publication="published")
    round_ = RoundFactory(election=election)
    people = [
        OptionFactory(
            election=election,
            person=PersonFactory(slug=name.lower(), name=name),
            sources=papers,
            in_infobox=True,
        )
        for name in ("Ann", "Bob")
    ]
    for paper, who in zip(papers, people, strict=False):
        lead = {"is_lead": True, "lead_reason": "The first."} if paper == papers[0] else {}
        account = AccountFactory(round=round_, source=paper, **lead)
        LineFactory(account=account, option=who, count=7, outcome="elected")

    audited = record.sources(Election.objects.get()).audited
    assert [(anchor, str(said)) for anchor, said in audited.winners] == [
        ("conflict-elected", "Sources differ on who was elected: Ann (A) and Bob (B).")
    ]
    assert 'id="conflict-elected"' in client.get("/elections/vote/sources/").text
    for page in ("", "results/"):
        mark = "/elections/vote/sources/#conflict-elected"
        assert mark in client.get(f"/elections/vote/{page}").text


def test_a_conflict_is_drawn_on_one_axis_from_the_lowest_figure(election, counts):
    [conflict] = record.sources(Election.objects.get()).audited.conflicts

    assert (conflict.anchor, str(conflict.label)) == ("conflict-votes-ann", "votes for Ann")
    drawn = [
        (row.source.key, row.low, row.high, row.span.x, row.span.width, str(row.standing))
        for row in conflict.rows
    ]
    # The axis runs from 6,500 to 7,500 between margins of 6; points have the least width.
    assert drawn == [
        ("c", 6_500, 7_499, "6", "88", "Agrees with every other source."),
        ("a", 6_665, 6_665, "20.12", "0.8", "Agrees with every other source but B."),
        ("b", 6_666, 6_666, "20.21", "0.8", "Agrees with every other source but A."),
    ]
    assert [row.is_exact for row in conflict.rows] == [False, True, True]


def test_a_figure_without_an_upper_end_reaches_the_edge(election, papers):
    for paper, (value, bound) in zip(
        papers[:2], [(100, Bound.MORE_THAN), (80, Bound.ABOUT)], strict=True
    ):
        FigureFactory(
            election=election, measure=Measure.OBSERVERS, source=paper, count=value, bound=bound
        )

    [conflict] = record.sources(Election.objects.get()).audited.conflicts

    assert [
        (row.source.key, row.low, row.high, row.span.opens_high, row.span.x)
        for row in conflict.rows
    ] == [("b", 75, 85, False, "6"), ("a", 101, None, True, "94")]
    last = conflict.rows[-1].span
    assert float(last.x) + float(last.width) == 100


def test_an_election_without_figures_has_nothing_in_dispute(election):
    audited = record.sources(election).audited
    assert (audited.disputed, audited.bases, audited.verdicts, audited.conflicts) == (
        {},
        {},
        (),
        (),
    )


def test_shares_whose_figures_allow_two_bases_are_called_neither(election):
    account = AccountFactory(
        round=RoundFactory(election=election), registered=2_000, valid=1_000, cast=1_001
    )
    for count, share in ((600, "60"), (400, "40")):
        LineFactory(account=account, count=count, share=share)

    audited = record.overview(Election.objects.get()).audited

    assert [str(label) for label in audited.bases.values()] == [
        "of valid votes or of votes cast: the source does not say"
    ]
