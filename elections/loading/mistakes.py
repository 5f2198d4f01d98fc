"""What is wrong with a fixture, said so that an editor can mend it all in one go."""

import json
from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# More than one can mend at a sitting, and the first mistakes often cause the later ones.
MOST = 20
# A value may be of any length and may hold what a terminal obeys; a message quotes some of it.
LONGEST = 400


class LoadError(Exception):
    """Nothing was loaded. The text says why, in words for whoever wrote the fixture."""


class Enough(Exception):  # noqa: N818  (it ends the search and is no error itself)
    """As many mistakes were found as are reported at once."""


class Mistakes:
    """The mistakes found so far, `MOST` at the most; whatever adds the last raises `Enough`."""

    def __init__(self):
        self.found: list[tuple[tuple[int, int], str]] = []

    def __bool__(self):
        return bool(self.found)

    def of_file(self, file, message, line=None):
        """Note a mistake that belongs to no record; `line` counts from 1."""
        if line is None:
            text = _("%(file)s: %(message)s")
        else:
            text = _("%(file)s, line %(line)s: %(message)s")
        where = {"file": file.name, "line": line, "message": quoted(message)}
        self._note(file.order, line or 0, text % where)

    def of_record(self, row, message, field=None):
        """Note a mistake in a record, which is broken from then on and never written."""
        row.broken = True
        if row.plan is None:
            text = _("%(file)s, line %(line)s: record %(number)s: %(message)s")
        elif field is None:
            text = _("%(file)s, line %(line)s: record %(number)s, %(model)s %(key)s: %(message)s")
        else:
            text = _(
                "%(file)s, line %(line)s: record %(number)s, %(model)s %(key)s, "
                "field %(field)s: %(message)s"
            )
        line = row.file.line_of(row.place, field if field in row.given else None)
        where = {
            "file": row.file.name,
            "line": line,
            "number": row.number,
            "model": row.plan and row.plan.label,
            "key": row.plan and shown_key(row),
            "field": field and quoted(field),
            "message": quoted(message),
        }
        self._note(row.file.order, line, text % where)

    def of_validation(self, row, error: ValidationError, field=None):
        """Note everything that a validation error says of a record."""
        if hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                for each in errors:
                    self.of_validation(row, each, None if name == NON_FIELD_ERRORS else name)
        else:
            for message in error.messages:
                self.of_record(row, message, field)

    def _note(self, order, line, text):
        self.found.append(((order, line), text))
        if len(self.found) == MOST:
            raise Enough

    def as_error(self, unread: Iterable[str] = ()) -> LoadError:
        """All of them in the order of the files; `unread` are sentences on what was not checked."""
        if len(self.found) == MOST:
            head = _("Nothing was loaded. The first %(count)s errors:")
        else:
            head = ngettext(
                "Nothing was loaded. %(count)s error:",
                "Nothing was loaded. %(count)s errors:",
                len(self.found),
            )
        texts = [text for _place, text in sorted(self.found, key=lambda found: found[0])]
        return LoadError("\n".join([head % {"count": len(self.found)}, *texts, *unread]))


def quoted(value) -> str:
    """Text in one line that leaves a terminal alone, cut where it gets long."""
    text = str(value)
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def in_one_line(error: Exception) -> str:
    """What a database says, which PostgreSQL spreads over lines."""
    return quoted(" ".join(str(error).split()))


def as_json(value) -> str:
    return quoted(json.dumps(value, ensure_ascii=False, default=str))


def shown_key(row) -> str:
    """A record's natural key as fixtures write it, as far as the record gives it."""
    key = []
    for name in row.plan.identity:
        part = row.given.get(name, row.plan.default(name))
        if not isinstance(part, list):
            key.append("" if part is None else part)
        elif key and part[:1] == key[:1]:
            # Both references name their election, and a natural key names it once.
            key.extend(part[1:])
        else:
            key.extend(part)
    return as_json(key)
