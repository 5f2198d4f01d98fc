"""Two editors confirm at the same moment: one is stored, the other is told and shown it anew."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from elections import models
from tests import factories

from . import grid
from .helpers import text_of
from .test_transfer import HEADER, confirm, upload

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path


@pytest.fixture
def desks():
    """Browsers of four editors."""
    clients = [Client() for _number in range(4)]
    for client in clients:
        client.force_login(factories.EditorFactory())
    return clients


def at_once(steps):
    """What the steps give, each in a thread and on a connection of its own."""
    barrier = Barrier(len(steps))

    def run(step):
        barrier.wait(10)
        try:
            return step()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(run, steps))


@pytest.mark.parametrize("is_new", [True, False], ids=["a new set", "a stored set"])
def test_of_several_results_files_one_is_stored(desks, is_new):
    vote, source = grid.make_contest()
    if not is_new:
        grid.confirm(desks[0], grid.upload(desks[0], vote, source, grid.TABLE))
    previews = [
        grid.upload(desk, vote, source, grid.TABLE.replace("47.095", f"47.00{number}"))
        for number, desk in enumerate(desks)
    ]

    pages = at_once(
        [
            lambda desk=desk, preview=preview: grid.confirm(desk, preview)
            for desk, preview in zip(desks, previews, strict=True)
        ]
    )

    stored = [number for number, page in enumerate(pages) if page.redirect_chain]
    assert len(stored) == 1
    assert grid.stored(vote, source)["Bako Sahakyan"][0] == 47000 + stored[0]
    others = [page for number, page in enumerate(pages) if number not in stored]
    assert all("Nothing was saved" in text_of(page) for page in others)


def test_of_several_imports_one_is_stored(desks):
    factories.SourceFactory(key="old", title="Old", short_name="Old")
    previews = [
        upload(desk, models.Source, HEADER + f"old,Title {number},Old,en\nnew,New,New,en\n")
        for number, desk in enumerate(desks)
    ]

    pages = at_once(
        [
            lambda desk=desk, preview=preview: confirm(desk, models.Source, preview)
            for desk, preview in zip(desks, previews, strict=True)
        ]
    )

    stored = [number for number, page in enumerate(pages) if page.redirect_chain]
    assert len(stored) == 1
    assert models.Source.objects.get(key="old").title == f"Title {stored[0]}"
    others = [page for number, page in enumerate(pages) if number not in stored]
    assert all("Nothing was imported" in text_of(page) for page in others)
