"""`manage.py load`: what operators see, its exit code, and what a killed one leaves behind."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from elections.loading import BATCH, load
from elections.management.commands import load as command
from elections.models import Source
from tests.loading.cast import source, written

pytestmark = pytest.mark.django_db

TABLE = """\
created  changed  unchanged
      2        0          0  sources
      2        0          0  all
"""


class Terminal(StringIO):
    def isatty(self):
        return True


def run(*labels, terminal=False, **options):
    """Run the command in this process; what it writes to standard output and error."""
    out, err = StringIO(), (Terminal if terminal else StringIO)()
    call_command("load", *labels, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_it_says_what_it_did_and_no_more(tmp_path):
    assert run(written(tmp_path, source("a"), source("b"))) == (TABLE, "")


def test_it_shows_progress_on_a_terminal(tmp_path, monkeypatch):
    monkeypatch.setattr("elections.loading.BATCH", 1)
    path = written(tmp_path, source("a"), source("b"), name="a.jsonl")
    assert run(path, terminal=True) == (TABLE, "Records: 1\rRecords: 2\r")


def test_it_can_be_silent(tmp_path):
    assert run(written(tmp_path, source("a")), verbosity=0, terminal=True) == ("", "")
    assert Source.objects.count() == 1


def test_a_dry_run_says_so(tmp_path):
    path = written(tmp_path, source("a"), source("b"))
    assert run(path, dry_run=True) == (TABLE + "This was a dry run: nothing was written.\n", "")
    assert not Source.objects.exists()


def test_mistakes_are_an_error_of_the_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written(tmp_path, source("a", title=""))
    with pytest.raises(CommandError) as error:
        run("fixture")
    assert str(error.value) == (
        'Nothing was loaded. 1 error:\nfixture.json, line 6: record 1, elections.source ["a"], '
        "field title: This field cannot be blank."
    )


def test_whoever_stops_it_by_hand_is_told_that_nothing_was_loaded(tmp_path, monkeypatch):
    def stop(*args, **kwargs):
        load(*args, **kwargs | {"progress": interrupt})

    def interrupt(number):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "load", stop)
    with pytest.raises(CommandError) as error:
        run(written(tmp_path, source("a")))
    assert str(error.value) == "Stopped. Nothing was loaded."
    assert not Source.objects.exists()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The environment of a site of its own, with a database in a file and nothing in it."""
    folder = tmp_path_factory.mktemp("site")
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    manage("migrate", "--verbosity=0", environment=environment).check_returncode()
    return environment


def manage(*arguments, environment):
    return subprocess.run(
        manage_line(*arguments),
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def manage_line(*arguments):
    return [sys.executable, "manage.py", *arguments]


def stored_sources(environment):
    with sqlite3.connect(environment["DATABASE_URL"].removeprefix("sqlite:///")) as database:
        return [key for (key,) in database.execute("SELECT key FROM elections_source ORDER BY 1")]


def test_its_exit_code_tells_success_from_failure(tmp_path, site):
    good = written(tmp_path, source("kept"))
    bad = written(tmp_path, source("lost"), source("lost", title="x" * 301), name="bad.json")
    succeeded = manage("load", good, environment=site)
    assert (succeeded.returncode, succeeded.stdout, succeeded.stderr) == (
        0,
        TABLE.replace("2 ", "1 "),
        "",
    )
    failed = manage("load", bad, environment=site)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.splitlines() == [
        "CommandError: Nothing was loaded. 1 error:",
        f'{bad}, line 15: record 2, elections.source ["lost"], field title: '
        "Ensure this value has at most 300 characters (it has 301).",
    ]
    assert stored_sources(site) == ["kept"]


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGKILL, -signal.SIGKILL, ""),
        (signal.SIGINT, 1, "CommandError: Stopped. Nothing was loaded.\n"),
    ],
)
def test_a_load_that_is_killed_leaves_the_database_as_it_was(tmp_path, site, number, code, said):
    """It reads from a pipe, so that it is known to be in the middle when it is killed."""
    before = stored_sources(site)
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    # Opened for reading too, so that it opens before the process does.
    descriptor = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    process = subprocess.Popen(
        manage_line("load", str(pipe)),
        env=site,
        cwd=settings.BASE_DIR,
        stderr=subprocess.PIPE,
        text=True,
        # Who runs the tests beside a shell ignores Ctrl+C, and so does all that they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        lines = [json.dumps(source(f"source-{each}")) + "\n" for each in range(3 * BATCH)]
        # A pipe holds less than a batch: once all of it went in, two batches were written.
        assert len("".join(lines[:BATCH])) > 2 * 65536
        feed(descriptor, "".join(lines).encode(), process)
        process.send_signal(number)
        assert (process.communicate(timeout=60)[1], process.returncode) == (said, code)
    finally:
        process.kill()
        process.wait()
        os.close(descriptor)
    assert stored_sources(site) == before
    assert manage("load", written(tmp_path, source("next")), environment=site).returncode == 0
    assert stored_sources(site) == sorted({*before, "next"})


def feed(descriptor, content, process):
    """Write to a pipe as fast as the process reads, and not for ever."""
    deadline = time.monotonic() + 60
    while content:
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < deadline
        try:
            content = content[os.write(descriptor, content) :]
        except BlockingIOError:
            time.sleep(0.01)
