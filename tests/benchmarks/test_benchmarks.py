"""That each part of the benchmark runs and tells its rows, with sizes at which it measures nothing.

The servers of `pages` are left out: `python -m tests.benchmarks --smoke` starts those as well.
"""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.benchmarks import (
    areas,
    audit,
    growth,
    importing,
    loading,
    made_site,
    pages,
    render,
    servers,
)
from tests.benchmarks.__main__ import PARTS, arguments
from tests.benchmarks.rows import Row, keep, read, table
from tests.benchmarks.site import fixtures


def told(rows: list[Row]) -> list[tuple[str, str, int]]:
    return [(row.what, row.against, len(row.ratios)) for row in rows]


def test_a_table_says_what_was_measured_beside_its_goal(tmp_path, capsys):
    rows = [
        Row("a hot page", "a file", 0.45, ratios=[0.4, 0.6, 0.5]),
        Row("loading", "writing", 1.3, at_most=True, ratios=[1.5]),
        Row("one", "other", ratios=[2.0], note="as it happens"),
        Row("a page", "a server", 4, note="there is none"),
    ]

    keep(str(tmp_path / "rows"), rows[:2])
    keep(str(tmp_path / "rows"), rows[2:])

    assert read(tmp_path / "rows") == rows
    assert [line.split(maxsplit=3)[-1] for line in table(rows[:0]).splitlines()] == [
        "greatest  goal"
    ]
    assert [" ".join(line.split()) for line in table(rows).splitlines()[1:]] == [
        "a hot page : a file 0.50 0.40 0.60 at least 0.45: reached",
        "loading : writing 1.50 1.50 1.50 at most 1.3: NOT REACHED",
        "one : other 2.00 2.00 2.00 as it happens",
        "a page : a server not measured: there is none",
    ]
    assert capsys.readouterr().out.count("goal") == 2


def test_every_part_has_its_sizes():
    names = ("pages", "render", "loading", "importing", "audit", "areas", "growth", "out", "entry")
    sizes = {"default", "full", "smoke"}
    assert {part: set(known) for part, known in PARTS.items()} == dict.fromkeys(names, sizes)


def test_without_its_tool_the_part_over_http_tells_its_rows_all_the_same(monkeypatch, tmp_path):
    rows = tmp_path / "rows"
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["pages", "--rows", str(rows)])

    pages.main()

    assert told(read(rows)) == [(name, other, 0) for name, other, _goal in pages.RATIOS]


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        (
            [],
            ["pages", "render", "loading", "importing", "audit", "areas", "growth", "out", "entry"],
        ),
        (["--only", "render", "growth"], ["render", "growth"]),
        (["--database", "postgres://x"], ["loading", "importing", "audit", "areas", "growth"]),
        (["--database", "postgres://x", "--only", "loading"], ["loading"]),
    ],
)
def test_a_server_runs_the_parts_that_depend_on_the_database(monkeypatch, given, parts):
    monkeypatch.setattr("sys.argv", ["benchmarks", *given])

    assert arguments().only == parts


def test_a_part_that_has_its_own_database_is_refused_on_a_server(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["benchmarks", "--database", "x", "--only", "pages", "audit"])

    with pytest.raises(SystemExit):
        arguments()

    assert capsys.readouterr().err.splitlines()[-1] == (
        "benchmarks: error: without --database only: pages"
    )


@pytest.mark.parametrize("changed", [{"status": 404}, {"body": b"-"}, {"headers": {"vary": "*"}}])
def test_nginx_is_compared_only_with_the_same_answer(changed):
    same = {"status": 200, "headers": {"vary": "Accept", "date": "today"}, "body": b"page"}
    ours = servers.Answer(**same)
    servers.hold_alike("br", ours, servers.Answer(**same | {"headers": {"vary": "Accept"}}))

    with pytest.raises(SystemExit, match=rf"^nginx sends another {next(iter(changed))} than"):
        servers.hold_alike("br", ours, servers.Answer(**same | changed))


@pytest.mark.django_db
def test_the_plain_render_is_the_same_page():
    call_command("load", *fixtures(), verbosity=0)

    assert told([*render.cold(1), *render.sign_in(1)]) == [
        (
            "cold page, all queries",
            "its plain render (same bytes, by Django's related managers)",
            1,
        ),
        ("cold page, verdicts remembered", "its plain render", 1),
        ("sign-in, whole", "the password hash in it", 1),
    ]


@pytest.mark.django_db
def test_pages_of_many_candidates_are_compared():
    assert told(render.many(1, 20)) == [
        ("cold sources/ of 20 candidates", "of 2", 1),
        ("cold record/ of 20 candidates", "of 2", 1),
    ]


@pytest.mark.django_db(transaction=True)
def test_loading_is_compared(tmp_path):
    assert told(loading.compare(tmp_path, 100, 1)) == [
        (loading.LABELS[left], loading.LABELS[right], 1) for left, right, *_goal in loading.RATIOS
    ]


@pytest.mark.django_db(transaction=True)
def test_loading_areas_is_compared(tmp_path):
    assert told([areas.compare(tmp_path, 10, 1)]) == [
        ("load, 10 precincts of 10 options", "bulk_create of instances that exist", 1)
    ]


@pytest.mark.django_db
def test_auditing_is_compared():
    audit.build(3)

    assert told(audit.compare(3, 1)) == [
        ("auditing, 3 elections", "loading the rows", 1),
        ("auditing, every sentence said, 3 elections", "loading the rows", 1),
    ]


@pytest.mark.django_db
def test_importing_is_compared(tmp_path):
    importing.make(tmp_path, 40)

    assert told([importing.compare(40, 1)]) == [
        ("importing 40 rows by the library's defaults, with preview", "by the site", 1)
    ]


@pytest.mark.django_db(transaction=True)
def test_every_address_of_growth_is_answered(settings, django_user_model):
    settings.SITE_URL = "https://example.org"
    made_site.main(60)
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("growth", "g@example.org", "x"))

    kinds = growth.addresses()
    answers = {
        address: client.get(address).status_code
        for named in kinds.values()
        for address in named.values()
    }

    assert set(answers.values()) == {200}
    ratios = {kind: {name: [1.0] for name in named} for kind, named in kinds.items()}
    assert len(growth.rows_of(ratios, "60")) == len(growth.PUBLIC) + 10
