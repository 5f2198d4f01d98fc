"""Every attack that was made on the site, once more: `python -m tests.attacks`.

For SQLite and for PostgreSQL it makes a database of its own with the record of the fixtures,
serves it on the loopback interface as config/deploy does, attacks it, and drops it. At the end
stands what each attack did to commit 1223335 and what it does now; the command ends with 1 if the
site did not hold. Every attack is bounded; all take less than ten minutes.

`--soak SECONDS` instead has readers, an editor who saves each second and slow clients beside them
for so long: nothing may fail, and no worker's memory may grow.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from textwrap import wrap

from tests.benchmarks.rows import say
from tests.benchmarks.site import ROOT, connect

DATABASES = ["sqlite:///attacks.sqlite3", "postgres://postgres@127.0.0.1:5432/postgres"]
WIDTHS = (5, 44, 34, 72, 8)


def main() -> None:
    options = arguments()
    if options.results:
        attack(options)
        return
    begun, broken = time.monotonic(), False
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results"
        for url in options.database:
            command = [sys.executable, "-W", "ignore", "-m", "tests.attacks", *sys.argv[1:]]
            command += ["--results", str(results), "--database", url]
            broken |= subprocess.run(command, cwd=ROOT).returncode != 0
        found = [json.loads(line) for line in results.read_text().splitlines()]
    say(f"\nAll of it, in {(time.monotonic() - begun) / 60:.1f} minutes")
    say(table(found))
    if broken or any(row["held"] is False for row in found):
        sys.exit("The site did not hold.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", metavar="WORD", help="points (4), or words of names")
    parser.add_argument("--database", nargs="+", default=DATABASES, help="addresses of servers")
    parser.add_argument("--soak", type=int, nargs="?", const=300, metavar="SECONDS")
    parser.add_argument("--results", help=argparse.SUPPRESS)
    return parser.parse_args()


def attack(options: argparse.Namespace) -> None:
    """Everything on one database."""
    connect(options.database[0])
    from . import integrity, lookups, low, sizes, slow_clients, soak, waiting  # noqa: F401
    from .attack import ATTACKS
    from .site import Site

    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site, site.served():
        if options.soak:
            chosen = [soak.of(options.soak)]
        else:
            ordered = sorted(ATTACKS, key=lambda each: int(each.point))
            chosen = [each for each in ordered if is_chosen(each, site.vendor, options.only)]
        for each in chosen:
            try:
                site.warm()
                held, after = each.run(site)
            except Exception:
                traceback.print_exc()
                held, after = False, "broke off: see above"
            row = {"database": site.vendor, "point": each.point, "name": each.name}
            row |= {"before": each.before, "after": after, "held": held}
            say(table([row]))
            with Path(options.results).open("a") as results:
                results.write(json.dumps(row) + "\n")


def is_chosen(each, vendor: str, words: list[str] | None) -> bool:
    return vendor in each.vendors and (
        not words or any(word in (each.point, *each.name.split()) for word in words)
    )


def table(rows: list[dict]) -> str:
    lines = []
    for row in rows:
        held = {True: "held", False: "NOT HELD", None: "not tried"}[row["held"]]
        name = f"{row['name']} ({row['database']})"
        cells = (row["point"], name, row["before"], row["after"], held)
        columns = [wrap(str(cell), width) for cell, width in zip(cells, WIDTHS, strict=True)]
        for place in range(max(map(len, columns))):
            parts = (column[place] if place < len(column) else "" for column in columns)
            line = "  ".join(f"{part:{width}}" for part, width in zip(parts, WIDTHS, strict=True))
            lines.append(line.rstrip())
    return "\n".join(lines)


if __name__ == "__main__":
    main()
