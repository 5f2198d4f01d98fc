"""Reads the environment, or `.env`. What cannot be read stops the site, with the setting's name."""

import logging
import re
import warnings
from collections.abc import Callable
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
ENV_FILE = Path(env.str("ENV_FILE", default=str(BASE_DIR / ".env")))
if ENV_FILE.is_file():
    env.read_env(ENV_FILE)

TRUE, FALSE = env.BOOLEAN_TRUE_STRINGS, ("false", "off", "n", "no", "0")
# What `django.core.checks.security` warns of.
SHORTEST_SECRET, FEWEST_CHARACTERS = 50, 5

# A database or a cache that has gone away without a word must not hold a thread for ever.
POSTGRESQL_OPTIONS = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 45_000,  # in milliseconds
}
SQLITE_OPTIONS = {
    # A writer waits for another one instead of failing halfway through its transaction, and
    # readers go on reading meanwhile. Without recursive triggers those that note a deletion stay
    # silent when a row is replaced.
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;"
    ),
}
REDIS_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 2}


def refused(name: str, form: str) -> ImproperlyConfigured:
    # Without the value, which may hold a password.
    return ImproperlyConfigured(f"{name} cannot be read: {form}, or leave it out of {ENV_FILE}.")


def required(name: str) -> str:
    """The value of an environment variable that has no safe default."""
    value = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(
            f"Set {name} in the environment or in {ENV_FILE}: .env.example says how. "
            "To try the site on this machine, run: python manage.py quickstart"
        )
    return value


def secret(name: str, *, may_be_weak: bool) -> str:
    value = required(name)
    weak = len(value) < SHORTEST_SECRET or len(set(value)) < FEWEST_CHARACTERS
    if weak and not may_be_weak:
        raise ImproperlyConfigured(
            f"{name} can be guessed: give it {SHORTEST_SECRET} random characters or more. "
            ".env.example says how to make one."
        )
    return value


def whole_number(name: str, default: int) -> int:
    value = env.str(name, default=str(default)).strip()
    if not (value.isascii() and value.isdigit()):
        raise refused(name, f"write a whole number such as {default}")
    return int(value)


def switch(name: str, default: bool) -> bool:
    value = env.str(name, default=str(default)).strip().lower()
    if value not in (*TRUE, *FALSE):
        raise refused(name, "write true or false")
    return value in TRUE


def address(name: str, pattern: str, form: str, default: str = "") -> str:
    """An address of one of these forms; `form` says how to write it. Empty where it is not set."""
    value = env.str(name, default=default).strip()
    if value and not re.fullmatch(pattern, value):
        raise ImproperlyConfigured(f"{name} is {value!r}: write it like {form}.")
    return value


def log_level(name: str, default: str) -> str:
    value = env.str(name, default=default).strip().upper()
    if value not in logging.getLevelNamesMapping():
        raise refused(name, "write DEBUG, INFO, WARNING or ERROR")
    return value


def database(name: str, default: str) -> dict:
    form = "write it like postgres://user:password@host:5432/name"
    found = read_url(name, env.db, default, form)
    if found.get("ENGINE") == "django.db.backends.sqlite3":
        found["OPTIONS"] = found.get("OPTIONS", {}) | SQLITE_OPTIONS
    elif found.get("ENGINE") == "django.db.backends.postgresql" and found["NAME"]:
        seconds = whole_number("STATEMENT_TIMEOUT", 60)
        options = POSTGRESQL_OPTIONS | {"options": f"-c statement_timeout={seconds}s"}
        # Those that the address names itself go first.
        found["OPTIONS"] = options | found.get("OPTIONS", {})
    else:
        raise refused(name, form)
    return found


def cache(name: str, default: str) -> dict:
    found = read_url(name, env.cache, default, "write it like rediscache://host:6379/0")
    if found["BACKEND"] == "django.core.cache.backends.redis.RedisCache":
        found["OPTIONS"] = REDIS_OPTIONS | found.get("OPTIONS", {})
    return found


def mail(name: str) -> dict:
    """Django's settings of mail by their names; none where the site sends none."""
    if not env.str(name, default="").strip():
        return {}
    form = "write it like smtp+tls://user:password@host:587"
    found = read_url(name, env.email, "", form)
    if "EMAIL_BACKEND" not in found:
        raise refused(name, form)
    return found | {"EMAIL_TIMEOUT": 10}


def read_url(name: str, read: Callable, default: str, form: str) -> dict:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an address that is refused below anyway
            return read(name, default=default)
    except (ImproperlyConfigured, KeyError, ValueError) as error:
        raise refused(name, form) from error
