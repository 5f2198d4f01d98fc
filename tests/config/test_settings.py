"""Settings fail loudly: each case starts a process of its own, as a server would."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from config.local import BASE_DIR

PRODUCTION = {
    "SECRET_KEY": "a-secret-of-more-than-fifty-characters-0123456789-abcdefghij",
    "ALLOWED_HOSTS": "elections.example.org",
}


def manage(*arguments, **environment):
    """Run `manage.py` with these variables and nothing of this machine's own settings."""
    return subprocess.run(
        [sys.executable, "-W", "error", str(BASE_DIR / "manage.py"), *arguments],
        env={"PATH": os.environ["PATH"], "ENV_FILE": os.devnull} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_is_clean_under_production_settings():
    address = {"SITE_URL": "https://elections.example.org"}
    run = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, **address)
    assert (run.returncode, run.stdout) == (
        0,
        "System check identified no issues (0 silenced).\n",
    )


@pytest.mark.parametrize("missing", PRODUCTION)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_setting_is_named_with_the_mend(missing, value):
    environment = {name: text for name, text in PRODUCTION.items() if name != missing}
    if value is not None:
        environment[missing] = value
    run = manage("check", **environment)
    assert run.returncode != 0
    assert f"ImproperlyConfigured: Set {missing} in the environment or in " in run.stderr
    assert "python manage.py quickstart" in run.stderr


def test_a_star_for_any_host_is_refused():
    run = manage("check", **PRODUCTION | {"ALLOWED_HOSTS": "a.example.org,*"})
    assert run.returncode != 0
    assert "ALLOWED_HOSTS may not hold '*': name each host of the site." in run.stderr


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", "\n"),
        ("https://a.example.org", "https://a.example.org\n"),
        (" https://a.example.org/ ", "https://a.example.org\n"),
        ("http://localhost:8000/votes/", "http://localhost:8000/votes\n"),
    ],
)
def test_the_site_s_address_ends_without_a_slash(given, expected):
    code = "from django.conf import settings; print(settings.SITE_URL)"
    run = manage("shell", "--no-imports", "-c", code, **PRODUCTION, SITE_URL=given)
    assert (run.stdout, run.stderr) == (expected, "")


@pytest.mark.parametrize(
    "given", ["a.example.org", "ftp://a.example.org", "https://a.org/?b", "//a"]
)
def test_an_address_that_is_none_is_refused(given):
    run = manage("check", **PRODUCTION, SITE_URL=given)
    assert run.returncode != 0
    assert "write it like https://elections.example.org, with its scheme" in run.stderr


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("CONTACT_URL", "errors@example.org"),
        ("CONTACT_URL", "mailto:errors"),
        ("LICENCE_URL", "javascript:alert()"),
    ],
)
def test_an_address_that_no_link_can_have_is_refused(name, given):
    run = manage("check", **PRODUCTION, **{name: given})
    assert run.returncode != 0
    assert f"{name} is '{given}': write it like " in run.stderr


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"),
        ({"LICENCE": "ODbL"}, "ODbL "),
        ({"LICENCE": ""}, " "),
    ],
)
def test_the_address_of_a_licence_is_never_that_of_another(given, expected):
    code = "from django.conf import settings as s; print(s.LICENCE, s.LICENCE_URL)"
    run = manage("shell", "--no-imports", "-c", code, **PRODUCTION, **given)
    assert (run.stdout, run.stderr) == (expected + "\n", "")


def test_production_is_the_default():
    """What a test run cannot see, because it changes these for itself."""
    names = "DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"
    code = f"from django.conf import settings; print([getattr(settings, n) for n in {names}])"
    run = manage("shell", "--no-imports", "-c", code, **PRODUCTION)
    assert (run.stdout, run.stderr) == ("[False, True, True, True]\n", "")


def test_a_proxy_s_word_on_tls_is_taken_only_when_told_so():
    code = "from django.conf import settings; print(settings.SECURE_PROXY_SSL_HEADER)"
    outputs = [
        manage("shell", "--no-imports", "-c", code, **PRODUCTION, **proxy).stdout
        for proxy in ({}, {"BEHIND_TLS_PROXY": "true"})
    ]
    assert outputs == ["None\n", "('HTTP_X_FORWARDED_PROTO', 'https')\n"]


def test_no_migration_is_missing(tmp_path):
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    run = manage("makemigrations", "--check", "--dry-run", **PRODUCTION, **database)
    assert (run.returncode, run.stdout) == (0, "No changes detected\n")


def test_sqlite_writers_wait_for_each_other():
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        pytest.skip("about SQLite, and this run uses another database")
    options = settings.DATABASES["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_sessions_in_a_cache_that_processes_do_not_share_are_refused():
    """Whoever signs out of one process would still be signed in to the others."""
    run = manage("check", **PRODUCTION | {"SESSIONS_IN_CACHE": "true"})
    assert run.returncode != 0
    assert "SESSIONS_IN_CACHE needs a CACHE_URL that processes share." in run.stderr


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "[67108864, 60, 'public, max-age=1, stale-while-revalidate=1']"),
        ({"DEBUG": "true"}, "[0, 60, 'public, max-age=1, stale-while-revalidate=1']"),
        (
            {
                "PAGE_STORE_MEGABYTES": "8",
                "PAGE_STORE_TOLERANCE": "5",
                "PAGE_MAX_AGE": "2",
                "PAGE_STALE_WHILE_REVALIDATE": "30",
            },
            "[8388608, 5, 'public, max-age=2, stale-while-revalidate=30']",
        ),
    ],
)
def test_kept_pages_follow_the_environment(environment, expected):
    names = "PAGE_STORE_BYTES", "PAGE_STORE_TOLERANCE", "PAGE_CACHE_CONTROL"
    code = f"from django.conf import settings; print([getattr(settings, n) for n in {names}])"
    run = manage("shell", "--no-imports", "-c", code, **PRODUCTION | environment)
    assert (run.stdout, run.stderr) == (expected + "\n", "")
