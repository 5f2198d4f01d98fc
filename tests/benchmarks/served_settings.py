"""The site's settings for the servers of `pages.py`."""

import os

from config.settings import *  # noqa: F403

STATIC_ROOT = os.environ["BENCHMARK_STATIC"]
ROOT_URLCONF = os.environ.get("BENCHMARK_URLS", "config.urls")
