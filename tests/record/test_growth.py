"""Pages of a person and a source read by what the page is about, however long the tables are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from elections import record
from elections.record import citing
from tests.record.cast import election_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def elections():
    """Three published elections and a draft that all cite the first one's source."""
    rows = [
        election_with(1, slug=f"election-{year}", date=f"{year}-07-19")
        for year in (2002, 2012, 2007)
    ]
    draft = election_with(1, slug="draft", publication="draft")
    source = rows[0].sources.get()
    for row in (*rows[1:], draft):
        row.key_dates.first().sources.add(source)
    return rows


@pytest.mark.parametrize("few", [0, 1_000])
def test_the_elections_of_a_source_are_the_same_by_either_way(elections, monkeypatch, few):
    monkeypatch.setattr(citing, "FEW", few)
    source = elections[0].sources.get()

    page = record.source(source)
    drafts = record.source(source, drafts=True)

    assert [one.slug for one in page.elections] == [
        "election-2012",
        "election-2007",
        "election-2002",
    ]
    assert {one.slug for one in drafts.elections} == {
        "draft",
        *(one.slug for one in page.elections),
    }
    assert [len(one.steps) for one in page.elections[:2]] == [1, 1]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")
@pytest.mark.parametrize(
    "gather",
    [
        lambda row: record.person(row.holder_after),
        lambda row: record.source(row.sources.get()),
    ],
    ids=["person", "source"],
)
def test_no_table_is_read_from_end_to_end(elections, gather):
    with CaptureQueriesContext(connection) as captured:
        gather(elections[0])

    for query in captured.captured_queries:
        if query["sql"].startswith("SELECT"):
            steps = plan(query["sql"])
            read = [step for step in steps if step.startswith("SCAN") and "elections_" in step]
            # Nor all published elections, one by one.
            read += [step for step in steps if "(publication=?)" in step]
            assert read == [], query["sql"]


def plan(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + sql)
        return [row[3] for row in cursor.fetchall()]
