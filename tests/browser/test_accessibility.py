"""axe-core finds nothing against WCAG 2.2 A and AA, nor against its own best practice."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .chromium import HEIGHT, WIDTHS, visit
from .states import STATES

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TAGS = [*WCAG, "best-practice"]
OPTIONS = {
    # Off unless it is asked for by name.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# The rules that may say something else of dark colours than of light ones, and nothing else at
# another width: `test_text_has_contrast` measures the widest. On a large page axe would take
# seconds more for each, to say the same again.
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS = (
    ("light", WIDTHS[0], {}),
    ("dark", WIDTHS[0], {"rules": COLOURS}),
    *(("light", width, {"without": COLOURS}) for width in WIDTHS[1:]),
)

# Django's admin fades its links from one colour scheme's colour to the other's; axe would measure
# a colour on its way. What follows scrolling instead of time never ends.
SETTLED = """Promise.allSettled(
  document.getAnimations().filter(({ timeline }) => timeline === document.timeline)
    .map((animation) => animation.finished)
)"""


def violations(page, tags=TAGS, rules=(), without=()):
    """What axe holds against the page, as "rule: element", each with axe's own explanation.

    Only `rules` are asked, where any are named, and otherwise all that have one of `tags`, but
    none of `without`.
    """
    page.evaluate(SETTLED)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": tags}
    off = {rule: {"enabled": False} for rule in without}
    options = OPTIONS | {"runOnly": only, "rules": OPTIONS["rules"] | off}
    found = Axe().run(page, options=options).response["violations"]
    return {
        f"{rule['id']}: {' '.join(map(str, node['target']))}": node["failureSummary"]
        for rule in found
        for node in rule["nodes"]
    }


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_pages_have_no_violations(site, new_page, state):
    page = new_page(state)
    visit(page, site, state)
    found = {}
    for scheme, width, options in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        here = violations(page, **options)
        found |= {f"{scheme} {width} {what}": why for what, why in here.items()}
    assert found == {}
