"""What the browser looks at on the editors' desk, and how it gets there.

The desk is mostly Django's own, and is not held to all that the public pages are.
"""

import json
from collections.abc import Callable

from playwright.sync_api import Page

from .site import BASE_DIR
from .states import DRAFT, State, open_details

BARE = "2021-draft-election-without-results"
LOCKED_OUT = "locked-out"
# Signs in for the first time, and sets a second factor up (`door`).
NEWCOMER = "newcomer"

# A table of the draft's results, one of its figures another one than stored, with a total.
TABLE = """Candidate;Votes;Share;Elected
First Candidate;61;60.4 %;yes
Second Candidate;40;39.6 %;
Registered voters;150;;
Turnout;;67.3 %;
"""
# The same with what can be read in two ways: names that nobody has, and a grouped number.
OPEN_TABLE = """Candidate;Party;Votes;Share;Elected
First Candidate;A party that nobody has entered;1.787;60.4 %;yes
A Third Candidate;;40;39.6 %;
Total;;1.827;;
"""
WRONG_TABLE = """Candidate;Votes;Share
First Candidate;sixty;60.4 %
Second Candidate;-40;about a third
"""
# Key dates as people send them: one line that would do, and two that would not.
WRONG_FILE = f"""election,slug,kind,name,date
{DRAFT},a-new-step,other,A new step,2022-07-20
{DRAFT},another-step,no such kind,Another step,2022-02-31
no-such-election,a-step,other,,20 July
"""
RIGHT_FILE = f"""election,slug,kind,name,date,sources
{DRAFT},a-new-step,other,A new step,2022-07-20,draft-source
{DRAFT},another-step,other,"A step with a long name, as editors write them",2022-07-21,draft-source
"""
# An election as a file: one that is read, and one that names nobody.
WHOLE = {
    "model": "elections.election",
    "fields": {
        "slug": "2024-land-election",
        "name": "2024 Land election",
        "jurisdiction": ["nagorno-karabakh"],
        "type": "presidential",
        "vote_type": "popular",
        "date": "2024-07-19",
        "sources": [["draft-source"]],
    },
}
WRONG_WHOLE = WHOLE | {"fields": WHOLE["fields"] | {"jurisdiction": ["nowhere"]}}
ARTICLE = (BASE_DIR / "tests/files/infobox/2012.txt").read_text(encoding="utf-8")


def open_publication(page: Page, name: str = "2022") -> None:
    """From the start page of the desk to the page that publishes a draft."""
    draft = page.locator(".attention li", has_text=name)
    draft.locator("a[href$='/publication/']").first.click()
    page.wait_for_load_state()


def open_bare_publication(page: Page) -> None:
    open_publication(page, "2021")


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


def open_restore(page: Page) -> None:
    page.locator("a.restore").first.click()
    page.wait_for_load_state()


def sign_in_as_nobody(page: Page, name: str = "nobody") -> None:
    page.fill("#id_username", name)
    page.fill("#id_password", "wrong")
    page.click("[type=submit]")
    page.wait_for_load_state()


def sign_in_locked_out(page: Page) -> None:
    sign_in_as_nobody(page, LOCKED_OUT)


def open_grid(page: Page) -> None:
    """From the form of a draft to the form that takes its results from a file."""
    open_first_row(page)
    page.locator(".related-tables a.enter-results").click()
    page.wait_for_load_state()


def open_figures(page: Page) -> None:
    """From the form of a draft to the figures of its round, all accounts side by side."""
    open_first_row(page)
    page.locator(".related-tables a.all-figures").first.click()
    page.wait_for_load_state()


def open_tool(tool: str) -> Callable[[Page], None]:
    """From the form of a list's first row to where one of its tools leads."""

    def act(page: Page) -> None:
        open_first_row(page)
        page.locator(f".object-tools a[href$='/{tool}/']").click()
        page.wait_for_load_state()

    return act


def open_whole_deletion(page: Page) -> None:
    open_first_row(page)
    page.locator("a.deletelink").first.click()
    page.wait_for_load_state()


def read_article(page: Page) -> None:
    page.fill("#id_pasted", ARTICLE)
    for name, value in (("short_name", "Article"), ("key", "article"), ("language", "en")):
        page.fill(f"[name$={name}]", value)
    page.locator(".grid-entry [type=submit]").click()
    page.wait_for_load_state()


def open_proposal(page: Page) -> None:
    page.locator("li", has_text="Correction proposed:").last.locator("a").first.click()
    page.wait_for_load_state()


def open_link(page: Page) -> None:
    """From the form of a user to the link by which somebody sets a password."""
    open_first_row(page)
    page.click("button[form=password-link]")
    page.wait_for_load_state()


