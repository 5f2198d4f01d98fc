import io
import os
import time
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from elections import models
from elections.admin.pending_uploads import MOST, WaitingUpload
from elections.changelog import changing
from elections.resources import FORMATS
from tests import factories
from tests.resources.helpers import contents
from tests.rows import FACTORIES

from .helpers import MODELS, address, message_of, queries_of, text_of

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parent.parent / "files"
of_every_table = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
HEADER = "key,title,short_name,language\n"


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    """Where uploads wait for their confirmation."""
    settings.UPLOADS_ROOT = tmp_path
    return tmp_path


def upload(desk, model, data, name="table.csv"):
    data = data.encode() if isinstance(data, str) else data
    file = SimpleUploadedFile(name, data)
    return desk.post(address(model, "import"), {"import_file": file, "resource": "0"})


def confirm(desk, model, preview, **changes):
    data = {name: bound.value() for name, bound in named_fields(preview).items()}
    return desk.post(address(model, "process_import"), data | changes, follow=True)


def named_fields(preview):
    form = preview.context["confirm_form"]
    return {bound.html_name: bound for bound in form}


def exported(desk, model, position, query=""):
    return desk.post(f"{address(model, 'export')}{query}", {"format": str(position)})


@of_every_table
def test_every_table_can_be_exported_and_imported_unchanged(desk, model):
    FACTORIES[model].create_batch(2)
    before = contents()

    for position, file_format in enumerate(FORMATS):
        response = exported(desk, model, position)
        name = response.headers["Content-Disposition"]
        assert name.startswith(f'attachment; filename="{model._meta.model_name}-')
        preview = upload(desk, model, response.content, f"table.{file_format.extension}")
        number = model.objects.count()
        assert f"In the file: 0 new, 0 changed, {number} unchanged." in text_of(preview)
        done = confirm(desk, model, preview)
        assert message_of(done) == [f"Imported: 0 new, 0 changed, {number} unchanged."]

    assert contents() == before
    assert LogEntry.objects.count() == 0


@of_every_table
def test_an_export_takes_a_fixed_number_of_queries(
    desk, model, django_assert_num_queries, django_assert_max_num_queries
):
    FACTORIES[model]()
    exported(desk, model, 0)
    with django_assert_max_num_queries(15) as at_one:
        exported(desk, model, 0)
    FACTORIES[model].create_batch(2)

    with django_assert_num_queries(len(at_one)):
        assert exported(desk, model, 0).content.count(b"\r\n") >= 4


def test_an_export_holds_the_rows_as_filtered(desk):
    factories.ElectionFactory(slug="shown", publication="draft")
    factories.ElectionFactory(slug="left-out")

    response = exported(desk, models.Election, 0, "?publication__exact=draft")

    lines = response.content.decode().splitlines()
    assert [line.split(",")[0] for line in lines] == ["\ufeffslug", "shown"]
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("query", ["?format=0", "?date__year__gte=x"])
def test_an_export_of_a_list_that_cannot_be_filtered_so_starts_anew(desk, query):
    for send in (desk.get, desk.post):
        response = send(f"{address(models.Round, 'export')}{query}", follow=True)

        assert response.redirect_chain == [(address(models.Round), 302)]
        assert message_of(response) == ["The list cannot be filtered this way. Choose again."]


def test_an_exported_workbook_runs_no_formula(desk):
    factories.SourceFactory(key="a", title="=1+1")

    sheet = load_workbook(io.BytesIO(exported(desk, models.Source, 1).content)).active

    assert (sheet["B2"].data_type, sheet["B2"].value) == ("s", "=1+1")


def test_a_text_that_xlsx_cannot_hold_is_explained(desk):
    factories.SectionFactory(body="x" * 32_768)

    response = exported(desk, models.Section, 1)

    assert message_of(response) == [
        "Row 2, column body: XLSX cannot store this text. Choose CSV or JSON."
    ]


def test_the_page_of_the_export_offers_the_formats(desk):
    page = desk.get(address(models.Source, "export"))

    assert page.context["form"].fields["format"].choices == [
        ("0", "CSV"),
        ("1", "XLSX"),
        ("2", "JSON"),
    ]


