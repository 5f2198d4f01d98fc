"""What stands between a request and the site: the second factor, and the headers.

Public pages pay for neither with a query or a look at the session: the user is looked up when
somebody asks for it, and the headers are fixed.
"""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject

from . import second_factor

# Django's own pages for developers, which have scripts and styles inside.
TRACEBACK_PAGES = {404, 500}

Handler = Callable[[HttpRequest], HttpResponse]


def empty_broken_session(get_response: Handler) -> Handler:
    """Look for no session under what is no key of one.

    A cookie can hold a null character, which PostgreSQL refuses instead of finding nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.COOKIES.get(settings.SESSION_COOKIE_NAME, "a").isalnum():
            request.COOKIES[settings.SESSION_COOKIE_NAME] = ""
        return get_response(request)

    return middleware


def require_second_factor(get_response: Handler) -> Handler:
    """Let nobody act for an account whose second factor this session still owes.

    For all that follows, `request.user` is then nobody: the desk, drafts, and whatever is built
    later stay shut without asking anew. `request.account` is who signed in; only the pages that
    set a second factor up, and signing out, look at it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.account = request.user
        request.user = SimpleLazyObject(partial(acting_user, request.account))
        return get_response(request)

    return middleware


def acting_user(account):
    if account.is_authenticated and not second_factor.admits(account):
        return AnonymousUser()
    return account


def add_headers(get_response: Handler) -> Handler:
    """Set the content and resource policies, and keep every answer of the desk out of caches.

    The content policy is one fixed text. django-csp would put it together anew for each answer,
    in six times the time that Django's SecurityMiddleware takes; Django 6.0 brings one.
    """
    content_policy = policy(settings.SECURE_CSP)
    desk = None

    def middleware(request: HttpRequest) -> HttpResponse:
        nonlocal desk
        response = get_response(request)
        if not (settings.DEBUG and response.status_code in TRACEBACK_PAGES):
            response.headers.setdefault("Content-Security-Policy", content_policy)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        desk = desk or reverse("admin:index")
        if request.path.startswith(desk):
            response.headers.setdefault("Referrer-Policy", "same-origin")
            if "Cache-Control" not in response.headers:
                add_never_cache_headers(response)
        return response

    return middleware


def policy(directives: dict[str, list[str] | bool]) -> str:
    """The header's text: a directive with sources, or one that is on or off."""
    return "; ".join(
        name if sources is True else " ".join((name, *sources))
        for name, sources in directives.items()
        if sources
    )
