"""What readers' modes and paper keep of a page: figures, the marks of their sources, the signs."""

import os
from pathlib import Path

import pytest

from .chromium import visit
from .conftest import miss
from .site import BASE_DIR
from .states import ELECTION, State

pytestmark = pytest.mark.browser

# Of the npm registry, as Firefox has it: .ci/run says how to install it.
READABILITY = Path(
    os.environ.get("READABILITY", BASE_DIR / "var/node_modules/@mozilla/readability")
)
# The first source is the English Wikipedia. A table names its source over all its figures.
KEPT = [
    ("", ["47,095[1]", "66.65%[1]", "22,967[1]", "32.51%[1]", "73.53%[1]"]),
    (
        "results/",
        [
            "As printed (Wikipedia)[1]",
            "47,095≠\t66.65%≠\telected",
            "22,967≠\t32.51%≠\tnot stated",
            "73.53%[1]",
        ],
    ),
]
TAGGED = (b"/StructTreeRoot", b"/Lang", b"/Outlines")
READ = """script => {
  const Readability = new Function(`${script}; return Readability`)();
  return new Readability(document.cloneNode(true)).parse();
}"""


@pytest.fixture(scope="module")
def script():
    path = READABILITY / "Readability.js"
    if not path.is_file():
        miss(f"Mozilla's Readability in {READABILITY}, or in what READABILITY names")
    return path.read_text()


@pytest.mark.parametrize(("name", "said"), KEPT)
def test_readers_modes_keep_votes_turnout_and_the_marks_of_their_sources(
    site, new_page, script, name, said
):
    page = new_page()
    visit(page, site, State(name, f"{ELECTION}{name}"))
    article = page.evaluate(READ, script)
    page.set_content(article["content"])
    text = page.inner_text("body").replace("\u2060", "")
    assert [each for each in said if each not in text] == []
    links = page.locator("a[href*='#cited-']").evaluate_all("links => links.map(a => a.hash)")
    assert links
    assert [link for link in set(links) if page.locator(link).count() != 1] == []


def test_paper_says_where_it_is_from_of_when_and_what_the_signs_mean(site, new_page):
    page = new_page()
    for name in ("", "record/"):
        visit(page, site, State(name, f"{ELECTION}{name}"))
        page.emulate_media(media="print")
        text = page.inner_text("body").replace("\u2060", "")
        assert "47,095[1]" in text
        assert f"{site.url}{ELECTION}" in text
        assert "Last changed: " in text
        assert "the sign ≠ links to a comparison of conflicting sources" in text
        assert "For editors" not in text
        sheets = page.pdf(tagged=True, outline=True)
        assert [
            part for part in (b"/StructTreeRoot", b"/Lang", b"/Outlines") if part not in sheets
        ] == []
