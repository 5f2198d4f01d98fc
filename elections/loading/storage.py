"""Talks to the database in bulk: looks rows up, reserves their keys and writes them.

Statements are put together from names of tables and columns, which the models give; whatever
comes from a file is a parameter.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, pairwise

from django.db import connection
from django.db.models.expressions import Col

from elections import changelog
from elections.changelog.notes import CHANGED, CREATED, in_public

from .plans import Plan
from .rows import Row


def quote(name: str) -> str:
    return connection.ops.quote_name(name)


def is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def stored_rows(plan: Plan, attnames: tuple[str, ...], values: Iterable[tuple]) -> Iterator[tuple]:
    """The rows that have one of the values, each in the order of the plan's `attnames`.

    A value is a tuple of text and integers for the columns that `attnames` names; None in it
    finds rows where the column is null. No value may be given twice. One query, whatever the
    number of values.
    """
    by_nulls = defaultdict(list)
    for value in values:
        by_nulls[tuple([part is None for part in value])].append(value)
    columns = [column_of(plan, attname) for attname in attnames]
    converted = converters(plan)
    for nulls, alike in by_nulls.items():
        with connection.cursor() as cursor:
            cursor.execute(*select(plan, columns, nulls, alike))
            rows = cursor.fetchall()
        yield from as_python(rows, converted) if converted else rows


def converters(plan: Plan) -> list[tuple[int, Col, Callable]]:
    """What makes Python's values of those of the database driver, by place in a row."""
    columns = enumerate(field.get_col(plan.meta.db_table) for field in plan.fields)
    return [
        (place, column, convert)
        for place, column in columns
        for convert in (
            *connection.ops.get_db_converters(column),
            *column.get_db_converters(connection),
        )
    ]


def as_python(rows: list[tuple], converted: list) -> Iterator[tuple]:
    for stored in rows:
        row = list(stored)
        for place, column, convert in converted:
            row[place] = convert(row[place], column, connection)
        yield tuple(row)


def column_of(plan: Plan, attname: str) -> str:
    return next(field.column for field in plan.meta.concrete_fields if field.attname == attname)


def select(plan: Plan, columns: list[str], nulls: tuple[bool, ...], values: list[tuple]):
    """A statement that selects the rows that `stored_rows` is to find, and its parameters."""
    is_null = [f"stored.{quote(c)} IS NULL" for c, null in zip(columns, nulls, strict=True) if null]
    places = [place for place, null in enumerate(nulls) if not null]
    # The values are put first in the join, and each finds its row by an index.
    if is_postgresql():
        lists = [[value[place] for value in values] for place in places]
        types = ["bigint[]" if isinstance(parts[0], int) else "text[]" for parts in lists]
        source = "unnest({}) AS wanted({})".format(
            ", ".join(f"%s::{each}" for each in types), ", ".join(f"part{p}" for p in places)
        )
        parts = [f"wanted.part{place}" for place in places]
    else:
        # Each level of the tree is a table of keys, the last one of values.
        lists = [json.dumps(as_tree(values, places))]
        levels = [
            f"json_each(level{place}.value) AS level{each}" for place, each in pairwise(places)
        ]
        source = " CROSS JOIN ".join([f"json_each(%s) AS level{places[0]}", *levels])
        parts = [*(f"level{place}.key" for place in places[:-1]), f"level{places[-1]}.value"]
    equal = [
        f"stored.{quote(columns[place])} = {part}"
        for place, part in zip(places, parts, strict=True)
    ]
    selected = ", ".join(f"stored.{quote(field.column)}" for field in plan.fields)
    return (
        f"SELECT {selected} FROM {source} "  # noqa: S608
        f"CROSS JOIN {quote(plan.meta.db_table)} AS stored WHERE {' AND '.join(equal + is_null)}",
        lists,
    )


def as_tree(values: list[tuple], places: list[int]) -> dict | list:
    """The values' parts at these places: by the first part, by the next, and lists of the last.

    SQLite finds rows by it in half the time that it takes to read a list of lists.
    """
    *branches, last = places
    tree = {} if branches else []
    for value in values:
        leaves = tree
        for place in branches:
            leaves = leaves.setdefault(value[place], [] if place == branches[-1] else {})
        leaves.append(value[last])
    return tree


def reserve(plan: Plan, number: int, given: set[int]) -> list[int]:
    """Primary keys for so many new rows, none of them taken, given or handed out to others."""
    table, pk = plan.meta.db_table, plan.meta.pk.column
    with connection.cursor() as cursor:
        if is_postgresql():
            if given:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), GREATEST(%s, nextval("
                    "pg_get_serial_sequence(%s, %s))))",
                    [quote(table), pk, max(given), quote(table), pk],
                )
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [quote(table), pk, number],
            )
            return [key for (key,) in cursor.fetchall()]
        # The load holds SQLite's one lock for writing, so that nobody else takes these.
        cursor.execute(
            f"SELECT MAX(COALESCE((SELECT MAX({quote(pk)}) FROM {quote(table)}), 0), "  # noqa: S608
            "COALESCE((SELECT seq FROM sqlite_sequence WHERE name = %s), 0))",
            [table],
        )
        first = max(cursor.fetchone()[0], *given, 0) + 1
        return list(range(first, first + number))


