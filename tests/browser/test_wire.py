"""What comes over the wire: little, from this site alone, and nothing that runs or remembers."""

import pytest

from .chromium import visit
from .states import ELECTION, PUBLIC
from .weigh import WINDOW, weigh

pytestmark = pytest.mark.browser

# What a page holds of script. A block of data, as JSON-LD is, does not run.
SCRIPT = """() => [
  ...[...document.scripts].filter(script => script.type !== "application/ld+json"),
  ...[...document.querySelectorAll("*")].filter(
    element => element.getAttributeNames().some(name => name.startsWith("on"))
  ),
].map(element => element.outerHTML.slice(0, 80))"""
REMEMBERED = "() => [localStorage.length, sessionStorage.length]"


def test_the_overview_fits_the_first_window(site, browser):
    weight = weigh(browser, site.url + ELECTION)
    assert 0 < weight.css < weight.first_sight <= WINDOW


@pytest.mark.parametrize("state", PUBLIC, ids=lambda state: state.name)
def test_pages_come_compressed_from_this_site_and_run_and_remember_nothing(site, new_page, state):
    page = new_page()
    answers, messages = [], []
    page.on("response", lambda answer: answers.append(answer))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    visit(page, site, state)
    page.wait_for_load_state("networkidle")
    if state.status == 404:
        # The browser's own note that there is no such page.
        messages = [text for text in messages if "404" not in text]
    elsewhere = [answer.url for answer in answers if not answer.url.startswith(f"{site.url}/")]
    kinds = {answer.request.resource_type for answer in answers}
    plain = [
        answer.url
        for answer in answers
        if answer.status == 200
        and answer.request.resource_type in {"document", "stylesheet"}
        and answer.header_value("content-encoding") != "br"
    ]
    assert (elsewhere, plain, messages) == ([], [], [])
    assert kinds >= {"document", "stylesheet"}
    assert kinds <= {"document", "stylesheet", "image", "manifest", "other"}
    assert page.evaluate(SCRIPT) == []
    assert page.evaluate(REMEMBERED) == [0, 0]
    assert page.context.cookies() == []


@pytest.mark.parametrize("state", PUBLIC, ids=lambda state: state.name)
def test_pages_say_the_same_without_script(site, new_page, state):
    texts = []
    for enabled in (True, False):
        page = new_page(java_script_enabled=enabled)
        visit(page, site, state)
        texts.append(page.inner_text("body"))
    assert texts[0] == texts[1] != ""
