"""What this process commits is noticed, and nothing else is."""

from contextlib import suppress

import pytest
from django.db import connection, transaction

from elections.models import Jurisdiction
from elections.pagestore import hints
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def noticed(site):
    """How often a commit has been noticed since."""
    start = hints.hints.count
    return lambda: hints.hints.count - start


def test_reading_is_no_hint(noticed):
    rows = Jurisdiction.objects.order_by()
    list(rows.union(rows.all()))
    with transaction.atomic(), transaction.atomic():
        Jurisdiction.objects.exists()
    assert noticed() == 0


@pytest.mark.parametrize(
    "write",
    [
        lambda: factories.JurisdictionFactory(),
        lambda: Jurisdiction.objects.update(name="Another"),
        lambda: Jurisdiction.objects.bulk_create([Jurisdiction(name="New", slug="new")]),
        lambda: connection.cursor().execute("DELETE FROM elections_jurisdiction"),
        lambda: connection.cursor().executemany("DELETE FROM elections_jurisdiction", [()]),
        lambda: connection.cursor().execute("  update elections_jurisdiction SET name = name"),
    ],
)
def test_writing_is_one(noticed, write):
    write()
    assert noticed() == 1


def test_a_transaction_is_noticed_when_it_commits(noticed):
    with transaction.atomic():
        factories.JurisdictionFactory()
        factories.JurisdictionFactory()
        assert noticed() == 0
    assert noticed() == 1


def test_a_transaction_that_is_rolled_back_is_not(noticed):
    with suppress(ZeroDivisionError), transaction.atomic():
        factories.JurisdictionFactory()
        _ = 1 / 0
    assert noticed() == 0


def test_a_savepoint_that_is_rolled_back_takes_no_other_write_along(noticed):
    with transaction.atomic():
        with suppress(ZeroDivisionError), transaction.atomic():
            factories.JurisdictionFactory()
            _ = 1 / 0
        factories.JurisdictionFactory()
        assert noticed() == 0
    assert noticed() == 1


def test_a_long_import_leaves_one_hook_among_those_of_others(noticed):
    calls = []
    with transaction.atomic():
        transaction.on_commit(lambda: calls.append("mine"))
        for _ in range(20):
            with transaction.atomic():
                factories.JurisdictionFactory()
        assert len(connection.run_on_commit) == 2
    assert (noticed(), calls) == (1, ["mine"])


def test_every_new_connection_is_watched_once_and_wrappers_of_others_keep_their_place(noticed):
    seen = []

    def blocker(execute, sql, params, many, context):
        seen.append(sql.split()[:4])
        return execute(sql, params, many, context)

    wrappers = connection.execute_wrappers
    if connection.vendor == "postgresql":
        connection.close()
    with connection.execute_wrapper(blocker):
        factories.JurisdictionFactory()
    hints.watch(None, connection)
    assert wrappers == [hints.notice]
    assert noticed() == 1
    assert seen.count(["INSERT", "INTO", '"elections_jurisdiction"', '("name",']) == 1
