"""How much work it is to enter an election at the desk, counted in a real browser.

`python -m tests.benchmarks.entry`: two sources, four candidates with portraits, two rounds, both
sources' figures of both rounds, who was elected, and six statements, entered as an editor enters
them who begins at the start page. Counted are mouse clicks, fields that are typed into or set,
pages that are loaded and windows that open. What is chosen from a list by typing takes a click to
open it and no further one. Each is told beside what it took when every row had a form of its own.

Measured: 60 clicks (before: 190), 104 fields (190), 34 pages loaded (45), no windows (11).

It ends at the election's statements, and breaks where a step does not lead to the next one.
"""

import argparse
import time
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page

from tests.browser import chromium
from tests.browser.site import serve

from .rows import Row, keep, say

# What was counted before, and the goal for the clicks.
BEFORE = {"clicks": 190, "fields": 190, "loads": 45, "windows": 11}
MOST_CLICKS = 60

DESK = "/admin/elections"
SOURCES = ("Gazette of counts", "Daily of counts")
PEOPLE = ("Ada Counted", "Ben Counted", "Cyd Counted", "Dov Counted")
NAME = "2031 run-off election"
FIRST = (("41,000", "41.0"), ("35,000", "35.0"), ("14,000", "14.0"), ("10,000", "10.0"))
ROUNDS = (
    ("2031-03-02", FIRST),
    ("2031-03-16", (("52,000", "52.0"), ("48,000", "48.0"))),
)
TOTALS = {"registered": "150,000", "cast": "101,000", "valid": "100,000", "invalid": "1,000"}
STATEMENTS = (
    ("person", "Ada Counted", "accepts", "Thanked the voters."),
    ("person", "Ben Counted", "accepts", "Conceded."),
    ("person", "Cyd Counted", "alleges", "Said that ballots were missing."),
    ("speaker", "The head of the commission", "neutral", "Announced the count."),
    ("speaker", "An observer", "favourable", "Called the vote orderly."),
    ("speaker", "A minister", "not-recognising", "Said that it has no effect."),
)


@dataclass
class Counted:
    """A page of the desk on which an editor works, with what they do counted."""

    page: Page
    clicks: int = 0
    fields: int = 0
    loads: int = 0
    windows: int = 0
    begun: float = field(default_factory=time.monotonic)

    def __post_init__(self):
        self.page.on("framenavigated", self.loaded)
        self.page.on("popup", self.opened)

    def loaded(self, frame) -> None:
        self.loads += frame == self.page.main_frame

    def opened(self, _window) -> None:
        self.windows += 1

    def click(self, selector: str) -> None:
        self.clicks += 1
        self.page.locator(selector).first.click()

    def go(self, selector: str) -> None:
        """A click that leads to another page."""
        with self.page.expect_navigation():
            self.click(selector)
        self.page.wait_for_load_state("load")

    def type(self, selector: str, text: str) -> None:
        self.fields += 1
        place = self.page.locator(selector)
        place.focus()
        # Slugs follow what is typed, key by key.
        place.press_sequentially(text)

    def set(self, selector: str, value: str) -> None:
        self.fields += 1
        self.page.locator(selector).select_option(value)

    def choose(self, field_id: str, *words: str) -> None:
        """Rows from a chooser: opened by a click, found by typing, taken by Enter."""
        self.fields += 1
        self.click(f"#{field_id} + .select2-container .select2-selection")
        self.page.wait_for_function("document.activeElement.matches('.select2-search__field')")
        for each in words:
            self.page.keyboard.type(each)
            found = ".select2-results__option--highlighted"
            self.page.locator(found, has_text=each.split()[0]).wait_for()
            self.page.keyboard.press("Enter")
        self.page.keyboard.press("Escape")


def enter(editor: Counted, site: str) -> None:
    editor.page.goto(f"{site}/admin/")
    enter_sources(editor)
    enter_people(editor)
    enter_election(editor)
    for place in (0, 1):
        enter_accounts(editor, place)
    for place in (0, 1):
        enter_figures(editor, place)
    enter_elected(editor)
    enter_statements(editor)


def add(editor: Counted, model: str) -> None:
    editor.go(f"a.addlink[href='{DESK}/{model}/add/']")


def enter_sources(editor: Counted) -> None:
    add(editor, "source")
    for number, name in enumerate(SOURCES):
        editor.type("#id_title", f"Results in the {name}")
        editor.type("#id_short_name", name)
        editor.type("#id_language", "en")
        editor.type("#id_url", f"https://example.org/{number}")
        editor.go("[name=_save]" if number else "[name=_addanother]")


