"""What became of the rows of a file, and the few of them whose changes a preview shows."""

from bisect import insort

from django.utils.html import format_html
from import_export.resources import Diff
from import_export.results import RowResult

# Changes that a preview shows.
SHOWN = 200


class ReadRow(RowResult):
    """One row of a file; of a large file there are many, so that it holds little.

    `number` is the row's in its file. `instance` is let go of once the row is written, and its
    text is kept if it will be asked for.
    """

    __slots__ = (
        *("number", "import_type", "errors", "validation_error", "diff", "object_id"),
        *("object_repr", "instance"),
    )
    row_values, original = {}, None

    def __init__(self, number: int, instance=None):
        self.number, self.instance = number, instance
        self.import_type = self.validation_error = self.diff = None
        self.object_id = self.object_repr = None
        self.errors = ()


class RowDiff(Diff):
    """What an import changes, cell by cell, without the inline styles of the library's own."""

    def __init__(self, left: list, right: list, new: bool):
        self.left, self.right, self.new = left, right, new

    def as_html(self):
        return [
            self.cell("" if old is None else old, "" if new is None else new)
            for old, new in zip(self.left, self.right, strict=True)
        ]

    def cell(self, old, new):
        if self.new:
            return format_html("<ins>{}</ins>", new)
        if old == new:
            return format_html("{}", new)
        return format_html("<del>{}</del> <ins>{}</ins>", old, new)


class ShownChanges:
    """The first changes of a file by their rows' numbers, in whatever order they come."""

    def __init__(self, most: int = SHOWN):
        self.most = most
        self.rows: list[tuple[int, ReadRow]] = []

    def takes(self, row: ReadRow) -> bool:
        return len(self.rows) < self.most or row.number < self.rows[-1][0]

    def add(self, row: ReadRow, diff: RowDiff) -> None:
        row.diff = diff.as_html()
        insort(self.rows, (row.number, row), key=lambda pair: pair[0])
        if len(self.rows) > self.most:
            self.rows.pop()[1].diff = None
