"""How long auditing takes against loading the same rows: `python -m tests.benchmarks.audit`.

Builds elections of five candidates and three sources each in a database of its own. One source
prints exact counts and shares to 0.01 %, one shares to 0.1 % with a turnout, one votes and shares
alone; in one set of twenty a digit is changed. Then it loads the rows alone, audits them, and
audits them saying every sentence, in turn, and tells the ratios of each turn to its loading, and
the memory that processes of their own held at most with many elections against few.

With SQLite times are the process's own, so that others on the machine do not count; with
`--database postgres://...`, which makes a database of its own on that server and drops it at the
end, they are those that passed.
"""

import argparse
import datetime
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .loading import database
from .rows import Row, keep, say
from .site import ROOT, connect

JURISDICTION_SIZE = 100
CANDIDATES = 5
FAULTY = 20
FEW = 1_000
BUILT_AT_ONCE = 500
LABELS = {"load": "loading the rows", "audit": "auditing", "say": "auditing, every sentence said"}
GOAL, MEMORY_GOAL = 3, 1.5


def main() -> None:
    options = arguments()
    if options.measure:
        connect(options.database)
        work(options.measure, options.elections)
        # Not `getrusage`: Linux lets a new process begin with the peak of the one that started it.
        status = Path("/proc/self/status").read_text()
        say(str(int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) / 1024))
        return
    with tempfile.TemporaryDirectory() as folder:
        connect(options.database or f"sqlite:///{folder}/audit.sqlite3")
        with database(bool(options.database)) as url:
            build(options.elections)
            rows = compare(options.elections, options.repeat)
            rows.append(compare_memory(url, options.elections))
    keep(options.rows, rows)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--elections", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--database", help="a server's address; default: a SQLite file")
    parser.add_argument("--rows", help=argparse.SUPPRESS)
    parser.add_argument("--measure", choices=LABELS, help=argparse.SUPPRESS)
    return parser.parse_args()


