"""The page of help at the desk, and the words that misled editors, none of which is left."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests import factories

from .helpers import address, text_of
from .people import PUBLIC, REVIEWER, browser_of

OLD = [
    "No two of these figures bear on each other",
    "What stands between the cells",
    "Which row names the columns?",
    "Nobody in the record is called",
    "Such a table",
    "Read it",
    "Store it",
    "To be looked at",
    "Let the set of",
    "Only who may correct published figures",
    "Only somebody who can correct published figures",
    "The username, password and code do not go together",
    "Do without",
    "The state of that time is restored",
    "Mend them and upload",
    "Fix them and upload",
    "This is no picture in",
]


def shown_texts():
    """What the site can say: the texts of its modules and templates, each in one line."""
    root = settings.BASE_DIR
    for path in (*root.glob("elections/**/*.py"), *root.glob("templates/**/*.html")):
        text = Path(path).read_text()
        if path.suffix == ".py":
            joined = re.sub(r'"\s*\n\s*"', "", text)
            text = "\n".join(re.findall(r'_\(\s*("[^\n]*")', joined))
        yield path.relative_to(root), " ".join(text.split())


def test_no_old_words_are_left():
    texts = dict(shown_texts())
    assert len("".join(texts.values())) > 100_000
    assert [(str(path), old) for path, text in texts.items() for old in OLD if old in text] == []


@pytest.mark.django_db
def test_the_help_is_a_link_away_and_explains_the_words():
    reader = browser_of(REVIEWER)
    assert 'href="/admin/help/"' in reader.get("/admin/").content.decode()
    page = text_of(reader.get("/admin/help/"))
    for word in ("An example", "Account", "Leading account", "Discrepancy", "Stance"):
        assert f" {word} " in page
    assert "Gazette Herald Ann 600 610 Bob 380 380 Valid votes 980 980" in page
    assert browser_of(PUBLIC).get("/admin/help/").status_code == 302


@pytest.mark.django_db
def test_a_link_that_is_deleted_is_called_by_what_it_leads_to(desk):
    source = factories.SourceFactory(short_name="Gazette", key="gazette")
    statement = factories.StatementFactory(sources=[source])

    page = text_of(desk.get(address(type(statement), "delete", statement.pk)))

    assert "Statement-source relationship: Gazette [gazette]" in page
    assert "_sources object" not in page
