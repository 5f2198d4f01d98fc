"""Which new passwords are refused, and which long ones are not."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from elections.signin.passwords import LongCommonPasswordValidator
from tests.factories import EditorFactory

DRESSED_UP = "This password is a common one, repeated or with digits or symbols added."
COMMON = "This password is too common."
SHORT = "This password is too short. It must contain at least 12 characters."
NUMBER = "This password is entirely numeric."


def complaints(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError as error:
        return error.messages
    return []


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("shorter-one", [SHORT]),
        ("password", [SHORT, COMMON]),
        ("password1234", [COMMON]),
        ("Qwerty123456", [COMMON]),
        ("483920174659", [NUMBER]),
        ("password2024!", [DRESSED_UP]),
        ("!!!Password!!!", [DRESSED_UP]),
        ("2024monkey2024", [DRESSED_UP]),
        ("letmeinletmein", [DRESSED_UP]),
        ("monkey-monkey-monkey", [DRESSED_UP]),
        ("P@ssw0rd2024!", [DRESSED_UP]),
        ("Dr4g0n Dr4g0n", [DRESSED_UP]),
        ("seven quiet rivers", []),
        ("correct horse battery staple", []),
        ("dragon eats monkey at noon", []),
        ("Xk2-blue+kettle", []),
        ("żółte gęśle jaźni", []),
        ("a long passphrase " * 500, []),
    ],
)
def test_a_new_password(password, expected):
    assert complaints(password) == expected


def test_a_password_is_not_the_name_of_its_account(db):
    user = EditorFactory(username="grigoryan-maria", email="desk@example.org")
    assert complaints("grigoryan-maria1", user) == ["The password is too similar to the username."]


def test_the_help_says_so():
    assert LongCommonPasswordValidator().get_help_text() == (
        "Your password can’t be a commonly used one, even repeated or with digits or symbols "
        "added. Several unrelated words make a good password."
    )
