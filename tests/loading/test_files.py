"""Files that cannot be read, or that are not there: each mistake is named by file and line."""

from pathlib import Path

import pytest
from django.conf import settings

from elections.loading import files, load
from elections.models import Source
from tests.loading.cast import refusal, source, world, written

pytestmark = pytest.mark.django_db

BROKEN = Path(__file__).parent.parent / "files" / "fixtures"

MISTAKES = {
    "binary.jsonl": [
        "line 1: Invalid JSON at column 1: Expecting value.",
        "line 2: The byte 0x80 is not UTF-8. Save the file in UTF-8.",
    ],
    "comma-missing.json": ["line 3: Invalid JSON at column 1: Expecting ',' delimiter."],
    "comma-too-many.json": ["line 4: Invalid JSON at column 1: Expecting value."],
    "empty.json": ["line 1: A fixture must be a list of records between [ and ]."],
    "endless-number.json": [
        "line 2: This is not a record: it contains a number with too many digits."
    ],
    "latin-1.json": ["line 3: The byte 0xC9 is not UTF-8. Save the file in UTF-8."],
    "latin-1.jsonl": ["line 2: The byte 0xC9 is not UTF-8. Save the file in UTF-8."],
    "mixed.jsonl": [
        "line 2: Invalid JSON at column 10: Expecting value.",
        "line 3: Invalid JSON at column 105: Extra data.",
        "line 5: record 4: A record must be an object with “model” and “fields”.",
    ],
    "name-twice.json": [
        'line 4: record 1, elections.source ["a"], field title: The field appears more than once.',
        "line 9: record 2: “model” appears more than once.",
    ],
    "nested-too-deep.json": ["line 2: This is not a record: its brackets are nested too deeply."],
    "no-records.json": [
        "line 1: record 1: A record must be an object with “model” and “fields”.",
        "line 1: record 2: A record must be an object with “model” and “fields”.",
        "line 1: record 3: A record must be an object with “model” and “fields”.",
        "line 1: record 4: A record must be an object with “model” and “fields”.",
        "line 1: record 5: The record needs a model, such as elections.source.",
    ],
    "not-a-number.json": [
        'line 1: record 1, elections.source ["a"], field title: This is not text. Put it in '
        "quotation marks."
    ],
    "object.json": ["line 1: A fixture must be a list of records between [ and ]."],
    "single-quotes.json": [
        "line 1: Invalid JSON at column 3: Expecting property name enclosed in double quotes."
    ],
    "truncated.json": ["line 3: Invalid JSON at column 68: Unterminated string starting at."],
    "two-lists.json": ["line 2: Invalid JSON at column 1: Extra data."],
    "unclosed.json": ["line 4: Invalid JSON at column 1: Expecting ',' delimiter."],
    "utf-16.json": ["line 1: The byte 0xFF is not UTF-8. Save the file in UTF-8."],
    "utf-16.jsonl": [
        "line 1: The byte 0xFF is not UTF-8. Save the file in UTF-8.",
        "line 2: Invalid JSON at column 1: Expecting value.",
    ],
}


def test_every_broken_fixture_has_its_test():
    assert {path.name for path in BROKEN.glob("*.json*")} == set(MISTAKES)


@pytest.mark.parametrize("name", MISTAKES)
def test_what_cannot_be_read_is_named_and_nothing_is_loaded(name):
    expected = [f"{name}, {mistake}" for mistake in MISTAKES[name]]
    number = "1 error" if len(expected) == 1 else f"{len(expected)} errors"
    assert refusal(str(BROKEN / name)).splitlines() == [
        f"Nothing was loaded. {number}:",
        *expected,
    ]
    assert not Source.objects.exists()


def test_a_file_that_cannot_be_read_keeps_the_others_from_being_called_broken(tmp_path):
    """Records refer to those of an unreadable file; only the file is worth a mention."""
    path = written(tmp_path, *world()[6:])
    assert refusal(path, str(BROKEN / "truncated.json")) == (
        "Nothing was loaded. 1 error:\ntruncated.json, line 3: Invalid JSON at column 68: "
        "Unterminated string starting at."
    )


def test_a_line_without_end_is_not_read_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LONGEST_LINE", 150)
    path = written(tmp_path, source(), source("b", note="x" * 100), source("c"), name="a.jsonl")
    assert refusal(path) == (
        "Nothing was loaded. 1 error:\na.jsonl, line 2: The line is too long for a record.\n"
        "a.jsonl was not checked beyond line 2."
    )


def test_the_rest_of_a_stream_is_not_checked_after_a_batch_with_mistakes(tmp_path, monkeypatch):
    monkeypatch.setattr("elections.loading.BATCH", 2)
    path = written(tmp_path, source("a"), source("b", title=""), source("c"), name="a.jsonl")
    later = written(tmp_path, source("d"), name="b.jsonl")
    assert refusal(path, later) == (
        'Nothing was loaded. 1 error:\na.jsonl, line 2: record 2, elections.source ["b"], field '
        "title: This field cannot be blank.\na.jsonl was not checked beyond line 2.\nb.jsonl was "
        "not checked."
    )
    assert not Source.objects.exists()


def test_a_name_is_looked_for_in_the_fixture_folders_with_and_without_its_ending(
    tmp_path, settings, monkeypatch
):
    settings.FIXTURE_DIRS = [tmp_path / "first", tmp_path / "second"]
    here = tmp_path / "here"
    for folder in (*settings.FIXTURE_DIRS, here):
        folder.mkdir()
    monkeypatch.chdir(here)
    paths = [
        written(tmp_path / "first", source("a"), name="one.json"),
        written(tmp_path / "second", source("b"), name="one.jsonl"),
        written(tmp_path / "second", source("c"), name="two.json"),
        written(here, source("d"), name="three.json"),
    ]

    def found(*labels):
        return [paths.index(str(fixture.path)) for fixture in files.find(list(labels))]

    assert found("one") == [0, 1]
    assert found("one.jsonl", "three") == [1, 3]
    assert found("two", paths[2], "two.json") == [2]
    assert found("three.json", "../second/two") == [3, 2]
    assert [fixture.name for fixture in files.find(["two", "three"])] == [paths[2], "three.json"]


def test_a_name_that_is_nowhere_is_refused_with_the_folders_that_were_searched(tmp_path):
    with pytest.raises(files.LoadError) as error:
        load([written(tmp_path, source()), "nowhere"])
    folders = f"{settings.BASE_DIR / 'fixtures'}, {Path.cwd()}"
    assert str(error.value) == f"Nothing was loaded. There is no fixture nowhere in {folders}."
    assert not Source.objects.exists()


@pytest.mark.parametrize("label", ["x" * 5000, "a\0b", ".", ""])
def test_names_that_no_file_can_have_are_refused(label):
    with pytest.raises(files.LoadError, match=r"^Nothing was loaded\. There is no fixture "):
        load([label])


def test_a_file_of_another_kind_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("table.csv").write_text("key,title\n")
    with pytest.raises(files.LoadError) as error:
        load(["table.csv"])
    assert str(error.value) == (
        "Nothing was loaded. table.csv: a fixture's name must end in .json or .jsonl."
    )


@pytest.mark.parametrize("name", ["fixture.json", "fixture.jsonl"])
def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch, name):
    path = written(tmp_path, source(), name=name)

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert refusal(path).splitlines() == [
        "Nothing was loaded. 1 error:",
        f"{name}: The file cannot be read: Permission denied.",
        *(["fixture.jsonl was not checked."] if name == "fixture.jsonl" else []),
    ]
