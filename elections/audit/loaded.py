"""An election with the rows that the audit reads, and what follows from them without queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..arithmetic import PrintedSet, Reading
from ..arithmetic.verdict import Verdict, judge
from ..models import (
    Account,
    Candidacy,
    CandidateResult,
    Delegation,
    Discrepancy,
    Election,
    KeyDate,
    ReportedFigure,
    Round,
    RoundStatus,
    Section,
    Source,
    Statement,
)
from .agreement import MeasureAgreement, agreement_of
from .printed import printed_lines, round_before, standing_in

# A verdict follows from printed figures alone, and most sets are as they were when their page
# was last rendered.
judged = lru_cache(maxsize=4096)(judge)


@dataclass(eq=False)
class LoadedElection:
    """An election with all rows that the audit reads; whatever is asked of it makes no query.

    `candidacies` are by primary key, in their order; `rounds` by number; `accounts` by their
    round's key, the lead first; `lines` by their set's key. `strays` are lines about a candidacy
    of another election, and are in no `lines`. `cited` holds those of the keys cited in prose that
    a source has, for the whole batch. `earlier` is the last election before it of the same
    jurisdiction, type and office, if the office is stated.
    """

    election: Election
    cited: frozenset[str]
    earlier: Election | None

    def __post_init__(self) -> None:
        self.candidacies: dict[int, Candidacy] = {
            candidacy.pk: candidacy for candidacy in self.election.candidacies.all()
        }
        self.key_dates: list[KeyDate] = self.election.listed_key_dates
        self.delegations: list[Delegation] = self.election.listed_delegations
        self.statements: list[Statement] = self.election.listed_statements
        self.figures: list[ReportedFigure] = self.election.listed_figures
        self.sections: list[Section] = self.election.listed_sections
        self.discrepancies: list[Discrepancy] = self.election.listed_discrepancies
        self.rounds: list[Round] = list(self.election.rounds.all())
        self.accounts_of: dict[int, list[Account]] = {}
        self.lines: dict[int, list[CandidateResult]] = {}
        self.strays: list[CandidateResult] = []
        for round_ in self.rounds:
            self.accounts_of[round_.pk] = list(round_.accounts.all())
            for account in self.accounts_of[round_.pk]:
                own = self.lines[account.pk] = []
                for line in account.lines.all():
                    if line.candidacy_id in self.candidacies:
                        line.candidacy = self.candidacies[line.candidacy_id]
                        own.append(line)
                    else:
                        self.strays.append(line)

    @property
    def slug(self) -> str:
        return self.election.slug

    @cached_property
    def accounts(self) -> list[tuple[Round, Account]]:
        """Every account with its round."""
        return [(one, row) for one in self.rounds for row in self.accounts_of[one.pk]]

    @cached_property
    def run_offs(self) -> dict[int, Round]:
        """The round in which people stood who went through from another, by that one's key."""
        before = [(one, round_before(one)) for one in self.rounds[1:]]
        return {
            previous.pk: one
            for one, previous in before
            if previous is not None and previous.status == RoundStatus.HELD
        }

    @cached_property
    def account_names(self) -> dict[str, str]:
        """The short names of accounts, and of sources that print other figures, by their keys."""
        return {row.source.key: row.source.short_name for row in self.figures} | {
            account.key: account.short_name for _round, account in self.accounts
        }

    @cached_property
    def originals(self) -> dict[str, int]:
        """The source that each one is a copy of in the end, or it itself, by sources' keys.

        Of sources of other elections it is not known what they are copies of.
        """
        rows = (*(account for _round, account in self.accounts), *self.figures)
        sources = {row.source.pk: row.source for row in rows}
        return {source.key: original_of(source, sources) for source in sources.values()}

    @cached_property
    def slugs(self) -> dict[int, str]:
        """The keys under which verdicts speak of the candidates, by candidacy."""
        return {pk: candidacy.person.slug for pk, candidacy in self.candidacies.items()}

    @cached_property
    def names(self) -> dict[str, str]:
        """The candidates' names by the keys under which verdicts speak of them."""
        return {one.person.slug: one.person.name for one in self.candidacies.values()}

    @cached_property
    def printed(self) -> dict[int, PrintedSet]:
        """Of each account, by its primary key."""
        return {
            account.pk: printed_lines(account, self.lines[account.pk], standing, round_)
            for round_ in self.rounds
            for standing in [standing_in(round_)]
            for account in self.accounts_of[round_.pk]
        }

    @cached_property
    def verdicts(self) -> dict[int, Verdict]:
        """Of each account, by its primary key."""
        return {pk: judged(printed) for pk, printed in self.printed.items()}

    @cached_property
    def readings(self) -> dict[int, Reading | None]:
        """How each set's figures are read, None where they are impossible, by its primary key.

        Most of a verdict's time goes into why figures are impossible, which agreement between
        sources does not ask.
        """
        if "verdicts" in self.__dict__:
            return {pk: verdict.reading for pk, verdict in self.verdicts.items()}
        return {pk: judged(printed, explain=False).reading for pk, printed in self.printed.items()}

    @cached_property
    def agreement(self) -> tuple[MeasureAgreement, ...]:
        """How sources stand to each other, measure by measure."""
        return agreement_of(self)

    def held_rounds(self) -> list[Round]:
        return [round_ for round_ in self.rounds if round_.status == RoundStatus.HELD]

    def lead_of(self, round_: Round) -> Account | None:
        return next((one for one in self.accounts_of[round_.pk] if one.is_lead), None)


def original_of(source: Source, known: Mapping[int, Source]) -> int:
    """Raw SQL can make a circle of copies, which then ends where it began."""
    passed = [source.pk]
    while passed[-1] in known:
        following = known[passed[-1]].copy_of_id
        if following is None:
            break
        if following in passed:
            return min(passed)
        passed.append(following)
    return passed[-1]
