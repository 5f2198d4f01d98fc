"""How many requests a second the site answers, against a file, and against what Django has.

    python -m tests.benchmarks.pages [--repeat 7] [--seconds 2] [--elections 100000]

Loads the fixtures into a temporary SQLite database and starts, on the loopback interface alone:
the site; the site without kept pages; the site with `cache_page` instead; the site over a
database with many elections and one with few; a bare WSGI function that gives the same answer,
which shows what the server leaves to any application; and nginx, if it is installed, with the same
page as a file. nginx sends the very answers of the site, with the same headers but for Date, Server
and the value of ETag, and nothing is measured if one of them differs. In each turn it asks each of
them for a moment with `wrk`, and at the end prints the rates, and the ratios within the turns:
their median, least and greatest.

Needs wrk (Debian: `apt-get install wrk`), and nginx for the comparison with a file
(`apt-get install nginx-light`).
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from .rows import Row, keep, say
from .servers import BARE, OF_SERVER, ask, hold_alike, nginx, site
from .site import ROOT

PAGE = "/elections/2012-nagorno-karabakh-presidential-election/"
MADE = "/elections/made-1/"
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
FAULTS = re.compile(r"Non-2xx or 3xx responses: (\d+)")
BROTLI = {"Accept-Encoding": "br"}
FEW = 100

# Ratios: what, against what, and the goal.
RATIOS = [
    ("hot page, identity", "nginx, the same page as a file", 0.45),
    ("hot page, brotli", "nginx, the same page as a file, brotli", 0.45),
    ("hot page, 304", "nginx, 304", None),
    ("bare WSGI function, identity", "nginx, the same page as a file", None),
    ("hot page, identity", "bare WSGI function, identity", None),
    ("hot page, identity", "the same page as WhiteNoise's static file", 4),
    ("hot page, identity", "the same page from cache_page", None),
    ("hot page, identity", "cold page", None),
    ("hot page, many elections", "hot page, 100 elections", 0.95),
    ("hot data.json, brotli", "hot page, brotli", 0.9),
]


def main() -> None:
    options = arguments()
    if not shutil.which("wrk"):
        note = "needs wrk (Debian: apt-get install wrk)"
        keep(options.rows, [Row(name, other, goal, note=note) for name, other, goal in RATIOS])
        return
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        contenders = start_all(stack, folder, options)
        keep(options.rows, compare(contenders, options))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--seconds", type=int, default=2, help="of each moment")
    parser.add_argument("--elections", type=int, default=100_000, help="0: leave growth out")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--threads", type=int, default=4, help="of each worker")
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--rows", help=argparse.SUPPRESS)
    return parser.parse_args()


def start_all(stack: ExitStack, folder: Path, options: argparse.Namespace) -> dict:
    """Every contender's address and headers, by name."""
    files = folder / "files"
    files.mkdir()
    databases = {"site": 0}
    if options.elections:
        databases |= {"few": FEW, "many": options.elections}
    for name, count in databases.items():
        say(f"Making the database “{name}” ...")
        make_database(environment(folder, name), count)
    manage(environment(folder, "site"), "collectstatic", "--no-input")

    def start(name: str, **env: str) -> str:
        return stack.enter_context(site(environment(folder, name) | env, options))

    hot = start("site")
    plain, packed = ask(hot + PAGE), ask(hot + PAGE, BROTLI)
    known = {"If-None-Match": plain.headers["etag"]}
    (folder / "static" / "page.html").write_bytes(plain.body)
    static = start("site")
    contenders = {
        "hot page, identity": (hot + PAGE, {}),
        "hot page, brotli": (hot + PAGE, BROTLI),
        "hot page, 304": (hot + PAGE, known),
        "hot data.json, brotli": (f"{hot}{PAGE}data.json", BROTLI),
        "the same page as WhiteNoise's static file": (f"{static}/static/page.html", {}),
        "the same page from cache_page": (
            start("site", BENCHMARK_URLS="tests.benchmarks.cached_urls", PAGE_CACHE_MEGABYTES="0")
            + PAGE,
            {},
        ),
        "cold page": (start("site", PAGE_CACHE_MEGABYTES="0") + PAGE, {}),
    }
    bare = {
        "BENCHMARK_BARE": str(folder / "static" / "page.html"),
        "BENCHMARK_BARE_HEADERS": json.dumps(
            [pair for pair in plain.headers.items() if pair[0] not in OF_SERVER]
        ),
    }
    bare = stack.enter_context(site(bare | environment(folder, "site"), options, BARE))
    contenders["bare WSGI function, identity"] = (bare + PAGE, {})
    if options.elections:
        contenders["hot page, 100 elections"] = (start("few") + MADE, {})
        contenders["hot page, many elections"] = (start("many") + MADE, {})
    if shutil.which("nginx"):
        answers = {"identity": plain, "br": packed, "304": ask(hot + PAGE, known)}
        for name, answer in answers.items():
            (files / name).mkdir()
            (files / name / "page.html").write_bytes(answer.body or plain.body)
        address = stack.enter_context(nginx(folder, options.workers, answers))
        asked = {name: (f"{address}/{name}/page.html", {}) for name in answers}
        asked["304"] = (asked["304"][0], {"If-None-Match": ask(asked["304"][0]).headers["etag"]})
        for name, answer in answers.items():
            hold_alike(name, answer, ask(*asked[name]))
        contenders |= {
            "nginx, the same page as a file": asked["identity"],
            "nginx, the same page as a file, brotli": asked["br"],
            "nginx, 304": asked["304"],
        }
    else:
        say("nginx is not installed: no comparison with a file.")
    say(f"The page has {len(plain.body):,} bytes, {len(packed.body):,} with brotli.")
    return contenders


