"""What the browser looks at: each public page, and the states that a reader can bring it into."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

EDITOR = "editor"
DRAFT = "2022-draft-election"
CORRECTED = "2017-artsakhian-presidential-election"
# The past of a record that was loaded just now.
TODAY = datetime.datetime.now(datetime.UTC).date().isoformat()
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


PUBLIC = (
    State("index", "/", "index"),
    State("index-narrowed", "/?jurisdiction=nagorno-karabakh&type=presidential&year=2012"),
    State("index-searched", "/?q=presidential+artsakh"),
    State("index-nothing", "/?q=nowhere"),
    State("about", "/about/", "about"),
    State("about-data", "/about/data/", "about_data"),
    State("overview", ELECTION, "election"),
    State("campaign", f"{ELECTION}campaign/", "campaign"),
    State("conduct", f"{ELECTION}conduct/", "conduct"),
    State("record", f"{ELECTION}record/", "record"),
    State("record-2017", "/elections/2017-artsakhian-presidential-election/record/"),
    State("results", f"{ELECTION}results/", "results"),
    State("reactions", f"{ELECTION}reactions/", "reactions"),
    State("reactions-narrowed", f"{ELECTION}reactions/?stance=not-recognising&kind=embassy"),
    State("sources", f"{ELECTION}sources/", "sources"),
    State("share", f"{ELECTION}share/", "share"),
    State("infobox-framed", f"{ELECTION}embed/infobox/", "embed"),
    State("results-framed", f"{ELECTION}embed/results/"),
    State("figure-framed", f"{ELECTION}embed/turnout/"),
    State("record-as-of", f"{ELECTION}as-of/{TODAY}/", "as_of"),
    State("no-record-as-of", f"{ELECTION}as-of/2001-01-01/", status=404),
    State("corrections", f"/elections/{CORRECTED}/corrections/", "corrections"),
    State("areas", f"/elections/{CORRECTED}/results/areas/", "areas"),
    State("person", "/people/vitaly-balasanyan/", "person"),
    State("party", "/parties/free-motherland/", "party"),
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