def write(plan: Plan, created: list[Row], changed: list[Row]) -> None:
    """Write new and changed rows of one model, and their links.

    All that a load writes goes through here, so that whatever has to know of every change can
    be told here: a row's `values` are the new ones, its `old` those stored before in the order
    of `plan.attnames`, its `links` what each many-to-many field gains and loses.
    """
    update(plan, changed)
    columns = [column_of(plan, attname) for attname in plan.attnames]
    if created:
        insert(plan.meta.db_table, columns, [plan.stored(row.values) for row in created])
    for name, field in plan.many.items():
        rows = [(row.pk, row.links[name]) for row in (*changed, *created) if name in row.links]
        through = field.remote_field.through._meta
        columns = [field.m2m_column_name(), field.m2m_reverse_name()]
        lost = [(pk, other) for pk, (_gains, losses) in rows for other in losses]
        if lost:
            delete(through.db_table, columns, lost)
        gained = [(pk, other) for pk, (gains, _losses) in rows for other in sorted(gains)]
        if gained:
            insert(through.db_table, columns, gained)
    write_history(plan, created, changed)


def write_history(plan: Plan, created: list[Row], changed: list[Row]) -> None:
    """What `elections.changelog` writes of other changes: a row of history for each row."""
    history = plan.model.history.model._meta
    change = changelog.current()
    said = change.columns()
    fields = [history.get_field(name) for name in said]
    same = [
        field.get_db_prep_save(value, connection)
        for field, value in zip(fields, said.values(), strict=True)
    ]
    links = [history.get_field(name) for name in plan.many]
    kinds = [(CREATED, row) for row in created] + [(CHANGED, row) for row in changed]
    if not kinds:
        return
    noted = in_public(
        plan.model,
        plan.attnames,
        [(row.pk, kind, row.old, plan.row_of(row.values)) for kind, row in kinds],
        change,
    )
    readers = ("history_corrects", "history_withdrawn") if plan.model.holds_figures else ()
    rows = [
        (
            *plan.stored(row.values),
            *same,
            kind,
            *(link.get_db_prep_save(sorted(row.linked[link.name]), connection) for link in links),
            *(noted.get(row.pk, {}).get(column) for column in readers),
        )
        for kind, row in kinds
    ]
    columns = [column_of(plan, attname) for attname in plan.attnames]
    columns += [field.column for field in (*fields, history.get_field("history_type"), *links)]
    insert(history.db_table, [*columns, *readers], rows)


def insert(table: str, columns: list[str], rows: list[tuple]) -> None:
    names = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        if is_postgresql():
            statement = f"COPY {quote(table)} ({names}) FROM STDIN"
            # Django wraps the errors of the statement, not those of the rows that follow it.
            with connection.wrap_database_errors, cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
            return
        # Many rows to a statement: where triggers are set off, SQLite keeps a journal around each
        # statement, which takes longer than writing a row.
        size = connection.features.max_query_params // len(columns)
        row_marks = "({})".format(", ".join(["%s"] * len(columns)))
        for number, groups in groupby(batched(rows, size), key=len):
            marks = ", ".join([row_marks] * number)
            cursor.executemany(
                f"INSERT INTO {quote(table)} ({names}) VALUES {marks}",  # noqa: S608
                [list(chain.from_iterable(group)) for group in groups],
            )


def batched(rows: list, size: int) -> Iterator[list]:
    return (rows[place : place + size] for place in range(0, len(rows), size))


def delete(table: str, columns: list[str], rows: list[tuple]) -> None:
    where = " AND ".join(f"{quote(column)} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {quote(table)} WHERE {where}", rows)  # noqa: S608


def update(plan: Plan, rows: list[Row]) -> None:
    """Write the columns that differ, in an order that frees unique values before they are taken."""
    parked, freeing, others = defaultdict(list), [], []
    for row in rows:
        old = dict(zip(plan.attnames, row.old, strict=True))
        free = False
        for unique in plan.uniques:
            held, taken = unique.value(old), unique.value(row.values)
            if held is None or held == taken:
                continue
            if taken is None:
                free = True
            elif unique.nullable:
                parked[unique.nullable].append((row.pk,))
        differing = tuple(name for name in plan.attnames if old[name] != row.values[name])
        if differing:
            (freeing if free else others).append((differing, row))
    for attname, pks in parked.items():
        # Two rows that swap a value would each meet it still with the other.
        set_columns(plan, f"{quote(column_of(plan, attname))} = NULL", pks)
    for group in (freeing, others):
        alike = defaultdict(list)
        for differing, row in group:
            alike[differing].append(row)
        for differing, changed in alike.items():
            places = [plan.attnames.index(attname) for attname in (*differing, plan.attnames[0])]
            stored = [plan.stored(row.values) for row in changed]
            assignments = ", ".join(f"{quote(column_of(plan, name))} = %s" for name in differing)
            set_columns(plan, assignments, [[row[place] for place in places] for row in stored])


def set_columns(plan: Plan, assignments: str, parameters: list) -> None:
    """Update rows one by one; the last parameter of each is its key."""
    table, pk = quote(plan.meta.db_table), quote(plan.meta.pk.column)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET {assignments} WHERE {pk} = %s",  # noqa: S608
            parameters,
        )
