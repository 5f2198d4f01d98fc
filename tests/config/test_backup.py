"""A backup is made and restored as config/deploy/README.md says, while the site is in use."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.db import connection

from config.local import BASE_DIR
from tests import factories

from .test_settings import PRODUCTION, manage


def commands(section: str, *beginnings: str) -> str:
    """The commands of a section, for a shell."""
    readme = (BASE_DIR / "config/deploy/README.md").read_text()
    part = readme.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    found = re.findall(r"^    (.*)$", part, re.MULTILINE)
    assert [line.split()[0] for line in found] == list(beginnings)
    return "\n".join(found).replace(".venv/bin/python", sys.executable)


@pytest.mark.django_db(transaction=True)
def test_a_backup_of_a_site_in_use_is_a_site(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite, and this run uses another database")
    python = ".venv/bin/python"
    script = commands("Back up and restore", python, "mkdir", "tar", "tar", "rm", "mv")
    back_up, restore = script.split("tar -xf", 1)
    site, restored = tmp_path / "site", tmp_path / "restored"
    (site / "var/media").mkdir(parents=True)
    (site / "var/media/ann.jpg").write_bytes(b"portrait")
    (site / ".env").write_text("SECRET_KEY=x\n")
    factories.ElectionFactory()
    with closing(sqlite3.connect(site / "var/db.sqlite3")) as database:
        connection.connection.backup(database)
        database.execute("PRAGMA journal_mode=WAL")
        with database:
            database.execute("UPDATE elections_election SET office = 'Saved'")
        database.execute("UPDATE elections_election SET office = 'Being saved'")
        subprocess.run(["sh", "-ec", back_up], cwd=site, check=True)  # noqa: S607
    (restored / "var").mkdir(parents=True)
    (restored / "var/db.sqlite3-wal").write_bytes(b"of another database")
    (site / "backup.tar").rename(restored / "backup.tar")
    subprocess.run(["sh", "-ec", f"tar -xf{restore}"], cwd=restored, check=True)  # noqa: S607

    with closing(sqlite3.connect(restored / "var/db.sqlite3")) as database:
        found = database.execute("SELECT office FROM elections_election").fetchall()
    assert found == [("Saved",)]
    assert (restored / "var/media/ann.jpg").read_bytes() == b"portrait"
    assert (restored / ".env").read_text() == "SECRET_KEY=x\n"
    database = {"DATABASE_URL": f"sqlite:///{restored}/var/db.sqlite3"}
    run = manage("migrate", "--check", **PRODUCTION, **database)
    assert (run.returncode, run.stderr) == (0, "")
