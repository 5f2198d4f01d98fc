"""The old password, asked for where it is changed, cannot be guessed without end either."""

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.urls import reverse

from .cast import ELSEWHERE, HOME, PASSWORD, fail, failures, is_signed_in, sign_in
from .test_throttle import text

PAIR = settings.SIGN_IN_FAILURES["account_and_address"]
NEW = "nine loud geese by the lake"
WRONG = "Your old password was entered incorrectly. Please enter it again."


@pytest.fixture
def here(editor, client):
    """A desk that its editor has left open."""
    sign_in(client)
    return client


def change(client, old="wrong", new=NEW, address=HOME):
    return client.post(
        reverse("admin:password_change"),
        {"old_password": old, "new_password1": new, "new_password2": new},
        REMOTE_ADDR=address,
    )


def test_a_wrong_old_password_counts_as_a_failed_sign_in(here):
    response = change(here)
    assert (response.status_code, response.context["form"].errors) == (
        200,
        {"old_password": [WRONG]},
    )
    assert failures() == [("maria", HOME, 1)]


def test_five_lock_the_account_at_the_address_with_the_same_message(here):
    answers = [change(here) for _ in range(PAIR)]
    assert [answer.status_code for answer in answers] == [200] * (PAIR - 1) + [429]
    assert answers[-1]["Retry-After"] == "900"
    assert text(answers[-1]) == text(sign_in())
    # Neither the right password nor a sign-in is looked at now.
    assert (change(here, old=PASSWORD).status_code, sign_in().status_code) == (429, 429)
    assert failures() == [("maria", HOME, PAIR)]
    # Who is signed in may go on working, and elsewhere the password can be changed.
    assert is_signed_in(here)
    assert change(here, old=PASSWORD, address=ELSEWHERE).status_code == 302


def test_failed_sign_ins_and_wrong_old_passwords_are_counted_together(here):
    fail(PAIR - 1)
    assert change(here).status_code == 429


def test_the_right_password_forgives_what_failed_there(here):
    change(here)
    fail(1, address=ELSEWHERE)
    assert change(here, old=PASSWORD).status_code == 302
    assert failures() == [("maria", ELSEWHERE, 1)]


def test_of_many_guesses_at_once_only_those_before_the_lock_count(here, monkeypatch):
    look = ModelBackend.authenticate

    def slowly(backend, request, **credentials):
        user = look(backend, request, **credentials)
        if user:
            fail(PAIR)
        return user

    monkeypatch.setattr(ModelBackend, "authenticate", slowly)
    assert change(here, old=PASSWORD).status_code == 429
    monkeypatch.undo()
    assert sign_in(password=PASSWORD, address=ELSEWHERE).status_code == 302


def test_it_is_logged_as_a_failed_sign_in_is(here, caplog):
    caplog.clear()
    for _ in range(PAIR + 1):
        change(here)
    said = [record.getMessage() for record in caplog.records if record.name == "elections.signin"]
    who = f'account="maria" address={HOME}'
    assert said == [
        *[f"event=failed {who}"] * PAIR,
        f"event=locked-out {who}",
        f"event=refused-while-locked {who}",
    ]


def test_no_password_that_was_typed_is_kept(here):
    change(here, old="wrong-secret")
    attempt = AccessAttempt.objects.get()
    kept = attempt.get_data + attempt.post_data
    assert [word for word in ("wrong-secret", NEW) if word in kept] == []
