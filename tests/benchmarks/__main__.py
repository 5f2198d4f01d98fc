"""The whole benchmark, in one command: `python -m tests.benchmarks`.

Runs each part in a process of its own, on databases and servers of its own on the loopback
interface alone, and ends with one table: each ratio of its turns (median, least, greatest) beside
its goal. About ten minutes on two cores that do nothing else. `--full` takes the sizes that the
goals name, in about half an hour; `--smoke` tiny ones, in about a minute, to see that all of
it runs: its ratios mean nothing. `--only loading growth` runs some parts. `--database
postgres://...` runs those that depend on the database (loading, importing, audit, areas, growth)
on that server, in databases of their own, which are dropped at the end.

    pages      hot pages, 304s, and growth of these over HTTP: against nginx, a static file under
               the same server, cache_page (needs wrk; nginx if it is there)
    render     a cold page against its plain render, one of many candidates against one
               of a tenth of them; a sign-in
    loading    fixtures against loaddata and bulk_create; reloading; memory
    importing  a table with preview against the library's defaults; growth
    audit      auditing all elections against loading their rows; memory
    areas      a round counted in many precincts: loading it against bulk_create; memory of
               loading it, of its page and of its data
    growth     all kinds of pages, and the desk's lists, with many elections against 100
    out        the package of many elections: memory; exporting them against rendering them; nginx
               on the exported files against nginx on others (needs wrk and nginx)
    entry      clicks, fields, page loads and windows to enter an election at the desk, against
               what it took when every row had a form of its own (190, 190, 45, 11; now 60, 104, 34,
               0; needs Chromium)

Nothing fails for being slow. A part that breaks is named, and the command then ends with 1.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .rows import read, say, table
from .site import ROOT

PARTS = {
    "pages": {
        "default": "--repeat 5 --seconds 1 --elections 20000",
        "full": "--repeat 7 --seconds 2 --elections 100000",
        "smoke": "--repeat 1 --seconds 1 --elections 0",
    },
    "render": {
        "default": "--repeat 7",
        "full": "--repeat 9",
        "smoke": "--repeat 1 --candidates 20",
    },
    "loading": {
        "default": "--repeat 5 --objects 20000 --many 200000",
        "full": "--repeat 7 --objects 20000 --many 1000000",
        "smoke": "--repeat 1 --objects 300 --many 400",
    },
    "importing": {
        "default": "--repeat 5 --lines 20000 --many 100000",
        "full": "--repeat 5 --lines 20000 --many 100000",
        "smoke": "--repeat 1 --lines 40 --many 60",
    },
    "audit": {
        "default": "--repeat 5 --elections 1500",
        "full": "--repeat 3 --elections 10000",
        "smoke": "--repeat 1 --elections 20",
    },
    "areas": {
        "default": "--repeat 5 --precincts 2000 --many 20000",
        "full": "--repeat 3 --precincts 100000 --many 100000",
        "smoke": "--repeat 1 --precincts 20 --many 40",
    },
    "growth": {
        "default": "--repeat 5 --elections 100000",
        "full": "--repeat 7 --elections 100000",
        "smoke": "--repeat 1 --elections 60",
    },
    "out": {
        "default": "--repeat 3 --few 2000 --many 20000 --elections 200",
        "full": "--repeat 3 --few 10000 --many 100000 --elections 1000",
        "smoke": "--repeat 1 --few 20 --many 40 --elections 5",
    },
    # There is one size of it.
    "entry": {"default": "", "full": "", "smoke": ""},
}


# What these measure depends on the database; the others always have one of SQLite.
ON_A_SERVER = ("loading", "importing", "audit", "areas", "growth")


def main() -> None:
    options = arguments()
    size = "full" if options.full else "smoke" if options.smoke else "default"
    begun, broken = time.monotonic(), []
    server = ["--database", options.database] if options.database else []
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows"
        for part in options.only:
            say(f"\n{part}: {PARTS[part][size]}")
            command = [sys.executable, "-W", "ignore", "-m", f"tests.benchmarks.{part}"]
            command += [*PARTS[part][size].split(), "--rows", str(rows)]
            command += server
            if subprocess.run(command, cwd=ROOT).returncode:
                broken.append(part)
        found = read(rows)
    say(f"\nAll of it, in {(time.monotonic() - begun) / 60:.1f} minutes ({size} size)")
    say(table(found))
    if broken:
        sys.exit(f"Broken: {', '.join(broken)}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART")
    parser.add_argument("--full", action="store_true", help="the sizes that the goals name")
    parser.add_argument("--smoke", action="store_true", help="tiny sizes: only that it runs")
    parser.add_argument("--database", help="a PostgreSQL server's address; default: SQLite files")
    options = parser.parse_args()
    possible = ON_A_SERVER if options.database else tuple(PARTS)
    if options.database and (others := set(options.only or ()) - set(ON_A_SERVER)):
        parser.error(f"without --database only: {', '.join(sorted(others))}")
    options.only = options.only or list(possible)
    return options


if __name__ == "__main__":
    main()