def open_new_password(page: Page) -> None:
    open_link(page)
    page.goto(page.input_value("#link"))


def add_wrongly(page: Page) -> None:
    """A form that comes again with errors, in a section that had been folded too."""
    page.fill("#id_date", "31 February 2012")
    page.locator("[name=_save]").first.click()
    page.wait_for_load_state()


def paste(table: str) -> Callable[[Page], None]:
    """The source chosen as an editor chooses it, and a table pasted."""

    def act(page: Page) -> None:
        open_grid(page)
        page.locator("#id_source + .select2 .select2-selection").click()
        page.locator(".select2-search__field").last.fill("draft-source")
        page.locator(".select2-results__option", has_text="A source").click()
        page.fill("#id_pasted", table)
        page.locator(".grid-entry [type=submit]").click()
        page.wait_for_load_state()

    return act


def import_file(text: str, name: str = "key dates.csv") -> Callable[[Page], None]:
    def act(page: Page) -> None:
        file = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
        page.locator("#content input[type=file]").set_input_files(file)
        page.locator("#content [type=submit]").click()
        page.wait_for_load_state()

    return act


def load_whole(election: dict) -> Callable[[Page], None]:
    return import_file(json.dumps([election]), "election.json")


LISTS = "/admin/elections"
DESK = (
    State("sign-in", "/admin/login/"),
    State("sign-in-failed", "/admin/login/", act=sign_in_as_nobody),
    State("sign-in-locked-out", "/admin/login/", act=sign_in_locked_out),
    State("desk", "/admin/", signed_in=True),
    State("desk-list", f"{LISTS}/election/", signed_in=True),
    State("desk-form", f"{LISTS}/election/", act=open_first_row, signed_in=True),
    State("desk-conflict", f"{LISTS}/election/", act=open_conflict, signed_in=True),
    State("desk-account", f"{LISTS}/account/", act=open_first_row, signed_in=True),
    State("desk-figures", f"{LISTS}/election/", act=open_figures, signed_in=True),
    State("desk-prose", f"{LISTS}/section/", act=open_first_row, signed_in=True),
    State("desk-like", f"{LISTS}/election/", act=open_tool("like"), signed_in=True),
    State("desk-delete", f"{LISTS}/election/", act=open_whole_deletion, signed_in=True),
    State("desk-help", "/admin/help/", signed_in=True),
    State("desk-added-wrongly", f"{LISTS}/election/add/", act=add_wrongly, signed_in=True),
    State("desk-user-link", "/admin/auth/user/", act=open_link, signed_in=True),
    State("desk-new-password", "/admin/auth/user/", act=open_new_password, signed_in=True),
    State("desk-password-reset", "/admin/password-reset/"),
    State("desk-password-reset-sent", "/admin/password-reset/done/"),
    State("desk-proposal", "/admin/", act=open_proposal, signed_in=True),
    State("desk-load", f"{LISTS}/election/load/", signed_in=True),
    State("desk-load-problems", f"{LISTS}/election/load/", "", load_whole(WRONG_WHOLE), True),
    State("desk-load-preview", f"{LISTS}/election/load/", "", load_whole(WHOLE), True),
    State("desk-article", f"{LISTS}/election/article/", signed_in=True),
    State("desk-article-preview", f"{LISTS}/election/article/", act=read_article, signed_in=True),
    State("desk-history", f"{LISTS}/figure/?o=-2", act=open_history, signed_in=True),
    State("desk-deleted", f"{LISTS}/keydate/deleted/", signed_in=True),
    State("desk-restore", f"{LISTS}/keydate/deleted/", act=open_restore, signed_in=True),
    State("desk-publication", "/admin/", act=open_publication, signed_in=True),
    State("desk-publication-lacks", "/admin/", act=open_bare_publication, signed_in=True),
    State("import", f"{LISTS}/keydate/import/", signed_in=True),
    State("import-problems", f"{LISTS}/keydate/import/", "", import_file(WRONG_FILE), True),
    State("import-preview", f"{LISTS}/keydate/import/", "", import_file(RIGHT_FILE), True),
    State("export", f"{LISTS}/keydate/export/", signed_in=True),
    State("grid", f"{LISTS}/election/", act=open_grid, signed_in=True),
    State("grid-problems", f"{LISTS}/election/", "", paste(WRONG_TABLE), True),
    State("grid-questions", f"{LISTS}/election/", "", paste(OPEN_TABLE), True),
    State("grid-preview", f"{LISTS}/election/", "", paste(TABLE), True),
)
