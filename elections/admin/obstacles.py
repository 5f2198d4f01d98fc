"""What keeps an election from being published, and what the audit finds beside it.

The start page and the publication page both read it here, so that they agree.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from elections.audit import Finding, Level, LoadedElection, audit
from elections.models import Account, Election, Round

from .counts import page

# What the publication page of a draft says by itself, with links to all accounts that could be
# shown first.
SAID_OTHERWISE = {"no-lead"}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something without which an election is not published, and the forms in which to mend it."""

    sentence: str
    forms: list[tuple[str, str]]  # (address, label)


def findings_of(record: LoadedElection) -> list[Finding]:
    """The audit's findings, without those that a draft's obstacles say."""
    found = audit(record)
    if record.election.is_published:
        return found
    return [each for each in found if each.rule not in SAID_OTHERWISE]


def errors_of(record: LoadedElection) -> list[Finding]:
    """The audit's errors that may be published in spite of."""
    return [finding for finding in findings_of(record) if finding.level == Level.ERROR]


def obstacles(record: LoadedElection) -> list[Obstacle]:
    """Why an election cannot be published: a round that was held needs one shown first.

    An election that is yet to come has a round, and no figures yet.
    """
    if not record.rounds:
        address = page(Election, "change", record.election.pk)
        return [
            Obstacle(
                _("The election has no rounds."),
                [(f"{address}#rounds-group", _("Add a past or upcoming round"))],
            )
        ]
    return [
        obstacle_of(record, round_)
        for round_ in record.held_rounds()
        if record.lead_of(round_) is None
    ]


def obstacle_of(record: LoadedElection, round_) -> Obstacle:
    accounts = record.accounts_of[round_.pk]
    if not accounts:
        return Obstacle(
            _("%(round)s was held, but it has no accounts.") % {"round": name_of(round_)},
            [
                (
                    f"{page(Account, 'add')}?round={round_.pk}",
                    _("Add an account and tick “Shown first”"),
                )
            ],
        )
    return Obstacle(
        _("%(round)s has accounts, but none is shown first.") % {"round": name_of(round_)},
        [
            (
                page(Account, "change", one.pk),
                _("Show %(source)s’s figures first") % {"source": one.short_name},
            )
            for one in accounts[:20]
        ],
    )


def name_of(round_: Round) -> str:
    """A round's name at the head of a sentence."""
    if round_.contest:
        values = {"number": round_.number, "contest": round_.contest.name}
        return _("Round %(number)s (%(contest)s)") % values
    return _("Round %(number)s") % {"number": round_.number}
