"""Wikitext made fit for a parser: bounded in size and depth, and without tags.

A parser of wikitext tries every sign that may begin something, and a few thousand unclosed tags
keep it busy for minutes. What says nothing here, references and styles, is taken out before.
"""

import re

from django.utils.translation import gettext as _

from .document import Unreadable

LONGEST = 500_000  # bytes; few articles of Wikipedia are longer
DEEPEST = 25  # templates within templates; MediaWiki itself ends at 40

OPENING = re.compile(r"\{\{|\}\}|\[\[|\]\]|^[ \t:]*\{\||^[ \t]*\|\}(?!\})", re.MULTILINE)
KINDS = {"{{": ("{{", 1), "}}": ("{{", -1), "[[": ("[[", 1), "]]": ("[[", -1)}
KINDS |= {"{|": ("{|", 1), "|}": ("{|", -1)}
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])([^<>]{0,1000})>")
COMMENT = "<!--", "-->"
# What would begin a tag, an address or a heading is hidden from the parser behind private signs.
HIDDEN = {"<": "\ue000", "//": "\ue001"}
HEADING = "\ue002"
# What stands between these is no text of the article.
SILENT = {"ref", "nowiki", "math", "score", "gallery", "timeline", "syntaxhighlight", "mapframe"}
QUOTES = re.compile("'{2,5}")
TABLE = re.compile(r"^[ \t:]*\{\||^[ \t]*\|\}(?!\})", re.MULTILINE)
# A link to another site, with the text that it shows if it has one.
LINK = re.compile(r"\[(?:https?:)?//[^\s\[\]]{1,2000}[ \t]*([^\[\]\n]{0,1000})\]")
LISTS = re.compile(r"^[*#:;]+[ \t]*", re.MULTILINE)


def check_size(text: str) -> None:
    """Raises Unreadable for a text that no article is as long or as deep as."""
    if len(text) > LONGEST or len(text.encode()) > LONGEST:
        raise Unreadable(_("The text is longer than 500 kB: paste the article alone."))


def check_depth(text: str) -> list[tuple[str, str, int]]:
    """What closes nothing, as `Document.left` has it.

    Raises Unreadable where templates, links or tables stand in one another too deeply.
    """
    depth = dict.fromkeys(("{{", "[[", "{|"), 0)
    stray: list[tuple[str, str, int]] = []
    line, counted = 1, 0
    for found in OPENING.finditer(text):
        sign = found[0].strip(" \t:")
        kind, step = KINDS[sign]
        line, counted = line + text.count("\n", counted, found.end()), found.end()
        depth[kind] += step
        if depth[kind] < 0:
            depth[kind] = 0
            stray.append((_("Closes nothing"), sign, line))
        if depth[kind] > DEEPEST:
            message = _(
                "Line %(line)s: more than %(most)s “%(sign)s” are open here. Close them, or paste "
                "the infobox and the prose alone."
            )
            raise Unreadable(message % {"line": line, "most": DEEPEST, "sign": kind})
    for kind, number in depth.items():
        if number:
            message = _("%(number)s “%(sign)s” are not closed: paste the article whole.")
            raise Unreadable(message % {"number": number, "sign": kind})
    return stray


def fit(text: str) -> tuple[str, list[tuple[str, str, int]]]:
    """The text with templates and links alone, and what was taken out of it.

    A heading begins with `HEADING` instead of its first “=”. Tables are left over, as
    `Document.left` has them; marks of lists become those of Markdown, and links to other sites
    the text that they show.
    """
    text, tables = without_tables(text)
    text = LINK.sub(r"\1", without_tags(text)).replace("//", HIDDEN["//"])
    text = re.sub("^=", HEADING, text, flags=re.MULTILINE)
    return LISTS.sub(lambda found: "- " if found[0][0] in "*#" else "", text), tables


def shown(text: str) -> str:
    """A text of the parser's with the signs that were hidden from it."""
    for sign, hidden in HIDDEN.items():
        text = text.replace(hidden, sign)
    return text


def without_comments(text: str) -> str:
    kept, end = [], 0
    begin_mark, end_mark = COMMENT
    while (begin := text.find(begin_mark, end)) >= 0:
        close = text.find(end_mark, begin)
        if close < 0:
            break
        kept.append(text[end:begin])
        end = close + len(end_mark)
    return "".join([*kept, text[end:]])


def without_tables(text: str) -> tuple[str, list[tuple[str, str, int]]]:
    kept, left, end, depth, begin = [], [], 0, 0, 0
    line, counted = 1, 0
    for found in TABLE.finditer(text):
        opens = found[0].endswith("{|")
        if opens and not depth:
            begin = found.start()
            kept.append(text[end:begin])
        depth = depth + 1 if opens else max(0, depth - 1)
        if not (opens or depth) and begin >= end:
            end = found.end()
            line, counted = line + text.count("\n", counted, begin), begin
            left.append((_("Table"), text[begin:end], line))
            # So that the lines keep their numbers.
            kept.append("\n" * text.count("\n", begin, end))
    return "".join([*kept, text[end:]]) if not depth else text, left


def without_tags(text: str) -> str:
    """The text without comments, references, tags of HTML and marks of style.

    A tag that is not closed takes nothing with it. A line break stays one.
    """
    text = without_comments(text)
    kept, end, silent = [], 0, ""
    last = {name: text.lower().rfind(f"</{name}") for name in SILENT}
    for found in TAG.finditer(text):
        slash, name, more = found[1], found[2].lower(), found[3]
        if silent:
            if slash and name == silent:
                silent, end = "", found.end()
            continue
        kept.append(text[end : found.start()])
        end = found.end()
        if name in SILENT and not slash and not more.endswith("/") and last[name] > found.start():
            silent = name
        elif name == "br":
            kept.append("\n")
    if not silent:
        kept.append(text[end:])
    return QUOTES.sub("", "".join(kept).replace("<", HIDDEN["<"]))
