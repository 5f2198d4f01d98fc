#!/usr/bin/env python
"""Run a management command of the site, `python manage.py help` lists them."""

import os
import sys

from config import local


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["quickstart"]:
        # Settings refuse to load without a secret, so it has to exist before Django is set up.
        local.ensure_env_file()
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit(
            "Django is not installed in this environment. "
            "Run: python -m pip install -r requirements.txt"
        ) from error
    from elections.changelog.commands import as_command

    with as_command(sys.argv):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
