"""A database of its own for a part of the benchmark that runs in its own process."""

import logging
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def connect(url: str) -> None:
    """Set Django up on a database, as tests are, with all tables."""
    os.environ["DATABASE_URL"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["LOG_LEVEL"] = "ERROR"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.conf import settings

    settings.SITE_URL = "https://example.org"  # sitemaps name whole addresses
    logging.disable(logging.WARNING)


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fixtures() -> list[str]:
    return sorted(map(str, (ROOT / "fixtures").glob("*.json")))
