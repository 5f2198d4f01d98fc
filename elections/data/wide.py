"""Results in wide form, for spreadsheets: a row for each option, columns by account."""

from collections.abc import Iterable

from ..models import TOTALS, Bound, Measure
from .rows import Row

HEADER = ("contest", "round", "measure", "option", "option_name")
# What stands in the column measure of a row of units, after the figures of the whole.
UNIT = "printed_to"
MEASURES = (*TOTALS, UNIT, Measure.VOTES, Measure.TRANSFERRED)
ORDER = {measure: place for place, measure in enumerate(MEASURES)}


def wide(rows: Iterable[Row]) -> tuple[list[str], list[list]]:
    """The columns' names and the rows of a table of the counts of rounds, each as printed.

    Options come in the order in which the rows name them first, after the figures of the whole
    count. Where a source states nothing, its cells are `None`; where it prints no plain number,
    they say what it prints. A round of which a source prints thousands has a row more that says
    so: 47,000 is then no exact count.
    """
    accounts: dict[str, None] = {}
    table: dict[tuple, dict[tuple[str, str], int | str]] = {}
    for row in rows:
        if row.measure not in ORDER:
            continue
        account = " ".join(filter(None, [row.source, row.as_of]))
        accounts[account] = None
        vote = (row.contest, row.round)
        cells = table.setdefault((*vote, row.measure, row.option, row.option_name), {})
        for kind, figure in (("count", count_of(row)), ("share", qualified(row.share, row))):
            # A second share, of another base, is left to the long form.
            if figure is not None:
                cells.setdefault((account, kind), figure)
        if (row.printed_to or 1) > 1:
            units = table.setdefault((*vote, UNIT, "", ""), {})
            units[account, "count"] = max(row.printed_to, units.get((account, "count"), 1))
    columns = [(account, kind) for account in accounts for kind in ("count", "share")]
    header = [*HEADER, *(f"{account} {kind}" for account, kind in columns)]
    ordered = sorted(table, key=lambda key: (key[1], ORDER[key[2]]))
    return header, [[*key, *map(table[key].get, columns)] for key in ordered]


def count_of(row: Row) -> int | str | None:
    """The count, or the source's words where it prints no number at all."""
    count = row.fractional_count if row.count is None else row.count
    if count is None and row.share is None:
        return row.wording or None
    return qualified(count, row)


def qualified(figure: int | str | None, row: Row) -> int | str | None:
    """A figure that is not meant exactly is a text, which no spreadsheet adds up."""
    if figure is None or row.bound == Bound.EXACTLY:
        return figure
    return f"{row.bound} {figure}"
