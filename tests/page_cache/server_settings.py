"""Settings of the servers that tests start."""

from tests.settings import *  # noqa: F403

ROOT_URLCONF = "tests.page_cache.server_urls"
WHITENOISE_USE_FINDERS = True  # no files are collected for these servers
