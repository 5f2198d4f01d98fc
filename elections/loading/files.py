"""Finds fixture files as `loaddata` does, and reads their records one by one."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from json import JSONDecodeError
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from .mistakes import LoadError, Mistakes

JSON, JSON_LINES = ".json", ".jsonl"
# No record of this site comes near: whoever feeds a longer line has another kind of file.
LONGEST_LINE = 16 * 1024 * 1024
BLANKS = re.compile(r"[ \t\n\r]*")
# What stands between two records, and the comma among it.
BETWEEN = re.compile(r"[ \t\n\r]*(,)?[ \t\n\r]*")


class NotJson(Exception):  # noqa: N818  (a mistake of the file's, to be noted among the others)
    """A JSON file cannot be read from a place on; the message says why."""

    def __init__(self, message: str, place: int):
        super().__init__(message)
        self.message, self.place = message, place


class Repeated(dict):
    """A JSON object that gives some of its names more than once; `name` is the first of them."""

    name: str


def careful(pairs: list[tuple[str, object]]) -> dict:
    """A JSON object, a `Repeated` one where Python's would silently drop what came first."""
    content = dict(pairs)
    if len(content) < len(pairs):
        names = [name for name, _value in pairs]
        content = Repeated(content)
        content.name = next(name for name in names if names.count(name) > 1)
    return content


PLAIN_DECODER = json.JSONDecoder()
CAREFUL_DECODER = json.JSONDecoder(object_pairs_hook=careful)


@dataclass
class Fixture:
    """A file to load; `order` is its place among them."""

    path: Path
    order: int = 0
    # What a JSON file holds.
    text: str = field(default="", repr=False)
    # How far a stream was read.
    bytes_read: int = 0
    lines_read: int = 0
    finished: bool = False

    @property
    def name(self) -> str:
        here = Path.cwd()
        return str(self.path.relative_to(here) if self.path.is_relative_to(here) else self.path)

    @property
    def is_json_lines(self) -> bool:
        return self.path.suffix == JSON_LINES

    @property
    def streams(self) -> bool:
        """Whether its records are read in parts, and refer to none that comes after them."""
        return self.is_json_lines

    @cached_property
    def places(self) -> list[int]:
        """Where the records of a JSON file begin, as far as it can be read."""
        places = []
        with suppress(NotJson):
            for place, _content in one_by_one(self.text):
                places.append(place)
        return places

    def line_of(self, place: int, name: str | None = None) -> int:
        """The line, from 1, of the record at a place, or of something that it gives by name."""
        if self.streams:
            return place
        place = self.places[place - 1]
        if name is not None:
            found = re.compile(re.escape(json.dumps(name)) + r"\s*:").search(self.text, place)
            place = found.start() if found else place
        return self.text.count("\n", 0, place) + 1

    def records(self, mistakes: Mistakes) -> Iterator[tuple[int, int, object]]:
        """What `read` yields."""
        return (read_lines if self.is_json_lines else read_array)(self, mistakes)


def find(labels: list[str | Fixture]) -> list[Fixture]:
    """The files that the labels name, each once, and then those that are given themselves.

    A label is a path or, as with `loaddata`, a name in one of the fixture folders, and may leave
    the ending out. Raises LoadError for a label that names no file.
    """
    paths, given = {}, []
    for label in labels:
        if isinstance(label, Fixture):
            given.append(label)
            continue
        names = (
            [label] if label.endswith((JSON, JSON_LINES)) else [label + JSON, label + JSON_LINES]
        )
        found = [folder / name for folder in folders() for name in names]
        found = [path.resolve() for path in found if is_there(path)]
        if not found:
            raise LoadError(not_found(label))
        paths.update(dict.fromkeys(found))
    fixtures = [*map(Fixture, paths), *given]
    for order, fixture in enumerate(fixtures):
        fixture.order = order
    return fixtures


def folders() -> list[Path]:
    """Where fixtures are looked for: the applications' folders, the settings', the current one."""
    of_apps = [Path(app.path, "fixtures") for app in apps.get_app_configs()]
    return [*of_apps, *map(Path, settings.FIXTURE_DIRS), Path.cwd()]


def is_there(path: Path) -> bool:
    try:
        return path.exists() and not path.is_dir()
    except OSError:  # a name too long for the file system, a folder that may not be searched
        return False


def not_found(label: str) -> str:
    if is_there(Path(label)):
        return _("Nothing was loaded. %(file)s: a fixture's name must end in .json or .jsonl.") % {
            "file": label
        }
    return _("Nothing was loaded. There is no fixture %(label)s in %(folders)s.") % {
        "label": label,
        "folders": ", ".join(str(folder) for folder in folders() if folder.is_dir()),
    }


def read(fixture: Fixture, mistakes: Mistakes) -> Iterator[tuple[int, int, object]]:
    """Yield number (from 1), place and content of each record, as far as the file can be read.

    A place is what `Fixture.line_of` takes: the line in a stream, else the number. What cannot be
    read is noted among the mistakes.
    """
    try:
        yield from fixture.records(mistakes)
    except OSError as error:
        mistakes.of_file(fixture, _("The file cannot be read: %(why)s.") % {"why": error.strerror})


