"""What the form of a page's prose shows while it is written; tests/browser looks at its script."""

import pytest

from elections.models import Section
from elections.models.texts import LONGEST_PROSE
from tests import factories
from tests.pages import read

from .helpers import address
from .people import PUBLIC, browser_of

pytestmark = pytest.mark.django_db
PREVIEW, SOURCES = address(Section, "preview"), address(Section, "sources")


def test_a_preview_is_what_readers_will_see_and_stores_nothing(desk):
    for key in ("one", "two"):
        factories.SourceFactory(key=key, short_name=key.title())
    text = "# Vote\r\n\r\n**Held** [@two; @one]. <script>x</script> Again [@two], [@none]."
    root = read(desk.post(PREVIEW, {"body": text}).content.decode())
    assert [node.text for node in root.all("h2")] == ["Vote"]
    assert root.all("script") == []
    marks = [(node.attrs["aria-label"], node.text) for node in root.all("button", class_="mark")]
    two, one = ("Source 1: Two", "[1]"), ("Source 2: One", "[2]")
    assert marks == [two, one, two]
    assert "[@none]" in root.text
    assert Section.objects.count() == 0


def test_sources_are_found_by_words_and_no_words_find_none(desk):
    factories.SourceFactory(key="gazette", short_name="Gazette", title="Official results")
    factories.SourceFactory.create_batch(2)
    found = [{"key": "gazette", "name": "Gazette", "title": "Official results"}]
    assert desk.get(SOURCES, {"q": "offic gaz"}).json() == {"sources": found}
    assert desk.get(SOURCES).json() == {"sources": []}
    assert len(desk.get(SOURCES, {"q": "title"}).json()["sources"]) == 2
    assert browser_of(PUBLIC).get(SOURCES, {"q": "title"}).status_code == 302


def test_nothing_longer_than_a_page_may_be_is_rendered(desk):
    assert desk.post(PREVIEW, {"body": "a" * (LONGEST_PROSE + 1)}).status_code == 413
