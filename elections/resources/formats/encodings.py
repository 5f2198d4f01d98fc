"""From bytes to text, without guessing: what is neither UTF-8 nor surely UTF-16 is asked about."""

import codecs
import unicodedata
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from elections.resources.problems import FileError, Problem

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# What files are in that are in no kind of Unicode. Bytes alone do not tell these apart.
OLD_ENCODINGS = {
    "windows-1252": gettext_lazy("Windows-1252 (western European)"),
    "windows-1250": gettext_lazy("Windows-1250 (central European)"),
    "windows-1251": gettext_lazy("Windows-1251 (Cyrillic)"),
    "windows-1254": gettext_lazy("Windows-1254 (Turkish)"),
}


def decode(data: bytes, place: Callable[[str], Problem] | None = None) -> str:
    """The text of a file in UTF-8 or UTF-16, with or without a byte order mark.

    `place` is given the text before the first byte that is not UTF-8, and says where that is.
    Raises `FileError` for a file in another encoding.
    """
    text = as_utf_16(data)
    if text is not None:
        return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise FileError(
                _("This is not a text file. Choose a file in one of the formats listed.")
            ) from error
        message = _(
            "The file is not in UTF-8. Choose its encoding below, save it as “CSV UTF-8”, or use "
            "XLSX."
        )
        before = data[: error.start].decode("utf-8-sig")
        row, columns = place(before) if place else (None, ())
        raise FileError(Problem(message, row, columns)) from error


def as_utf_16(data: bytes) -> str | None:
    """The text of a UTF-16 file; `None` for what is not surely one.

    Without a mark only one order of its bytes makes text, since each blank, digit and separator
    of it has a zero byte at the same side.
    """
    if data.startswith(UTF_16_MARKS):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise FileError(_("The file is damaged UTF-16. Save it as UTF-8.")) from error
    if b"\0" not in data[:4096] or len(data) % 2:
        return None
    found = [text for text in map(plain_text, ("utf-16-le", "utf-16-be"), (data, data)) if text]
    return found[0] if len(found) == 1 else None


def plain_text(encoding: str, data: bytes) -> str | None:
    """Bytes as text, if they are text throughout in an encoding; `None` if not."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    sample = text[:4096].translate({9: None, 10: None, 13: None})
    return text if all(unicodedata.category(sign) not in UNUSUAL for sign in sample) else None


# Control characters, and what Unicode has not assigned or leaves to anybody.
UNUSUAL = {"Cc", "Cn", "Co", "Cs"}


def old_readings(data: bytes) -> dict[str, str]:
    """The different texts that a file can be in old encodings, each by the first that gives it."""
    readings = {}
    for encoding in OLD_ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text not in readings.values():
            readings[encoding] = text
    return readings
