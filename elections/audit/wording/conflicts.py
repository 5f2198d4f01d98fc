"""Why figures cannot all be true, a sentence for each shape of conflict."""

from django.utils.translation import gettext_noop as _

from ...arithmetic.verdict import Conflict
from ...figures import Count, Percent
from ..sentences import Range, Sentence, say
from .labels import Names, figure_text, printed_figure

TURNOUT = _("%(part)s votes cast of %(total)s registered voters are %(actual)s, not %(printed)s.")
TURNOUT_ROUNDED = _(
    "%(part)s votes cast of %(total)s registered voters are between %(low)s and %(high)s, not "
    "%(printed)s."
)
TURNOUT_OF_TOTAL = _("No whole number of %(total)s registered voters is a turnout of %(printed)s.")
TURNOUT_OF_PART = _("%(part)s votes cast are a turnout of %(printed)s of no number of voters.")
SHARES = {
    "sum": _(
        "%(part)s votes for %(candidate)s of %(total)s, the sum of the votes listed, are "
        "%(actual)s, not %(printed)s."
    ),
    "valid": _(
        "%(part)s votes for %(candidate)s of %(total)s valid votes are %(actual)s, not %(printed)s."
    ),
    "cast": _(
        "%(part)s votes for %(candidate)s of %(total)s votes cast are %(actual)s, not %(printed)s."
    ),
    "registered": _(
        "%(part)s votes for %(candidate)s of %(total)s registered voters are %(actual)s, not "
        "%(printed)s."
    ),
}
SHARE_ROUNDED = _(
    "%(part)s votes for %(candidate)s of a total of about %(total)s are between %(low)s and "
    "%(high)s, not %(printed)s."
)
SHARE_OF_NOTHING = _("%(part)s votes for %(candidate)s of a total of %(total)s are no %(printed)s.")
TWO_TOTALS = _(
    "%(first_votes)s votes for %(first)s at %(first_share)s need a total of %(first_total)s; "
    "%(second_votes)s for %(second)s at %(second_share)s need one of %(second_total)s."
)
NEEDS_TOTAL = _(
    "%(part)s votes for %(candidate)s at %(printed)s need a total of %(needed)s; the other figures "
    "leave %(left)s."
)
NEEDS_TOTAL_OF_CAST = _(
    "%(part)s votes for %(candidate)s at %(printed)s need a total of %(needed)s; %(cast)s votes "
    "cast less %(invalid)s invalid or blank votes leave %(left)s."
)
NEEDS_VOTES = _(
    "%(printed)s of a total of %(total)s are %(needed)s votes for %(candidate)s; the other figures "
    "leave at most %(most)s."
)
NO_VOTES = _("No whole number of votes for %(candidate)s is %(printed)s of a total of %(total)s.")
NO_TOTAL = _("%(part)s votes for %(candidate)s are %(printed)s of no whole number.")
PARTS = _(
    "%(valid)s valid votes and %(invalid)s invalid or blank votes make %(sum)s, not %(cast)s votes "
    "cast."
)
PARTS_ROUNDED = _(
    "%(valid)s valid votes and %(invalid)s invalid or blank votes do not make %(cast)s votes cast, "
    "however the counts were rounded."
)
PARTS_LEFT = _(
    "%(valid)s valid votes and %(invalid)s invalid or blank votes make %(sum)s votes cast; the "
    "other figures leave %(left)s."
)
VALID_ALONE = _("%(valid)s valid votes do not fit the other figures, which leave %(left)s cast.")
INVALID_ALONE = _(
    "%(invalid)s invalid or blank votes do not fit the other figures, which leave %(left)s cast."
)
VOTES_SUM = _("The votes named add up to %(sum)s; the other figures leave %(left)s valid votes.")
VOTES_SUM_OF_VALID = _("The votes named add up to %(sum)s, and the valid votes are %(valid)s.")
VOTES_SUM_OF_CAST = _(
    "The votes named add up to %(sum)s; %(cast)s votes cast less %(invalid)s invalid or blank "
    "votes leave %(left)s valid votes."
)
VOTES_SUM_OF_SEVERAL = _(
    "The votes named add up to %(sum)s; the other figures leave at most %(most)s ballots, with "
    "%(a_voter)s votes on each."
)
SHARES_SUM = _(
    "The shares add up to %(sum)s. Before rounding that is between %(low)s and %(high)s, and not "
    "the whole."
)
ALONE = _("%(candidate)s cannot have %(printed)s of the whole.")
OTHER = _("These cannot be true together: %(figures)s.")
OTHER_OF_MANY = _("%(count)s figures cannot all be true together, among them %(figures)s.")
# Longer lists tell a reader nothing.
MOST_LISTED, FEW = 8, 4


