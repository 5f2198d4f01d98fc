import os

import pytest

from . import chromium
from .site import serve


def miss(what: str) -> None:
    """Skip for want of a tool, except in CI, where nothing may go unlooked at."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI has to have {what}.")
    pytest.skip(f"These tests need {what}.")


@pytest.fixture(scope="package")
def browser():
    path = chromium.find()
    if path is None:
        miss("Chromium (Debian's package chromium), or BROWSER_PATH to name a browser")
    with chromium.launch(path) as launched:
        yield launched


# After the browser: where there is none, no site is set up for it.
@pytest.fixture(scope="package")
def site(browser):
    with serve() as served:
        yield served


@pytest.fixture(scope="package")
def session(browser, site):
    """The cookies of a signed-in editor."""
    return chromium.sign_in(browser, site)


@pytest.fixture
def new_page(browser, session):
    """Open a page in a context of its own, which options of Playwright's may describe."""
    contexts = []

    def open_page(state=None, **options):
        if state is not None and state.signed_in:
            options["storage_state"] = session
        context = browser.new_context(**options)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
