"""Write the published record as one file: `python manage.py package FILE.zip`."""

import datetime
from argparse import ArgumentTypeError
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from elections.data import package


class Command(BaseCommand):
    help = (
        "Write the published record as one file: a Data Package (datapackage.org), which is a zip "
        "of a CSV file for each table and of datapackage.json, which says what the columns mean. "
        "Drafts, history and pictures are left out. `load FILE.zip` takes it back. The same "
        "record and day make the same file, byte for byte."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            metavar="FILE.zip",
            type=zip_path,
            nargs="?",
            default=settings.DATA_PACKAGE,
            help="replaced if it is there; default: the one that the site offers",
        )
        parser.add_argument(
            "--created",
            metavar="DATE",
            type=datetime.date.fromisoformat,
            default=datetime.datetime.now(datetime.UTC).date(),
            help="the day that the package names as its own, such as 2012-07-19; default: today",
        )

    def handle(self, *, file: Path, created: datetime.date, verbosity: int, **options):
        try:
            if file == settings.DATA_PACKAGE:
                file.parent.mkdir(parents=True, exist_ok=True)
            counts = package.write(file, created)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        if verbosity:
            said = _("%(file)s: %(rows)s rows in %(tables)s tables, %(size)s bytes.")
            self.stdout.write(
                said
                % {
                    "file": file,
                    "rows": sum(counts.values()),
                    "tables": len(counts),
                    "size": file.stat().st_size,
                }
            )


def zip_path(text: str) -> Path:
    path = Path(text)
    if path.suffix != ".zip":
        raise ArgumentTypeError(_("the file's name must end in .zip"))
    return path
