"""How fast fixtures are loaded, against `loaddata` and against bare `bulk_create`.

    python -m tests.benchmarks.loading [--objects 20000] [--repeat 5] [--many 1000000]
                                          [--database postgres://...]

Makes a fixture of elections with candidates, accounts, figures and dates. In each turn it
loads the fixture with `loaddata`, writes the same rows with `bulk_create` from instances that
exist already and from ones that it has to make, and loads and reloads the fixture with `load`, as
JSON and as JSON Lines, and prints the ratios within the turns: their median, least and greatest.
`loaddata` takes a tenth of the records, and its time tenfold. Then it loads 10,000 and many
records in processes of their own and prints how much memory they held at most.

SQLite works inside the process, so there the process's own time counts, and others on the machine
do not disturb it; with PostgreSQL it is the time that passed. The database is a new one, which is
removed at the end: with `--database` it is named like the given one, with `test_` before it.
"""

import argparse
import gc
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from .made_records import write
from .rows import Row, keep, say

ROOT = Path(__file__).resolve().parent.parent.parent
FEW = 10_000
TENTH = 10


def main() -> None:
    options = arguments()
    if options.load:
        connect(options.database)
        load_once(options.load)
        return
    with tempfile.TemporaryDirectory() as folder:
        connect(options.database or f"sqlite:///{folder}/loading.sqlite3")
        with database(bool(options.database)) as url:
            rows = compare(Path(folder), options.objects, options.repeat)
            if options.many:
                rows.append(compare_memory(Path(folder), url, options.many))
    keep(options.rows, rows)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--objects", type=int, default=20_000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--many", type=int, default=1_000_000, help="0: leave memory out")
    parser.add_argument("--database", help="default: SQLite in a temporary file")
    parser.add_argument("--rows", help=argparse.SUPPRESS)
    parser.add_argument("--load", help=argparse.SUPPRESS)
    return parser.parse_args()


def connect(url: str) -> None:
    """Set Django up on a database of its own, as tests are."""
    os.environ["DATABASE_URL"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


@contextmanager
def database(on_server: bool) -> Iterator[str]:
    """An empty database with the site's tables, and its address for other processes."""
    from django.core.management import call_command
    from django.db import connection

    url = os.environ["DATABASE_URL"]
    if not on_server:
        call_command("migrate", verbosity=0)
        yield url
        return
    old = connection.settings_dict["NAME"]
    new = connection.creation.create_test_db(verbosity=0)
    try:
        yield urlsplit(url)._replace(path=f"/{new}").geturl()
    finally:
        connection.creation.destroy_test_db(old, verbosity=0)


# Time


def compare(folder: Path, number: int, repeat: int) -> list[Row]:
    from django.core.management import call_command

    from elections.loading import load

    array, lines = write(folder / "all.json", number), write(folder / "all.jsonl", number)
    tenth = write(folder / "tenth.json", number // TENTH)
    load([array])
    rows = all_rows()
    times = {name: [] for name in LABELS}
    for turn in range(repeat):
        timed(times["loaddata"], lambda: call_command("loaddata", tenth, verbosity=0))
        times["loaddata"][turn] *= TENTH
        timed(times["bulk"], lambda: bulk_create(rows))
        timed(times["made"], lambda: bulk_create(made(rows)))
        timed(times["json"], lambda: load([array]))
        timed(times["json again"], lambda: load([array]), wipe=False)
        timed(times["lines"], lambda: load([lines]))
        timed(times["lines again"], lambda: load([lines]), wipe=False)
    say(f"{number:,} objects, {repeat} turns")
    for name, label in LABELS.items():
        say(f"  {statistics.median(times[name]):7.2f} s  {label}")
    return [
        Row(
            LABELS[left],
            LABELS[right],
            goal,
            at_most=at_most,
            ratios=[a / b for a, b in zip(times[left], times[right], strict=True)],
        )
        for left, right, goal, at_most in RATIOS
    ]


LABELS = {
    "loaddata": "loaddata (tenfold of a tenth)",
    "bulk": "bulk_create of instances that exist",
    "made": "bulk_create, instances made",
    "json": "load, JSON",
    "json again": "reload, JSON",
    "lines": "load, JSON Lines",
    "lines again": "reload, JSON Lines",
}
RATIOS = [
    ("loaddata", "json", 15, False),
    ("loaddata", "lines", 15, False),
    ("json", "bulk", 1.3, True),
    ("json", "made", None, True),
    ("lines", "bulk", 1.3, True),
    ("lines", "made", None, True),
    ("json again", "json", 0.5, True),
    ("lines again", "lines", 0.5, True),
]


def timed(times: list[float], work: Callable[[], object], *, wipe: bool = True) -> None:
    from django.db import connection

    if wipe:
        empty_tables()
    gc.collect()
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    start = clock()
    work()
    times.append(clock() - start)


def tables() -> list:
    """The models of the record, each after those that it refers to, their links, their history."""
    from elections.loading.plans import all_plans
    from elections.models.history import record_models

    models = [plan.model for plan in all_plans().values()]
    links = [each for each in record_models(links=True) if each._meta.auto_created]
    return [*models, *links, *(model.history.model for model in models)]


def all_rows() -> dict:
    return {model: list(model.objects.order_by("pk")) for model in tables()}


def made(rows: dict) -> dict:
    """The same rows in new instances."""
    return {
        model: [
            model(**{f.attname: getattr(each, f.attname) for f in model._meta.concrete_fields})
            for each in each_model
        ]
        for model, each_model in rows.items()
    }


def bulk_create(rows: dict) -> None:
    from django.db import transaction
    from django.db.models import QuerySet

    with transaction.atomic():
        for model, each_model in rows.items():
            # Bare: the record's own `bulk_create` writes history besides, which is among the rows.
            QuerySet(model).bulk_create(each_model, batch_size=2_000)


def empty_tables() -> None:
    from django.core.management.color import no_style
    from django.db import connection

    names = [model._meta.db_table for model in tables()]
    connection.ops.execute_sql_flush(
        connection.ops.sql_flush(no_style(), names, reset_sequences=True, allow_cascade=True)
    )


# Memory


def compare_memory(folder: Path, url: str, many: int) -> Row:
    peaks = {}
    few = min(FEW, many // 2)
    for number in (few, many):
        path = write(folder / "many.jsonl", number)
        empty_tables()
        seconds, peaks[number] = in_own_process(path, url)
        say(f"{number:,} objects as JSON Lines: {seconds:.0f} s, at most {peaks[number]:.0f} MB")
    return Row(
        f"memory of loading {many:,} objects",
        f"{few:,} objects",
        1.5,
        at_most=True,
        ratios=[peaks[many] / peaks[few]],
    )


def in_own_process(path: str, url: str) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.loading", "--database", url, "--load", path],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, size = done.stdout.split()
    return float(seconds), float(size)


def load_once(path: str) -> None:
    """Print how many seconds a load took, and how many megabytes the process held at most."""
    from elections.loading import load

    seconds, size = measured(lambda: load([path]))
    say(f"{seconds} {size}")


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """How many seconds it took, and how many megabytes the process held at most until then."""
    start = time.perf_counter()
    work()
    # Not `getrusage`: Linux lets a new process begin with the peak of the one that started it.
    status = Path("/proc/self/status").read_text()
    size = int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) / 1024
    return time.perf_counter() - start, size


if __name__ == "__main__":
    main()
