"""Reads the plain values of a fixture as `Model.clean_fields` would, mostly without the field.

Each field gets a quick reader, which passes what the field would keep just as it is written. All
else goes to the field itself, which decides whether it is valid and says why not.

In one way this is stricter than the fields: a fixture states facts, so nothing turns into
something else on its way. `IntegerField` would make 3 of 3.7 and 1 of true, and `CharField` would
keep a list as text.
"""

import datetime
import operator
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
)
from django.db import models
from django.utils.translation import gettext as _

from elections.models.digits import refuse_other_digits
from elections.models.fields import FractionalCountField, PrintedDecimalField
from elections.models.portraits import PortraitField
from elections.models.texts import AddressField, LineField, ProseField

# What a quick reader answers for a value that only the field itself can judge.
ASK = object()

FILES = {models.FileField, models.ImageField, PortraitField}
TEXTS = {models.CharField, models.SlugField, models.TextField, models.URLField} | FILES
TEXTS |= {LineField, AddressField, ProseField}
PRINTED = {PrintedDecimalField, FractionalCountField}
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,30}")


def quick_reader(field: models.Field) -> Callable[[Any], Any]:
    """A function that returns a field's value for most valid JSON values, and ASK for the rest."""
    if type(field) in TEXTS:
        return text_reader(field)
    if type(field) in PRINTED:
        search = re.compile(field.pattern).search
        return lambda raw: raw if type(raw) is str and search(raw) else ASK
    if is_whole_number(field):
        return number_reader(field)
    if type(field) is models.BooleanField:
        return lambda raw: raw if raw is True or raw is False else ASK
    if type(field) is models.DateField:
        return read_date
    return lambda raw: ASK


def column_reader(field: models.Field) -> Callable[[list], list]:
    """A quick reader of a field's values in many records, which also passes null where it may be.

    It returns the very list that it was given if all of them are kept as they are written. What
    a field holds is mostly found in other records again, and is read once.
    """
    quick = quick_reader(field)
    read = or_null(quick) if field.null and field.blank else quick
    only_texts = type(field) in {*TEXTS, *PRINTED, models.DateField}
    return partial(each_text_once if only_texts else each, read)


def or_null(quick: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda raw: None if raw is None else quick(raw)


def each(read: Callable[[Any], Any], column: list) -> list:
    found = list(map(read, column))
    return column if all(map(operator.is_, found, column)) else found


def each_text_once(read: Callable[[Any], Any], column: list) -> list:
    """For readers that pass texts and null alone: 1 and true are equal, and no two texts are."""
    try:
        known = {raw: read(raw) for raw in set(column)}
    except TypeError:  # a list or an object, which no set can hold
        return each(read, column)
    if all(map(operator.is_, known, known.values())):
        return column
    return list(map(known.__getitem__, column))


def text_reader(field) -> Callable[[Any], Any]:
    if field.choices:
        choices = {value for value, _label in field.flatchoices}
        return lambda raw: raw if type(raw) is str and raw in choices else ASK
    shortest, longest = (0 if field.blank else 1), field.max_length or float("inf")
    patterns, others = [], []
    for validator in field.validators:
        if type(validator) is RegexValidator and not validator.inverse_match:
            patterns.append(validator.regex.search)
        elif type(validator) is not MaxLengthValidator:
            others.append(validator)

    def read(raw):
        if type(raw) is not str or not shortest <= len(raw) <= longest or not is_storable(raw):
            return ASK
        if raw:
            for search in patterns:
                if not search(raw):
                    return ASK
            for validate in others:
                try:
                    validate(raw)
                except ValidationError:
                    return ASK
        return raw

    return read


def number_reader(field) -> Callable[[Any], Any]:
    lowest, highest = float("-inf"), float("inf")
    for validator in field.validators:
        if type(validator) is MinValueValidator:
            lowest = max(lowest, validator.limit_value)
        elif type(validator) is MaxValueValidator:
            highest = min(highest, validator.limit_value)
        else:
            return lambda raw: ASK
    return lambda raw: raw if type(raw) is int and lowest <= raw <= highest else ASK


def read_date(raw):
    if type(raw) is str:
        try:
            return datetime.date.fromisoformat(raw)
        except ValueError:
            pass
    return ASK


def read_slowly(field: models.Field, raw: Any) -> Any:
    """The value that a field makes of a JSON value, as `Model.clean_fields` has it.

    Raises ValidationError where the field does, and for a value of another type than its own.
    """
    if raw is not None:
        refuse_other_type(field, raw)
    elif not field.null:
        raise ValidationError(
            _('Use "" for empty text, not null.')
            if type(field) in TEXTS and field.blank
            else field.error_messages["null"]
        )
    try:
        value = field.to_python(raw)
    except (TypeError, AttributeError):
        # Fields expect the text of a form; some fall over other types instead of refusing them.
        raise ValidationError(_("This value has the wrong type.")) from None
    if not (field.blank and raw in field.empty_values):
        if field.choices:
            refuse_other_choice(field, value)
        field.validate(value, None)
        field.run_validators(value)
    if type(field) in FILES:
        # Django leaves the length of a file's name to forms and to the database.
        MaxLengthValidator(field.max_length)(value)
    return value


def refuse_other_type(field: models.Field, raw: Any) -> None:
    """Raise ValidationError for a value that the field would quietly turn into another."""
    if isinstance(raw, str) and not is_storable(raw):
        raise ValidationError(_("The text contains a character that cannot be stored."))
    if is_whole_number(field) or isinstance(field, models.DateField):
        refuse_other_digits(raw)
    if type(field) in TEXTS and not isinstance(raw, str):
        raise ValidationError(_("This is not text. Put it in quotation marks."))
    if is_whole_number(field) and not (
        type(raw) is int or (isinstance(raw, str) and WHOLE_NUMBER.fullmatch(raw))
    ):
        raise ValidationError(_("This is not a whole number."))
    if isinstance(field, models.DateField) and not isinstance(raw, str):
        raise ValidationError(_('Write dates in quotation marks, such as "2012-07-19".'))


def refuse_other_choice(field: models.Field, value: Any) -> None:
    """Raise ValidationError for what is no choice; the field's own message names none of them."""
    choices = [choice for choice, _label in field.flatchoices]
    if value not in choices:
        message = _("“%(value)s” is not one of the choices: %(choices)s.")
        named = ", ".join(str(choice) for choice in choices if choice != "")
        raise ValidationError(message % {"value": value, "choices": named})


def is_whole_number(field: models.Field) -> bool:
    return isinstance(field, models.IntegerField) and not field.choices


def is_kept_as_it_is(field: models.Field) -> bool:
    """Whether a field's value in Python is also what the database driver takes."""
    return is_whole_number(field) or type(field) in (
        *(TEXTS - FILES),
        *PRINTED,
        models.BooleanField,
    )


def is_storable(text: str) -> bool:
    """Whether every database can keep a text: no NUL, no half of a surrogate pair."""
    if "\0" in text:
        return False
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
