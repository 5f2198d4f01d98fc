"""An election with the rows that the audit reads, and what follows from them without queries."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ..arithmetic import PrintedSet, Reading
from ..arithmetic.subsets import STEPS_IN_ALL
from ..arithmetic.verdict import Verdict, judge
from ..models import (
    TOTALS,
    Account,
    Contest,
    Delegation,
    Discrepancy,
    Election,
    Figure,
    KeyDate,
    Measure,
    Option,
    Round,
    RoundStatus,
    Section,
    Statement,
)
from ..models.measure import SEATS
from .agreement import MeasureAgreement, agreement_of
from .printed import is_exact, printed_lines, round_before, standing_in
from .totals import Totals, totals_in
from .witnesses import Originals, originals

# The work of explaining what is impossible in an election, shared by its accounts: under a second.
EXPLAINING = 4 * STEPS_IN_ALL
# A verdict follows from printed figures alone, and most sets are as they were when their page
# was last rendered.
judged = lru_cache(maxsize=4096)(judge)


@dataclass(eq=False)
class LoadedElection:
    """An election with all rows that the audit reads; whatever is asked of it makes no query.

    `options` are by primary key, in their order; `rounds` by number. `accounts_of` are the
    accounts of the count by their round's key, the lead first; an account that prints none of
    it (observers alone) is in no round's. By the keys of accounts: `lines` are the votes of
    options, `exact_lines` those that sums can be made of, `transfers` the votes transferred to
    them, `seats` their seats, `totals_of` the rows of the whole count, `totals` their exact
    values. `figures` are all others: what is needed
    to win, seats to be filled, observers, polling stations. `strays` are figures of an option of
    another election, and are in none of these. `cited` holds those of the keys cited in prose
    that a source has, for the whole batch. `earlier` is the last election before it of the same
    jurisdiction, type and office, if the office is stated.
    """

    election: Election
    cited: frozenset[str]
    earlier: Election | None

    def __post_init__(self) -> None:
        self.options: dict[int, Option] = {
            option.pk: option for option in self.election.options.all()
        }
        self.key_dates: list[KeyDate] = self.election.listed_key_dates
        self.delegations: list[Delegation] = self.election.listed_delegations
        self.statements: list[Statement] = self.election.listed_statements
        self.sections: list[Section] = self.election.listed_sections
        self.discrepancies: list[Discrepancy] = self.election.listed_discrepancies
        self.contests: dict[int, Contest] = {
            contest.pk: contest for contest in self.election.contests.all()
        }
        self.rounds: list[Round] = list(self.election.rounds.all())
        self.accounts_of: dict[int, list[Account]] = {}
        self.lines: dict[int, list[Figure]] = {}
        self.exact_lines: dict[int, list[Figure]] = {}
        self.transfers: dict[int, list[Figure]] = {}
        self.seats: dict[int, list[Figure]] = {}
        self.totals_of: dict[int, list[Figure]] = {}
        self.totals: dict[int, Totals] = {}
        self.figures: list[Figure] = []
        self.strays: list[Figure] = []
        for round_ in self.rounds:
            round_.contest = self.contests.get(round_.contest_id)
            accounts = list(round_.accounts.all())
            for account in accounts:
                account.round = round_
                self.sort_figures(account)
            self.accounts_of[round_.pk] = [one for one in accounts if self.counts_votes(one)]
        self.figures.sort(key=lambda row: row.pk)

    def sort_figures(self, account: Account) -> None:
        """Put each figure of an account where it belongs."""
        lines, transfers, seats, totals = [], [], [], []
        for row in account.figures.all():
            row.account = account
            if row.option_id is None:
                row.option = None
            elif row.option_id in self.options:
                row.option = self.options[row.option_id]
            else:
                self.strays.append(row)
                continue
            if row.measure == Measure.VOTES:
                lines.append(row)
            elif row.measure == Measure.TRANSFERRED:
                transfers.append(row)
            elif row.measure in TOTALS:
                totals.append(row)
            elif row.measure in SEATS and row.option_id is not None:
                seats.append(row)
            else:
                self.figures.append(row)
        self.lines[account.pk], self.seats[account.pk] = lines, seats
        self.transfers[account.pk] = transfers
        # A candidate's party lines are parts of what the candidate has. Where some have fractions
        # of a vote, nothing is a sum of whole numbers.
        in_parts = any(line.fractional_count for line in lines)
        self.exact_lines[account.pk] = [
            line
            for line in lines
            if not in_parts and is_exact(account, line) and line.option.part_of_id is None
        ]
        self.totals_of[account.pk] = totals
        self.totals[account.pk] = totals_in(account, totals)

    def counts_votes(self, account: Account) -> bool:
        """Whether an account is one of the count, and not of observers or the like alone."""
        pk = account.pk
        counted = self.lines[pk] or self.transfers[pk] or self.seats[pk] or self.totals_of[pk]
        return account.is_lead or bool(counted) or not account.figures.all()

    @property
    def slug(self) -> str:
        return self.election.slug

    @cached_property
    def accounts(self) -> list[tuple[Round, Account]]:
        """Every account with its round."""
        return [(one, row) for one in self.rounds for row in self.accounts_of[one.pk]]

    @cached_property
    def run_offs(self) -> dict[int, Round]:
        """The round in which people stood who went through from another, by that one's key.

        A later count of ranked votes is none: all but who was left out go on to it.
        """
        before = [(one, round_before(one)) for one in self.rounds[1:]]
        return {
            previous.pk: one
            for one, previous in before
            if previous is not None and previous.status == RoundStatus.HELD and not one.is_transfer
        }

    @cached_property
    def ranked(self) -> frozenset[int | None]:
        """The contests in which ranked votes are transferred, by key; None is that of no contest.

        Who has more votes in a count but the last need not win there.
        """
        return frozenset(one.contest_id for one in self.rounds if one.is_transfer)

    @cached_property
    def account_names(self) -> dict[str, str]:
        """The short names of accounts, and of sources that print other figures, by their keys."""
        return {row.account.key: row.account.short_name for row in self.figures} | {
            account.key: account.short_name for _round, account in self.accounts
        }

    @cached_property
    def originals(self) -> Originals:
        """What each source copies or cites in the end, or it itself, by sources' keys.

        Queries where pages ask: they load no more of sources than they show.
        """
        accounts = (*(one for _round, one in self.accounts), *(row.account for row in self.figures))
        return originals({account.source.pk: account.source for account in accounts}.values())

    @cached_property
    def slugs(self) -> dict[int, str]:
        """The keys under which verdicts speak of the options, by primary key."""
        return {pk: option.slug for pk, option in self.options.items()}

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of options and contests by the keys under which they are spoken of.

        Options of one name on a ballot are told apart by their parties.
        """
        contests = {contest.slug: contest.name for contest in self.contests.values()}
        common = Counter((one.contest_id, one.label) for one in self.options.values())
        return contests | {
            one.slug: f"{one.label} ({one.party_name})"
            if common[one.contest_id, one.label] > 1 and one.party_name
            else one.label
            for one in self.options.values()
        }

    @cached_property
    def printed(self) -> dict[int, PrintedSet]:
        """Of each account, by its primary key."""
        return {
            account.pk: printed_lines(
                account, self.totals[account.pk], self.exact_lines[account.pk], standing, round_
            )
            for round_ in self.rounds
            for standing in [standing_in(round_, self.options.values())]
            for account in self.accounts_of[round_.pk]
        }

    @cached_property
    def verdicts(self) -> dict[int, Verdict]:
        """Of each account, by its primary key.

        No slip is offered in a sum, which no source prints.
        """
        found = dict(self.unexplained)
        wrong = [pk for pk, verdict in found.items() if verdict.kind == "impossible"]
        for pk in wrong:
            verdict = judged(self.printed[pk], work=min(STEPS_IN_ALL, EXPLAINING // len(wrong)))
            is_summed = self.totals[pk].is_summed
            found[pk] = without_observations_on(verdict, Measure.INVALID) if is_summed else verdict
        return found

    @cached_property
    def readings(self) -> dict[int, Reading | None]:
        """How each set's figures are read, None where they are impossible, by its primary key.

        Most of a verdict's time goes into why figures are impossible, which agreement between
        sources does not ask.
        """
        return {pk: verdict.reading for pk, verdict in self.unexplained.items()}

    @cached_property
    def unexplained(self) -> dict[int, Verdict]:
        """Verdicts that need not say why figures are impossible."""
        if "verdicts" in self.__dict__:
            return self.verdicts
        return {pk: judged(printed, explain=False) for pk, printed in self.printed.items()}

    @cached_property
    def agreement(self) -> tuple[MeasureAgreement, ...]:
        """How sources stand to each other, measure by measure."""
        return agreement_of(self)

    def held_rounds(self) -> list[Round]:
        return [round_ for round_ in self.rounds if round_.status == RoundStatus.HELD]

    def lead_of(self, round_: Round) -> Account | None:
        return next((one for one in self.accounts_of[round_.pk] if one.is_lead), None)


def without_observations_on(verdict: Verdict, measure: str) -> Verdict:
    kept = tuple(each for each in verdict.observations if each.figure.measure != measure)
    return replace(verdict, observations=kept)
