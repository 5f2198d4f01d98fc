"""Inputs of the desk that take what was typed for what it says, and refuse the rest."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.models.digits import WHOLE_NUMBER, refuse_other_digits

# Between groups of three digits: commas, dots, or blanks (plain, no-break, narrow no-break, thin).
# A single dot is as likely to begin a decimal; a single comma groups, as the desk itself writes it.
GROUPED = re.compile(
    r"-?[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:\.[0-9]{3}){2,}|(?:[ \u00a0\u202f\u2009][0-9]{3})+)"
)
MAYBE_DECIMAL = re.compile(r"-?[0-9]+[.,][0-9]+")


def grouped(number: int) -> str:
    """A count as it is proofread. The same in every language, for inputs read it back."""
    return f"{number:,}"


class WholeNumberInput(forms.TextInput):
    """Not `type=number`, whose value the mouse wheel and the arrow keys change unnoticed."""

    def __init__(self, attrs=None):
        super().__init__({"class": "vIntegerField", "inputmode": "numeric", **(attrs or {})})


class WholeNumber(forms.IntegerField):
    """A whole number in the digits 0 to 9 alone, grouped or not.

    Django's own input reads 1_000, 12.0 and the digits of every script as well.
    """

    widget = WholeNumberInput
    default_error_messages = {
        "decimal": _(
            "“%(value)s” could be a decimal number. Write a whole number, such as 4081 or 4,081."
        )
    }

    def to_python(self, value):
        refuse_other_digits(value)
        if isinstance(value, str) and (text := value.strip()):
            if GROUPED.fullmatch(text):
                value = re.sub(r"[^-0-9]", "", text)
            elif MAYBE_DECIMAL.fullmatch(text):
                raise forms.ValidationError(
                    self.error_messages["decimal"], code="decimal", params={"value": text[:60]}
                )
            elif not WHOLE_NUMBER.fullmatch(text):
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class Count(WholeNumber):
    """A whole number that may be a large one, and is shown grouped."""

    widget = WholeNumberInput({"class": "vBigIntegerField"})

    def prepare_value(self, value):
        return grouped(value) if isinstance(value, int) else value


class Day(forms.DateField):
    """A date in the digits 0 to 9 alone."""

    default_error_messages = {
        "invalid": _(
            "“%(value)s” is not a date. Write the year, the month and the day, such as 2012-07-19."
        )
    }

    def to_python(self, value):
        refuse_other_digits(value)
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            error.params = {"value": str(value)[:60]}
            raise
