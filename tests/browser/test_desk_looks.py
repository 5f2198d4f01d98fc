"""Every page of the desk: axe-core finds nothing in either scheme, and all stands in its place."""

import pytest

from elections.resources.tables import TABLES

from .chromium import HEIGHT, WIDTHS, visit
from .desk import DESK, LISTS
from .door import walk
from .test_accessibility import COLOURS, WCAG, violations

pytestmark = pytest.mark.browser

# What sticks out of the page's content sideways, and what is cut off within a field or a button,
# except where the reader can scroll to it.
ASTRAY = """() => {
  const content = document.querySelector("#content"), found = [];
  const edge = content.getBoundingClientRect().right;
  const scrolls = element => {
    for (let at = element.parentElement; at && at !== content; at = at.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const name = element => `${element.tagName} ${element.id || element.className}`;
  const {scrollWidth, clientWidth} = document.scrollingElement;
  if (scrollWidth > clientWidth) found.push(`the page by ${scrollWidth - clientWidth}`);
  // On the start page a second column stands beside the content.
  for (const element of content.querySelectorAll(":not(#content-related, #content-related *)")) {
    if (!element.checkVisibility() || scrolls(element)) continue;
    const out = element.getBoundingClientRect().right - edge;
    if (out > .5) found.push(`${name(element)} by ${Math.round(out)}`);
  }
  // Select2 puts a chooser of its own in the place of some.
  const fields = "input[type=submit], select:not(.select2-hidden-accessible)";
  for (const element of content.querySelectorAll(fields)) {
    if (element.checkVisibility() && element.scrollWidth > element.clientWidth)
      found.push(`${name(element)} cuts its text`);
  }
  return found;
}"""

IN_A_FIELD = "document.activeElement.matches('select, textarea, input:not([type=submit])')"


def faults(page):
    """What axe holds against a page in each scheme, and what is astray at each width."""
    found = violations(page, WCAG)
    page.emulate_media(color_scheme="dark")
    found |= {f"dark {what}": why for what, why in violations(page, rules=COLOURS).items()}
    return found | astray(page)


def astray(page):
    """What is not in its place at each width, telephone, tablet and laptop."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if here := page.evaluate(ASTRAY):
            found[width] = here
    return found


@pytest.mark.parametrize("state", DESK, ids=lambda state: state.name)
def test_pages_of_the_desk_are_accessible_and_keep_within_the_window(site, new_page, state):
    page = new_page(state)
    visit(page, site, state)
    assert faults(page) == {}


def test_so_are_the_pages_that_set_up_a_second_factor(site, browser):
    assert {name: faults(page) for name, page in walk(browser, site)} == {
        "second-factor-set-up": {},
        "second-factor-wrong-code": {},
        "second-factor-recovery-codes": {},
        "second-factor": {},
        "signed-out": {},
    }


def test_a_form_for_a_new_row_begins_in_its_first_field_and_keeps_within_its_page(
    site, browser, session
):
    found = {}
    with browser.new_context(storage_state=session) as context:
        page = context.new_page()
        page.goto(f"{site.url}/admin/")
        adds = page.locator(f"#content-main a.addlink[href^='{LISTS}/']")
        addresses = [add.get_attribute("href") for add in adds.all()]
        for address in addresses:
            page.goto(site.url + address)
            found[address] = (page.evaluate(IN_A_FIELD), astray(page))
    assert found == {f"{LISTS}/{model._meta.model_name}/add/": (True, {}) for model in TABLES}
