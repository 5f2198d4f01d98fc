"""Setting up, using, renewing and removing a second factor."""

import re
from xml.etree import ElementTree

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from elections.signin import second_factor
from elections.signin.views import SECRET_IN_SESSION
from tests import factories

from .cast import KEY, app_code, is_signed_in, make_editor, sign_in, with_second_factor

OVERVIEW, SET_UP, RENEW, REMOVE = (
    f"/admin/second-factor/{page}" for page in ("", "set-up/", "recovery-codes/", "remove/")
)
USED = (
    "This code is wrong or has already been used. Wait for the next one; after several wrong "
    "codes, wait a few minutes."
)


def no_wait():
    """Let the seconds pass for which a wrong code is waited out."""
    for model in (TOTPDevice, StaticDevice):
        model.objects.update(throttling_failure_timestamp=None)


def factors(editor):
    """How many apps and how many recovery codes the account has."""
    apps = TOTPDevice.objects.filter(user=editor).count()
    return apps, StaticToken.objects.filter(device__user=editor).count()


@pytest.fixture
def signed_in(editor):
    """A browser in which the editor signed in with the password alone."""
    client = Client()
    assert sign_in(client).status_code == 302
    return client


@pytest.fixture
def verified(editor):
    """A browser in which the editor signed in with a code too; the next code is not used yet."""
    with_second_factor(editor)
    client = Client()
    assert sign_in(client, code=app_code(steps=-1)).status_code == 302
    return client


def codes_on(response):
    return re.findall(r"<code>(.*?)</code>", response.content.decode())


def test_the_overview_leads_to_the_set_up_where_there_is_none(signed_in):
    response = signed_in.get(OVERVIEW)
    assert (response.status_code, response.url) == (302, SET_UP)


def test_the_set_up_shows_one_secret_as_picture_link_and_text(signed_in):
    first, second = signed_in.get(SET_UP), signed_in.get(SET_UP)
    key = signed_in.session[SECRET_IN_SESSION]
    assert re.fullmatch("[0-9a-f]{40}", key)
    secret = "".join(second_factor.secret_text(key))
    address = (
        f"otpauth://totp/Election%20record%3Amaria?secret={secret}&algorithm=SHA1&digits=6"
        "&period=30&issuer=Election%20record"
    )
    assert [page.context["address"] for page in (first, second)] == [address] * 2
    assert codes_on(first) == [" ".join(second_factor.secret_text(key))]
    assert list(first.context["form"].fields) == ["new_code"]
    assert "This site requires a second factor" not in first.content.decode()


def test_the_picture_is_of_marks_and_numbers_alone():
    picture = ElementTree.fromstring(  # noqa: S314 - of our own making
        second_factor.qr_code("otpauth://totp/x?secret=ABC")
    )
    attributes = {name for element in picture.iter() for name in element.attrib}
    assert [element.tag for element in picture.iter()] == ["svg", "g", "path", "path"]
    assert attributes == {"width", "height", "class", "transform", "fill", "stroke", "d"}


def test_a_code_of_the_app_sets_it_up_and_shows_recovery_codes_once(signed_in, editor):
    signed_in.get(SET_UP)
    before = signed_in.session.session_key
    response = signed_in.post(SET_UP, {"new_code": app_code(signed_in.session[SECRET_IN_SESSION])})
    codes = codes_on(response)
    assert (response.status_code, len(codes), len(set(codes))) == (200, 10, 10)
    assert all(re.fullmatch("[a-z2-7]{4}-[a-z2-7]{4}", code) for code in codes)
    assert response["Cache-Control"].endswith("no-store, must-revalidate, private")
    assert factors(editor) == (1, 10)
    assert is_signed_in(signed_in)
    assert signed_in.session.session_key != before
    assert SECRET_IN_SESSION not in signed_in.session
    overview = signed_in.get(OVERVIEW).content.decode()
    assert "10 recovery codes are left." in overview
    assert [code for code in codes if code in overview] == []


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "000000"])
def test_a_wrong_code_sets_nothing_up(signed_in, editor, typed):
    signed_in.get(SET_UP)
    session = signed_in.session
    session[SECRET_IN_SESSION] = KEY
    session.save()
    if typed in {app_code(steps=step) for step in (-1, 0, 1)}:
        pytest.skip("the one moment in a million at which this is the code")
    response = signed_in.post(SET_UP, {"new_code": typed})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["new_code"]
    assert factors(editor) == (0, 0)
    assert signed_in.session[SECRET_IN_SESSION] == KEY


