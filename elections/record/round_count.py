"""A round with every source's account of its count."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext

from ..models import RoundStatus
from .candidates import Candidate
from .citations import Cited, Marks
from .counts import CountAccount
from .lines import CandidateFigures, Line, figures_of


@dataclass(frozen=True, slots=True)
class Ballot:
    """A contest as pages tell of it: its name, its question, the seats that it fills."""

    name: str
    kind: str
    seats: int | None
    question: str
    question_language: str
    marks: Marks


class Days(NamedTuple):
    """The days of a vote, from the first to the last: mostly the same."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class RoundCount:
    """A round with every source's account of its count: the lead first, then by source.

    `label` tells it apart from the other rounds of the election: by number, by contest, by both;
    it is empty where there is no other.
    """

    number: int
    label: str
    ballot: Ballot | None
    date: date | None
    last_day: date | None
    status: str
    accounts: tuple[CountAccount, ...]

    @property
    def title(self) -> str:
        if self.label:
            return gettext("Results: %(round)s") % {"round": self.label}
        return gettext("Votes")

    @property
    def status_label(self) -> str:
        return RoundStatus(self.status).label

    @property
    def was_held(self) -> bool:
        return self.status == RoundStatus.HELD

    @property
    def states_seats(self) -> bool:
        return any(account.seat_measures for account in self.accounts)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Every option of which some source prints a figure; the lead's come first."""
        found = {line.candidate.pk: line.candidate for one in self.accounts for line in one.lines}
        return tuple(found.values())

    @property
    def table(self) -> tuple[tuple[CountAccount, tuple[Line | None, ...]], ...]:
        """Each account with its line of each option, `None` where it has none."""
        candidates = self.candidates
        return tuple(
            (account, tuple(account.line_of(candidate) for candidate in candidates))
            for account in self.accounts
        )

    @property
    def lead(self) -> CountAccount | None:
        return next((account for account in self.accounts if account.is_lead), None)

    @property
    def unlisted(self) -> tuple[CandidateFigures, ...]:
        """What the other sources print of options that the lead account does not list."""
        if self.lead is None:
            return ()
        return tuple(
            figures_of(candidate, self.lines_of(candidate), self.lead.seat_measures)
            for candidate in self.candidates
            if self.lead.line_of(candidate) is None
        )

    def lines_of(self, candidate: Candidate) -> tuple[tuple[Cited, Line], ...]:
        """Each source that lists an option, with its line."""
        lines = ((account.source, account.line_of(candidate)) for account in self.accounts)
        return tuple((source, line) for source, line in lines if line)

    @property
    def others(self) -> tuple[CountAccount, ...]:
        return tuple(account for account in self.accounts if not account.is_lead)
