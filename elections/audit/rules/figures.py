"""The figures that findings name, taken from accounts and their lines."""

from ...arithmetic.intervals import parse_share
from ...figures import Count, Percent
from ...models import Account, CandidateResult
from ..findings import NamedFigure
from ..loaded import LoadedElection

# Printed percentages have at most six decimals, so that in this unit all of them are whole.
PERCENT = 10**6


def millionths(percentage: str) -> int:
    """A printed percentage in millionths of a per cent."""
    number, scale = parse_share(percentage)
    return number * (PERCENT // scale)


def widest(count: int, unit: int) -> tuple[int, int]:
    """The least and the greatest true count, whichever way it was rounded or cut off."""
    return (count, count) if unit == 1 else (count - unit // 2, count + unit - 1)


def totals(account: Account, *names: str) -> tuple[NamedFigure, ...]:
    """A set's own figures by their names."""
    source, unit = account.source.key, account.counts_printed_to
    return tuple(
        NamedFigure(
            name,
            Percent(getattr(account, name))
            if name == "turnout"
            else Count(getattr(account, name), unit),
            source,
        )
        for name in names
    )


def line_figure(account: Account, line: CandidateResult, measure: str) -> NamedFigure:
    """The votes or the share of one line."""
    figure = (
        Percent(line.share) if measure == "share" else Count(line.votes, account.counts_printed_to)
    )
    return NamedFigure(measure, figure, account.source.key, line.candidacy.person.slug)


def lines_figures(
    record: LoadedElection, account: Account, measure: str
) -> tuple[NamedFigure, ...]:
    """The votes or the shares of all lines that state them."""
    return tuple(
        line_figure(account, line, measure)
        for line in record.lines[account.pk]
        if getattr(line, measure) is not None
    )