def test_sessions_from_before_the_second_factor_end(editor):
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client)
    here.get(SET_UP)
    here.post(SET_UP, {"new_code": app_code(here.session[SECRET_IN_SESSION])})
    assert (is_signed_in(here), is_signed_in(there)) == (True, False)
    for page in (OVERVIEW, SET_UP, RENEW, REMOVE):
        for send in (there.get, there.post):
            assert send(page).url == f"/admin/login/?next={page}"


def test_a_session_without_the_code_is_nobody_on_the_public_pages_either(editor):
    draft = factories.ElectionFactory(publication="draft")
    client = Client()
    sign_in(client)
    address = reverse("election", args=[draft.slug])
    before = client.get(address).status_code
    with_second_factor(editor)
    assert (before, client.get(address).status_code) == (200, 404)


def test_signing_in_asks_for_the_code_and_takes_it_once(editor):
    with_second_factor(editor)
    code = app_code()
    first, second = Client(), Client()
    sign_in(first, code=f" {code[:3]} {code[3:]} ")
    sign_in(second, code=code)
    assert (is_signed_in(first), is_signed_in(second)) == (True, False)
    no_wait()
    sign_in(second, code=app_code(steps=1))
    assert is_signed_in(second)


def test_codes_of_another_time_or_app_are_refused(editor):
    with_second_factor(editor)
    wrong = [app_code(steps=-3), app_code(steps=3), app_code(key="ab" * 20), "", "0"]
    opened = []
    for code in wrong[:4]:
        client = Client()
        sign_in(client, code=code)
        opened.append(is_signed_in(client))
        no_wait()
    assert opened == [False] * 4


def test_wrong_codes_have_to_be_waited_out(editor, client):
    with_second_factor(editor)
    for _ in range(3):
        sign_in(client, code="000000" if app_code() != "000000" else "111111")
        TOTPDevice.objects.update(
            throttling_failure_timestamp=timezone.now() - timezone.timedelta(seconds=3)
        )
    sign_in(client, code=app_code())
    assert not is_signed_in(client)
    TOTPDevice.objects.update(
        throttling_failure_timestamp=timezone.now() - timezone.timedelta(seconds=5)
    )
    sign_in(client, code=app_code())
    assert is_signed_in(client)


def test_a_recovery_code_opens_the_desk_once_and_says_how_many_are_left(editor):
    first, *_, last = with_second_factor(editor)
    opened = []
    for code in (first, first, last.replace("-", "").upper()):
        client = Client()
        response = sign_in(client, code=code)
        opened.append((is_signed_in(client), [str(m) for m in get_messages(response.wsgi_request)]))
        no_wait()
    assert opened == [
        (True, ["You signed in with a recovery code. 9 are left."]),
        (False, []),
        (True, ["You signed in with a recovery code. 8 are left."]),
    ]
    assert factors(editor) == (1, 8)


def test_of_two_who_set_it_up_at_once_the_slower_does_not_replace_it(
    signed_in, editor, monkeypatch
):
    """The other is done while the code of this one is looked at."""
    signed_in.get(SET_UP)
    monkeypatch.setattr(second_factor, "shows", lambda key, code: with_second_factor(editor))
    response = signed_in.post(SET_UP, {"new_code": "123456"})
    assert (response.status_code, response.url) == (302, OVERVIEW)
    assert list(TOTPDevice.objects.values_list("key", flat=True)) == [KEY]
    assert not is_signed_in(signed_in)


def test_a_code_of_somebody_else_is_refused(editor, client):
    with_second_factor(editor)
    other = make_editor("other")
    theirs = second_factor.renew_recovery_codes(other)
    sign_in(client, code=theirs[0])
    assert not is_signed_in(client)
    assert factors(other) == (0, 10)


