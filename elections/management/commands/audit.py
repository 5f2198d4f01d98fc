"""Audit the record: what sources print, whether it adds up, and what an editor should mend."""

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.audit import Level, audit, audit_areas, audit_sources, load_for_audit
from elections.audit.reports import JsonReport, TextReport
from elections.formatting import digits
from elections.models import Election

FINDINGS, USAGE = 1, 2
NEVER = "never"
FAIL_ON = {"error": {Level.ERROR}, "warning": {Level.ERROR, Level.WARNING}, NEVER: set()}
REPORTS = {"text": TextReport, "json": JsonReport}


class Command(BaseCommand):
    help = (
        "Audit the record, drafts included: whether each source's figures add up, how sources "
        "compare, and which rules are broken. Without a slug, all elections and sources are "
        "audited. An error is for an editor to fix; a warning concerns what sources print; a note "
        "is for information. Exit codes: 0, no findings at the --fail-on level or above; 1, some "
        "findings; 2, a usage error or an unknown election."
    )

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="the elections to audit")
        parser.add_argument("--format", choices=REPORTS, default="text", help="default: text")
        parser.add_argument(
            "--fail-on",
            choices=FAIL_ON,
            default="error",
            help="the lowest level for which the exit code is 1; default: error",
        )

    def handle(self, *, slugs: list[str], format: str, fail_on: str, **options):
        elections = chosen(slugs)
        # Reports write their own line ends.
        self.stdout.ending = ""
        report = REPORTS[format](self.stdout)
        progress = Progress(self.stderr, elections.count())
        report.begin()
        for record in load_for_audit(elections):
            report.election(record, [*audit(record), *audit_areas(record)])
            progress.step()
        progress.end()
        report.sources(() if slugs else audit_sources())
        report.end()
        failing = sum(report.counts[level] for level in FAIL_ON[fail_on])
        if failing:
            message = ngettext(
                "%(count)s finding at level %(level)s or above.",
                "%(count)s findings at level %(level)s or above.",
                failing,
            )
            level = Level(fail_on).label
            said = message % {"count": digits(failing), "level": level}
            raise CommandError(said, returncode=FINDINGS)


def chosen(slugs: list[str]) -> QuerySet[Election]:
    """The elections of these slugs, or all. Raises CommandError for a slug that none has."""
    elections = Election.objects.order_by("-date", "slug")
    if not slugs:
        return elections
    elections = elections.filter(slug__in=slugs)
    known = set(elections.values_list("slug", flat=True))
    unknown = sorted(set(slugs) - known)
    if unknown:
        said = _("No election has the slug %(slugs)s.") % {"slugs": ", ".join(unknown)}
        raise CommandError(said, returncode=USAGE)
    return elections


class Progress:
    """A bar on a terminal; elsewhere nothing at all."""

    WIDTH = 40

    def __init__(self, stream, total: int):
        self.stream, self.total, self.done = stream, total, 0
        self.shown = stream.isatty() and total > 0
        self.drawn = -1

    def step(self) -> None:
        self.done += 1
        filled = self.WIDTH * self.done // max(self.total, 1)
        if self.shown and filled != self.drawn:
            self.drawn = filled
            bar = "#" * filled + " " * (self.WIDTH - filled)
            self.draw(f"[{bar}] {digits(self.done)} / {digits(self.total)}")

    def end(self) -> None:
        """Takes the bar away, so that it does not stand before what comes next."""
        if self.shown:
            self.draw(" " * 2 * self.WIDTH)
            self.draw("")

    def draw(self, text: str) -> None:
        self.stream.write(f"\r{text}", str, ending="")
        self.stream.flush()
