"""Texts that show as what they are: fields that refuse what nobody sees and what misleads.

Some characters of Unicode are never seen and yet decide how the others stand: with U+202E in it a
name reads backwards, and with U+200F between its digits 10-5 reads 5-10. Such a name can pass for
another one, in a list, in a sentence and in the history of its row. Which characters these are,
Unicode's own properties say. What a language needs is let through where it does something: marks
of direction beside letters that run from right to left, joiners that change a letter's shape
(RFC 5892, appendix A), selectors behind the signs that have variants, and embeddings and isolates
that are ended in their line, where every paragraph ends them anyway (Unicode Standard Annex 9,
rules X1 to X8).
"""

import unicodedata

import regex
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_REASON = 500  # characters of the reason for a change
# Characters of prose: the longest page has a tenth of it, and half a second goes into rendering it.
LONGEST_PROSE = 50_000

OVERRIDES = "\u202d\u202e"
# What begins a direction of writing, with what ends it.
EMBEDDING_END, ISOLATE_END = "\u202c", "\u2069"
ENDED_BY = {
    **dict.fromkeys("\u202a\u202b", EMBEDDING_END),
    **dict.fromkeys("\u2066\u2067\u2068", ISOLATE_END),
}
DIRECTION = regex.compile(r"\p{Bidi_Control}")
RIGHT_TO_LEFT = r"[\p{bc=R}\p{bc=AL}--\p{Bidi_Control}]"
BETWEEN = r"[^\p{L}\p{N}\n]{0,30}"
# A mark of whose nearest letters and digits one runs from right to left and none is a digit, and
# what turns the direction of more than digits.
HARMLESS = regex.compile(
    rf"""(?xV1)
    (?:(?<={RIGHT_TO_LEFT}{BETWEEN})|(?={BETWEEN}{RIGHT_TO_LEFT}))
    (?<!\p{{N}}{BETWEEN})[\u061c\u200e\u200f](?!{BETWEEN}\p{{N}})
    |[\u202b\u2067](?!{BETWEEN}\p{{N}})
    |[\u202a\u202c-\u202e\u2066\u2068\u2069]"""
)
UNSEEN = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]")
# Of these: what `validate_prose` judges, signs that are seen after all, joiners at a sign that
# silences a vowel or between letters that would join, and selectors of variants.
NEEDED = regex.compile(
    r"""(?xV1)
    \p{Bidi_Control}
    |\p{Prepended_Concatenation_Mark}
    |(?<=\p{ccc=9})[\u200c\u200d]
    |\u200d(?=\p{ccc=9})
    |(?<=[\p{jt=L}\p{jt=D}]\p{jt=T}*)\u200c(?=\p{jt=T}*[\p{jt=R}\p{jt=D}])
    |(?<=\p{Unified_Ideograph})[\ufe00-\ufe02\U000e0100-\U000e01ef]
    |(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]
    |(?<=[\p{Mongolian}&&\p{L}])[\u180b-\u180d\u180f]"""
)
# Letters by their category, and Braille's blank, which is a symbol by its own.
EMPTY_SIGNS = "\u115f\u1160\u2800\u3164\uffa0"
PLAIN_SIGN = regex.compile(rf"(?V1)[\p{{L}}\p{{N}}--{EMPTY_SIGNS}]")
PARAGRAPH_END = regex.compile("[\n\r\x1c-\x1e\x85\u2029]")
LINE_END = regex.compile("[\n-\r\x1c-\x1e\x85\u2028\u2029]")
# Control characters have no names in Python.
CONTROL_NAMES = {
    "\t": "CHARACTER TABULATION",
    "\n": "LINE FEED",
    "\v": "LINE TABULATION",
    "\f": "FORM FEED",
    "\r": "CARRIAGE RETURN",
    "\x85": "NEXT LINE",
}

OVERRIDE = _(
    "%(place)s is %(character)s, which can make text look different from what it says. Remove it."
)
NOT_ENDED = _(
    "%(place)s is %(character)s, which changes the text direction and is not closed on the same "
    "line. Add %(end)s after the affected text, or remove it."
)
NOT_BEGUN = _(
    "%(place)s is %(character)s, which ends a change of text direction that did not start on the "
    "same line. Remove it."
)
MISPLACED = _(
    "%(place)s is %(character)s, which can make digits and signs change places. Put it next to a "
    "right-to-left letter and away from digits, or remove it."
)
NEW_LINE = _(
    "%(place)s is %(character)s, which starts a new line in a one-line text. Use a space instead."
)
NOT_SEEN = _("%(place)s is %(character)s, which is invisible. Remove it.")
NOTHING = _("This text has no visible characters. Rewrite it or leave it empty.")


def validate_line(text: str) -> None:
    """Refuse a text of one line that holds what nobody sees, what turns it around, or more lines.

    Raises `ValidationError`, which names the first such character, its place, and the mend.
    """
    if found := LINE_END.search(text):
        raise error("lines", NEW_LINE, text, found.start())
    for found in UNSEEN.finditer(text):
        if not NEEDED.match(text, found.start()):
            raise error("unseen", NOT_SEEN, text, found.start())
    validate_prose(text)


def validate_prose(text: str) -> None:
    """Refuse a text in which a direction of writing misleads, or that is longer than any page.

    Raises `ValidationError` as `validate_line` does.
    """
    MaxLengthValidator(LONGEST_PROSE)(text)
    if DIRECTION.search(text):
        refuse_turned(text)
        for found in DIRECTION.finditer(text):
            if not HARMLESS.match(text, found.start()):
                raise error("misplaced", MISPLACED, text, found.start())
    if text and not PLAIN_SIGN.search(text) and not any(map(is_visible, text)):
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
        elif begun and PARAGRAPH_END.match(sign):
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


def is_visible(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNPS" and sign not in EMPTY_SIGNS


def error(code: str, message: str, text: str, place: int) -> ValidationError:
    """The error about the character at a place of a text, counted from 0."""
    lines = LINE_END.split(text[:place])
    where = {"line": len(lines), "number": len(lines[-1]) + 1}
    many = LINE_END.search(text)
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
    name = unicodedata.name(sign, CONTROL_NAMES.get(sign, ""))
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
