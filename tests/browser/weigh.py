"""The bytes of each public page as sent: its HTML, its style sheets, and both together.

    python -m tests.browser.weigh

What is counted has come over the wire to a browser with an empty cache: compressed bodies with
the header lines of their answers. Needs Chromium (see `chromium`).
"""

import sys
from dataclasses import dataclass

from playwright.sync_api import Browser

from . import chromium
from .site import serve
from .states import PUBLIC

# One initial window of TCP: ten segments of 1,460 bytes (RFC 6928). What fits arrives at once.
WINDOW = 14_600


@dataclass(frozen=True)
class Weight:
    """The bytes that a browser has received for a page."""

    html: int
    css: int
    others: int

    @property
    def first_sight(self) -> int:
        """What a reader waits for before anything is seen."""
        return self.html + self.css


def weigh(browser: Browser, url: str) -> Weight:
    """Ask for a page as a reader does who has never been here."""
    kinds: dict[str, str] = {}
    received: dict[str, int] = {}
    with browser.new_context() as context:
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.on(
            "Network.responseReceived",
            lambda event: kinds.update({event["requestId"]: event["type"]}),
        )
        network.on(
            "Network.loadingFinished",
            lambda event: received.update({event["requestId"]: event["encodedDataLength"]}),
        )
        network.send("Network.enable")
        page.goto(url, wait_until="networkidle")
    sums = {"Document": 0, "Stylesheet": 0, "": 0}
    for request, size in received.items():
        kind = kinds[request]
        sums[kind if kind in sums else ""] += int(size)
    return Weight(html=sums["Document"], css=sums["Stylesheet"], others=sums[""])


def main() -> None:
    path = chromium.find()
    if path is None:
        sys.exit("Chromium is not installed, and BROWSER_PATH names no browser.")
    with chromium.launch(path) as browser, serve() as site:
        print(f"{'page':<20}{'HTML':>8}{'CSS':>8}{'both':>8}{'others':>8}")  # noqa: T201
        for state in PUBLIC:
            found = weigh(browser, site.url + state.path)
            numbers = (found.html, found.css, found.first_sight, found.others)
            print(f"{state.name:<20}" + "".join(f"{number:>8,}" for number in numbers))  # noqa: T201
        print(f"One initial window of TCP: {WINDOW:,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
