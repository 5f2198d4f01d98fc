"""The desk without a mouse: forms are saved by their access keys, fields follow one another."""

import pytest

from .states import ELECTION

pytestmark = pytest.mark.browser

ALT, SHIFT = 1, 8
FOCUSED = "document.activeElement.name || document.activeElement.className"


@pytest.fixture(scope="module")
def address(site, browser, session):
    """Of the form of the lead's prose, found as an editor finds it: from the public page."""
    with browser.new_context(storage_state=session) as context:
        page = context.new_page()
        page.goto(site.url + ELECTION)
        page.click("footer a[rel=nofollow]")
        page.click("nav.related-tables a[href*='/section/?']")
        page.click("#result_list tbody tr:first-child th a")
        page.wait_for_selector("#id_body")
        return page.url


@pytest.fixture
def form(address, browser, session):
    with browser.new_context(storage_state=session) as context:
        page = context.new_page()
        page.goto(address)
        yield page


def press(page, letter, modifiers):
    """Press a letter with others held down: access keys are taken from the character itself."""
    devices = page.context.new_cdp_session(page)
    key = {
        "modifiers": modifiers,
        "key": letter,
        "text": letter,
        "unmodifiedText": letter,
        "windowsVirtualKeyCode": ord(letter.upper()),
    }
    for kind in ("rawKeyDown", "char", "keyUp"):
        devices.send("Input.dispatchKeyEvent", {"type": kind, **key})


@pytest.mark.parametrize("modifiers", [ALT, ALT | SHIFT])
@pytest.mark.parametrize(
    ("letter", "where"), [("s", "/section/"), ("e", "/change/"), ("a", "/section/add/")]
)
def test_a_form_is_saved_from_within_a_text(form, letter, where, modifiers):
    form.focus("#id_body")
    press(form, letter, modifiers)
    form.wait_for_selector(".messagelist .success")
    assert form.url.split("?")[0].endswith(where)


def test_tab_leads_from_field_to_field_and_on_to_saving(form):
    form.focus("#id_page")
    names = []
    for _ in range(6):
        names.append(form.evaluate(FOCUSED))
        form.keyboard.press("Tab")
    # The toolbar beside the text is one stop.
    assert names == ["page", "", "body", "reason", "_save", "_addanother"]


# How far choosers stick out of their rows, and how much of the row's name lies behind the buttons.
ASTRAY = """() => {
  const box = element => element.getBoundingClientRect();
  const out = [...document.querySelectorAll(".form-row .select2-container")].map(
    element => Math.max(0, box(element).right - box(element.closest(".form-row")).right)
  );
  const name = document.createRange();
  name.selectNodeContents(document.querySelector("#content > h2"));
  const tools = box(document.querySelector(".object-tools"));
  const behind = [...name.getClientRects()].filter(
    line => line.right > tools.left && line.bottom > tools.top && line.top < tools.bottom
  );
  return [out.length > 0, Math.max(...out), behind.length];
}"""


def test_choosers_and_names_keep_their_room(form):
    form.goto(form.url.split("/elections/section/")[0] + "/elections/account/")
    form.click("#result_list tbody tr:first-child th a")
    form.wait_for_selector(".select2-container")
    found = {}
    for width in (360, 768, 1024, 1280):
        form.set_viewport_size({"width": width, "height": 740})
        found[width] = form.evaluate(ASTRAY)
    assert found == {width: [True, 0, 0] for width in (360, 768, 1024, 1280)}


# How wide the rows of a list are, and whether its buttons cover its title.
LIST = """() => {
  const box = selector => document.querySelector(selector).getBoundingClientRect();
  const name = document.createRange();
  name.selectNodeContents(document.querySelector("#content > h1"));
  const title = name.getBoundingClientRect(), tools = box(".object-tools");
  const apart = title.right <= tools.left || title.bottom <= tools.top;
  const rows = document.querySelector("#changelist-form .results");
  const scrolls = getComputedStyle(rows).overflowX === "auto";
  return [apart, rows.clientWidth > 280, scrolls && rows.clientWidth < rows.scrollWidth];
}"""


def test_a_wide_list_scrolls_within_an_edge_below_its_title(form):
    form.goto(form.url.split("/elections/section/")[0] + "/elections/account/")
    found = {}
    for width in (360, 768, 820, 1280):
        form.set_viewport_size({"width": width, "height": 740})
        found[width] = form.evaluate(LIST)
    assert found == {width: [True, True, True] for width in (360, 768, 820, 1280)}


def test_a_source_is_made_beside_the_field_that_cites_it(form):
    form.goto(form.url.split("/elections/section/")[0] + "/elections/election/add/")
    with form.expect_popup() as opened:
        form.click("#add_id_sources")
    made = opened.value
    for name, value in (("title", "A paper"), ("short_name", "Paper"), ("language", "en")):
        made.fill(f"#id_{name}", value)
    made.fill("#id_key", "made-in-place")
    made.click("[name=_save]")
    chosen = form.locator("#id_sources + .select2 .select2-selection__choice")
    chosen.wait_for()
    assert chosen.inner_text() == "×Paper [made-in-place]"
