"""What texts are refused for not showing as what they are, and what is let through."""

import pytest
from django.core.exceptions import ValidationError

from elections.models import Person
from elections.models.history import record_models
from elections.models.texts import (
    LONGEST_PROSE,
    AddressField,
    LineField,
    ProseField,
    named,
    validate_line,
    validate_prose,
)
from tests.factories import PersonFactory

MISPLACED = (
    "which can make digits and signs change places. Put it next to a right-to-left letter and away "
    "from digits, or remove it."
)
NEW_LINE = "which starts a new line in a one-line text. Use a space instead."
OVERRIDE = "which can make text look different from what it says. Remove it."
NOT_BEGUN = "which ends a change of text direction that did not start on the same line. Remove it."
NOT_SEEN = "which is invisible. Remove it."
NOTHING = "This text has no visible characters. Rewrite it or leave it empty."


def not_ended(end):
    return (
        "which changes the text direction and is not closed on the same line. Add "
        f"{named(end)} after the affected text, or remove it."
    )


def said_of(validate, text) -> list[str]:
    try:
        validate(text)
    except ValidationError as error:
        return error.messages
    return []


# Of both kinds of text: the text, and what is said of it.
TURNED = [
    ("Ann\u202enosliW", f"Character 4 is U+202E (RIGHT-TO-LEFT OVERRIDE), {OVERRIDE}"),
    ("\u202dAnn\u202c", f"Character 1 is U+202D (LEFT-TO-RIGHT OVERRIDE), {OVERRIDE}"),
    ("\u202eAnn\u202c", f"Character 1 is U+202E (RIGHT-TO-LEFT OVERRIDE), {OVERRIDE}"),
    ("A\u202aB", f"Character 2 is U+202A (LEFT-TO-RIGHT EMBEDDING), {not_ended(chr(0x202C))}"),
    ("A\u202bB", f"Character 2 is U+202B (RIGHT-TO-LEFT EMBEDDING), {not_ended(chr(0x202C))}"),
    ("A\u2066B", f"Character 2 is U+2066 (LEFT-TO-RIGHT ISOLATE), {not_ended(chr(0x2069))}"),
    ("A\u2067B", f"Character 2 is U+2067 (RIGHT-TO-LEFT ISOLATE), {not_ended(chr(0x2069))}"),
    ("A\u2068B", f"Character 2 is U+2068 (FIRST STRONG ISOLATE), {not_ended(chr(0x2069))}"),
    ("A\u202cB", f"Character 2 is U+202C (POP DIRECTIONAL FORMATTING), {NOT_BEGUN}"),
    ("AB\u2069", f"Character 3 is U+2069 (POP DIRECTIONAL ISOLATE), {NOT_BEGUN}"),
    # Two begun and one ended; one begun and two ended.
    (
        "\u2067\u2067A\u2069",
        f"Character 1 is U+2067 (RIGHT-TO-LEFT ISOLATE), {not_ended(chr(0x2069))}",
    ),
    ("\u2067A\u2069\u2069", f"Character 4 is U+2069 (POP DIRECTIONAL ISOLATE), {NOT_BEGUN}"),
    # The end of another kind, and one that reaches over an isolate or an embedding.
    ("\u202bA\u2069", f"Character 3 is U+2069 (POP DIRECTIONAL ISOLATE), {NOT_BEGUN}"),
    (
        "\u2067\u202bA\u2069",
        f"Character 2 is U+202B (RIGHT-TO-LEFT EMBEDDING), {not_ended(chr(0x202C))}",
    ),
    (
        "\u202b\u2067A\u202c\u2069\u202c",
        f"Character 4 is U+202C (POP DIRECTIONAL FORMATTING), {NOT_BEGUN}",
    ),
    # Marks away from what they are for: 10-5 would show as 5-10.
    ("10-\u200f5", f"Character 4 is U+200F (RIGHT-TO-LEFT MARK), {MISPLACED}"),
    ("\u200f10 - 5", f"Character 1 is U+200F (RIGHT-TO-LEFT MARK), {MISPLACED}"),
    ("א 10 -\u061c 5", f"Character 7 is U+061C (ARABIC LETTER MARK), {MISPLACED}"),
    ("א 10\u200e-5", f"Character 5 is U+200E (LEFT-TO-RIGHT MARK), {MISPLACED}"),
    ("An\u200fn", f"Character 3 is U+200F (RIGHT-TO-LEFT MARK), {MISPLACED}"),
    ("\u206710 - 5\u2069", f"Character 1 is U+2067 (RIGHT-TO-LEFT ISOLATE), {MISPLACED}"),
    ("\u200f", f"Character 1 is U+200F (RIGHT-TO-LEFT MARK), {MISPLACED}"),
    # Nothing to be seen, though each character may stand in other texts.
    (" ", NOTHING),
    ("\u2067\u2069", NOTHING),
    ("\u2800", NOTHING),
    ("\u0301", NOTHING),
]
# Of a text of several lines.
TURNED_LINES = [
    # A paragraph's end ends all that was begun in it.
    (
        "One\n\u2067Two\nThree\u2069",
        f"Line 2, character 1 is U+2067 (RIGHT-TO-LEFT ISOLATE), {not_ended(chr(0x2069))}",
    ),
    (
        "One\n\nTwo\u202c",
        f"Line 3, character 4 is U+202C (POP DIRECTIONAL FORMATTING), {NOT_BEGUN}",
    ),
]
# Of a text of one line alone.
UNSEEN = [
    ("\t", "U+0009 (CHARACTER TABULATION)"),
    ("\x07", "U+0007"),
    ("\x1b", "U+001B"),
    ("\xad", "U+00AD (SOFT HYPHEN)"),
    ("\u115f", "U+115F (HANGUL CHOSEONG FILLER)"),
    ("\u180e", "U+180E (MONGOLIAN VOWEL SEPARATOR)"),
    ("\u200b", "U+200B (ZERO WIDTH SPACE)"),
    ("\u2060", "U+2060 (WORD JOINER)"),
    ("\u206a", "U+206A (INHIBIT SYMMETRIC SWAPPING)"),
    ("\u3164", "U+3164 (HANGUL FILLER)"),
    ("\ufeff", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
    ("\U000e0041", "U+E0041 (TAG LATIN CAPITAL LETTER A)"),
    ("\u034f", "U+034F (COMBINING GRAPHEME JOINER)"),
    ("\u180b", "U+180B (MONGOLIAN FREE VARIATION SELECTOR ONE)"),
    ("\ufe0f", "U+FE0F (VARIATION SELECTOR-16)"),
    ("\U0001bca0", "U+1BCA0 (SHORTHAND FORMAT LETTER OVERLAP)"),
    ("\U00013430", "U+13430 (EGYPTIAN HIEROGLYPH VERTICAL JOINER)"),
    ("\U000e01ef", "U+E01EF (VARIATION SELECTOR-256)"),
    ("\u200c", "U+200C (ZERO WIDTH NON-JOINER)"),
    ("\u200d", "U+200D (ZERO WIDTH JOINER)"),
]
NEW_LINES = {
    "\n": "U+000A (LINE FEED)",
    "\v": "U+000B (LINE TABULATION)",
    "\f": "U+000C (FORM FEED)",
    "\r": "U+000D (CARRIAGE RETURN)",
    "\x1e": "U+001E",
    "\x85": "U+0085 (NEXT LINE)",
    "\u2028": "U+2028 (LINE SEPARATOR)",
    "\u2029": "U+2029 (PARAGRAPH SEPARATOR)",
}
SHOWN = [
    "",
    "Bako Sahakyan",
    "Բակո Սահակյան",
    "שמעון \u200fפרס\u200e (Shimon)",
    "می\u200cخواهم",
    "क\u094d\u200dष",
    "\u2067שמעון\u2069 and \u2068Ann\u2069",
    "\u202bשמעון \u2067\u202aA\u202c\u2069\u202c",
    "“…”",
    "?",
    "5\xa0%",
    "葛\U000e0100城",
    "«קדימה!\u200f» (Israel)",
    "শ্রী র\u200d্যাব",
    "മോഹന്\u200d",
    "ᠠ\u180b",
    "❤\ufe0f",
    "\u0600١٢",
]


@pytest.mark.parametrize("validate", [validate_line, validate_prose])
@pytest.mark.parametrize(("text", "said"), TURNED)
def test_what_turns_a_text_is_refused_by_its_name_and_place_with_the_mend(validate, text, said):
    assert said_of(validate, text) == [said]


@pytest.mark.parametrize(("sign", "name"), UNSEEN)
def test_what_nobody_sees_is_refused_in_a_line_and_kept_in_prose(sign, name):
    assert said_of(validate_line, f"Ann{sign}a") == [f"Character 4 is {name}, {NOT_SEEN}"]
    assert said_of(validate_prose, f"Ann{sign}a") == []


@pytest.mark.parametrize(("text", "said"), TURNED_LINES)
def test_a_direction_of_writing_ends_with_its_line(text, said):
    assert said_of(validate_prose, text) == [said]


@pytest.mark.parametrize(("sign", "name"), NEW_LINES.items())
def test_a_text_of_one_line_has_one_line(sign, name):
    said = [f"Line 1, character 4 is {name}, {NEW_LINE}"]
    assert said_of(validate_line, f"Ann{sign}Lee") == said
    assert said_of(validate_prose, f"Ann{sign}Lee") == []


@pytest.mark.parametrize("sign", ["\u200c", "\U000e0100", "\u180b"])
def test_a_second_sign_that_nobody_sees_is_refused(sign):
    [shown] = [text for text in SHOWN if sign in text]
    assert said_of(validate_line, shown.replace(sign, sign * 2))


@pytest.mark.parametrize("validate", [validate_line, validate_prose])
@pytest.mark.parametrize("text", SHOWN)
def test_what_languages_need_is_let_through(validate, text):
    assert said_of(validate, text) == []


def test_every_text_of_the_record_that_people_write_is_looked_at():
    """Those that are not have a shape of their own, or name one of a few things."""
    fields = [field for model in record_models() for field in model._meta.concrete_fields]
    unlooked = {
        f"{field.model.__name__}.{field.name}"
        for field in fields
        if field.get_internal_type() in ("CharField", "TextField", "URLField")
        and not isinstance(field, LineField | ProseField | AddressField)
        and not field.choices
    }
    assert unlooked == {
        "Jurisdiction.iso_code",
        "Party.colour",
        "Person.wikidata",
        "Party.wikidata",
        "Contest.question_language",
        "Source.language",
        "Source.excerpt_language",
        "Statement.quotation_language",
        "Figure.share",
        "Figure.fractional_count",
    }


def test_no_prose_is_longer_than_any_page():
    assert said_of(validate_prose, "a" * LONGEST_PROSE) == []
    said = f"Ensure this value has at most {LONGEST_PROSE} characters (it has {LONGEST_PROSE + 1})."
    assert said_of(validate_prose, "a" * (LONGEST_PROSE + 1)) == [said]


@pytest.mark.django_db
def test_a_model_refuses_such_a_text_at_its_field():
    person = PersonFactory(name="Ann")
    person.name = "\u202ennA"
    with pytest.raises(ValidationError) as refusal:
        person.full_clean()
    assert refusal.value.message_dict == {
        "name": [f"Character 1 is U+202E (RIGHT-TO-LEFT OVERRIDE), {OVERRIDE}"]
    }


def test_the_database_sees_the_fields_as_djangos_own():
    for name, path in [("name", "CharField"), ("portrait_credit", "CharField")]:
        assert Person._meta.get_field(name).deconstruct()[1] == f"django.db.models.{path}"
    assert ProseField().deconstruct()[1] == "django.db.models.TextField"
    assert AddressField().deconstruct()[1] == "django.db.models.URLField"