def build(count: int) -> None:
    """Fills an empty database with elections, in transactions of some hundred each."""
    from django.db import transaction

    from elections.models import Jurisdiction

    numbers = random.Random(20120719)  # noqa: S311 - made-up figures, the same in each run
    lands = [
        Jurisdiction(name=f"Land {n}", slug=f"land-{n}")
        for n in range(-(-count // JURISDICTION_SIZE))
    ]
    Jurisdiction.objects.bulk_create(lands)
    for start in range(0, count, BUILT_AT_ONCE):
        with transaction.atomic():
            build_some(range(start, min(start + BUILT_AT_ONCE, count)), lands, numbers)


def build_some(places: range, lands: list, numbers: random.Random) -> None:
    from elections import models

    def keep(rows: list) -> list:
        return type(rows[0]).objects.bulk_create(rows, batch_size=500)

    sources = keep(
        [
            models.Source(
                key=f"source-{n}-{m}",
                title=f"Source {m} on {n}",
                short_name=f"Source {m}",
                language="en",
                url=f"https://example.org/{n}/{m}",
            )
            for n in places
            for m in range(3)
        ]
    )
    people = keep(
        [
            models.Person(name=f"Person {n}-{m}", slug=f"person-{n}-{m}")
            for n in places
            for m in range(CANDIDATES)
        ]
    )
    elections = keep([election(n, lands) for n in places])
    rounds = keep([models.Round(election=one, number=1, date=one.date) for one in elections])
    options = keep(
        [
            models.Option(
                election=one, slug=person.slug, person=person, order=m + 1, in_infobox=m < 2
            )
            for place, one in enumerate(elections)
            for m, person in enumerate(people[place * CANDIDATES : (place + 1) * CANDIDATES])
        ]
    )
    key_dates = keep(
        [
            models.KeyDate(election=one, slug="vote", kind="vote", name="Vote", date=one.date)
            for one in elections
        ]
    )
    keep(
        [
            models.Section(
                election=one, page="lead", body=f"It was held [@{sources[3 * place].key}]."
            )
            for place, one in enumerate(elections)
        ]
    )
    for model, rows in (
        (models.Election, elections),
        (models.Option, options),
        (models.KeyDate, key_dates),
    ):
        link(model, rows, sources)
    found, figures = [], []
    for place, round_ in enumerate(rounds):
        candidates = options[place * CANDIDATES : (place + 1) * CANDIDATES]
        for which, (one, totals, printed) in enumerate(accounts(numbers)):
            one.round, one.source = round_, sources[3 * place + which]
            found.append(one)
            figures += [
                models.Figure(account=one, measure=measure, **{column(measure): totals[measure]})
                for measure in totals
            ]
            figures += [
                models.Figure(account=one, option=who, count=votes, share=share)
                for who, (votes, share) in zip(candidates, printed, strict=True)
            ]
            if which < 2:
                observers = 80 + 20 * which
                figures.append(models.Figure(account=one, measure="observers", count=observers))
    keep(found)
    keep(figures)


def column(measure: str) -> str:
    return "share" if measure == "turnout" else "count"


def election(n: int, lands: list):
    from elections.models import Election

    land, year = lands[n // JURISDICTION_SIZE], 1900 + n % JURISDICTION_SIZE
    return Election(
        name=f"{year} election in {land.name}",
        slug=f"{year}-{land.slug}",
        jurisdiction=land,
        jurisdiction_name=land.name,
        type="presidential",
        vote_type="popular",
        date=datetime.date(year, 7, 19),
        office="President",
        publication="published",
    )


def link(model, rows: list, sources: list) -> None:
    """One source for each row: that of its election."""
    through, name = model.sources.through, model._meta.model_name
    each = len(rows) // (len(sources) // 3)
    through.objects.bulk_create(
        [
            through(**{f"{name}_id": row.pk}, source_id=sources[3 * (place // each)].pk)
            for place, row in enumerate(rows)
        ],
        batch_size=500,
    )


def accounts(numbers: random.Random):
    """Three sources' accounts of one count, with totals, and what each prints of candidates."""
    from elections.models import Account

    votes = sorted((numbers.randrange(100, 60_000) for _ in range(CANDIDATES)), reverse=True)
    valid = sum(votes)
    cast = valid + numbers.randrange(100, 3_000)
    registered = cast + numbers.randrange(10_000, 90_000)
    totals = {"registered": registered, "cast": cast, "turnout": percent(cast, registered, 2)}
    for place, (stated, decimals) in enumerate(
        (
            (totals | {"valid": valid, "invalid": cast - valid}, 2),
            (totals | {"turnout": percent(cast, registered, 1)}, 1),
            ({}, 1),
        )
    ):
        printed = list(votes)
        if numbers.randrange(FAULTY) == 0:
            printed[0] += 1_000
        yield (
            Account(is_lead=place == 0, lead_reason="The fullest." * (place == 0)),
            stated,
            [
                (count, percent(true, valid, decimals))
                for count, true in zip(printed, votes, strict=True)
            ],
        )


def percent(part: int, whole: int, decimals: int) -> str:
    digits = (200 * part * 10**decimals + whole) // (2 * whole)
    return f"{digits // 10**decimals}.{digits % 10**decimals:0{decimals}}"


def work(kind: str, count: int) -> None:
    """Goes through the first elections once: loads them, audits them, or also says the findings."""
    from elections.audit import audit, load_for_audit
    from elections.audit.loading import BATCH, with_rows
    from elections.models import Election

    elections = Election.objects.order_by("pk")[:count]
    if kind == "load":
        for _election in with_rows(elections).iterator(chunk_size=BATCH):
            pass
        return
    for record in load_for_audit(elections):
        for finding in audit(record):
            if kind == "say":
                str(finding.sentence), str(finding.mend)


def compare(count: int, repeat: int) -> list[Row]:
    from django.db import connection

    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    ratios = {kind: [] for kind in LABELS}
    for _turn in range(repeat):
        times = {}
        for kind in LABELS:
            start = clock()
            work(kind, count)
            times[kind] = clock() - start
            ratios[kind].append(times[kind] / times["load"])
        say(", ".join(f"{LABELS[kind]} {took:.1f} s" for kind, took in times.items()))
    return [
        Row(
            f"{LABELS[kind]}, {count:,} elections", LABELS["load"], GOAL, at_most=True, ratios=found
        )
        for kind, found in ratios.items()
        if kind != "load"
    ]


def compare_memory(url: str, count: int) -> Row:
    few = min(FEW, count // 2)
    peaks = {number: peak(url, "say", number) for number in (few, count)}
    for number, size in peaks.items():
        say(f"{number:,} elections audited and said: at most {size:.0f} MB")
    return Row(
        f"memory of auditing {count:,} elections",
        f"{few:,} elections",
        MEMORY_GOAL,
        at_most=True,
        ratios=[peaks[count] / peaks[few]],
    )


def peak(url: str, kind: str, count: int) -> float:
    """The greatest memory, in MB, of a process of its own that does the work once."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.audit", "--database", url]
    command += ["--measure", kind, "--elections", str(count)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout)


if __name__ == "__main__":
    main()
