"""`manage.py package`: what operators see, and what stays if it fails."""

import datetime
import json
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from elections.data import package
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db


def run(*arguments, **options):
    call_command("package", *map(str, arguments), **options)


def test_it_says_what_it_wrote(tmp_path, capsys):
    AccountFactory(cast=1)

    run(tmp_path / "record.zip")

    size = (tmp_path / "record.zip").stat().st_size
    # A jurisdiction, an election and its source, a round, an account and its source, a figure.
    assert capsys.readouterr().out == (
        f"{tmp_path}/record.zip: 7 rows in 18 tables, {size} bytes.\n"
    )
    assert [file.name for file in tmp_path.iterdir()] == ["record.zip"]


def test_it_can_be_silent_and_names_the_day_that_it_is_given(tmp_path, capsys):
    run(tmp_path / "record.zip", "--created", "2012-07-19", verbosity=0)

    assert capsys.readouterr().out == ""
    assert created(tmp_path / "record.zip") == "2012-07-19T00:00:00Z"


def test_it_is_of_today_unless_it_is_told_otherwise(tmp_path):
    before = datetime.datetime.now(datetime.UTC).date()
    run(tmp_path / "record.zip", verbosity=0)
    after = datetime.datetime.now(datetime.UTC).date()

    assert created(tmp_path / "record.zip") in {f"{day}T00:00:00Z" for day in (before, after)}


def created(path):
    with ZipFile(path) as zipped:
        return json.loads(zipped.read("datapackage.json"))["created"]


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"the file's name must end in \.zip"):
        run(tmp_path / "record.csv")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError) as error:
        run(tmp_path / "nowhere" / "record.zip")
    assert str(error.value) == f"{tmp_path}/nowhere/record.zip: No such file or directory"


def test_what_was_there_stays_if_it_fails(tmp_path, monkeypatch):
    path = tmp_path / "record.zip"
    path.write_bytes(b"yesterday's")

    def fail(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(package, "put", fail)
    with pytest.raises(KeyboardInterrupt):
        run(path)

    assert path.read_bytes() == b"yesterday's"
    assert list(tmp_path.iterdir()) == [path]
