"""A site that asks every editor for a second factor."""

import pytest
from django.test import Client
from django.urls import reverse

from elections.signin.views import SECRET_IN_SESSION
from tests import factories

from .cast import app_code, is_signed_in, make_editor, sign_in, with_second_factor

SET_UP = "/admin/second-factor/set-up/"


@pytest.fixture(autouse=True)
def compulsory(settings):
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.fixture
def half(editor):
    """A browser in which an editor without a second factor signed in."""
    client = Client()
    assert sign_in(client).status_code == 302
    return client


def test_signing_in_leads_to_the_set_up_and_nowhere_else(editor, client):
    data = {"username": "maria", "password": "seven quiet rivers at dusk"}
    response = client.post(reverse("admin:login"), data, follow=True)
    assert response.redirect_chain == [
        ("/admin/", 302),
        ("/admin/login/?next=/admin/", 302),
        (SET_UP, 302),
    ]
    page = response.content.decode()
    assert "This site requires a second factor for every editor." in page
    assert f'action="{reverse("admin:logout")}"' in page
    assert "user-tools" not in page


def test_no_page_of_the_desk_is_open_before(half):
    pages = ["/admin/", "/admin/auth/user/", "/admin/auth/user/add/", "/admin/password_change/"]
    pages += ["/admin/jsi18n/", "/admin/autocomplete/", "/admin/second-factor/"]
    pages += ["/admin/second-factor/recovery-codes/", "/admin/second-factor/remove/", "/admin/no/"]
    for page in pages:
        for send in (half.get, half.post):
            response = send(page)
            assert (response.status_code, response.url) == (302, f"/admin/login/?next={page}")


def test_drafts_are_hidden_before(half):
    draft = factories.ElectionFactory(publication="draft")
    assert half.get(reverse("election", args=[draft.slug])).status_code == 404


def test_signing_out_works_before(half):
    response = half.post(reverse("admin:logout"))
    assert (response.status_code, dict(half.session)) == (200, {})


def test_the_set_up_opens_the_desk(half):
    half.get(SET_UP)
    response = half.post(SET_UP, {"new_code": app_code(half.session[SECRET_IN_SESSION])})
    assert response.status_code == 200
    assert "Your second factor is set up." in response.content.decode()
    assert "user-tools" in response.content.decode()
    assert is_signed_in(half)


def test_it_cannot_be_removed_but_replaced(editor, client):
    with_second_factor(editor)
    sign_in(client, code=app_code(steps=-1))
    page = client.get("/admin/second-factor/").content.decode()
    assert "so it cannot be turned off" in page
    assert SET_UP in page
    assert "/second-factor/remove/" not in page
    response = client.post("/admin/second-factor/remove/", {"remove-code": app_code()})
    assert (response.status_code, response.url) == (302, "/admin/second-factor/")
    assert is_signed_in(client)
    client.get(SET_UP)
    key = client.session[SECRET_IN_SESSION]
    client.post(SET_UP, {"new_code": app_code(key), "code": app_code()})
    assert is_signed_in(client)


def test_who_has_one_signs_in_with_it(editor, client):
    with_second_factor(editor)
    sign_in(client)
    assert not is_signed_in(client)
    sign_in(client, code=app_code())
    assert is_signed_in(client)


def test_an_editor_who_lost_the_desk_meanwhile_gets_no_set_up(half, editor):
    editor.is_staff = False
    editor.save()
    response = half.get(SET_UP)
    assert (response.status_code, response.url) == (302, f"/admin/login/?next={SET_UP}")
    assert half.get(reverse("admin:login")).status_code == 200


def test_another_account_may_sign_in_instead(half):
    """The form is still answered where the page itself leads to the set-up."""
    other = make_editor("other")
    with_second_factor(other)
    sign_in(half, username="other", code=app_code())
    assert is_signed_in(half)
    assert half.get("/admin/").context["user"] == other
