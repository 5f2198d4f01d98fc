"""What the arithmetic says of one source's figures, in sentences for any reader."""

from dataclasses import replace

from django.utils.translation import gettext_noop as _

from ...arithmetic import BASES, PrintedSet, Range, Reading, bounds
from ...arithmetic.verdict import Figure, Verdict
from ..sentences import Choice, Sentence, say
from ..sentences import Range as Span
from .conflicts import conflict_sentence
from .labels import Names, figure_text

KINDS = {
    "consistent": _("Adds up: no contradiction within this account."),
    "conditional": _("Adds up only if each of the following holds."),
    "impossible": _("Does not add up as printed."),
    "nothing_to_check": _("These figures cannot be checked against one another."),
    "undecided": _(
        "Whether this account adds up is not settled: the search was cut off before its end."
    ),
}
ONLY_IF = {
    "half_even": _("Adds up only if halves were rounded to the even digit."),
    "truncated": _("Adds up only if they were cut off and not rounded."),
    "base_cast": _("Adds up only if the shares are of votes cast."),
    "base_registered": _("Adds up only if the shares are of registered voters."),
    "unlisted_votes": _("Adds up only if others than those listed had votes too."),
    "two_bases": _("Adds up only if some shares are of votes cast, and the others of valid votes."),
}
CONDITIONS = {
    "half_even": _("Halves were rounded to the even digit."),
    "truncated": _("The figures were cut off and not rounded."),
    "base_cast": _("The shares are of votes cast."),
    "base_registered": _("The shares are of registered voters."),
    "unlisted_votes": _("Others than those listed had votes too."),
}
OVER_REGISTERED = _("By these figures more people voted than were registered.")
STATED = {
    "valid": _("The source says that its shares are of valid votes."),
    "cast": _("The source says that its shares are of votes cast."),
    "registered": _("The source says that its shares are of registered voters."),
}
ASSUMED = {
    ("valid",): _(
        "The source does not say what its shares are of; they can only be of valid votes."
    ),
    ("valid", "cast"): _(
        "The source does not say what its shares are of; they are read as shares of valid votes, "
        "and could be of votes cast too."
    ),
    ("valid", "registered"): _(
        "The source does not say what its shares are of; they are read as shares of valid votes, "
        "and could be of registered voters too."
    ),
    ("valid", "cast", "registered"): _(
        "The source does not say what its shares are of; they are read as shares of valid votes, "
        "and could be of votes cast or of registered voters too."
    ),
    ("cast",): _("The source does not say what its shares are of; they can only be of votes cast."),
    ("cast", "registered"): _(
        "The source does not say what its shares are of; they are read as shares of votes cast, "
        "and could be of registered voters too."
    ),
    ("registered",): _(
        "The source does not say what its shares are of; they can only be of registered voters."
    ),
}
OF_TWO_BASES = _(
    "The source does not say what its shares are of; those for %(names)s can only be of votes "
    "cast, and the others are read as shares of valid votes."
)
NO_BASE = _(
    "The source does not say what its shares are of; the figures were tried as shares of valid "
    "votes, of votes cast and of registered voters."
)
SEVERAL_VOTES = _(
    "Each voter had %(votes)s votes. The shares are not checked: they may be of ballots or of "
    "votes."
)
IF_ALL_LISTED = _("This assumes no other candidate received votes.")
NOT_WHICH = _("Arithmetic cannot say which figure is wrong.")
NOT_CHECKED = _(
    "Nothing in this account bears on these, so that they could not be checked: %(figures)s."
)
ROUGH = _(
    "The search for the least and the greatest values was cut off: they may be closer together."
)
LEFT = {
    "registered": (_("registered voters"), _("They leave %(left)s registered voters.")),
    "cast": (_("votes cast"), _("They leave %(left)s votes cast.")),
    "valid": (_("valid votes"), _("They leave %(left)s valid votes.")),
    "invalid": (
        _("invalid ballots"),
        _("They leave %(left)s invalid ballots."),
    ),
    "unlisted": (
        _("votes for others than those listed"),
        _("They leave %(left)s votes for others than those listed."),
    ),
}
AT_MOST = _("at most %(number)s")


def verdict_sentences(verdict: Verdict, printed: PrintedSet, names: Names) -> list[Sentence]:
    """The verdict and its reasons, sentence by sentence, without what follows from the figures.

    `names` are the candidates' by key.
    """
    said = headline(verdict)
    for conflict in verdict.conflicts:
        said.append(conflict_sentence(conflict, names, printed.printed_to))
        if conflict.complete:
            said.append(say(IF_ALL_LISTED))
    if verdict.kind == "impossible":
        said.append(say(NOT_WHICH))
    base = base_sentence(verdict, printed, names)
    return [*said, base] if base else said


def headline(verdict: Verdict) -> list[Sentence]:
    """Whether the figures can be true, and on what conditions."""
    over = [say(OVER_REGISTERED)] if verdict.over_registered else []
    if verdict.kind != "conditional":
        # What adds up and is odd is headed by what is odd.
        return over or [say(KINDS[verdict.kind])]
    if len(verdict.conditions) == 1:
        return [say(ONLY_IF[verdict.conditions[0]]), *over]
    return [say(KINDS["conditional"]), *conditions(verdict.conditions), *over]


