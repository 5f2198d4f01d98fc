"""Rules on what is missing."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...models import ElectionType
from ..findings import Level, Remark, Rule, rule
from ..sentences import say
from ..snapshot import LoadedElection

RULES: list[Rule] = []


@rule(RULES, "no-lead", Level.ERROR)
def no_lead(record: LoadedElection) -> Iterator[Remark]:
    """A round that was held and has accounts has one that leads."""
    for round_ in record.held_rounds():
        if record.accounts_of[round_.pk] and record.lead_of(round_) is None:
            yield Remark(
                round_,
                say(NO_LEAD, number=round_.number),
                say(_("Choose the account that is shown first, and say why.")),
            )


NO_LEAD = _("Round %(number)s has accounts, and none of them is shown first.")


@rule(RULES, "lead-without-reason", Level.ERROR)
def lead_without_reason(record: LoadedElection) -> Iterator[Remark]:
    """Readers are told why one source's figures lead and not another's.

    The database refuses an empty reason, and takes one of blanks.
    """
    for _round, account in record.accounts:
        if account.is_lead and not account.lead_reason.strip():
            yield Remark(
                account,
                say(NO_REASON, source=account.source.short_name),
                say(_("Say why they are shown first.")),
            )


NO_REASON = _("The account of %(source)s is shown first, and no reason is given.")


@rule(RULES, "office-missing", Level.NOTE)
def office_missing(record: LoadedElection) -> Iterator[Remark]:
    """An election says what office or body it decided, unless it asked a question."""
    if not record.election.office and record.election.type != ElectionType.REFERENDUM:
        yield Remark(
            record.election,
            say(_("The office is not stated.")),
            say(_("Enter what was decided, as a source calls it.")),
        )


@rule(RULES, "portrait-missing", Level.NOTE)
def portrait_missing(record: LoadedElection) -> Iterator[Remark]:
    """Those whom the infobox shows have a portrait; without one a placeholder is drawn."""
    for option in record.options.values():
        if option.in_infobox and option.person and not option.person.portrait:
            yield Remark(
                option.person,
                say(NO_PORTRAIT, name=option.person.name),
                say(_("Add a picture that may be shown, with its credit.")),
            )


NO_PORTRAIT = _("%(name)s is in the infobox without a portrait.")
