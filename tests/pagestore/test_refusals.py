"""Requests larger than any that the site has use for leave nothing behind."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/elections/one/"


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
