"""Whose pages a changed row is on: read off the models, so that a new model needs no line here.

A scope is a number. An election's own number (its primary key) stands for its pages. A row that
belongs to an election raises that election's scope; which one, its not-null foreign keys say,
step by step. A row that belongs to none is on anybody's page, and raises `EVERY_PAGE`.

The pages of an election show nothing of other elections but what stands in the rows of its
neighbours, the ones before and after it and those of its day in its jurisdiction: a changed
election raises their scopes as well.
"""

# ruff: noqa: S608 - the SQL here is put together from the models' own names, never from input.

from dataclasses import dataclass

from django.apps.registry import Apps
from django.db import models
from simple_history.models import HistoricalChanges

from elections.models.election import MOST_OF_A_DAY
from elections.models.ownership import ELECTION, paths_to_election

EVERY_PAGE = 0
# Raised where no election's page can have changed, only those that are of no one election: they
# change with any row, whatever its scope.
NO_ELECTION = -1

APP = "elections"
# Prose cites sources by key, so that a source can be on a page before any row points to it.
CITED_BY_KEY = frozenset({"source"})
# What the desk alone shows: no page for readers changes with it.
AT_THE_DESK = frozenset({"proposal"})

# The name of the changed row in the expressions below, to be replaced by what a database calls it.
ROW = "{row}"


@dataclass(frozen=True, slots=True)
class Owner:
    """Columns that say to which elections a row belongs, and the query that tells them.

    The row stands in the query as `{row}`, of which it reads those columns alone. Where rows are
    noted one by one, `most` of what the query finds are enough.
    """

    columns: tuple[str, ...]
    query: str
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows pages show.

    `owners` is empty where rows belong to no election; a row that keeps the values of those
    columns keeps its elections. `lone` is the scope of a new or a deleted row without one.
    """

    name: str
    owners: tuple[Owner, ...] = ()
    lone: int = EVERY_PAGE


def tables(apps: Apps) -> list[Table]:
    """The tables of the app's models as `apps` knows them, which may be those of a migration.

    Those of history are left out: what changes there has changed in the record's own tables, and
    has raised their scopes.
    """
    found = [
        model
        for model in apps.get_app_config(APP).get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.model_name not in AT_THE_DESK
        and not issubclass(model, HistoricalChanges)
    ]
    pointed_to = {
        field.related_model._meta.model_name
        for model in found
        for field in model._meta.concrete_fields
        if field.is_relation
    }
    return sorted((table_of(model, pointed_to) for model in found), key=lambda table: table.name)


def table_of(model: type[models.Model], pointed_to: set[str]) -> Table:
    name = model._meta.model_name
    if name == ELECTION:
        return election_table(model)
    # In one order, though migrations know the columns in another one than the models.
    owners = sorted(
        (Owner((path[0].column,), query_of(path)) for path in paths_to_election(model)),
        key=lambda owner: owner.query,
    )
    # No election's page shows such a row before another row points to it, or once none does.
    linked_only = not owners and name in pointed_to and name not in CITED_BY_KEY
    return Table(model._meta.db_table, tuple(owners), NO_ELECTION if linked_only else EVERY_PAGE)


def election_table(model: type[models.Model]) -> Table:
    table, key = model._meta.db_table, model._meta.pk.column
    owners = [Owner((key,), f"SELECT {ROW}.{key}")]
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model._meta.model_name == ELECTION:
            column = field.column
            owners.append(Owner((column,), f"SELECT {ROW}.{column}"))
            following = f"SELECT {key} FROM {table} WHERE {column} = {ROW}.{key}"
            owners.append(Owner((key,), following))
    day = ("jurisdiction_id", "date")
    same = " AND ".join(f"{column} = {ROW}.{column}" for column in day)
    of_the_day = f"SELECT {key} FROM {table} WHERE publication = 'published' AND {same}"
    # Where there are more, each page but this one has so many others before and after the change,
    # and names none of them.
    owners.append(Owner(day, of_the_day, most=MOST_OF_A_DAY + 2))
    return Table(table, tuple(owners))


def query_of(path: tuple[models.Field, ...]) -> str:
    """A query for the election that a path leads to from the row `{row}`."""
    first, *rest = path
    if not rest:
        return f"SELECT {ROW}.{first.column}"
    joins = []
    for number, (field, following) in enumerate(zip(path, rest, strict=False)):
        table, key = following.model._meta.db_table, field.target_field.column
        if number == 0:
            joins.append(f"FROM {table} step_0")
            where = f"WHERE step_0.{key} = {ROW}.{first.column}"
        else:
            joins.append(
                f"JOIN {table} step_{number} ON step_{number}.{key} = "
                f"step_{number - 1}.{field.column}"
            )
    return f"SELECT step_{len(rest) - 1}.{path[-1].column} {' '.join(joins)} {where}"
