"""Slips of the pen that would explain an impossible set: offered to readers, never applied.

A change is tried only where the other figures leave room for it: from what they leave open for
the figure, most changes are ruled out without a further question to the solver.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice, permutations, zip_longest

from .conflicts import Found, shrink
from .feasibility import BASES, ROUNDINGS, conditions
from .intervals import COUNT_LIMIT, count_bounds, parse_share, share_terms
from .subsets import Figure, Subsets

MOST_OBSERVATIONS = 5
# Figures of one conflict to look at, changes of one figure to ask the solver about, and the
# widest room in which to look for the same digits in another order.
MOST_FIGURES = 8
MOST_ASKED = 24
WIDEST_ROOM = 2_000
LONGEST_REARRANGED = 5
# The commoner slip first.
CHANGES = ("dropped", "unit", "swap", "digit", "rearranged")


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure that, printed otherwise, would make the set possible, or end one conflict.

    `change`: "digit" (one changed), "swap" (two in each other's place), "rearranged" (the same
    digits in another order), "unit" (a percentage one unit of its last place off), "dropped" (its
    last digit one too many). `scope`: "set" or "conflict", then with the conflict's index.
    `conditions`: of the reading under which the changed figures are possible.
    """

    figure: Figure
    change: str
    replacement: str
    scope: str
    conflict: int | None
    conditions: tuple[str, ...]


