"""One line in the log `elections.signin` for all that happens at the door.

A line names the event, the account as it was typed, the address, and what else tells. It never
holds a password or a code. What a visitor typed is quoted and escaped, so that nobody can write
a line of their own into the log.
"""

import json
import logging

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice

from .addresses import client_address

logger = logging.getLogger("elections.signin")
LONGEST_NAME = 150


def record(
    event: str,
    request: HttpRequest | None,
    account: str | None,
    *,
    level: int = logging.INFO,
    **details: str | int,
) -> None:
    """Log an event. Details are the code's own words or numbers, never what a visitor typed.

    Without a request it was done by an operator at the command line.
    """
    name = json.dumps(account[:LONGEST_NAME]) if account else "unknown"
    where = (client_address(request) or "unknown") if request is not None else "command-line"
    words = [f"event={event}", f"account={name}", f"address={where}"]
    words += [f"{key}={value}" for key, value in details.items()]
    logger.log(level, " ".join(words))


def alarm(event: str, request: HttpRequest | None, account: str | None, **details) -> None:
    """Log an event that an operator may want to act on."""
    record(event, request, account, level=logging.WARNING, **details)


@receiver(user_logged_in)
def signed_in(sender, request, user, **kwargs):
    device = getattr(user, "otp_device", None)
    if device is None:
        factor = "none"
    elif isinstance(device, StaticDevice):
        factor = "recovery-code"
    else:
        factor = "app"
    record("signed-in", request, user.get_username(), second_factor=factor)


@receiver(user_logged_out)
def signed_out(sender, request, user, **kwargs):
    if user is not None:
        record("signed-out", request, user.get_username())
