"""Inputs of the desk that take what was typed for what it says, and refuse the rest."""

from django import forms

from elections.models.digits import WHOLE_NUMBER, refuse_other_digits


class WholeNumber(forms.IntegerField):
    """A whole number in the digits 0 to 9 alone, as files are held to it too.

    Django's own input reads 1_000, 12.0 and the digits of every script as well.
    """

    def to_python(self, value):
        refuse_other_digits(value)
        if isinstance(value, str) and value.strip() and not WHOLE_NUMBER.fullmatch(value.strip()):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class Day(forms.DateField):
    """A date in the digits 0 to 9 alone."""

    def to_python(self, value):
        refuse_other_digits(value)
        return super().to_python(value)
