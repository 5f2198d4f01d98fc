"""Names of what the audit speaks of: figures, measures, bases, verdicts."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop as _

from ...arithmetic.verdict import Figure, Verdict
from ...figures import Count, Percent, PrintedFigure
from ...models import Measure
from ..sentences import Sentence, say

# A candidate's or source's name by its key.
Names = Mapping[str, str]

MEASURES = {
    "votes": _("votes for %(candidate)s"),
    "transferred": _("votes transferred to %(candidate)s"),
    "seats": _("seats of %(candidate)s"),
    "list-seats": _("seats of %(candidate)s from lists"),
    "constituency-seats": _("constituency seats of %(candidate)s"),
    "seats-before": _("seats of %(candidate)s before"),
    "seat-change": _("change in seats of %(candidate)s"),
    ("share", ""): _("share of %(candidate)s"),
    ("share", "valid"): _("share of %(candidate)s, of valid votes"),
    ("share", "cast"): _("share of %(candidate)s, of votes cast"),
    ("share", "registered"): _("share of %(candidate)s, of registered voters"),
}
SAID_OF = _("%(measure)s (%(whose)s)")
WITH_BASE = _("%(measure)s, %(base)s")
FIGURES = {
    "registered": _("%(figure)s registered voters"),
    "cast": _("%(figure)s votes cast"),
    "valid": _("%(figure)s valid votes"),
    "invalid": _("%(figure)s invalid or blank votes"),
    "turnout": _("a turnout of %(figure)s"),
    "votes": _("%(figure)s votes for %(candidate)s"),
    "share": _("%(figure)s for %(candidate)s"),
}
BASES = {
    ("valid", False): _("of valid votes"),
    ("cast", False): _("of votes cast"),
    ("registered", False): _("of registered voters"),
    ("valid", True): _("of valid votes, as far as one can tell: the source does not say"),
    ("cast", True): _("of votes cast, as far as one can tell: the source does not say"),
    ("registered", True): _(
        "of registered voters, as far as one can tell: the source does not say"
    ),
}
# Where the figures allow several bases, and the source does not say.
ONE_OF_BASES = {
    ("valid", "cast"): _("of valid votes or of votes cast: the source does not say"),
    ("valid", "registered"): _("of valid votes or of registered voters: the source does not say"),
    ("cast", "registered"): _("of votes cast or of registered voters: the source does not say"),
    ("valid", "cast", "registered"): _(
        "of valid votes, of votes cast or of registered voters: the source does not say"
    ),
}
VERDICTS = {
    "consistent": _("adds up"),
    "conditional": _("adds up only on a condition"),
    "impossible": _("does not add up as printed"),
    "over_registered": _("more people voted than were registered"),
    "nothing_to_check": _("nothing to check"),
    "undecided": _("not settled"),
}


def verdict_kind(verdict: Verdict) -> str:
    """A verdict's kind as pages tell it: what adds up and is odd is marked as odd."""
    odd = verdict.over_registered and verdict.kind != "conditional"
    return "over_registered" if odd else verdict.kind


def verdict_label(verdict: Verdict) -> Sentence:
    """A verdict in a few words, said of the figures."""
    return say(VERDICTS[verdict_kind(verdict)])


def base_label(bases: tuple[str, ...], assumed: bool) -> Sentence:
    """Of what a percentage is a share, or can be; turnout is always of registered voters."""
    if len(bases) > 1:
        return say(ONE_OF_BASES[bases])
    return say(BASES[bases[0], assumed])


def measure_label(
    measure: str, candidate: str = "", base: str = "", *, of_contest: bool = False
) -> Sentence:
    """A measure's name; `candidate` is the name of the option or contest that it is of, if any.

    Seats of a contest are those that it fills, and those of an option what it won.
    """
    key = (measure, base) if measure == "share" else measure
    if candidate and key in MEASURES and not of_contest:
        return say(MEASURES[key], candidate=candidate)
    name = Sentence(Measure(measure).label)
    if candidate:
        name = say(SAID_OF, measure=name, whose=candidate)
    return say(WITH_BASE, measure=name, base=say(BASES[base, False])) if base else name


def printed_figure(measure: str, value: int | str, unit: int = 1) -> PrintedFigure:
    """A figure of the arithmetic as one for people; a count may come as the text of its digits."""
    if measure in ("share", "turnout"):
        return Percent(str(value))
    return Count(int(value), unit)


def figure_text(figure: Figure, names: Names, unit: int = 1) -> Sentence:
    """A figure with what it counts: 22,966 votes for Vitaly Balasanyan."""
    return say(
        FIGURES[figure.measure],
        figure=printed_figure(figure.measure, figure.printed, unit),
        candidate=names.get(figure.key, figure.key),
    )
