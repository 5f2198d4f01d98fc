"""What taking the record away costs: `python -m tests.benchmarks.out`.

Writes the package of few and of many made elections, each in a process of its own, and prints how
much more memory the many took at most. Then, by turns, exports a site of made elections and renders
the same addresses without writing them. Then lets nginx serve the exported files, with the headers
that the export names, and a folder of other files of the same sizes, and asks both by turns.

Needs wrk and nginx for the last of these (Debian: `apt-get install wrk nginx-light`).
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from . import growth
from .pages import rate
from .rows import Row, keep, say
from .servers import NGINX, free_port, running
from .site import ROOT, connect

GOALS = {"memory": 1.5, "export": 1.3, "nginx": 0.95}
FILES = "nginx, on exported files", "nginx, on other files of their sizes"
# Pages that nginx is asked for in a turn.
ASKED = ("elections/made-1/", "elections/made-1/results/", "elections/made-1/data.json")
LOCATIONS = "location / {{ root {folder}/files/exported; include {folder}/headers; }}"
OTHERS = "location /others/ {{ root {folder}/files; }}"


def main() -> None:
    options = arguments()
    if options.measure:
        connect(options.database)
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["example.org"]
        say(str(WORK[options.measure](Path(options.folder))))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keep(
            options.rows,
            [
                grown(folder, options.few, options.many),
                *exported(folder, options.elections, options.repeat),
            ],
        )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--few", type=int, default=10_000)
    parser.add_argument("--many", type=int, default=100_000)
    parser.add_argument("--elections", type=int, default=1_000, help="to be exported")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--rows", help=argparse.SUPPRESS)
    parser.add_argument("--measure", choices=WORK, help=argparse.SUPPRESS)
    parser.add_argument("--database", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(work: str, url: str, folder: Path) -> float:
    """What a piece of work says, in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.out", "--measure", work]
    command += ["--database", url, "--folder", str(folder)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return float(told.split()[-1])


def package_memory(folder: Path) -> int:
    """The most memory that writing a package held, in kilobytes."""
    import datetime
    import resource

    from elections.data import package

    package.write(folder / "package.zip", datetime.date(2026, 1, 1))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def export_time(folder: Path) -> float:
    """The seconds of this process that an export into an empty folder takes."""
    from elections.exporting import Export

    shutil.rmtree(folder / "site", ignore_errors=True)
    begun = time.process_time()
    Export(folder / "site").run()
    return time.process_time() - begun


def render_time(folder: Path) -> float:
    """The same for asking for the same addresses, and writing nothing."""
    from elections.exporting import Export

    class Rendering(Export):
        def write(self, path, parts, *, packed=False):
            self._done.add(hash(path))

        def delete_others(self):
            pass

    begun = time.process_time()
    Rendering(folder / "nothing").run()
    return time.process_time() - begun


WORK = {"package": package_memory, "export": export_time, "render": render_time}


def grown(folder: Path, few: int, many: int) -> Row:
    held = []
    for count in (few, many):
        url = f"sqlite:///{folder}/package-{count}.sqlite3"
        say(f"Making {count:,} elections ...")
        growth.made(url, count)
        held.append(measure("package", url, folder))
    what = f"memory of the package, {many:,} elections"
    return Row(what, f"{few:,}", GOALS["memory"], at_most=True, ratios=[held[1] / held[0]])


def exported(folder: Path, count: int, repeat: int) -> list[Row]:
    url = f"sqlite:///{folder}/export.sqlite3"
    say(f"Making {count:,} elections ...")
    growth.made(url, count)
    ratios = []
    for turn in range(repeat):
        say(f"Exporting, turn {turn + 1} of {repeat} ...")
        ratios.append(measure("export", url, folder) / measure("render", url, folder))
    what = f"export of {count:,} elections"
    written = Row(what, "rendering them", GOALS["export"], at_most=True, ratios=ratios)
    return [written, served(folder, repeat)]


def served(folder: Path, repeat: int) -> Row:
    if not (shutil.which("nginx") and shutil.which("wrk")):
        note = "needs nginx and wrk (Debian: apt-get install nginx-light wrk)"
        return Row(*FILES, GOALS["nginx"], note=note)
    files = folder / "files"
    files.mkdir()
    (folder / "site").rename(files / "exported")
    headers = (files / "exported/_nginx.conf").read_text()
    # What stands in a server block, and not in a location.
    (folder / "headers").write_text(
        "\n".join(line for line in headers.splitlines() if line.startswith("add_header"))
    )
    for place in ASKED:
        name = place + "index.html" if place.endswith("/") else place
        other = files / "others" / name
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_bytes(os.urandom((files / "exported" / name).stat().st_size))
    ratios = []
    locations = (OTHERS + LOCATIONS).format(folder=folder)
    port = free_port()
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, port=port, workers=2, locations=locations))
    command = ["nginx", "-c", str(config), "-g", "user root;" if os.getuid() == 0 else ""]
    options = argparse.Namespace(seconds=1, connections=32, workers=2)
    with running(command, port, "/about/", dict(os.environ)) as address:
        for turn in range(repeat + 1):
            ours, theirs = (
                sum(
                    rate(f"{address}/{start}{place}", {}, options, is_cold=False) for place in ASKED
                )
                for start in ("", "others/")
            )
            if turn:
                ratios.append(ours / theirs)
    return Row(*FILES, GOALS["nginx"], ratios=ratios)


if __name__ == "__main__":
    main()
