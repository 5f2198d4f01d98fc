"""Ties records to the rows that they refer to."""

from typing import Any

from django.utils.translation import gettext as _

from .mistakes import Mistakes, as_json
from .plans import Plan
from .references import References, as_key
from .rows import Row


class Linker:
    """Resolves the references of records; what cannot be resolved is noted as a mistake."""

    def __init__(self, references: References, mistakes: Mistakes):
        self.references = references
        self.mistakes = mistakes

    def learn(self, plan: Plan, rows: list[Row]) -> None:
        """Let later records refer to these."""
        known = self.references.known.get(plan.model)
        if known is None:
            return
        self.references.learn(plan, rows)
        for row in rows:
            if row.old is not None or row.given_pk is not None:
                known[row.pk] = row

    def refer(self, plan: Plan, rows: list[Row], *, to_own_model: bool = False) -> None:
        """Resolve the records' references to other models, or those to their own."""
        for name, field in plan.relations.items():
            if (field.related_model is plan.model) is to_own_model:
                if name in plan.many:
                    self._link(plan, rows, name)
                else:
                    self._point(plan, rows, name)

    def _point(self, plan: Plan, rows: list[Row], name: str) -> None:
        field, missed = plan.foreign[name], []
        known, attname = self.references.known[field.related_model], field.attname
        for row in rows:
            given = row.given.get(name)
            if type(given) is list:
                try:
                    row.refer(name, attname, known[tuple(given)])
                except (KeyError, TypeError):
                    missed.append(row)
            elif given is not None:
                missed.append(row)
            elif name in row.given and not field.null:
                self.mistakes.of_record(row, field.error_messages["null"], name)
        self.references.fetch(field.related_model, [as_key(row.given[name]) for row in missed])
        for row in missed:
            target = self._target(field, row, name, row.given[name])
            if target is not None:
                row.refer(name, field.attname, target)

    def _link(self, plan: Plan, rows: list[Row], name: str) -> None:
        field, missed = plan.many[name], []
        known = self.references.known[field.related_model]
        for row in rows:
            given = row.given.get(name)
            if type(given) is not list:
                if name in row.given:
                    self._refuse_shape(field, row, name)
                continue
            try:
                targets = [known[tuple(each) if type(each) is list else None] for each in given]
            except (KeyError, TypeError):
                missed.append(row)
            else:
                row.link(name, targets)
        wanted = [as_key(each) for row in missed for each in row.given[name]]
        self.references.fetch(field.related_model, wanted)
        for row in missed:
            targets = [self._target(field, row, name, each) for each in row.given[name]]
            if None not in targets:
                row.link(name, targets)

    def _target(self, field, row: Row, name: str, given: Any) -> Row | None:
        """The row that a reference means; None, with a mistake noted, if there is none."""
        key = as_key(given)
        target = None if key is None else self.references.known[field.related_model].get(key)
        if target is None:
            shape = self.references.shape(field.related_model)
            if key is None or (type(key) is tuple and len(key) != len(shape)):
                self._refuse_shape(field, row, name)
            else:
                message = _("There is no %(model)s %(key)s in these files or in the database.")
                if row.file.is_json_lines:
                    message = _(
                        "There is no %(model)s %(key)s in the database or nearby in these files. "
                        "In JSON Lines, put a record before those that refer to it."
                    )
                where = {"model": field.related_model._meta.label_lower, "key": as_json(given)}
                self.mistakes.of_record(row, message % where, name)
        return target

    def _refuse_shape(self, field, row: Row, name: str) -> None:
        shape = self.references.shape(field.related_model)
        if field.many_to_many:
            message = _("Write the references as a list of lists, each in the form %(shape)s.")
        else:
            message = _("Write the reference as a list in the form %(shape)s.")
        self.mistakes.of_record(row, message % {"shape": as_json(shape)}, name)
