"""Pictures of every page and of the editors' desk: at four widths, light, dark, and as printed.

    python -m tests.browser.screenshots FOLDER

For each state in `states` the folder gets PAGE-WIDTH-light.png and PAGE-WIDTH-dark.png as a
reader sees the whole page, PAGE-print.png at the width of a sheet's text, and PAGE-print.pdf on
sheets of A4. Names after the folder choose some of the states. Needs Chromium (see `chromium`).
"""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from . import chromium
from .desk import DESK
from .door import walk
from .site import Site, serve
from .states import STATES, State

TAKEN = STATES + DESK
# And a large screen, in CSS pixels.
WIDTHS = (*chromium.WIDTHS, 1920)
# A4 less two margins of 2 cm, in CSS pixels.
PAPER_WIDTH = 643


def take(browser: Browser, site: Site, session: dict, state: State, folder: Path) -> None:
    with browser.new_context(storage_state=session if state.signed_in else None) as context:
        page = context.new_page()
        for width in WIDTHS:
            # A state may depend on the width, as a source opened in place does.
            page.set_viewport_size({"width": width, "height": chromium.HEIGHT})
            chromium.visit(page, site, state)
            take_schemes(page, folder, f"{state.name}-{width}")
        page.set_viewport_size({"width": PAPER_WIDTH, "height": chromium.HEIGHT})
        page.emulate_media(media="print", color_scheme="light")
        page.screenshot(path=folder / f"{state.name}-print.png", full_page=True)
        page.pdf(path=folder / f"{state.name}-print.pdf", format="A4", prefer_css_page_size=True)


def take_schemes(page: Page, folder: Path, name: str) -> None:
    for scheme in chromium.SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=folder / f"{name}-{scheme}.png", full_page=True)


def take_door(browser: Browser, site: Site, folder: Path) -> None:
    """The pages that set a second factor up, which are come to once, one after another."""
    for name, page in walk(browser, site):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": chromium.HEIGHT})
            take_schemes(page, folder, f"{name}-{width}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("states", nargs="*", metavar="state", help="default: all")
    options = parser.parse_args()
    path = chromium.find()
    if path is None:
        sys.exit("Chromium is not installed, and BROWSER_PATH names no browser.")
    if unknown := set(options.states) - {state.name for state in TAKEN}:
        parser.error(f"no such state: {', '.join(sorted(unknown))}")
    options.folder.mkdir(parents=True, exist_ok=True)
    with chromium.launch(path) as browser, serve() as site:
        session = chromium.sign_in(browser, site)
        for state in TAKEN:
            if not options.states or state.name in options.states:
                take(browser, site, session, state, options.folder)
        if not options.states:
            take_door(browser, site, options.folder)


if __name__ == "__main__":
    main()
