"""Packages of the record taken apart for the loader, which reads their tables like fixtures."""

import csv
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.db.models import BooleanField, Field, IntegerField, Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..loading import Fixture, Mistakes, not_utf8
from ..resources import cells, resource_for
from ..resources.columns import Column, Reference
from ..resources.formats.as_csv import unescape
from ..resources.links import LinksColumn
from ..resources.tables import TABLES
from . import descriptor

ENDING = ".zip"
MODELS = {descriptor.table_name(table.model): table.model for table in descriptor.tables()}
WHOLE_NUMBER = re.compile("-?[0-9]{1,30}")
YES_NO = {"true": True, "false": False}
# What Python raises for a zip that is damaged, encrypted, or packed in a way that it cannot undo.
BROKEN = (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)

# A row by its columns, as text.
Cells = dict[str, str]


class NotPackage(Exception):  # noqa: N818  (a mistake of the file's, to be noted among the others)
    """A file is no package; the message says why."""


def unpacked(labels: list[str]) -> list[str | Fixture]:
    """The labels, with the tables of packages in the place of these.

    Raises LoadError for what cannot be a package.
    """
    found: list[str | Fixture] = []
    mistakes = Mistakes()
    for label in labels:
        if not label.endswith(ENDING):
            found.append(label)
            continue
        path = Path(label).resolve()
        try:
            found += tables_of(path)
        except OSError as error:
            message = _("The file cannot be read: %(why)s.") % {"why": error.strerror}
            mistakes.of_file(Fixture(path), message)
        except NotPackage as error:
            mistakes.of_file(Fixture(path), error)
    if mistakes:
        raise mistakes.as_error()
    return found


def tables_of(path: Path) -> list["Member"]:
    """The tables of a package, each after those that it refers to. Raises OSError, NotPackage."""
    try:
        with ZipFile(path) as package:
            names = package.namelist()
            if descriptor.NAME not in names:
                raise NotPackage(_("There is no %(name)s in it.") % {"name": descriptor.NAME})
            described = package.read(descriptor.NAME)
    except BROKEN as error:
        raise NotPackage(broken(error)) from error
    files = files_of(described)
    check(files, names)
    return [
        Member(path, member=files[name], model=MODELS[name]) for name in MODELS if name in files
    ]


def files_of(described: bytes) -> dict[str, str]:
    """The path of each table within a package, by the table's name."""
    try:
        resources = json.loads(described)["resources"]
        pairs = [(one["name"], one["path"]) for one in resources]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        message = _("%(name)s does not list resources, each with a name and a path.")
        raise NotPackage(message % {"name": descriptor.NAME}) from error
    if not all(isinstance(text, str) for pair in pairs for text in pair):
        message = _("%(name)s gives a resource another name or path than a text.")
        raise NotPackage(message % {"name": descriptor.NAME})
    files = dict(pairs)
    if len(files) < len(pairs):
        message = _("%(name)s lists a table more than once.")
        raise NotPackage(message % {"name": descriptor.NAME})
    return files


def check(files: dict[str, str], names: list[str]) -> None:
    """Raise NotPackage for unknown tables, and where its files are not those that it lists."""
    for name in sorted(files.keys() - MODELS.keys()):
        message = _("Unknown table: %(name)s. The tables are: %(names)s.")
        raise NotPackage(message % {"name": name, "names": ", ".join(sorted(MODELS))})
    for path in sorted(set(files.values()) - set(names)):
        raise NotPackage(_("There is no %(name)s in it.") % {"name": path})
    for name in names:
        if name.endswith(".csv") and name not in files.values():
            message = _("%(file)s is not listed in %(name)s.")
            raise NotPackage(message % {"file": name, "name": descriptor.NAME})


def broken(error: Exception) -> str:
    return _("The zip is damaged or of another kind: %(why)s.") % {"why": error}


@cache
def read_whole() -> set[type[Model]]:
    """The tables whose rows may refer to later ones of their own, and those that these need.

    They are read at once, so that the loader finds every row that another one names.
    """
    found: set[type[Model]] = set()
    waiting = [model for model, table in TABLES.items() if table.ways_to_itself]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            fields = (*model._meta.fields, *model._meta.many_to_many)
            waiting += [field.related_model for field in fields if field.related_model in TABLES]
    return found


