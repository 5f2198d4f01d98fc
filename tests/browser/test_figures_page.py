"""The page of a round's figures by keyboard, by pasting, and as the audit follows what is typed."""

import pytest

from .chromium import HEIGHT
from .desk import DRAFT, LISTS
from .test_desk_looks import faults

pytestmark = pytest.mark.browser

BLOCK = "61\t60.4 %\r\n40\t39.6%\r\n150\t\r\n"
PASTE = """(input, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  input.dispatchEvent(
    new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true})
  );
}"""
FOCUSED = "document.activeElement.ariaLabel"


@pytest.fixture
def page(site, browser, session):
    """The page of the draft's round, reached as an editor reaches it."""
    options = {"storage_state": session, "viewport": {"width": 1280, "height": HEIGHT}}
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto(f"{site.url}{LISTS}/election/?q={DRAFT}")
        page.locator("#result_list tbody th a", has_text="2022").click()
        page.click(".related-tables a.all-figures")
        page.wait_for_selector("table.figures")
        yield page


def cell(page, label):
    return page.get_by_label(f"{label}, A source", exact=True)


def values(page):
    return page.eval_on_selector_all(
        "table.figures input", "all => Object.fromEntries(all.map(i => [i.ariaLabel, i.value]))"
    )


def test_keys_move_between_the_cells_as_in_a_spreadsheet(page):
    cell(page, "First Candidate, votes").focus()
    found = []
    for key in ("Enter", "ArrowDown", "ArrowUp", "Shift+Enter", "Tab", "Tab", "Shift+Tab"):
        page.keyboard.press(key)
        found.append(page.evaluate(FOCUSED).removesuffix(", A source"))
    assert found == [
        "Second Candidate, votes",
        "Registered voters",
        "Second Candidate, votes",
        "First Candidate, votes",
        "First Candidate, share",
        "Second Candidate, votes",
        "First Candidate, share",
    ]
    # Down a column of shares, past the totals that have none; at its end Enter sends nothing.
    cell(page, "Second Candidate, share").focus()
    for _ in range(2):
        page.keyboard.press("Enter")
        assert page.evaluate(FOCUSED) == "Turnout, A source"
    assert page.locator(".messagelist").count() == 0


def test_a_block_is_pasted_and_the_audit_follows(page):
    label = page.locator("table.figures .verdict")
    before = label.text_content()
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        cell(page, "First Candidate, votes").evaluate(PASTE, BLOCK)
    assert "<html" not in answered.value.text()

    found = {name.removesuffix(", A source"): value for name, value in values(page).items()}
    assert {name: value for name, value in found.items() if value} == {
        "First Candidate, votes": "61",
        "First Candidate, share": "60.4",
        "Second Candidate, votes": "40",
        "Second Candidate, share": "39.6",
        "Registered voters": "150",
    }
    assert page.text_content(".figures-status") == "Filled cells: 5."
    assert page.locator("table.figures input.edited").count() == 4

    cell(page, "Votes cast").type("9")
    page.locator(".verdicts .impossible").wait_for()
    assert label.text_content() != before
    cell(page, "Votes cast").fill("")
    page.locator(".verdicts .verdict:not(.impossible)").wait_for()


def test_it_is_a_plain_form_without_scripts(site, browser, session, page):
    with browser.new_context(storage_state=session, java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(page.url)
        cell(plain, "Votes cast").fill("nine")
        plain.get_by_role("button", name="Check without saving").click()
        assert "Write a whole number" in plain.text_content("#verdicts")
        cell(plain, "Votes cast").fill("")
        plain.get_by_role("button", name="Save all").click()
        assert plain.text_content(".messagelist .success") == "Nothing changed."


def test_it_is_accessible_and_keeps_within_the_window(page):
    assert faults(page) == {}
    cell(page, "Votes cast").fill("nine")
    page.get_by_role("button", name="Save all").click()
    page.wait_for_selector(".field-errors")
    assert faults(page) == {}
