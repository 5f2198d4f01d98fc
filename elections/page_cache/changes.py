"""How a process learns what has changed: one thread asks, at most twice a second, on a request.

A page that is answered with is never older than `LIMIT`: every answer rests on a question asked
less than that ago. After what may have changed the record in this very process the next request
asks first: an editor sees at once what they have saved.
"""

import logging
from collections.abc import Callable
from threading import Lock
from time import monotonic

from django.db import Error

from .questions import News

logger = logging.getLogger(__name__)

# Seconds: how often to ask, and how old an answered question may be for others to rest on it.
INTERVAL, LIMIT = 0.5, 0.9
# How long a request waits for a question that another one is asking.
PATIENCE = 0.5


class Changes:
    """Asks `ask(last)` for news, and hands them to `apply(news, late_until)`.

    `tolerance`: for how many seconds kept pages may be used while the database does not answer.
    It is the one case in which a page may be older than a second. Nobody can save meanwhile,
    unless it is this host alone that does not reach the database.
    """

    def __init__(
        self,
        ask: Callable[[int], News],
        apply: Callable[[News, float], None],
        *,
        tolerance: float,
        now: Callable[[], float] = monotonic,
    ):
        self._ask, self._apply, self._now = ask, apply, now
        self._tolerance = max(tolerance, LIMIT)
        self._lock = Lock()
        self._last = 0
        # When the last answered question was asked, and how often had been told to ask until then.
        self._asked = float("-inf")
        self._told = self._known = 0
        self._next = float("-inf")
        self._failing = False
        self._away = True

    def expire(self) -> None:
        """Ask before the next answer: this process may have changed the record."""
        # Threads may overwrite each other's sum. It has changed all the same, after both changes.
        self._told += 1

    def may_use_kept(self, now: float) -> bool:
        """Whether kept pages may be answered with, after asking for news if it is time to.

        `now` is a reading of the monotonic clock.
        """
        if now < self._next and self._known == self._told:
            return not self._away and now < self._asked + self._tolerance
        return self._catch_up(now)

    def _catch_up(self, now: float) -> bool:
        own = self._known != self._told
        must_wait = not self._failing and (own or now >= self._asked + LIMIT)
        if self._lock.acquire(blocking=must_wait, timeout=PATIENCE if must_wait else -1):
            try:
                now = self._now()
                own = self._known != self._told
                if own or now >= self._next:
                    self._ask_now(now, own=own)
            finally:
                self._lock.release()
        return not self._away and self._now() < self._asked + self._tolerance

    def _ask_now(self, now: float, *, own: bool) -> None:
        told, before = self._told, self._asked
        self._next = now + INTERVAL
        try:
            news = self._ask(self._last)
        except Error as error:
            if not self._failing:
                logger.warning("Cannot check for changes: %s", error)
            self._failing, self._known = True, told
            self._next = self._now() + INTERVAL  # after a wait for an answer that did not come
            return
        if self._failing:
            logger.warning("Checking for changes works again.")
        if news.away or not news.complete or news.scopes:
            # What others have changed, they did after the question before; they may wait for a
            # second. What this process has changed itself shows at once.
            self._apply(news, 0.0 if own else before + LIMIT)
        self._failing, self._last, self._away = False, news.newest, news.away
        self._asked, self._known = now, told
