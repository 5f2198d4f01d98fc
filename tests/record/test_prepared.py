"""Queries that are put together once give what the querysets give."""

from threading import Thread

import pytest

from elections.models import Page
from elections.record import (
    audited,
    candidates,
    citations,
    finding,
    frame,
    key_dates,
    statements,
)
from elections.record.conduct import delegations
from elections.record.prepared import Prepared
from tests.record.cast import election_with

pytestmark = pytest.mark.django_db

OF_AN_ELECTION = (
    audited.rounds,
    audited.accounts,
    audited.contests,
    audited.options,
    audited.figures,
    candidates.discrepancies,
    candidates.wordings_of,
    delegations,
    key_dates.key_dates,
    statements.all_statements,
)
BY_SLUG = (finding.published_alone, finding.published_with_neighbours)


def told(row) -> dict:
    """All that a row and the rows that came with it hold, without asking for anything else."""
    beside = {name: one for name, one in row._state.fields_cache.items() if name in FOLLOWED}
    held = {name: value for name, value in vars(row).items() if name != "_state"}
    return held | {name: one and told(one) for name, one in beside.items()}


# Not what leads back from there.
FOLLOWED = {
    *("person", "running_mate", "party", "jurisdiction", "actor"),
    *("next", "holder_before", "holder_after"),
}


@pytest.fixture
def elections():
    first = election_with(2, slug="first")
    return [first, election_with(3, slug="second", previous=first)]


def test_prepared_rows_are_those_of_the_queryset(elections):
    """For one election after the other, though each query was put together for the first."""
    for prepared in (*OF_AN_ELECTION, *BY_SLUG):
        for election in elections:
            value = election.slug if prepared in BY_SLUG else election.pk
            expected = [told(row) for row in prepared._queryset(value)]
            assert expected
            assert [told(row) for row in prepared.rows(value)] == expected
        assert prepared.rows("none" if prepared in BY_SLUG else 0) == []


def test_prepared_tuples_are_those_of_the_queryset(elections):
    for prepared in (frame.sections, citations.links):
        for election in elections:
            expected = list(prepared._queryset(election.pk))
            assert expected
            assert sorted(prepared.tuples(election.pk)) == sorted(expected)


def test_two_values_are_put_where_they_belong(elections):
    election = elections[1]
    for page in Page.values:
        found = statements.statements_on.rows(election.pk, page)
        assert found == list(election.statements.filter(page=page).order_by("order", "pk"))
        assert len(found) == 3
    with pytest.raises(ValueError, match="shorter"):
        statements.statements_on.rows(election.pk)


def test_a_query_is_asked_through_the_connection_of_whoever_asks():
    """Though another thread put it together: nobody else sees what is not committed yet."""
    election = election_with(1)
    prepared = Prepared(audited.rounds._queryset)
    other = Thread(target=lambda: prepared._put_together)
    other.start()
    other.join()

    assert prepared.rows(election.pk) == list(election.rounds.all())


def test_a_row_that_is_changed_is_read_anew():
    election = election_with(1)
    [before] = audited.rounds.rows(election.pk)
    election.rounds.update(status="annulled")
    [after] = audited.rounds.rows(election.pk)

    assert (before.status, after.status) == ("held", "annulled")
