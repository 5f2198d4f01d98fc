"""What config/deploy/ offers to operators, tried with the programs that it is for."""

import json
import os
import re
import shlex
import shutil
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import requires, version

import pytest
from django.core.management import get_commands, load_command_class
from packaging.requirements import Requirement

from config.local import BASE_DIR
from tests.benchmarks.servers import free_port

from .test_settings import PRODUCTION

DEPLOY = BASE_DIR / "config" / "deploy"
NAME = "elections.example.org"
PATIENCE = 20  # seconds


def program(name: str) -> str:
    return shutil.which(name) or pytest.skip(f"{name} is not installed")


# The proxies


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers that it was sent, and keeps the sizes of bodies."""

    sizes: list[int] = []

    def do_GET(self):
        body = json.dumps({name.lower(): value for name, value in self.headers.items()})
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def do_POST(self):
        self.sizes.append(len(self.rfile.read(int(self.headers["Content-Length"]))))
        self.do_GET()

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def upstream():
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        threading.Thread(target=server.serve_forever).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        [
            *(program("openssl"), "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "30"),
            *("-keyout", folder / "key.pem", "-out", folder / "cert.pem", "-subj", f"/CN={NAME}"),
            *("-addext", f"subjectAltName=DNS:{NAME},DNS:localhost"),
        ],
        check=True,
        capture_output=True,
    )
    return folder


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def nginx(folder, upstream, certificate, port):
    """The command that serves config/deploy/nginx.conf as it is, but for places of the test's."""
    pem = f"/etc/letsencrypt/live/{NAME}"
    site = replaced(
        (DEPLOY / "nginx.conf").read_text(),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
        (f"{pem}/fullchain.pem", f"{certificate}/cert.pem"),
        (f"{pem}/privkey.pem", f"{certificate}/key.pem"),
    )
    (folder / "site.conf").write_text(site)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    # As root it would give its workers to a user who may not write into the folder.
    user = "user root; " if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}pid {folder}/pid; error_log {folder}/log; daemon off; events {{}}"
        f"http {{ access_log off; {paths} include {folder}/site.conf; }}"
    )
    command = [program("nginx"), "-c", folder / "nginx.conf", "-e", folder / "log"]
    return command, [*command, "-t"]


def caddy(folder, upstream, certificate, port):
    """The same of the Caddyfile."""
    found = subprocess.run([program("caddy"), "version"], capture_output=True, text=True)
    number = tuple(map(int, re.findall("[0-9]+", found.stdout)[:3]))
    if number < (2, 6, 3):
        pytest.skip(f"this Caddy is too old: {found.stdout.split()[0]}")
    pem = f"tls {certificate}/cert.pem {certificate}/key.pem"
    site = replaced(
        (DEPLOY / "Caddyfile").read_text(),
        ("\tservers {", "\tadmin off\n\tauto_https disable_redirects\n\tservers {"),
        (f"\n{NAME} {{", f"\nhttps://localhost:{port} {{\n\tbind 127.0.0.1\n\t{pem}"),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
    )
    (folder / "Caddyfile").write_text(site)
    options = ["--config", folder / "Caddyfile", "--adapter", "caddyfile"]
    return [[program("caddy"), command, *options] for command in ("run", "validate")]


@contextmanager
def running(command, folder, env=None):
    with (folder / "output").open("w") as output:
        process = subprocess.Popen(
            list(map(str, command)), stdout=output, stderr=output, env=env, cwd=BASE_DIR
        )
    try:
        yield process
    finally:
        process.terminate()
        # Longer than workers are given to end, on a machine that has other work too.
        process.wait(90)


