"""Another program writes to the file of SQLite for longer than a request waits."""

import sqlite3
import threading
import time
from contextlib import closing
from urllib.parse import urlencode

import pytest
from django.db import connection

from .servers import Database, server

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL has no one lock for all writers"
)

PAGE = "/elections/one/"
TOKEN = "a" * 32


def sign_in_wrongly(running, answers):
    body = urlencode({"csrfmiddlewaretoken": TOKEN, "username": "x", "password": "wrong"})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrf={TOKEN}"}
    answers.append(running.ask("/admin/login/", "POST", body=body, **headers)[0])


def test_who_saves_is_told_to_wait_and_readers_go_on(tmp_path):
    with Database(tmp_path) as database, server(database) as running:
        assert running.ask(PAGE)[0] == 200
        with closing(sqlite3.connect(database.path)) as load:
            load.execute("BEGIN IMMEDIATE")
            started = time.monotonic()
            told, guesses = [], []
            saver = threading.Thread(target=lambda: told.append(running.ask("/save/1/", "POST")))
            saver.start()
            time.sleep(0.5)
            threads = [
                threading.Thread(target=sign_in_wrongly, args=[running, guesses]) for _ in range(10)
            ]
            for thread in threads:
                thread.start()
            time.sleep(0.5)
            for path in (PAGE, "/healthz") * 3:
                asked = time.monotonic()
                assert running.ask(path)[0] == 200
                assert time.monotonic() - asked < 5
            saver.join(20)
            assert time.monotonic() - started < 18
            for thread in threads:
                thread.join(20)
            load.rollback()
        [(status, text)] = told
        assert (status, "The database is busy" in text) == (503, True)
        assert set(guesses) == {503}
        assert running.ask("/save/2/", "POST") == (200, "saved")
        assert "version 2 of it" in running.ask(PAGE)[1]
