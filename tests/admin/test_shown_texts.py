"""A text that shows as something else is refused on every way, at its place, with the mend."""

import json

import pytest

from elections.models import Person, Source, Statement
from tests import factories
from tests.loading.cast import record, refusal, said, source, written
from tests.resources.helpers import by_extension, contents, problems

from .grid import answer, make_contest, problems_of, upload
from .helpers import address, change, errors_of, filled_in

pytestmark = pytest.mark.django_db

NAME = "Ann \u202enosliW"
REFUSED = (
    "Character 5 is U+202E (RIGHT-TO-LEFT OVERRIDE), which can make text look different from what "
    "it says. Remove it."
)
QUOTATION = "One \u2067two\nthree\u2069"
NOT_ENDED = (
    "Line 1, character 5 is U+2067 (RIGHT-TO-LEFT ISOLATE), which changes the text direction and "
    "is not closed on the same line. Add U+2069 (POP DIRECTIONAL ISOLATE) after the affected "
    "text, or remove it."
)


def test_a_form_shows_the_error_at_the_field_and_keeps_what_was_typed(desk):
    person = factories.PersonFactory(name="Ann")
    before = contents()
    response = desk.post(
        change(person), filled_in(desk.get(change(person)), name=NAME, slug="anna")
    )
    assert errors_of(response) == {"name": [REFUSED]}
    form = response.context["adminform"].form
    assert (form["name"].value(), form["slug"].value()) == (NAME, "anna")
    assert contents() == before


def test_rows_on_another_rows_page(desk):
    election = factories.ElectionFactory(publication="draft")
    row = factories.KeyDateFactory(election=election)
    page = desk.get(change(election))
    response = desk.post(change(election), filled_in(page, **{"key_dates-0-name": NAME}))
    assert errors_of(response) == {"key_dates-0-name": [REFUSED]}
    row.refresh_from_db()
    assert row.name != NAME


def test_a_quotation(desk):
    row = factories.StatementFactory()
    response = desk.post(change(row), filled_in(desk.get(change(row)), quotation=QUOTATION))
    assert errors_of(response) == {"quotation": [NOT_ENDED]}
    assert not Statement.objects.exclude(quotation="").exists()


def test_the_address_of_a_source(desk):
    row = factories.SourceFactory(url="")
    url = "https://example.org/a\u202eb"
    response = desk.post(change(row), filled_in(desk.get(change(row)), url=url))
    assert errors_of(response) == {
        "url": [REFUSED.replace("Character 5", "Character 22")],
    }
    assert Source.objects.get().url == ""


@pytest.mark.parametrize("extension", ["csv", "json"])
def test_an_import(extension):
    rows = {
        "csv": f"slug,name\nann,Ann\nbob,{NAME}\n",
        "json": json.dumps([{"slug": "ann", "name": "Ann"}, {"slug": "bob", "name": NAME}]),
    }
    number = {"csv": 3, "json": 2}[extension]
    found = problems(Person, by_extension[extension], rows[extension].encode())
    assert found == [f"Row {number}, column name: {REFUSED}"]
    assert not Person.objects.exists()


def test_a_load(tmp_path):
    path = written(
        tmp_path,
        record("person", name="Ann", slug="ann"),
        record("person", name=NAME, slug="bob"),
        source("a", note=QUOTATION),
        name="a.jsonl",
    )
    assert refusal(path) == said(
        f'a.jsonl, line 2: record 2, elections.person ["bob"], field name: {REFUSED}',
        f'a.jsonl, line 3: record 3, elections.source ["a"], field note: {NOT_ENDED}',
    )
    assert not Person.objects.exists()


def test_the_grid(desk):
    vote, source = make_contest()
    before = contents()
    page = upload(
        desk, vote, source, f"Candidate;Party;Votes\nBako Sahakyan;Independent;5\n{NAME};;3\n"
    )
    page = answer(desk, page, person_3="new", person_3_slug="ann")
    assert problems_of(page) == [f"Row 3, column name: {REFUSED}"]
    assert contents() == before


def test_a_restored_state_is_held_to_it_as_well(desk):
    """It was stored before such texts were refused."""
    person = factories.PersonFactory(name=NAME)
    then = person.history.first()
    person.name = "Ann"
    person.save()
    page = address(Person, "restore", person.pk, then.history_id)
    seen = desk.get(page).context["form"]["seen"].value()
    response = desk.post(page, {"seen": seen})
    assert response.status_code == 200
    assert [REFUSED in each for each in response.context["form"].non_field_errors()] == [True]
    assert Person.objects.get().name == "Ann"
