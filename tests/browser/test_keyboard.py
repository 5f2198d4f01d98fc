"""Everything can be reached and used with the keyboard alone, and one sees where one is."""

import pytest

from .chromium import HEIGHT, visit
from .states import ELECTION, PUBLIC, State

pytestmark = pytest.mark.browser

OVERVIEW = State("overview", ELECTION)
REACTIONS = State("reactions", f"{ELECTION}reactions/")
# Frames for other pages have no header to be led past.
WITH_HEADER = [state for state in PUBLIC if "/embed/" not in state.path]

# What a keyboard has to reach, in the order of the document, each under its number.
NUMBER_TARGETS = """() => {
  const targets = [...document.querySelectorAll(
    "a[href], button, summary, input, select, textarea, [tabindex='0']"
  )];
  const seen = targets.filter(element => element.checkVisibility());
  seen.forEach((element, number) => element.dataset.number = number);
  return seen.map((element, number) => `${number} ${element.outerHTML.slice(0, 60)}`);
}"""

# The focused element, and what is wrong with how it shows (WCAG 2.2, 2.4.7 and 2.4.11).
FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const faults = [];
  if (style.outlineStyle === "none" || !(parseFloat(style.outlineWidth) >= 2))
    faults.push("no outline");
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    faults.push("out of sight");
  return {name: `${element.dataset.number} ${element.outerHTML.slice(0, 200)}`, faults};
}"""


def walk(page):
    """Press Tab from the top of the page to its end; what was focused, and the faults of each."""
    names, faults = [], {}
    for _ in range(2_000):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            return names, faults
        names.append(focused["name"])
        if focused["faults"]:
            faults[focused["name"]] = focused["faults"]
    raise AssertionError(f"The keyboard does not get past {names[-5:]}")


@pytest.mark.parametrize("state", PUBLIC, ids=lambda state: state.name)
def test_tab_reaches_everything_in_order_and_shows_where_it_is(site, new_page, state):
    # Without smooth scrolling, which would still be under way when one looks.
    page = new_page(viewport={"width": 360, "height": HEIGHT}, reduced_motion="reduce")
    visit(page, site, state)
    targets = page.evaluate(NUMBER_TARGETS)
    names, faults = walk(page)
    assert [name.split()[0] for name in names] == [target.split()[0] for target in targets]
    assert faults == {}


@pytest.mark.parametrize("state", WITH_HEADER, ids=lambda state: state.name)
def test_the_first_stop_leads_past_the_header(site, new_page, state):
    page = new_page()
    visit(page, site, state)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#content"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{state.path}#content")
    page.keyboard.press("Tab")
    assert page.locator("header.site-header :focus").count() == 0
    assert page.locator("main :focus, footer :focus").count() == 1


def test_a_mark_opens_its_source_and_gives_the_focus_back(site, new_page):
    page = new_page()
    visit(page, site, OVERVIEW)
    mark = page.locator("main .mark").first
    source = page.locator(f"#{mark.get_attribute('popovertarget')}")
    assert not source.is_visible()
    mark.focus()
    page.keyboard.press("Enter")
    assert source.is_visible()
    page.keyboard.press("Tab")
    assert source.locator("a:focus").count() == 1
    page.keyboard.press("Escape")
    assert not source.is_visible()
    assert mark.evaluate("mark => mark === document.activeElement")
    page.keyboard.press("Space")
    assert source.is_visible()
    page.keyboard.press("Space")
    assert not source.is_visible()


def test_like_statements_open_and_close(site, new_page):
    page = new_page()
    visit(page, site, REACTIONS)
    group = page.locator("details").first
    hidden = group.locator("li").first
    group.locator("summary").focus()
    seen = [hidden.is_visible()]
    for key in ("Enter", "Enter", "Space"):
        page.keyboard.press(key)
        seen.append(hidden.is_visible())
    assert seen == [False, True, False, True]


def test_a_wide_table_scrolls_by_keyboard(site, new_page):
    page = new_page(viewport={"width": 360, "height": HEIGHT})
    visit(page, site, State("sources", f"{ELECTION}sources/"))
    region = page.locator(".scroll").first
    assert region.evaluate("region => region.scrollWidth > region.clientWidth")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
