"""A backup is made and restored as the README says, while the site is in use."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from shlex import split

import pytest
from django.db import connection

from config.local import BASE_DIR
from tests import factories

from .test_settings import PRODUCTION, manage


@pytest.mark.django_db(transaction=True)
def test_a_backup_of_a_site_in_use_is_a_site(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite, and this run uses another database")
    readme = (BASE_DIR / "README.md").read_text()
    [command] = re.findall(r"^    \.venv/bin/python (-c .*backup.*)$", readme, re.MULTILINE)
    factories.ElectionFactory()
    (tmp_path / "var").mkdir()
    with closing(sqlite3.connect(tmp_path / "var/db.sqlite3")) as site:
        connection.connection.backup(site)
        site.execute("PRAGMA journal_mode=WAL")
        with site:
            site.execute("UPDATE elections_election SET office = 'Saved'")
        site.execute("UPDATE elections_election SET office = 'Being saved'")
        subprocess.run([sys.executable, *split(command)], cwd=tmp_path, check=True)
    with closing(sqlite3.connect(tmp_path / "backup.sqlite3")) as backup:
        found = backup.execute("SELECT office FROM elections_election").fetchall()
    assert found == [("Saved",)]
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/backup.sqlite3"}
    run = manage("migrate", "--check", **PRODUCTION, **database)
    assert (run.returncode, run.stderr) == (0, "")