def test_the_page_of_the_import_describes_every_column(desk):
    page = desk.get(address(models.Figure, "import"))

    assert [(entry["name"], entry["required"]) for entry in page.context["columns"]] == [
        ("election", True),
        ("round", True),
        ("source", True),
        ("as_of", False),
        ("area", False),
        ("measure", True),
        *(("option", False), ("base", False), ("count", False)),
        *(("fractional_count", False), ("share", False)),
        *(("bound", False), ("printed_to", False), ("outcome", False)),
        *(("wording", False), ("note", False)),
    ]
    words = text_of(page)
    assert "election yes part of the key of the account" in words
    assert "option key of the option" in words
    assert "count whole number, digits only Blank if not stated; 0 is a count of zero." in words
    assert "outcome elected, unopposed, by-lot, advanced, not-elected, " in words


def test_an_import_is_previewed_confirmed_and_logged(desk, uploads):
    factories.SourceFactory(key="old", title="Old", short_name="Old")
    before = contents()
    rows = HEADER + "new,A <b>new</b> title,New,en\nold,Changed,Old,en\n"

    preview = upload(desk, models.Source, rows)

    assert contents() == before
    page = preview.content.decode()
    assert '<td class="diff"><ins>A &lt;b&gt;new&lt;/b&gt; title</ins></td>' in page
    assert '<td class="diff"><del>Old</del> <ins>Changed</ins></td>' in page
    assert " style=" not in page
    assert len(list(uploads.iterdir())) == 1

    done = confirm(desk, models.Source, preview)

    assert message_of(done) == ["Imported: 1 new, 1 changed, 0 unchanged."]
    assert dict(models.Source.objects.values_list("key", "title")) == {
        "new": "A <b>new</b> title",
        "old": "Changed",
    }
    assert [
        (entry.action_flag, entry.object_repr, entry.get_change_message())
        for entry in LogEntry.objects.order_by("pk")
    ] == [
        (1, str(models.Source.objects.get(key="new")), "Imported from a file."),
        (2, str(models.Source.objects.get(key="old")), "Imported from a file."),
    ]
    assert list(uploads.iterdir()) == []


def test_mistakes_are_told_by_row_and_column_and_nothing_is_written(desk, uploads):
    before = contents()

    page = upload(desk, models.Source, HEADER + "good,Good,G,en\nbad,,B,English\n")

    assert [str(problem) for problem in page.context["result"].problems] == [
        "Row 3, column title: This field cannot be blank.",
        "Row 3, column language: Write the language as a BCP 47 tag, such as en or pt-BR.",
    ]
    assert "Row 3, column title: This field cannot be blank." in text_of(page)
    assert "confirm_form" not in page.context
    assert (contents(), list(uploads.iterdir())) == (before, [])


