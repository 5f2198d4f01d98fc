"""What a public site has by default; a test run chooses otherwise for itself."""

import json

import pytest

from elections.signin.checks import proxies_are_counted
from tests.config.test_settings import PRODUCTION, manage

EXPECTED = {
    "SESSION_COOKIE_NAME": "__Host-session",
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_PATH": "/",
    "SESSION_COOKIE_DOMAIN": None,
    "SESSION_COOKIE_AGE": 43200,
    "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "CSRF_COOKIE_SECURE": True,
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Lax",
    "CSRF_COOKIE_PATH": "/",
    "CSRF_COOKIE_DOMAIN": None,
    "CSRF_COOKIE_AGE": None,
    "SECURE_HSTS_SECONDS": 31536000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_CONTENT_TYPE_NOSNIFF": True,
    "REQUIRE_SECOND_FACTOR": False,
    "PROXY_COUNT": 0,
    "OPERATOR_CONTACT": "",
}


def settings_under(**environment):
    code = (
        "import json; from django.conf import settings; "
        "from elections.signin.middleware import policy; "
        f"found = {{name: getattr(settings, name) for name in {list(EXPECTED)}}}; "
        "print(json.dumps([found, policy(settings.SECURE_CSP)]))"
    )
    run = manage("shell", "--no-imports", "-c", code, **PRODUCTION, **environment)
    assert run.stderr == ""
    return json.loads(run.stdout)


def test_cookies_and_transport():
    found, public = settings_under()
    assert found == EXPECTED
    assert public.endswith("; upgrade-insecure-requests")


def test_without_https_cookies_come_over_http_and_nothing_is_upgraded():
    found, public = settings_under(HTTPS="false")
    changed = {name: value for name, value in found.items() if value != EXPECTED[name]}
    assert changed == {
        "SESSION_COOKIE_NAME": "session",
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_NAME": "csrf",
        "CSRF_COOKIE_SECURE": False,
        "SECURE_HSTS_SECONDS": 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": False,
        "SECURE_HSTS_PRELOAD": False,
        "SECURE_SSL_REDIRECT": False,
    }
    assert "upgrade-insecure-requests" not in public


def test_the_environment_sets_what_sites_differ_in():
    chosen = {"REQUIRE_SECOND_FACTOR": "true", "PROXY_COUNT": "2", "OPERATOR_CONTACT": "Ani"}
    found, _ = settings_under(**chosen)
    changed = {name: value for name, value in found.items() if value != EXPECTED[name]}
    assert changed == {"REQUIRE_SECOND_FACTOR": True, "PROXY_COUNT": 2, "OPERATOR_CONTACT": "Ani"}


@pytest.mark.parametrize(
    ("header", "proxies", "warned"),
    [(None, 0, False), (("HTTP_X_FORWARDED_PROTO", "https"), 0, True), (("H", "https"), 1, False)],
)
def test_the_check_for_proxies(settings, header, proxies, warned):
    settings.SECURE_PROXY_SSL_HEADER, settings.PROXY_COUNT = header, proxies
    assert [warning.id for warning in proxies_are_counted(None)] == (
        ["elections.signin.W001"] if warned else []
    )


@pytest.mark.parametrize(
    ("proxies", "warned"), [({}, True), ({"PROXY_COUNT": "0"}, True), ({"PROXY_COUNT": "1"}, False)]
)
def test_a_proxy_that_is_not_counted_is_warned_of(proxies, warned):
    site = {"SITE_URL": "https://elections.example.org", "BEHIND_TLS_PROXY": "true"}
    environment = PRODUCTION | site | proxies
    run = manage("check", "--deploy", "--fail-level", "WARNING", **environment)
    assert (run.returncode != 0, "(elections.signin.W001)" in run.stderr) == (warned, warned)
    if warned:
        assert "HINT: Set PROXY_COUNT to the number of proxies" in run.stderr
