"""Importing rows of results, previewed and then taken: `python -m tests.benchmarks.importing`.

In each turn a table of `--lines` new rows is previewed and imported by the site's own resource,
and a part of it by django-import-export as it comes: a `ModelResource` whose widgets look each
row's references up by their natural keys. The library takes a fortieth of the rows, and its time
fortyfold, which favours it, if anything. Both write history. Then more rows are imported in
processes of their own: for the time a row takes, and for the memory.

With SQLite times are the process's own; with `--database postgres://...`, which makes a database
of its own on that server and drops it at the end, they are those that passed.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .loading import database
from .made_records import write
from .rows import Row, keep, say
from .site import connect

HEADERS = [
    *("election", "round", "source", "measure"),
    *("option", "count", "share", "outcome"),
]
LINES_OF_ELECTION, RECORDS_OF_ELECTION, SHARED_RECORDS = 15, 44, 46
FORTIETH = 40


def main() -> None:
    options = arguments()
    if options.measure:
        connect(options.database)
        say(" ".join(map(str, measure(options.lines))))
        return
    with tempfile.TemporaryDirectory() as folder:
        connect(options.database or f"sqlite:///{folder}/importing.sqlite3")
        with database(bool(options.database)) as url:
            make(Path(folder), max(options.lines, options.many))
            rows = [compare(options.lines, options.repeat)]
            if options.many:
                rows += grown(url, options)
    keep(options.rows, rows)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=20_000)
    parser.add_argument("--many", type=int, default=100_000, help="0: leave growth out")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--rows", help=argparse.SUPPRESS)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--database", help="a server's address; default: a SQLite file")
    return parser.parse_args()


def make(folder: Path, lines: int) -> None:
    """Elections with candidates and accounts for so many lines."""
    from elections.loading import load

    elections = -(-lines // LINES_OF_ELECTION)
    records = SHARED_RECORDS + RECORDS_OF_ELECTION * elections
    load([write(folder / "made.jsonl", records)])


def sheet(lines: int):
    """The first lines that are stored, as a table that a file would hold."""
    import tablib

    from elections.models import Figure

    rows = Figure.objects.filter(measure="votes").order_by("pk")
    rows = rows.values_list(
        "account__round__election__slug",
        "account__round__number",
        "account__source__key",
        "measure",
        "option__slug",
        "count",
        "share",
        "outcome",
    )
    return tablib.Dataset(*rows[:lines], headers=HEADERS)


def emptied() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM elections_figure")
        cursor.execute("DELETE FROM elections_historicalfigure")


def taken(resource, table) -> float:
    """Seconds for a preview and an import of new rows, which are taken back afterwards."""
    from django.db import connection, transaction

    with transaction.atomic():
        emptied()
        # SQLite works inside this process; elsewhere only the clock on the wall sees the database.
        clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
        start = clock()
        for dry_run in (True, False):
            result = resource().import_data(
                table, dry_run=dry_run, rollback_on_validation_errors=True
            )
            if result.totals["new"] != len(table):
                sys.exit(f"Not imported: {dict(result.totals)}")
        spent = clock() - start
        transaction.set_rollback(True)
    return spent


def by_default():
    """django-import-export as it comes, with widgets that read natural keys."""
    from import_export.fields import Field
    from import_export.resources import ModelResource
    from import_export.widgets import ForeignKeyWidget

    from elections.models import Account, Figure, Option

    class AccountWidget(ForeignKeyWidget):
        def clean(self, value, row=None, **kwargs):
            key = (row["election"], row["round"], row["source"], "", "")
            return Account.objects.get_by_natural_key(*key)

    class OptionWidget(ForeignKeyWidget):
        def clean(self, value, row=None, **kwargs):
            return Option.objects.get_by_natural_key(row["election"], row["option"])

    class ByDefault(ModelResource):
        account = Field("account", "source", AccountWidget(Account))
        option = Field("option", "option", OptionWidget(Option))

        class Meta:
            model = Figure
            fields = ("account", "measure", "option", "count", "share", "outcome")
            import_id_fields = ("account", "measure", "option")

    return ByDefault


def compare(lines: int, repeat: int) -> Row:
    from elections.models import Figure
    from elections.resources import resource_for

    part = max(1, lines // FORTIETH)
    whole, some, ratios = sheet(lines), sheet(part), []
    for _turn in range(repeat):
        theirs = taken(by_default(), some) * lines / part
        ours = taken(resource_for(Figure), whole)
        ratios.append(theirs / ours)
        say(f"{lines:,} rows, preview and import: {ours:.1f} s; by default {theirs:.0f} s")
    return Row(
        f"importing {lines:,} rows by the library's defaults, with preview",
        "by the site",
        5,
        ratios=ratios,
    )


def grown(url: str, options: argparse.Namespace) -> list[Row]:
    few, many = options.lines, options.many
    (short, low), (long, high) = (in_own_process(url, number) for number in (few, many))
    say(f"{few:,} rows: {short:.1f} s, at most {low:.0f} MB; {many:,}: {long:.1f} s, {high:.0f} MB")
    return [
        Row(
            f"importing, time a row at {many:,} rows",
            f"at {few:,}",
            1.2,
            at_most=True,
            ratios=[long / many / (short / few)],
        ),
        Row(f"importing, memory at {many:,} rows", f"at {few:,}", ratios=[high / low]),
    ]


def in_own_process(url: str, lines: int) -> tuple[float, float]:
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.importing", "--measure"]
    command += ["--database", url, "--lines", str(lines)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, size = done.stdout.split()
    return float(seconds), float(size)


def measure(lines: int) -> tuple[float, float]:
    from elections.models import Figure
    from elections.resources import resource_for

    spent = taken(resource_for(Figure), sheet(lines))
    # Not `getrusage`: Linux lets a new process begin with the peak of the one that started it.
    status = Path("/proc/self/status").read_text()
    return spent, int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) / 1024


if __name__ == "__main__":
    main()
