"""Texts that show as what they are: fields that refuse what nobody sees and what misleads.

Some characters of Unicode are never seen and yet decide how the others stand: with U+202E in it a
name reads backwards. Such a name can pass for another one, in a list, in a sentence and in the
history of its row. What a language needs is let through: marks of direction (U+200E, U+200F,
U+061C), joiners (U+200C, U+200D), and embeddings and isolates that are ended in their line, where
every paragraph ends them anyway (Unicode Standard Annex 9, rules X1 to X8).
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_REASON = 500  # characters of the reason for a change

OVERRIDES = "\u202d\u202e"
# What begins a direction of writing, with what ends it.
EMBEDDING_END, ISOLATE_END = "\u202c", "\u2069"
ENDED_BY = {
    **dict.fromkeys("\u202a\u202b", EMBEDDING_END),
    **dict.fromkeys("\u2066\u2067\u2068", ISOLATE_END),
}
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Controls but for tabs and line ends, soft hyphens, fillers, blanks of no width, separators,
# what Unicode advises against, notes between lines, and tags.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029"
    "\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
# Letters by their category, and Braille's blank, which is a symbol by its own.
EMPTY_SIGNS = "\u115f\u1160\u2800\u3164\uffa0"
PLAIN_SIGN = re.compile(f"[^\\W_{EMPTY_SIGNS}]")
LINE_END = re.compile("[\n\r\x1c-\x1e\x85\u2029]")

OVERRIDE = _(
    "%(place)s is %(character)s, which lets a text show as something else than it says: take it "
    "out."
)
NOT_ENDED = _(
    "%(place)s is %(character)s, which turns the direction of writing and is not ended in its "
    "line: put %(end)s behind what it is meant for, or take it out."
)
NOT_BEGUN = _(
    "%(place)s is %(character)s, which ends a direction of writing that was not begun in its "
    "line: take it out."
)
NOT_SEEN = _("%(place)s is %(character)s, which nobody sees: take it out.")
NOTHING = _("Nothing of this text can be seen: write it anew, or leave it empty.")


def validate_line(text: str) -> None:
    """Refuse a text of one line that holds what nobody sees, or what turns it around.

    Raises `ValidationError`, which names the first such character, its place, and the mend.
    """
    found = UNSEEN.search(text)
    if found:
        raise error("unseen", NOT_SEEN, text, found.start())
    validate_prose(text)


def validate_prose(text: str) -> None:
    """Refuse a text of any length in which a direction of writing is turned and not ended.

    Raises `ValidationError` as `validate_line` does.
    """
    if TURNS.search(text):
        refuse_turned(text)
    if text and not PLAIN_SIGN.search(text) and not any(map(is_seen, text)):
        raise ValidationError(NOTHING, code="nothing")


def refuse_turned(text: str) -> None:
    begun: list[int] = []  # where directions begin that are not ended yet
    for place, sign in enumerate(text):
        if sign in OVERRIDES:
            raise error("turned", OVERRIDE, text, place)
        if sign in ENDED_BY:
            begun.append(place)
        elif sign in ENDED_BY.values():
            if not any(ENDED_BY[text[each]] == sign for each in begun):
                raise error("turned", NOT_BEGUN, text, place)
            if ENDED_BY[text[begun[-1]]] != sign:
                raise crossing(text, begun[-1], place)
            begun.pop()
        elif begun and LINE_END.match(sign):
            break
    if begun:
        raise error("turned", NOT_ENDED, text, begun[0])


def crossing(text: str, last: int, place: int) -> ValidationError:
    """The error of a direction begun last that another one's end meets.

    The end of an isolate ends the embeddings within it; that of an embedding reaches none that
    an isolate stands in.
    """
    if text[place] == ISOLATE_END:
        return error("turned", NOT_ENDED, text, last)
    return error("turned", NOT_BEGUN, text, place)


def is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNPS" and sign not in EMPTY_SIGNS


def error(code: str, message: str, text: str, place: int) -> ValidationError:
    """The error about the character at a place of a text, counted from 0."""
    lines = LINE_END.split(text[:place])
    where = {"line": len(lines), "number": len(lines[-1]) + 1}
    many = "\n" in text
    params = {
        "place": (_("Line %(line)s, character %(number)s") if many else _("Character %(number)s"))
        % where,
        "character": named(text[place]),
        "end": named(ENDED_BY.get(text[place], "")),
    }
    return ValidationError(message, code=code, params=params)


def named(sign: str) -> str:
    """A character as one can look it up: U+202E (RIGHT-TO-LEFT OVERRIDE)."""
    if not sign:
        return ""
    name = unicodedata.name(sign, "")
    return f"U+{ord(sign):04X} ({name})" if name else f"U+{ord(sign):04X}"


def validate_reason(text: str) -> None:
    """Refuse a reason for a change that nobody can read, or that is longer than one is shown.

    Empty is none, and passes. Raises `ValidationError`.
    """
    if text:
        MaxLengthValidator(LONGEST_REASON)(text)
        validate_line(text)


class ShownField:
    """A field of Django's to the database, so that what it refuses takes no migration."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        [base] = [each for each in type(self).__bases__ if each is not ShownField]
        return name, f"django.db.models.{base.__name__}", args, kwargs


class LineField(ShownField, models.CharField):
    """A name or another text of one line."""

    default_validators = [validate_line]


class AddressField(ShownField, models.URLField):
    """The address of a page elsewhere."""

    default_validators = [*models.URLField.default_validators, validate_line]


class ProseField(ShownField, models.TextField):
    """A text of any number of lines: prose, a quotation, a note."""

    default_validators = [validate_prose]
