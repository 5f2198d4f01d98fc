"""What to say of a conflict: its shape, and the numbers that a sentence about it needs.

The sentences themselves are worded elsewhere, in any language.
"""

from dataclasses import dataclass

from .boxes import FAR
from .conflicts import Found
from .feasibility import Range
from .intervals import count_bounds, parse_share, share_terms
from .solver import Problem
from .subsets import Figure, Subsets

Value = int | str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures that cannot all be true, the shape of what is wrong, and numbers for a sentence.

    `complete`: only if nobody had votes but those listed; else under every reading. `smallest`:
    no conflict under every reading has fewer figures, as far as the search went (`conflicts`).
    In `values`, counts are whole numbers, percentages texts, None no bound or not stated. By kind:

    - "turnout": part (cast), total (registered), printed, actual (to the printed places), finer
      (to one more); where counts are rounded, low and high in place of these two.
    - "share_of_sum": part, total, of ("sum" of the votes listed, "valid", "cast", "registered"),
      printed, actual, finer.
    - "two_totals": first_low, first_high, second_low, second_high: the totals that each of two
      candidates' votes and share need, in the order of the figures.
    - "needs_total": part, printed, low, high: the totals that a candidate's votes and share need;
      least, most: the total that the other figures leave.
    - "needs_votes": printed, a share; total_least, total_most: the total that other figures leave;
      low, high: the votes that are this share of it, both None if there are none; most: the votes
      that other figures leave, by the valid votes.
    - "no_total": part, printed: votes that are this share of no total at all.
    - "parts": valid, invalid, cast; sum, of the two parts; least, most: the cast that the other
      totals leave.
    - "votes_sum": sum, of the votes named; least, most: the valid votes that other figures leave,
      or the ballots where voters have several votes (a_voter) each.
    - "shares_sum": sum, of all shares; low, high: what it may be before rounding half up.
    - "alone": printed, a share that no part of its whole can be.
    - "other": nothing.
    """

    figures: tuple[Figure, ...]
    kind: str
    values: dict[str, Value]
    complete: bool = False
    smallest: bool = False


def described(subsets: Subsets, found: list[Found]) -> tuple[Conflict, ...]:
    """The conflicts found, with what there is to say of each, the smallest marked."""
    least = min((f.selection.bit_count() for f in found if not f.complete), default=0)
    conflicts = []
    for one in found:
        kind, values = _values(subsets, one)
        figures = tuple(subsets.figures[place] for place in subsets.places(one.selection))
        smallest = not one.complete and len(figures) == least
        least = 0 if smallest else least
        conflicts.append(Conflict(figures, kind, values, one.complete, smallest))
    return tuple(conflicts)


def _values(subsets: Subsets, one: Found) -> tuple[str, dict[str, Value]]:
    """The shape of a conflict, and its numbers."""
    totals: dict[str, int | str] = {}
    votes, shares = [], []
    for place in subsets.places(one.selection):
        measure, line = subsets.figures[place].measure, subsets.line_of[place]
        if line is None:
            totals[measure] = subsets.values[place]
        else:
            (votes if measure == "votes" else shares).append(line)
    if not votes and not shares:
        return _of_totals(subsets, one, totals)
    if not shares:
        counted = sum(subsets.printed.lines[line].votes for line in votes)
        others = one.selection & ~sum(subsets.bit("votes", line) for line in votes)
        least, most = subsets.left(others, one.complete, "valid")
        values = {"sum": counted, "least": least, "most": most}
        several = subsets.printed.votes_per_voter
        return "votes_sum", values | {"a_voter": several} if several > 1 else values
    if subsets.printed.votes_per_voter > 1:
        return "other", {}
    if len(shares) == 1 and shares[0] in votes:
        return _of_one_share(subsets, one, shares[0], votes, totals)
    if len(shares) == 1:
        return _of_share_alone(subsets, one, shares[0], votes, totals)
    if not votes:
        # Of all shares, which readers can add up: some of them may be too many already.
        return _of_shares([one.share for one in subsets.printed.lines if one.share is not None])
    if votes == shares and len(votes) == 2 and not totals:
        (first_low, first_high), (second_low, second_high) = (_window(subsets, v) for v in votes)
        return "two_totals", {
            "first_low": first_low,
            "first_high": first_high,
            "second_low": second_low,
            "second_high": second_high,
        }
    return "other", {}


def _of_totals(
    subsets: Subsets, one: Found, totals: dict[str, int | str]
) -> tuple[str, dict[str, Value]]:
    if totals.keys() <= {"registered", "cast", "turnout"}:
        cast, registered, turnout = (totals.get(name) for name in ("cast", "registered", "turnout"))
        values = {"part": cast, "total": registered, "printed": turnout}
        return "turnout", values | _actual(subsets, cast, registered, turnout)
    if subsets.printed.votes_per_voter > 1:
        return "other", {}
    valid, invalid = totals.get("valid"), totals.get("invalid")
    others = one.selection & ~subsets.bit("valid") & ~subsets.bit("invalid")
    least, most = subsets.left(others, one.complete, "cast")
    both = valid is not None and invalid is not None
    return "parts", {
        "valid": valid,
        "invalid": invalid,
        "cast": totals.get("cast"),
        "sum": valid + invalid if both else None,
        "least": least,
        "most": most,
    }


def _of_shares(texts: list[str]) -> tuple[str, dict[str, Value]]:
    parsed = [parse_share(text) for text in texts]
    scale = max(scale for _, scale in parsed)
    places = len(str(scale)) - 1
    # In units of half the last place, so that the ends are whole too.
    summed = sum(digits * (scale // own) for digits, own in parsed)
    slack = sum(5 * (scale // own) for _, own in parsed)
    return "shares_sum", {
        "sum": _decimal(summed, places),
        "low": _decimal(max(10 * summed - slack, 0), places + 1),
        "high": _decimal(10 * summed + slack, places + 1),
    }


def _of_share_alone(
    subsets: Subsets, one: Found, line: int, votes: list[int], totals: dict[str, int | str]
) -> tuple[str, dict[str, Value]]:
    """A share whose votes the source does not state, or not rightly, against what is left."""
    lines, base = subsets.printed.lines, _base(subsets)
    text = lines[line].share
    digits, scale = parse_share(text)
    if (not totals and not votes) or digits > 100 * scale:
        return "alone", {"printed": text}
    others = one.selection & ~subsets.bit("share", line)
    total_least, total_most = subsets.left(others, one.complete, base)
    valid = subsets.left(others, one.complete, "valid")[1]
    a, _, b, eb, d = share_terms(text, "half_up")
    low = -(-(a * total_least) // d)
    high = None if total_most is None else (b * total_most - eb) // d
    if high is not None and low > high:
        low = high = None
    counted = sum(lines[other].votes for other in votes)
    return "needs_votes", {
        "printed": text,
        "total_least": total_least,
        "total_most": total_most,
        "low": low,
        "high": high,
        "most": None if valid is None else valid - counted,
    }


def _of_one_share(
    subsets: Subsets, one: Found, line: int, votes: list[int], totals: dict[str, int | str]
) -> tuple[str, dict[str, Value]]:
    """A candidate's votes and share against the total that the other figures leave."""
    printed = subsets.printed
    part, share = printed.lines[line].votes, printed.lines[line].share
    values = {"part": part, "printed": share}
    if len(votes) == 1 and not totals:
        return "no_total", values
    measure = _base(subsets)
    others = one.selection & ~subsets.bit("share", line)
    least, most = subsets.left(others, one.complete, measure)
    if least == most:
        counts = [printed.lines[other].votes for other in votes]
        of = "sum" if measure not in totals and sum(counts) == least else measure
        return "share_of_sum", values | {
            "total": least,
            "of": of,
            **_actual(subsets, part, least, share),
        }
    low, high = _window(subsets, line)
    return "needs_total", values | {"low": low, "high": high, "least": least, "most": most}


