"""One round counted in very many precincts: `python -m tests.benchmarks.areas`.

Makes a fixture of a round with ten options, of which one source prints the votes precinct by
precinct. In each turn it loads the fixture and writes the same rows with `bulk_create` from
instances that exist already, and prints the ratios within the turns. Then it loads few and many
precincts, shows their page and exports their figures, each in a process of its own, and prints how
much memory these held at most.

With SQLite times are the process's own; with `--database postgres://...`, which makes a database
of its own on that server and drops it at the end, they are those that passed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from . import loading
from .made_records import record
from .rows import Row, keep, say
from .site import ROOT, connect

FEW, OPTIONS = 1_000, 10
GOALS = {"load": 1.3, "memory": 1.5}


def main() -> None:
    options = arguments()
    if options.measure:
        connect(options.database)
        say(" ".join(map(str, measured(options.measure, options.fixture))))
        return
    with tempfile.TemporaryDirectory() as folder:
        loading.connect(options.database or f"sqlite:///{folder}/areas.sqlite3")
        with loading.database(bool(options.database)) as url:
            rows = [compare(Path(folder), options.precincts, options.repeat)]
            if options.many:
                rows += grown(Path(folder), url, options.many)
    keep(options.rows, rows)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--precincts", type=int, default=2_000)
    parser.add_argument("--many", type=int, default=100_000, help="0: leave memory out")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--database", help="a server's address; default: a SQLite file")
    parser.add_argument("--rows", help=argparse.SUPPRESS)
    parser.add_argument("--measure", choices=WORK, help=argparse.SUPPRESS)
    parser.add_argument("--fixture", help=argparse.SUPPRESS)
    return parser.parse_args()


def write(path: Path, precincts: int) -> str:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in records(precincts))
    return str(path)


def records(precincts: int) -> Iterator[dict]:
    """An election with its options, and of each precinct an account with the votes of each."""
    yield record("source", key="paper", title="Paper", short_name="Paper", language="en")
    yield record("jurisdiction", name="Land", slug="land")
    yield record(
        "election",
        name="Vote",
        slug="vote",
        jurisdiction=["land"],
        jurisdiction_name="Land",
        type="presidential",
        vote_type="popular",
        date="2012-07-19",
        publication="published",
        sources=[["paper"]],
    )
    yield record("round", election=["vote"], number=1, date="2012-07-19", status="held")
    for place in range(OPTIONS):
        yield record(
            "option",
            election=["vote"],
            slug=f"list-{place}",
            kind="list",
            name=f"List {place}",
            order=place + 1,
            sources=[["paper"]],
        )
    for number in range(precincts):
        area = f"land-{number}"
        yield record("area", jurisdiction=["land"], slug=area, name=f"No {number}", kind="precinct")
        yield record("account", round=["vote", 1], source=["paper"], area=[area], status="final")
        for place in range(OPTIONS):
            yield record(
                "figure",
                account=["vote", 1, "paper", "", area],
                measure="votes",
                option=["vote", f"list-{place}"],
                count=(number * 7 + place * 131) % 900,
            )


def compare(folder: Path, precincts: int, repeat: int) -> Row:
    from elections.loading import load

    path = write(folder / "areas.jsonl", precincts)
    load([path])
    rows = loading.all_rows()
    times = {"load": [], "bulk": []}
    for _turn in range(repeat):
        loading.timed(times["bulk"], lambda: loading.bulk_create(rows))
        loading.timed(times["load"], lambda: load([path]))
    return Row(
        f"load, {precincts:,} precincts of {OPTIONS} options",
        "bulk_create of instances that exist",
        GOALS["load"],
        at_most=True,
        ratios=[a / b for a, b in zip(times["load"], times["bulk"], strict=True)],
    )


def grown(folder: Path, url: str, many: int) -> list[Row]:
    """How much more memory many precincts take than few, at most."""
    peaks = {work: {} for work in WORK}
    few = min(FEW, many // 2)
    for number in (few, many):
        path = write(folder / "many.jsonl", number)
        loading.empty_tables()
        for work, found in peaks.items():
            seconds, found[number] = in_own_process(work, path, url)
            say(f"{work}, {number:,} precincts: {seconds:.1f} s, at most {found[number]:.0f} MB")
    return [
        Row(
            f"memory of {WORK[work]}, {many:,} precincts",
            f"{few:,}",
            GOALS["memory"],
            at_most=True,
            ratios=[found[many] / found[few]],
        )
        for work, found in peaks.items()
    ]


WORK = {
    "load": "loading them",
    "page": "their page",
    "package": "the package of the record",
    "export": "their data.csv",
}


def in_own_process(work: str, path: str, url: str) -> tuple[float, float]:
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.areas", "--measure", work]
    done = subprocess.run(
        [*command, "--fixture", path, "--database", url],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    seconds, size = done.stdout.split()[-2:]
    return float(seconds), float(size)


def measured(work: str, path: str) -> tuple[float, float]:
    """The seconds that it took, and the megabytes that the process held at most."""
    from django.core.management import call_command
    from django.test import Client

    from elections.loading import load

    if work == "load":
        return loading.measured(lambda: load([path]))
    if work == "package":
        package = Path(path).with_suffix(".zip")
        return loading.measured(lambda: call_command("package", package, verbosity=0))
    address = "/elections/vote/results/areas/" if work == "page" else "/elections/vote/data.csv"

    def answered() -> None:
        response = Client().get(address)
        parts = response if response.streaming else [response.content]
        size = sum(map(len, parts))
        if response.status_code != 200 or not size:
            sys.exit(f"{address}: {response.status_code}")

    return loading.measured(answered)


if __name__ == "__main__":
    main()
