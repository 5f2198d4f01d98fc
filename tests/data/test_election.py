"""The figures of an election as CSV and JSON: what each row says, and who may read it."""

import csv
import io
import re
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from elections.data import rows
from elections.data.columns import COLUMNS, MEANINGS
from elections.data.rows import Row
from elections.models import Bound, Measure, OptionKind, Outcome
from tests.factories import (
    AccountFactory,
    AreaFactory,
    ContestFactory,
    EditorFactory,
    ElectionFactory,
    FigureFactory,
    LineFactory,
    OptionFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
)
from tests.pages import get
from tests.record.cast import SLUG, election_with

pytestmark = pytest.mark.django_db

CSV, JSON = "/elections/vote/data.csv", "/elections/vote/data.json"
XLSX = "/elections/vote/data.xlsx"


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
    ann = OptionFactory(election=election, person=PersonFactory(slug="ann", name="=Ann"))
    LineFactory(account=account, option=ann, count=None, share="66.70", outcome="elected")
    FigureFactory(account=account, count=110, bound="about", wording="some 110", note="A note.")
    return election


PRINTED = {
    "election": "vote",
    "round": "1",
    "source": "paper",
    "source_url": "https://example.org/paper",
    "status": "preliminary",
    "is_lead": "true",
    "bound": "exactly",
}


def test_each_figure_that_is_stated_has_a_row(client):
    vote()

    response = client.get(CSV)

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert table(response) == [
        PRINTED | {"measure": "turnout", "share": "73.50"},
        PRINTED | {"measure": "valid", "count": "0", "printed_to": "1"},
        PRINTED
        | {"measure": "observers", "count": "110", "printed_to": "1"}
        | {"bound": "about", "wording": "some 110", "note": "A note."},
        PRINTED
        | {"measure": "votes", "option": "ann", "option_kind": "candidate"}
        # Inert in a spreadsheet.
        | {"option_name": "'=Ann", "share": "66.70", "share_of": "valid", "outcome": "elected"},
    ]


def test_lists_seats_rules_and_conduct_are_told_as_votes_are(client):
    election = ElectionFactory(slug="vote")
    lists = ContestFactory(election=election, slug="lists", name="Proportional ballot")
    account = AccountFactory(
        round=RoundFactory(election=election, contest=lists),
        source=SourceFactory(key="paper", url=""),
        share_base="valid",
        counts_printed_to=1000,
        valid=47_000,
    )
    blue = OptionFactory(
        election=election, contest=lists, slug="blue", kind="list", name="Blue", person=None
    )
    FigureFactory(account=account, measure="seats", count=33, printed_to=1)
    FigureFactory(account=account, measure="seats", option=blue, count=12, printed_to=1)
    FigureFactory(account=account, measure="seat-change", option=blue, count=-3, printed_to=1)
    FigureFactory(account=account, measure="threshold", count=None, share="5", base="valid")
    FigureFactory(account=account, measure="observers", count=None, wording="two dozen")
    LineFactory(account=account, option=blue, count=22_000, bound="more-than", share="50.1")
    FigureFactory(
        account=account, measure="votes", option=blue, count=None, share="30", base="registered"
    )

    shown = ("measure", "option", "count", "share", "share_of", "bound", "printed_to", "wording")
    found = table(client.get(CSV))
    assert [tuple(row.get(name, "") for name in shown) for row in found] == [
        ("valid", "", "47000", "", "", "exactly", "1000", ""),
        ("seats", "", "33", "", "", "exactly", "1", ""),
        ("threshold", "", "", "5", "valid", "exactly", "", ""),
        ("observers", "", "", "", "", "", "", "two dozen"),
        ("votes", "blue", "22000", "50.1", "valid", "more-than", "1000", ""),
        ("votes", "blue", "", "30", "registered", "exactly", "", ""),
        ("seats", "blue", "12", "", "", "exactly", "1", ""),
        ("seat-change", "blue", "-3", "", "", "exactly", "1", ""),
    ]
    assert {(row["contest"], row["contest_name"]) for row in found} == {
        ("lists", "Proportional ballot")
    }
    assert {(row["option_name"], row["option_kind"]) for row in found if "option" in row} == {
        ("Blue", "list")
    }


def count_of_areas(number):
    """An election that a paper counts as a whole, and a number of areas of it one by one."""
    vote = RoundFactory(election__slug="vote")
    paper, land = SourceFactory(key="paper"), vote.election.jurisdiction
    option = OptionFactory(election=vote.election, person=PersonFactory(slug="ann"))
    for place in range(number, 0, -1):
        area = AreaFactory(
            slug=f"area-{place}", name=f"Area {place}", jurisdiction=land, order=place
        )
        part = AccountFactory(round=vote, source=paper, area=area, cast=place)
        LineFactory(account=part, option=option, count=place)
    LineFactory(account=AccountFactory(round=vote, source=paper), option=option, count=9)


def test_the_figures_of_areas_come_after_those_of_the_whole(client):
    count_of_areas(2)

    shown = ("area", "area_name", "measure", "option", "count")
    assert [tuple(row.get(name, "") for name in shown) for row in table(client.get(CSV))] == [
        ("", "", "votes", "ann", "9"),
        ("area-1", "Area 1", "cast", "", "1"),
        ("area-1", "Area 1", "votes", "ann", "1"),
        ("area-2", "Area 2", "cast", "", "2"),
        ("area-2", "Area 2", "votes", "ann", "2"),
    ]


