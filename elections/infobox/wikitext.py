"""Reads an article written in wikitext: its “{{Infobox election}}”, and the prose by headings."""

import re
from collections.abc import Iterator

import mwparserfromhell
from django.utils.translation import gettext as _
from mwparserfromhell.nodes import HTMLEntity, Template, Text, Wikilink
from mwparserfromhell.wikicode import Wikicode

from .document import Document, Entry, Unreadable, normal
from .markup import HEADING, check_depth, fit, shown

INFOBOX = "infobox_election"
# Templates that show what stands in them, by the place of it: all of these styles and languages.
SHOWING = {
    **dict.fromkeys(("nowrap", "nobold", "nobr", "small", "smaller", "big", "center"), "1"),
    **dict.fromkeys(("flag", "flagcountry", "flagdeco", "abbr", "tooltip", "nbsp"), "1"),
    **dict.fromkeys(("lang", "party_name_with_color"), "2"),
}
# Templates that show nothing of the article's own: notes, signs of gains and losses.
SILENT = {
    *("efn", "refn", "sfn", "r", "rp", "cn", "citation_needed", "flagicon", "increase", "decrease"),
    *("steady", "up", "down", "clear", "main", "see_also", "further", "short_description"),
    *("use_dmy_dates", "use_mdy_dates", "reflist", "notelist"),
}
HEADED = re.compile(rf"{HEADING}(=*)\s*([^=].*?)\s*=+\s*")
DATES = {"start_date", "start-date", "dts", "date"}
STRAY = re.compile(r"\}\}|\]\]")
NUMBERS = re.compile(r"formatnum:\s*(.*)", re.DOTALL)
PICTURES = ("file:", "image:", "category:")
MOST_SIGNS = 50_000  # of “|” outside tables, which take the parser seconds


def read_wikitext(text: str) -> Document:
    """Raises Unreadable for a text without such an infobox, and for one that nests too deeply."""
    stray = check_depth(text)
    original = text
    text, tables = fit(text)
    if text.count("|") > MOST_SIGNS:
        message = _("The text has more than %(most)s fields. Remove those that are not needed.")
        raise Unreadable(message % {"most": MOST_SIGNS})
    code = mwparserfromhell.parse(text, skip_style_tags=True)
    boxes = list(infoboxes(code))
    if not boxes:
        raise Unreadable(_("The text has no “{{Infobox election}}”."))
    document = Document(title="")
    lines = Lines(original)
    seen: set[str] = set()
    for box in boxes:
        read_box(box, document, lines, seen)
    document.title = next(
        (each.value for each in document.entries if each.name == "election_name"), ""
    )
    read_prose(code, document, original)
    document.left += [*tables, *stray]
    return document


class Lines:
    """The lines at which texts stand, looked for in their order."""

    def __init__(self, text: str):
        self.text = text
        self.begin()

    def begin(self) -> None:
        self.place, self.line = 0, 1

    def of(self, wanted: str) -> int:
        place = self.text.find(wanted, self.place)
        if place >= 0:
            self.line += self.text.count("\n", self.place, place)
            self.place = place
        return self.line


def infoboxes(code: Wikicode) -> Iterator[Template]:
    """The infoboxes of an election, an outer one before those within it."""
    for each in code.filter_templates(recursive=True):
        if normal(str(each.name)) == INFOBOX:
            yield each


def read_box(box: Template, document: Document, lines: Lines, seen: set[str]) -> None:
    """Take in the fields of an infobox; a field that an earlier one gives is left over."""
    lines.begin()  # what stands within one field stands before the next
    for parameter in box.params:
        label, name = str(parameter.name).strip(), normal(str(parameter.name))
        line = lines.of(f"|{parameter.name}")
        if any(infoboxes(parameter.value)):
            continue  # its fields come after
        reader = Reader()
        value = reader.text(parameter.value).strip()
        if not (value or reader.unread) or name == "embed":
            continue
        if name in seen:
            said = _("“%(name)s” of a further infobox") % {"name": label}
            document.left.append((said, value, line))
            continue
        seen.add(name)
        value = "\n".join(part.strip() for part in value.splitlines() if part.strip())
        document.entries.append(
            Entry(name, label, value, line, reader.target, ", ".join(reader.unread))
        )


def read_prose(code: Wikicode, document: Document, original: str) -> None:
    """Take in the passages; a heading below the second level is a paragraph of its passage."""
    reader = Reader()
    prose = "".join(
        reader.node(node)
        for node in code.nodes
        if not (isinstance(node, Template) and normal(str(node.name)) == INFOBOX)
    )
    lines = Lines(original)
    document.left += [(_("In the prose"), each, lines.of(each[:40])) for each in reader.unread]
    lines = Lines(original)
    heading, part, begin = "", [], 1
    for line in STRAY.sub("", prose).splitlines():
        found = HEADED.fullmatch(line)
        if found and len(found[1]) <= 1:
            document.add(heading, "\n".join(part), begin)
            heading, part = found[2], []
            begin = lines.of(heading)
        else:
            part.append(f"\n{found[2]}\n" if found else line)
    document.add(heading, "\n".join(part), begin)


class Reader:
    """Makes plain text of wikitext. `unread` are the templates that it cannot; `target` is the
    page of the first link."""

    def __init__(self):
        self.unread: list[str] = []
        self.target = ""

    def text(self, code: Wikicode) -> str:
        return "".join(map(self.node, code.nodes))

    def node(self, node) -> str:
        if isinstance(node, Text):
            return shown(str(node))
        if isinstance(node, Wikilink):
            title = str(node.title).strip()
            if title.lower().startswith(PICTURES):
                return ""
            self.target = self.target or title.partition("#")[0]
            return self.text(node.text) if node.text is not None else title
        if isinstance(node, HTMLEntity):
            return node.normalize()
        if isinstance(node, Template):
            return self.template(node)
        self.unread.append(str(node))
        return ""

    def template(self, node: Template) -> str:
        name = normal(str(node.name))
        if found := NUMBERS.fullmatch(str(node.name).strip()):
            return found[1].strip()
        if name in SILENT:
            return ""
        if name in SHOWING and node.has(SHOWING[name]):
            return self.text(node.get(SHOWING[name]).value)
        if name in DATES and all(node.has(place) for place in "123"):
            parts = [str(node.get(place).value).strip() for place in "123"]
            return "-".join(part.zfill(2) for part in parts)
        self.unread.append(str(node))
        return ""
