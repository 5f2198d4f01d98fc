import pytest
from django.core.wsgi import get_wsgi_application
from django.urls import clear_url_caches

from elections.page_cache.wsgi import CachedPages

from . import urls
from .helpers import Counted, Site


@pytest.fixture
def make_site():
    """Makes the site from the present settings, as a server does when it starts."""

    def make():
        return Site(CachedPages(Counted(get_wsgi_application())))

    return make


@pytest.fixture
def site(transactional_db, make_site):
    return make_site()


@pytest.fixture
def test_urls(settings):
    """The addresses of `urls`; the views that were called, in order."""
    settings.ROOT_URLCONF = "tests.page_cache.urls"
    clear_url_caches()
    urls.renders.clear()
    yield urls.renders
    clear_url_caches()
