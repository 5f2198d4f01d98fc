"""What differs between two states of a row, for people to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils import formats
from django.utils.translation import gettext as _

from elections.changelog.notes import tracked
from elections.models.fields import PrintedDecimalField

from .names import Key, Names

State = dict[str, Any]

SAME, OLD, NEW, CUT = " ", "-", "+", "…"
# Lines of prose that are shown around one that differs.
AROUND = 1
SHORT = 80


@dataclass(frozen=True, slots=True)
class Difference:
    """A field before and after as text; both empty where `lines` tell it line by line.

    Lines are (sign, text), with the signs " ", "-", "+" and "…" for lines left out.
    """

    label: str
    before: str
    after: str
    lines: tuple[tuple[str, str], ...] = ()


def state_of(row: models.Model, model: type[models.Model]) -> State:
    """A row of history as a state: columns and links by name."""
    return {name: getattr(row, name) for name in tracked(model)}


def referred_to(model: type[models.Model], state: State | None) -> Iterator[Key]:
    """The rows that a state names."""
    if state is None:
        return
    for field in fields(model):
        if field.many_to_many:
            yield from ((field.related_model, pk) for pk in state[field.name])
        elif field.remote_field and state[field.attname] is not None:
            yield field.related_model, state[field.attname]


def fields(model: type[models.Model]) -> list[models.Field]:
    plain = [field for field in model._meta.concrete_fields if not field.primary_key]
    return [*plain, *model._meta.many_to_many]


def differences(
    model: type[models.Model], before: State | None, after: State | None, names: Names
) -> tuple[Difference, ...]:
    """The fields that differ. Of a row that came or went, those that are not blank."""
    found = []
    whole = before is None or after is None
    for field in fields(model):
        key = field.name if field.many_to_many else field.attname
        old, new = (None if state is None else state[key] for state in (before, after))
        if old == new or (whole and is_blank(new if before is None else old)):
            continue
        shown_old, shown_new = shown(field, old, names), shown(field, new, names)
        if is_prose(field, shown_old, shown_new):
            lines = tuple(line_difference(shown_old, shown_new))
            found.append(Difference(str(field.verbose_name), "", "", lines))
        else:
            found.append(Difference(str(field.verbose_name), shown_old, shown_new))
    return tuple(found)


def is_blank(value: Any) -> bool:
    """Whether a field of a whole row says nothing; 0 is a count."""
    return value is None or value is False or value == "" or value == []


def is_prose(field, old: str, new: str) -> bool:
    if not isinstance(field, models.TextField):
        return False
    return "\n" in old + new or max(len(old), len(new)) > SHORT


def shown(field: models.Field, value: Any, names: Names) -> str:
    """A value in words and with its digits as they are printed; nothing for a blank."""
    if value is None or value == "" or value == []:
        return ""
    if field.many_to_many:
        named = [names.name(field.related_model, pk) for pk in value]
        return "; ".join(sorted(named))
    if field.remote_field:
        return names.name(field.related_model, value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return formats.date_format(value, "DATE_FORMAT")
    if isinstance(value, int) or isinstance(field, PrintedDecimalField):
        return formats.number_format(value, force_grouping=True)
    return str(value)


def line_difference(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The lines that differ with a line around them, and a sign where lines are left out."""
    old_lines, new_lines = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(None, old_lines, new_lines, autojunk=False)
    for number, group in enumerate(matcher.get_grouped_opcodes(AROUND)):
        if number or group[0][1]:
            yield CUT, ""
        for kind, i1, i2, j1, j2 in group:
            if kind == "equal":
                yield from ((SAME, line) for line in old_lines[i1:i2])
                continue
            yield from ((OLD, line) for line in old_lines[i1:i2])
            yield from ((NEW, line) for line in new_lines[j1:j2])
