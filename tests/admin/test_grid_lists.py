"""The results grid over HTTP with lists and their seats."""

import pytest

from elections.models import Figure
from tests import factories

from .grid import answer, changes_of, confirm, make_contest, upload

pytestmark = pytest.mark.django_db
TABLE = "List;Votes;Seats;Change\nGreens;5000;8;−2\nReds;7000;12;\nTotal;;20;\n"


def make_ballot():
    vote, source = make_contest()
    ballot = factories.ContestFactory(election=vote.election, kind="lists")
    second = factories.RoundFactory(election=vote.election, contest=ballot, number=2)
    for order, name in enumerate(["Greens", "Reds"], 1):
        factories.OptionFactory(
            election=vote.election,
            contest=ballot,
            kind="list",
            person=None,
            name=name,
            slug=name.lower(),
            order=order,
        )
    return second, source


def seats_of(vote, source):
    rows = Figure.objects.filter(account__round=vote, account__source=source)
    return {(row.option.label if row.option else "", row.measure): row.count for row in rows}


def test_seats_are_figures_of_their_lists(desk):
    vote, source = make_ballot()

    page = answer(desk, upload(desk, vote, source, TABLE), total_4="valid")
    confirm(desk, page)

    stored = {
        ("", "seats"): 20,
        ("Greens", "votes"): 5000,
        ("Greens", "seats"): 8,
        ("Greens", "seat-change"): -2,
        ("Reds", "votes"): 7000,
        ("Reds", "seats"): 12,
    }
    assert seats_of(vote, source) == stored
    # Seats alone leave the votes as they are, and a blank cell takes a figure away.
    page = upload(desk, vote, source, "List;Seats;Change\nGreens;9;\nReds;12;2\n")
    assert [(kind, name) for kind, table, name, _cells in changes_of(page)] == [
        ("unchanged", "Wikipedia [wikipedia]"),
        ("changed", "Greens, seats"),
        ("removed", "Greens, change in seats"),
        ("unchanged", "Reds, seats"),
        ("new", "Reds, change in seats"),
        ("kept", "Greens"),
        ("kept", "Reds"),
    ]
    confirm(desk, page)
    del stored["Greens", "seat-change"]
    assert seats_of(vote, source) == stored | {
        ("Greens", "seats"): 9,
        ("Reds", "seat-change"): 2,
    }
