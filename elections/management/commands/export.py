"""Write the public site as static files: `python manage.py export DIR`."""

import logging
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from elections.exporting import Export, ExportError
from elections.models import Election

from .audit import Progress


class Command(BaseCommand):
    help = (
        "Write the public site as static files, which any web server can serve at the root of a "
        "host: pages, data, pictures and assets, with compressed forms, and the headers that hosts "
        "have to send. Only what changed since the last export is written again, "
        "and what is no longer public is deleted. Drafts, searches and the editors' pages are left "
        "out."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", metavar="DIR", type=Path, help="a new folder, or one of an earlier export"
        )
        parser.add_argument(
            "--relative",
            action="store_true",
            help="let links lead from file to file, so that the folder may stand anywhere",
        )

    def handle(self, *, folder: Path, relative: bool, verbosity: int, **options):
        export = Export(folder, is_relative=relative)
        progress = Progress(self.stderr, Election.objects.published().count())
        # Of people and sources that no page shows, the site would warn one by one.
        logger = logging.getLogger("django.request")
        level = logger.level
        logger.setLevel(logging.ERROR)
        try:
            export.run(progress.step)
        except (ExportError, OSError) as error:
            raise CommandError(str(error)) from error
        finally:
            logger.setLevel(level)
            progress.end()
        if verbosity:
            said = _("Files written: %(written)s, unchanged: %(kept)s, deleted: %(deleted)s.")
            self.stdout.write(
                said
                % {
                    "written": export.written,
                    "kept": export.kept,
                    "deleted": export.deleted,
                }
            )
