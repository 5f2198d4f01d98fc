"""The second factor of an account: an authenticator app, and recovery codes for its loss.

django-otp keeps the secrets, checks the codes, refuses one that was used, and slows down who
guesses. An account has a second factor when it has a confirmed TOTP device; the recovery codes
only stand in for it.
"""

import re
from base64 import b32encode
from binascii import unhexlify

import segno
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django_otp import verify_token
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10
# Names of the rows, seen by nobody but who looks into the database.
APP_NAME, RECOVERY_NAME = "authenticator app", "recovery codes"


def app_of(user) -> TOTPDevice | None:
    """The account's authenticator app, if it has set one up."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def recovery_of(user) -> StaticDevice | None:
    return StaticDevice.objects.devices_for_user(user, confirmed=True).first()


def is_on(user) -> bool:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).exists()


def admits(user) -> bool:
    """Whether a session of this signed-in account may act for it.

    It may once a code was given in it. Without one it may if the account has no second factor
    and the site does not ask for one; so a session from before it was set up ends there.
    """
    return user.is_verified() or not (settings.REQUIRE_SECOND_FACTOR or is_on(user))


def verify(user, code: str) -> Device | None:
    """The device that takes this code, which is used up by it; None if none does.

    The code's form says which device is asked: one that was not meant is not slowed down for it.
    """
    code = plain(code)
    if not code:
        return None
    device = app_of(user) if is_app_code(code) else recovery_of(user)
    return verify_token(user, device.persistent_id, code) if device else None


def is_app_code(code: str) -> bool:
    return re.fullmatch(r"[0-9]{6}", code) is not None


def plain(code: str) -> str:
    """A code as it is kept: people type it in groups, with hyphens, or in capitals."""
    return re.sub(r"[\s\-]", "", code).lower()


def new_app(user, key: str) -> TOTPDevice:
    """An authenticator app that is not set up yet; `key` is its secret in hexadecimal digits."""
    return TOTPDevice(user=user, name=APP_NAME, key=key)


def shows(key: str, code: str) -> bool:
    """Whether an app with this secret shows the code now, or did or will half a minute from now."""
    code = plain(code)
    return is_app_code(code) and TOTP(unhexlify(key)).verify(int(code), tolerance=1)


@transaction.atomic
def set_up(user, key: str, code: str, *, replace: bool) -> TOTPDevice | None:
    """Make the app with this secret the account's second factor.

    `code` is one that the app `shows`; it cannot be used again to sign in. With `replace` the app
    takes the place of the one there is; without, None if there is one: somebody else who was
    signed in has been faster.
    """
    get_user_model().objects.select_for_update().get(pk=user.pk)
    if is_on(user) and not replace:
        return None
    TOTPDevice.objects.filter(user=user).delete()
    app = new_app(user, key)
    app.save()
    app.verify_token(plain(code))
    return app


@transaction.atomic
def renew_recovery_codes(user) -> list[str]:
    """New recovery codes for the account, in groups of four; the ones it had are void."""
    get_user_model().objects.select_for_update().get(pk=user.pk)
    device = recovery_of(user) or StaticDevice.objects.create(user=user, name=RECOVERY_NAME)
    device.token_set.all().delete()
    tokens = [StaticToken(device=device, token=new_code()) for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(tokens)
    return ["-".join(groups_of_four(token.token)) for token in tokens]


def new_code() -> str:
    """40 random bits in eight letters and digits."""
    return StaticToken.random_token()


def recovery_codes_left(user) -> int:
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def remove(user) -> bool:
    """Take the second factor off the account. False if it had none."""
    removed = [model.objects.filter(user=user).delete()[0] for model in (TOTPDevice, StaticDevice)]
    return any(removed)


@transaction.atomic
def forgive_wrong_codes(user) -> None:
    """End the wait that wrong codes have brought upon the account."""
    for model in (TOTPDevice, StaticDevice):
        for device in model.objects.select_for_update().filter(user=user):
            device.throttle_reset()


def secret_text(key: str) -> list[str]:
    """A secret as apps want it typed, in groups of four."""
    return groups_of_four(b32encode(unhexlify(key)).decode())


def groups_of_four(text: str) -> list[str]:
    return [text[start : start + 4] for start in range(0, len(text), 4)]


def qr_code(address: str) -> str:
    """The SVG of a QR code: presentation attributes alone, so that the strict policy shows it.

    White paper around dark squares whatever the page's colours are, or cameras do not see it.
    """
    return segno.make(address, error="m", micro=False).svg_inline(
        scale=5, dark="#000", light="#fff", svgclass="qr-code", lineclass=None
    )
