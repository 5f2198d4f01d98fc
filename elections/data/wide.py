"""Results in wide form, for spreadsheets: a row for each option, columns by source."""

from collections.abc import Iterable

from .rows import Row

HEADER = ("round", "measure", "option", "option_name")
# Both of an option's figures stand in one row, under the measure of the first.
TOGETHER = {"share": "votes"}


def wide(rows: Iterable[Row]) -> tuple[list[str], list[list]]:
    """The columns' names and the rows of a table of the figures of rounds, each as printed.

    Options come in the order in which the rows name them first, after the figures of the whole
    count. Where a source states nothing, its cells are `None`. A round of which a source prints
    thousands has a row more that says so: 47,000 is then no exact count.
    """
    sources: dict[str, None] = {}
    table: dict[tuple, dict[tuple[str, str], int | str]] = {}
    for row in rows:
        if row.round is None:
            continue
        sources[row.source] = None
        measure = TOGETHER.get(row.measure, row.measure)
        cells = table.setdefault((row.round, measure, row.option, row.option_name), {})
        for kind in ("count", "share"):
            if (figure := getattr(row, kind)) is not None:
                cells[row.source, kind] = figure
        if (row.printed_to or 1) > 1:
            units = table.setdefault((row.round, "printed_to", "", ""), {})
            units[row.source, "count"] = row.printed_to
    columns = [(source, kind) for source in sources for kind in ("count", "share")]
    header = [*HEADER, *(f"{source} {kind}" for source, kind in columns)]
    ordered = sorted(table, key=lambda key: (key[0], bool(key[2])))
    return header, [[*key, *map(table[key].get, columns)] for key in ordered]
