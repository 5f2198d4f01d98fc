"""Operators let in again who has failed to sign in too often."""

from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.signin.cast import (
    ELSEWHERE,
    HOME,
    app_code,
    fail,
    failures,
    is_signed_in,
    make_editor,
    sign_in,
    with_second_factor,
)

PAIR, ADDRESS, _ = settings.SIGN_IN_FAILURES.values()


def unlock(**options):
    out = StringIO()
    call_command("unlock", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def editor(db):
    return make_editor()


def test_an_account_is_let_in_again_everywhere(editor):
    fail(PAIR)
    fail(PAIR, address=ELSEWHERE)
    fail(2, username="other")
    assert unlock(user="maria") == "Forgotten: 10 failed sign-ins.\n"
    assert failures() == [("other", HOME, 2)]
    assert [sign_in(address=address).status_code for address in (HOME, ELSEWHERE)] == [302, 302]


def test_an_account_need_not_wait_for_its_next_code_either(editor, client):
    with_second_factor(editor)
    TOTPDevice.objects.update(
        throttling_failure_count=9, throttling_failure_timestamp=timezone.now()
    )
    sign_in(client, code=app_code())
    assert not is_signed_in(client)
    unlock(user="maria")
    sign_in(client, code=app_code())
    assert is_signed_in(client)


def test_a_name_that_was_tried_and_is_nobody_s_can_be_forgotten(db):
    fail(1, username="nobody")
    assert unlock(user="nobody") == "Forgotten: 1 failed sign-ins.\n"


def test_a_name_that_was_mistyped_is_said_to_be_unknown(editor):
    with pytest.raises(CommandError) as refused:
        unlock(user="mario")
    assert str(refused.value) == (
        "No account is called 'mario', and nobody tried that name lately."
    )


def test_an_address_is_let_in_again_with_its_network(editor):
    for number in range(ADDRESS):
        fail(1, username=f"name-{number}", address="2001:db8::1")
    fail(1, address=HOME)
    assert sign_in(address="2001:db8::2").status_code == 429
    assert unlock(address="2001:db8::3") == f"Forgotten: {ADDRESS} failed sign-ins.\n"
    assert failures() == [("maria", HOME, 1)]
    assert sign_in(address="2001:db8::2").status_code == 302


def test_what_is_no_address_is_refused(db):
    with pytest.raises(CommandError) as refused:
        unlock(address="office")
    assert str(refused.value) == "'office' is no IP address."


def test_everybody_is_let_in_again(editor):
    fail(PAIR)
    fail(1, username="other", address=ELSEWHERE)
    assert unlock(all=True) == f"Forgotten: {PAIR + 1} failed sign-ins.\n"
    assert failures() == []


def test_without_options_it_lists_who_is_locked_out(editor):
    assert unlock() == "Nobody is locked out.\n"
    fail(PAIR)
    fail(1, username="other")
    end = AccessAttempt.objects.get(username="maria").attempt_time + settings.AXES_COOLOFF_TIME
    assert unlock() == f"'maria' from {HOME}: until {end:%H:%M} UTC\n"


def test_one_thing_is_unlocked_at_a_time(db):
    with pytest.raises(CommandError, match="not allowed with argument"):
        call_command("unlock", "--all", "--user", "maria")
