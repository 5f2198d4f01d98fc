"""The WSGI application that production servers run: `config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django_application = get_wsgi_application()

from elections.page_cache.buffered import whole  # noqa: E402 - they read Django's settings
from elections.page_cache.wsgi import CachedPages  # noqa: E402

application = CachedPages(whole(django_application))
