"""What the log says of each event, to the letter, and what it never says."""

import logging

import pytest
from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from elections.signin import log
from elections.signin.views import SECRET_IN_SESSION

from .cast import HOME, KEY, PASSWORD, app_code, fail, make_editor, sign_in, with_second_factor
from .test_second_factor import REMOVE, RENEW, SET_UP, no_wait

PAIR = settings.SIGN_IN_FAILURES["account_and_address"]
MARIA = f'account="maria" address={HOME}'


@pytest.fixture(autouse=True)
def heard(caplog):
    caplog.set_level(logging.INFO, logger="elections.signin")


def lines(caplog):
    """All that the site logged since the last call, as (level, text)."""
    said = [
        (record.levelname, record.getMessage())
        for record in caplog.records
        if record.name == "elections.signin"
    ]
    caplog.clear()
    return said


def test_signing_in_and_out(editor, client, caplog):
    sign_in(client)
    client.post(reverse("admin:logout"), REMOTE_ADDR=HOME)
    assert lines(caplog) == [
        ("INFO", f"event=signed-in {MARIA} second_factor=none"),
        ("INFO", f"event=signed-out {MARIA}"),
    ]


def test_failures_and_the_lock(editor, caplog):
    fail(PAIR)
    sign_in()
    assert lines(caplog) == [
        *[("WARNING", f"event=failed {MARIA}")] * PAIR,
        ("WARNING", f"event=locked-out {MARIA}"),
        ("WARNING", f"event=refused-while-locked {MARIA}"),
    ]


def test_the_second_factor(editor, caplog):
    codes = with_second_factor(editor)
    sign_in(code="wrong")
    no_wait()
    sign_in(code=app_code(steps=-1))
    sign_in(code=codes[0])
    assert lines(caplog) == [
        ("WARNING", f"event=wrong-code {MARIA}"),
        ("WARNING", f"event=failed {MARIA}"),
        ("INFO", f"event=code-accepted {MARIA}"),
        ("INFO", f"event=signed-in {MARIA} second_factor=app"),
        ("WARNING", f"event=recovery-code-used {MARIA} left=9"),
        ("INFO", f"event=signed-in {MARIA} second_factor=recovery-code"),
    ]


def test_what_editors_do_to_their_account(editor, client, caplog):
    client.defaults["REMOTE_ADDR"] = HOME
    sign_in(client)
    client.get(SET_UP)
    client.post(SET_UP, {"new_code": app_code(client.session[SECRET_IN_SESSION], steps=-1)})
    key = "".join(editor.totpdevice_set.values_list("key", flat=True))
    client.post(RENEW, {"renew-code": "wrong"})
    no_wait()
    client.post(RENEW, {"renew-code": app_code(key)})
    client.post(REMOVE, {"remove-code": app_code(key, steps=1)})
    new = "nine loud mountains at dawn"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": "another"}
    client.post(reverse("admin:password_change"), data)
    client.post(reverse("admin:password_change"), data | {"new_password2": new})
    assert lines(caplog)[1:] == [
        ("INFO", f"event=second-factor-set-up {MARIA}"),
        ("WARNING", f"event=wrong-code {MARIA}"),
        ("INFO", f"event=recovery-codes-renewed {MARIA}"),
        ("WARNING", f"event=second-factor-removed {MARIA}"),
        ("INFO", f"event=password-changed {MARIA}"),
    ]


def test_what_operators_do(editor, caplog):
    with_second_factor(editor)
    call_command("unlock", user="maria")
    call_command("unlock", address="2001:db8::1")
    call_command("unlock", all=True)
    call_command("reset_second_factor", "maria")
    assert lines(caplog) == [
        ("INFO", 'event=unlocked account="maria" address=command-line what=account'),
        ("INFO", "event=unlocked account=unknown address=command-line what=2001:db8::"),
        ("INFO", "event=unlocked account=unknown address=command-line what=all"),
        ("WARNING", 'event=second-factor-reset account="maria" address=command-line'),
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\nINFO event=signed-in", r'"a\nINFO event=signed-in"'),
        ("a\rb", r'"a\rb"'),
        ('a" address=10.0.0.1', r'"a\" address=10.0.0.1"'),
        ("a\u2028b\u202ec\x1b[2Jd", r'"a\u2028b\u202ec\u001b[2Jd"'),
        ("é", r'"\u00e9"'),
        ("x" * 151, '"' + "x" * 150 + '"'),
        ("", "unknown"),
        (None, "unknown"),
    ],
)
def test_what_a_visitor_types_stays_within_its_quotation_marks(rf, caplog, typed, shown):
    log.record("failed", rf.get("/", REMOTE_ADDR=HOME), typed)
    assert lines(caplog) == [("INFO", f"event=failed account={shown} address={HOME}")]


def test_a_name_with_a_line_break_makes_one_line_over_http(db, caplog):
    sign_in(username="maria\nevent=signed-in account=maria", password="wrong")
    assert [text.count("\n") for _, text in lines(caplog)] == [0]
    assert [record.name for record in caplog.records if record.name.startswith("axes")] == []


def test_no_password_and_no_code_is_in_any_log(editor, client, caplog):
    caplog.set_level(logging.DEBUG)
    codes = with_second_factor(editor)
    typed = ["wrong-secret", app_code(steps=-1), codes[0]]
    sign_in(password=typed[0])
    sign_in(code=typed[1])
    sign_in(client, code=typed[2])
    said = " ".join(record.getMessage() for record in caplog.records if record.name != "django.db")
    secrets = [*typed, codes[0].replace("-", ""), PASSWORD, KEY]
    assert "event=signed-in" in said
    assert [secret for secret in secrets if secret in said] == []


def test_who_was_not_signed_in_is_not_logged_as_signing_out(db, rf, caplog):
    user_logged_out.send(None, request=rf.post("/"), user=None)
    assert lines(caplog) == []


def test_an_unknown_address_is_said_to_be_unknown(editor, caplog):
    Client().force_login(make_editor("other"))
    assert lines(caplog) == [
        ("INFO", 'event=signed-in account="other" address=unknown second_factor=none')
    ]


def test_the_log_is_kept_however_quiet_the_site_is():
    assert settings.LOGGING["loggers"] == {
        "elections.signin": {"level": "INFO"},
        "axes": {"level": "ERROR"},
    }