def conditions(names: tuple[str, ...]) -> list[Sentence]:
    """What a reading assumes beyond the plain one, each as a sentence."""
    return [say(CONDITIONS[name]) for name in names]


def base_sentence(verdict: Verdict, printed: PrintedSet, names: Names) -> Sentence | None:
    """Of what the shares are taken to be; None where the source prints none, or none is amiss."""
    if all(line.share is None for line in printed.lines) or verdict.kind == "undecided":
        return None
    if printed.votes_per_voter > 1:
        return say(SEVERAL_VOTES, votes=printed.votes_per_voter)
    if printed.share_base != "unstated":
        return say(STATED[printed.share_base])
    if verdict.kind == "impossible":
        figures = (figure for conflict in verdict.conflicts for figure in conflict.figures)
        doubted = any(figure.measure == "share" for figure in figures)
        return say(NO_BASE) if doubted else None
    if verdict.of_cast:
        return say(OF_TWO_BASES, names=tuple(names.get(key, key) for key in verdict.of_cast))
    # The base that is read is the plainest possible one; the others come after it.
    read = verdict.reading.base
    others = BASES[BASES.index(read) + 1 :]
    return say(ASSUMED[(read, *(base for base in others if base in verdict.bases))])


def what_follows(verdict: Verdict, printed: PrintedSet) -> list[tuple[Sentence, Sentence]]:
    """What the figures leave open for each total, as (label, text): only where they narrow it.

    An exact count that the source prints follows from nothing and is left out.
    """
    return [(say(LEFT[name][0]), text) for name, text in left_open(verdict, printed)]


def following_sentences(verdict: Verdict, printed: PrintedSet) -> list[Sentence]:
    """The same, each in a sentence."""
    said = [say(LEFT[name][1], left=text) for name, text in left_open(verdict, printed)]
    if said and verdict.bounds.certainty == "outer":
        said.append(say(ROUGH))
    return said


def left_open(verdict: Verdict, printed: PrintedSet) -> list[tuple[str, Sentence]]:
    found = verdict.bounds
    if found is None or verdict.kind in ("nothing_to_check", "undecided"):
        return []
    values = {"valid": found.valid_values, "unlisted": found.unlisted_values}
    left = []
    for name in LEFT:
        stated = getattr(printed, name, None)
        if printed.votes_per_voter > 1 and name not in ("registered", "cast"):
            continue
        all_listed = name == "unlisted" and printed.complete and not verdict.reading.unlisted
        if (stated is not None and printed.printed_to == 1) or all_listed:
            continue
        span = getattr(found, name)
        # Shares alone need some number of votes, which says nothing of how many there were.
        if span[1] is None and not counts_votes(printed):
            continue
        text = range_text(span, values.get(name))
        if text:
            left.append((name, text))
    return left


def counts_votes(printed: PrintedSet) -> bool:
    """Whether a set has any number of votes, on which a least number of others can rest."""
    totals = (printed.cast, printed.valid, printed.invalid)
    return any(count is not None for count in (*totals, *(line.votes for line in printed.lines)))


def range_text(span: Range, values: tuple[int, ...] | None) -> Sentence | None:
    """A range in words; None where it says nothing."""
    low, high = span
    if values:
        return say("%(number)s", number=Choice(values))
    if low == 0 and high is None:
        return None
    if low == 0 and high:
        return say(AT_MOST, number=high)
    return say("%(number)s", number=Span(low, high))


def unchecked_sentence(verdict: Verdict, printed: PrintedSet, names: Names) -> Sentence | None:
    """The figures that nothing else in a possible set bears on; None where each is tested.

    A total is tested if the other figures leave it less than everything.
    """
    if verdict.reading is None or verdict.kind == "undecided":
        return None
    untested = []
    for name in ("registered", "cast", "valid", "invalid"):
        stated = getattr(printed, name)
        if stated is not None and leaves_everything(printed, verdict.reading, name):
            untested.append((name, "", stated))
    if printed.turnout is not None and printed.cast is None and printed.registered is None:
        untested.append(("turnout", "", printed.turnout))
    untested += untested_lines(printed, verdict)
    if not untested:
        return None
    unit = printed.printed_to
    figures = (
        figure_text(Figure(name, key, str(value)), names, unit) for name, key, value in untested
    )
    return say(NOT_CHECKED, figures=tuple(figures))


def leaves_everything(printed: PrintedSet, reading: Reading, name: str) -> bool:
    """Whether the figures without this total leave any number for it."""
    left = bounds(replace(printed, **{name: None}), reading)
    return left is not None and getattr(left, name) == (0, None)


def untested_lines(printed: PrintedSet, verdict: Verdict) -> list[tuple[str, str, int | str]]:
    """Votes of which there could be any number more, and a share that stands by itself.

    Without a most for the valid votes, no number of votes is too many. A candidate's votes and
    share bear on each other.
    """
    pairs = [line for line in printed.lines if line.votes is not None and line.share is not None]
    shares = [line for line in printed.lines if line.share is not None]
    votes = [line for line in printed.lines if line.votes is not None]
    untested = []
    if not pairs and printed.valid is None and printed.cast is None and printed.turnout is None:
        untested += [("votes", line.key, line.votes) for line in votes]
        if len(shares) == 1:
            untested += [("share", line.key, line.share) for line in shares]
    return untested
