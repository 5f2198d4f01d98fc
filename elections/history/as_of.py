"""The record as it was: every table read, for a while, as its history says that it stood.

Within `as_it_was`, each query finds in the place of a table of the record a common table
expression of the same name, with the rows as their last changes before a moment left them. So
every page can be shown as it was by what shows it now, with the same queries.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache

from django.db import connection
from django.db.models import FileField, Model

from ..changelog.notes import DELETED
from ..models import Election, Publication
from ..models.history import record_models

TABLE = re.compile(r'"(elections_\w+)"')
# The last state of each row before a moment. What is asked of the rows finds the index of the
# history's own columns, as none of it waits for the whole table.
LAST = """
    FROM {history} one {more} WHERE one.history_type <> '{deleted}' AND one.history_date < %s
    AND NOT EXISTS (SELECT 1 FROM {history} later WHERE later.{key} = one.{key}
    AND later.history_id > one.history_id AND later.history_date < %s)
"""
# The keys in a column of JSON, as rows of a table `linked`.
LINKED = {
    "sqlite": "CROSS JOIN json_each(one.{column}) AS linked",
    "postgresql": "CROSS JOIN LATERAL jsonb_array_elements_text(one.{column}) AS linked(value)",
}


@contextmanager
def as_it_was(moment: datetime) -> Iterator[None]:
    """Read the record, in the block, as it stood before a moment."""
    before = connection.ops.adapt_datetimefield_value(moment)

    def dated(execute: Callable, sql: str, params, many: bool, context: dict):
        names = [name for name in dict.fromkeys(TABLE.findall(sql)) if name in tables()]
        if names and sql.lstrip("( ").startswith("SELECT"):
            parts = (f'"{name}" AS NOT MATERIALIZED ({tables()[name]})' for name in names)
            sql = f"WITH {', '.join(parts)} {sql}"
            params = (*[before] * (2 * len(names)), *(params or ()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(dated):
        yield


@cache
def tables() -> dict[str, str]:
    """The query for each table of the record as it was; in each the moment stands twice."""
    found = {}
    for model in record_models():
        columns = ", ".join(column_of(field) for field in model._meta.concrete_fields)
        found[model._meta.db_table] = f"SELECT {columns} {last(model)}"
        for field in model._meta.local_many_to_many:
            key, naming, named = field.remote_field.through._meta.fields
            columns = (
                f"0 AS {key.column}, one.{model._meta.pk.column} AS {naming.column}, "
                f"CAST(linked.value AS bigint) AS {named.column}"
            )
            table = field.remote_field.through._meta.db_table
            found[table] = f"SELECT {columns} {last(model, linked(field.name))}"
    return found


def column_of(field) -> str:
    # A picture that has been taken away since is not to be shown for ever.
    name = f'"{field.column}"'
    return f"'' AS {name}" if isinstance(field, FileField) else f"one.{name}"


def linked(column: str) -> str:
    return LINKED[connection.vendor].format(column=column)


def last(model: type[Model], more: str = "") -> str:
    history = model.history.model._meta.db_table
    key = model._meta.pk.column
    return LAST.format(history=history, key=key, more=more, deleted=DELETED)


def was_public(election: int, moment: datetime) -> bool:
    """Whether readers could see an election before a moment, and so all that was in it then."""
    rows = Election.history.filter(id=election, history_date__lt=moment).order_by("history_id")
    last = rows.last()
    if last is None or last.history_type == DELETED:
        return False
    return last.publication == Publication.PUBLISHED


def first_published(election: int) -> datetime | None:
    rows = Election.history.filter(id=election, publication=Publication.PUBLISHED)
    first = rows.order_by("history_id").first()
    return first.history_date if first else None
