"""A reason that cannot be kept as it was typed is refused at its field, and nothing is stored."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from elections.models import Figure, Party, Person
from tests import factories
from tests.resources.helpers import contents

from . import grid
from .helpers import address, change, errors_of, filled_in, text_of
from .test_reasons import confirmed, told, typed

pytestmark = pytest.mark.django_db

UNSEEN = "Character 1 is U+200B (ZERO WIDTH SPACE), which is invisible. Remove it."
NOTHING = "This text has no visible characters. Rewrite it or leave it empty."
TURNED = (
    "Character 4 is U+202E (RIGHT-TO-LEFT OVERRIDE), which can make text look different from what "
    "it says. Remove it."
)
LONG = "Ensure this value has at most 500 characters (it has 501)."
HEAD = "Reason for the change: "


@pytest.fixture(params=["long", "unseen", "nothing", "turned"])
def refused(request):
    """A reason, and what is said of it."""
    return {
        "long": ("x" * 501, LONG),
        "unseen": ("\u200b\u200b", UNSEEN),
        "nothing": ("\u2800", NOTHING),
        "turned": ("Mis\u202eread", TURNED),
    }[request.param]


@pytest.fixture
def line():
    """Of a draft, where no reason is needed."""
    return factories.LineFactory(
        count=7,
        option__person__name="Ann",
        account__round__election__publication="draft",
    )


def test_on_a_form(desk, line, refused):
    reason, said = refused
    before = contents()
    data = filled_in(desk.get(change(line)), count="8")
    response = desk.post(change(line), data | {"reason": reason})
    assert errors_of(response) == {"__all__": [HEAD + said]}
    form = response.wsgi_request.reason_form
    assert (form.errors, form["reason"].value()) == ({"reason": [said]}, reason)
    assert filled_in(response)["count"] == "8"
    assert text_of(response).count(said) == 2
    assert contents() == before

    again = filled_in(response) | {"reason": "x" * 500}
    assert desk.post(change(line), again).status_code == 302
    assert Figure.objects.get().count == 8
    assert told(Figure) == ("form", "", "x" * 500)


def test_on_a_form_for_a_new_row(desk, refused):
    reason, said = refused
    data = filled_in(desk.get(address(Party, "add")), name="P", slug="p")
    response = desk.post(address(Party, "add"), data | {"reason": reason})
    assert errors_of(response) == {"__all__": [HEAD + said]}
    assert not Party.objects.exists()


def test_on_a_deletion(desk, line, refused):
    reason, said = refused
    page = address(Figure, "delete", line.pk)
    response = desk.post(page, confirmed(desk.get(page), reason=reason))
    assert text_of(response).count(said) == 1
    assert confirmed(response)["reason"] == reason
    assert Figure.objects.exists()
    assert desk.post(page, confirmed(response, reason="Twice")).status_code == 302
    assert not Figure.objects.exists()
    assert told(Figure) == ("form", "", "Twice")


def test_on_the_deletion_of_what_was_chosen_on_a_list(desk, line, refused):
    reason, said = refused
    page = address(Figure)
    chosen = {"action": "delete_selected", "_selected_action": [line.pk]}
    response = desk.post(page, confirmed(desk.post(page, chosen), reason=reason))
    assert text_of(response).count(said) == 1
    assert confirmed(response)["reason"] == reason
    assert Figure.objects.exists()
    assert desk.post(page, confirmed(response, reason="Twice")).status_code == 302
    assert not Figure.objects.exists()


def test_on_a_restored_state(desk, line, refused):
    reason, said = refused
    then = line.history.first()
    line.count = 9
    line.save()
    page = address(Figure, "restore", line.pk, then.history_id)
    data = typed(desk.get(page).context["form"])
    response = desk.post(page, data | {"reason": reason})
    form = response.context["form"]
    assert form.errors == {"reason": [said], "__all__": [HEAD + said]}
    assert form["reason"].value() == reason
    assert Figure.objects.get().count == 9
    assert desk.post(page, typed(form) | {"reason": "Right then"}).status_code == 302
    assert Figure.objects.get().count == 7


def test_on_an_import_which_keeps_its_file(desk, settings, tmp_path, refused):
    settings.UPLOADS_ROOT = tmp_path
    reason, said = refused
    file = SimpleUploadedFile("people.csv", b"slug,name\nann,Ann\n")
    preview = desk.post(address(Person, "import"), {"import_file": file, "resource": "0"})
    page = address(Person, "process_import")
    response = desk.post(page, typed(preview.context["confirm_form"]) | {"reason": reason})
    form = response.context["confirm_form"]
    assert form.errors == {"reason": [said]}
    assert form["reason"].value() == reason
    assert response.context["has_changed"] is False
    assert not Person.objects.exists()
    assert desk.post(page, typed(form) | {"reason": "All of them"}).status_code == 302
    assert Person.objects.get().name == "Ann"
    assert told(Person) == ("import", "people.csv", "All of them")


def test_on_an_import_whose_record_changed_meanwhile(desk, settings, tmp_path, refused):
    settings.UPLOADS_ROOT = tmp_path
    reason, said = refused
    person = factories.PersonFactory(slug="ann", name="Anna")
    file = SimpleUploadedFile("people.csv", b"slug,name\nann,Ann\n")
    preview = desk.post(address(Person, "import"), {"import_file": file, "resource": "0"})
    person.name = "Annie"
    person.save()
    page = address(Person, "process_import")
    response = desk.post(page, typed(preview.context["confirm_form"]) | {"reason": reason})
    form = response.context["confirm_form"]
    assert (form.errors, form["reason"].value()) == ({"reason": [said]}, reason)
    assert response.context["has_changed"] is True
    assert Person.objects.get().name == "Annie"


def test_in_the_grid(desk, refused):
    reason, said = refused
    vote, source = grid.make_contest()
    page = grid.upload(desk, vote, source, grid.TABLE)
    before = contents()
    response = grid.confirm(desk, page, reason=reason)
    form = response.wsgi_request.reason_form
    assert (form.errors, form["reason"].value()) == ({"reason": [said]}, reason)
    assert text_of(response).count(said) == 1
    assert contents() == before
    grid.confirm(desk, response, reason="As printed")
    assert grid.stored(vote, source) == grid.STORED
    assert told(Figure) == ("import", "results.csv", "As printed")


def test_on_the_command_line(refused):
    reason, said = refused
    with pytest.raises(CommandError) as error:
        call_command("load", "shared", reason=reason, verbosity=0)
    length = "Ensure this value has at most 500 characters (it has 501)."
    assert str(error.value) == f"--reason: {length if len(reason) > 500 else said}"
    assert not Person.objects.exists()
