"""Makes rows of what a file holds: the shape of a record, and its plain values."""

from collections import defaultdict
from difflib import get_close_matches
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .files import Fixture, Repeated
from .mistakes import Mistakes, quoted
from .plans import Plan, Shape
from .rows import Row
from .values import ASK, read_slowly

PARTS = {"model", "pk", "fields"}
# Far below what a column holds, so that there are keys left after the largest one given.
LARGEST_PK = 2**53


class Records:
    """Reads records of the models that have a plan, and notes what is wrong with them."""

    def __init__(self, plans: dict[str, Plan], mistakes: Mistakes):
        self.plans = plans
        self.mistakes = mistakes

    def row(self, file: Fixture, number: int, place: int, content: Any) -> Row:
        """The row of a record, with its fields as they are given; a broken one has no plan."""
        row = Row(None, file, number, place)
        if self._is_plain(row, content):
            return row
        if not isinstance(content, dict):
            self.mistakes.of_record(row, _("A record must be an object with “model” and “fields”."))
        elif isinstance(content, Repeated):
            self._refuse(row, _("“%(name)s” appears more than once."), name=content.name)
        elif not PARTS.issuperset(content):
            name = next(name for name in content if name not in PARTS)
            self._refuse(
                row,
                _("A record may have “model”, “fields” and “pk”, but not “%(name)s”."),
                name=name,
            )
        else:
            self._shape(row, content)
        return row

    def _is_plain(self, row: Row, content: Any) -> bool:
        """Take a record as almost all are: with a known model, fields, and nothing else."""
        if type(content) is not dict or len(content) != 2:
            return False
        label, given = content.get("model"), content.get("fields")
        if type(given) is not dict or type(label) is not str or label not in self.plans:
            return False
        row.plan, row.given = self.plans[label], given
        return True

    def _shape(self, row: Row, content: dict) -> None:
        label, given, pk = content.get("model"), content.get("fields"), content.get("pk")
        plan = None
        if isinstance(label, str):
            plan = self.plans.get(label) or self.plans.get(label.lower())
        if plan is None:
            self._refuse_model(row, label)
        elif not isinstance(given, dict):
            self.mistakes.of_record(row, _("The record needs “fields”, an object of field values."))
        else:
            row.plan, row.given, row.given_pk = plan, given, pk
            if isinstance(given, Repeated):
                self.mistakes.of_record(row, _("The field appears more than once."), given.name)
            if pk is not None and not (type(pk) is int and 0 < pk <= LARGEST_PK):
                self.mistakes.of_record(row, _("A pk must be a positive whole number. Omit it."))

    def _refuse_model(self, row: Row, label: Any) -> None:
        if not isinstance(label, str):
            self.mistakes.of_record(row, _("The record needs a model, such as elections.source."))
            return
        try:
            apps.get_model(label)
        except (LookupError, ValueError):
            near = get_close_matches(label.lower(), self.plans, 1)
            if near:
                message = _("There is no model “%(label)s”. Did you mean “%(near)s”?")
                self._refuse(row, message, label=label, near=near[0])
            else:
                self._refuse(row, _("There is no model “%(label)s”."), label=label)
        else:
            message = _("“%(label)s” is not part of the election record. Load it with loaddata.")
            self._refuse(row, message, label=label)

    def _refuse(self, row: Row, message: str, **values: str) -> None:
        self.mistakes.of_record(row, message % {name: quoted(v) for name, v in values.items()})

    def read(self, rows: list[Row]) -> None:
        """Fill the rows' columns with the plain values of their records.

        Records that give the same fields are read column by column; those of which not all is
        plainly right are read one by one, so that their mistakes come in their order.
        """
        alike: dict[tuple[Plan, tuple[str, ...]], list[Row]] = defaultdict(list)
        for row in rows:
            alike[row.plan, tuple(row.given)].append(row)
        for (plan, names), group in alike.items():
            shape = plan.shape(names)
            if not (shape.unknown or shape.lacking or plan.callables):
                read_alike(plan, shape, group)
        for row in rows:
            if row.values is None:
                self._read_one(row)

    def _read_one(self, row: Row) -> None:
        plan, given = row.plan, row.given
        shape = plan.shape(tuple(given))
        values = plan.defaults.copy()
        for attname, default in plan.callables.items():
            values[attname] = default()
        for name, read in shape.plain:
            [value] = read([given[name]])
            if value is ASK:
                try:
                    value = read_slowly(plan.plain[name], given[name])
                except ValidationError as error:
                    self.mistakes.of_validation(row, error, name)
                    continue
            values[name] = value
        for name in shape.unknown:
            self._refuse_field(row, name)
        for name in shape.lacking:
            self.mistakes.of_record(row, _("This field is required."), name)
        row.fill(values)

    def _refuse_field(self, row: Row, name: str) -> None:
        near = get_close_matches(name, row.plan.names, 1)
        if near:
            message = _("There is no such field. Did you mean “%(near)s”?") % {"near": near[0]}
        else:
            message = _("There is no such field. The fields are: %(names)s.") % {
                "names": ", ".join(sorted(row.plan.names))
            }
        self.mistakes.of_record(row, message, name)


def read_alike(plan: Plan, shape: Shape, rows: list[Row]) -> None:
    """Fill rows whose records give the same fields, but for those that are in doubt."""
    every, doubtful = [plan.defaults | row.given for row in rows], set()
    for name, read in shape.plain:
        column = [values[name] for values in every]
        found = read(column)
        if found is not column:
            for place, value in enumerate(found):
                every[place][name] = value
                if value is ASK:
                    doubtful.add(place)
    for place, (row, values) in enumerate(zip(rows, every, strict=True)):
        if place not in doubtful:
            for name in shape.relations:
                del values[name]
            row.fill(values)
