"""Settings fail loudly: each case starts a process of its own, as a server would."""

import os
import subprocess
import sys
from functools import partial

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from config import environment
from config.environment import cache, database, env, switch, whole_number
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
    assert "ALLOWED_HOSTS must not contain '*': name each host of the site." in run.stderr


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


@pytest.mark.django_db
def test_sqlite_writers_wait_for_each_other_and_its_triggers_see_what_is_replaced():
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite, and this run uses another database")
    options = settings.DATABASES["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers")
        assert cursor.fetchone() == (1,)


def test_a_database_or_cache_that_is_gone_holds_nobody_for_long(monkeypatch):
    addresses = {
        "D": "postgres://u:p@h:1/n?connect_timeout=9&sslmode=require",
        "C": "redis://h:1/0",
    }
    monkeypatch.setattr(env, "ENVIRON", addresses | {"STATEMENT_TIMEOUT": "7"})

    assert database("D", default="")["OPTIONS"] == environment.POSTGRESQL_OPTIONS | {
        "connect_timeout": 9,
        "sslmode": "require",
        "options": "-c statement_timeout=7s",
    }
    assert cache("C", default="")["OPTIONS"] == {"socket_connect_timeout": 2, "socket_timeout": 2}


@pytest.mark.django_db
def test_postgresql_gives_up_what_takes_too_long():
    if connection.vendor != "postgresql":
        pytest.skip("about PostgreSQL, and this run uses another database")
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("1min",)


@pytest.mark.parametrize(
    ("read", "value", "form"),
    [
        *(
            (partial(database, "NAME", ""), value, "postgres://user:password@host:5432/name")
            for value in ("", "secret", "foo://a/secret", "mysql://a/secret", "postgres://")
        ),
        (partial(database, "NAME", ""), "postgres://u:secret@h:x/n", "postgres://user:password@"),
        *(
            (partial(cache, "NAME", ""), value, "rediscache://host:6379/0")
            for value in ("", "secret", "foo://secret")
        ),
        *(
            (partial(whole_number, "NAME", 3), value, "a whole number such as 3")
            for value in ("", "one", "-1", "1.5", "²")
        ),
        *((partial(switch, "NAME", True), value, "true or false") for value in ("", "maybe")),
        (partial(environment.log_level, "NAME", "INFO"), "loud", "DEBUG, INFO, WARNING or ERROR"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_setting_s_name(monkeypatch, read, value, form):
    monkeypatch.setattr(env, "ENVIRON", {"NAME": value})
    with pytest.raises(ImproperlyConfigured) as told:
        read()
    assert str(told.value).startswith("NAME cannot be read: write ")
    assert form in str(told.value)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    "name",
    [
        *("DATABASE_URL", "CACHE_URL", "PROXY_COUNT", "HTTPS", "LOG_LEVEL", "CONN_MAX_AGE"),
        "DISABLE_SERVER_SIDE_CURSORS",
    ],
)
def test_a_setting_that_cannot_be_read_stops_the_site(name):
    run = manage("check", **PRODUCTION, **{name: "nonsense"})
    assert run.returncode != 0
    assert f"ImproperlyConfigured: {name} cannot be read: write " in run.stderr


@pytest.mark.parametrize("key", ["short", "a" * 60, "abcd" * 20])
def test_a_secret_that_can_be_guessed_is_refused_unless_developing(key):
    weak = PRODUCTION | {"SECRET_KEY": key}
    run = manage("check", **weak)
    assert run.returncode != 0
    assert "ImproperlyConfigured: SECRET_KEY can be guessed: give it 50 random " in run.stderr
    assert manage("check", **weak, DEBUG="true").returncode == 0


def test_sessions_in_a_cache_that_processes_do_not_share_are_refused():
    """Whoever signs out of one process would still be signed in to the others."""
    run = manage("check", **PRODUCTION | {"SESSIONS_IN_CACHE": "true"})
    assert run.returncode != 0
    assert "SESSIONS_IN_CACHE needs a CACHE_URL that all processes share." in run.stderr


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "[67108864, 60, 'public, max-age=1, stale-while-revalidate=1']"),
        ({"DEBUG": "true"}, "[0, 60, 'public, max-age=1, stale-while-revalidate=1']"),
        (
            {
                "PAGE_CACHE_MEGABYTES": "8",
                "PAGE_CACHE_TOLERANCE": "5",
                "PAGE_MAX_AGE": "2",
                "PAGE_STALE_WHILE_REVALIDATE": "30",
            },
            "[8388608, 5, 'public, max-age=2, stale-while-revalidate=30']",
        ),
    ],
)
def test_kept_pages_follow_the_environment(environment, expected):
    names = "PAGE_CACHE_BYTES", "PAGE_CACHE_TOLERANCE", "PAGE_CACHE_CONTROL"
    code = f"from django.conf import settings; print([getattr(settings, n) for n in {names}])"
    run = manage("shell", "--no-imports", "-c", code, **PRODUCTION | environment)
    assert (run.stdout, run.stderr) == (expected + "\n", "")


def test_a_wrong_host_takes_one_line_of_the_log():
    code = (
        "from django.test import Client; "
        "print(Client().get('/', headers={'host': 'evil.example'}).status_code)"
    )
    tested = {"DJANGO_SETTINGS_MODULE": "tests.settings"}  # which take no collected files
    run = manage("shell", "--no-imports", "-c", code, **PRODUCTION, **tested)
    told = [line for line in run.stderr.splitlines() if "evil.example" in line]
    assert (run.stdout, len(told), "Traceback" in run.stderr) == ("400\n", 1, False), run.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"EMAIL_URL": "smtp+tls://mail.example.org:587"}, "EMAIL_URL needs EMAIL_FROM"),
        ({"EMAIL_URL": "mail.example.org"}, "EMAIL_URL cannot be read"),
    ],
)
def test_mail_that_cannot_be_sent_stops_the_site(given, said):
    run = manage("check", **PRODUCTION, **given)
    assert run.returncode != 0
    assert said in run.stderr


def test_mail_is_sent_as_the_address_says():
    given = {
        "EMAIL_URL": "smtp+tls://user:secret@mail.example.org:587",
        "EMAIL_FROM": "desk@example.org",
        "SITE_URL": "https://elections.example.org",
    }
    shown = "from django.conf import settings as s; print(s.EMAIL_HOST, s.EMAIL_USE_TLS)"
    assert manage("shell", "--no-imports", "-c", shown, **PRODUCTION, **given).stdout == (
        "mail.example.org True\n"
    )