@pytest.mark.parametrize(
    ("name", "errors"),
    [
        (
            "latin-1.csv",
            [
                "Row 3, column title: The file is not in UTF-8. Choose its encoding below, save "
                "it as “CSV UTF-8”, or use XLSX."
            ],
        ),
        ("empty.csv", ["The submitted file is empty."]),
        ("not-a-workbook.xlsx", ["This is not a valid XLSX workbook."]),
        ("broken.json", ["Invalid JSON at line 2, character 32."]),
        (
            "header-only.csv",
            [
                "No valid data to import. Ensure your file has the correct headers or data for "
                "import."
            ],
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_of_the_form(desk, uploads, name, errors):
    page = upload(desk, models.Source, (FILES / name).read_bytes(), name)

    assert page.context["form"].errors == {"import_file": errors}
    assert list(uploads.iterdir()) == []


@pytest.mark.parametrize(
    "path", sorted(p for p in FILES.iterdir() if p.suffix), ids=lambda path: path.name
)
def test_no_file_of_the_drawer_breaks_the_page(desk, path):
    for model in (models.Source, models.Figure):
        assert upload(desk, model, path.read_bytes(), path.name).status_code == 200


def test_a_file_of_another_kind_or_none_is_refused(desk):
    other = upload(desk, models.Source, "x", "table.xls")
    none = desk.post(address(models.Source, "import"), {"resource": "0"})

    assert other.context["form"].errors == {
        "import_file": ["The file name must end in one of: .csv, .xlsx, .json."]
    }
    assert none.context["form"].errors == {"import_file": ["This field is required."]}


def test_a_file_that_is_too_large_is_refused(desk, monkeypatch):
    monkeypatch.setattr("elections.admin.transfer_forms.LARGEST_FILE", 10)

    page = upload(desk, models.Source, HEADER + "a,A,A,en\n")

    assert page.context["form"].errors == {"import_file": ["The file is larger than 5 MB."]}


def test_an_unforeseen_error_in_reading_is_logged_and_told_plainly(desk, monkeypatch, caplog):
    def read(self, data):
        raise RuntimeError("raw text")

    monkeypatch.setattr("elections.resources.CSV.read", read)

    page = upload(desk, models.Source, HEADER)

    assert page.context["form"].errors == {"import_file": ["The file cannot be read."]}
    assert "A file could not be read." in [record.getMessage() for record in caplog.records]


def test_a_record_that_changed_after_the_preview_keeps_everything(desk, uploads):
    actor = factories.ActorFactory(slug="actor")
    election = factories.ElectionFactory(slug="election")
    source = factories.SourceFactory(key="source")
    preview = upload(
        desk,
        models.Statement,
        "election,slug,page,actor,stance,summary,sources\n"
        "election,one,lead,,neutral,Said.,source\n".replace(",,", ",actor,"),
    )
    actor.delete()
    before = contents()

    done = confirm(desk, models.Statement, preview)

    assert [str(problem) for problem in done.context["result"].problems] == [
        "Row 2, column actor: Unknown actor: actor = actor."
    ]
    assert "Nothing was imported: the record has changed since the preview" in text_of(done)
    assert "confirm_form" not in done.context
    assert (contents(), list(uploads.iterdir())) == (before, [])
    assert (election.statements.count(), source.statements.count()) == (0, 0)


def test_what_another_editor_changed_after_the_preview_is_not_overwritten(desk, editor):
    factories.SourceFactory(key="old", title="Old", short_name="Old", note="")
    factories.SourceFactory(key="same", title="Same", short_name="Same")
    rows = HEADER + "old,Mine,Old,en\nsame,Same,Same,en\n"
    preview = upload(desk, models.Source, rows)
    zara = factories.EditorFactory(username="zara")
    desk.force_login(zara)
    theirs = upload(desk, models.Source, HEADER + "old,Theirs,Old,en\n")
    confirm(desk, models.Source, theirs)
    desk.force_login(editor)
    before = contents()

    again = confirm(desk, models.Source, preview)

    assert contents() == before
    assert [one.rpartition(" at ")[0] for one in again.context["conflicts"]] == [
        "zara changed the source “Old [old]”"
    ]
    assert "Nothing was imported: the record has changed since the preview" in text_of(again)
    assert "<del>Theirs</del> <ins>Mine</ins>" in again.content.decode()
    done = confirm(desk, models.Source, again)
    assert message_of(done) == ["Imported: 0 new, 1 changed, 1 unchanged."]
    assert models.Source.objects.get(key="old").title == "Mine"


@pytest.mark.parametrize(
    "conflicts",
    [
        # What the file leaves alone counts too: the editor saw it otherwise.
        lambda: models.Source.objects.filter(key="old").update(note="A note"),
        lambda: models.Source.objects.filter(key="old").delete(),
        lambda: factories.SourceFactory(key="new", title="Theirs"),
    ],
    ids=["a column not in the file", "deleted", "added"],
)
def test_any_difference_to_what_was_previewed_is_shown_first(desk, conflicts):
    factories.SourceFactory(key="old", title="Old", short_name="Old")
    preview = upload(desk, models.Source, HEADER + "old,Mine,Old,en\nnew,New,New,en\n")
    conflicts()
    before = contents()

    again = confirm(desk, models.Source, preview)

    assert contents() == before
    assert again.context["has_changed"]
    confirm(desk, models.Source, again)
    assert dict(models.Source.objects.values_list("key", "title")) == {"old": "Mine", "new": "New"}


def test_a_changed_link_to_sources_is_a_difference(desk):
    election = factories.ElectionFactory(slug="e", sources=[factories.SourceFactory(key="a")])
    data = exported(desk, models.Election, 0).content
    preview = upload(desk, models.Election, data)
    election.sources.add(factories.SourceFactory(key="b"))

    again = confirm(desk, models.Election, preview)

    assert again.context["has_changed"]
    assert election.sources.count() == 2


def test_uploads_that_nobody_confirms_do_not_stay(desk, uploads):
    rows = HEADER + "a,A,A,en\n"
    upload(desk, models.Source, rows)
    [left] = uploads.iterdir()
    yesterday = time.time() - 25 * 60 * 60
    os.utime(left, (yesterday, yesterday))

    upload(desk, models.Source, rows)

    assert [path.name for path in uploads.iterdir()] != [left.name]
    assert len(list(uploads.iterdir())) == 1


def test_one_user_s_uploads_leave_those_of_others_waiting(uploads):
    one, other = factories.EditorFactory(), factories.EditorFactory()
    with changing(user=one):
        waiting = WaitingUpload()
        waiting.save(b"one")
    with changing(user=other):
        for _ in range(MOST + 10):
            WaitingUpload().save(b"")
    assert len(list(uploads.iterdir())) == MOST + 1
    assert WaitingUpload(name=waiting.name).read() == b"one"


def test_a_confirmation_is_for_its_own_editor_and_table(desk):
    preview = upload(desk, models.Source, HEADER + "a,A,A,en\n")

    elsewhere = confirm(desk, models.Party, preview)
    desk.force_login(factories.EditorFactory())
    other = confirm(desk, models.Source, preview)

    for page in (elsewhere, other):
        assert message_of(page) == ["The uploaded file is no longer available. Upload it again."]
    assert models.Source.objects.count() == 0


def test_history_names_the_file_as_it_was_uploaded(desk):
    name = f"{'n' * 300}\u202e.csv"
    preview = upload(desk, models.Source, HEADER + "a,A,A,en\n", name=name)
    assert "original_file_name" not in named_fields(preview)

    confirm(desk, models.Source, preview, original_file_name="forged.csv")

    assert models.Source.history.get().history_detail == f"{'n' * 251}.csv"


def test_an_old_encoding_is_read_where_the_editor_chooses_it(desk):
    data = (HEADER + "a,Élections,A,fr\n").encode("windows-1252")
    file = SimpleUploadedFile("table.csv", data)
    sent = {"import_file": file, "resource": "0", "encoding": "windows-1252"}

    preview = desk.post(address(models.Source, "import"), sent)
    confirm(desk, models.Source, preview)

    assert models.Source.objects.get().title == "Élections"
    wrong = SimpleUploadedFile("table.csv", b"\x81")
    page = desk.post(address(models.Source, "import"), sent | {"import_file": wrong})
    assert page.context["form"].errors == {
        "encoding": ["The file does not use this encoding. Choose another one."]
    }
    book = SimpleUploadedFile("table.xlsx", (FILES / "no-rows.xlsx").read_bytes())
    page = desk.post(address(models.Source, "import"), sent | {"import_file": book})
    assert page.context["form"].errors == {
        "import_file": ["The file is empty. Its first row must name the columns."]
    }


@pytest.mark.parametrize(
    "changes",
    [{"import_file_name": "/etc/passwd"}, {"format": "9"}, {"format": "x"}, {"format": "1"}],
    ids=str,
)
def test_a_confirmation_that_the_site_did_not_give_out_is_refused(desk, uploads, changes):
    preview = upload(desk, models.Source, HEADER + "a,A,A,en\n")

    done = confirm(desk, models.Source, preview, **changes)

    assert message_of(done) == ["The uploaded file is no longer available. Upload it again."]
    assert (models.Source.objects.count(), len(list(uploads.iterdir()))) == (0, 1)


def test_no_other_resource_can_be_asked_for(desk):
    preview = upload(desk, models.Source, HEADER + "a,A,A,en\n")

    done = confirm(desk, models.Source, preview, resource="99")

    assert message_of(done) == ["Imported: 1 new, 0 changed, 0 unchanged."]


def test_a_confirmation_works_once(desk):
    preview = upload(desk, models.Source, HEADER + "a,A,A,en\n")
    confirm(desk, models.Source, preview)

    again = confirm(desk, models.Source, preview)

    assert message_of(again) == ["The uploaded file is no longer available. Upload it again."]
    assert desk.get(address(models.Source, "process_import")).status_code == 405


def make_client(client, *permissions):
    editor = get_user_model().objects.create_user("helper", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(editor)
    return client


@pytest.mark.parametrize(
    ("permissions", "may_import", "may_export"),
    [
        (["view_source"], False, True),
        (["view_source", "add_source"], False, True),
        (["view_source", "change_source"], False, True),
        (["view_source", "add_source", "change_source"], True, True),
        (["add_source", "change_source"], True, False),
    ],
)
def test_who_may_import_and_export(client, permissions, may_import, may_export):
    client = make_client(client, *permissions)

    found = {
        page: client.get(address(models.Source, page)).status_code for page in ("import", "export")
    }
    confirmed = client.post(address(models.Source, "process_import")).status_code

    assert found == {"import": 200 if may_import else 403, "export": 200 if may_export else 403}
    assert confirmed == (302 if may_import else 403)


def test_the_list_offers_import_and_export_to_those_who_may(client):
    client = make_client(client, "view_source")
    words = text_of(client.get(address(models.Source)))

    assert ("Export" in words, "Import" in words) == (True, False)
    assert queries_of(client, address(models.Source)) <= 12