def test_recovery_codes_without_an_app_are_no_second_factor(editor, client):
    second_factor.renew_recovery_codes(editor)
    sign_in(client)
    assert is_signed_in(client)


def test_new_recovery_codes_take_a_code_and_void_the_old(verified, editor):
    old = set(StaticToken.objects.values_list("token", flat=True))
    refused = verified.post(RENEW, {"renew-code": app_code(steps=-1)})
    assert refused.context["renew"].errors.get_json_data() == {
        "code": [{"message": USED, "code": "wrong_code"}]
    }
    assert not refused.context["remove"].is_bound
    assert set(StaticToken.objects.values_list("token", flat=True)) == old
    no_wait()
    response = verified.post(RENEW, {"renew-code": app_code()})
    new = {code.replace("-", "") for code in codes_on(response)}
    assert (len(new), new & old) == (10, set())
    assert set(StaticToken.objects.values_list("token", flat=True)) == new
    assert StaticDevice.objects.count() == 1


def test_removing_takes_a_code(verified, editor):
    refused = verified.post(REMOVE, {"remove-code": "wrong"})
    assert refused.context["remove"].errors.get_json_data() == {
        "code": [{"message": USED, "code": "wrong_code"}]
    }
    assert factors(editor) == (1, 10)
    no_wait()
    response = verified.post(REMOVE, {"remove-code": app_code()}, follow=True)
    assert response.redirect_chain == [("/admin/", 302)]
    assert [str(message) for message in response.context["messages"]] == [
        "Your second factor is off."
    ]
    assert factors(editor) == (0, 0)


def test_a_new_app_takes_a_code_of_both(verified, editor):
    assert list(verified.get(SET_UP).context["form"].fields) == ["new_code", "code"]
    key = verified.session[SECRET_IN_SESSION]
    assert key != KEY
    answers = []
    for new, current in [("wrong", app_code()), (app_code(key), "wrong")]:
        response = verified.post(SET_UP, {"new_code": new, "code": current})
        answers.append(list(response.context["form"].errors))
        no_wait()
    assert answers == [["new_code"], ["code"]]
    assert TOTPDevice.objects.get().key == KEY
    # The first answer used no code up: the one that was right is still good.
    response = verified.post(SET_UP, {"new_code": app_code(key), "code": app_code()})
    assert len(codes_on(response)) == 10
    assert TOTPDevice.objects.get().key == key
    assert is_signed_in(verified)


def test_pages_that_change_something_are_not_opened_by_a_link(verified, editor):
    for page in (RENEW, REMOVE):
        assert verified.get(page).status_code == 405
    assert factors(editor) == (1, 10)


def test_there_is_nothing_to_renew_or_remove_without_one(signed_in, editor):
    for page in (RENEW, REMOVE):
        response = signed_in.post(page, {"renew-code": "1", "remove-code": "1"})
        assert (response.status_code, response.url) == (302, OVERVIEW)
    assert factors(editor) == (0, 0)


def test_the_pages_are_for_editors(client, db):
    reader = Client()
    reader.force_login(make_editor("reader", is_staff=False, is_superuser=False))
    for visitor in (client, reader):
        for page in (OVERVIEW, SET_UP, RENEW, REMOVE):
            assert visitor.get(page).url == f"/admin/login/?next={page}"


def test_the_secrets_are_in_no_table_of_the_desk(signed_in):
    for model in ("otp_totp/totpdevice", "otp_static/staticdevice", "axes/accessattempt"):
        assert signed_in.get(f"/admin/{model}/").status_code == 404


def test_nobody_s_code_is_asked_of_who_has_none(editor):
    assert second_factor.verify(editor, "123456") is None
    assert second_factor.verify(editor, "abcd-efgh") is None


def test_every_page_of_the_desk_leads_to_it(signed_in):
    links = [
        re.findall(r'<a href="(.*?)">Second factor</a>', signed_in.get(page).content.decode())
        for page in ("/admin/", "/admin/auth/user/", SET_UP)
    ]
    assert links == [[OVERVIEW]] * 3
