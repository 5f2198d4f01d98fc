"""Let in again who has failed to sign in too often: operators' way out of a lock."""

from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from elections.signin import log, second_factor
from elections.signin.addresses import normal
from elections.signin.throttle import lock_ends


class Command(BaseCommand):
    help = (
        "Clear failed sign-ins, so that an account or address can try again at once. Without "
        "options, list who is locked out and until when."
    )

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--user", metavar="NAME", help="all failures with this account")
        which.add_argument("--address", metavar="IP", help="all failures from this address")
        which.add_argument("--all", action="store_true", help="all failures")

    def handle(self, *, user: str | None, address: str | None, all: bool, **options):
        if user is not None:
            self.unlock_account(user)
        elif address is not None:
            self.unlock_address(address)
        elif all:
            self.forget(AccessAttempt.objects.all())
            log.record("unlocked", None, None, what="all")
        else:
            self.list_locks()

    def unlock_account(self, name: str):
        account = get_user_model().objects.filter(username=name).first()
        if account is None and not AccessAttempt.objects.filter(username=name).exists():
            raise CommandError(f"No account is called {name!r}, and nobody tried that name lately.")
        if account is not None:
            second_factor.forgive_wrong_codes(account)
        self.forget(AccessAttempt.objects.filter(username=name))
        log.record("unlocked", None, name, what="account")

    def unlock_address(self, text: str):
        try:
            address = normal(text)
        except ValueError as error:
            raise CommandError(f"{text!r} is no IP address.") from error
        self.forget(AccessAttempt.objects.filter(ip_address=address))
        log.record("unlocked", None, None, what=address)

    def forget(self, attempts):
        failures = sum(attempts.values_list("failures_since_start", flat=True))
        attempts.delete()
        self.stdout.write(f"Forgotten: {failures} failed sign-ins.")

    def list_locks(self):
        now = timezone.now()
        tried = AccessAttempt.objects.order_by("username", "ip_address")
        locks = [
            (name, address, lock_ends(name, address, now))
            for name, address in tried.values_list("username", "ip_address").distinct()
        ]
        for name, address, end in locks:
            if end:
                self.stdout.write(f"{name!r} from {address}: until {end:%H:%M} UTC")
        if not any(end for _, _, end in locks):
            self.stdout.write("Nobody is locked out.")
