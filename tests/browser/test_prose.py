"""A page's prose is written with buttons, a picker of sources and a preview beside it."""

import pytest

from .desk import LISTS

pytestmark = pytest.mark.browser


def test_a_source_is_found_by_words_cited_and_shown_as_readers_see_it(site, browser, session):
    with browser.new_context(storage_state=session) as context:
        page = context.new_page()
        page.goto(f"{site.url}{LISTS}/section/add/")
        page.fill("#id_body", "Held")
        page.locator("#id_body").select_text()
        page.click(".prose-tools [data-around='**']")
        page.press("#id_body", "End")
        for _ in range(2):
            page.click("[data-cite]")
            page.locator("#cite-words").press_sequentially("draft-source")
            page.wait_for_selector(".cite-picker li button")
            page.keyboard.press("Enter")
            page.wait_for_selector(".cite-picker", state="hidden")
            page.press("#id_body", "End")
        assert page.input_value("#id_body") == "**Held** [@draft-source; @draft-source]"
        page.wait_for_selector(".prose-shown .mark")
        assert page.locator(".prose-shown strong").inner_text() == "Held"
        page.press("#id_body", "Control+z")
        assert page.input_value("#id_body") == "**Held** [@draft-source]"
