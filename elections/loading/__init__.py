"""Loads fixtures into the record: what `manage.py load` does.

It reads what `loaddata` reads, the JSON and JSON Lines of Django's serializers. Unlike `loaddata`
it holds every record to all that `full_clean` asks, resolves references and writes in bulk, writes
nothing for rows that are stored as they are, and names every mistake by file, line and field.

All happens in one transaction. A JSON file is read whole, and all of them are one batch, in which
records may stand in any order. JSON Lines are read in batches of `BATCH` records, in memory that
does not grow with the file, and refer to what stands before them or in the same batch.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import Error as DatabaseFailure
from django.db import connection, transaction
from django.utils.translation import gettext as _

from elections.changelog import one_change
from elections.changelog.notes import settle
from elections.trial import on_trial

from .files import Fixture, find, not_utf8, read
from .loader import Loader, Look
from .mistakes import Enough, LoadError, Mistakes, in_one_line, shown_key
from .plans import Plan, all_plans
from .records import Records
from .report import Report
from .rows import Row

__all__ = [
    "Fixture",
    "LoadError",
    "Mistakes",
    "Plan",
    "Report",
    "Row",
    "isolate",
    "load",
    "not_utf8",
    "read",
    "shown_key",
]

# Records of JSON Lines that are in memory together, and the bytes that they may have in the file.
BATCH = 5_000
BATCH_BYTES = 8 * 1024 * 1024


def load(
    labels: list[str | Fixture],
    *,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda number: None,
    look: Look | None = None,
) -> Report:
    """Load the fixtures that the labels name, all of them or nothing.

    A label is a path or a name as `files.find` takes it, or a file that was found already.
    `progress` is called with the number of records loaded so far, and `look` with the rows of each
    table before they are written. A dry run does everything and takes it back. Raises LoadError,
    whose text names all mistakes found, up to `mistakes.MOST`.
    """
    fixtures = find(labels)
    try:
        transaction_of = on_trial if dry_run else transaction.atomic
        with one_change(), transaction_of(), without_collection():
            isolate()
            report = load_files(fixtures, progress, look)
            settle()
    except DatabaseFailure as error:
        message = _("Nothing was loaded. The database says: %(why)s")
        raise LoadError(message % {"why": in_one_line(error)}) from error
    return report


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep Python from searching for cycles in the memory meanwhile.

    A load makes many objects and none of them in cycles; searching them again and again took a
    third of its time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def isolate() -> None:
    """On PostgreSQL, see the database as it is now, and fail if somebody changes the same rows.

    SQLite lets nobody else write meanwhile. A caller's own transaction is left as it is.
    """
    if connection.vendor == "postgresql" and len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def load_files(
    fixtures: list[Fixture], progress: Callable[[int], None], look: Look | None = None
) -> Report:
    mistakes = Mistakes()
    plans = all_plans()
    records, loader = Records(plans, mistakes), Loader(plans, mistakes, progress, look)
    try:
        for rows in batches(fixtures, records, mistakes):
            # What refers to a record that could not be read would be called broken as well.
            if not mistakes:
                records.read(rows)
                loader.take(rows)
            if mistakes:
                raise mistakes.as_error(unread(fixtures))
    except Enough:
        raise mistakes.as_error() from None
    return loader.report


def batches(fixtures: list[Fixture], records: Records, mistakes: Mistakes) -> Iterator[list[Row]]:
    """The records of all files: those of the JSON files at once, then each stream in parts."""
    whole = [fixture for fixture in fixtures if not fixture.streams]
    if whole:
        yield [records.row(each, *record) for each in whole for record in read(each, mistakes)]
    for fixture in fixtures:
        if fixture.streams:
            rows, begun = [], 0
            for record in read(fixture, mistakes):
                rows.append(records.row(fixture, *record))
                if len(rows) == BATCH or fixture.bytes_read - begun >= BATCH_BYTES:
                    yield rows
                    rows, begun = [], fixture.bytes_read
            yield rows


def unread(fixtures: list[Fixture]) -> list[str]:
    """What was not checked after the mistakes, in sentences."""
    beyond = _("%(file)s was not checked beyond line %(line)s.")
    return [
        (beyond if each.lines_read else _("%(file)s was not checked."))
        % {"file": each.name, "line": each.lines_read}
        for each in fixtures
        if each.streams and not each.finished
    ]
