"""How templates show what the audit says: quiet marks at figures, and the values they allow."""

from fractions import Fraction
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from ..audit import measure_slug
from ..formatting import digits
from ..record.audited import Audited
from ..record.conflicts import SpanRow
from ..record.counts import CountAccount

register = template.Library()

# The sign is read out as its label; it is there for those who look.
DISPUTED = '<a class="disputed" href="{}" aria-label="{}" title="{}">≠</a>'


@register.simple_tag
def disputed(
    audited: Audited, measure: str, round_number: int | None = None, candidate: str = ""
) -> SafeString:
    """A mark at a figure that leads to where sources conflict about it; nothing where none do."""
    slug = measure_slug(measure, round_number, candidate)
    url = audited.dispute_url(slug)
    if not url:
        return SafeString("")
    return disputed_in(get_language(), url, str(audited.disputed[slug]))


# Several figures of a page lead to the same conflict, and so do those of other pages.
@lru_cache(maxsize=1024)
def disputed_in(language: str | None, url: str, figure: str) -> SafeString:
    """`language` is the active one, on which the text depends."""
    label = gettext("Sources conflict about this figure: %(figure)s") % {"figure": figure}
    return format_html(DISPUTED, url, label, label)


@register.simple_tag
def share_base(audited: Audited, account: CountAccount) -> str:
    """Of what an account's shares are a share; nothing where it prints none."""
    label = audited.bases.get((account.round, account.key))
    return gettext("Shares are %(base)s.") % {"base": label} if label else ""


@register.simple_tag
def impossible_url(audited: Audited, account: CountAccount) -> str:
    """Where it is told why an account's figures cannot all be true; nothing where they can."""
    return audited.impossible_url(account.round, account.key)


@register.simple_tag
def verdict(audited: Audited, account: CountAccount):
    """The verdict on an account, an `AccountVerdict`."""
    return audited.verdict_of(account.round, account.key)


@register.filter
def allowed(row: SpanRow) -> str:
    """The true values that a figure allows, in words; nothing for an exact count."""
    if row.is_exact:
        return ""
    low, high = exact(row.low), exact(row.high)
    if row.high is None:
        return gettext("%(low)s or more") % {"low": low}
    if row.low is None:
        return gettext("%(high)s or less") % {"high": high}
    if row.is_share:
        return gettext("%(low)s%% to under %(high)s%%") % {"low": low, "high": high}
    return gettext("%(low)s to %(high)s") % {"low": low, "high": high}


def exact(number: Fraction | int | None) -> str:
    """A number of finitely many decimals, all of them written; nothing for none."""
    if number is None:
        return ""
    number, places = Fraction(number), 0
    while (number * 10**places).denominator != 1:
        places += 1
    scaled = str(int(number * 10**places)).rjust(places + 1, "0")
    whole, decimals = scaled[: len(scaled) - places], scaled[len(scaled) - places :]
    return digits(f"{whole}.{decimals}" if places else whole)
