"""Sessions in the database; `cached_sessions` has those that are read from the cache."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError


class BusyTold:
    """Says of a busy database that it is one, where Django would say that the session is gone."""

    def save(self, must_create=False):
        try:
            super().save(must_create)
        except UpdateError as error:
            if isinstance(error.__context__, OperationalError):
                raise error.__context__ from error
            raise


class SessionStore(BusyTold, db.SessionStore):
    pass
