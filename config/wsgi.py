"""The WSGI application that production servers run: `config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django_application = get_wsgi_application()

from elections.pagestore.buffered import whole  # noqa: E402 - they read Django's settings
from elections.pagestore.wsgi import KeptPages  # noqa: E402

application = KeptPages(whole(django_application))
