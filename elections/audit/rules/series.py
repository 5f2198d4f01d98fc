"""Rules on an election and the one before it, and on who held the office."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...models import ELECTED, ContestKind, ElectionType, OptionStatus, Person, VoteType
from ..findings import Level, Remark, Rule, rule
from ..sentences import say
from ..snapshot import LoadedElection
from .figures import line_figure

RULES: list[Rule] = []

CHOOSE = _("Choose the election that came before it in its series.")


@rule(RULES, "previous-of-another-series", Level.WARNING)
def previous_of_another_series(record: LoadedElection) -> Iterator[Remark]:
    """An election and the one before it are of one jurisdiction, type and office.

    It can be so where a state or an office followed another. Offices are compared where both are
    stated.
    """
    election, previous = record.election, record.election.previous
    if previous is None:
        return
    both = {"name": previous.name}
    if previous.jurisdiction_id != election.jurisdiction_id:
        yield Remark(
            election,
            say(
                OTHER_JURISDICTION,
                **both,
                own=election.jurisdiction_name,
                other=previous.jurisdiction_name,
            ),
            say(CHOOSE),
        )
    elif previous.type != election.type:
        own, other = ElectionType(election.type).label, ElectionType(previous.type).label
        yield Remark(election, say(OTHER_TYPE, **both, own=own, other=other), say(CHOOSE))
    elif election.office and previous.office and election.office != previous.office:
        yield Remark(
            election,
            say(OTHER_OFFICE, **both, own=election.office, other=previous.office),
            say(CHOOSE),
        )


OTHER_JURISDICTION = _(
    "The previous election, %(name)s, was of %(other)s, and this one is of %(own)s."
)
OTHER_TYPE = _("The previous election, %(name)s, was %(other)s, and this one is %(own)s.")
OTHER_OFFICE = _(
    "The previous election, %(name)s, was for the office %(other)s, and this one is for %(own)s."
)


@rule(RULES, "gap-in-series", Level.WARNING)
def gap_in_series(record: LoadedElection) -> Iterator[Remark]:
    """The previous election is the last one before of the same jurisdiction, type and office.

    Asked of elections whose office is stated, for without it two bodies could look alike.
    """
    election, earlier, previous = record.election, record.earlier, record.election.previous
    if earlier is None or (previous is not None and previous.date >= earlier.date):
        return
    if previous is None:
        said = say(NO_PREVIOUS, earlier=earlier.name, date=earlier.date)
    else:
        said = say(BETWEEN, earlier=earlier.name, date=earlier.date, previous=previous.name)
    yield Remark(election, said, say(CHOOSE))


NO_PREVIOUS = _(
    "No previous election is named, and the record holds an earlier one of the same office: "
    "%(earlier)s, %(date)s."
)
BETWEEN = _(
    "Between this election and %(previous)s, named as the one before it, the record holds another "
    "one of the same office: %(earlier)s, %(date)s."
)


@rule(RULES, "holder-before-against-previous", Level.WARNING)
def holder_before_against_previous(record: LoadedElection) -> Iterator[Remark]:
    """Who held the office before an election is who held it after the one before.

    It can be otherwise where somebody left the office in between.
    """
    election, previous = record.election, record.election.previous
    if previous is None or previous.office != election.office:
        return
    before, after = election.holder_before, previous.holder_after
    if before is not None and after is not None and before.pk != after.pk:
        yield Remark(
            election,
            say(HOLDERS, before=before.name, after=after.name, previous=previous.name),
            say(_("See which of the two elections names the wrong holder, if any does.")),
        )


HOLDERS = _(
    "%(before)s is given as holder before the election, and %(after)s as holder after the previous "
    "one, %(previous)s."
)


@rule(RULES, "holder-against-winner", Level.WARNING)
def holder_against_winner(record: LoadedElection) -> Iterator[Remark]:
    """Who holds the office after an election is who was elected in its last round.

    Those elected are the ones whom any source says to be. It can be otherwise where the winner did
    not take the office. Not asked where a source names several: a body was elected then.
    """
    holder, named = record.election.holder_after, elected_in(record)
    elected = {pk: person for people in named for pk, person in people.items()}
    of_body = any(len(people) > 1 for people in named)
    if holder is not None and elected and not of_body and holder.pk not in elected:
        yield Remark(
            record.election,
            say(
                WINNER,
                holder=holder.name,
                elected=tuple(person.name for person in elected.values()),
            ),
            say(_("Correct the holder after the election, or the outcome that was copied.")),
        )


WINNER = _("%(holder)s is given as holder after the election, and as elected %(elected)s.")


@rule(RULES, "holder-against-votes", Level.NOTE)
def holder_against_votes(record: LoadedElection) -> Iterator[Remark]:
    """Where no source says who was elected, the holder after leads in the account shown first.

    Asked of popular votes: an indirect one may go by other rules than the most votes.
    """
    election, rounds = record.election, record.held_rounds()
    holder = election.holder_after
    if holder is None or not rounds or elected_in(record):
        return
    lead = record.lead_of(rounds[-1])
    of_people = rounds[-1].contest is None or rounds[-1].contest.kind == ContestKind.CANDIDATES
    if lead is None or election.vote_type != VoteType.POPULAR or not of_people:
        return
    lines = sorted(
        (
            line
            for line in record.exact_lines[lead.pk]
            if line.count is not None
            and line.option.status == OptionStatus.REGISTERED
            and line.option.person_id is not None
        ),
        key=lambda line: -line.count,
    )
    tied = len(lines) > 1 and lines[0].count == lines[1].count
    if lines and not tied and lines[0].option.person != holder:
        yield Remark(
            election,
            say(MOST_VOTES, holder=holder.name, first=lines[0].option.label),
            say(
                _("Correct the holder after the election, or enter the outcome that sources state.")
            ),
            (line_figure(lines[0], "votes"),),
        )


MOST_VOTES = _(
    "%(holder)s is given as holder after the election, and %(first)s has the most votes in the "
    "account shown first."
)


def elected_in(record: LoadedElection) -> list[dict[int, Person]]:
    """Those elected in the last round that was held, by key, for each source that says so."""
    rounds = record.held_rounds()
    named = (
        {
            line.option.person_id: line.option.person
            for line in record.lines[account.pk]
            if line.outcome in ELECTED and line.option.person_id
        }
        for account in (record.accounts_of[rounds[-1].pk] if rounds else ())
    )
    return [people for people in named if people]
