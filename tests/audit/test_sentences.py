"""Sentences that wait for their reader."""

from datetime import date

import pytest
from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy, override

from elections.audit.sentences import Choice, Range, Sentence, Text, say, written
from elections.figures import Count, Percent
from elections.models import Bound

VOTES = ngettext_lazy("%(count)s vote in %(place)s", "%(count)s votes in %(place)s", "count")


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (1_234_567, "1,234,567", "1.234.567"),
        (0, "0", "0"),
        ("as it is", "as it is", "as it is"),
        (Count(999), "999", "999"),
        (Count(47_000, 1_000), "47 thousand", "47 thousand"),
        (Count(12_000_000, 1_000_000), "12 million", "12 million"),
        (
            Count(12_345, 10),
            "12,345, printed to the nearest 10",
            "12.345, printed to the nearest 10",
        ),
        (
            Count(47_500, 1_000),
            "47,500, printed to the nearest 1,000",
            "47.500, printed to the nearest 1.000",
        ),
        (Percent("66.70"), "66.70%", "66,70%"),
        (Percent("1234.5"), "1,234.5%", "1.234,5%"),
        (Count(1_080, 1, Bound.EXACTLY), "1,080", "1.080"),
        (Count(80, 1, Bound.AT_LEAST), "at least 80", "mindestens 80"),
        (Count(80, 1, Bound.MORE_THAN), "more than 80", "more than 80"),
        (Count(80, 1, Bound.ABOUT, "some 80"), "about 80", "about 80"),
        (Range(1_000, 2_000), "1,000 to 2,000", "1.000 to 2.000"),
        (Range(5, 5), "5", "5"),
        (Range(5, None), "at least 5", "mindestens 5"),
        (Choice((593, 594)), "593 or 594", "593 oder 594"),
        (Choice((1_000, 1_001, 1_002)), "1,000, 1,001 or 1,002", "1.000, 1.001 oder 1.002"),
        (("one",), "one", "one"),
        (("one", 2_000, "three"), "one, 2,000 and three", "one, 2.000 und three"),
        (date(2012, 7, 19), "19 July 2012", "19. Juli 2012"),
        (say("of %(count)s", count=1_000), "of 1,000", "of 1.000"),
    ],
)
def test_values_as_the_language_writes_them(value, english, german):
    with override("en"):
        assert written(value) == english
    with override("de"):
        assert written(value) == german.replace("mindestens", "at least")


def test_a_sentence_is_said_in_the_language_that_is_active_by_then():
    sentence = say(_("%(part)s of %(total)s"), part=Percent("32.5"), total=70_645)
    assert str(sentence) == "32.5% of 70,645"
    with override("de"):
        assert str(sentence) == "32,5% of 70.645"


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 vote in A and B"), (1_000, "1,000 votes in A and B")]
)
def test_a_count_chooses_between_singular_and_plural(count, text):
    assert str(say(VOTES, count=count, place=("A", "B"))) == text


def test_sentences_are_compared_by_what_they_say():
    assert say(_("%(a)s"), a=1) == Sentence("%(a)s", {"a": 1})
    assert say(_("%(a)s"), a=1) != say(_("%(a)s"), a=2)


def test_a_text_is_its_sentences():
    assert str(Text((say(_("One.")), say(_("%(number)s."), number=2_000)))) == "One. 2,000."
