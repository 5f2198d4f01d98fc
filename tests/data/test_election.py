"""The figures of an election as CSV and JSON: what each row says, and who may read it."""

import csv
import io

import pytest

from elections.data.columns import COLUMNS
from elections.data.rows import Row
from elections.models import Measure
from tests.factories import (
    AccountFactory,
    CandidacyFactory,
    CandidateResultFactory,
    EditorFactory,
    ElectionFactory,
    PersonFactory,
    ReportedFigureFactory,
    RoundFactory,
    SourceFactory,
)
from tests.pages import get
from tests.record.cast import SLUG, election_with

pytestmark = pytest.mark.django_db

CSV, JSON = "/elections/vote/data.csv", "/elections/vote/data.json"


def table(response):
    """The rows of a CSV answer, without their empty cells."""
    assert response.status_code == 200
    rows = csv.DictReader(io.StringIO(response.content.decode(), newline=""))
    return [{name: value for name, value in row.items() if value} for row in rows]


def vote(**fields):
    election = ElectionFactory(slug="vote", name="A vote", **fields)
    paper = SourceFactory(key="paper", url="https://example.org/paper")
    account = AccountFactory(
        round=RoundFactory(election=election),
        source=paper,
        status="preliminary",
        share_base="valid",
        is_lead=True,
        lead_reason="It is the only one.",
        turnout="73.50",
        valid=0,
    )
    ann = CandidacyFactory(election=election, person=PersonFactory(slug="ann", name="=Ann"))
    CandidateResultFactory(account=account, candidacy=ann, votes=None, share="66.70")
    ReportedFigureFactory(
        election=election, source=paper, value=110, bound="about", wording="some 110"
    )
    return election


PRINTED = {
    "election": "vote",
    "round": "1",
    "source": "paper",
    "source_url": "https://example.org/paper",
    "status": "preliminary",
    "is_lead": "true",
}


def test_each_figure_that_is_stated_has_a_row(client):
    vote()

    response = client.get(CSV)

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert table(response) == [
        PRINTED | {"measure": "valid", "count": "0", "printed_to": "1"},
        PRINTED | {"measure": "turnout", "share": "73.50"},
        PRINTED
        | {"measure": "share", "option": "ann", "share": "66.70", "share_of": "valid"}
        # Inert in a spreadsheet.
        | {"option_name": "'=Ann"},
        {
            "election": "vote",
            "source": "paper",
            "source_url": "https://example.org/paper",
            "measure": "observers",
            "count": "110",
            "bound": "about",
            "wording": "some 110",
        },
    ]


def test_json_says_the_same_with_its_types_and_terms(client, settings):
    settings.SITE_URL = "https://votes.example.org"
    vote()

    data = client.get(JSON).json()

    rows = data.pop("rows")
    assert data == {
        "title": "A vote",
        "page": "https://votes.example.org/elections/vote/",
        "columns": "https://votes.example.org/about/data/",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert len(rows) == 4
    assert rows[0] == {
        "election": "vote",
        "round": 1,
        "source": "paper",
        "source_url": "https://example.org/paper",
        "as_of": "",
        "status": "preliminary",
        "is_lead": True,
        "measure": "valid",
        "option": "",
        "option_name": "",
        "count": 0,
        "share": None,
        "share_of": "",
        "bound": "",
        "printed_to": 1,
        "wording": "",
    }
    assert (rows[2]["option_name"], rows[2]["share"]) == ("=Ann", "66.70")


@pytest.mark.parametrize("address", [CSV, JSON])
def test_any_site_may_read_what_is_published(client, address):
    vote()

    response = client.get(address, headers={"origin": "https://other.example"})

    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


@pytest.mark.parametrize("address", [CSV, JSON, "/elections/nowhere/data.json"])
def test_the_data_of_a_draft_is_for_editors_alone(client, address):
    vote(publication="draft")

    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert response.content.decode() == (
        "There is no data at this address, or it is not published.\n"
    )
    client.force_login(EditorFactory())
    answer = client.get(address)
    assert answer.status_code == (404 if "nowhere" in address else 200)
    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize("count", [1, 3])
def test_data_asks_a_fixed_number_of_queries(client, django_assert_num_queries, count):
    election_with(count)

    with django_assert_num_queries(8):
        assert table(client.get(f"/elections/{SLUG}/data.csv"))


def test_each_column_is_documented_and_pages_lead_there(client):
    vote()
    page = get(client, "/elections/vote/results/")
    links = {link.text: link.attrs["href"] for link in page.one("footer").all("a")}

    assert (links["CSV"], links["JSON"]) == (CSV, JSON)
    columns, measures = get(client, links["what the columns mean"]).all("table")
    documented = columns.rows()
    assert tuple(row[0] for row in documented[1:]) == tuple(COLUMNS) == Row._fields
    assert all(row[1] and row[3] for row in documented[1:])
    assert {"votes", "share", "turnout", *Measure.values} < {row[0] for row in measures.rows()}
