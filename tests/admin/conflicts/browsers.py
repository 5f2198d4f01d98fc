"""Browsers that ask a real server, each from a thread of its own."""

import http.client
import re
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

import psycopg

from .forms import Opened

SIGNED_IN = """
import django; django.setup()
from datetime import timedelta
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils.timezone import now
from tests import factories
for name in {names}:
    user = factories.EditorFactory(username=name)
    values = {{
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }}
    SessionStore.get_model_class().objects.create(
        session_key=(name * 8)[:40],
        session_data=SessionStore().encode(values),
        expire_date=now() + timedelta(hours=1),
    )
"""


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    page: Opened | None
    text: str = ""


class Browser:
    """Somebody's browser, in which they are signed in."""

    prefix, headers = "", {}

    def __init__(self, server, name: str):
        self.server, self.cookies = server, {f"{self.prefix}session": (name * 8)[:40]}

    def ask(self, method: str, address: str, data=None) -> Answer:
        cookies = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        headers, body = self.headers | {"Cookie": cookies}, None
        if isinstance(data, tuple):
            headers["Content-Type"], body = data
        elif data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(data, doseq=True)
        with closing(
            http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        ) as http_:
            http_.request(method, address, body, headers)
            answer = http_.getresponse()
            for header in answer.headers.get_all("Set-Cookie") or []:
                key, value = re.match("([^=]+)=([^;]*)", header).groups()
                self.cookies[key] = value
            text = answer.read().decode(errors="replace")
            location = answer.headers.get("Location", "")
            page = Opened(text) if "<html" in text else None
            return Answer(answer.status, location, page, text)

    def open(self, address: str) -> Opened:
        answer = self.ask("GET", address)
        assert answer.status == 200, (answer.status, answer.location)
        return answer.page

    def send(self, address: str, page: Opened) -> Answer:
        return self.ask("POST", address, page.data)


def at_once(database, table: str, *sends) -> list[Answer]:
    """The answers to what is sent while somebody else holds up all writing to a table.

    So that all have begun before one can end.
    """
    with ThreadPoolExecutor(len(sends)) as pool:
        with held_up(database, table):
            answers = [pool.submit(*send) for send in sends]
            time.sleep(1.5)
            assert not any(answer.done() for answer in answers)
        return [answer.result(60) for answer in answers]


@contextmanager
def held_up(database, table: str):
    if database.vendor == "postgresql":
        with psycopg.connect(dbname=database.name, **database.server) as other:
            other.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
            yield
        return
    with closing(sqlite3.connect(database.path, timeout=20, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
