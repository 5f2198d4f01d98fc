"""What is wrong with a file, said so that its author finds the place."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import DatabaseError
from django.utils.translation import gettext as _
from import_export.results import Result


@dataclass(frozen=True)
class Problem:
    """A mistake in a file: the row and the columns that it is in, and what to mend.

    Rows are numbered as a spreadsheet shows them, the header being row 1; in JSON the first
    record is row 1. `row` is `None` for what concerns the whole file.
    """

    message: str
    row: int | None = None
    columns: tuple[str, ...] = ()

    def __str__(self):
        if self.row is None:
            return self.message
        values = {"row": self.row, "message": self.message, "columns": ", ".join(self.columns)}
        if not self.columns:
            return _("Row %(row)s: %(message)s") % values
        if len(self.columns) == 1:
            return _("Row %(row)s, column %(columns)s: %(message)s") % values
        return _("Row %(row)s, columns %(columns)s: %(message)s") % values


class FileError(ValueError):
    """A file cannot be read, or a table cannot be written, as a whole."""

    def __init__(self, *problems: Problem | str):
        self.problems = [Problem(str(p)) if not isinstance(p, Problem) else p for p in problems]
        super().__init__(" ".join(str(problem) for problem in self.problems))


class ImportResult(Result):
    """The outcome of an import. `problems` is empty if and only if the rows were taken.

    `compared_with` stands for all that was stored of the rows in the file, to be compared again.
    """

    def __init__(self):
        super().__init__()
        self.compared_with = ""
        self.row_numbers: list[int] = []

    @property
    def changes(self) -> list:
        """The rows that are new or changed, in the order of the file."""
        return [row for row in self.rows if row.is_new() or row.is_update()]

    @property
    def problems(self) -> list[Problem]:
        found = [
            problem
            for error in self.base_errors
            for problem in getattr(error.error, "problems", [Problem(str(error.error))])
        ]
        rows = [
            Problem(message, self.row_numbers[row.number - 1], columns_of(key))
            for row in self.invalid_rows
            for key, messages in row.error_dict.items()
            for message in messages
        ]
        rows += [
            Problem(unexpected(error.error), self.row_numbers[row.number - 1])
            for row in self.error_rows
            for error in row.errors
        ]
        return found + sorted(rows, key=lambda problem: problem.row)


def columns_of(key: str) -> tuple[str, ...]:
    """The columns that an error stands under; several are joined by `under`."""
    return () if key == NON_FIELD_ERRORS else tuple(key.split(", "))


def under(columns) -> str:
    """The key in a dictionary of errors for one that several columns share."""
    return ", ".join(columns) or NON_FIELD_ERRORS


def unexpected(error: Exception) -> str:
    """A sentence for an error that no check foresaw; its own text goes to the log alone."""
    if isinstance(error, DatabaseError):
        return _("The database rejected this row.")
    return _("This row cannot be imported. See the server's log for the reason.")
