"""Sessions that are read from the cache, and from the database while the cache does not answer."""

import logging
from time import monotonic

from django.contrib.sessions.backends import cached_db
from redis.exceptions import RedisError

from .sessions import BusyTold

logger = logging.getLogger(__name__)

# Seconds for which a cache that has failed is not asked again: each try may take its timeout.
REST = 10.0
resting_until = float("-inf")


class Forgiving:
    """The cache; as if it were empty while it does not answer."""

    def __init__(self, cache):
        self.cache = cache

    def get(self, key):
        return self._ask(self.cache.get, key)

    def set(self, *args):
        self._ask(self.cache.set, *args)

    def __contains__(self, key):
        return bool(self._ask(self.cache.has_key, key))

    # What is not deleted would sign somebody in again, so that its failure is told.
    def delete(self, key):
        self.cache.delete(key)

    def _ask(self, what, *args):
        global resting_until
        if monotonic() < resting_until:
            return None
        try:
            return what(*args)
        except RedisError as error:
            resting_until = monotonic() + REST
            logger.warning("Sessions are read from the database for now: %s", error)
            return None


class SessionStore(BusyTold, cached_db.SessionStore):
    """Django's own falls back when it saves, but not when it reads."""

    def __init__(self, session_key=None):
        super().__init__(session_key)
        self._cache = Forgiving(self._cache)
