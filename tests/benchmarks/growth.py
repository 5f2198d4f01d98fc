"""What pages take with many elections against few: `python -m tests.benchmarks.growth`.

Makes a database of 100 elections and one of many (`made_site.py`), and in each turn asks both for
every kind of page: public ones, and at the desk each table's list, plain, filtered and searched,
its forms and the choosers of its rows.
Nothing is kept. Times are those of the processes that answer, so that others on the machine do not
disturb them. With `--database postgres://...` both databases are made on that server.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from urllib.parse import urlencode, urlsplit

from .rows import Row, keep, say
from .site import ROOT, connect

FEW = 100
GOAL = 1.5
# Pages that show more where there is more, up to their bound, and have no goal for that.
NOTES = {
    "list, narrowed to a year": "of the few one is of that year, so that 50 are shown instead of 1",
    "list, searched": "of the few eleven are found, so that 50 are shown instead of 11",
    "catalogue": "a page holds up to 500 elections, and all of the few are one",
    "sitemap, a part": "a part holds up to 1,000 elections, and all of the few are one",
}
# Searched for at the desk: a word that all elections have, its beginning, words that rows have in
# several places, and one that none has.
SEARCHES = ("made", "mad", "paper made", "zzzzzz")
PUBLIC = {
    "overview": "/elections/made-7/",
    "results": "/elections/made-7/results/",
    "sources of an election": "/elections/made-7/sources/",
    "list": "/",
    "list, page 2": "/?page=2",
    "list, narrowed to a year": "/?year=1907",
    "list, narrowed to a type": "/?type=presidential",
    "list, searched": "/?q=made-7",
    "list, searched in vain": "/?q=zzzzzz",
    "source that all cite": "/sources/paper/",
    "source of one election": "/sources/source-made-7/",
    "person": "/people/made-7-0/",
    "data of an election": "/elections/made-7/data.json",
    "reuse of an election": "/elections/made-7/share/",
    "catalogue": "/catalogue.jsonld?page=1",
    "sitemap": "/sitemap.xml",
    "sitemap, a part": "/sitemap-0.xml",
}


def main() -> None:
    options = arguments()
    if options.serve:
        connect(options.serve)
        serve()
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        sites = {}
        for name, count in (("few", min(FEW, options.elections)), ("many", options.elections)):
            url = stack.enter_context(database(folder, options.database, name))
            say(f"Making {count:,} elections ...")
            made(url, count)
            sites[name] = stack.enter_context(site(url))
        keep(options.rows, compare(sites, options))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--elections", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--database", help="a server's address; default: SQLite files")
    parser.add_argument("--every", action="store_true", help="print the ratio of every page")
    parser.add_argument("--rows", help=argparse.SUPPRESS)
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    return parser.parse_args()


@contextmanager
def database(folder: str, server: str | None, name: str):
    """The address of a new database, which is removed at the end."""
    if not server:
        yield f"sqlite:///{folder}/{name}.sqlite3"
        return
    import psycopg

    new = f"benchmark_growth_{name}_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {new}")
        try:
            yield urlsplit(server)._replace(path=f"/{new}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {new} WITH (FORCE)")


def made(url: str, count: int) -> None:
    env = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "LOG_LEVEL": "ERROR",
    }
    python = [sys.executable, "-W", "ignore"]
    for command in (["manage.py", "migrate", "-v0"], ["tests/benchmarks/made_site.py", str(count)]):
        subprocess.run([*python, *command], env=env, cwd=ROOT, check=True)


@contextmanager
def site(url: str):
    """A process that answers an address on its input with the milliseconds that it took."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.growth", "--serve", url]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.stdin.close()
        process.wait(20)


def serve() -> None:
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.create_superuser("growth", "g@example.org", "x"))
    # SQLite works inside this process; elsewhere only the clock on the wall sees the database.
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    say(json.dumps(addresses()))
    for line in sys.stdin:
        start = clock()
        answer = client.get(line.strip())
        spent = clock() - start
        if answer.status_code != 200:
            sys.exit(f"{line.strip()}: {answer.status_code}")
        say(str(1000 * spent))


