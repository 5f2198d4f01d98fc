"""Finds rows by words, through indexes that the database keeps itself.

SQLite has a full-text table beside each table that is looked through, which triggers keep in line
with it; PostgreSQL an index on the words. So no way of writing, raw SQL neither, leaves a name
unfound. Words are found by their beginnings, in any order, whatever their case and whatever the
marks on Latin letters. The public pages look for elections by their names (`PUBLIC`), the desk
for rows of many tables by all that names them. `search_indexes` makes the indexes. Knows no models:
those know this.
"""

import re
import unicodedata
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.expressions import RawSQL

# More words than a name has narrow nothing further.
MOST_WORDS = 8
# PostgreSQL keeps no word of more bytes than this, and refuses to look for one.
LONGEST = 2046
# So many rows, the newest, tell whether all may have a word.
SAMPLE = 100
WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are looked for."""
    return tuple(dict.fromkeys(WORD.findall(plain(text.lower()))))[:MOST_WORDS]


def begun(text: str, words: tuple[str, ...]) -> set[str]:
    """Those of some words with which a word of a text begins."""
    text = plain(text.lower())
    return {word for word in words if word in text and re.search(rf"(?<![^\W_]){word}", text)}


def plain(text: str) -> str:
    """A text with the marks taken off Latin letters: "é" is found as "e", "й" stays as it is."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(PLAIN)


def plain_letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if base.isascii() and base.isalpha() else letter


class Plain(dict):
    """Plain letters by the codes of letters, each found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = plain_letter(chr(code))
        return self[code]


PLAIN = Plain()


class Trigger(NamedTuple):
    """What keeps a full-text table in line after an event; its columns are told of the row."""

    name: str
    event: str
    body: str


class Index(NamedTuple):
    """The index on the words of a table's columns; under its name SQLite has a full-text table."""

    name: str
    table: str
    columns: tuple[str, ...]
    # How the names of its triggers begin.
    prefix: str

    @property
    def full_text(self) -> str:
        """It holds no texts of its own, only where the words are."""
        return (
            f"CREATE VIRTUAL TABLE {self.name} USING fts5({', '.join(self.columns)}, "
            f"content='{self.table}', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
        )

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        columns = ", ".join(self.columns)
        old, new = (", ".join(f"{row}.{each}" for each in self.columns) for row in ("OLD", "NEW"))
        gone = (
            f"INSERT INTO {self.name} ({self.name}, rowid, {columns}) "  # noqa: S608
            f"VALUES ('delete', OLD.id, {old});"
        )
        come = f"INSERT INTO {self.name} (rowid, {columns}) VALUES (NEW.id, {new});"  # noqa: S608
        return (
            Trigger(f"{self.prefix}_insert", "INSERT", come),
            Trigger(f"{self.prefix}_delete", "DELETE", gone),
            Trigger(f"{self.prefix}_update", f"UPDATE OF id, {columns}", f"{gone} {come}"),
        )

    @property
    def text(self) -> str:
        """All that is looked through in a row, as PostgreSQL puts it together."""
        return " || ' ' || ".join(self.columns)


PUBLIC = Index("elections_words", "elections_election", ("name", "jurisdiction_name"), "words")


def among(words: tuple[str, ...], using: str = DEFAULT_DB_ALIAS) -> RawSQL:
    """The keys of the elections whose names have all the words: for `pk__in`."""
    if connections[using].vendor == "postgresql":
        return RawSQL(  # noqa: S611 - what comes from outside is a parameter
            f"SELECT id FROM {PUBLIC.table} "  # noqa: S608
            f"WHERE {PUBLIC.name}({', '.join(PUBLIC.columns)}) @@ %s::tsquery",
            [to_tsquery(words)],
        )
    return RawSQL(  # noqa: S611
        f"SELECT rowid FROM {PUBLIC.name} WHERE {PUBLIC.name} MATCH %s",  # noqa: S608
        [to_match(words)],
    )


def newest(
    index: Index, words: tuple[str, ...], most: int, using: str = DEFAULT_DB_ALIAS
) -> list[int]:
    """The keys of rows that have all the words, the greatest first, and no more than `most`.

    Of more rows than that, SQLite leaves those out first that have longer words beginning so.
    PostgreSQL, whose index knows no order, may leave newer ones out than it gives.
    """
    if not words or any(len(word.encode()) > LONGEST for word in words):
        return []
    with connections[using].cursor() as cursor:
        if cursor.db.vendor == "postgresql":
            return newest_of_postgresql(cursor, index, words, most)
        # Whole words are read in their order, as far as they are wanted; what begins with a word
        # of more than three letters is collected from the whole index first.
        for ending in ("", "*"):
            cursor.execute(
                f"SELECT rowid FROM {index.name} WHERE {index.name} MATCH %s "  # noqa: S608
                "ORDER BY rowid DESC LIMIT %s",
                [to_match(words, ending), most],
            )
            keys = [key for (key,) in cursor.fetchall()]
            if len(keys) == most:
                break
        return keys


def newest_of_postgresql(cursor, index: Index, words: tuple[str, ...], most: int) -> list[int]:
    """The newest rows themselves tell a word that all rows have; else the index is read."""

    def among_newest(number: int) -> list[int]:
        cursor.execute(
            f"SELECT id, {index.text} FROM {index.table} ORDER BY id DESC LIMIT %s",  # noqa: S608
            [number],
        )
        return [key for key, text in cursor.fetchall() if len(begun(text, words)) == len(words)]

    keys = among_newest(min(SAMPLE, most))
    if len(keys) == SAMPLE:
        keys = among_newest(most)
    if len(keys) < most:
        cursor.execute(
            f"SELECT id FROM {index.table} "  # noqa: S608
            f"WHERE elections_words({index.text}) @@ %s::tsquery LIMIT %s",
            [to_tsquery(words), most],
        )
        found = {key for (key,) in cursor.fetchall()}
        if len(found) == most:
            found.update(keys)
        keys = sorted(found, reverse=True)[:most]
    return keys


def to_match(words: tuple[str, ...], ending: str = "*") -> str:
    return " ".join(f'"{word}"{ending}' for word in words)


def to_tsquery(words: tuple[str, ...]) -> str:
    return " & ".join(f"'{word}':*" for word in words)
