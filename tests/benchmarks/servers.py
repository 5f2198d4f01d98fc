"""The servers that `pages.py` asks, all on the loopback interface, and what they answer."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .site import ROOT

SITE, BARE = "config.wsgi:application", "tests.benchmarks.bare:application"
NGINX = """
worker_processes {workers};
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
daemon off;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  open_file_cache max=100; types {{ text/html html; }} charset utf-8; max_ranges 0;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port}; root {folder}/files;
    {locations}
  }}
}}
"""
# What nginx sends of its own accord, and in what its answers may differ from the site's.
OF_NGINX = {"content-type", "content-length", "etag", "date", "server", "connection"}
OF_SERVER = {"date", "server", "connection"}
MAY_DIFFER = {"etag", *OF_SERVER}


@contextmanager
def running(command: list[str], port: int, path: str, env: dict[str, str]):
    """A server process, from its first answer on until the block ends."""
    process = subprocess.Popen(command, env=env, cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 60
        while True:
            try:
                if (status := ask(address + path).status) == 200:
                    break
                sys.exit(f"{address + path}: {status}")
            except OSError:
                if process.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.1)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def site(env: dict[str, str], options: argparse.Namespace, application: str = SITE):
    port = free_port()
    command = [
        *(sys.executable, "-W", "ignore", "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", "127.0.0.1", "--port", str(port), "--http", "1", "--log-level", "error"),
        *("--workers", str(options.workers), "--blocking-threads", str(options.threads)),
        application,
    ]
    return running(command, port, "/", env)


def nginx(folder: Path, workers: int, answers: dict[str, "Answer"]):
    """nginx with a folder for each answer, which it gives the headers of that answer."""
    port = free_port()
    config = folder / "nginx.conf"
    locations = "\n".join(location(name, answer) for name, answer in answers.items())
    config.write_text(NGINX.format(folder=folder, port=port, workers=workers, locations=locations))
    # As root it would give its workers to a user who may not read the folder.
    command = ["nginx", "-c", str(config), "-g", "user root;" if os.getuid() == 0 else ""]
    return running(command, port, "/identity/page.html", dict(os.environ))


def location(name: str, answer: "Answer") -> str:
    added = [
        f'add_header {header} "{value}";'
        for header, value in answer.headers.items()
        if header not in OF_NGINX
    ]
    # nginx says when the file was written, and the site does not, unless told to leave it out.
    return f'location /{name}/ {{ add_header Last-Modified ""; {" ".join(added)} }}'


def hold_alike(name: str, ours: "Answer", theirs: "Answer") -> None:
    """Stop where nginx sends something else than the site."""
    for what, one, other in (
        ("status", ours.status, theirs.status),
        ("body", ours.body, theirs.body),
        ("headers", compared(ours), compared(theirs)),
    ):
        if one != other:
            sys.exit(f"nginx sends another {what} than the site ({name}): {other!r}, not {one!r}")


def compared(answer: "Answer") -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in MAY_DIFFER}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Answer:
    """A response; the names of its headers in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(address: str, headers: dict[str, str] | None = None) -> Answer:
    request = urllib.request.Request(address, headers=headers or {})  # noqa: S310 - our servers
    try:
        answer = urllib.request.urlopen(request, timeout=20)  # noqa: S310
    except urllib.error.HTTPError as error:  # a 304, for one
        answer = error
    with answer:
        named = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status, named, answer.read())