def addresses() -> dict[str, dict[str, str]]:
    """Addresses by kind and name."""
    from django.contrib import admin

    lists, filters, searches, forms, choosers = {}, {}, {}, {}, {}
    for model, desk in admin.site._registry.items():
        if model._meta.app_label != "elections" or not desk.search_fields:
            continue
        name = model._meta.model_name
        lists[name] = f"/admin/elections/{name}/"
        for text in SEARCHES:
            searches[f"{name}, {text}"] = f"{lists[name]}?{urlencode({'q': text})}"
        for text in ("", *SEARCHES) if model._meta.related_objects else ():
            choosers[f"{name}, {text or 'nothing typed'}"] = chooser(model, text)
        row = model.objects.order_by("pk").first()
        if row:
            forms[name] = f"/admin/elections/{name}/{row.pk}/change/"
        for named in desk.list_filter:
            field = isinstance(named, str) and model._meta.get_field(named)
            if field and field.choices:
                for value, _label in field.flatchoices[:2]:
                    filters[f"{name}, {named} {value}"] = f"{lists[name]}?{named}__exact={value}"
    return {
        "public": PUBLIC,
        "lists": lists,
        "filtered lists": filters,
        "searched lists": searches,
        "forms": forms,
        "choosers": choosers,
    }


def chooser(model, text: str) -> str:
    """Where a chooser of a table's rows asks for those that a text finds."""
    field = model._meta.related_objects[0].field
    query = {
        "app_label": "elections",
        "model_name": field.model._meta.model_name,
        "field_name": field.name,
        "term": text,
    }
    return f"/admin/autocomplete/?{urlencode(query)}"


def ask(process, address: str) -> float:
    process.stdin.write(address + "\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    if not answer.strip():
        sys.exit(f"{address} was not answered.")
    return float(answer)


def compare(sites: dict, options: argparse.Namespace) -> list[Row]:
    kinds = {}
    for process in sites.values():
        kinds = json.loads(process.stdout.readline())
    ratios = {kind: {name: [] for name in named} for kind, named in kinds.items()}
    for turn in range(options.repeat + 1):
        for kind, named in kinds.items():
            for name, address in named.items():
                few, many = ask(sites["few"], address), ask(sites["many"], address)
                if turn:  # in the first, processes learn what they then know
                    ratios[kind][name].append(many / few)
    if options.every:
        for kind, named in ratios.items():
            for name, found in named.items():
                say(f"  {statistics.median(found):6.2f}  {kind}: {name}")
    return rows_of(ratios, f"{options.elections:,}")


def rows_of(ratios: dict, many: str) -> list[Row]:
    """Each public page, and of the desk's the slowest kind and the whole."""
    against = f"at {FEW}"
    rows = [
        Row(
            f"{name}, at {many} elections",
            against,
            None if name in NOTES else GOAL,
            at_most=True,
            ratios=found,
            note=NOTES.get(name, ""),
        )
        for name, found in ratios["public"].items()
    ]
    for kind in ("lists", "filtered lists", "forms", "searched lists", "choosers"):
        named = ratios[kind]
        worst = max(named, key=lambda name: statistics.median(named[name]))
        turns = [statistics.median(turn) for turn in zip(*named.values(), strict=True)]
        label = f"the desk's {len(named)} {kind}"
        rows.append(
            Row(
                f"{label}, middle one, at {many}",
                against,
                GOAL,
                at_most=True,
                ratios=turns,
            )
        )
        rows.append(
            Row(
                f"{label}, worst ({worst}), at {many}",
                against,
                GOAL,
                at_most=True,
                ratios=named[worst],
            )
        )
    return rows


if __name__ == "__main__":
    main()
