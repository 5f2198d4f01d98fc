"""Reads an article written as plain text: “- Popular Vote1: 47,095”, “==Section==”."""

import re

from django.utils.translation import gettext as _

from .document import Document, Entry, Unreadable, normal

TITLE = re.compile(r"=\s*([^=].*?)\s*=")
HEADING = re.compile(r"==+\s*([^=].*?)\s*==+")
FIELD = re.compile(r"-\s+([^:]+):(.*)")


def read_plain(text: str) -> Document:
    """Raises Unreadable for a text without an infobox, and for a line of it that is no field."""
    lines = text.splitlines()
    box = next((n for n, line in enumerate(lines) if line.strip().lower() == "infobox"), None)
    if box is None:
        raise Unreadable(
            _(
                "The text has no infobox: put the line “Infobox” above its fields, such as "
                "“- Popular Vote1: 47,095”, or paste an article that has an “{{Infobox election}}”."
            )
        )
    titles = [TITLE.fullmatch(line.strip()) for line in lines[:box]]
    document = Document(title=next((found[1] for found in titles if found), ""))
    for number, line in enumerate(lines[:box], 1):
        if line.strip() and not titles[number - 1]:
            document.left.append((_("Above the infobox"), line.strip(), number))
    end = read_fields(lines, box + 1, document)
    heading, begin, part = "", end + 1, []
    for number, line in enumerate(lines[end:], end + 1):
        if found := HEADING.fullmatch(line.strip()):
            document.add(heading, "\n".join(part), begin)
            heading, begin, part = found[1], number, []
        else:
            part.append(line.strip())
    document.add(heading, "\n".join(part), begin)
    return document


def read_fields(lines: list[str], begin: int, document: Document) -> int:
    """Take in the fields from a line on; the first line behind them, counted from 0."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines[begin:], begin + 1):
        stripped = line.strip()
        if not stripped.startswith("-"):
            if not stripped and not document.entries:
                continue
            return number - 1
        found = FIELD.fullmatch(stripped)
        if not found:
            message = _(
                "Line %(line)s, “%(text)s”, is no field: write “- Name: value”, or leave a blank "
                "line between the infobox and the prose."
            )
            raise Unreadable(message % {"line": number, "text": stripped[:60]})
        label, value = found[1].strip(), found[2].strip()
        first = seen.setdefault(normal(label), number)
        if first != number:
            message = _("Lines %(first)s and %(line)s both give “%(name)s”: leave one of them.")
            raise Unreadable(message % {"first": first, "line": number, "name": label})
        document.entries.append(Entry(normal(label), label, value, number))
    return len(lines)
