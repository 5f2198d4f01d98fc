"""The figures that findings name, taken from accounts and their lines."""

from ...arithmetic.intervals import parse_share
from ...figures import Count, Percent, count_of, percent_of
from ...models import Account, Figure
from ..findings import NamedFigure
from ..snapshot import LoadedElection

# Printed percentages have at most six decimals, so that in this unit all of them are whole.
PERCENT = 10**6


def millionths(percentage: str) -> int:
    """A printed percentage in millionths of a per cent."""
    number, scale = parse_share(percentage)
    return number * (PERCENT // scale)


def widest(count: int, unit: int) -> tuple[int, int]:
    """The least and the greatest true count, whichever way it was rounded or cut off."""
    return (count, count) if unit == 1 else (count - unit // 2, count + unit - 1)


def totals(record: LoadedElection, account: Account, *names: str) -> tuple[NamedFigure, ...]:
    """Figures of an account's whole count by their names in `Totals`."""
    source, unit, values = account.source.key, account.counts_printed_to, record.totals[account.pk]
    return tuple(
        NamedFigure(
            name.replace("_", "-"),
            Percent(values.turnout) if name == "turnout" else Count(getattr(values, name), unit),
            source,
        )
        for name in names
    )


def line_figure(line: Figure, measure: str) -> NamedFigure:
    """The votes or the share of one line."""
    account = line.account
    figure = percent_of(line) if measure == "share" else count_of(line, account.counts_printed_to)
    return NamedFigure(measure, figure, account.source.key, line.option.slug)


def lines_figures(
    record: LoadedElection, account: Account, measure: str
) -> tuple[NamedFigure, ...]:
    """The votes or the shares of all lines that sums are made of."""
    return tuple(
        line_figure(line, measure)
        for line in record.exact_lines[account.pk]
        if (line.share if measure == "share" else line.count) is not None
    )
