"""Signing in and out: what is answered, set and kept."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from .cast import PASSWORD, is_signed_in, make_editor, sign_in, with_second_factor

REFUSED = (
    "Wrong username, password or code, or this account has no access. Each code works only once; "
    "after a wrong one, wait a moment."
)


def errors(response):
    return response.context["form"].errors.get_json_data()


def test_the_form_asks_for_name_password_and_code(db, client):
    response = client.get(reverse("admin:login"))
    form = response.context["form"]
    assert (response.status_code, response.context["title"]) == (200, "Sign in")
    assert [template.name for template in response.templates][:2] == [
        "signin/sign_in.html",
        "admin/login.html",
    ]
    assert {name: field.widget.attrs["autocomplete"] for name, field in form.fields.items()} == {
        "username": "username",
        "password": "current-password",
        "code": "one-time-code",
    }
    assert "style=" not in response.content.decode()


def test_the_right_password_opens_the_desk(editor, client):
    response = sign_in(client)
    assert (response.status_code, response.url) == (302, "/admin/")
    assert is_signed_in(client)


def test_one_goes_on_to_where_one_wanted_to_but_to_no_other_site(editor):
    answers = []
    for wish in ("/admin/password_change/", "https://evil.example/", "//evil.example/"):
        data = {"username": "maria", "password": PASSWORD, "next": wish}
        answers.append(Client().post(reverse("admin:login"), data).url)
    assert answers == ["/admin/password_change/", "/admin/", "/admin/"]


@pytest.mark.parametrize("wrong", [{"password": "Seven quiet rivers at dusk"}, {"username": "ed"}])
def test_what_is_wrong_is_not_told(editor, client, wrong):
    response = sign_in(client, **wrong)
    assert response.status_code == 200
    assert errors(response) == {"__all__": [{"message": REFUSED, "code": "invalid_login"}]}
    assert not is_signed_in(client)
    assert response.cookies.keys() == {"csrf"}


@pytest.mark.parametrize("fields", [{"is_staff": False}, {"is_active": False}])
def test_who_is_no_editor_gets_the_same_answer(db, client, fields):
    make_editor(**fields)
    response = sign_in(client)
    assert errors(response) == {"__all__": [{"message": REFUSED, "code": "invalid_login"}]}
    assert not is_signed_in(client)


def test_a_missing_code_gets_the_same_answer_as_a_wrong_password(editor, client):
    with_second_factor(editor)
    answers = [errors(sign_in(client, **typed)) for typed in ({}, {"password": "wrong"})]
    assert answers == [{"__all__": [{"message": REFUSED, "code": "invalid_login"}]}] * 2
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "typed", [{"username": "a\0b"}, {"username": "a" * 151}, {"username": ""}, {"password": ""}]
)
def test_what_cannot_be_a_name_or_a_password_is_no_failure(editor, client, typed):
    response = sign_in(client, **typed)
    (field,) = typed
    assert (response.status_code, list(errors(response))) == (200, [field])


def test_the_session_gets_a_new_key_and_ends_after_a_working_day(editor, client):
    client.get(reverse("admin:login"))
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    sign_in(client)
    after = client.session.session_key
    assert before != after
    assert list(Session.objects.values_list("session_key", flat=True)) == [after]
    left = Session.objects.get().expire_date - timezone.now()
    assert 11.9 < left.total_seconds() / 3600 <= 12


def test_cookies_are_kept_from_scripts_and_other_sites_and_go_with_the_browser(editor, client):
    response = sign_in(client)
    kept = ("httponly", "samesite", "path", "domain", "max-age", "expires", "secure")
    assert {
        name: {key: morsel[key] for key in kept} for name, morsel in response.cookies.items()
    } == {
        name: {
            "httponly": True,
            "samesite": "Lax",
            "path": "/",
            "domain": "",
            "max-age": "",
            "expires": "",
            "secure": "",
        }
        for name in ("session", "csrf")
    }


def test_signing_out_ends_the_session(editor, client):
    sign_in(client)
    response = client.post(reverse("admin:logout"))
    assert (response.status_code, response.context["title"]) == (200, "You are signed out")
    assert "user-tools" not in response.content.decode()
    assert not is_signed_in(client)
    assert Session.objects.count() == 0


def test_a_link_does_not_sign_anybody_out(editor, client):
    sign_in(client)
    assert client.get(reverse("admin:logout")).status_code == 405
    assert is_signed_in(client)


def test_signing_out_without_being_signed_in_leads_to_the_sign_in_page(db, client):
    response = client.post(reverse("admin:logout"), follow=True)
    assert response.redirect_chain == [("/admin/", 302), ("/admin/login/?next=/admin/", 302)]


def test_signing_in_and_out_takes_a_form_of_this_site(editor):
    strict = Client(enforce_csrf_checks=True)
    for name in ("login", "logout"):
        response = strict.post(reverse(f"admin:{name}"), {"username": "a", "password": PASSWORD})
        assert response.status_code == 403
        assert "The form has expired" in response.content.decode()


def test_a_new_password_ends_the_other_sessions(editor):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    new = "nine loud mountains at dawn"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    response = here.post(reverse("admin:password_change"), data)
    assert (response.status_code, response.url) == (302, reverse("admin:password_change_done"))
    assert (is_signed_in(here), is_signed_in(there)) == (True, False)


NEVER_STORED = "max-age=0, no-cache, no-store, must-revalidate, private"


def test_no_address_of_sign_in_is_ever_cached(editor, client):
    names = ["login", "logout", "index", "password_change", "password_change_done", "jsi18n"]
    names += ["second_factor", "second_factor_set_up"]
    names += ["second_factor_recovery_codes", "second_factor_remove"]
    addresses = [reverse(f"admin:{name}") for name in names] + ["/admin/no/such/page/"]
    found = {address: client.get(address)["Cache-Control"] for address in addresses}
    found["failure"] = sign_in(client, password="wrong")["Cache-Control"]
    found["success"] = sign_in(client)["Cache-Control"]
    found |= {f"in {address}": client.get(address)["Cache-Control"] for address in addresses}
    strict = Client(enforce_csrf_checks=True)
    found["forged"] = strict.post(reverse("admin:login"))["Cache-Control"]
    assert found == dict.fromkeys(found, NEVER_STORED)
    assert len(found) == 2 * len(addresses) + 3
