"""Pages that store while others store: done again where the database refuses one of the two."""

import logging
from collections.abc import Callable

from django.contrib.messages.storage import default_storage
from django.db import IntegrityError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse

from elections.changelog import current

logger = logging.getLogger(__name__)

# The first attempt may meet what somebody else stores at the same moment; the second sees what
# they stored, and says so. The third stores nothing.
ATTEMPTS = 3
# What databases call a transaction that they have ended for the sake of another one.
GAVE_WAY = {"40P01", "40001"}


def attempted(request: HttpRequest, view: Callable[[int], HttpResponse]) -> HttpResponse:
    """The answer of a view that stores, called again if others store at the same moment.

    Each time it is told how often it was called before, finds the request as it came, and is one
    transaction.
    """
    sent = request.POST
    for attempt in range(ATTEMPTS):
        request.POST = sent.copy()
        try:
            with transaction.atomic():
                return view(attempt)
        except (IntegrityError, OperationalError) as error:
            if attempt == ATTEMPTS - 1 or not comes_of_others(error):
                raise
            logger.warning("A page's changes were refused; trying again.", exc_info=error)
            # It may have said already that all went well, and noted what it corrects.
            request._messages = default_storage(request)
            current().corrects.clear()
    raise AssertionError


def comes_of_others(error: Exception) -> bool:
    return isinstance(error, IntegrityError) or (
        getattr(error.__cause__, "sqlstate", None) in GAVE_WAY
    )
