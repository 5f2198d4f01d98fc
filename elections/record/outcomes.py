"""Who was elected, as the page of each election leads with it, for many elections at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from ..audit import LoadedElection
from ..figures import Count, Percent, percent_of
from ..models import (
    ELECTED,
    Account,
    Contest,
    ContestKind,
    Election,
    ElectionType,
    Figure,
    Measure,
    Option,
    OptionKind,
    Outcome,
    Round,
    RoundStatus,
    Source,
)
from .audited import UNREAD, Audited, disputed_by_name
from .citations import Citations, Cited
from .lines import TIERS
from .rounds import label_of
from .winners import Winner, seats_won, votes_in, winner_of

# What a source can say that settles an election.
SETTLED = (*ELECTED, Outcome.ACCEPTED, Outcome.NOT_ACCEPTED)


@dataclass(frozen=True, slots=True)
class Turnout:
    """The turnout that the account shown first prints of a round.

    `label` tells the round apart from others of its election.
    """

    label: str
    share: Percent
    source: Cited
    number: int


@dataclass(frozen=True, slots=True)
class Result:
    """Who was elected; `is_disputed` says that the sources name different people.

    `elects` says that people were to be elected, and not lists or a question to be answered.
    `turnouts` are those of the rounds that were held.
    """

    winners: tuple[Winner, ...]
    turnouts: tuple[Turnout, ...]
    is_disputed: bool
    elects: bool
    audited: Audited


@dataclass(frozen=True, slots=True)
class Chosen:
    """What tells the result of one election: options, each with its round, account and outcome."""

    options: tuple[tuple[Round, Account, Option, str], ...]
    turnouts: tuple[tuple[Round, Figure], ...]
    is_disputed: bool

    @property
    def sources(self) -> list[Source]:
        accounts = [account for _round, account, _option, _outcome in self.options]
        accounts += [row.account for _round, row in self.turnouts]
        return [account.source for account in accounts]


def results_of(
    elections: list[Election], *, turnouts: bool = False
) -> tuple[dict[int, Result], Citations]:
    """The result of each election by its key, in six queries, and the sources of the figures.

    With the `turnouts` of its rounds, if they are to be shown.
    """
    loaded = loaded_of(elections)
    chosen = {one.election.pk: chosen_in(one, turnouts=turnouts) for one in loaded}
    sources = {source for one in chosen.values() for source in one.sources}
    citations = Citations(sorted(sources, key=lambda source: source.key))
    results = {
        one.election.pk: result_of(one, chosen[one.election.pk], citations) for one in loaded
    }
    return results, citations


def loaded_of(elections: list[Election]) -> list[LoadedElection]:
    """The elections with the rows of their counts, which the pages of each read as well."""
    accounts = Account.objects.whole().select_related("source")
    accounts = accounts.order_by("-is_lead", "source__key")
    options = Option.objects.select_related("person", "running_mate").order_by("order", "pk")
    prefetch_related_objects(
        elections,
        Prefetch("contests", Contest.objects.order_by("order", "pk")),
        Prefetch("rounds", Round.objects.order_by("number")),
        Prefetch("rounds__accounts", accounts),
        Prefetch("rounds__accounts__figures", Figure.objects.order_by("pk")),
        Prefetch("options", options),
    )
    for election in elections:
        for relation in UNREAD:
            setattr(election, f"listed_{relation}", [])
    return [LoadedElection(election, frozenset(), None) for election in elections]


def chosen_in(loaded: LoadedElection, *, turnouts: bool = False) -> Chosen:
    """What the lead accounts state as elected or accepted; a round that was annulled elects nobody.

    Where no lead account states it and the other sources agree on one option, that one, with the
    lead's figures if it has any; where they do not agree, nothing. A contest of lists is told by
    the list with the most seats, else the most votes, in its lead account.
    """
    counted_rounds = [one for one in loaded.rounds if one.status != RoundStatus.ANNULLED]
    found, is_disputed = most_seats(loaded, counted_rounds), False
    in_all = bool(found)
    for contest in dict.fromkeys(one.contest_id for one in counted_rounds):
        rounds = [one for one in counted_rounds if one.contest_id == contest]
        chosen, disputed = chosen_among(loaded, rounds)
        found += chosen or ([] if in_all else first_lists(loaded, rounds))
        is_disputed |= disputed
    return Chosen(tuple(found), tuple(turnouts_in(loaded)) if turnouts else (), is_disputed)


def turnouts_in(loaded: LoadedElection) -> Iterator[tuple[Round, Figure]]:
    """The turnout that the lead account of each round that was held prints, if it does."""
    for round_ in loaded.held_rounds():
        lead = loaded.lead_of(round_)
        rows = loaded.totals_of[lead.pk] if lead else []
        yield from ((round_, row) for row in rows if row.measure == Measure.TURNOUT)


def chosen_among(loaded: LoadedElection, rounds: list[Round]) -> tuple[list[tuple], bool]:
    """What is stated as elected or accepted in the rounds of a contest, and whether all agree."""
    rows = [
        (round_, account, line.option, line.outcome)
        for round_ in rounds
        for account in loaded.accounts_of[round_.pk]
        for line in loaded.lines[account.pk]
    ]
    stated = [row for row in rows if row[3] in SETTLED]
    is_disputed = len(set(settled_by_account(stated))) > 1
    leading = [row for row in stated if row[1].is_lead]
    if leading:
        return sorted(leading, key=lambda row: (row[2].order, row[0].number)), is_disputed
    settled = {option.pk: outcome for _round, _account, option, outcome in stated}
    if len(settled) != 1:
        return [], is_disputed
    last = max(round_.number for round_, *_rest in stated)
    shown = [
        (round_, account, option, settled[option.pk])
        for round_, account, option, _outcome in rows
        if round_.number == last and account.is_lead and option.pk in settled
    ]
    return (shown or stated)[:1], is_disputed


def settled_by_account(stated: Iterable[tuple]) -> list[frozenset[tuple[int, str]]]:
    """What each account states as elected or accepted, which in some elections are several."""
    found: dict[int, set[tuple[int, str]]] = {}
    for _round, account, option, outcome in stated:
        kind = Outcome.ELECTED if outcome in ELECTED else outcome
        found.setdefault(account.pk, set()).add((option.pk, kind))
    return [frozenset(options) for options in found.values()]


def most_seats(loaded: LoadedElection, rounds: list[Round]) -> list[tuple]:
    """The list or group with most seats of all ballots together, in a lead account that has them.

    Seats without tiers are of all ballots where there is one at most. Nothing where two are equal,
    or where one alone has seats.
    """
    for round_ in rounds:
        lead = loaded.lead_of(round_)
        measures = {row.measure for row in loaded.seats[lead.pk]} if lead else set()
        is_in_all = measures.intersection(TIERS) or len(loaded.contests) < 2
        if Measure.SEATS in measures and is_in_all:
            seats = {
                row.option: row.count
                for row in loaded.seats[lead.pk]
                if row.measure == Measure.SEATS and row.count is not None and row.option
            }
            if len(seats) < 2:
                continue
            first = [option for option, count in seats.items() if count == max(seats.values())]
            return [(round_, lead, first[0], Outcome.UNSTATED)] if len(first) == 1 else []
    return []


def first_lists(loaded: LoadedElection, rounds: list[Round]) -> list[tuple]:
    """The first list of each round of a contest of lists; nothing where two are equal."""
    found = []
    for round_ in rounds:
        lead = loaded.lead_of(round_)
        if lead is None or round_.contest is None or round_.contest.kind != ContestKind.LISTS:
            continue
        seats, votes = seats_won(loaded, lead), votes_in(loaded, lead)
        sizes = {
            pk: (seats.get(pk, Count(0)).value, votes[pk].count or 0 if pk in votes else 0)
            for pk, option in loaded.options.items()
            if (pk in seats or pk in votes) and option.kind == OptionKind.LIST
        }
        most = max(sizes.values(), default=(0, 0))
        first = [pk for pk, size in sizes.items() if size == most]
        if most > (0, 0) and len(first) == 1:
            found.append((round_, lead, loaded.options[first[0]], Outcome.UNSTATED))
    return found


def result_of(loaded: LoadedElection, chosen: Chosen, citations: Citations) -> Result:
    return Result(
        winners=winners_of(loaded, chosen, citations),
        turnouts=tuple(
            Turnout(
                label_of(round_, loaded.rounds),
                percent_of(row),
                citations.source(row.account.source_id),
                round_.number,
            )
            for round_, row in chosen.turnouts
        ),
        is_disputed=chosen.is_disputed,
        elects=loaded.election.type not in (ElectionType.PARLIAMENTARY, ElectionType.REFERENDUM),
        audited=Audited(reverse("sources", args=[loaded.slug]), disputed_by_name(loaded)),
    )


def winners_of(loaded: LoadedElection, chosen: Chosen, citations: Citations) -> tuple[Winner, ...]:
    return tuple(
        winner_of(loaded, *row, citations.source(row[1].source_id)) for row in chosen.options
    )