def asked(port, data=None, path="/", **headers) -> str | int:
    """The answer, or its status if it is a refusal."""
    context = ssl._create_unverified_context()  # noqa: S323  (a certificate of the test's own)
    names = {name.replace("__", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(f"https://localhost:{port}{path}", data, names)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(request, context=context, timeout=PATIENCE) as answer:  # noqa: S310
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            assert time.monotonic() < until, "nothing answers"
            time.sleep(0.1)


@pytest.mark.parametrize("proxy", [nginx, caddy])
def test_a_proxy_passes_on_whole_requests_and_no_forged_address(
    proxy, upstream, certificate, tmp_path
):
    port = free_port()
    command, check = proxy(tmp_path, upstream, certificate, port)
    checked = subprocess.run(list(map(str, check)), capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr.lower()

    with running(command, tmp_path):
        forged = {"X_Forwarded_For": "203.0.113.9", "X__Forwarded__For": "203.0.113.9"}
        found = json.loads(asked(port, **forged, X__Forwarded__Proto="http"))
        assert isinstance(asked(port, b"x" * 19_000_000), str)
        with suppress(OSError):  # Caddy may hang up on who sends too much
            assert asked(port, b"x" * 21_000_000) == 413

    assert 19_000_000 in Echo.sizes
    assert 21_000_000 not in Echo.sizes
    Echo.sizes.clear()
    assert found["x-forwarded-for"] == "127.0.0.1"
    assert found["x-forwarded-proto"] == "https"
    assert found["host"].partition(":")[0] == "localhost"
    assert [name for name in found if "_" in name] == []


# The server


def server_options(words: list[str]) -> list[str]:
    """The options of the server, but for the address."""
    start = words.index("granian") + 1
    options = words[start:]
    return [word for word in options if word not in ("127.0.0.1", "0.0.0.0")]  # noqa: S104


def unit() -> str:
    return (DEPLOY / "election-record.service").read_text()


def test_the_unit_is_one_that_systemd_knows(tmp_path):
    path = tmp_path / "election-record.service"
    # The checkout and its Python are elsewhere here.
    path.write_text(replaced(unit(), ("/srv/elections/.venv/bin/python", sys.executable)))

    run = subprocess.run(
        [program("systemd-analyze"), "verify", path], capture_output=True, text=True
    )

    assert (run.returncode, run.stdout + run.stderr) == (0, "")


def test_the_container_serves_as_the_unit_does():
    [command] = re.findall(r"^CMD (.*)$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)
    [start] = re.findall(r"^ExecStart=(.*)$", unit(), re.MULTILINE)

    assert server_options(json.loads(command)) == server_options(shlex.split(start))


def test_without_a_proxy_the_server_speaks_tls_itself(certificate, tmp_path):
    readme = (DEPLOY / "README.md").read_text()
    [line] = [each for each in readme.splitlines() if "--ssl-certificate" in each]
    port = free_port()
    command = replaced(
        line.strip(),
        (".venv/bin/python", sys.executable),
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104
        ("--port 443", f"--port {port}"),
        ("fullchain.pem", f"{certificate}/cert.pem"),
        ("privkey.pem", f"{certificate}/key.pem"),
    )
    env = PRODUCTION | {
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": f"https://localhost:{port}",
        "SECURITY_CONTACT": "mailto:security@example.org",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "PATH": "/usr/bin",
    }

    with running(shlex.split(command), tmp_path, env):
        # Asked over http it would be sent to https.
        text = asked(port, path="/.well-known/security.txt")
        assert asked(port, path="/healthz") == "ok\n"
    assert "Contact: mailto:security@example.org" in text


# What is installed, and what is printed


def pinned(path) -> dict[str, Requirement]:
    lines = [line for line in path.read_text().splitlines() if re.match("[A-Za-z]", line)]
    return {plain(each.name): each for each in map(Requirement, lines)}


def plain(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


def test_production_installs_what_the_site_needs_and_no_more():
    production, tools = pinned(DEPLOY / "requirements.txt"), pinned(BASE_DIR / "requirements.txt")
    extras = {"psycopg": "binary"}
    needed = set()
    for name, requirement in production.items():
        assert str(requirement.specifier) == f"=={version(name)}"
        for text in requires(name) or ():
            one = Requirement(text)
            if one.marker is None or one.marker.evaluate({"extra": extras.get(name, "")}):
                needed.add(plain(one.name))

    assert needed <= production.keys()
    assert production.keys() & tools.keys() == set()
    assert "-r config/deploy/requirements.txt\n" in (BASE_DIR / "requirements.txt").read_text()


@pytest.mark.parametrize("path", ["README.md", "config/deploy/README.md"])
def test_the_commands_of_a_readme_are_there_and_take_these_options(path):
    lines = re.findall(
        r"^    [.\w].* manage\.py ([a-z_]+.*)$", (BASE_DIR / path).read_text(), re.MULTILINE
    )
    assert lines
    for line in lines:
        name, *words = shlex.split(line.partition(" && ")[0].partition(" > ")[0])
        command = load_command_class(get_commands()[name], name)
        command.create_parser("manage.py", name).parse_args(words)
