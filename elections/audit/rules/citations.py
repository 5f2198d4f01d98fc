"""Rules on who states what: no figure and no statement without a source."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...models import Page
from ...models.prose import cited_keys
from ..findings import Level, Remark, Rule, rule
from ..sentences import say
from ..snapshot import LoadedElection

RULES: list[Rule] = []


@rule(RULES, "unsourced", Level.ERROR)
def unsourced(record: LoadedElection) -> Iterator[Remark]:
    """Elections, contests, options, key dates and the like cite at least one source.

    Figures cannot be without one: the database ties each to its own.
    """
    election = record.election
    if not election.is_sourced:
        yield Remark(election, say(ELECTION), say(ADD))
    for contest in record.contests.values():
        if not contest.is_sourced:
            yield Remark(contest, say(CONTEST, name=contest.name), say(ADD))
    for option in record.options.values():
        if not option.is_sourced:
            yield Remark(option, say(OPTION, name=option.label), say(ADD))
    for key_date in record.key_dates:
        if not key_date.is_sourced:
            yield Remark(key_date, say(KEY_DATE, name=key_date.name, date=key_date.date), say(ADD))
    for delegation in record.delegations:
        if not delegation.is_sourced:
            yield Remark(delegation, say(DELEGATION, sender=delegation.sender), say(ADD))
    for statement in record.statements:
        if not statement.is_sourced:
            yield Remark(statement, say(STATEMENT, name=statement.slug), say(ADD))


ELECTION = _("The election cites no source.")
CONTEST = _("The contest “%(name)s” cites no source.")
OPTION = _("The option “%(name)s” cites no source.")
KEY_DATE = _("The date “%(name)s”, %(date)s, cites no source.")
DELEGATION = _("That people came from %(sender)s cites no source.")
STATEMENT = _("The statement “%(name)s” cites no source.")
ADD = _("Add the source that states it, or take it out.")


@rule(RULES, "unknown-source-cited", Level.ERROR)
def unknown_source_cited(record: LoadedElection) -> Iterator[Remark]:
    """Every key that prose cites is that of a source."""
    for section in record.sections:
        unknown = [key for key in cited_keys(section.body) if key not in record.cited]
        if unknown:
            yield Remark(
                section,
                say(UNKNOWN, page=Page(section.page).label, keys=tuple(unknown)),
                say(_("Correct the keys, or enter the sources first.")),
            )


UNKNOWN = _("The text of “%(page)s” cites keys that no source has: %(keys)s.")


@rule(RULES, "line-of-another-election", Level.ERROR)
def line_of_another_election(record: LoadedElection) -> Iterator[Remark]:
    """The lines of an account are about options of its election."""
    for line in record.strays:
        option = line.option
        yield Remark(
            line,
            say(STRAY, candidate=option.label, election=option.election.name),
            say(_("Choose the option of this election, or take the line out.")),
        )


STRAY = _("A line is about %(candidate)s as a candidate in another election: %(election)s.")


@rule(RULES, "discrepancy-without-difference", Level.ERROR)
def discrepancy_without_difference(record: LoadedElection) -> Iterator[Remark]:
    """A discrepancy has accounts of two sources at least, which do not all say the same."""
    for discrepancy in record.discrepancies:
        accounts = discrepancy.listed_wordings
        wordings = {" ".join(account.wording.split()).casefold() for account in accounts}
        if len(wordings) < 2:
            said = SAME if len(accounts) > 1 else TOO_FEW
            yield Remark(
                discrepancy,
                say(said, topic=discrepancy.topic),
                say(_("Add what another source says, or take the discrepancy out.")),
            )


TOO_FEW = _("Fewer than two sources are heard on “%(topic)s”.")
SAME = _("All sources say the same on “%(topic)s”.")
