"""Requests larger than any that the site has use for leave nothing behind."""

import io

import pytest
from django.conf import settings as site_settings

from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/elections/one/"

UPLOAD = {"CONTENT_TYPE": "multipart/form-data; boundary=x"}


class Unread(io.BytesIO):
    def read(self, *size):
        raise AssertionError("The body was read.")


@pytest.fixture(autouse=True)
def election(transactional_db):
    return factories.ElectionFactory(slug="one", name="One")


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize(
    ("address", "headers", "status", "reason"),
    [
        ("/" + "a" * 5_000, {}, "414 URI Too Long", "The address is too long.\n"),
        ("/?q=" + "a" * 9_000, {}, "414 URI Too Long", "The address's query is too long.\n"),
        (
            PAGE,
            {"HTTP_HOST": "a" * 400_000},
            "431 Request Header Fields Too Large",
            "The Host header is too long.\n",
        ),
        (
            PAGE,
            {"HTTP_ACCEPT_ENCODING": "a" * 400_000},
            "431 Request Header Fields Too Large",
            "A header is too long.\n",
        ),
        (
            PAGE,
            {"HTTP_X_ANYTHING": "a" * 400_000},
            "431 Request Header Fields Too Large",
            "A header is too long.\n",
        ),
    ],
)
def test_what_is_too_long_is_refused_before_django_is_asked(
    site, caplog, method, address, headers, status, reason
):
    answer = site.get(address, method, **headers)

    assert (answer.status, answer.text) == (status, "" if method == "HEAD" else reason)
    assert (site.renders, caplog.records) == (0, [])


def test_long_headers_are_heeded_and_not_remembered(make_site, settings):
    settings.USE_X_FORWARDED_HOST = True
    site = make_site()
    for number in range(200):
        long = f"br;q=0.{number}, " + "x" * 7_000
        host = "testserver:" + f"{number}".zfill(7_000)
        site.get(PAGE, HTTP_ACCEPT_ENCODING=long, HTTP_X_FORWARDED_HOST=host)
    assert site.get(PAGE, HTTP_ACCEPT_ENCODING="gzip," + "x" * 7_000).headers[
        "Content-Encoding"
    ] == ("gzip")
    kept = [*site.kept_pages._codings, *site.kept_pages.sites._known]
    assert len(repr(kept)) < 10_000


def test_blanks_around_a_value_make_no_page_of_their_own(site):
    for blanks in ("", "+", "++", "%20", "%09"):
        assert site.get(f"/?year=2012{blanks}").status == "200 OK"
    assert len(site.kept_pages.store.pages) == site.renders == 1
    assert site.get("/?year=02012").status == "404 Not Found"


@pytest.mark.parametrize(
    ("method", "address", "headers", "status", "reason"),
    [
        (
            "POST",
            PAGE,
            {},
            "405 Method Not Allowed",
            "This address takes nothing: it can only be read.\n",
        ),
        (
            "PUT",
            "/nowhere/",
            UPLOAD,
            "405 Method Not Allowed",
            "This address takes nothing: it can only be read.\n",
        ),
        ("POST", "/admin/login/", UPLOAD, "403 Forbidden", "Sign in before you send a file.\n"),
        (
            "POST",
            "/admin/elections/source/import/",
            UPLOAD | {"HTTP_COOKIE": "csrf=1; other=2"},
            "403 Forbidden",
            "Sign in before you send a file.\n",
        ),
        (
            "POST",
            "/admin/login/",
            {"CONTENT_LENGTH": "9" * 12},
            "413 Content Too Large",
            "The request is larger than 20 MB: send a smaller file.\n",
        ),
    ],
)
def test_a_body_that_nobody_wants_is_refused_unread(site, method, address, headers, status, reason):
    environ = {"CONTENT_LENGTH": "1000", "wsgi.input": Unread()} | headers
    answer = site.get(address, method, **environ)

    assert (answer.status, answer.text, site.renders) == (status, reason, 0)
    assert answer.headers.get("Allow") == ("GET, HEAD" if status.startswith("405") else None)


def test_forms_of_the_desk_and_files_of_a_session_go_to_django(site):
    body = b"username=a&password=b"
    form = {"CONTENT_TYPE": "application/x-www-form-urlencoded"}
    cookie = {"HTTP_COOKIE": f"{site_settings.SESSION_COOKIE_NAME}=abc"}
    for headers in (form, UPLOAD | cookie):
        sent = {"CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body)}
        site.get("/admin/login/", "POST", **sent, **headers)
    assert site.renders == 2
