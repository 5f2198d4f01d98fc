"""Take the second factor off an account whose phone and recovery codes are lost."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from elections.signin import log, second_factor


class Command(BaseCommand):
    help = (
        "Remove an account's second factor and recovery codes. The owner then signs in with the "
        "password alone, and must set up a new second factor if the site requires one. First make "
        "sure that the request comes from the owner."
    )

    def add_arguments(self, parser):
        parser.add_argument("name", help="the account's username")

    def handle(self, *, name: str, **options):
        account = get_user_model().objects.filter(username=name).first()
        if account is None:
            raise CommandError(f"No account is called {name!r}.")
        if not second_factor.remove(account):
            raise CommandError(f"The account {name!r} has no second factor.")
        log.alarm("second-factor-reset", None, name)
        self.stdout.write(f"The account {name!r} has no second factor any more.")
