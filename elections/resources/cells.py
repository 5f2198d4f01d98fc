"""What a single cell may hold, and how it is read and written: one widget for each kind.

A cell comes as text from CSV and as text, number, boolean, date or nothing from XLSX and JSON.
`clean` gives the model's value or raises `ValidationError`; it never guesses. `render` gives text,
a whole number, a boolean or `None`, which every format can write without loss.
"""

import datetime
import re

from django.core.exceptions import SuspiciousFileOperation, ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from import_export.widgets import Widget

from elections.models.digits import refuse_other_digits

from .dates import date_in_words

# A database cannot store these: PostgreSQL refuses NUL, and UTF-8 has no lone surrogates.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
LINE_END = re.compile("\r\n?")
# A number in a spreadsheet is a float, which keeps every whole number up to here.
LARGEST_EXACT = 2**53


# 1,165,532 and 47 095, of which nobody doubts what they are; 47,095 may be a decimal.
SEVERAL_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})+")
GROUPS_APART = re.compile("[1-9][0-9]{0,2}(?:[ \u00a0\u202f\u2009'’][0-9]{3})+")
ONE_GROUP = re.compile("[1-9][0-9]{0,2}[.,][0-9]{3}")
DECIMAL_COMMA = re.compile("[0-9]+,[0-9]+")


def grouped_digits(text: str) -> str | None:
    """The digits of a count in groups, as the results grid reads it; None for anything else."""
    text = text.strip()
    if SEVERAL_GROUPS.fullmatch(text) or GROUPS_APART.fullmatch(text):
        return re.sub("[^0-9]", "", text)
    return None


