"""Results as a table for spreadsheets: an option a row, columns by source."""

import csv
import io

import pytest

from tests.factories import (
    AccountFactory,
    AreaFactory,
    ContestFactory,
    ElectionFactory,
    FigureFactory,
    LineFactory,
    OptionFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
)

HEADER = ["contest", "round", "measure", "option", "option_name"]

pytestmark = pytest.mark.django_db


def table(client, slug):
    response = client.get(f"/elections/{slug}/results.csv")
    assert (response.status_code, response["Content-Type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_each_option_has_a_row_and_each_source_its_columns(client):
    election = ElectionFactory(slug="vote")
    ann, bob = (
        OptionFactory(election=election, person=PersonFactory(slug=slug, name=name))
        for slug, name in (("ann", "Ann"), ("bob", "@Bob"))
    )
    first, second = (RoundFactory(election=election, number=number) for number in (1, 2))
    a, b = (SourceFactory(key=key) for key in ("a", "b"))
    of_a = AccountFactory(round=first, source=a, registered=900, turnout="50.0")
    of_b = AccountFactory(round=first, source=b)
    again = AccountFactory(round=second, source=b, counts_printed_to=1000)
    LineFactory(account=of_a, option=ann, count=5, share="66.70")
    LineFactory(account=of_b, option=ann, count=None, share="66.7")
    LineFactory(account=of_b, option=bob, count=0)
    LineFactory(account=again, option=bob, count=3000)
    FigureFactory(account=of_a)
    area = AreaFactory(jurisdiction=election.jurisdiction)
    LineFactory(account=AccountFactory(round=first, source=a, area=area), option=ann, count=1)

    assert table(client, "vote") == [
        [*HEADER, "a count", "a share", "b count", "b share"],
        ["", "1", "registered", "", "", "900", "", "", ""],
        ["", "1", "turnout", "", "", "", "50.0", "", ""],
        ["", "1", "votes", "ann", "Ann", "5", "66.70", "", "66.7"],
        ["", "1", "votes", "bob", "'@Bob", "", "", "0", ""],
        ["", "2", "printed_to", "", "", "", "", "1000", ""],
        ["", "2", "votes", "bob", "'@Bob", "", "", "3000", ""],
    ]


def test_each_account_of_a_source_has_its_columns_and_no_figure_is_made_exact(client):
    lists = ContestFactory(slug="lists", election__slug="vote")
    vote = RoundFactory(election=lists.election, contest=lists)
    blue, red = (
        OptionFactory(
            election=lists.election, contest=lists, kind="list", slug=name, name=name, person=None
        )
        for name in ("blue", "red")
    )
    paper = SourceFactory(key="paper")
    noon, night = (
        AccountFactory(round=vote, source=paper, as_of=hour, share_base="valid")
        for hour in ("12:00", "24:00")
    )
    # As the tables come: what has a base of its own may have been entered first.
    FigureFactory(
        account=noon, measure="votes", option=blue, count=None, share="30", base="registered"
    )
    LineFactory(account=noon, option=blue, count=22_000, bound="more-than", share="50.1")
    LineFactory(account=night, option=red, count=9_000, printed_to=1000)
    LineFactory(account=night, option=blue, count=None, wording="some dozens")

    assert table(client, "vote") == [
        [
            *HEADER,
            *("paper 12:00 count", "paper 12:00 share", "paper 24:00 count", "paper 24:00 share"),
        ],
        ["lists", "1", "printed_to", "", "", "", "", "1000", ""],
        [
            *("lists", "1", "votes", "blue", "blue"),
            *("more-than 22000", "more-than 50.1", "some dozens", ""),
        ],
        ["lists", "1", "votes", "red", "red", "", "", "9000", ""],
    ]


def test_an_election_without_accounts_has_no_more_than_a_header(client):
    ElectionFactory(slug="vote")

    assert table(client, "vote") == [HEADER]
    ElectionFactory(slug="draft", publication="draft")
    assert client.get("/elections/draft/results.csv").status_code == 404
