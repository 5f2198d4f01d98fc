"""How templates write out the values that a printed figure allows."""

from fractions import Fraction

import pytest
from django.utils import translation

from elections.templatetags.audit import exact


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, ""),
        (0, "0"),
        (46_500, "46,500"),
        (Fraction(73_525, 1000), "73.525"),
        (Fraction(5, 1000), "0.005"),
        (Fraction(1, 2), "0.5"),
        (2**63 - 1, "9,223,372,036,854,775,807"),
    ],
)
def test_a_number_is_written_with_all_its_decimals(number, text):
    assert exact(number) == text


def test_a_number_is_written_as_the_language_does():
    with translation.override("de"):
        assert exact(Fraction(46_500_525, 1000)) == "46.500,525"
