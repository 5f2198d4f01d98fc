"""What the account shown first says of each round."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ..models import Account, Bound, ContestKind, Election, Figure, Measure, Option, Round

OF_OPTION = ("person", "running_mate", "party")


@dataclass(frozen=True)
class Vote:
    """A round, its account shown first, if there is one, and its figures by measure and option."""

    round: Round
    account: Account | None
    figures: dict[tuple[str, int | None], Figure] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.round.contest.kind if self.round.contest else ContestKind.CANDIDATES.value

    def count(self, measure: str, option: int | None = None) -> int | Decimal | None:
        """A count that the account prints exactly, or nothing."""
        figure = self.figures.get((measure, option))
        if figure is None or figure.bound != Bound.EXACTLY:
            return None
        if figure.fractional_count is not None:
            return Decimal(figure.fractional_count)
        return figure.count if self.account.counts_printed_to == figure.unit == 1 else None

    def whole(self, measure: str, option: int | None = None) -> int | None:
        """The same, unless it has a fraction."""
        found = self.count(measure, option)
        return found if isinstance(found, int) else None

    def outcome(self, option: int) -> str:
        figure = self.figures.get((Measure.VOTES, option))
        return figure.outcome if figure else ""


def votes_of(election: Election) -> list[Vote]:
    """The rounds of an election in their order, in three queries."""
    leads = Account.objects.whole().lead().filter(round__election=election)
    accounts = {one.round_id: one for one in leads.select_related("source").order_by()}
    found: dict[int, dict] = {one.pk: {} for one in accounts.values()}
    by_pk = {one.pk: one for one in accounts.values()}
    rows = Figure.objects.filter(account__in=found, base="").order_by("pk")
    for row in rows:
        row.account = by_pk[row.account_id]
        found[row.account_id][row.measure, row.option_id] = row
    rounds = Round.objects.filter(election=election).select_related("contest").order_by("number")
    return [vote_of(one, accounts.get(one.pk), found) for one in rounds]


def vote_of(round_: Round, account: Account | None, figures: dict[int, dict]) -> Vote:
    return Vote(round_, account, figures[account.pk] if account else {})


def options_of(election: Election) -> list[Option]:
    rows = Option.objects.filter(election=election).select_related(*OF_OPTION)
    return list(rows.order_by("order", "pk"))


def on_ballot(options: list[Option], vote: Vote) -> Iterator[Option]:
    """The options of a round's contest of which its account says something, or all of them."""
    own = [one for one in options if one.contest_id == vote.round.contest_id]
    told = {option for _measure, option in vote.figures}
    return (one for one in own if one.pk in told or not told - {None})
