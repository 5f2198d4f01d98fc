"""Makes the indexes of words that `search` reads, after each `migrate`.

They follow from what the models declare as searched, so that no migration has to repeat it: a
column added there reaches new databases and old ones alike. SQLite keeps the SQL of its tables and
triggers, and PostgreSQL a digest in a comment; what is as it should be is left alone.
"""

import hashlib

from django.db import DEFAULT_DB_ALIAS, connections, router
from django.db.backends.utils import CursorWrapper
from django.db.transaction import atomic

from .models.history import record_models
from .search import PUBLIC, Index, plain_letter

# By table: those of the columns that the models declare as searched.
DESK = {
    model._meta.db_table: Index(
        f"{model._meta.db_table}_words",
        model._meta.db_table,
        model.searched,
        f"{model._meta.model_name}_words",
    )
    for model in record_models()
    if model.searched
}
INDEXES = (PUBLIC, *DESK.values())


def install(using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Bring the indexes in line with what is declared, and fill those that are made anew."""
    connection = connections[using]
    if not router.allow_migrate(using, "elections"):
        return
    with atomic(using=using), connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        # There is nothing to look through before the first migration.
        if PUBLIC.table not in tables:
            return
        (in_postgresql if connection.vendor == "postgresql" else in_sqlite)(cursor)


def in_sqlite(cursor: CursorWrapper) -> None:
    """A full-text table and its triggers for each index.

    SQLite rebuilds tables under other names, which no trigger outlives, so that triggers may be
    missing after any migration.
    """
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')")
    present = dict(cursor.fetchall())
    for index in INDEXES:
        triggers = {trigger.name: trigger_sql(index, trigger) for trigger in index.triggers}
        wanted = {index.name: index.full_text} | triggers
        if all(present.get(name) == sql for name, sql in wanted.items()):
            continue
        for name in triggers.keys() & present.keys():
            cursor.execute(f"DROP TRIGGER {name}")
        if present.get(index.name) not in (None, index.full_text):
            cursor.execute(f"DROP TABLE {index.name}")
            del present[index.name]
        if index.name not in present:
            cursor.execute(index.full_text)
        for sql in triggers.values():
            cursor.execute(sql)
        cursor.execute(f"INSERT INTO {index.name} ({index.name}) VALUES ('rebuild')")  # noqa: S608


def trigger_sql(index: Index, trigger) -> str:
    return (
        f"CREATE TRIGGER {trigger.name} AFTER {trigger.event} ON {index.table} "
        f"BEGIN {trigger.body} END"
    )


def in_postgresql(cursor: CursorWrapper) -> None:
    """Two functions that make words of a text, and an index of each table on what they give."""
    wanted = [public_function(), DESK_FUNCTION, *map(postgresql_index, INDEXES)]
    digest = hashlib.sha256("\n".join(wanted).encode()).hexdigest()
    cursor.execute("SELECT obj_description(to_regprocedure('elections_words(text)'), 'pg_proc')")
    if cursor.fetchone() == (digest,) and has_all_indexes(cursor):
        return
    for index in INDEXES:
        cursor.execute(f"DROP INDEX IF EXISTS {index.name}")
    cursor.execute(f"DROP FUNCTION IF EXISTS {PUBLIC.name}(text, text)")
    cursor.execute("DROP FUNCTION IF EXISTS elections_words(text)")
    for statement in wanted:
        cursor.execute(statement)
    cursor.execute(f"COMMENT ON FUNCTION elections_words(text) IS '{digest}'")


def has_all_indexes(cursor: CursorWrapper) -> bool:
    """Whether none is missing: an index goes with a column of it that a migration removed."""
    names = [index.name for index in INDEXES]
    cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = ANY(%s)", [names])
    return cursor.fetchone() == (len(names),)


def postgresql_index(index: Index) -> str:
    words = (
        f"{PUBLIC.name}({', '.join(PUBLIC.columns)})"
        if index is PUBLIC
        else f"elections_words({index.text})"
    )
    return f"CREATE INDEX {index.name} ON {index.table} USING gin ({words})"


def public_function() -> str:
    marked = [chr(code) for code in range(0xC0, 0x250) if plain_letter(chr(code)) != chr(code)]
    # Left in, they would make one word of two.
    signs = "-/_.@:’"
    before, after = "".join(marked) + signs, "".join(map(plain_letter, marked)) + " " * len(signs)
    return (
        f"CREATE FUNCTION {PUBLIC.name}(text, text) RETURNS tsvector "
        "LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT to_tsvector('simple'::regconfig, "
        f"translate(lower($1 || ' ' || $2), '{before}', '{after}')) $$"
    )


# Signs become blanks, for PostgreSQL would take some for parts of a word, of an address or of
# markup. Only as much of a text is looked through as it can surely keep the words of.
DESK_FUNCTION = r"""
    CREATE FUNCTION elections_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT to_tsvector('simple'::regconfig, regexp_replace(
        CASE WHEN octet_length($1) = char_length($1) THEN lower(left($1, 100000)) ELSE
            normalize(regexp_replace(
                normalize(lower(left($1, 100000)), NFD), '([a-z])[\u0300-\u036f]+', '\1', 'g'
            ), NFC)
        END, '[!-/:-@\[-`{-~‘’“”–—]+', ' ', 'g')) $$
"""