def conflict_sentence(conflict: Conflict, names: Names, unit: int = 1) -> Sentence:
    """What is wrong in one conflict. `unit`: what the set's counts are printed to."""
    return SHAPES.get(conflict.kind, other)(conflict, names, unit)


def of_turnout(conflict: Conflict, names: Names, unit: int) -> Sentence:
    values = conflict.values
    part, total, printed = (values[name] for name in ("part", "total", "printed"))
    if printed is None:
        return other(conflict, names, unit)
    if part is None:
        return say(TURNOUT_OF_TOTAL, total=Count(total, unit), printed=Percent(printed))
    if total is None:
        return say(TURNOUT_OF_PART, part=Count(part, unit), printed=Percent(printed))
    said = {"part": Count(part, unit), "total": Count(total, unit), "printed": Percent(printed)}
    if "low" in values:
        low, high = Percent(values["low"]), Percent(values["high"])
        return say(TURNOUT_ROUNDED, low=low, high=high, **said)
    if values["finer"] is None:
        return say(TURNOUT_OF_TOTAL, total=said["total"], printed=said["printed"])
    return say(TURNOUT, actual=Percent(values["finer"]), **said)


def of_share(conflict: Conflict, names: Names, unit: int) -> Sentence:
    values = conflict.values
    said = {
        "candidate": candidate_of(conflict, names),
        "part": Count(values["part"], unit),
        "total": Count(values["total"]),
        "printed": Percent(values["printed"]),
    }
    if "low" in values:
        low, high = Percent(values["low"]), Percent(values["high"])
        return say(SHARE_ROUNDED, low=low, high=high, **said)
    if values["finer"] is None:
        return say(SHARE_OF_NOTHING, **said)
    return say(SHARES[values["of"]], actual=Percent(values["finer"]), **said)


def of_two_totals(conflict: Conflict, names: Names, unit: int) -> Sentence:
    values, said = conflict.values, {}
    keys = list(dict.fromkeys(figure.key for figure in conflict.figures))
    for place, key in zip(("first", "second"), keys, strict=True):
        printed = {f.measure: f.printed for f in conflict.figures if f.key == key}
        said[place] = names.get(key, key)
        said[f"{place}_votes"] = Count(int(printed["votes"]), unit)
        said[f"{place}_share"] = Percent(printed["share"])
        said[f"{place}_total"] = Range(values[f"{place}_low"], values[f"{place}_high"])
    return say(TWO_TOTALS, **said)


def of_needed_total(conflict: Conflict, names: Names, unit: int) -> Sentence:
    values = conflict.values
    totals = totals_in(conflict, unit)
    return say(
        NEEDS_TOTAL_OF_CAST if totals.keys() == {"cast", "invalid"} else NEEDS_TOTAL,
        candidate=candidate_of(conflict, names),
        part=Count(values["part"], unit),
        printed=Percent(values["printed"]),
        needed=Range(values["low"], values["high"]),
        left=Range(values["least"], values["most"]),
        **totals,
    )


