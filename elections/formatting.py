"""Figures written out for people, by the active language and its number format.

No digit is added or lost: "66.70" keeps its zero, and 47,000 printed to the nearest thousand is
"47 thousand".
"""

from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .figures import Count, Percent
from .models import Bound

THOUSAND, MILLION = 1_000, 1_000_000

# Each pattern is a whole, so that a language may put its words where it needs them.
BOUNDS = {
    Bound.EXACTLY: _("%(number)s"),
    Bound.AT_LEAST: _("at least %(number)s"),
    Bound.MORE_THAN: _("more than %(number)s"),
    Bound.AT_MOST: _("at most %(number)s"),
    Bound.LESS_THAN: _("less than %(number)s"),
    Bound.ABOUT: _("about %(number)s"),
}


def digits(number: int | Decimal | str) -> str:
    return formats.number_format(number, force_grouping=True)


def percent(figure: Percent) -> str:
    """With its bound, if it has one."""
    number = gettext("%(number)s%%") % {"number": digits(figure.value)}
    return str(BOUNDS[figure.bound]) % {"number": number}


def counted(count: Count) -> str:
    """The number with its unit and bound, without the source's own wording."""
    number = in_units(count.value, count.unit)
    if count.is_change:
        number = f"+{number}" if count.value > 0 else number.replace("-", "−")
    return str(BOUNDS[count.bound]) % {"number": number}


def in_units(value: int | Decimal, unit: int | Decimal) -> str:
    if unit <= 1:
        return digits(value)
    # A value that is no multiple of its unit cannot be put in units without losing digits.
    if unit == THOUSAND and value % unit == 0:
        return gettext("%(number)s thousand") % {"number": digits(value // unit)}
    if unit == MILLION and value % unit == 0:
        return gettext("%(number)s million") % {"number": digits(value // unit)}
    return gettext("%(number)s, printed to the nearest %(unit)s") % {
        "number": digits(value),
        "unit": digits(unit),
    }
