"""Rules on the numbers of candidates: of the ballot, of lists, of parties, in all."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...models import Account, ContestKind, Figure, Measure, OptionKind, OptionStatus
from ..findings import Level, Remark, Rule, rule
from ..sentences import Sentence, say
from ..snapshot import LoadedElection
from .counts import COMPARE
from .numbers import number
from .seats import NOTHING_TO_DO, is_exact_seat

RULES: list[Rule] = []

OF_CANDIDATES = (Measure.CANDIDATES_REGISTERED, Measure.CANDIDATES_VOTED_ON)
OF_LISTS = (Measure.CANDIDATES, Measure.CANDIDATES_REGISTERED)


@rule(RULES, "candidates-against-options", Level.WARNING)
def candidates_against_options(record: LoadedElection) -> Iterator[Remark]:
    """Where the whole ballot is recorded, as many candidates stand on it as sources say.

    Those who withdrew had been registered, and may have stayed on the ballot.
    """
    for row in record.figures:
        round_ = row.account.round
        is_of_people = round_.contest is None or round_.contest.kind == ContestKind.CANDIDATES
        if row.measure not in OF_CANDIDATES or row.option is not None or not is_exact_seat(row):
            continue
        if not round_.ballot_is_complete or not is_of_people:
            continue
        statuses = [
            option.status
            for option in record.options.values()
            if option.contest_id == round_.contest_id
            and option.kind == OptionKind.CANDIDATE
            and option.part_of_id is None
        ]
        standing = statuses.count(OptionStatus.REGISTERED)
        most = standing + statuses.count(OptionStatus.WITHDRAWN)
        if standing and not standing <= row.count <= most:
            yield Remark(
                row.account,
                say(CANDIDATES, printed=row.count, standing=standing),
                say(CORRECT_BALLOT),
                (number(row),),
            )


CANDIDATES = _(
    "The number of candidates is printed as %(printed)s; the whole ballot is recorded, with "
    "%(standing)s."
)
CORRECT_BALLOT = _(
    "Compare the number with the source; if it prints it so, see whether a candidate is missing."
)


@rule(RULES, "candidates-of-lists", Level.WARNING)
def candidates_of_lists(record: LoadedElection) -> Iterator[Remark]:
    """The candidates of all parties or lists are no more than an account prints in all."""
    for row in record.figures:
        if row.measure not in (Measure.CANDIDATES, *OF_CANDIDATES) or row.option is not None:
            continue
        parts = [
            one
            for one in record.figures
            if (one.account_id, one.measure) == (row.account_id, row.measure)
            and one.option is not None
            and one.option.part_of_id is None
            and is_exact_seat(one)
        ]
        summed = sum(one.count for one in parts)
        if is_exact_seat(row) and summed > row.count:
            yield Remark(
                row.account,
                say(MORE_CANDIDATES, sum=summed, printed=row.count),
                say(COMPARE),
                (number(row), *map(number, parts)),
            )


MORE_CANDIDATES = _("The candidates printed add up to %(sum)s, and %(printed)s in all are printed.")


@rule(RULES, "candidates-by-nomination", Level.WARNING)
def candidates_by_nomination(record: LoadedElection) -> Iterator[Remark]:
    """The candidates of parties and the independent ones are as many as an account has in all."""
    measures = (Measure.CANDIDATES_OF_PARTIES, Measure.CANDIDATES_INDEPENDENT, Measure.CANDIDATES)
    told: dict[Account, dict[str, Figure]] = {}
    for row in record.figures:
        if row.measure in measures and row.option is None and is_exact_seat(row):
            told.setdefault(row.account, {})[row.measure] = row
    for account, rows in told.items():
        if len(rows) < len(measures):
            continue
        parties, independent, whole = (rows[measure].count for measure in measures)
        if parties + independent != whole:
            yield Remark(
                account,
                say(
                    BY_NOMINATION,
                    parties=parties,
                    independent=independent,
                    sum=parties + independent,
                    printed=whole,
                ),
                say(COMPARE),
                tuple(map(number, rows.values())),
            )


BY_NOMINATION = _(
    "%(parties)s candidates of parties and %(independent)s independent ones make %(sum)s, and "
    "%(printed)s in all are printed."
)


@rule(RULES, "candidates-of-all-lists", Level.NOTE)
def candidates_of_all_lists(record: LoadedElection) -> Iterator[Remark]:
    """How many a source's candidates of lists or parties are together, beside others' numbers.

    Where a source tells those of one ballot alone, another's number of those on the other ballot
    is added: who stands on both is counted twice.
    """
    totals: dict[int, list[str]] = {}
    other_ballots: dict[int | None, Figure] = {}
    for row in whole_numbers(record):
        if row.measure == Measure.CANDIDATES:
            totals.setdefault(row.count, []).append(row.account.source.short_name)
        elif row.measure == Measure.CANDIDATES_VOTED_ON:
            other_ballots.setdefault(row.account.round.contest_id, row)
    for parts in lists_by_source(record):
        summed, account = sum(row.count for row in parts), parts[0].account
        if not totals or account.source.short_name in [
            name for names in totals.values() for name in names
        ]:
            continue
        numbers = tuple(in_all(count, names) for count, names in totals.items())
        yield Remark(
            account,
            say(ALL_LISTS, sum=summed, totals=numbers),
            say(NOTHING_TO_DO),
            tuple(map(number, parts)),
        )
        ballots = {row.account.round.contest_id for row in parts}
        for contest, other in other_ballots.items():
            fewer = {
                count: names for count, names in totals.items() if count < summed + other.count
            }
            if contest not in ballots and fewer:
                yield Remark(
                    account,
                    say(
                        BOTH_BALLOTS,
                        other=other.count,
                        source=other.account.source.short_name,
                        sum=summed + other.count,
                        totals=tuple(in_all(count, names) for count, names in fewer.items()),
                    ),
                    say(NOTHING_TO_DO),
                    (*map(number, parts), number(other)),
                )


ALL_LISTS = _("The candidates printed of lists add up to %(sum)s; others print in all %(totals)s.")
BOTH_BALLOTS = _(
    "With the %(other)s on the other ballot (%(source)s) they are %(sum)s, more than %(totals)s: "
    "possible only if some stood on both."
)
IN_ALL = _("%(count)s (%(sources)s)")


def in_all(count: int, names: list[str]) -> Sentence:
    return say(IN_ALL, count=count, sources=tuple(names))


def whole_numbers(record: LoadedElection) -> Iterator[Figure]:
    """The exact figures that are of no option."""
    return (row for row in record.figures if row.option is None and is_exact_seat(row))


def lists_by_source(record: LoadedElection) -> Iterator[list[Figure]]:
    """The numbers of candidates of several lists that a source prints, of one measure."""
    found: dict[tuple[int, str], list[Figure]] = {}
    for row in record.figures:
        if row.measure in OF_LISTS and row.option is not None and is_exact_seat(row):
            found.setdefault((row.account.source_id, row.measure), []).append(row)
    return (rows for rows in found.values() if len(rows) > 1)
