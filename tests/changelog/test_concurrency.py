"""Two at once: each change is noted, with what is stored after it."""

import threading

import pytest
from django.db import connection, connections, transaction

from elections.models import Option
from tests import factories

from .cast import history_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one write after the other anyway"
    ),
]


def test_two_who_link_one_row_at_once_are_both_noted():
    row = factories.OptionFactory(sources=[])
    sources = factories.SourceFactory.create_batch(2)
    both_have_linked = threading.Barrier(2, timeout=10)
    failures = []

    def link(source):
        try:
            with transaction.atomic():
                through = Option.sources.through
                # Past the manager, so that both rows are there before either is noted.
                through._base_manager.bulk_create([through(option=row, source=source)])
                both_have_linked.wait()
                row.sources.add(source)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=link, args=[source]) for source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert history_of(row)[-1].sources == sorted(source.pk for source in sources)


def test_an_update_from_many_threads_is_noted_by_each():
    row = factories.OptionFactory(description="0")

    def write(text):
        try:
            Option.objects.filter(pk=row.pk).update(description=text)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=[str(number)]) for number in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [each.description for each in history_of(row)]
    assert sorted(dict.fromkeys(told)) == list("012345")
    row.refresh_from_db()
    assert told[-1] == row.description
