"""The editors that these tests sign in, and what they type."""

from binascii import unhexlify

from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP

from elections.signin import second_factor
from tests.factories import EditorFactory

PASSWORD = "seven quiet rivers at dusk"  # noqa: S105 - made up for these tests
HOME, ELSEWHERE = "192.0.2.1", "198.51.100.7"
KEY = "3132333435363738393031323334353637383930"


def make_editor(username="maria", **fields):
    editor = EditorFactory(username=username, **fields)
    editor.set_password(PASSWORD)
    editor.save()
    return editor


def sign_in(client=None, username="maria", password=PASSWORD, code="", address=HOME, **headers):
    """Send the sign-in form, from a browser of its own unless one is given."""
    return (client or Client()).post(
        reverse("admin:login"),
        {"username": username, "password": password, "code": code},
        REMOTE_ADDR=address,
        **headers,
    )


def fail(times, **kwargs):
    """Fail to sign in so many times; the last answer."""
    for _ in range(times):
        response = sign_in(password="wrong", **kwargs)
    return response


def is_signed_in(client):
    return client.get(reverse("admin:index")).status_code == 200


def app_code(key=KEY, steps=0):
    """What an app with this secret shows now, or so many half minutes from now."""
    return f"{TOTP(unhexlify(key), drift=steps).token():06}"


def with_second_factor(editor):
    """Give the editor a second factor that no code was used of; its recovery codes."""
    second_factor.new_app(editor, KEY).save()
    return second_factor.renew_recovery_codes(editor)


def failures():
    """All failures that are counted, as (account, address, how many)."""
    rows = AccessAttempt.objects.order_by("username", "ip_address")
    return list(rows.values_list("username", "ip_address", "failures_since_start"))
