"""Fill the site that the browser visits: the record of the fixtures, a draft, an editor.

Run by `site` in a process of its own, with that site's settings in the environment.
"""

import datetime
import os

import django

django.setup()

from axes.models import AccessAttempt  # noqa: E402
from django.conf import settings  # noqa: E402 - what follows needs the apps
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from elections.admin.corrections import columns_of  # noqa: E402
from elections.changelog import How, changing  # noqa: E402
from elections.models import Figure, Measure, Page, Proposal, Publication, Stance  # noqa: E402
from tests import factories  # noqa: E402

from .desk import BARE, LOCKED_OUT, NEWCOMER  # noqa: E402
from .states import CORRECTED, DRAFT, EDITOR  # noqa: E402

DAY = datetime.date(2022, 7, 19)
EARLIER = datetime.date(2021, 7, 19)


def main() -> None:
    call_command("migrate", verbosity=0)
    fixtures = sorted(path for folder in settings.FIXTURE_DIRS for path in folder.glob("*.json"))
    call_command("loaddata", *map(str, fixtures), verbosity=0)
    correct_a_figure()
    propose_a_correction()
    count_areas()
    make_draft()
    make_bare_draft()
    for name in (EDITOR, NEWCOMER):
        make_editor(name, os.environ["BROWSER_SITE_PASSWORD"])
    lock_out()
    call_command("collectstatic", interactive=False, verbosity=0)


def correct_a_figure() -> None:
    """A published figure and back again, so that all else stays as the fixtures have it."""
    line = votes_in(CORRECTED)
    count = line.count
    for wrong_or_right, reason in ((count + 1, "A reason."), (count, "")):
        with changing(how=How.FORM, reason=reason):
            Figure.objects.filter(pk=line.pk).update(count=wrong_or_right)


def propose_a_correction() -> None:
    line = votes_in(CORRECTED)
    before = columns_of(line)
    line.count += 1
    Proposal.objects.create(
        election=line.account.round.election,
        figure_key=line.pk,
        before=before,
        after=columns_of(line),
        note="The table prints another figure.",
        by_name="colleague",
    )


def votes_in(slug: str) -> Figure:
    lines = Figure.objects.filter(account__round__election__slug=slug, measure=Measure.VOTES)
    return lines.exclude(count=None).first()


def count_areas() -> None:
    """Figures of two areas, which no source of the fixtures prints."""
    line = votes_in(CORRECTED)
    whole = line.account
    for name in ("North", "South"):
        area = factories.AreaFactory(name=name, jurisdiction=whole.round.election.jurisdiction)
        part = factories.AccountFactory(round=whole.round, source=whole.source, area=area, cast=9)
        factories.LineFactory(account=part, option=line.option, count=5)


def make_draft() -> None:
    """A draft with something on each of its pages."""
    source = factories.SourceFactory(key="draft-source", short_name="A source")
    election = factories.ElectionFactory(
        slug=DRAFT,
        name="2022 draft election",
        jurisdiction__name="A territory",
        date=DAY,
        publication=Publication.DRAFT,
        sources=[source],
    )
    first, second = (
        factories.OptionFactory(
            election=election, order=order, in_infobox=True, person__name=name, sources=[source]
        )
        for order, name in ((1, "First Candidate"), (2, "Second Candidate"))
    )
    count = factories.AccountFactory(
        round=factories.RoundFactory(election=election, date=DAY),
        source=source,
        is_lead=True,
        lead_reason="The only one.",
    )
    line = factories.LineFactory(account=count, option=first, count=59)
    line.count = 60
    with changing(how=How.FORM, reason="The source prints 60."):
        line.save()
    factories.LineFactory(account=count, option=second, count=40)
    for page in Page:
        factories.SectionFactory(
            election=election, page=page, body="Prose that cites its source [@draft-source]."
        )
    factories.StatementFactory(election=election, stance=Stance.ALLEGES, sources=[source])
    factories.KeyDateFactory(election=election, date=DAY, sources=[source])
    factories.DelegationFactory(election=election, sources=[source])
    factories.FigureFactory(election=election, source=source)
    gone = factories.KeyDateFactory(election=election, date=DAY, name="A step that was not taken")
    with changing(how=How.FORM, reason="No source speaks of it."):
        gone.delete()
    point = factories.DiscrepancyFactory(election=election)
    factories.WordingFactory(discrepancy=point, source=source)


def make_bare_draft() -> None:
    """An older draft that lacks what publishing asks for."""
    election = factories.ElectionFactory(
        slug=BARE,
        name="2021 draft election without results",
        jurisdiction__name="Another territory",
        date=EARLIER,
        publication=Publication.DRAFT,
    )
    factories.RoundFactory(election=election, date=EARLIER)


def make_editor(name: str, password: str) -> None:
    editor = factories.EditorFactory.build(username=name)
    editor.set_password(password)
    editor.save()


def lock_out() -> None:
    """As many failures as shut an account to all addresses that it never signed in from."""
    AccessAttempt.objects.create(
        username=LOCKED_OUT,
        ip_address="192.0.2.1",
        attempt_time=timezone.now(),
        failures_since_start=settings.SIGN_IN_FAILURES["account"],
    )


if __name__ == "__main__":
    main()
