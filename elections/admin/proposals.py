"""What waits for a publisher: drafts that are ready, and corrections that editors propose."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from elections.models import Election, Figure
from elections.models.proposal import Proposal, ProposalState
from elections.models.texts import LONGEST_REASON, validate_reason

from .counts import page

MOST_WAITING = 20
MOST_ANSWERS = 5
ANSWERS_SHOWN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OpenProposal:
    address: str
    name: str
    note: str
    who: str
    when: datetime
    is_correction: bool


def open_proposals(election: Election | None = None) -> list[OpenProposal]:
    """What is open, of one election or of all, the oldest first; at most `MOST_WAITING`."""
    rows = Proposal.objects.filter(state=ProposalState.OPEN).select_related("election")
    if election is not None:
        rows = rows.filter(election=election)
    rows = list(rows[:MOST_WAITING])
    keys = {row.figure_key for row in rows} - {None}
    joins = ("account__source", "account__round__election", "account__area", "option__person")
    figures = Figure.objects.select_related(*joins).in_bulk(keys) if keys else {}
    return [open_proposal(row, figures.get(row.figure_key)) for row in rows]


def open_proposal(row: Proposal, figure: Figure | None) -> OpenProposal:
    said = (row.note, row.by_name, row.made)
    if row.figure_key is None:
        address = page(Election, "publication", row.election_id)
        return OpenProposal(address, str(row.election), *said, is_correction=False)
    gone = _("a figure of %(name)s that is gone") % {"name": row.election}
    name = str(figure) if figure else gone
    return OpenProposal(page(Figure, "proposal", row.pk), name, *said, is_correction=True)


def answers(user) -> list[tuple[Proposal, str]]:
    """The last answers to what a user proposed, with the pages that tell of them."""
    since = timezone.now() - ANSWERS_SHOWN
    answered = Proposal.objects.filter(by=user, answered__gte=since)
    answered = answered.exclude(state=ProposalState.WITHDRAWN).select_related("election")
    return [
        (row, page(Figure, "proposal", row.pk))
        if row.figure_key
        else (row, page(Election, "publication", row.election_id))
        for row in answered.order_by("-answered")[:MOST_ANSWERS]
    ]


def ready_mark(election: Election) -> Proposal | None:
    """Who said of a draft that it is ready for publishing."""
    rows = Proposal.objects.filter(election=election, figure_key=None, state=ProposalState.OPEN)
    return rows.first()


def set_ready(request, election: Election) -> None:
    """Mark a draft as ready for publishing with a note, or take the mark back."""
    ready = ready_mark(election)
    if "withdraw" in request.POST:
        if ready:
            close(ready, ProposalState.WITHDRAWN, request.user)
            messages.success(request, _("The draft is no longer marked as ready."))
        return
    note = request.POST.get("note", "").strip()
    try:
        validate_reason(note)
    except ValidationError as error:
        messages.error(request, _("Note: %(errors)s") % {"errors": " ".join(error.messages)})
        return
    made = False
    if not election.is_published:
        # Of two who say so at once, the one is told of the other.
        _ready, made = Proposal.objects.get_or_create(
            election=election,
            figure_key=None,
            state=ProposalState.OPEN,
            defaults={"note": note, "by": request.user, "by_name": request.user.get_username()},
        )
    if made:
        messages.success(request, _("The draft now waits for a publisher."))
    else:
        messages.info(request, _("Somebody else has already done this."))


def settle_ready(user, election: Election) -> None:
    """To be called when an election is published."""
    if ready := ready_mark(election):
        close(ready, ProposalState.ACCEPTED, user)


def propose(user, **values) -> Proposal:
    return Proposal.objects.create(by=user, by_name=user.get_username(), **values)


def close(proposal: Proposal, state: ProposalState, user, answer: str = "") -> None:
    proposal.state, proposal.answer = state, answer[:LONGEST_REASON]
    proposal.answered_by_name, proposal.answered = user.get_username(), timezone.now()
    proposal.save()
