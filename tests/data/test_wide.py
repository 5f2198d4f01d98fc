"""Results as a table for spreadsheets: an option a row, columns by source."""

import csv
import io

import pytest

from tests.factories import (
    AccountFactory,
    CandidacyFactory,
    CandidateResultFactory,
    ElectionFactory,
    PersonFactory,
    ReportedFigureFactory,
    RoundFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def table(client, slug):
    response = client.get(f"/elections/{slug}/results.csv")
    assert (response.status_code, response["Content-Type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_each_option_has_a_row_and_each_source_its_columns(client):
    election = ElectionFactory(slug="vote")
    ann, bob = (
        CandidacyFactory(election=election, person=PersonFactory(slug=slug, name=name))
        for slug, name in (("ann", "Ann"), ("bob", "@Bob"))
    )
    first, second = (RoundFactory(election=election, number=number) for number in (1, 2))
    a, b = (SourceFactory(key=key) for key in ("a", "b"))
    of_a = AccountFactory(round=first, source=a, registered=900, turnout="50.0")
    of_b = AccountFactory(round=first, source=b)
    again = AccountFactory(round=second, source=b, counts_printed_to=1000)
    CandidateResultFactory(account=of_a, candidacy=ann, votes=5, share="66.70")
    CandidateResultFactory(account=of_b, candidacy=ann, votes=None, share="66.7")
    CandidateResultFactory(account=of_b, candidacy=bob, votes=0)
    CandidateResultFactory(account=again, candidacy=bob, votes=3000)
    ReportedFigureFactory(election=election, source=a)

    assert table(client, "vote") == [
        ["round", "measure", "option", "option_name", "a count", "a share", "b count", "b share"],
        ["1", "registered", "", "", "900", "", "", ""],
        ["1", "turnout", "", "", "", "50.0", "", ""],
        ["1", "votes", "ann", "Ann", "5", "66.70", "", "66.7"],
        ["1", "votes", "bob", "'@Bob", "", "", "0", ""],
        ["2", "printed_to", "", "", "", "", "1000", ""],
        ["2", "votes", "bob", "'@Bob", "", "", "3000", ""],
    ]


def test_an_election_without_accounts_has_no_more_than_a_header(client):
    ElectionFactory(slug="vote")

    assert table(client, "vote") == [["round", "measure", "option", "option_name"]]
    ElectionFactory(slug="draft", publication="draft")
    assert client.get("/elections/draft/results.csv").status_code == 404