@dataclass
class Member(Fixture):
    """The table of a model in a package; its places are lines."""

    member: str = ""
    model: type[Model] | None = None

    @property
    def name(self) -> str:
        return f"{super().name}/{self.member}"

    @property
    def streams(self) -> bool:
        return self.model not in read_whole()

    def line_of(self, place: int, name: str | None = None) -> int:
        return place

    def records(self, mistakes: Mistakes) -> Iterator[tuple[int, int, object]]:
        label, readers = self.model._meta.label_lower, readers_of(self.model)
        for number, (line, row) in enumerate(
            self.rows(mistakes, resource_for(self.model)().fields), 1
        ):
            fields = {name: read(row) for name, read in readers.items()}
            yield number, line, {"model": label, "fields": fields}

    def rows(self, mistakes: Mistakes, columns: Iterable[str]) -> Iterator[tuple[int, Cells]]:
        """Each row with the line that it begins in, as far as the file can be read.

        A package is written by a program, so that a column that is not there is a mistake, and
        not left as it is stored.
        """
        header: list[str] = []
        begin = 1
        try:
            with ZipFile(self.path) as package, package.open(self.member) as file:
                lines = csv.reader(self.decoded(file), strict=True)
                for row in lines:
                    if not header:
                        header = row
                        messages = list(wrong_header(header, columns))
                        for message in messages:
                            mistakes.of_file(self, message, begin)
                        if messages:
                            return
                    elif len(row) == len(header):
                        yield begin, dict(zip(header, map(unescape, row), strict=True))
                    elif row:
                        message = _("The row has %(cells)s cells, but the header has %(columns)s.")
                        numbers = {"cells": len(row), "columns": len(header)}
                        mistakes.of_file(self, message % numbers, begin)
                    begin = lines.line_num + 1
        except csv.Error:
            message = _("A quotation mark is unpaired, or is inside a cell.")
            mistakes.of_file(self, message, begin)
        except UnicodeDecodeError as error:
            mistakes.of_file(self, not_utf8(error), self.lines_read)
        except BROKEN as error:
            mistakes.of_file(self, broken(error), self.lines_read + 1)
        else:
            if not header:
                mistakes.of_file(self, _("The file is empty: it needs a header."), 1)
            self.finished = True

    def decoded(self, file: Iterable[bytes]) -> Iterator[str]:
        for number, line in enumerate(file, 1):
            self.lines_read = number
            self.bytes_read += len(line)
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")


def wrong_header(header: list[str], columns: Iterable[str]) -> Iterator[str]:
    missing = [name for name in columns if name not in header]
    unknown = [cells.shown(name) for name in header if name not in columns]
    twice = [name for name in columns if header.count(name) > 1]
    for names, message in (
        (
            missing,
            ngettext("Missing column: %(names)s.", "Missing columns: %(names)s.", len(missing)),
        ),
        (
            unknown,
            ngettext("Unknown column: %(names)s.", "Unknown columns: %(names)s.", len(unknown)),
        ),
        (twice, _("Columns that appear twice: %(names)s.")),
    ):
        if names:
            yield message % {"names": ", ".join(names)}


@cache
def readers_of(model: type[Model]) -> dict[str, Callable[[Cells], object]]:
    """For each field of a model, what reads it from a row as a fixture would give it.

    What cannot be read is passed on as it is: the loader says what is wrong with it.
    """
    readers: dict[str, Callable[[Cells], object]] = {}
    for name, column in resource_for(model)().fields.items():
        if isinstance(column, LinksColumn):
            readers[name] = lambda row, name=name: [
                [key] for key in row[name].replace(",", " ").split()
            ]
        elif isinstance(column, Reference):
            readers[column.model_field.name] = reference_reader(column)
        elif isinstance(column, Column):
            readers[name] = field_reader(column.model_field)
    return readers


def reference_reader(column: Reference) -> Callable[[Cells], object]:
    """Reads a natural key from its columns; nothing where the one that stands for it is blank."""
    main = column.column_name
    parts = [
        (name, whole if isinstance(widget, cells.CountWidget) else str)
        for name, widget in column.parts.items()
    ]
    return lambda row: [read(row[name]) for name, read in parts] if row[main] else None


def field_reader(field: Field) -> Callable[[Cells], object]:
    """Reads a plain field. A blank cell is nothing, and never a default."""
    name = field.name
    if isinstance(field, BooleanField):
        return lambda row: YES_NO.get(row[name], row[name])
    if isinstance(field, IntegerField):
        return lambda row: whole(row[name]) if row[name] else None
    if field.null:
        return lambda row: row[name] or None
    return lambda row: row[name]


def whole(cell: str) -> int | str:
    return int(cell) if WHOLE_NUMBER.fullmatch(cell) else cell
