"""Two server processes with a Redis between them: an editor signs in to both, and out of both."""

import http.client
import re
import socket
import time
from contextlib import closing
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest

from .servers import Database, server

REDIS = ("127.0.0.1", 6379)
ACCOUNT = {"username": "editor", "password": "a long password for the test"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
EDITOR = f"""
import django; django.setup()
from django.core.cache import cache; cache.clear()
from tests.factories import EditorFactory
editor = EditorFactory(username="editor")
editor.set_password({ACCOUNT["password"]!r}); editor.save()
"""


def redis_answers():
    try:
        with socket.create_connection(REDIS, timeout=1) as client:
            client.sendall(b"PING\r\n")
            return client.recv(7) == b"+PONG\r\n"
    except OSError:
        return False


class Browser:
    """Keeps its cookies, whichever process it talks to, as behind a load balancer."""

    def __init__(self):
        self.cookies = SimpleCookie()

    def ask(self, running, path, form=None):
        headers = {"Cookie": "; ".join(f"{key}={one.value}" for key, one in self.cookies.items())}
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form)
        with closing(http.client.HTTPConnection("127.0.0.1", running.port, timeout=20)) as client:
            client.request("POST" if form is not None else "GET", path, body, headers)
            answer = client.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    self.cookies.load(value)
            return answer.status, answer.read().decode()

    def post(self, running, page, path, **form):
        token = TOKEN.search(self.ask(running, page)[1])[1]
        return self.ask(running, path, {"csrfmiddlewaretoken": token, **form})[0]


@pytest.mark.skipif(not redis_answers(), reason="no Redis answers on 127.0.0.1:6379")
def test_sessions_are_shared_between_processes_over_redis(tmp_path):
    env = {
        "CACHE_URL": f"rediscache://{REDIS[0]}:{REDIS[1]}/9",
        "SESSIONS_IN_CACHE": "true",
    }
    with Database(tmp_path) as database:
        database.run(EDITOR, **env)
        with server(database, **env) as one, server(database, **env) as other:
            browser = Browser()
            assert browser.ask(one, "/admin/")[0] == 302
            login = "/admin/login/"
            assert browser.post(one, login, f"{login}?next=/admin/", **ACCOUNT) == 302
            assert browser.ask(one, "/admin/")[0] == 200
            assert browser.ask(other, "/admin/")[0] == 200

            assert browser.post(other, "/admin/", "/admin/logout/") in (200, 302)
            assert browser.ask(other, "/admin/")[0] == 302
            assert browser.ask(one, "/admin/")[0] == 302

            assert one.ask("/elections/one/") == other.ask("/elections/one/")
            assert one.ask("/elections/one/")[0] == 200


@pytest.mark.parametrize("hangs", [False, True])
def test_without_the_cache_sessions_are_in_the_database(tmp_path, hangs):
    """It refuses connections, or takes them and says nothing."""
    with Database(tmp_path) as database, socket.socket() as silent:
        database.run(EDITOR)
        silent.bind(("127.0.0.1", 0))
        if hangs:
            silent.listen(100)
        env = {
            "CACHE_URL": f"rediscache://127.0.0.1:{silent.getsockname()[1]}/0",
            "SESSIONS_IN_CACHE": "true",
        }
        with server(database, **env) as running:
            browser = Browser()
            login = "/admin/login/"
            started = time.monotonic()
            assert browser.post(running, login, f"{login}?next=/admin/", **ACCOUNT) == 302
            assert browser.ask(running, "/admin/")[0] == 200
            assert time.monotonic() - started < 15
            # It can serve, and says so.
            assert running.ask("/readyz") == (200, "ok\n")
            # Signed out here, but elsewhere the cache may still hold the session.
            assert browser.post(running, "/admin/", "/admin/logout/") == 503
            assert browser.ask(running, "/admin/")[0] == 302
