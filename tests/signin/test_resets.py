"""A forgotten password: a mail where mail is set up, and a link that a superuser hands on."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.factories import EditorFactory

from .cast import is_signed_in, make_editor, sign_in, with_second_factor

pytestmark = pytest.mark.django_db
ASK = "/admin/password-reset/"
NEW = "nine slow ferries at noon"


@pytest.fixture
def mailing(settings):
    settings.MAIL = {"EMAIL_BACKEND": "locmem"}
    settings.SITE_URL = "https://elections.example.org"
    settings.DEFAULT_FROM_EMAIL = "desk@example.org"
    cache.clear()


def ask(email="maria@example.org"):
    return Client().post(ASK, {"email": email})


def set_password(address):
    browser = Client()
    form = browser.get(address, follow=True)
    [(opened, _status)] = form.redirect_chain
    return browser.post(opened, {"new_password1": NEW, "new_password2": NEW}, follow=True)


def test_without_mail_there_is_no_such_page(editor, settings):
    settings.MAIL = {}
    assert Client().get(ASK).status_code == 404
    assert ASK not in Client().get("/admin/login/").content.decode()


def test_a_mail_brings_a_link_that_sets_a_password_once(mailing):
    make_editor(email="maria@example.org")
    assert f'href="{ASK}"' in Client().get("/admin/login/").content.decode()

    assert ask().url == "/admin/password-reset/done/"

    [message] = mail.outbox
    [path] = re.findall(r"https://elections\.example\.org(/admin/\S+)", message.body)
    assert (message.from_email, message.to) == ("desk@example.org", ["maria@example.org"])
    assert "Your password has been set" in set_password(path).content.decode()
    browser = Client()
    sign_in(browser, password=NEW)
    assert is_signed_in(browser)
    again = Client().get(path, follow=True).content.decode()
    assert "The password reset link was invalid" in again


def test_a_new_password_does_not_go_round_the_second_factor(mailing):
    with_second_factor(make_editor(email="maria@example.org"))
    ask()
    [path] = re.findall(r"example\.org(/admin/\S+)", mail.outbox[0].body)
    set_password(path)
    browser = Client()
    sign_in(browser, password=NEW)
    assert not is_signed_in(browser)


def test_nobody_learns_who_has_an_account_and_nobody_is_flooded(mailing, settings):
    make_editor(email="maria@example.org")
    unknown = ask("nobody@example.org")
    answers = [ask() for _number in range(4)]
    assert {answer.url for answer in answers} == {unknown.url}
    assert len(mail.outbox) == settings.PASSWORD_RESETS["account"] == 3

    for _number in range(settings.PASSWORD_RESETS["address"]):
        ask("nobody@example.org")
    make_editor("nina", email="nina@example.org")
    ask("nina@example.org")
    assert len(mail.outbox) == 3


def test_a_superuser_makes_a_link_to_invite(client):
    client.force_login(EditorFactory(is_superuser=True))
    invited = EditorFactory(username="maria", is_superuser=False)
    invited.set_unusable_password()
    invited.save()
    address = f"/admin/auth/user/{invited.pk}/link/"
    page = client.get(f"/admin/auth/user/{invited.pk}/change/").content.decode()
    assert f'action="{address}"' in page

    page = client.post(address).content.decode()

    [path] = re.findall(r"(/admin/password-reset/[^<]+)</textarea>", page)
    set_password(path)
    browser = Client()
    sign_in(browser, password=NEW)
    assert is_signed_in(browser)
    other = Client()
    other.force_login(make_editor("nina", is_superuser=False))
    assert other.post(address).status_code == 403
