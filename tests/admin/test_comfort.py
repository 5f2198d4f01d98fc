"""Forms that say what they are for, and that are saved without a mouse."""

import re

import pytest

from elections.admin.guidance import GUIDANCE
from elections.models import Election, Section
from tests.rows import FACTORIES

from .helpers import MODELS, address, change, text_of
from .people import EDITOR, REVIEWER, browser_of, row_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_form_says_what_its_rows_are(desk, model):
    row = FACTORIES[model]()
    for page in (address(model, "add"), change(row)):
        assert str(GUIDANCE[model]) in text_of(desk.get(page))


def test_each_table_has_words_of_its_own():
    assert set(GUIDANCE) == set(MODELS)
    assert len({str(words) for words in GUIDANCE.values()}) == len(MODELS)


def keys_of(page):
    """Each access key of a page with the button that it presses."""
    buttons = re.findall(r"<input type=\"submit\"[^>]*>", page.content.decode())
    found = [re.findall(r'name="(\w+)"[^>]*accesskey="(\w)"', button) for button in buttons]
    return [pair for pairs in found for pair in pairs]


@pytest.mark.parametrize("model", [Election, Section])
def test_the_buttons_at_the_end_of_a_form_have_access_keys_each_once(model):
    row = row_in(model)
    page = browser_of(EDITOR).get(change(row))

    assert keys_of(page) == [("_save", "s"), ("_addanother", "a"), ("_continue", "e")]
    assert "Keyboard shortcuts: S saves" in text_of(page)
    reviewer = browser_of(REVIEWER).get(change(row))
    assert (keys_of(reviewer), "Keyboard shortcuts: S saves" in text_of(reviewer)) == ([], False)
