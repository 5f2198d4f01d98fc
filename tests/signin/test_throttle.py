"""Who is locked out by which failures, how they are told, and what lets them in again."""

import datetime
import html
import re

import pytest
from axes.exceptions import AxesBackendRequestParameterRequired
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.backends import ModelBackend
from django.db.models import F
from django.urls import reverse

from elections.signin.throttle import Handler, limit_ends

from .cast import (
    ELSEWHERE,
    HOME,
    KEY,
    PASSWORD,
    app_code,
    fail,
    failures,
    is_signed_in,
    make_editor,
    sign_in,
    with_second_factor,
)

PAIR, ADDRESS, ACCOUNT = (
    settings.SIGN_IN_FAILURES[kind] for kind in ("account_and_address", "address", "account")
)


def later(**time):
    """Let so much time pass for all failures that are counted."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - datetime.timedelta(**time))


def text(response):
    """What the page says, without its tags."""
    content = re.search(r'<div id="content".*?<br class="clear">', response.content.decode(), re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", content[0])).split())


def test_five_failures_lock_the_account_at_the_address(editor, client):
    answers = [fail(1).status_code for _ in range(PAIR)]
    assert answers == [200] * (PAIR - 1) + [429]
    assert sign_in(client).status_code == 429  # with the right password
    assert not is_signed_in(client)
    assert failures() == [("maria", HOME, PAIR)]


def test_the_lock_says_how_long_and_whom_to_ask(editor, settings):
    settings.OPERATOR_CONTACT = "desk@example.org <script>"
    response = fail(PAIR)
    assert (response.status_code, response["Retry-After"]) == (429, "900")
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert text(response) == (
        "Too many failed sign-ins There have been too many failed sign-ins for this account or "
        "from this address. Until the wait is over, every attempt is refused, even with the right "
        "password. Wait 15 minutes, then sign in again . Trying earlier does not make the wait "
        "longer. If this is urgent, or if the failed attempts were not yours, contact the "
        "operators of this site, who can unlock the account at once: desk@example.org <script>"
    )
    later(minutes=14, seconds=30)
    assert "Wait one minute, then sign in again ." in text(sign_in())


def test_without_a_contact_the_lock_names_the_operators_alone(editor, settings):
    settings.OPERATOR_CONTACT = ""
    assert text(fail(PAIR)).endswith(
        "contact the operators of this site, who can unlock the account at once."
    )


def test_an_unknown_account_is_locked_like_a_known_one(editor):
    known, unknown = fail(PAIR), fail(PAIR, username="nobody", address=ELSEWHERE)
    assert known.status_code == unknown.status_code == 429
    assert text(known) == text(unknown)


def test_the_lock_ends_by_itself_and_trying_does_not_prolong_it(editor, client):
    fail(PAIR)
    later(minutes=10)
    assert sign_in(client).status_code == 429
    later(minutes=5)
    assert sign_in(client).status_code == 302
    assert failures() == []


def test_the_lock_holds_at_that_address_and_for_that_account_alone(editor):
    make_editor("colleague")
    fail(PAIR)
    assert sign_in(address=ELSEWHERE).status_code == 302
    assert sign_in(username="colleague").status_code == 302


def test_another_browser_does_not_start_a_new_count(editor):
    for number in range(PAIR):
        response = fail(1, HTTP_USER_AGENT=f"Browser {number}")
    assert response.status_code == 429


def test_a_wrong_code_counts_as_a_wrong_password_does(editor, client):
    with_second_factor(editor)
    answers = [sign_in(code="wrong").status_code for _ in range(PAIR)]
    assert answers == [200] * (PAIR - 1) + [429]
    assert sign_in(client, code=app_code()).status_code == 429
    assert not is_signed_in(client)


def test_of_many_guesses_at_once_only_those_before_the_lock_count(editor, client, monkeypatch):
    """While the right password is looked at, five wrong ones that came with it have failed."""
    look = ModelBackend.authenticate

    def slowly(backend, request, **credentials):
        user = look(backend, request, **credentials)
        if user:
            fail(PAIR)
        return user

    monkeypatch.setattr(ModelBackend, "authenticate", slowly)
    assert sign_in(client).status_code == 429
    assert not is_signed_in(client)
    assert failures() == [("maria", HOME, PAIR)]


def test_an_account_that_is_no_editor_s_counts_too(db):
    make_editor(is_staff=False)
    assert [sign_in().status_code for _ in range(PAIR)] == [200] * (PAIR - 1) + [429]


def test_signing_in_forgives_the_account_its_failures_there_and_no_others(editor):
    fail(PAIR - 1)
    fail(1, address=ELSEWHERE)
    fail(1, username="other")
    assert sign_in().status_code == 302
    assert failures() == [("maria", ELSEWHERE, 1), ("other", HOME, 1)]


def test_an_address_is_locked_after_failures_with_many_accounts(editor):
    answers = [fail(1, username=f"name-{n}").status_code for n in range(ADDRESS)]
    assert answers == [200] * (ADDRESS - 1) + [429]
    assert sign_in().status_code == 429
    assert sign_in(address=ELSEWHERE).status_code == 302


def test_an_ipv6_network_is_one_address(editor):
    for number in range(PAIR):
        response = fail(1, address=f"2001:db8::{number + 1}")
    assert response.status_code == 429
    assert sign_in(address="2001:db8::ffff").status_code == 429
    assert sign_in(address="2001:db8:0:1::1").status_code == 302


def guess_from_everywhere(count=ACCOUNT):
    for number in range(count):
        response = fail(1, address=f"203.0.113.{number + 1}")
    return response


def test_an_account_is_locked_after_failures_from_many_addresses(editor):
    assert guess_from_everywhere(ACCOUNT - 1).status_code == 200
    assert fail(1, address=ELSEWHERE).status_code == 429
    assert sign_in().status_code == 429


def test_strangers_cannot_lock_an_editor_out_of_where_they_work(editor, client):
    sign_in(address=HOME)
    assert guess_from_everywhere().status_code == 429
    assert sign_in(client, address=HOME).status_code == 302
    assert sign_in(address=ELSEWHERE).status_code == 429


def test_where_an_editor_worked_is_forgotten_after_a_month(editor):
    sign_in(address=HOME)
    AccessLog.objects.update(attempt_time=F("attempt_time") - datetime.timedelta(days=31))
    guess_from_everywhere()
    assert sign_in(address=HOME).status_code == 429
    later(minutes=16)
    sign_in(address=ELSEWHERE)
    assert list(AccessLog.objects.values_list("ip_address", flat=True)) == [ELSEWHERE]


def test_nothing_that_was_typed_in_secret_is_kept(editor):
    with_second_factor(editor)
    sign_in(password="wrong-secret")
    sign_in(code="424242")
    attempt = AccessAttempt.objects.get()
    kept = attempt.get_data + attempt.post_data
    assert [word for word in (PASSWORD, "wrong-secret", "424242", KEY) if word in kept] == []


def test_a_failure_without_a_request_is_no_sign_in(db, caplog):
    with pytest.raises(AxesBackendRequestParameterRequired):
        authenticate(username="nobody", password="wrong")
    Handler().user_login_failed(None, {"username": "nobody"}, None)
    assert (failures(), [record.name for record in caplog.records]) == (
        [],
        ["axes.handlers.database"],
    )


def test_the_sign_in_page_itself_is_open_to_who_is_locked_out(editor, client):
    fail(PAIR)
    assert client.get(reverse("admin:login"), REMOTE_ADDR=HOME).status_code == 200


@pytest.mark.parametrize("kind", ["account_and_address", "address", "account"])
def test_the_lock_ends_when_the_failures_that_made_it_stop_to_count(editor, kind):
    """Of three rows with one failure each and a limit of two, the second newest decides."""
    for minute in (1, 4, 9):
        fail(1, HTTP_USER_AGENT=f"Browser {minute}")
    rows = dict(AccessAttempt.objects.values_list("user_agent", "id"))
    now = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
    for minute in (1, 4, 9):
        AccessAttempt.objects.filter(id=rows[f"Browser {minute}"]).update(
            attempt_time=now - datetime.timedelta(minutes=minute)
        )
    of = {"account_and_address": {"username": "maria", "ip_address": HOME}}
    of |= {"address": {"ip_address": HOME}, "account": {"username": "maria"}}
    ends = [limit_ends(limit, now, **of[kind]) for limit in (1, 2, 3, 4)]
    assert ends == [now + datetime.timedelta(minutes=15 - m) for m in (1, 4, 9)] + [None]


def test_authenticate_is_guarded_wherever_it_is_called_from(editor, rf):
    fail(PAIR)
    request = rf.post("/", REMOTE_ADDR=HOME)
    assert authenticate(request, username="maria", password=PASSWORD) is None
    request = rf.post("/", REMOTE_ADDR=ELSEWHERE)
    assert authenticate(request, username="maria", password=PASSWORD) == editor
