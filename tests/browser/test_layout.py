"""Pages fit the window, however narrow or enlarged, stay where they are, and do not move."""

import pytest

from .chromium import HEIGHT, visit
from .states import PUBLIC, STATES

pytestmark = pytest.mark.browser

# The narrowest that WCAG 2.2, 1.4.10 asks for; a telephone; a laptop's 1,280 px enlarged to 200 %
# and to 150 %; a tablet; a laptop.
WIDTHS = (320, 360, 640, 768, 853, 1280)

# WCAG 2.2, 1.4.12. A style sheet of script's making: the content policy lets no other one in.
SPACE_TEXT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {
    line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
  } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""
OVERHANG = """() => {
  const {scrollWidth, clientWidth} = document.scrollingElement;
  return scrollWidth - clientWidth;
}"""
SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  });
  observer.observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})"""
MOVING = """() => [
  ...document.getAnimations().map(animation => `${animation.animationName} runs`),
  ...[document.documentElement, ...document.querySelectorAll("*")].filter(element => {
    const style = getComputedStyle(element);
    return style.scrollBehavior !== "auto" || style.animationName !== "none"
      || style.transitionDuration.split(", ").some(duration => parseFloat(duration) > 0);
  }).map(element => `${element.tagName} may move`),
]"""


def overhang(page, widths=WIDTHS):
    """By how many pixels a page sticks out sideways, at each width at which it does."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if out := page.evaluate(OVERHANG):
            found[width] = out
    return found


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_nothing_sticks_out_sideways(site, new_page, state):
    page = new_page(state)
    visit(page, site, state)
    assert overhang(page) == {}
    page.evaluate(SPACE_TEXT)
    assert overhang(page) == {}
    # Letters alone enlarged to 200 %, as some browsers do it (WCAG 2.2, 1.4.4).
    page.evaluate("() => document.documentElement.style.fontSize = '200%'")
    assert overhang(page, [768, 1280]) == {}


def test_a_name_of_one_long_word_breaks_beside_its_portrait(site, new_page):
    [state] = [each for each in PUBLIC if each.name == "person"]
    page = new_page(state)
    visit(page, site, state)
    page.evaluate("() => document.querySelector('h1').textContent = 'x'.repeat(90)")
    assert overhang(page) == {}


@pytest.mark.parametrize("state", PUBLIC, ids=lambda state: state.name)
def test_nothing_shifts_while_loading(site, new_page, state):
    page = new_page()
    sums = {}
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        visit(page, site, state)
        sums[width] = page.evaluate(SHIFTS)
    assert sums == {360: 0, 1280: 0}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_nothing_moves_for_those_who_ask_for_less_motion(site, new_page, state):
    page = new_page(state, reduced_motion="reduce")
    visit(page, site, state)
    assert page.evaluate(MOVING) == []
