"""When two names are the same: case, accents and spacing aside, and nothing else."""

import unicodedata


def plain(name: str) -> str:
    """A name to be compared. Another alphabet is another name: nothing is transliterated."""
    parts = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʼ", "'"))
    kept = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(kept.casefold().split())


def shortened(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