def environment(folder: Path, name: str) -> dict[str, str]:
    return os.environ | {
        "SECRET_KEY": "only-for-a-benchmark-0123456789-0123456789-0123456789-01234",
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "false",
        "LOG_LEVEL": "ERROR",
        "DATABASE_URL": f"sqlite:///{folder}/{name}.sqlite3",
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.served_settings",
        "BENCHMARK_STATIC": str(folder / "static"),
        "PYTHONPATH": str(ROOT),
    }


def manage(env: dict[str, str], *command: str) -> None:
    command = [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), *command, "-v0"]
    subprocess.run(command, env=env, cwd=ROOT, check=True)


def make_database(env: dict[str, str], elections: int) -> None:
    """The fixtures, or as many made elections."""
    manage(env, "migrate")
    if elections:
        made = [sys.executable, "-W", "ignore", str(ROOT / "tests/benchmarks/made_site.py")]
        subprocess.run([*made, str(elections)], env=env, cwd=ROOT, check=True)
    else:
        manage(env, "load", *sorted(map(str, (ROOT / "fixtures").glob("*.json"))))


def rate(
    address: str, headers: dict[str, str], options: argparse.Namespace, *, is_cold: bool
) -> float:
    """Requests a second, of which none may fail."""
    sent = [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
    # A cold page takes so long that many at once would hardly end while they are counted.
    connections = options.workers if is_cold else options.connections
    command = ["wrk", "-t1", f"-c{connections}", f"-d{options.seconds}", *sent, address]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if fault := FAULTS.search(told):
        sys.exit(f"{address}: {fault[0]}")
    return float(RATE.search(told)[1])


def compare(contenders: dict, options: argparse.Namespace) -> list[Row]:
    for address, headers in contenders.values():
        rate(address, headers, options, is_cold=True)
    rates = {name: [] for name in contenders}
    for turn in range(options.repeat):
        say(f"Turn {turn + 1} of {options.repeat} ...")
        for name, (address, headers) in contenders.items():
            rates[name].append(rate(address, headers, options, is_cold=name == "cold page"))
    say()
    say(f"{'requests a second':58} {'median':>9} {'least':>9} {'greatest':>9}")
    for name, found in rates.items():
        say(f"{name:58} {statistics.median(found):9,.0f} {min(found):9,.0f} {max(found):9,.0f}")
    say()
    return [
        Row(
            name,
            other,
            goal,
            ratios=[one / two for one, two in zip(rates[name], rates[other], strict=True)],
        )
        if name in rates and other in rates
        else Row(name, other, goal, note="it was left out, or needs a server that is not installed")
        for name, other, goal in RATIOS
    ]


if __name__ == "__main__":
    main()
