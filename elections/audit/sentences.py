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

from ..figures import Count, Percent
from ..formatting import counted, digits, percent


@dataclass(frozen=True, slots=True)
class Range:
    """Whole numbers from low to high, both included; `None` is no bound."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Numbers or texts of which one holds: 593 or 594."""

    options: tuple[int | str, ...]


Value = "int | str | date | Count | Percent | Range | Choice | Sentence | tuple[Value, ...]"


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
    Range: ranged,
    Choice: chosen,
    tuple: listed,
    date: lambda day: formats.date_format(day, "DATE_FORMAT"),
}
