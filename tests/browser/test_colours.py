"""Text stands out from what is behind it, and forced colours lose nothing that colours say."""

import pytest

from .chromium import HEIGHT, SCHEMES, visit
from .states import ELECTION, PUBLIC, STATES, State

pytestmark = pytest.mark.browser

# axe leaves out what it cannot judge: single figures, cells that are scrolled out of sight, text
# beside a drawn point. The pages' grounds are plain, so that the nearest one painted counts.
# WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 from 24 px, and from 18.66 px if bold.
FAINT_TEXTS = """() => {
  const pixel = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  function rgba(colour) {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data];
  }
  function luminance(colour) {
    const [r, g, b] = colour.map(value => value / 255).map(
      value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4
    );
    return .2126 * r + .7152 * g + .0722 * b;
  }
  function ground(element) {
    const disc = element.parentElement?.matches(".tally") && element.previousElementSibling;
    if (disc) return rgba(getComputedStyle(disc.querySelector("circle")).fill);
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
      if (colour[3] > 0) throw new Error(`${at.outerHTML.slice(0, 80)} lets its ground through`);
    }
    throw new Error("The page has no ground.");
  }
  const found = {}, walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
    if (!text || !element.checkVisibility()) continue;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    const [light, dark] = [rgba(style.color), ground(element)].map(luminance).sort((a, b) => b - a);
    const contrast = (light + .05) / (dark + .05);
    if (contrast < least) found[text.slice(0, 60)] = contrast.toFixed(2);
  }
  return found;
}"""

# Where forced colours hide a difference, this names it. A current page, a bar's value and a mark
# have to be told from their surroundings by more than the colours that are taken away.
LOST = """() => {
  const found = [];
  const style = element => getComputedStyle(element);
  const drawn = (element, what) => parseFloat(style(element)[`${what}Width`]) > 0
    && style(element)[`${what}Style`] !== "none";
  for (const bar of document.querySelectorAll(".bar")) {
    if (!drawn(bar, "outline")) found.push("A bar has no edge.");
    // A bar of several parts has no value of its own.
    const [ground, value] = [".bar-ground", ".bar-value"].map(part => bar.querySelector(part));
    if (value && style(ground).fill === style(value).fill)
      found.push("A bar does not show its value.");
  }
  for (const mark of document.querySelectorAll(".mark span"))
    if (!drawn(mark, "borderBlockStart")) found.push(`Mark ${mark.textContent} has no edge.`);
  const current = document.querySelector(".sections [aria-current]");
  const other = document.querySelector(".sections a:not([aria-current])");
  if (current && style(current).borderBlockEndColor === style(other).borderBlockEndColor)
    found.push("The current page looks like the others.");
  return found;
}"""


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_text_has_contrast(site, new_page, state):
    page = new_page(state, viewport={"width": 1280, "height": HEIGHT})
    visit(page, site, state)
    found = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found[scheme] = page.evaluate(FAINT_TEXTS)
    assert found == {"light": {}, "dark": {}}


@pytest.mark.parametrize("state", PUBLIC, ids=lambda state: state.name)
def test_forced_colours_lose_nothing(site, new_page, state):
    page = new_page(forced_colors="active")
    visit(page, site, state)
    assert page.evaluate(LOST) == []


def test_forced_colours_are_looked_for_where_there_is_something_to_lose(site, new_page):
    page = new_page()
    visit(page, site, State("overview", ELECTION))
    # Without them marks have no edge: the test above sees a difference that the styles make.
    assert "Mark 1 has no edge." in page.evaluate(LOST)
    assert page.locator(".bar").count() > 0
