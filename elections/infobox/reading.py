"""Tells in which form an article is written, and reads it."""

import re

from .document import Document
from .markup import check_size
from .plain import read_plain
from .wikitext import read_wikitext

WIKITEXT = re.compile(r"\{\{\s*infobox", re.IGNORECASE)


def read(text: str) -> Document:
    """An article as wikitext or as plain text. Raises Unreadable, which says what to mend."""
    check_size(text)
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    document = read_wikitext(text) if WIKITEXT.search(text) else read_plain(text)
    document.check()
    return document