def read_array(fixture: Fixture, mistakes: Mistakes) -> Iterator[tuple[int, int, object]]:
    """Read a JSON file, which is kept whole; after a mistake in its syntax nothing can be read."""
    content = fixture.path.read_bytes()
    try:
        fixture.text = text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mistakes.of_file(fixture, not_utf8(error), content.count(b"\n", 0, error.start) + 1)
        return
    place = after_blanks(text, 0)
    if not text.startswith("[", place):
        message = _("A fixture must be a list of records between [ and ].")
        mistakes.of_file(fixture, message, text.count("\n", 0, place) + 1)
        return
    contents = at_once(text)
    if contents is not None:
        yield from zip(count(1), count(1), contents, strict=False)
        return
    try:
        for number, (_place, content) in enumerate(one_by_one(text), 1):
            yield number, number, content
    except NotJson as error:
        mistakes.of_file(fixture, error.message, text.count("\n", 0, error.place) + 1)


def at_once(text: str) -> list | None:
    """The records of a JSON file that is surely right, in half the time that each alone takes.

    None where a mistake is to be named, or a name may be given twice, which `one_by_one` tells.
    """
    if any(blank in text and blank + ":" in text for blank in "\r\t\n "):
        return None
    try:
        contents = PLAIN_DECODER.decode(text)
    except (ValueError, RecursionError):
        return None
    # Every name is followed by these two. Only where there are more of them than names can a
    # name have been given twice.
    return contents if text.count('":') == sum(map(names_in, contents)) else None


def one_by_one(text: str) -> Iterator[tuple[int, object]]:
    """The place and the content of each record of a JSON file; raises NotJson."""
    place = after_blanks(text, 0)
    try:
        place = after_blanks(text, place + 1)
        closed = text.startswith("]", place)
        if closed:
            place = after_blanks(text, place + 1)
        while not closed:
            content, end = parsed(text, place)
            yield place, content
            between = BETWEEN.match(text, end)
            place = between.end()
            if between[1] is None:
                closed = text.startswith("]", place)
                if not closed:
                    raise JSONDecodeError("Expecting ',' delimiter", text, place)
                place = after_blanks(text, place + 1)
        if place != len(text):
            raise JSONDecodeError("Extra data", text, place)
    except JSONDecodeError as error:
        raise NotJson(not_json(error), error.pos) from error
    except (ValueError, RecursionError) as error:
        raise NotJson(not_json(error), place) from error


def read_lines(fixture: Fixture, mistakes: Mistakes) -> Iterator[tuple[int, int, object]]:
    """Read a file of JSON Lines, holding one line at a time; blank lines are passed over."""
    number = 0
    with fixture.path.open("rb") as file:
        lines = iter(lambda: file.readline(LONGEST_LINE), b"")
        for place, line in enumerate(lines, 1):
            fixture.bytes_read += len(line)
            fixture.lines_read = place
            if len(line) == LONGEST_LINE:
                mistakes.of_file(fixture, _("The line is too long for a record."), place)
                return
            try:
                text = line.decode("utf-8-sig" if place == 1 else "utf-8").strip(" \t\n\r")
                if not text:
                    continue
                number += 1
                content, end = parsed(text, 0)
                if end != len(text):
                    raise JSONDecodeError("Extra data", text, end)
                yield number, place, content
            except UnicodeDecodeError as error:
                mistakes.of_file(fixture, not_utf8(error), place)
            except (ValueError, RecursionError) as error:
                mistakes.of_file(fixture, not_json(error), place)
    fixture.finished = True


def parsed(text: str, place: int) -> tuple[object, int]:
    """The JSON value at a place, and where it ends."""
    content, end = PLAIN_DECODER.raw_decode(text, place)
    # Each name is followed by a colon. Only where there are more colons than names can a name
    # have been given twice, and telling costs a third of the whole reading.
    if text.count(":", place, end) > names_in(content):
        content, end = CAREFUL_DECODER.raw_decode(text, place)
    return content, end


def names_in(content: object) -> int:
    """How many names a record and its fields give."""
    if type(content) is not dict:
        return 0
    fields = content.get("fields")
    return len(content) + (len(fields) if type(fields) is dict else 0)


def after_blanks(text: str, place: int) -> int:
    return BLANKS.match(text, place).end()


def not_utf8(error: UnicodeDecodeError) -> str:
    return _("The byte %(byte)s is not UTF-8. Save the file in UTF-8.") % {
        "byte": f"0x{error.object[error.start]:02X}"
    }


def not_json(error: Exception) -> str:
    if isinstance(error, JSONDecodeError):
        return _("Invalid JSON at column %(column)s: %(problem)s.") % {
            "column": error.colno,
            "problem": error.msg,
        }
    if isinstance(error, RecursionError):
        return _("This is not a record: its brackets are nested too deeply.")
    # Python reads no whole number of more than some thousand digits.
    return _("This is not a record: it contains a number with too many digits.")
