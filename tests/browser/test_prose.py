"""A page's prose is written with buttons, a picker of sources and a preview beside it."""

import pytest

from .desk import DRAFT, LISTS

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
            words = page.get_by_label("Words of the source").locator("visible=true")
            words.press_sequentially("draft-source")
            page.wait_for_selector(".cite-picker li button")
            page.keyboard.press("Enter")
            page.wait_for_selector(".cite-picker", state="hidden")
            page.press("#id_body", "End")
        assert page.input_value("#id_body") == "**Held** [@draft-source; @draft-source]"
        page.wait_for_selector(".prose-shown .mark")
        assert page.locator(".prose-shown strong").inner_text() == "Held"
        page.press("#id_body", "Control+z")
        assert page.input_value("#id_body") == "**Held** [@draft-source]"


def test_so_is_the_prose_among_the_rows_of_an_election(site, browser, session):
    with browser.new_context(storage_state=session) as context:
        page = context.new_page()
        page.goto(f"{site.url}{LISTS}/election/?q={DRAFT}")
        page.locator("#result_list tbody th a", has_text="2022").click()
        texts = page.locator("#sections-group textarea:visible")
        page.click("#sections-group summary:has(h2)")
        page.locator("#sections-group .prose-shown .mark").first.wait_for()
        tools = page.locator("#sections-group .prose-tools:visible")
        assert tools.count() == texts.count() > 1
        page.click("#sections-group .add-row a")
        new = texts.last
        new.fill("Held")
        tools.last.locator("[data-cite]").click()
        words = page.get_by_label("Words of the source").locator("visible=true")
        words.press_sequentially("draft-source")
        page.locator(".cite-picker:visible li button").wait_for()
        page.keyboard.press("Enter")
        assert new.input_value() == "Held [@draft-source]"
