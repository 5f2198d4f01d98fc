"""Real server processes over a database of their own, for tests."""

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager, suppress

import psycopg
from django.conf import settings
from django.db import connection

RECORD = """
import django; django.setup()
from tests.factories import OptionFactory, ElectionFactory
election = ElectionFactory(slug="one", name="version 0 of it")
for number in range(3):
    OptionFactory(election=election, description="version 0 of it")
"""


class Database:
    """A new database of the kind that the tests run on, with one election in it."""

    record = RECORD

    def __init__(self, folder):
        self.vendor = connection.vendor
        if self.vendor == "sqlite":
            self.path = folder / "site.sqlite3"
            self.url = f"sqlite:///{self.path}"
            return
        given = connection.settings_dict
        self.name = f"pages_{os.getpid()}"
        self.server = {
            "host": given["HOST"],
            "port": given["PORT"] or 5432,
            "user": given["USER"],
            "password": given["PASSWORD"],
        }
        account = f"{given['USER']}:{given['PASSWORD']}"
        self.url = f"postgres://{account}@{given['HOST']}:{self.server['port']}/{self.name}"

    def __enter__(self):
        if self.vendor == "postgresql":
            self.administer(f'DROP DATABASE IF EXISTS "{self.name}"')
            self.administer(f'CREATE DATABASE "{self.name}"')
        self.manage("migrate", "-v0")
        self.run(self.record)
        return self

    def __exit__(self, *error):
        if self.vendor == "postgresql":
            self.administer(f'DROP DATABASE "{self.name}" WITH (FORCE)')

    @property
    def root(self):
        return settings.BASE_DIR

    @property
    def env(self):
        return os.environ | {
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "tests.page_cache.server_settings",
        }

    def administer(self, statement, values=None):
        with psycopg.connect(dbname="postgres", autocommit=True, **self.server) as server:
            server.execute(statement, values)

    @contextmanager
    def away(self):
        """While nobody can reach the database, on PostgreSQL."""
        name = f'"{self.name}"'
        self.administer(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [self.name],
        )
        self.administer(f'ALTER DATABASE {name} RENAME TO "{self.name}_away"')
        yield
        self.administer(f'ALTER DATABASE "{self.name}_away" RENAME TO {name}')

    def run(self, code, **env):
        subprocess.run([sys.executable, "-c", code], check=True, env=self.env | env, cwd=self.root)

    def manage(self, *command):
        subprocess.run(
            [sys.executable, "manage.py", *command], check=True, env=self.env, cwd=self.root
        )

    def execute(self, *statements):
        """Statements in one transaction, from a program that knows nothing of Django.

        The rows that the last one finds.
        """
        if self.vendor == "postgresql":
            with psycopg.connect(dbname=self.name, **self.server) as other:
                for statement in statements:
                    found = other.execute(statement)
                return found.fetchall() if found.description else []
        with closing(sqlite3.connect(self.path, timeout=20)) as other, other:
            for statement in statements:
                found = other.execute(statement)
            return found.fetchall()


class Proxy:
    """Hands on what clients and a database say to each other, unless it is told to hold it."""

    def __init__(self, host, port):
        self.target = (host, port)
        self.open = threading.Event()
        self.open.set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                database = socket.create_connection(self.target)
                for pair in ((client, database), (database, client)):
                    threading.Thread(target=self.hand_on, args=pair, daemon=True).start()

    def hand_on(self, source, target):
        with suppress(OSError), closing(source), closing(target):
            while data := source.recv(65_536):
                self.open.wait()
                target.sendall(data)


class Server:
    """A server process; `get` and `post` ask it over a new connection each."""

    def __init__(self, process, port):
        self.process, self.port = process, port

    def ask(self, path, method="GET", body=None, **headers):
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as client:
            client.request(method, path, body, headers)
            answer = client.getresponse()
            return answer.status, answer.read().decode(errors="replace")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        # Longer than workers are given to end, on a machine that has other work too.
        return self.process.wait(90)


@contextmanager
def server(database, *options, **env):
    """A server over a database, ready to answer."""
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", "127.0.0.1", "--log-level", "error"),
        *("--blocking-threads", "8", *options, "config.wsgi:application"),
    ]
    with started(command, database.env | env, database.root) as running:
        yield running


@contextmanager
def started(command, env, folder, log=None):
    """A server that a command starts, on a port that is free, ready to answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*command, "--port", str(port)]
    process = subprocess.Popen(command, env=env, cwd=folder, stdout=log, stderr=log)
    running = Server(process, port)
    try:
        until = time.monotonic() + 90
        while True:
            try:
                if running.ask("/readyz")[0] == 200:
                    break
            except OSError:
                time.sleep(0.1)
            assert process.poll() is None, "the server has stopped"
            assert time.monotonic() < until, "the server does not get ready"
        yield running
    finally:
        try:
            if process.poll() is None:
                running.stop()
        finally:
            process.kill()  # one that does not stop when told to
            process.wait()