def enter_people(editor: Counted) -> None:
    add(editor, "person")
    picture = BytesIO()
    Image.new("RGB", (300, 300), "grey").save(picture, "PNG")
    for name in PEOPLE:
        editor.type("#id_name", name)
        editor.fields += 1
        portrait = {"name": "a.png", "mimeType": "image/png", "buffer": picture.getvalue()}
        editor.page.locator("#id_portrait").set_input_files(portrait)
        editor.type("#id_portrait_credit", "An agency")
        editor.go("[name=_save]" if name == PEOPLE[-1] else "[name=_addanother]")


def enter_election(editor: Counted) -> None:
    add(editor, "election")
    editor.type("#id_name", NAME)
    editor.choose("id_sources", *SOURCES)
    editor.choose("id_sources_of_rows", *SOURCES)
    editor.choose("id_jurisdiction", "A territory")
    editor.set("#id_type", "presidential")
    editor.set("#id_vote_type", "popular")
    editor.type("#id_date", ROUNDS[0][0])
    editor.type("#id_office", "President")
    for place, (date, _votes) in enumerate(ROUNDS):
        editor.click("#rounds-group .add-row a")
        if place:
            number = editor.page.locator(f"#id_rounds-{place}-number")
            number.fill("")
            editor.type(f"#id_rounds-{place}-number", str(place + 1))
        editor.type(f"#id_rounds-{place}-date", date)
    for place, name in enumerate(PEOPLE):
        editor.click("#options-group .add-row a")
        editor.choose(f"id_options-{place}-person", name)
    editor.go("[name=_continue]")


def enter_accounts(editor: Counted, place: int) -> None:
    """Both sources' accounts of a round, on its form, which leads back to the election."""
    editor.go(f"#rounds-{place} a.inlinechangelink")
    for number, name in enumerate(SOURCES):
        editor.click("#accounts-group .add-row a")
        editor.choose(f"id_accounts-{number}-source", name)
    editor.fields += 1
    editor.click("#id_accounts-0-is_lead")
    editor.type("#id_accounts-0-lead_reason", "The more complete one.")
    editor.go("[name=_save]")


def enter_figures(editor: Counted, place: int) -> None:
    """Both accounts' figures of a round side by side, and back to the election."""
    editor.go(f"a.all-figures >> nth={place}")
    _date, votes = ROUNDS[place]
    for number, source in enumerate(SOURCES):
        for name, halves in zip(PEOPLE, votes, strict=False):
            for half, text in zip(("votes", "share"), halves, strict=True):
                editor.type(f'input[aria-label="{name}, {half}, {source}"]', text)
        for measure, text in TOTALS.items():
            editor.type(f"table.figures input[name$='-{measure}-count'] >> nth={number}", text)
    editor.go("[name=_save]")
    editor.go(".breadcrumbs a[href$='/change/']")
    editor.go(".rows-above a")


def enter_elected(editor: Counted) -> None:
    """Who is elected, on the form of the account of the second round that is shown first."""
    editor.go(".related-tables a[href*='/account/?']")
    editor.go("#result_list tr:has(.field-number:text-is('2')):has(img[alt=True]) th a")
    row = "tr.has_original:has(option[selected]:text-is('Ada Counted'))"
    editor.set(f"{row} [name$=outcome]", "elected")
    editor.go("[name=_save]")
    editor.go(".messagelist a[href*='/election/']")


def enter_statements(editor: Counted) -> None:
    editor.go(".related-tables a.addlink[href*='/statement/add/']")
    for kind, who, stance, summary in STATEMENTS:
        if summary == STATEMENTS[0][-1]:
            editor.set("#id_page", "reactions")
            editor.choose("id_sources", *SOURCES)
        if kind == "person":
            editor.choose("id_person", who)
        else:
            editor.type("#id_speaker", who)
        editor.set("#id_stance", stance)
        editor.type("#id_summary", summary)
        editor.go("[name=_save]" if summary == STATEMENTS[-1][-1] else "[name=_addanother]")
    expect = f"Belongs to: Election “{NAME}”"
    editor.page.locator(".messagelist", has_text=expect).wait_for()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", help="a file to add the rows to")
    options = parser.parse_args()
    path = chromium.find()
    if path is None:
        rows = [Row(name, "before", note="there is no browser") for name in BEFORE]
        keep(options.rows, rows)
        return
    with chromium.launch(path) as browser, serve() as site:
        session = chromium.sign_in(browser, site)
        with browser.new_context(storage_state=session) as context:
            editor = Counted(context.new_page())
            enter(editor, site.url)
    for name, before in BEFORE.items():
        say(f"{name:8} {getattr(editor, name):4}  before: {before}")
    keep(options.rows, rows_of(editor))


def rows_of(editor: Counted) -> list[Row]:
    goals = {"clicks": MOST_CLICKS / BEFORE["clicks"]}
    return [
        Row(
            f"{name} to enter an election",
            "before",
            goals.get(name),
            at_most=True,
            ratios=[getattr(editor, name) / before],
            note=f"{getattr(editor, name)} instead of {before}",
        )
        for name, before in BEFORE.items()
    ]


if __name__ == "__main__":
    main()
