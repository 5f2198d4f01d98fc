"""Shares of one account that are of two totals: some of votes cast, others of valid votes."""

from dataclasses import replace

from .boxes import Steps
from .feasibility import Bounds, PrintedSet, Reading, bounds
from .intervals import is_share

# Each share is tried by itself, rounded in the commonest way.
PLAIN = Reading("half_up", "valid")


def apart(printed: PrintedSet, steps: int) -> tuple[Bounds, tuple[str, ...]] | None:
    """What is left if some shares are of the votes cast, and whose these are; None if none fit.

    Only where the source does not say what its shares are of, and prints the votes cast: a total
    that nobody prints could be made to fit any share.
    """
    if printed.share_base != "unstated" or printed.cast is None:
        return None
    if printed.printed_to > 1 or printed.votes_per_voter > 1:
        return None
    shares = [line for line in printed.lines if line.share is not None]
    of_cast = tuple(
        line.key
        for line in shares
        if line.votes is not None
        and is_share(line.share, line.votes, printed.cast)
        and bounds(with_shares(printed, {line.key}), PLAIN, Steps(steps)) is None
    )
    others = {line.key for line in shares} - {*of_cast}
    if not of_cast or not others:
        return None
    found = bounds(with_shares(printed, others), PLAIN, Steps(steps))
    return None if found is None or found.certainty == "undecided" else (found, of_cast)


def with_shares(printed: PrintedSet, keys: set[str]) -> PrintedSet:
    """The set with the shares of these lines alone."""
    lines = (line if line.key in keys else replace(line, share=None) for line in printed.lines)
    return replace(printed, lines=tuple(lines))