def _base(subsets: Subsets) -> str:
    """The base of the shares by which to explain: the one stated, or valid votes."""
    stated = subsets.printed.share_base
    return "valid" if stated == "unstated" else stated


def _window(subsets: Subsets, line: int) -> Range:
    """The totals of which a line's votes are its share, rounded half up."""
    votes, share = subsets.printed.lines[line].votes, subsets.printed.lines[line].share
    alone = Problem((None,) * 4, None, [(votes, share)], subsets.printed.printed_to, "half_up")
    return alone.low, alone.high if alone.high < FAR else None


def _actual(
    subsets: Subsets, part: int | None, total: int | None, printed: str | None
) -> dict[str, str | None]:
    """What a percentage should be, to its printed places and to one more, rounded half up."""
    if part is None or not total or printed is None:
        return {"actual": None, "finer": None}
    places = len(str(parse_share(printed)[1])) - 1
    if subsets.printed.printed_to == 1:
        return {"actual": _percent(part, total, places), "finer": _percent(part, total, places + 1)}
    ends = [count_bounds(count, "half_up", subsets.printed.printed_to) for count in (part, total)]
    (part_low, part_high), (total_low, total_high) = ends
    unit = 100 * 10 ** (places + 1)
    return {
        "low": _decimal(unit * part_low // total_high, places + 1),
        "high": _decimal(-(-unit * part_high // max(total_low, 1)), places + 1),
    }


def _percent(part: int, total: int, places: int) -> str:
    return _decimal((200 * part * 10**places + total) // (2 * total), places)


def _decimal(digits: int, places: int) -> str:
    text = str(digits).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text
