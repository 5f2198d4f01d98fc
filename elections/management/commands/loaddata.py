"""Django's `loaddata`, whose changes are recorded like those of any other way."""

from django.core.management.commands import loaddata

from elections.changelog import How, changing, together
from elections.changelog.commands import reading


class Command(loaddata.Command):
    def handle(self, *fixture_labels, **options):
        detail = reading("loaddata", fixture_labels)
        with changing(how=How.COMMAND, detail=detail), together():
            super().handle(*fixture_labels, **options)
