"""The site that is attacked: the command of the service, over the record of the fixtures."""

import os
import re
import shlex
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.admin.conflicts.browsers import SIGNED_IN, Browser
from tests.page_cache.servers import Database, Server, started

SLUG = "2012-nagorno-karabakh-presidential-election"
PAGE = f"/elections/{SLUG}/"
ROLES = ("reviewer", "editor", "publisher")
NOBODY = "nobody"  # may sign in at the desk, and nothing else
PEOPLE = (
    SIGNED_IN.format(names=[*ROLES, NOBODY])
    + f"""
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
people = get_user_model().objects
people.update(is_superuser=False)
for name in {ROLES}:
    people.get(username=name).groups.add(Group.objects.get(name=name.capitalize()))
"""
)
THROUGH_TLS = {"Host": "localhost", "X-Forwarded-Proto": "https", "Referer": "https://localhost/"}


class Visitor(Browser):
    """Somebody's browser, through the proxy that ends TLS."""

    prefix, headers = "__Host-", THROUGH_TLS


class Site(Database):
    """A database of its own, made and dropped, and the servers over it."""

    record = PEOPLE

    def __init__(self, folder: Path):
        super().__init__(folder)
        self.folder, self.log = folder, folder / "site.log"
        self.running: Server | None = None

    @property
    def env(self):
        return os.environ | {
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.served_settings",
            "BENCHMARK_STATIC": str(self.folder / "static"),
            "MEDIA_ROOT": str(self.folder / "media"),
            "UPLOADS_ROOT": str(self.folder / "uploads"),
            "ENV_FILE": os.devnull,
            "SECRET_KEY": "only-for-attacks-and-long-enough-for-the-check-0123456789",
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "SITE_URL": "https://localhost",
            "DEBUG": "false",
            "HTTPS": "true",
            "BEHIND_TLS_PROXY": "true",
            "PROXY_COUNT": "1",
            "LOG_LEVEL": "INFO",
        }

    def __enter__(self):
        super().__enter__()
        self.manage("load", *map(str, sorted((self.root / "fixtures").glob("*.json"))))
        self.manage("collectstatic", "--no-input", "-v0")
        return self

    @contextmanager
    def served(self, **env):
        """The site as the service runs it, its log beside the database."""
        outer = self.running
        with (
            self.log.open("ab") as log,
            started(command(self.root), self.env | env, self.root, log) as self.running,
        ):
            self.warm()
            yield self
        self.running = outer

    def key(self, query):
        """The first column of the first row."""
        return self.execute(query)[0][0]

    def warm(self):
        """Let each worker keep the pages that are asked for most."""
        for path in (PAGE, "/") * 10:
            assert self.visit(path)[0] == 200

    @property
    def port(self):
        return self.running.port

    def visit(self, path, method="GET", body=None, **headers):
        """Status and text, as a proxy would ask."""
        return self.running.ask(path, method, body, **(THROUGH_TLS | headers))

    def of(self, name):
        return Visitor(self.running, name)

    def memory(self) -> list[int]:
        """Megabytes that each worker has in memory."""
        parents = {}
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                found = dict(re.findall(r"^(PPid|VmRSS):\s+(\d+)", status.read_text(), re.M))
            except OSError:
                continue
            parents[status.parent.name] = found
        main = str(self.running.process.pid)
        workers = [each for each in parents.values() if each.get("PPid") == main]
        return sorted(int(each.get("VmRSS", 0)) // 1024 for each in workers)

    def slowest(self, *paths, seconds=5):
        """How many answers there were, those that were not 200, and how long one took at most."""
        number, wrong, longest, until = 0, [], 0.0, time.monotonic() + seconds
        while time.monotonic() < until:
            for path in paths:
                asked = time.monotonic()
                try:
                    status = self.visit(path)[0]
                except OSError as error:
                    status = repr(error)
                if status != 200:
                    wrong.append((path, status))
                number, longest = number + 1, max(longest, time.monotonic() - asked)
        return number, wrong, longest


def command(root: Path) -> list[str]:
    """How the service is started, with this Python and without its port."""
    unit = (root / "config/deploy/election-record.service").read_text()
    [printed] = re.findall(r"^ExecStart=\S+ (-m granian .*)$", unit, re.MULTILINE)
    return [sys.executable, *shlex.split(printed.replace("--port 8000 ", ""))]
