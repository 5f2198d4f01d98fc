"""Finds elections by the words of their names, through an index that the database keeps itself.

SQLite has a full-text table beside the elections, which triggers keep in line with them;
PostgreSQL an index on the words. So no way of writing, raw SQL neither, leaves a name unfound.
Words are found by their beginnings, in any order, whatever their case and whatever the marks on
Latin letters. Knows no models: those know this.
"""

import re
import unicodedata
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL
from django.db.transaction import atomic

TABLE, INDEX = "elections_election", "elections_words"
# More words than a name has narrow nothing further.
MOST_WORDS = 8
WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are looked for."""
    return tuple(dict.fromkeys(WORD.findall(plain(text.lower()))))[:MOST_WORDS]


def plain(text: str) -> str:
    """A text with the marks taken off Latin letters: "é" is found as "e", "й" stays as it is."""
    return "".join(map(plain_letter, unicodedata.normalize("NFC", text)))


def plain_letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if base.isascii() and base.isalpha() else letter


def among(words: tuple[str, ...], using: str = DEFAULT_DB_ALIAS) -> RawSQL:
    """The keys of the elections that have all the words: for `pk__in`."""
    if connections[using].vendor == "postgresql":
        wanted = " & ".join(f"'{word}':*" for word in words)
        return RawSQL(  # noqa: S611 - what comes from outside is a parameter
            f"SELECT id FROM {TABLE} WHERE {INDEX}(name, jurisdiction_name) @@ %s::tsquery",  # noqa: S608
            [wanted],
        )
    wanted = " ".join(f'"{word}"*' for word in words)
    return RawSQL(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s", [wanted])  # noqa: S608, S611


class Trigger(NamedTuple):
    """What keeps the full-text table in line after an event; its columns are told of the row."""

    name: str
    event: str
    body: str


NAMES = "name, jurisdiction_name"
GONE = (
    f"INSERT INTO {INDEX} ({INDEX}, rowid, {NAMES}) "  # noqa: S608
    "VALUES ('delete', OLD.id, OLD.name, OLD.jurisdiction_name)"
)
COME = (
    f"INSERT INTO {INDEX} (rowid, {NAMES}) "  # noqa: S608
    "VALUES (NEW.id, NEW.name, NEW.jurisdiction_name)"
)
TRIGGERS = (
    Trigger("words_insert", "INSERT", f"{COME};"),
    Trigger("words_delete", "DELETE", f"{GONE};"),
    Trigger("words_update", f"UPDATE OF id, {NAMES}", f"{GONE}; {COME};"),
)
# The full-text table holds no names of its own, only where the words are.
FULL_TEXT = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5({NAMES}, content='{TABLE}', "
    "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)


def make(connection: BaseDatabaseWrapper) -> list[str]:
    """The statements that make the index; the triggers of SQLite are made by `install`."""
    if connection.vendor != "postgresql":
        return [FULL_TEXT]
    marked = [chr(code) for code in range(0xC0, 0x250) if plain_letter(chr(code)) != chr(code)]
    # Left in, they would make one word of two.
    signs = "-/_.@:’"
    before, after = "".join(marked) + signs, "".join(map(plain_letter, marked)) + " " * len(signs)
    return [
        f"CREATE FUNCTION {INDEX}(text, text) RETURNS tsvector "
        "LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT to_tsvector('simple'::regconfig, "
        f"translate(lower($1 || ' ' || $2), '{before}', '{after}')) $$",
        f"CREATE INDEX {INDEX} ON {TABLE} USING gin ({INDEX}(name, jurisdiction_name))",
    ]


def unmake(connection: BaseDatabaseWrapper) -> list[str]:
    if connection.vendor != "postgresql":
        return [f"DROP TRIGGER IF EXISTS {each.name}" for each in TRIGGERS] + [
            f"DROP TABLE {INDEX}"
        ]
    return [f"DROP INDEX {INDEX}", f"DROP FUNCTION {INDEX}(text, text)"]


def install(using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Make SQLite's triggers where they are missing, and read all names anew if so.

    After each `migrate`: SQLite rebuilds tables under other names, which no trigger outlives.
    """
    connection = connections[using]
    if connection.vendor != "sqlite" or not router.allow_migrate(using, "elections"):
        return
    with atomic(using=using), connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE name = %s OR tbl_name = %s", [INDEX, TABLE]
        )
        present = {name for (name,) in cursor.fetchall()}
        missing = [each for each in TRIGGERS if each.name not in present]
        if INDEX not in present or not missing:
            return
        for each in missing:
            cursor.execute(
                f"CREATE TRIGGER {each.name} AFTER {each.event} ON {TABLE} BEGIN {each.body} END"
            )
        cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')")  # noqa: S608
