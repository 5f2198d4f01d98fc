"""Dates written in words, which leave no doubt which number is the day."""

import datetime
import re
import unicodedata

from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_3

# 19 July 2012; July 19, 2012; 19th of July 2012; Thursday, 19 July 2012.
DAY_FIRST = re.compile(
    r"(?:\w+,?\s+)?([0-9]{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?\s+([^\W\d]+)\.?,?\s+([0-9]{4})"
)
MONTH_FIRST = re.compile(
    r"(?:\w+,?\s+)?([^\W\d]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})"
)
LONGEST = 60


def date_in_words(text: str) -> datetime.date | None:
    """The day that a text names with a month in words, in English or the active language.

    `None` if it names no day, or none that there is.
    """
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return None
    if found := DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := MONTH_FIRST.fullmatch(text):
        month, day, year = found.groups()
    else:
        return None
    number = month_names().get(plain(month))
    try:
        return datetime.date(int(year), number, int(day)) if number else None
    except ValueError:
        return None


def month_names() -> dict[str, int]:
    """The numbers of the months by their plain names, whole and shortened."""
    names = {}
    for language in (translation.get_language() or "en", "en"):
        with translation.override(language):
            for month in MONTHS:
                names[plain(str(MONTHS[month]))] = month
                names[plain(str(MONTHS_3[month]))] = month
    return names | {"sept": 9}


def plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().rstrip(".")
