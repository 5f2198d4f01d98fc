"""Find Chromium and drive it: the one that `BROWSER_PATH` names, or that the system has."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from .site import Site
from .states import EDITOR, State

NAMES = ("chromium", "chromium-browser", "google-chrome")
# The browser asks nobody but the site: a request that a test sees is the page's own.
ARGUMENTS = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
# Widths in CSS pixels: a telephone, a tablet, a laptop.
WIDTHS = (360, 768, 1280)
HEIGHT = 800
SCHEMES = ("light", "dark")


def find() -> str | None:
    """The path of a browser, or nothing where none is installed."""
    named = os.environ.get("BROWSER_PATH")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launch(path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Chromium's sandbox refuses to work for root.
        sandboxed = os.geteuid() != 0
        browser = playwright.chromium.launch(
            executable_path=path, args=list(ARGUMENTS), chromium_sandbox=sandboxed
        )
        try:
            yield browser
        finally:
            browser.close()


def sign_in(browser: Browser, site: Site) -> StorageState:
    """Sign the editor in as a person would, and return the cookies for other contexts."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}/admin/login/")
        page.fill("#id_username", EDITOR)
        page.fill("#id_password", site.password)
        page.click("[type=submit]")
        page.wait_for_url(f"{site.url}/admin/")
        return context.storage_state()


def visit(page: Page, site: Site, state: State) -> None:
    """Bring a page into a state, and make sure that it is the one that was asked for."""
    response = page.goto(site.url + state.path)
    if response is None or response.status != state.status:
        raise AssertionError(f"{state.path} answered {response and response.status}")
    if state.act:
        state.act(page)