def observe(subsets: Subsets, found: list[Found]) -> tuple[Observation, ...]:
    """At most five changes of one figure: those that mend the set, else some for each conflict."""
    subsets.allow(subsets.allowed // 2)
    shared = subsets.all
    for one in found:
        if not one.complete:
            shared &= one.selection
    whole: list[Observation] = []
    for place in subsets.places(shared):
        rest = subsets.all & ~(1 << place)
        if subsets.possible(rest, False):
            whole += _changes(subsets, place, rest, False, "set", None)
    if whole:
        return tuple(sorted(whole, key=_plainness)[:MOST_OBSERVATIONS])
    ranked = [
        sorted(_of_conflict(subsets, index, one), key=_plainness) for index, one in enumerate(found)
    ]
    in_turn = (seen for turn in zip_longest(*ranked) for seen in turn if seen is not None)
    return tuple(islice(in_turn, MOST_OBSERVATIONS))


def _plainness(seen: Observation) -> tuple[int, int]:
    return len(seen.conditions), CHANGES.index(seen.change)


def _of_conflict(subsets: Subsets, index: int, one: Found) -> list[Observation]:
    places = sorted(subsets.places(one.selection), key=lambda place: 1 << place != one.blamed)
    # A change that suits the other figures too says more than one that ends this conflict alone.
    for alone in (False, True):
        seen: list[Observation] = []
        for place in places[:MOST_FIGURES]:
            own = one.selection & ~(1 << place)
            rest = own if alone else _without_others(subsets, place, one)
            seen += _changes(subsets, place, rest, one.complete, "conflict", index)
        if seen:
            break
    return seen


def _without_others(subsets: Subsets, place: int, one: Found) -> int:
    """All figures but this one that are possible together, those of its conflict among them."""
    rest = subsets.all & ~(1 << place)
    while not subsets.possible(rest, False):
        other = shrink(subsets, rest, False) & ~one.selection
        if not other:
            return one.selection & ~(1 << place)
        rest &= ~(1 << (other.bit_length() - 1))
    return rest


def _changes(
    subsets: Subsets, place: int, rest: int, complete: bool, scope: str, conflict: int | None
) -> Iterator[Observation]:
    """The changes of one figure with which the rest is possible."""
    figure, values, chosen = subsets.figures[place], list(subsets.values), rest | 1 << place
    if figure.measure in ("share", "turnout"):
        candidates = _percentages(subsets, place, rest, complete)
    else:
        candidates = _counts(subsets, place, rest, complete)
    for change, replacement in islice(candidates, MOST_ASKED):
        values[place] = replacement
        reading = subsets.reading(chosen, True, values)
        if reading is None and not complete:
            reading = subsets.reading(chosen, False, values)
        if reading is not None:
            names = conditions(reading, subsets.printed.share_base)
            yield Observation(figure, change, str(replacement), scope, conflict, names)


def _counts(subsets: Subsets, place: int, rest: int, complete: bool) -> Iterator[tuple[str, int]]:
    """The slips that change a count into one for which the rest leaves room."""
    count, unit = subsets.values[place], subsets.printed.printed_to
    slack = unit - 1
    rooms = {
        (low - slack, high + slack) for low, high in _room_for_count(subsets, place, rest, complete)
    }
    seen = {count}
    for change, slips in (("swap", _swaps), ("digit", _digits)):
        for text in slips(str(count)):
            value = int(text)
            if (
                value not in seen
                and (text[0] != "0" or text == "0")
                and (value % unit == 0 or count % unit)
                and any(low <= value <= high for low, high in rooms)
            ):
                seen.add(value)
                yield change, value
    digits = sorted(str(count))
    for low, high in sorted(rooms):
        if high - low <= WIDEST_ROOM:
            for value in range(max(low, 0), high + 1):
                if value not in seen and sorted(str(value)) == digits:
                    seen.add(value)
                    yield "rearranged", value


def _room_for_count(
    subsets: Subsets, place: int, rest: int, complete: bool
) -> Iterator[tuple[int, int]]:
    """The values the rest leaves to a count, no narrower than they are, reading by reading."""
    figure, line = subsets.figures[place], subsets.line_of[place]
    share = subsets.bit("share", line) & rest
    for reading, left in subsets.readings(rest, complete):
        if figure.measure != "votes":
            low, high = getattr(left, figure.measure)
        else:
            low, high = 0, left.valid[1]
            if share:
                base_low, base_high = getattr(left, reading.base)
                terms = share_terms(subsets.printed.lines[line].share, reading.rounding)
                a, ea, b, eb, d = terms
                low = -(-(a * base_low + ea) // d)
                if base_high is not None:
                    of_base = (b * base_high - eb) // d
                    high = of_base if high is None else min(high, of_base)
        yield low, COUNT_LIMIT if high is None else high


def _percentages(
    subsets: Subsets, place: int, rest: int, complete: bool
) -> Iterator[tuple[str, str]]:
    """The slips that change a percentage into one for which the rest leaves room."""
    text = subsets.figures[place].printed
    rooms = list(_room_for_percentage(subsets, place, rest, complete))
    slips = {"dropped": _dropped, "unit": _units, "swap": _swaps, "digit": _digits}
    seen = {text}
    for change, of in (slips | {"rearranged": _rearranged}).items():
        for changed in of(text):
            if changed in seen or (changed[0] == "0" != text[0] and changed[1:2] not in ("", ".")):
                continue
            seen.add(changed)
            for rounding, part_low, part_high, whole_low, whole_high in rooms:
                a, ea, b, eb, d = share_terms(changed, rounding)
                if (part_high is None or a * whole_low + ea <= d * part_high) and (
                    whole_high is None or d * part_low <= b * whole_high - eb
                ):
                    yield change, changed
                    break


def _room_for_percentage(
    subsets: Subsets, place: int, rest: int, complete: bool
) -> Iterator[tuple[str, int, int | None, int, int | None]]:
    """Rounding, and the least and most of part and whole that the rest leaves, by reading."""
    line = subsets.line_of[place]
    stated = subsets.printed.share_base
    for reading, left in subsets.readings(rest, complete):
        if line is None:
            yield reading.rounding, *left.cast, *left.registered
            continue
        part = (0, left.valid[1])
        votes = subsets.printed.lines[line].votes
        if subsets.bit("votes", line) & rest:
            part = count_bounds(votes, reading.rounding, subsets.printed.printed_to)
        bases = (reading.base,) if reading.base else BASES if stated == "unstated" else (stated,)
        # Without a share left, the rest may have been read in one rounding only.
        for rounding in (reading.rounding,) if reading.base else ROUNDINGS:
            for base in bases:
                yield rounding, *part, *getattr(left, base)


def _dropped(text: str) -> Iterable[str]:
    return (text[:-1].rstrip("."),) if "." in text else ()


def _units(text: str) -> Iterable[str]:
    digits, scale = parse_share(text)
    places = len(str(scale)) - 1
    for near in (digits + 1, digits - 1):
        if 0 <= near < 10**6 * scale:
            padded = str(near).zfill(places + 1)
            yield f"{padded[:-places]}.{padded[-places:]}" if places else padded


def _swaps(text: str) -> Iterable[str]:
    for first, second in combinations([i for i, c in enumerate(text) if c != "."], 2):
        changed = list(text)
        changed[first], changed[second] = changed[second], changed[first]
        yield "".join(changed)


def _digits(text: str) -> Iterable[str]:
    for place, old in enumerate(text):
        if old != ".":
            yield from (text[:place] + new + text[place + 1 :] for new in "0123456789")


def _rearranged(text: str) -> Iterable[str]:
    digits = text.replace(".", "")
    point = text.find(".")
    if len(digits) > LONGEST_REARRANGED:
        return
    for order in permutations(digits):
        changed = "".join(order)
        yield changed if point < 0 else f"{changed[:point]}.{changed[point:]}"
