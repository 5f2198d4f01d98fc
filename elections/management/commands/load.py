"""The documented way to load fixtures: `python manage.py load FILE ...`."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from elections.changelog import How, changing, current
from elections.changelog.commands import reading
from elections.data import unpacking
from elections.loading import LoadError, load
from elections.models.texts import validate_reason


class Command(BaseCommand):
    help = (
        "Load fixtures of the election record, all or nothing. Reads the same files as loaddata "
        "(JSON and JSON Lines with natural keys) and validates every record as the admin would; "
        "existing rows are changed only where they differ. Records in JSON files may be in any "
        "order; JSON Lines files are read after them, and in these a record must come before the "
        "records that refer to it. Packages that the command package wrote are read last."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "fixtures",
            metavar="FILE",
            nargs="+",
            help=(
                "A path, or a name in one of the fixture folders, with or without its extension; "
                "or the path of a package, whose name ends in .zip."
            ),
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Validate and count everything, but write nothing.",
        )
        parser.add_argument(
            "--reason",
            default="",
            help=(
                "Reason for the changes: kept in the history, and shown to readers if a published "
                "figure changes."
            ),
        )

    def handle(self, *, fixtures, dry_run, reason, verbosity, **options):
        try:
            validate_reason(reason)
        except ValidationError as error:
            raise CommandError("--reason: " + " ".join(error.messages)) from None
        progress = self.progress if verbosity and self.stderr.isatty() else lambda number: None
        try:
            with changing(how=How.COMMAND, detail=reading("load", fixtures), reason=reason):
                files = unpacking.unpacked(fixtures)
                report = load(files, dry_run=dry_run, progress=progress)
                unexplained = bool(current().corrects) and not reason
        except LoadError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise CommandError(_("Stopped. Nothing was loaded.")) from None
        if verbosity:
            self.stdout.write(str(report))
            if unexplained:
                self.stderr.write(
                    _(
                        "This changes published figures and gives readers no reason. Give one "
                        "with --reason."
                    )
                )
            if dry_run:
                self.stdout.write(_("This was a dry run: nothing was written."))

    def progress(self, number):
        self.stderr.write(_("Records: %(number)s") % {"number": number}, str, ending="\r")
