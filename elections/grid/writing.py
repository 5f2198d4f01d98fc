"""Writes single rows of what a file says, and tells what that changes."""

from copy import copy

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from elections import permissions
from elections.models import Figure, Measure
from elections.resources.problems import Problem

from .changes import CHANGED, NEW, REMOVED, SAME, Cell, Change, Order, Outcome, label_of
from .matches import Match

ACCOUNT_FIELDS = ("status", "share_base", "counts_printed_to")
# What a file gives of a figure; what else may be said of one that is stored.
PRINTED_FIELDS = ("count", "share", "outcome")
FIGURE_FIELDS = (*PRINTED_FIELDS, "bound", "wording", "printed_to", "note")
# Without any of these there is no figure.
STATING = (*PRINTED_FIELDS, "wording")


class RowWriter:
    """What storing does to one row; the outcome collects the changes and what is refused."""

    def __init__(self, order: Order):
        self.order, self.outcome = order, Outcome()

    def add(self, row: models.Model, name: str, match: Match | None = None, **values):
        """Store a new row; `None` if that is refused."""
        number = match.line.row if match else None
        if not permissions.may(self.order.user, "add", type(row)):
            message = _("You may not add what the file names and the record lacks: %(name)s.")
            self.outcome.problems.append(Problem(message % {"name": name}, number))
            return None
        if not self.saved(row, number):
            return None
        cells = tuple(Cell(label_of(type(row), key), "", value) for key, value in values.items())
        self.tell(NEW, row, name, cells, number)
        return row

    def remove(self, figure: Figure, cells: tuple[Cell, ...], number: int | None) -> None:
        """Take a stored figure away that the source does not state."""
        if not permissions.may_delete(self.order.user, figure):
            message = _("You may not delete what the file leaves blank: %(name)s.")
            problem = Problem(message % {"name": name_of(figure)}, number)
            self.outcome.problems.append(problem)
            return
        self.tell(REMOVED, figure, name_of(figure), cells, number)
        self.outcome.removed.append(copy(figure))
        figure.delete()

    def put(self, row: models.Model, name: str, cells: tuple[Cell, ...], number: int | None):
        """Store a row of figures if it is new or changed; `None` if that is refused."""
        is_new = row.pk is None
        if not is_new and not any(cell.changes for cell in cells):
            self.tell(SAME, row, name, cells, number)
            return row
        if not self.saved(row, number):
            return None
        self.tell(NEW if is_new else CHANGED, row, name, cells, number)
        return row

    def tell(self, kind, row, name, cells, number) -> None:
        self.outcome.changes.append(Change(kind, type(row), name, cells, number, row.pk))

    def saved(self, row: models.Model, number: int | None) -> bool:
        """Whether a row was stored: the model, its constraints and the user's powers allow it."""
        try:
            row.full_clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                columns = () if name == NON_FIELD_ERRORS else (label_of(type(row), name),)
                self.outcome.problems += [Problem(text, number, columns) for text in messages]
            return False
        refused = permissions.refusals(self.order.user, row)
        if refused:
            known = {str(problem) for problem in self.outcome.problems}
            self.outcome.problems += [
                Problem(text) for text in refused.values() if text not in known
            ]
            return False
        row.save()
        return True


def name_of(figure: Figure) -> str:
    measure = str(figure.get_measure_display())
    if figure.option is None:
        return measure
    label = figure.option.label
    return label if figure.measure == Measure.VOTES else f"{label}, {measure}"
