"""What an article says, before anything is known of the record: an infobox, and prose in parts."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

# More than any article has; each is a row or a form of the preview.
MOST_FIELDS, MOST_PASSAGES, MOST_LEFT = 500, 200, 1_000


class Unreadable(Exception):  # noqa: N818  (a mistake of the text's; the message says which)
    """A text cannot be read as an article with an infobox."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of an infobox: its name as in Template:Infobox election, and its text.

    `label` is the name as it is written, `line` the line of it, from 1. `target` is the page that
    the value links to, where it does. `open` is what in it cannot be read, such as a template.
    """

    name: str
    label: str
    value: str
    line: int
    target: str = ""
    open: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Prose below a heading; the first of an article has none."""

    heading: str
    text: str
    line: int


@dataclass
class Document:
    """`left` is what stands in the text and is neither field nor prose: label, text, line."""

    title: str
    entries: list[Entry] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    left: list[tuple[str, str, int]] = field(default_factory=list)

    def add(self, heading: str, text: str, line: int) -> None:
        """Take in a passage, if anything is written in it."""
        text = re.sub(r"\n{3,}", "\n\n", text).strip()
        if text:
            self.passages.append(Passage(heading, text, line))

    def check(self) -> None:
        """Raises Unreadable for one that has more parts than anybody can look through."""
        for what, parts, most in (
            (_("fields"), self.entries, MOST_FIELDS),
            (_("sections"), self.passages, MOST_PASSAGES),
            (_("templates and tables that cannot be read"), self.left, MOST_LEFT),
        ):
            if len(parts) > most:
                message = _(
                    "The article has more than %(most)s %(what)s: paste its infobox and its prose "
                    "alone."
                )
                raise Unreadable(message % {"most": most, "what": what})


def normal(label: str) -> str:
    """“Popular Vote1” and “popular_vote1” are one field."""
    return re.sub(r"[\s_]+", "_", label.strip().lower())
