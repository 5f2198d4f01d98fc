"""How failed sign-ins are counted, and who has to wait how long.

django-axes keeps the failures and guards `authenticate`. It knows one limit; a desk that an
attacker can neither guess into nor lock its editors out of needs three, which are counted here.
"""

import datetime
import math

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from . import log


def lock_ends(
    username: str | None, address: str | None, at: datetime.datetime
) -> datetime.datetime | None:
    """When an account may sign in from an address again; None if it may now.

    An account is not held back from an address from which it signed in lately, whatever others
    have tried on it from elsewhere: nobody is locked out of their own desk by strangers.
    """
    limits = settings.SIGN_IN_FAILURES
    ends = [
        limit_ends(limits["account_and_address"], at, username=username, ip_address=address),
        limit_ends(limits["address"], at, ip_address=address),
    ]
    account_ends = limit_ends(limits["account"], at, username=username)
    if account_ends and not is_known(username, address, at):
        ends.append(account_ends)
    return max(filter(None, ends), default=None)


def limit_ends(limit: int, at: datetime.datetime, **of: str | None) -> datetime.datetime | None:
    """When fewer than `limit` failures of this account or address will count; None if so now.

    Failures stop to count a cool-off time after the last one of their row.
    """
    rows = AccessAttempt.objects.filter(**of, attempt_time__gt=at - settings.AXES_COOLOFF_TIME)
    counted = 0
    for last, failures in rows.order_by("-attempt_time").values_list(
        "attempt_time", "failures_since_start"
    ):
        counted += failures
        if counted >= limit:
            return last + settings.AXES_COOLOFF_TIME
    return None


def is_known(username: str | None, address: str | None, at: datetime.datetime) -> bool:
    return AccessLog.objects.filter(
        username=username, ip_address=address, attempt_time__gt=at - settings.KNOWN_ADDRESS_TIME
    ).exists()


def is_locked_meanwhile(request: HttpRequest, user) -> bool:
    """Whether others that were sent at the same time have locked the account; marks the request.

    A hundred guesses at once would all pass a look at the count before the first has failed; so
    of all that are right, only one that is through before the lock counts.
    """
    if not lock_ends(user.get_username(), request.axes_ip_address, timezone.now()):
        return False
    request.axes_locked_out = True
    return True


def forgive(request: HttpRequest, user) -> None:
    """Forgive a signed-in account its failures from this address, as a sign-in would."""
    Handler().reset_user_attempts(request, {"username": user.get_username()})


def minutes_until(end: datetime.datetime, at: datetime.datetime) -> int:
    """Whole minutes to wait, at least one."""
    return max(1, math.ceil((end - at).total_seconds() / 60))


class Handler(AxesDatabaseHandler):
    """The failures of django-axes, held against this site's limits and written to its log."""

    def get_failures(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """1 where a limit is reached, else 0: AXES_FAILURE_LIMIT is 1."""
        username = get_client_username(request, credentials)
        ends = lock_ends(username, request.axes_ip_address, request.axes_attempt_time)
        return 0 if ends is None else 1

    def user_login_failed(self, sender, credentials: dict, request=None, **kwargs):
        refused = request is not None and request.axes_locked_out
        super().user_login_failed(sender, credentials, request, **kwargs)
        if request is None:
            return
        username = get_client_username(request, credentials)
        if refused:
            log.alarm("refused-while-locked", request, username)
            return
        log.alarm("failed", request, username)
        if request.axes_locked_out:
            log.alarm("locked-out", request, username)

    def user_logged_in(self, sender, request, user, **kwargs):
        super().user_logged_in(sender, request, user, **kwargs)
        # What is no longer asked about is no longer kept: it says who was where.
        forgotten = request.axes_attempt_time - settings.KNOWN_ADDRESS_TIME
        AccessLog.objects.filter(attempt_time__lte=forgotten).delete()

    def reset_user_attempts(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """Forgive the account its failures from this address, and nothing else.

        Who signs in well with one account must not wipe out the count of the tries on others,
        nor must an editor's sign-in wipe out those of a guesser elsewhere.
        """
        count, _ = AccessAttempt.objects.filter(
            username=get_client_username(request, credentials), ip_address=request.axes_ip_address
        ).delete()
        return count