@pytest.mark.parametrize(("areas", "chunks"), [(1, 1), (3, 2), (5, 3)])
def test_areas_are_read_some_at_a_time(
    client, django_assert_num_queries, monkeypatch, areas, chunks
):
    monkeypatch.setattr(rows, "CHUNK", 2)
    count_of_areas(areas)

    # The election, the accounts' keys, the options, and of each chunk its accounts and figures.
    with django_assert_num_queries(1 + 1 + 1 + 2 * chunks):
        assert len(table(client.get(CSV))) == 1 + 2 * areas


def test_json_says_the_same_with_its_types_and_terms(client, settings):
    settings.SITE_URL = "https://votes.example.org"
    vote()

    data = client.get(JSON).json()

    found = data.pop("rows")
    assert data == {
        "title": "A vote",
        "page": "https://votes.example.org/elections/vote/",
        "columns": "https://votes.example.org/about/data/",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert len(found) == 4
    assert found[1] == {
        "election": "vote",
        "contest": "",
        "contest_name": "",
        "round": 1,
        "area": "",
        "area_name": "",
        "source": "paper",
        "source_url": "https://example.org/paper",
        "as_of": "",
        "status": "preliminary",
        "is_lead": True,
        "measure": "valid",
        "option": "",
        "option_name": "",
        "option_kind": "",
        "count": 0,
        "fractional_count": None,
        "share": None,
        "share_of": "",
        "bound": "exactly",
        "printed_to": 1,
        "outcome": "",
        "wording": "",
        "note": "",
    }
    assert (found[3]["option_name"], found[3]["share"]) == ("=Ann", "66.70")


def test_an_election_without_figures_has_no_rows(client):
    ElectionFactory(slug="vote")

    assert table(client.get(CSV)) == []
    assert client.get(JSON).json()["rows"] == []


def test_a_figure_of_an_option_of_another_election_is_in_no_row(client):
    """As on the pages: the other election may be a draft."""
    account = AccountFactory(round=RoundFactory(election__slug="vote"), cast=5)
    LineFactory(account=account, option=OptionFactory())

    assert [row["measure"] for row in table(client.get(CSV))] == ["cast"]


def test_a_workbook_has_the_figures_of_the_whole_and_nothing_that_runs(client):
    account = vote().rounds.get().accounts.get()
    FigureFactory(account=account, measure="cast", count=2**53 + 1, note="_x000D_\x1f")
    area = AreaFactory(jurisdiction=account.round.election.jurisdiction)
    AccountFactory(round=account.round, source=account.source, area=area, cast=5)

    response = client.get(XLSX)

    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    sheet, results, columns = load_workbook(io.BytesIO(response.content)).worksheets
    assert [one.title for one in (sheet, results, columns)] == ["figures", "results", "columns"]
    assert [cell.value for cell in results[1]][-2:] == ["paper count", "paper share"]
    assert tuple(cell.value for cell in columns["A"][1:]) == Row._fields
    header, *found = [[cell.value for cell in row] for row in sheet.rows]
    assert tuple(header) == Row._fields
    shown = ("measure", "option_name", "is_lead", "count", "share", "note")
    assert [tuple(row[header.index(name)] for name in shown) for row in found] == [
        # Spreadsheets would round so great a number.
        ("cast", None, True, "9007199254740993", None, "\ufffd\ufffd"),
        ("turnout", None, True, None, "73.50", None),
        ("valid", None, True, 0, None, None),
        ("observers", None, True, 110, None, "A note."),
        ("votes", "=Ann", True, None, "66.70", None),
    ]
    assert {cell.data_type for row in sheet.rows for cell in row} == {"s", "n", "b"}


def test_a_workbook_does_not_say_when_it_was_made(client):
    """Equal figures make equal files, which need not be sent or exported again."""
    vote()

    with ZipFile(io.BytesIO(client.get(XLSX).content)) as book:
        properties = book.read("docProps/core.xml").decode()
        moments = {part.date_time for part in book.infolist()}

    assert moments == {(1980, 1, 1, 0, 0, 0)}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:.]*", properties)) == {"1980-01-01T00:00:00"}


@pytest.mark.parametrize("address", [CSV, JSON, XLSX])
def test_any_site_may_read_what_is_published(client, address):
    vote()

    response = client.get(address, headers={"origin": "https://other.example"})

    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


@pytest.mark.parametrize("address", [CSV, JSON, XLSX, "/elections/nowhere/data.json"])
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

    with django_assert_num_queries(5):
        assert table(client.get(f"/elections/{SLUG}/data.csv"))


def test_each_column_is_documented_and_pages_lead_there(client):
    vote()
    page = get(client, "/elections/vote/results/")
    links = {link.text: link.attrs["href"] for link in page.one("footer").all("a")}

    assert (links["CSV"], links["JSON"], links["XLSX"]) == (CSV, JSON, XLSX)
    columns, measures = get(client, links["what the columns mean"]).all("table")
    documented = columns.rows()
    assert tuple(row[0] for row in documented[1:]) == tuple(COLUMNS) == Row._fields
    assert all(row[1] and row[3] and row[4] for row in documented[1:])
    assert [row[0] for row in measures.rows()[1:]] == Measure.values == list(MEANINGS)
    assert all(all(row) for row in measures.rows())


@pytest.mark.parametrize(
    ("column", "choices"), [("bound", Bound), ("outcome", Outcome), ("option_kind", OptionKind)]
)
def test_columns_name_all_that_they_may_hold(column, choices):
    meaning = str(COLUMNS[column].meaning)

    assert [value for value in choices.values if value not in meaning] == []
