"""Whole addresses, with scheme and host, for what is read away from the page."""

from django.conf import settings


def whole(path: str) -> str:
    """The whole address of a path on this site; nothing where the site does not know its own."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else ""
