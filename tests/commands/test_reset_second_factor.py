"""Operators take the second factor off an account that lost it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.signin.cast import make_editor, sign_in, with_second_factor


def reset(name):
    out = StringIO()
    call_command("reset_second_factor", name, stdout=out)
    return out.getvalue()


def test_the_account_signs_in_with_its_password_alone(db):
    maria, other = make_editor(), make_editor("other")
    with_second_factor(maria)
    with_second_factor(other)
    assert sign_in().status_code == 200
    assert reset("maria") == "The account 'maria' has no second factor any more.\n"
    assert sign_in().status_code == 302
    assert list(TOTPDevice.objects.values_list("user__username", flat=True)) == ["other"]
    assert set(StaticToken.objects.values_list("device__user__username", flat=True)) == {"other"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nobody", "No account is called 'nobody'."),
        ("maria", "The account 'maria' has no second factor."),
    ],
)
def test_there_has_to_be_one(db, name, message):
    make_editor()
    with pytest.raises(CommandError) as refused:
        reset(name)
    assert str(refused.value) == message
