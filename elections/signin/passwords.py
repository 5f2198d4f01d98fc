"""Common passwords in the forms that a long minimum drives people to."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What people put for a letter.
LOOKALIKES = str.maketrans("@4301$5!7", "aaeoissit")


class LongCommonPasswordValidator(CommonPasswordValidator):
    """Refuse a common password that was made long by repeating it or adding to its ends.

    Of the 20,000 passwords on Django's list fewer than 200 have twelve characters: alone it has
    next to nothing to say to `password2024!` or `letmeinletmein`.
    """

    def validate(self, password: str, user=None) -> None:
        super().validate(password, user)
        if not self.passwords.isdisjoint(stems(password)):
            raise ValidationError(
                _("This password is a common one, repeated or with digits or symbols added."),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        return _(
            "Your password can’t be a commonly used one, even repeated or with digits or symbols "
            "added. Several unrelated words make a good password."
        )


def stems(password: str) -> set[str]:
    """What a password comes down to without repetition, added digits and signs, and lookalikes."""
    lowered = password.lower()
    forms = {lowered, bare(lowered)}
    forms |= {form.translate(LOOKALIKES) for form in forms}
    forms |= {bare(form) for form in forms}
    forms |= {re.sub(r"[\W_]+", "", form) for form in forms}
    return forms | {unit(form) for form in forms}


def bare(text: str) -> str:
    """The text without what is no letter at its ends."""
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text)


def unit(text: str) -> str:
    """What the text is a repetition of: the text itself if of nothing shorter."""
    return text[: (text + text).find(text, 1)] if text else text
