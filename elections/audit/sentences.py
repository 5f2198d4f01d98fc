"""Sentences that wait for their reader: said in the language and number format active by then.

A finding can so be kept, compared and handed from one language's page to another's, and no time
goes into words that nobody reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import formats
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..figures import Count, Percent, Reported
from ..models import Bound

THOUSAND, MILLION = 1_000, 1_000_000

# Each pattern is a whole, so that a language may put its words where it needs them.
BOUNDS = {
    Bound.EXACTLY: _("%(number)s"),
    Bound.AT_LEAST: _("at least %(number)s"),
    Bound.MORE_THAN: _("more than %(number)s"),
    Bound.ABOUT: _("about %(number)s"),
}


@dataclass(frozen=True, slots=True)
class Range:
    """Whole numbers from low to high, both included; `None` is no bound."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Numbers or texts of which one holds: 593 or 594."""

    options: tuple[int | str, ...]


Value = (
    "int | str | date | Count | Percent | Reported | Range | Choice | Sentence | tuple[Value, ...]"
)


class Grouped(int):
    """A number that chooses between singular and plural, and is written like any other."""

    def __str__(self) -> str:
        return digits(int(self))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message, and the values to put into it; `str()` says it.

    The message is marked with `gettext_noop`, or made by `ngettext_lazy` and named after the value
    that chooses between singular and plural.
    """

    message: "str | Promise"
    values: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        if isinstance(self.message, Promise):
            said = {
                name: Grouped(value) if type(value) is int else written(value)
                for name, value in self.values.items()
            }
            return str(self.message % said)
        return gettext(self.message) % {name: written(value) for name, value in self.values.items()}


@dataclass(frozen=True, slots=True)
class Text:
    """Sentences that are said one after the other."""

    sentences: tuple[Sentence, ...]

    def __str__(self) -> str:
        return " ".join(str(sentence) for sentence in self.sentences)


def say(message: "str | Promise", **values: Value) -> Sentence:
    """A sentence; the message has to be marked for translation where it is written."""
    return Sentence(message, values)


def written(value: Value) -> str:
    """A value as the active language writes it; no digit is added or lost."""
    writer = WRITERS.get(type(value))
    return writer(value) if writer else str(value)


def digits(number: int | str) -> str:
    return formats.number_format(number, force_grouping=True)


def percent(figure: Percent) -> str:
    return gettext("%(number)s%%") % {"number": digits(figure.value)}


def counted(count: Count) -> str:
    """47,000 printed to the nearest thousand is "47 thousand"."""
    value, unit = count.value, count.unit
    if unit == 1:
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


def reported(figure: Reported) -> str:
    return str(BOUNDS[figure.bound]) % {"number": digits(figure.value)}


def ranged(span: Range) -> str:
    if span.high is None:
        return gettext("at least %(number)s") % {"number": digits(span.low)}
    if span.low == span.high:
        return digits(span.low)
    return gettext("%(low)s to %(high)s") % {"low": digits(span.low), "high": digits(span.high)}


def chosen(choice: Choice) -> str:
    return get_text_list([written(option) for option in choice.options], gettext("or"))


def listed(values: tuple[Value, ...]) -> str:
    return get_text_list([written(value) for value in values], gettext("and"))


WRITERS = {
    int: digits,
    Count: counted,
    Percent: percent,
    Reported: reported,
    Range: ranged,
    Choice: chosen,
    tuple: listed,
    date: lambda day: formats.date_format(day, "DATE_FORMAT"),
}
