"""Serve the site for the browser: `with serve() as site`."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

# All that the site's processes get of this one's environment: no settings of the developer's own.
INHERITED = {"HOME", "LANG", "LC_ALL", "PATH", "TMPDIR", "TZ"}
BASE_DIR = Path(__file__).resolve().parent.parent.parent
# Seconds that the server may take to answer for the first time.
PATIENCE = 60


@dataclass(frozen=True)
class Site:
    """A running site: its address without a slash at the end, and its editor's password."""

    url: str
    password: str


@contextmanager
def serve() -> Iterator[Site]:
    """Set up a site in a temporary folder, serve it while the block runs, and remove it again.

    It runs in processes of its own, as in production: no test's database or settings reach it.
    """
    with TemporaryDirectory(prefix="elections-browser-") as folder:
        password, port = secrets.token_urlsafe(20), free_port()
        url = f"http://localhost:{port}"
        environment = {name: os.environ[name] for name in INHERITED & os.environ.keys()} | {
            "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
            "BROWSER_SITE_FOLDER": folder,
            "BROWSER_SITE_PASSWORD": password,
            "ENV_FILE": os.devnull,
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "localhost",
            "HTTPS": "false",
            "DEBUG": "false",
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "CACHE_URL": "locmemcache://",
            "SITE_NAME": "Election record",
            "SITE_URL": url,
            # Kept in memory, so that the page for a forgotten password is there.
            "EMAIL_URL": "memorymail://",
            "EMAIL_FROM": "record@example.org",
        }
        prepare = [sys.executable, "-m", "tests.browser.prepare"]
        subprocess.run(prepare, cwd=BASE_DIR, env=environment, check=True)
        command = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--log-level", "error"),
            *("--host", "127.0.0.1", "--port", str(port), "--no-access-log"),
            "config.wsgi:application",
        ]
        server = subprocess.Popen(command, cwd=BASE_DIR, env=environment)
        try:
            wait_for(url, server)
            yield Site(url, password)
        finally:
            server.terminate()
            server.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, server: subprocess.Popen) -> None:
    for _ in range(PATIENCE * 10):
        if server.poll() is not None:
            raise RuntimeError(f"The server stopped with code {server.returncode}.")
        try:
            urllib.request.urlopen(f"{url}/", timeout=PATIENCE).close()  # noqa: S310 - our own
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not answer within {PATIENCE} seconds.")
