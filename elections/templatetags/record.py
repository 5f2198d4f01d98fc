"""How templates write out what the record holds: figures, dates, languages, sources' marks."""

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import get_text_list
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from ..citation_marks import mark, marks
from ..figures import Percent, PrintedFigure
from ..formatting import counted, percent
from ..models import Bound, DatePrecision

HEADING = re.compile(r"(?P<start></?h)(?P<level>[1-6])\b")

register = template.Library()
register.simple_tag(mark, name="mark")
register.simple_tag(marks, name="marks")

# The format for people, and how much of the ISO date machines are given.
DATE_FORMATS = {
    DatePrecision.DAY: ("DATE_FORMAT", 10),
    DatePrecision.MONTH: ("YEAR_MONTH_FORMAT", 7),
    DatePrecision.YEAR: ("Y", 4),
}
# Languages of sources that Django has no name for.
LANGUAGES = {"fil": _("Filipino")}


@register.filter
def printed(figure: PrintedFigure) -> str:
    """A figure as its source prints it, with the separators of the active locale.

    No digit is added or lost: "66.70" keeps its zero, and 47,000 printed to the nearest thousand
    is "47 thousand".
    """
    return printed_in(get_language(), figure)


# Sources print many figures alike, and pages of an election the same ones.
@lru_cache(maxsize=4096)
def printed_in(language: str | None, figure: PrintedFigure) -> str:
    """`language` is the active one, on which words and separators depend."""
    if figure.wording:
        return worded(figure)
    if figure.value is None:
        return gettext("not stated")
    return percent(figure) if isinstance(figure, Percent) else counted(figure)


@register.filter
def cell(figure: PrintedFigure | str) -> str:
    """A figure in a table of many: a dash where it is not stated, which is read out in words.

    Templates give an empty text for a figure of a line that is not there.
    """
    if not (figure and figure.is_stated):
        return not_stated(get_language())
    return printed(figure)


@lru_cache(maxsize=64)
def not_stated(language: str | None) -> SafeString:
    """`language` is the active one, on which the words depend."""
    return format_html(
        '<span aria-hidden="true">–</span><span class="vh">{}</span>', gettext("not stated")
    )


@register.filter
def as_printed(figure: PrintedFigure | str | None) -> str:
    """A figure, or a text that stands for one, or that nothing is stated."""
    if figure is None:
        return gettext("not stated")
    return figure if isinstance(figure, str) else printed(figure)


@register.simple_tag
def candidate_link(candidate) -> SafeString:
    """The name of an option, which leads to the person's page where it is a person."""
    if not candidate.person:
        return format_html("{}", candidate.name)
    address = reverse("person", args=[candidate.person])
    return format_html('<a href="{}">{}</a>', address, candidate.name)


@register.simple_tag
def party_link(candidate) -> SafeString:
    """The party's name at the time, which leads to its page."""
    address = reverse("party", args=[candidate.party_slug])
    return format_html('<a href="{}">{}</a>', address, candidate.party)


@register.simple_tag
def sourced(figure: PrintedFigure, source) -> SafeString:
    """A figure with the mark of its source; where the figure is not stated, no mark."""
    if not figure.is_stated:
        return format_html("{}", printed(figure))
    return format_html("{}{}", printed(figure), mark(source))


def worded(figure: PrintedFigure) -> str:
    """The source's own words, with the number where there is one and they do not tell it.

    Words with digits tell it, but for a percentage with a bound: “almost 99” (less than 99%).
    """
    is_percent = isinstance(figure, Percent)
    has_digits = any(character.isdigit() for character in figure.wording)
    if figure.value is None or (has_digits and not (is_percent and figure.bound != Bound.EXACTLY)):
        return gettext("“%(wording)s”") % {"wording": figure.wording}
    number = percent(figure) if is_percent else counted(figure)
    names = {"wording": figure.wording, "number": number}
    return gettext("“%(wording)s” (%(number)s)") % names


@register.filter
def dated(date: datetime.date, precision: str = DatePrecision.DAY) -> SafeString:
    """A date as exactly as it is known, for people and, in its attribute, for machines."""
    return dated_in(get_language(), date, precision)


@lru_cache(maxsize=1024)
def dated_in(language: str | None, date: datetime.date, precision: str) -> SafeString:
    """`language` is the active one, on which names and order depend."""
    pattern, length = DATE_FORMATS[precision]
    text = formats.date_format(date, pattern)
    return format_html('<time datetime="{}">{}</time>', date.isoformat()[:length], text)


@register.filter
def all_dated(dates: tuple[tuple[datetime.date, datetime.date], ...]) -> SafeString:
    """Votes in a row, by their first and last days; only the last of one year tells the year."""
    *before, last = dates
    months = all(day.year == last[1].year for vote in dates for day in vote)
    pattern = "MONTH_DAY_FORMAT" if months else "DATE_FORMAT"
    texts = [*(spanned(*vote, pattern, pattern) for vote in before)]
    texts.append(spanned(*last, pattern, "DATE_FORMAT"))
    return mark_safe(get_text_list(texts, gettext("and")))  # noqa: S308 - as dates


def spanned(first: datetime.date, last: datetime.date, before: str, pattern: str) -> SafeString:
    """A day, or the first and the last of several; `before` is the pattern of the first."""
    if first == last:
        return dated_as(last, pattern)
    return format_html("{} – {}", dated_as(first, before), dated_as(last, pattern))


def dated_as(day: datetime.date, pattern: str) -> SafeString:
    text = formats.date_format(day, pattern)
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), text)


@register.filter
def language_name(tag: str) -> str:
    """The name of a language in the page's own; the tag itself where no name is known."""
    if tag in LANGUAGES:
        return str(LANGUAGES[tag])
    try:
        return get_language_info(tag)["name_translated"]
    except KeyError:
        return tag


@register.filter
def deeper(html: SafeString) -> SafeString:
    """HTML with its headings one level further down: of a page that has become part of another."""
    return mark_safe(HEADING.sub(lowered, html))  # noqa: S308 - as safe as it was before


def lowered(tag: re.Match) -> str:
    return f"{tag['start']}{min(int(tag['level']) + 1, 6)}"


class Imprint(NamedTuple):
    """Who answers for the site, and on what terms it may be used; empty where it is not stated."""

    publisher: str
    contact_url: str
    licence: str
    licence_url: str

    @property
    def contact(self) -> str:
        """The address as people read it."""
        return self.contact_url.removeprefix("mailto:")

    @property
    def licence_link(self) -> str:
        """The licence's name, which leads to its terms where it has an address."""
        if not self.licence_url:
            return self.licence
        return format_html('<a rel="license" href="{}">{}</a>', self.licence_url, self.licence)


@register.simple_tag
def imprint() -> Imprint:
    return Imprint(settings.PUBLISHER, settings.CONTACT_URL, settings.LICENCE, settings.LICENCE_URL)


@register.simple_tag
def site_name() -> str:
    """The site's name, for pages that are rendered without a context as well."""
    return settings.SITE_NAME
