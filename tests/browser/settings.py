"""The settings of the site that the browser visits: production's, with a folder of its own.

Nothing of production is left out: hashed and compressed static files, kept pages, the content
policy. Only HTTPS is off, for the site has no certificate.
"""

import os
from pathlib import Path

from config.settings import *  # noqa: F403
from config.settings import LOGGING

FOLDER = Path(os.environ["BROWSER_SITE_FOLDER"])
STATIC_ROOT = FOLDER / "static"
MEDIA_ROOT = FOLDER / "media"
# Pages that are not there are asked for on purpose, and signing in is no news.
for name in ("django.request", "elections.signin"):
    LOGGING["loggers"][name] = {"level": "ERROR"}
