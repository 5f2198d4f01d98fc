"""The figures of a person and of a source: those that their pages show."""

import csv
import io

import pytest

from elections.record import source_page
from tests.factories import (
    AccountFactory,
    AreaFactory,
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

pytestmark = pytest.mark.django_db


def rows(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))


def figures(found):
    names = ("election", "round", "source", "measure", "option", "count", "share")
    return [tuple(row[name] for name in names) for row in found]


def votes_for(person, source, slug, votes, **fields):
    election = ElectionFactory(slug=slug, **fields)
    account = AccountFactory(
        round=RoundFactory(election=election),
        source=source,
        registered=900,
        is_lead=True,
        lead_reason="It is the only one.",
    )
    option = OptionFactory(election=election, person=person)
    LineFactory(account=account, option=option, count=votes)
    return account, option


def test_a_person_has_what_the_leading_accounts_state_of_them(client):
    ann, paper = PersonFactory(slug="ann"), SourceFactory(key="paper")
    account, option = votes_for(ann, paper, "first", 5)
    LineFactory(account=account, count=7)
    other = AccountFactory(round=account.round, source=SourceFactory(key="other"))
    LineFactory(account=other, option=option, count=6)
    votes_for(ann, paper, "draft", 9, publication="draft")

    assert figures(rows(client, "/people/ann/data.csv")) == [
        ("first", "1", "paper", "votes", "ann", "5", "")
    ]
    assert len(client.get("/people/ann/data.json").json()["rows"]) == 1
    assert "/people/ann/data.csv" in [
        link.attrs["href"] for link in get(client, "/people/ann/").one("footer").all("a")
    ]


def test_of_a_round_whose_leading_account_has_nothing_of_a_person_all_others_are_told(client):
    ann, paper = PersonFactory(slug="ann"), SourceFactory(key="paper")
    account, option = votes_for(ann, paper, "first", 5)
    again = RoundFactory(election=account.round.election, number=2)
    for key, votes in (("a", 8), ("b", 9)):
        line = AccountFactory(round=again, source=SourceFactory(key=key))
        LineFactory(account=line, option=option, count=votes)
    area = AreaFactory(jurisdiction=again.election.jurisdiction)
    part = AccountFactory(round=again, source=paper, area=area)
    LineFactory(account=part, option=option, count=1)
    FigureFactory(account=account, measure="seats", option=option, count=2)

    assert figures(rows(client, "/people/ann/data.csv")) == [
        ("first", "1", "paper", "votes", "ann", "5", ""),
        ("first", "1", "paper", "seats", "ann", "2", ""),
        ("first", "2", "a", "votes", "ann", "8", ""),
        ("first", "2", "b", "votes", "ann", "9", ""),
    ]


def test_a_source_has_all_that_it_prints_as_many_elections_as_its_page(client, monkeypatch):
    monkeypatch.setattr(source_page, "PAGE_SIZE", 1)
    ann, paper = PersonFactory(slug="ann"), SourceFactory(key="paper")
    account, _ = votes_for(ann, paper, "a-first", 5)
    FigureFactory(account=account)
    votes_for(ann, paper, "b-second", 8)

    first = client.get("/sources/paper/data.json")

    assert [(row["measure"], row["count"]) for row in first.json()["rows"]] == [
        ("registered", 900),
        ("observers", 100),
        ("votes", 5),
    ]
    following = "/sources/paper/data.json?page=2"
    assert first.json()["next"] == following
    assert first["Link"] == f'<{following}>; rel="next"'
    last = client.get(following)
    assert {row["election"] for row in last.json()["rows"]} == {"b-second"}
    assert "next" not in last.json()
    assert "Link" not in last
    assert client.get("/sources/paper/data.csv?page=3").status_code == 404
    assert "/sources/paper/data.csv?page=2" in [
        link.attrs["href"] for link in get(client, "/sources/paper/?page=2").one("footer").all("a")
    ]


@pytest.mark.parametrize("address", ["/people/ann/data.csv", "/sources/paper/data.csv"])
def test_what_drafts_alone_say_is_for_editors(client, address):
    votes_for(
        PersonFactory(slug="ann"), SourceFactory(key="paper"), "draft", 9, publication="draft"
    )

    assert client.get(address).status_code == 404
    client.force_login(EditorFactory())
    answer = client.get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