def is_blank(cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def shown(cell) -> str:
    """A cell as an error quotes it: enough of it to be found."""
    return Truncator(cell).chars(60)


class TextWidget(Widget):
    """Text. Blanks around it and the kind of its line ends are not part of it.

    `optional`: whether it may be blank, and its column left out, as a part of a key.
    """

    kind = _("text")

    def __init__(self, *, optional: bool = False):
        super().__init__()
        self.optional = optional

    def clean(self, value, row=None, **kwargs):
        if is_blank(value):
            return ""
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise ValidationError(
                _("%(value)s is not text. Format the cell as text, or use quotation marks."),
                code="text",
                params={"value": shown(value)},
            )
        if UNSTORABLE.search(value):
            raise ValidationError(
                _("The text contains a character that cannot be stored."), code="unstorable"
            )
        return self.plain(value)

    def render(self, value, obj=None, **kwargs):
        return LINE_END.sub("\n", str(value or ""))

    def same(self, new, old) -> bool:
        """Whether a stored value need not be replaced by one that was read."""
        return new == self.plain(str(old or ""))

    @staticmethod
    def plain(text: str) -> str:
        return LINE_END.sub("\n", text).strip()


class FileWidget(TextWidget):
    """The name of a stored file, which has to be there already: a table carries no pictures."""

    kind = _("name of a file that has already been uploaded")

    def __init__(self, storage):
        super().__init__()
        self.storage = storage

    def check(self, name):
        """Raise `ValidationError` if there is no such file.

        To be asked of new names alone: a name that the record has already is no change, even if
        its file was lost.
        """
        try:
            known = not name or self.storage.exists(name)
        except (SuspiciousFileOperation, OSError):  # it leads out of the folder, or is too long
            known = False
        if not known:
            raise ValidationError(
                _("There is no file “%(name)s”. Upload it on the row’s form."),
                code="file",
                params={"name": shown(name)},
            )


class ChoiceWidget(TextWidget):
    """One of a field's stored values; its label in the reader's language is not accepted."""

    def __init__(self, values):
        super().__init__()
        self.values = [value for value in values if value]

    @property
    def kind(self):
        return ", ".join(self.values)

    def clean(self, value, row=None, **kwargs):
        value = super().clean(value, row, **kwargs)
        if value and value not in self.values:
            raise ValidationError(
                _("“%(value)s” is not one of: %(values)s."),
                code="choice",
                params={"value": shown(value), "values": ", ".join(self.values)},
            )
        return value


class CountWidget(Widget):
    """A whole number from 0 up. Blank is not stated, which is not zero.

    `signed`: whether it may be below 0, as a change in seats is.
    """

    kind = _("whole number, digits only")

    def __init__(self, *, signed: bool = False):
        super().__init__()
        self.signed = signed

    def clean(self, value, row=None, **kwargs):
        if is_blank(value):
            return None
        least = float("-inf") if self.signed else 0
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        if isinstance(value, float) and value.is_integer() and value >= least:
            if abs(value) >= LARGEST_EXACT:
                raise ValidationError(
                    _("%(value)s is too large for a number cell. Format the cell as text."),
                    code="inexact",
                    params={"value": shown(value)},
                )
            return int(value)
        refuse_other_digits(value)
        sign = "-?" if self.signed else ""
        if isinstance(value, str) and re.fullmatch(f"{sign}[0-9]{{1,40}}", value.strip()):
            return int(value)
        digits = grouped_digits(value) if isinstance(value, str) else None
        if digits is not None:
            return int(digits)
        if isinstance(value, str) and ONE_GROUP.fullmatch(value.strip()):
            raise ValidationError(
                _("“%(value)s” may be %(count)s or have decimals. If it is the count, write that."),
                code="count",
                params={"value": shown(value), "count": re.sub("[.,]", "", value.strip())},
            )
        raise ValidationError(
            _("“%(value)s” is not a whole number. Use digits only, such as 47095."),
            code="count",
            params={"value": shown(value)},
        )

    def render(self, value, obj=None, **kwargs):
        return value


class PrintedWidget(Widget):
    """A printed decimal, as text; the model's validators say which text is one."""

    kind = _("number as printed, stored as text: 66.70 is not 66.7")

    def clean(self, value, row=None, **kwargs):
        if is_blank(value):
            return None
        if not isinstance(value, str):
            raise ValidationError(
                _(
                    "%(value)s is a bare number, which loses its trailing zeros. Format the cell "
                    "as text, or use quotation marks."
                ),
                code="printed",
                params={"value": shown(value)},
            )
        value = value.strip()
        if ONE_GROUP.fullmatch(value) and "," in value:
            raise ValidationError(
                _("“%(value)s” may be %(decimal)s or %(count)s. Write the one that is meant."),
                code="printed",
                params={
                    "value": shown(value),
                    "decimal": value.replace(",", "."),
                    "count": value.replace(",", ""),
                },
            )
        return value.replace(",", ".") if DECIMAL_COMMA.fullmatch(value) else value

    def render(self, value, obj=None, **kwargs):
        return value


class DateWidget(Widget):
    """A day as ISO 8601 or words write it: those of figures alone may be read in two ways.

    Days before 1900 rule out a spreadsheet's own dates.
    """

    kind = _("date such as 2012-07-19 or 19 July 2012")

    def clean(self, value, row=None, **kwargs):
        if is_blank(value):
            return None
        if isinstance(value, datetime.datetime) and value.time() == datetime.time():
            return value.date()
        refuse_other_digits(value)
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
            try:
                return datetime.date.fromisoformat(value.strip())
            except ValueError:  # no such day; said below
                pass
        in_words = date_in_words(value) if isinstance(value, str) else None
        if in_words:
            return in_words
        raise ValidationError(
            _("“%(value)s” is not a date. Write it like 2012-07-19."),
            code="date",
            params={"value": shown(value)},
        )

    def render(self, value, obj=None, **kwargs):
        return value.isoformat() if value else None


class BooleanWidget(Widget):
    """Yes or no. A blank cell is neither."""

    kind = _("true or false")
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

    def clean(self, value, row=None, **kwargs):
        if isinstance(value, str | int):
            answer = self.words.get(str(value).strip().lower())
            if answer is not None:
                return answer
        raise ValidationError(
            _("“%(value)s” is not valid. Write true or false."),
            code="boolean",
            params={"value": "" if value is None else shown(value)},
        )

    def render(self, value, obj=None, **kwargs):
        return value
