"""What search engines and shared addresses say of each page of an election."""

import math
from collections.abc import Iterable
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import record
from ..formatting import counted, percent
from ..models import ContestKind
from ..record.round_count import RoundCount

# Lists that a description names.
MOST_LISTS = 3
# What each page of an election tells.
DESCRIPTIONS = {
    "election": gettext_lazy(
        "%(name)s, %(date)s: candidates, results and key dates, each with its source, and what "
        "the sources disagree about."
    ),
    "campaign": gettext_lazy(
        "%(name)s, %(date)s: the candidates, the campaign and its dates, with a source for each "
        "statement."
    ),
    "conduct": gettext_lazy(
        "%(name)s, %(date)s: observers, journalists and what was said about how the vote was "
        "held, with sources."
    ),
    "results": gettext_lazy(
        "%(name)s, %(date)s: votes, shares and turnout as each source prints them, side by side."
    ),
    "reactions": gettext_lazy(
        "%(name)s, %(date)s: what governments, organisations and others said about it, by stance "
        "and by speaker."
    ),
    "record": gettext_lazy(
        "%(name)s, %(date)s: the whole record on one page, to print or save, with links to its "
        "sources."
    ),
    "sources": gettext_lazy(
        "%(name)s, %(date)s: who says what, figure by figure, whether each account adds up, and "
        "links to the documents."
    ),
    "areas": gettext_lazy(
        "%(name)s, %(date)s: votes, shares and turnout of each area as sources print them, and "
        "whether the areas add up to the whole."
    ),
    "share": gettext_lazy(
        "%(name)s, %(date)s: how to cite it, frames and pictures for other pages, and its data in "
        "all forms."
    ),
    "corrections": gettext_lazy(
        "%(name)s, %(date)s: every correction to a published figure, with the old and new values, "
        "date, reason and source."
    ),
}


def described(page: object) -> str:
    """What an election's page tells; the overview, who won and how many accounts add up.

    That of lists or of a question has their results.
    """
    frame = page.frame
    names = {"name": frame.name, "date": formats.date_format(frame.date, "DATE_FORMAT")}
    if frame.page != "election" or not page.answer.accounts:
        return DESCRIPTIONS[frame.page] % names
    count = count_told(page.rounds)
    if count is None:
        # The title, which stands above it, has the name.
        said = {**names, "outcome": page.answer.outcome, "sums": page.answer.sums}
        return _("%(date)s. %(outcome)s %(sums)s") % said
    text = _(
        "%(name)s, %(date)s. As %(source)s prints it: %(figures)s. Each figure with its source, "
        "and what the sources disagree about."
    )
    if count.label:
        text = _(
            "%(name)s, %(date)s. %(ballot)s, as %(source)s prints it: %(figures)s. Each figure "
            "with its source, and what the sources disagree about."
        )
    return text % {
        **names,
        "ballot": count.label,
        "source": count.lead.source.name,
        "figures": ", ".join(figure_of(line) for line in lines_told(count.lead)),
    }


def count_told(rounds: Iterable[RoundCount]) -> RoundCount | None:
    """The last vote on the first ballot of lists or of a question, if a leading account has any."""
    told = [count for count in rounds if count.was_held and count.lead and lines_told(count.lead)]
    same = [count for count in told if count.ballot == told[0].ballot]
    return same[-1] if same else None


def lines_told(account: record.CountAccount) -> list[record.Line]:
    """The answers to a question as they stood, or the first lists; nobody where people stood."""
    stated = [one for one in account.lines if {one.share.value, one.votes.value} != {None}]
    if account.kind == ContestKind.QUESTION:
        return stated
    if account.kind != ContestKind.LISTS:
        return []
    return sorted(stated, key=size_of, reverse=True)[:MOST_LISTS]


def size_of(line: record.Line) -> tuple[Decimal, int]:
    return (Decimal(line.share.value or 0), line.votes.value or 0)


def figure_of(line: record.Line) -> str:
    """A share, or the votes where none is stated."""
    if line.share.value is not None:
        return _("%(option)s %(share)s") % {
            "option": line.candidate.name,
            "share": percent(line.share),
        }
    number = math.ceil(line.votes.value)  # of a fraction more than one
    return ngettext("%(option)s %(votes)s vote", "%(option)s %(votes)s votes", number) % {
        "option": line.candidate.name,
        "votes": counted(line.votes),
    }
