"""Set up a site on one's own machine and serve it: the one command of a first visit."""

import os
import re
import shlex
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from elections.models import Election

PORTS = range(1, 65536)
LOCAL = re.compile(r"http://localhost(:\d+)?")


class Command(BaseCommand):
    help = (
        "Set up the site on this machine and serve it: local settings with their own secret key, "
        "the database, the fixtures and the static files. Can be run again; existing data is kept."
    )

    def add_arguments(self, parser):
        parser.add_argument("port", nargs="?", type=int, default=8000, help="default: 8000")
        parser.add_argument(
            "--no-serve", action="store_true", help="set everything up but do not serve the site"
        )

    def handle(self, *, port: int, no_serve: bool, **options):
        if port not in PORTS:
            raise CommandError(f"{port} is no port: choose one from 1 to 65535.")
        if not no_serve:
            ensure_free(port)
        settings.VAR_DIR.mkdir(exist_ok=True)
        call_command("migrate", verbosity=0)
        self.stdout.write("The database is ready.")
        self.load_fixtures()
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("The static files are collected.")
        self.stdout.write(
            f"\nThe site:          http://localhost:{port}/\n"
            f"For editors:       http://localhost:{port}/admin/\n"
            f"To make an editor: {shlex.quote(sys.executable)} manage.py createsuperuser\n"
        )
        if no_serve:
            return
        self.stdout.write("Stop the site with Ctrl+C.\n")
        self.stdout.flush()
        serve(port)

    def load_fixtures(self):
        """Load the record that comes with the site, unless there is one: edits are kept."""
        if Election.objects.exists():
            self.stdout.write("The record is already loaded and stays as it is.")
            return
        fixtures = sorted(
            (path for folder in settings.FIXTURE_DIRS for path in Path(folder).glob("*.json")),
        )
        call_command("load", *map(str, fixtures), verbosity=0)
        self.stdout.write(f"The record is loaded: {Election.objects.count()} elections.")


def ensure_free(port: int) -> None:
    """Refuse a port on which something else answers, before anything else is done."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}). "
                f"Name another: manage.py quickstart {port + 1 if port < 65535 else 8000}"
            ) from error


def own_address(address: str, port: int) -> str:
    """The address that pages name as theirs: on this machine it has the port that serves them."""
    return f"http://localhost:{port}" if LOCAL.fullmatch(address) else address


def serve(port: int) -> None:
    """Become the server, so that Ctrl+C and signals reach it and not this command."""
    os.environ["SITE_URL"] = own_address(settings.SITE_URL, port)
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--no-ws", "--host", "127.0.0.1", "--port", str(port), "--log-level", "error"),
        # Backpressure counts connections, slow ones too, and not requests at work.
        *("--blocking-threads", "8", "--backpressure", "512"),
        *("--http1-header-read-timeout", "10000"),
        "config.wsgi:application",
    ]
    os.execv(sys.executable, command)  # noqa: S606 - the command is this file's own
