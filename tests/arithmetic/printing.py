"""Printed figures: the record's own, and those that a source would print of any true counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from elections.arithmetic import BASES, ROUNDINGS, PrintedLine, PrintedSet, Reading

MEASURES = ("registered", "cast", "valid", "invalid", "turnout")
KEYS = ("sahakyan", "balasanyan", "soghomonyan")


def printed_2012(*pairs: tuple, **totals: int | str) -> PrintedSet:
    """The candidates' votes and shares in the ballot's order; three are all who stood."""
    lines = tuple(PrintedLine(key, *pair) for key, pair in zip(KEYS, pairs, strict=False))
    return PrintedSet(lines=lines, complete=len(lines) == 3, **totals)


FINAL = ((47_085, "66.7"), (22_966, "32.5"), (594, "0.8"))
CURRENT_2007 = PrintedSet(
    registered=92_114,
    cast=71_286,
    valid=69_693,
    invalid=1_593,
    turnout="77.39",
    lines=(
        PrintedLine("sahakyan", 59_326, "85.12"),
        PrintedLine("mayilyan", 8_734, "12.53"),
        PrintedLine("abgaryan", 867, "1.24"),
        PrintedLine("melkumyan", 554, "0.79"),
        PrintedLine("avanesyan", 212, "0.30"),
    ),
    complete=True,
)


def printed_set(*lines: tuple, **totals: int | str | bool) -> PrintedSet:
    """Lines of votes and share, keyed a, b, c ..."""
    keyed = tuple(PrintedLine(key, *line) for key, line in zip("abcdef", lines, strict=False))
    return PrintedSet(lines=keyed, **totals)


def printed_percent(part: int, total: int, places: int, rounding: str) -> str:
    """100 * part / total as a source rounds it."""
    text = str(rounded(100 * part * 10**places, total, rounding)).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text


def printed_count(count: int, unit: int, rounding: str) -> int:
    """A count to the nearest so many."""
    return rounded(count, unit, rounding) * unit


def rounded(numerator: int, denominator: int, rounding: str) -> int:
    """A fraction as a whole number."""
    whole, rest = divmod(numerator, denominator)
    if rounding == "half_up":
        return whole + (2 * rest >= denominator)
    if rounding == "half_even":
        return whole + (2 * rest > denominator or (2 * rest == denominator and whole % 2))
    return whole


@dataclass(frozen=True)
class Printed:
    """A set, the true counts behind it (registered, cast, valid, invalid, unlisted) and reading."""

    printed: PrintedSet
    truth: tuple[int, int, int, int, int]
    reading: Reading


@st.composite
def printed_truths(
    draw: st.DrawFn, most: int, lines: int, places: int, units: Sequence[int]
) -> Printed:
    """Any true counts, printed in any way, with any figures left out."""
    complete = draw(st.booleans())
    counts = draw(st.lists(st.integers(0, most), min_size=1, max_size=lines))
    unlisted = 0 if complete else draw(st.integers(0, most))
    invalid = draw(st.integers(0, most))
    valid = sum(counts) + unlisted
    cast = valid + invalid
    registered = draw(st.integers(cast // 2, 2 * cast + 1))
    rounding, base = draw(st.sampled_from(ROUNDINGS)), draw(st.sampled_from(BASES))
    unit = draw(st.sampled_from(units))
    whole = {"valid": valid, "cast": cast, "registered": registered}[base]

    def count(true: int) -> int | None:
        return None if draw(st.booleans()) else printed_count(true, unit, rounding)

    def percent(part: int, total: int) -> str | None:
        if total == 0 or draw(st.booleans()):
            return None
        return printed_percent(part, total, draw(st.integers(0, places)), rounding)

    printed_lines = []
    for key, true in enumerate(counts):
        votes, share = count(true), percent(true, whole)
        if complete and votes is None and share is None:
            votes = printed_count(true, unit, rounding)
        printed_lines.append(PrintedLine(str(key), votes, share))
    printed = PrintedSet(
        registered=count(registered),
        cast=count(cast),
        valid=count(valid),
        invalid=count(invalid),
        turnout=percent(cast, registered),
        lines=tuple(printed_lines),
        printed_to=unit,
        # With more votes than voters, shares of registered voters are read so only where stated.
        share_base=base
        if base == "registered" and cast > registered
        else draw(st.sampled_from((base, "unstated"))),
        complete=complete,
    )
    truth = (registered, cast, valid, invalid, unlisted)
    return Printed(printed, truth, Reading(rounding, base))


@st.composite
def misprinted(draw: st.DrawFn, truths: st.SearchStrategy[Printed]) -> Printed:
    """True counts printed with one or two digits wrong."""
    found = draw(truths)
    printed = found.printed
    for _ in range(draw(st.integers(1, 2))):
        places = figures(printed)
        if places:
            place = draw(st.sampled_from(sorted(places)))
            text, unit = str(places[place]), printed.printed_to
            index = draw(st.sampled_from([i for i, char in enumerate(text) if char != "."]))
            text = text[:index] + draw(st.sampled_from("0123456789")) + text[index + 1 :]
            value = text if place[0] in ("share", "turnout") else int(text) // unit * unit
            printed = with_figures(printed, places | {place: value})
    return replace(found, printed=printed)


def figures(printed: PrintedSet) -> dict[tuple[str, str], int | str]:
    """The stated figures by measure and candidate's key."""
    places = {(name, ""): getattr(printed, name) for name in MEASURES}
    for line in printed.lines:
        places |= {("votes", line.key): line.votes, ("share", line.key): line.share}
    return {place: value for place, value in places.items() if value is not None}


def with_figures(printed: PrintedSet, places: dict[tuple[str, str], int | str]) -> PrintedSet:
    """The set with these figures and no others."""
    lines = (
        PrintedLine(line.key, places.get(("votes", line.key)), places.get(("share", line.key)))
        for line in printed.lines
    )
    totals = {name: places.get((name, "")) for name in MEASURES}
    return replace(printed, lines=tuple(lines), **totals)
