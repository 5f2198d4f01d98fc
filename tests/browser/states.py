"""What the browser looks at: each public page, and the states that a reader can bring it into."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

EDITOR = "editor"
DRAFT = "2022-draft-election"
CORRECTED = "2017-artsakhian-presidential-election"
ELECTION = "/elections/2012-nagorno-karabakh-presidential-election/"


@dataclass(frozen=True)
class State:
    """An address, who asks for it, and what is done before one looks.

    `name` becomes the name of a test and of a picture. `page` is the name of the address in
    `elections.urls`, empty where it is none of these.
    """

    name: str
    path: str
    page: str = ""
    act: Callable[[Page], None] | None = None
    signed_in: bool = False
    status: int = 200


def open_mark(page: Page) -> None:
    """Open the first source's mark, in view."""
    page.locator("main .mark").first.click()


def open_details(page: Page) -> None:
    for summary in page.locator("summary").all():
        summary.click()


def open_publication(page: Page) -> None:
    """From the start page of the desk to the page that publishes its first draft."""
    page.locator(".attention a[href$='/publication/']").first.click()
    page.wait_for_load_state()


def open_first_row(page: Page) -> None:
    """From a list on the editors' desk to the form of its first row."""
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_load_state()


def open_conflict(page: Page) -> None:
    """A form that comes again: it does not say what it showed, and differs from what is stored."""
    open_first_row(page)
    page.locator("[name=shown_state]").evaluate("input => { input.value = '' }")
    page.locator("#id_name").fill("Another name")
    page.locator("[name=_save]").first.click()
    page.wait_for_load_state()


def open_history(page: Page) -> None:
    """From the form of a list's first row to its history, with all that rows said."""
    open_first_row(page)
    page.locator(".object-tools .historylink").click()
    page.wait_for_load_state()
    open_details(page)


PUBLIC = (
    State("index", "/", "index"),
    State("index-narrowed", "/?jurisdiction=nagorno-karabakh&type=presidential&year=2012"),
    State("index-searched", "/?q=presidential+artsakh"),
    State("index-nothing", "/?q=nowhere"),
    State("overview", ELECTION, "election"),
    State("campaign", f"{ELECTION}campaign/", "campaign"),
    State("conduct", f"{ELECTION}conduct/", "conduct"),
    State("record", f"{ELECTION}record/", "record"),
    State("record-2017", "/elections/2017-artsakhian-presidential-election/record/"),
    State("results", f"{ELECTION}results/", "results"),
    State("reactions", f"{ELECTION}reactions/", "reactions"),
    State("reactions-narrowed", f"{ELECTION}reactions/?stance=not-recognising&kind=embassy"),
    State("sources", f"{ELECTION}sources/", "sources"),
    State("corrections", f"/elections/{CORRECTED}/corrections/", "corrections"),
    State("person", "/people/vitaly-balasanyan/", "person"),
    State("source", "/sources/wikipedia/", "source"),
    State("overview-2007", "/elections/2007-nagorno-karabakh-presidential-election/"),
    State("overview-2017", "/elections/2017-artsakhian-presidential-election/"),
    State("results-2017", "/elections/2017-artsakhian-presidential-election/results/"),
    State("not-found", "/elections/nowhere/", status=404),
)
OPENED = (
    State("mark-opened", ELECTION, act=open_mark),
    State("overview-opened", ELECTION, act=open_details),
    State("reactions-opened", f"{ELECTION}reactions/", act=open_details),
    State("sources-opened", f"{ELECTION}sources/", act=open_details),
)
DRAFTS = (
    State("draft", f"/elections/{DRAFT}/", signed_in=True),
    State("draft-results", f"/elections/{DRAFT}/results/", signed_in=True),
)
STATES = PUBLIC + OPENED + DRAFTS

# The editors' desk is mostly Django's own, and is not held to all that the public pages are.
DESK = (
    State("sign-in", "/admin/login/"),
    State("desk", "/admin/", signed_in=True),
    State("desk-list", "/admin/elections/election/", signed_in=True),
    State("desk-form", "/admin/elections/election/", act=open_first_row, signed_in=True),
    State("desk-conflict", "/admin/elections/election/", act=open_conflict, signed_in=True),
    State("desk-history", "/admin/elections/candidateresult/", act=open_history, signed_in=True),
    State("desk-deleted", "/admin/elections/candidateresult/deleted/", signed_in=True),
    State("desk-publication", "/admin/", act=open_publication, signed_in=True),
)
