"""What documents of objects have in common: many of a kind, one by its key, all their names."""

from collections import deque
from collections.abc import Iterator

from django.utils.translation import gettext as _

from elections.resources.problems import FileError


def listed(value) -> list:
    """What stands where there may be none, one or a list."""
    return [] if value is None else value if isinstance(value, list) else [value]


def many(record: dict, name: str) -> list[dict]:
    """The objects under a name: none, one or a list. Raises `FileError` for anything else."""
    found = listed(record.get(name))
    for each in found:
        if not isinstance(each, dict):
            message = _("“%(name)s” holds “%(value)s” where an object is expected.")
            raise FileError(message % {"name": name, "value": str(each)[:60]})
    return found


def objects(document) -> Iterator[dict]:
    """All objects of a document, an outer one before those within it."""
    waiting = deque([document])
    while waiting:
        each = waiting.popleft()
        if isinstance(each, dict):
            yield each
        if isinstance(each, dict | list):
            waiting += each.values() if isinstance(each, dict) else each


def names(document) -> Iterator[str]:
    """The names of all fields that say something."""
    for record in objects(document):
        for name, value in record.items():
            if value not in (None, "", [], {}):
                yield name


def whole(value):
    """A count as it is, but 47095.0 as 47095."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.endswith(".0"):
        return value.removesuffix(".0")
    if value is None or isinstance(value, str | int | float):
        return value
    return str(value)[:60]  # which is told to be no count
