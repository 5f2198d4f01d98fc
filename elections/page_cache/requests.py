"""What of a request tells one page from another: the site that it asks, and its query."""

from io import BytesIO
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import DisallowedHost, TooManyFieldsSent
from django.core.handlers.wsgi import WSGIRequest, get_path_info
from django.http import QueryDict
from django.http.request import split_domain_port
from django.urls import Resolver404, resolve
from django.utils import translation

Environ = dict

# How many different headers, as clients write them, are remembered what they ask for, and the
# longest of them: a browser's are far shorter, and a long one is read anew each time.
REMEMBERED, LONGEST_REMEMBERED = 1_000, 400
# What a page may know of the request that it is rendered for, besides its site and its query.
KNOWN = ("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "SCRIPT_NAME", "PATH_INFO")


def remember(known: dict, key, value, length: int) -> None:
    """Keep what was found for headers that have so many characters, if they are short."""
    if length > LONGEST_REMEMBERED:
        return
    if len(known) >= REMEMBERED:
        known.clear()
    known[key] = value


class Site(NamedTuple):
    """A host in small letters and without its port, asked over a scheme, below a prefix."""

    host: str
    is_secure: bool
    prefix: str


class Sites:
    """Tells the site that a request asks for, by the rules of Django's own settings."""

    def __init__(self):
        self._keys = ("HTTP_HOST", "wsgi.url_scheme", "SCRIPT_NAME")
        if settings.USE_X_FORWARDED_HOST:
            self._keys += ("HTTP_X_FORWARDED_HOST",)
        if settings.SECURE_PROXY_SSL_HEADER:
            self._keys += (settings.SECURE_PROXY_SSL_HEADER[0],)
        self._known: dict[tuple, Site | None] = {}

    def of(self, environ: Environ) -> Site | None:
        """The site of a request; `None` where Django has to turn the client away.

        Hosts that are not allowed get an error from Django, and plain HTTP is redirected by it.
        """
        token = tuple(map(environ.get, self._keys))
        try:
            return self._known[token]
        except KeyError:
            site = self._find(environ)
            remember(self._known, token, site, sum(len(part or "") for part in token))
            return site

    def _find(self, environ: Environ) -> Site | None:
        request = WSGIRequest({**environ, "wsgi.input": BytesIO()})
        try:
            host = request.get_host()
        except DisallowedHost:
            return None
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            return None
        # A client may write any port; a page says nothing of it.
        return Site(split_domain_port(host)[0], request.is_secure(), environ.get("SCRIPT_NAME", ""))


def query_parameters(environ: Environ) -> tuple[str, ...] | None:
    """The parameters that the view of an address reads; `None` if its pages are not kept."""
    path = get_path_info(environ)
    language = translation.get_language_from_path(path) if settings.USE_I18N else None
    # An address with a language in front resolves only while that language is active.
    with translation.override(language or settings.LANGUAGE_CODE):
        try:
            view = resolve(path).func
        except Resolver404:
            return None
    return getattr(view, "kept_query", None)


def canonical_query(environ: Environ, names: tuple[str, ...]) -> str | None:
    """The query with its known parameters alone, in their order; `None` if it is malformed.

    Blanks around a value make no page of their own: no view tells them apart.
    """
    query = environ.get("QUERY_STRING", "")
    if not query or not names:
        return ""
    try:
        given = QueryDict(query.encode("latin-1"))
    except TooManyFieldsSent:
        return None
    values = ((name, given.get(name, "").strip()) for name in names)
    return urlencode([(name, value) for name, value in values if value])


def without_visitor(environ: Environ, site: Site, query: str) -> Environ:
    """A request for the same page from nobody in particular.

    Whatever middleware or templates look at, a page that is kept can hold nothing of the visitor
    for whom it happened to be rendered.
    """
    known = {key: value for key, value in environ.items() if key in KNOWN or "wsgi." in key}
    if (header := settings.SECURE_PROXY_SSL_HEADER) and header[0] in environ:
        known[header[0]] = environ[header[0]]
    return {**known, "HTTP_HOST": site.host, "REQUEST_METHOD": "GET", "QUERY_STRING": query}
