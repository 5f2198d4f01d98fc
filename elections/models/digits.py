"""Numbers and days are written with the digits 0 to 9, by whatever way they come.

Python's `int` reads the digits of every script, and signs between them; what a source prints is
told from what somebody typed by looking at it, so that nothing else than these is taken for them.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WHOLE_NUMBER = re.compile(r"-?[0-9]+")
OTHER_DIGITS = _("Write “%(value)s” with the digits 0 to 9.")


def refuse_other_digits(value) -> None:
    """Raise `ValidationError` for a text with digits of other scripts; pass all else."""
    if isinstance(value, str) and not value.isascii() and any(map(is_other_digit, value)):
        raise ValidationError(OTHER_DIGITS, code="digits", params={"value": value[:60]})


def is_other_digit(sign: str) -> bool:
    return sign.isdigit() and not sign.isascii()
