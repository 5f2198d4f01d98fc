"""When two names are the same: case, accents and spacing aside, and nothing else."""

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable


def plain(name: str) -> str:
    """A name to be compared. Another alphabet is another name: nothing is transliterated."""
    parts = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʼ", "'"))
    kept = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(kept.casefold().split())


def shortened(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def near(name: str, plain_names: Iterable[str]) -> list[str]:
    """The names that differ from this one by a letter or two."""
    return difflib.get_close_matches(plain(name), plain_names, cutoff=0.85)


def by_name(rows: Iterable, name_of) -> dict[str, list]:
    """Rows by their plain names."""
    found = defaultdict(list)
    for row in rows:
        found[plain(name_of(row))].append(row)
    return found
