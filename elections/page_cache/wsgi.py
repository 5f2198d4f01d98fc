"""Answers with kept pages before Django is asked at all."""

from collections.abc import Callable
from functools import partial
from threading import BoundedSemaphore, Event, Lock
from time import monotonic

from django.conf import settings

from . import health
from .buffered import Buffered
from .changes import Changes
from .negotiation import coding_for
from .page import Page
from .questions import ask_news
from .refusals import answer, refusal
from .render import render
from .requests import Sites, canonical_query, query_parameters, remember, without_visitor
from .store import Key, PageCache

# How often and long (in seconds) a request waits for a page that another one is rendering before
# it goes to Django by itself.
TRIES, PATIENCE = 3, 10.0
# Requests that may be with Django or wait for its page at once: fewer than the server has threads
# (config/deploy/README.md says how many), so that the others answer from memory even while a
# database hangs.
# Seconds for which another one waits for its turn.
AT_DJANGO, TURN = 4, 3.0

Application = Callable[[dict, Callable], list[bytes]]


class Flight:
    """A page that one request is rendering, and for which others wait."""

    __slots__ = ("done", "page")

    def __init__(self):
        self.done = Event()
        self.page: Page | None = None


class CachedPages:
    """A WSGI application around Django's, which answers what it can by itself.

    Each process has its own pages, `settings.PAGE_CACHE_BYTES` of them at most.
    """

    def __init__(self, application: Application, changes: Changes | None = None):
        self.application = application
        self._sent = Buffered(partial(self._in_turn, application))
        self.store = PageCache(settings.PAGE_CACHE_BYTES, settings.PAGE_CACHE_MAX_AGE)
        self.changes = changes or Changes(
            ask_news, self.store.apply, tolerance=settings.PAGE_CACHE_TOLERANCE
        )
        self.sites = Sites()
        self._codings: dict[str | None, str | None] = {}
        self._flights: dict[Key, Flight] = {}
        self._lock = Lock()
        self._turns = BoundedSemaphore(AT_DJANGO)
        self._is_full = False
        self._health = {"/healthz": health.live, "/readyz": health.Readiness()}
        self._keeps = settings.PAGE_CACHE_BYTES > 0

    def __call__(self, environ: dict, start_response: Callable) -> list[bytes]:
        if refused := refusal(environ):
            return answer(*refused, environ, start_response)
        method = environ["REQUEST_METHOD"]
        if method != "GET" and method != "HEAD":
            try:
                return self._sent(environ, start_response)
            finally:
                # Nothing else that a serving process does changes the record.
                self.changes.expire()
        path = environ["PATH_INFO"]
        if path in self._health:
            return health.answer(self._health[path](), environ, start_response)
        if not self._keeps:
            return self._in_turn(self.application, environ, start_response)
        now = monotonic()
        site = self.sites.of(environ)
        if site is None or not self.changes.may_use_kept(now):
            return self._in_turn(self.application, environ, start_response)
        page = self.store.get((site, path, environ.get("QUERY_STRING", "")))
        if page is not None and page.good_until > now:
            return self._answer(page, environ, start_response)
        names = query_parameters(environ)
        query = None if names is None else canonical_query(environ, names)
        if query is None:
            return self._in_turn(self.application, environ, start_response)
        return self._in_turn(partial(self._find, (site, path, query)), environ, start_response)

    def _in_turn(
        self, application: Application, environ: dict, start_response: Callable
    ) -> list[bytes]:
        """Where one has waited in vain, the next ones do not wait until somebody is through."""
        if not self._turns.acquire(timeout=0 if self._is_full else TURN):
            self._is_full = True
            reason = "The site is busy. Nothing was saved: try again."
            more = ("Retry-After", "10")
            return answer("503 Service Unavailable", reason, environ, start_response, more)
        try:
            return application(environ, start_response)
        finally:
            self._is_full = False
            self._turns.release()

    def _answer(self, page: Page, environ: dict, start_response: Callable) -> list[bytes]:
        page.used = True
        accepted = environ.get("HTTP_ACCEPT_ENCODING")
        try:
            coding = self._codings[accepted]
        except KeyError:
            coding = coding_for(accepted)
            remember(self._codings, accepted, coding, len(accepted or ""))
        if coding is None:
            # RFC 9110, section 12.5.3: for a client that refuses even what is not encoded.
            reason = "No content coding of this page is acceptable to you."
            vary = ("Vary", "Accept-Encoding")
            return answer("406 Not Acceptable", reason, environ, start_response, vary)
        form = page.forms.get(coding)
        if form is None:
            form = page.make_form(coding)
            self.store.grow(page, form)
        return page.answer(form, environ, start_response)

    def _find(self, key: Key, environ: dict, start_response: Callable) -> list[bytes]:
        """Answer with a page that is kept under another spelling of the query, or render it.

        One request renders; the others wait, or take the bytes of before while these may serve.
        """
        for _ in range(TRIES):
            page, now = self.store.get(key), monotonic()
            if page is not None and page.good_until > now:
                return self._answer(page, environ, start_response)
            with self._lock:
                flight = self._flights.get(key)
                if leads := flight is None:
                    flight = self._flights[key] = Flight()
            if leads:
                return self._lead(flight, key, environ, start_response)
            if page is not None and page.late_until > now:
                return self._answer(page, environ, start_response)
            if not flight.done.wait(PATIENCE) or flight.page is None:
                break
        return self.application(environ, start_response)

    def _lead(
        self, flight: Flight, key: Key, environ: dict, start_response: Callable
    ) -> list[bytes]:
        try:
            site, _, query = key
            plain = without_visitor(environ, site, query)
            rendered, flight.page = render(self.application, plain, settings.PAGE_CACHE_CONTROL)
            if flight.page is not None:
                self.store.keep(key, flight.page)
        finally:
            with self._lock:
                del self._flights[key]
            flight.done.set()
        if flight.page is not None:
            return self._answer(flight.page, environ, start_response)
        if rendered.is_for(environ):
            return rendered.send(environ, start_response)
        rendered.close()
        # There may be something for this visitor alone, such as a draft for an editor.
        return self.application(environ, start_response)
