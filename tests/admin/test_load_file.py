"""One file for a whole election at the desk: previewed, held against rights, whole or nothing."""

import json

import pytest
from django.core import serializers
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from elections import models
from elections.admin import load_file
from elections.changelog import How
from elections.models import Publication
from tests import factories

from .helpers import address, message_of, text_of
from .people import EDITOR, PUBLISHER, REVIEWER, browser_of, hidden_of

pytestmark = pytest.mark.django_db
PAGE = "/admin/elections/election/load/"


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path
    return tmp_path


def records_of(*rows):
    text = serializers.serialize(
        "json", rows, use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    return json.loads(text)


@pytest.fixture
def records():
    """A draft with a round, an option and an account of two figures, taken out of the record."""
    draft = {"account__round__election__publication": Publication.DRAFT}
    line = factories.LineFactory(count=61, **draft)
    account = line.account
    rows = [account.round.election, account.round, line.option, account, *account.figures.all()]
    found = records_of(*rows)
    for row in reversed(rows):
        row.delete()
    return found


def upload(browser, records, name="vote.json"):
    data = records if isinstance(records, bytes) else json.dumps(records).encode()
    return browser.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def confirm(browser, preview, **data):
    return browser.post(PAGE, hidden_of(preview) | data)


def stored():
    return {model: model.objects.count() for model in (models.Election, models.Figure)}


@pytest.mark.parametrize("name", ["vote.json", "vote.jsonl"])
def test_an_editor_loads_a_draft_after_a_preview(records, uploads, name):
    browser = browser_of(EDITOR)
    lines = "\n".join(map(json.dumps, records)).encode()

    preview = upload(browser, lines if name.endswith("l") else records, name)

    assert set(stored().values()) == {0}
    shown = text_of(preview)
    assert "Elections 1 0 0" in shown
    assert "Figures 1 0 0" in shown
    answer = confirm(browser, preview)
    election = models.Election.objects.get()
    assert answer.url == address(models.Election, "change", election.pk)
    assert stored() == {models.Election: 1, models.Figure: 1}
    row = models.Figure.history.latest("history_id")
    assert (row.history_how, row.history_detail, row.history_user_name) == (
        How.IMPORT,
        name,
        "editor",
    )
    assert list(uploads.iterdir()) == []
    again = upload(browser, lines if name.endswith("l") else records, name)
    assert "there is nothing to save" in text_of(again)
    assert 'value="Confirm"' not in again.content.decode()


def test_a_mistake_names_record_and_field_and_nothing_is_stored(records):
    figure = next(each for each in records if each["model"] == "elections.figure")
    figure["fields"]["count"] = "many"

    page = upload(browser_of(EDITOR), records)

    assert page.context["head"] == "Nothing was loaded. 1 error:"
    [problem] = page.context["problems"]
    assert "vote.json, line 1: record 5, elections.figure" in problem
    assert "field count:" in problem
    assert set(stored().values()) == {0}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("vote.csv", b"[]", "The file name must end in .json or .jsonl."),
        ("vote.json", b"[" + b" " * 100, "The file is larger than 2 MB."),
    ],
)
def test_other_files_are_refused_in_a_sentence(monkeypatch, name, data, said):
    monkeypatch.setattr(load_file, "LARGEST_FILE", 50)
    assert said in text_of(upload(browser_of(EDITOR), data, name))


def test_what_is_no_json_is_refused_before_the_database_is_locked(monkeypatch):
    monkeypatch.setattr(load_file, "load", None)
    page = upload(browser_of(EDITOR), b'[{"model": }]')
    assert "vote.json, line 1: Invalid JSON at column 12" in page.context["problems"][0]


def test_an_editor_may_neither_publish_nor_correct_with_a_file(records):
    records[0]["fields"]["publication"] = Publication.PUBLISHED
    browser = browser_of(EDITOR)
    [problem, *_others] = upload(browser, records).context["problems"]
    assert "field publication: You do not have permission to publish" in problem

    line = factories.LineFactory(
        account__round__election__publication=Publication.PUBLISHED, count=61
    )
    [record] = records_of(line)
    record["fields"]["count"] = 62
    [problem] = upload(browser, [record]).context["problems"]
    assert "Only a publisher can change this." in problem
    assert models.Figure.objects.get(pk=line.pk).count == 61


def test_a_publisher_says_why_a_published_figure_changes():
    line = factories.LineFactory(
        account__round__election__publication=Publication.PUBLISHED, count=61
    )
    [record] = records_of(line)
    record["fields"]["count"] = 62
    browser = browser_of(PUBLISHER)

    preview = upload(browser, [record])
    assert "Count: 61 62" in text_of(preview)
    again = confirm(browser, preview, reason="")
    assert "This changes a published figure" in text_of(again)
    assert models.Figure.objects.get(pk=line.pk).count == 61
    confirm(browser, again, reason="Misread")

    assert models.Figure.objects.get(pk=line.pk).count == 62
    row = models.Figure.history.latest("history_id")
    assert (row.history_change_reason, row.history_corrects) == (
        "Misread",
        line.account.round.election_id,
    )


def test_what_changed_since_the_preview_is_shown_before_it_is_overwritten():
    person = factories.PersonFactory(name="Ann")
    [record] = records_of(person)
    record["fields"]["name"] = "Anna"
    browser = browser_of(EDITOR)
    preview = upload(browser, [record])
    person.name = "Annie"
    person.save()

    again = confirm(browser, preview)

    assert "the record has changed since the preview" in text_of(again)
    assert "Name: Annie Anna" in text_of(again)
    assert models.Person.objects.get().name == "Annie"
    confirm(browser, again)
    assert models.Person.objects.get().name == "Anna"


def test_nobody_else_gets_there_nor_takes_another_ones_file(records):
    assert browser_of(REVIEWER).get(PAGE).status_code == 403
    preview = upload(browser_of(EDITOR), records)
    other = browser_of(PUBLISHER)
    assert confirm(other, preview).url == PAGE
    assert message_of(other.get(PAGE)) == [
        "The uploaded file is no longer available. Upload it again."
    ]
    assert set(stored().values()) == {0}


def test_the_preview_is_made_when_the_database_is_free_again(records, monkeypatch):
    held = []
    plain = load_file.show
    monkeypatch.setattr(
        load_file,
        "show",
        lambda *args, **kwargs: (
            held.append(len(connection.savepoint_ids)) or plain(*args, **kwargs)
        ),
    )
    before = len(connection.savepoint_ids)
    upload(browser_of(EDITOR), records)
    assert held == [before]


def test_the_list_of_elections_links_to_it(desk):
    assert PAGE in desk.get(address(models.Election)).content.decode()
