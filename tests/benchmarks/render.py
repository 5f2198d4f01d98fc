"""What rendering a page and signing in take: `python -m tests.benchmarks.render`.

The 2012 election's overview with nothing kept (every query is asked, every verdict worked out)
against the plain render of `plain.py`, which gives the same bytes, by turns in one process; the
same with the verdicts remembered, as they are unless their own figures change; the cold pages with
all figures of an election of many candidates against those of a tenth of them; and a sign-in
against the one password hash in it. Times are the process's own, so that others on the machine
count little. With `--profile` it prints where a cold page's time goes instead.
"""

import argparse
import cProfile
import pstats
import sys
import tempfile
import time
from collections.abc import Callable

from .rows import Row, keep, say
from .site import connect, fixtures, migrate

SLUG = "2012-nagorno-karabakh-presidential-election"
PAGE = f"/elections/{SLUG}/"
PAGES = ("", "campaign/", "conduct/", "results/", "reactions/", "sources/")
# Parts of a cold page, by the functions whose time with all they call is counted.
PARTS = {
    "asking the database (compiling, executing, making objects)": ["_fetch_all"],
    "  of which putting SQL together": ["compiler.py:as_sql"],
    "the audit's marks (agreement and bases)": ["audited_of", "fully_audited_of"],
    "prose (Markdown and its sanitiser)": ["markdown.py:render"],
    "templates": ["render_to_string"],
    "  of which source marks": ["marks"],
    "  of which figures and dates": ["printed", "dated"],
}


def main() -> None:
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        connect(f"sqlite:///{folder}/render.sqlite3")
        migrate()
        from django.core.management import call_command

        call_command("load", *fixtures(), verbosity=0)
        if options.profile:
            for page in PAGES:
                profile(PAGE + page)
        else:
            rows = [*cold(options.repeat), *many(options.repeat, options.candidates)]
            keep(options.rows, [*rows, *sign_in(options.repeat)])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--candidates", type=int, default=1_000)
    parser.add_argument("--rows", help=argparse.SUPPRESS)
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    return parser.parse_args()


def timed(work: Callable[[], object], times: int = 5) -> float:
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) / times


def cold(repeat: int) -> list[Row]:
    from django.test import Client

    from elections.audit.snapshot import judged

    from .plain import plain_page

    client = Client()

    def ours():
        judged.cache_clear()
        return client.get(PAGE)

    if ours().content.decode() != plain_page(SLUG):
        sys.exit("The plain render is another page: tests/benchmarks/plain.py is out of date.")
    ratios = {"cold": [], "known": []}
    for _turn in range(repeat):
        plain = timed(lambda: plain_page(SLUG), 2)
        ratios["cold"].append(plain / timed(ours))
        ratios["known"].append(plain / timed(lambda: client.get(PAGE)))
    against = "its plain render (same bytes, by Django's related managers)"
    return [
        Row("cold page, all queries", against, 2.5, ratios=ratios["cold"]),
        Row("cold page, verdicts remembered", "its plain render", ratios=ratios["known"]),
    ]


def many(repeat: int, candidates: int) -> list[Row]:
    """That a page's time grows as its rows do, and no faster."""
    from django.test import Client

    from elections.audit.snapshot import judged

    from .many_candidates import build

    client = Client()
    few, all_of_them = build(candidates // 10), build(candidates)

    def took(address: str) -> float:
        judged.cache_clear()
        return timed(lambda: client.get(address), 1)

    rows = []
    for page in ("sources/", "record/"):
        took(few + page)
        ratios = [took(all_of_them + page) / took(few + page) for _turn in range(repeat)]
        what = f"cold {page} of {candidates:,} candidates"
        rows.append(Row(what, f"of {candidates // 10:,}", 15, at_most=True, ratios=ratios))
    return rows


def sign_in(repeat: int) -> list[Row]:
    """With the password hasher of the site, and not that of its tests."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.hashers import check_password, get_hashers_by_algorithm
    from django.test import Client
    from django.test.utils import override_settings

    hasher = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hasher):
        get_hashers_by_algorithm.cache_clear()
        editor = get_user_model().objects.create_superuser("editor", "e@example.org", "a password")
        known = get_user_model().objects.get(pk=editor.pk).password

        def enter():
            answer = Client().post(
                "/admin/login/?next=/admin/", {"username": "editor", "password": "a password"}
            )
            if answer.status_code != 302:
                sys.exit(f"The sign-in was answered with {answer.status_code}.")

        enter()
        ratios = []
        for _turn in range(repeat):
            bare = timed(lambda: check_password("a password", known), 1)
            ratios.append(timed(enter, 1) / bare)
    return [Row("sign-in, whole", "the password hash in it", ratios=ratios)]


def profile(address: str) -> None:
    from django.test import Client

    from elections.audit.snapshot import judged

    client = Client()
    client.get(address)
    profiler = cProfile.Profile(time.process_time)
    for _ in range(10):
        judged.cache_clear()
        profiler.enable()
        client.get(address)
        profiler.disable()
    stats = pstats.Stats(profiler)
    whole = stats.total_tt
    say(f"{address}")
    for part, names in PARTS.items():
        spent = sum(
            cumulative
            for (file, _line, name), (_c, _n, _own, cumulative, _by) in stats.stats.items()
            if name in names or f"{file.rpartition('/')[2]}:{name}" in names
        )
        say(f"  {spent / whole:5.0%}  {part}")


if __name__ == "__main__":
    main()
