"""What rows are called, whether they are stored or history alone knows them."""

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext as _

from elections.changelog.keys import among
from elections.resources.tables import TABLES

Key = tuple[type[Model], int]


class Names:
    """Reads rows by their keys, all of a table in one query, or two where some are gone."""

    def __init__(self):
        self.rows: dict[Key, Model] = {}
        self.gone: set[Key] = set()

    def read(self, keys: Iterable[Key]) -> None:
        """Learn these rows, and of those that are gone also what they refer to."""
        wanted = {key for key in keys if key[1] is not None}
        while wanted := wanted - self.rows.keys() - self.gone:
            following = set()
            by_model = defaultdict(set)
            for model, pk in wanted:
                by_model[model].add(pk)
            for model, pks in by_model.items():
                following |= self._read(model, pks)
            wanted = following
        for key in self.gone & self.rows.keys():
            self._tie(self.rows[key])

    def _read(self, model: type[Model], pks: set[int]) -> set[Key]:
        stored = model._default_manager.filter(pk__in=among(pks))
        stored = stored.select_related(*TABLES[model].joins or [None])
        for row in stored:
            self.rows[model, row.pk] = row
        lost = {pk for pk in pks if (model, pk) not in self.rows}
        self.gone |= {(model, pk) for pk in lost}
        following = set()
        if lost:
            for row in model.history.filter(id__in=among(lost)).order_by("history_id"):
                self.rows[model, row.id] = row.instance
                following |= {
                    (field.related_model, getattr(row, field.attname))
                    for field in references(model)
                    if getattr(row, field.attname) is not None
                }
        return following

    def _tie(self, row: Model) -> None:
        for field in references(type(row)):
            other = self.rows.get((field.related_model, getattr(row, field.attname)))
            if other is not None:
                field.set_cached_value(row, other)

    def name(self, model: type[Model], pk: int) -> str:
        row = self.rows.get((model, pk))
        try:
            return str(row) if row else _("number %(number)s") % {"number": pk}
        except ObjectDoesNotExist:
            return _("number %(number)s") % {"number": pk}


def references(model: type[Model]) -> list:
    return [field for field in model._meta.concrete_fields if field.remote_field]