def of_needed_votes(conflict: Conflict, names: Names, unit: int) -> Sentence:
    values = conflict.values
    said = {
        "candidate": candidate_of(conflict, names),
        "printed": Percent(values["printed"]),
        "total": Range(values["total_least"], values["total_most"]),
    }
    if values["low"] is None:
        return say(NO_VOTES, **said)
    if values["most"] is None or values["low"] <= values["most"]:
        return other(conflict, names, unit)
    needed = Range(values["low"], values["high"])
    return say(NEEDS_VOTES, needed=needed, most=max(values["most"], 0), **said)


def of_no_total(conflict: Conflict, names: Names, unit: int) -> Sentence:
    return say(
        NO_TOTAL,
        candidate=candidate_of(conflict, names),
        part=Count(conflict.values["part"], unit),
        printed=Percent(conflict.values["printed"]),
    )


def of_parts(conflict: Conflict, names: Names, unit: int) -> Sentence:
    values = conflict.values
    stated = {
        name: Count(values[name], unit)
        for name in ("valid", "invalid", "cast")
        if values[name] is not None
    }
    left = Range(values["least"], values["most"])
    if values["sum"] is None:
        message = VALID_ALONE if "valid" in stated else INVALID_ALONE
        return say(message, left=left, **stated)
    if "cast" not in stated or len(conflict.figures) > len(stated):
        return say(PARTS_LEFT, sum=Count(values["sum"], unit), left=left, **stated)
    if unit > 1:
        return say(PARTS_ROUNDED, **stated)
    return say(PARTS, sum=values["sum"], **stated)


def of_votes(conflict: Conflict, names: Names, unit: int) -> Sentence:
    values = conflict.values
    if "a_voter" in values:
        said = {name: values[name] for name in ("most", "a_voter")}
        return say(VOTES_SUM_OF_SEVERAL, sum=Count(values["sum"], unit), **said)
    left, totals = Range(values["least"], values["most"]), totals_in(conflict, unit)
    message = VOTES_SUMS.get(frozenset(totals), VOTES_SUM)
    return say(message, sum=Count(values["sum"], unit), left=left, **totals)


# By the totals that the votes do not fit, where these are all there are.
VOTES_SUMS = {
    frozenset({"valid"}): VOTES_SUM_OF_VALID,
    frozenset({"cast", "invalid"}): VOTES_SUM_OF_CAST,
}


def totals_in(conflict: Conflict, unit: int) -> dict[str, Count | Percent]:
    """The totals that a conflict is about, by measure."""
    return {
        figure.measure: printed_figure(figure.measure, figure.printed, unit)
        for figure in conflict.figures
        if not figure.key
    }


def of_shares(conflict: Conflict, names: Names, unit: int) -> Sentence:
    return say(SHARES_SUM, **{name: Percent(text) for name, text in conflict.values.items()})


def of_one_share(conflict: Conflict, names: Names, unit: int) -> Sentence:
    candidate, printed = candidate_of(conflict, names), Percent(conflict.values["printed"])
    return say(ALONE, candidate=candidate, printed=printed)


def other(conflict: Conflict, names: Names, unit: int) -> Sentence:
    count = len(conflict.figures)
    shown = conflict.figures if count <= MOST_LISTED else conflict.figures[:FEW]
    figures = tuple(figure_text(figure, names, unit) for figure in shown)
    return say(OTHER if count <= MOST_LISTED else OTHER_OF_MANY, figures=figures, count=count)


def candidate_of(conflict: Conflict, names: Names) -> str:
    """Whose share a conflict is about: the conflict names one share."""
    key = next(figure.key for figure in conflict.figures if figure.measure == "share")
    return names.get(key, key)


SHAPES = {
    "turnout": of_turnout,
    "share_of_sum": of_share,
    "two_totals": of_two_totals,
    "needs_total": of_needed_total,
    "needs_votes": of_needed_votes,
    "no_total": of_no_total,
    "parts": of_parts,
    "votes_sum": of_votes,
    "shares_sum": of_shares,
    "alone": of_one_share,
}
