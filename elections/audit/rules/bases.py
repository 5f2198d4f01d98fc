"""Shares that seem to conflict, and are of one count on two bases."""

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from ...arithmetic.intervals import is_share
from ...figures import Percent
from ...models import Account, Figure, Round, ShareBase
from ..findings import Level, Remark, Rule, rule
from ..sentences import say
from ..snapshot import LoadedElection
from .figures import line_figure
from .passing import votes_of_all
from .seats import NOTHING_TO_DO

RULES: list[Rule] = []

# A line with the valid votes and the votes cast of its account.
Counted = tuple[Figure, int, int | None]


@rule(RULES, "one-count-on-two-bases", Level.NOTE)
def one_count_on_two_bases(record: LoadedElection) -> Iterator[Remark]:
    """Two shares that fit the same count, one of votes cast and the other of valid votes.

    The count and the valid votes are those of the account whose share is of valid votes; the votes
    cast are its own or the other's. No figure that the other account prints may differ from these,
    and all its shares have to be of votes cast as far as their counts are known.
    One option is named for each account whose share is of votes cast, and one other account. An
    account may also print both shares itself.
    """
    for round_ in record.rounds:
        counted = counts_of(record, round_)
        for account in record.accounts_of[round_.pk]:
            pair = own_pair(record, account, counted) or first_pair(record, account, counted)
            if pair is not None:
                of_cast, of_valid = pair
                yield Remark(
                    account,
                    say(
                        ONE_COUNT if of_cast.count is not None else MAY_BE_ONE,
                        of_cast=Percent(of_cast.share),
                        of_valid=Percent(of_valid.share),
                        source=of_valid.account.short_name,
                        count=of_valid.count,
                        option=of_valid.option.label,
                    ),
                    say(NOTHING_TO_DO),
                    (
                        line_figure(of_cast, "share"),
                        line_figure(of_valid, "share"),
                        line_figure(of_valid, "votes"),
                    ),
                )


ONE_COUNT = _(
    "%(of_cast)s of votes cast and %(of_valid)s of valid votes (%(source)s) are the same count: "
    "%(count)s for %(option)s."
)
MAY_BE_ONE = _(
    "%(of_cast)s of votes cast and %(of_valid)s of valid votes (%(source)s) can be the same "
    "count: %(count)s for %(option)s."
)


def counts_of(record: LoadedElection, round_: Round) -> dict[int, list[Counted]]:
    """By option the lines whose share fits their count of valid votes, with valid and cast."""
    found: dict[int, list[Counted]] = {}
    for account in record.accounts_of[round_.pk]:
        figures = record.totals[account.pk]
        valid = figures.valid if figures.valid is not None else votes_of_all(record, account)
        if not valid or account.counts_printed_to > 1 or round_.votes_per_voter > 1:
            continue
        cast = figures.cast
        if cast is None and figures.invalid_in_all is not None:
            cast = valid + figures.invalid_in_all
        for line in record.exact_lines[account.pk]:
            if line.count is None or line.share is None:
                continue
            if is_share(line.share, line.count, valid):
                found.setdefault(line.option_id, []).append((line, valid, cast))
    return found


def own_pair(
    record: LoadedElection, account: Account, counted: dict[int, list[Counted]]
) -> tuple[Figure, Figure] | None:
    """Two shares of one option in one account, of which it states that one is of votes cast."""
    for row in record.lines[account.pk]:
        if row.base != ShareBase.CAST or row.share is None:
            continue
        for other, _valid, cast in counted.get(row.option_id, ()):
            if other.account_id == account.pk and cast and is_share(row.share, other.count, cast):
                return row, other
    return None


def first_pair(
    record: LoadedElection, account: Account, counted: dict[int, list[Counted]]
) -> tuple[Figure, Figure] | None:
    """A line of an account with a share of votes cast, and another's line of the same count."""
    own = record.totals[account.pk]
    if account.counts_printed_to > 1:
        return None
    for line in record.exact_lines[account.pk]:
        if line.share is None:
            continue
        for other, valid, told in counted.get(line.option_id, ()):
            cast = told if told is not None else own.cast
            if (
                other.account_id != account.pk
                and cast
                and line.count in (None, other.count)
                and own.cast in (None, cast)
                and own.valid in (None, valid)
                and is_share(line.share, other.count, cast)
                and not is_share(line.share, other.count, valid)
                and not is_share(other.share, other.count, cast)
                and all_fit(record, account, other.account, cast)
            ):
                return line, other
    return None


def all_fit(record: LoadedElection, account: Account, other: Account, cast: int) -> bool:
    """Whether all shares of an account are of votes cast: of its own counts, else the other's."""
    counts = {line.option_id: line.count for line in record.exact_lines[other.pk]}
    counts |= {
        line.option_id: line.count
        for line in record.exact_lines[account.pk]
        if line.count is not None
    }
    return all(
        is_share(line.share, counts[line.option_id], cast)
        for line in record.exact_lines[account.pk]
        if line.share is not None and counts.get(line.option_id) is not None
    )
