"""The last change of an election's record is found in the history of all its rows."""

import datetime

import pytest

from elections.models import Election, Figure, Option, Statement, Wording
from elections.record.last_change import last_change
from tests.factories import DiscrepancyFactory, ElectionFactory, WordingFactory
from tests.record.cast import election_with

pytestmark = pytest.mark.django_db

DAY = datetime.date(2031, 5, 4)


@pytest.mark.parametrize("model", [Election, Option, Figure, Statement, Wording])
def test_it_is_that_of_the_row_that_changed_last(model):
    election = election_with(1)
    WordingFactory(discrepancy=DiscrepancyFactory(election=election))
    other = ElectionFactory()
    row = model.history.exclude(id=other.pk).first() if model is Election else model.history.first()
    moment = datetime.datetime.combine(DAY, datetime.time(12), datetime.UTC)
    model.history.filter(history_id=row.history_id).update(history_date=moment)

    assert last_change(election.pk) == moment
    assert last_change(other.pk) != moment


def test_a_row_that_is_gone_has_changed_the_record():
    election = election_with(1)
    Statement.objects.all().delete()
    moment = datetime.datetime.combine(DAY, datetime.time(12), datetime.UTC)
    Statement.history.filter(history_type="-").update(history_date=moment)

    assert last_change(election.pk) == moment


def test_nothing_is_said_where_history_knows_nothing():
    assert last_change(0) is None
