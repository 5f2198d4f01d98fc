"""The pages on which an editor sets a second factor up: one way through them, once a site."""

from base64 import b32decode
from collections.abc import Iterator

from django_otp.oath import TOTP
from playwright.sync_api import Browser, Page

from .desk import NEWCOMER
from .site import Site


def walk(browser: Browser, site: Site) -> Iterator[tuple[str, Page]]:
    """Stop at each page, with its name; the browser stays on it until the next is asked for."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}/admin/login/?next=/admin/second-factor/")
        page.fill("#id_username", NEWCOMER)
        page.fill("#id_password", site.password)
        page.click("[type=submit]")
        page.wait_for_url("**/set-up/")
        yield "second-factor-set-up", page
        page.fill("#id_new_code", "000000")
        page.click(".second-factor .submit-row [type=submit]")
        yield "second-factor-wrong-code", page
        page.fill("#id_new_code", code(page.locator("code").inner_text()))
        page.click(".second-factor .submit-row [type=submit]")
        page.wait_for_selector("code >> nth=9")
        yield "second-factor-recovery-codes", page
        page.goto(f"{site.url}/admin/second-factor/")
        yield "second-factor", page
        page.click("#logout-form button")
        page.wait_for_selector("text=Sign in again")
        yield "signed-out", page


def code(secret: str) -> str:
    """What an authenticator app shows now for a secret as the page prints it."""
    key = b32decode(secret.replace(" ", ""))
    return f"{TOTP(key).token():06}"
