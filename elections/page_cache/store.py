"""The pages that a process keeps, in bounded memory."""

from collections import defaultdict
from threading import Lock
from time import monotonic

from .page import Form, Page
from .questions import News
from .scopes import EVERY_PAGE

Key = tuple
# How many scopes' last changes are remembered, to judge pages that were rendered meanwhile.
REMEMBERED = 10_000


class PageCache:
    """Pages by key; `get` needs no lock and looks up one dictionary.

    `limit` is in bytes, `max_age` in seconds. A page is kept for `max_age` at most even if
    nothing seems to change, lest a database whose triggers were switched off be shown for ever.
    """

    def __init__(self, limit: int, max_age: float):
        self.limit, self.max_age = limit, max_age
        self.size = 0
        self.pages: dict[Key, Page] = {}
        self.get = self.pages.get
        self._lock = Lock()
        self._keys: dict[int | None, set[Key]] = defaultdict(set)
        # The newest change of each scope, of all, and the one before which nothing is known.
        self._changed: dict[int, int] = {}
        self._newest = 0
        self._forgotten = 0

    def keep(self, key: Key, page: Page) -> bool:
        """Keep a page, unless it is passing, changed while it was rendered, or is too large."""
        with self._lock:
            if page.is_passing or page.size > self.limit or self._has_changed(page):
                return False
            self._drop(key)
            page.good_until = page.late_until = monotonic() + self.max_age
            page.is_kept = True
            self.pages[key] = page
            self._keys[page.scope].add(key)
            self.size += page.size
            self._make_room()
        return True

    def grow(self, page: Page, form: Form) -> None:
        """Count the bytes of a form that was made since the page was kept."""
        with self._lock:
            if form.counted:
                return
            form.counted = True
            page.size += len(form.body)
            if page.is_kept:
                self.size += len(form.body)
                self._make_room()

    def apply(self, news: News, late_until: float) -> None:
        """Take note of changes. What they make stale may stand in for itself until `late_until`."""
        with self._lock:
            if news.away or not news.complete:
                self._forgotten = self._newest = news.newest
                self._changed.clear()
                self._clear()
                return
            self._newest = news.newest
            self._remember(news.scopes)
            if EVERY_PAGE in news.scopes:
                affected = list(self.pages)
            else:
                scopes = [*news.scopes, None] if news.scopes else []
                affected = [key for scope in scopes for key in self._keys.get(scope, ())]
            for key in affected:
                self._make_stale(key, late_until)

    def clear(self) -> None:
        with self._lock:
            self._clear()

    def _has_changed(self, page: Page) -> bool:
        if page.scope is None:
            newest = self._newest
        else:
            newest = max(self._changed.get(page.scope, 0), self._changed.get(EVERY_PAGE, 0))
        return max(newest, self._forgotten) > page.seen

    def _remember(self, scopes: dict[int, int]) -> None:
        self._changed.update(scopes)
        if len(self._changed) > REMEMBERED:
            self._changed.clear()
            self._forgotten = self._newest

    def _make_stale(self, key: Key, late_until: float) -> None:
        page = self.pages[key]
        if not self._has_changed(page):
            return
        if late_until <= monotonic() or not page.good_until:
            # The second change in a row: its earlier one has waited long enough.
            self._drop(key)
            return
        page.good_until = 0.0
        page.late_until = late_until

    def _make_room(self) -> None:
        """Drop the pages that were not asked for lately, the longest kept first.

        A page that was asked for since it was last looked at goes to the end instead: nearly the
        order of last use, at no cost to those who ask.
        """
        while self.size > self.limit:
            key = next(iter(self.pages))
            page = self.pages[key]
            if page.used and page.good_until:
                page.used = False
                del self.pages[key]
                self.pages[key] = page
            else:
                self._drop(key)

    def _drop(self, key: Key) -> None:
        page = self.pages.pop(key, None)
        if page is not None:
            keys = self._keys[page.scope]
            keys.discard(key)
            if not keys:
                del self._keys[page.scope]
            page.is_kept = False
            self.size -= page.size

    def _clear(self) -> None:
        for key in list(self.pages):
            self._drop(key)
