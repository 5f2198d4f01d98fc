"""Which rows of the record are published, table by table, each in the order of its natural key."""

from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import CharField, F, Field, Model, OrderBy, Q, QuerySet
from django.db.models.functions import Collate

from ..changelog.keys import among
from ..models import Election, Figure, Publication, Section, Source
from ..models.prose import cited_keys
from ..published import owners
from ..resources import resource_for
from ..resources.tables import TABLES

# Rows that are held at once, and elections whose rows are put in order at once.
CHUNK = 1_000
ELECTIONS = 100
# Texts are sorted by their characters' numbers on every database, whatever its language.
COLLATIONS = {"postgresql": "C", "sqlite": "BINARY"}


class Published:
    """The published elections, what belongs to them, and the shared rows that these refer to.

    It holds the keys of elections and shared rows, and at any time those of what belongs to some
    elections. The caller sees to it that the database does not change meanwhile.
    """

    def __init__(self):
        self.elections = list(in_order(Election.objects.published()).values_list("pk", flat=True))
        self._shared = shared()

    def rows(self, model: type[Model]) -> Iterator[Model]:
        """The rows of a table, with all that its columns are written from.

        An election that follows a draft follows none here.
        """
        known = set(self.elections)
        for keys in self._keys(model):
            for start in range(0, len(keys), CHUNK):
                chunk = keys[start : start + CHUNK]
                rows = model._default_manager.filter(pk__in=chunk).order_by()
                found = {row.pk: row for row in resource_for(model)().with_related(rows)}
                for row in (found[key] for key in chunk):
                    if model is Election and row.previous_id not in known:
                        row.previous = None
                    yield row

    def _keys(self, model: type[Model]) -> Iterator[list[int]]:
        """The rows' primary keys in their order, those of some elections at once."""
        if model is Election:
            yield self.elections
        elif model in self._shared:
            used = self._shared[model]
            every = in_order(model._default_manager.all()).values_list("pk", flat=True)
            yield [key for key in every.iterator() if key in used]
        else:
            path = path_to_election(model)
            for start in range(0, len(self.elections), ELECTIONS):
                some = self.elections[start : start + ELECTIONS]
                rows = model._default_manager.filter(**{f"{path}__in": some})
                if model is Figure:
                    # As on the pages, none of an option of another election.
                    rows = rows.filter(Q(option=None) | Q(option__election=F(path)))
                yield list(in_order(rows).values_list("pk", flat=True))


def path_to_election(model: type[Model]) -> str:
    """The lookup from a row of a table to the election that it belongs to."""
    return "__".join(owners(model)[0])


def in_order(rows: QuerySet) -> QuerySet:
    """Rows in the order of their natural keys, a blank part of one first."""
    return rows.order_by(*(sorted_by(path, field) for path, field in key_fields(rows.model)))


def key_fields(model: type[Model]) -> list[tuple[str, Field]]:
    """The fields that a natural key is made of in its order, each with the lookup to it."""
    table, found = TABLES[model], {}
    for name in table.key_fields:
        others = key_fields(table.field(name).related_model)
        for column, (path, field) in zip(table.spelling[name], others, strict=True):
            # A column that two references share is read from the first, which is never null.
            found.setdefault(column, (f"{name}__{path}", field))
    return [found.get(name) or (name, table.field(name)) for name in dict.fromkeys(table.key)]


def sorted_by(path: str, field: Field) -> OrderBy:
    by = (
        Collate(F(path), COLLATIONS[connection.vendor]) if isinstance(field, CharField) else F(path)
    )
    return by.asc(nulls_first=True)


def shared() -> dict[type[Model], set[int]]:
    """The rows that belong to no election, as far as published elections refer to them.

    They do so by themselves, in prose, or by way of another such row: that of an original by its
    copy, of a province by its precinct.
    """
    used = {model: set() for model in TABLES if model is not Election and not owners(model)}

    def refer(rows: QuerySet) -> None:
        fields = (*rows.model._meta.fields, *rows.model._meta.many_to_many)
        for field in fields:
            if field.related_model in used:
                stated = rows.exclude(**{field.name: None}).order_by().values_list(field.name)
                use(field.related_model, (key for [key] in stated.distinct().iterator()))

    def use(model: type[Model], keys: Iterable[int]) -> None:
        new = set(keys) - used[model]
        if new:
            used[model] |= new
            refer(model._default_manager.filter(pk__in=among(new)))

    for model in TABLES:
        if model is Election:
            refer(Election.objects.published())
        elif model not in used:
            lookup = f"{path_to_election(model)}__publication"
            refer(model._default_manager.filter(**{lookup: Publication.PUBLISHED}))
    use(Source, cited_in_prose())
    return used


def cited_in_prose() -> Iterator[int]:
    """The sources that the prose of published elections cites, which no foreign key says."""
    sections = Section.objects.filter(election__publication=Publication.PUBLISHED).order_by()
    for body in sections.values_list("body", flat=True).iterator():
        yield from Source.objects.filter(key__in=cited_keys(body)).values_list("pk", flat=True)
