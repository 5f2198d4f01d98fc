"""How much is enough, as sources print it, and whether a figure is."""

import re
from fractions import Fraction

from ...arithmetic.intervals import parse_share
from ...arithmetic.seats import Span
from ...figures import Count, Percent
from ...models import Bound
from .figures import PERCENT

# What is needed: as printed, or in the words of a source.
Needed = Percent | Count | str
# Shares that are printed in words, as far as they are read.
PARTS = {
    "half": Fraction(1, 2),
    "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "three quarters": Fraction(3, 4),
}
IN_WORDS = re.compile(rf"(at least |more than )?({'|'.join(PARTS)})\b")


def reaches(span: Span, needed: Needed) -> bool | None:
    """Whether a share or a count is enough; None where rounding could decide."""
    least, slack, beyond = least_of(needed)
    low, high = span
    if low > least + slack or (low == least + slack and not beyond):
        return True
    if high < least - slack or (high == least - slack and beyond):
        return False
    return None


def least_of(needed: Needed) -> tuple[Fraction, Fraction, bool]:
    """The least that is enough, by how much it may be off, and whether it has to be exceeded.

    A share is exact where it is printed in words or as whole per cent, and else may have been
    rounded: 33.33 for a third.
    """
    if isinstance(needed, Count):
        return Fraction(needed.value), Fraction(0), needed.bound == Bound.MORE_THAN
    if isinstance(needed, str):
        bound, part = IN_WORDS.match(needed).groups()
        return PARTS[part] * 100 * PERCENT, Fraction(0), bound == "more than "
    number, scale = parse_share(needed.value)
    slack = Fraction(PERCENT, 2 * scale) if scale > 1 else Fraction(0)
    return Fraction(number * (PERCENT // scale)), slack, needed.bound == Bound.MORE_THAN
