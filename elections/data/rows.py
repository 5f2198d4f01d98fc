"""What sources print of elections in long form: a row for each figure."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.lookups import IsNull

from ..changelog.keys import among
from ..models import Account, Election, Figure, Measure, Option, ResultStatus, Round, ShareBase
from ..record.citations import followed

# Accounts whose figures are held at once: an election may have thousands, of its areas.
CHUNK = 100
RELATED = ("round__election", "round__contest", "source", "area")
MEASURES = {measure: place for place, measure in enumerate(Measure.values)}


class Row(NamedTuple):
    """A figure; `columns` says what each field means. What is not stated is `None` or empty."""

    election: str
    contest: str
    contest_name: str
    round: int
    area: str
    area_name: str
    source: str
    source_url: str
    as_of: str
    status: str
    is_lead: bool
    measure: str = ""
    option: str = ""
    option_name: str = ""
    option_kind: str = ""
    count: int | None = None
    fractional_count: str | None = None
    share: str | None = None
    share_of: str = ""
    bound: str = ""
    printed_to: int | None = None
    outcome: str = ""
    wording: str = ""
    note: str = ""


def election_rows(election: Election) -> Iterator[Row]:
    """Every figure of an election: those of the whole, round by round, and then of areas."""
    return rows_of(Account.objects.filter(round__election=election))


def count_rows(election: Election) -> Iterator[Row]:
    """The same of the whole alone."""
    return rows_of(Account.objects.whole().filter(round__election=election))


def source_rows(key: str, elections: Collection[str]) -> Iterator[Row]:
    """Every figure that a source prints of some elections, which are named by their slugs."""
    # By the rounds of these elections, and not by the source, which many others may cite.
    rounds = Round.objects.filter(election__slug__in=elections).order_by()
    return rows_of(Account.objects.filter(source__key=key, round__in=rounds))


def option_rows(options: Collection[int]) -> Iterator[Row]:
    """What is printed of a person's or a party's options, which are named by their keys.

    That is by the leading account of each round, or by all where it has nothing of them.
    """
    told = Account.objects.whole().filter(
        pk__in=Figure.objects.filter(option__in=options).values("account")
    )
    leading = told.lead().filter(round=OuterRef("round"))
    return rows_of(told.filter(Q(is_lead=True) | ~Exists(leading)), options)


def rows_of(accounts: QuerySet[Account], options: Collection[int] = ()) -> Iterator[Row]:
    """The figures of accounts, or those of some options alone.

    In one query, and two or three more for each `CHUNK` accounts: no more than these and their
    figures are held at once.
    """
    keys = list(in_order(accounts).values_list("pk", flat=True))
    known: dict[int, Option] = {}
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        rows = Account.objects.select_related(*RELATED).in_bulk(chunk)
        figures = figures_of(chunk, options)
        learn(known, figures)
        of_account: dict[int, list[Figure]] = {key: [] for key in chunk}
        for figure in figures:
            of_account[figure.account_id].append(figure)
        for key in chunk:
            yield from account_rows(rows[key], of_account[key], known)


def in_order(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """The latest elections first; of each those of the whole, round by round, and then of areas."""
    return accounts.order_by(
        *("-round__election__date", "round__election__slug", IsNull(F("area"), False)),
        *("round__number", "-is_lead", "source__key", "as_of"),
        *("area__order", "area__name", "pk"),
    )


def figures_of(accounts: Collection[int], options: Collection[int]) -> list[Figure]:
    """The figures of accounts; as on the pages, none of an option of another election."""
    own = Q(option=None) | Q(option__election=F("account__round__election"))
    figures = Figure.objects.filter(own, account__in=accounts)
    if options:
        figures = figures.filter(option__in=options)
    return list(figures.order_by())


def learn(known: dict[int, Option], figures: Iterable[Figure]) -> None:
    """Look up the options of figures that are not known yet, in one query if there are any."""
    new = {figure.option_id for figure in figures} - known.keys() - {None}
    if new:
        options = Option.objects.filter(pk__in=among(new)).order_by()
        known.update({one.pk: one for one in options.select_related("person", "running_mate")})


def account_rows(
    account: Account, figures: list[Figure], options: dict[int, Option]
) -> Iterator[Row]:
    """The figures of the whole count, and then those of options."""

    def place(figure: Figure) -> tuple:
        option = options[figure.option_id].order if figure.option_id else 0
        measure = MEASURES[figure.measure]
        # What has another base than the account's other shares comes after what has the same.
        return (bool(figure.option_id), measure, option, bool(figure.base), figure.pk)

    start = start_of(account)
    for figure in sorted(figures, key=place):
        figure.account = account
        yield figure_row(start, figure, options.get(figure.option_id))


def start_of(account: Account) -> Row:
    round_, area = account.round, account.area
    return Row(
        election=round_.election.slug,
        contest=round_.contest.slug if round_.contest else "",
        contest_name=round_.contest.name if round_.contest else "",
        round=round_.number,
        area=area.slug if area else "",
        area_name=area.name if area else "",
        source=account.source.key,
        source_url=followed(account.source.url),
        as_of=account.as_of,
        status="" if account.status == ResultStatus.UNSTATED else account.status,
        is_lead=account.is_lead,
    )


def figure_row(start: Row, figure: Figure, option: Option | None) -> Row:
    is_number = (figure.count, figure.fractional_count, figure.share) != (None, None, None)
    return start._replace(
        measure=figure.measure,
        option=option.slug if option else "",
        option_name=option.label if option else "",
        option_kind=option.kind if option else "",
        count=figure.count,
        fractional_count=figure.fractional_count,
        share=figure.share,
        share_of=base_of(figure),
        bound=figure.bound if is_number else "",
        printed_to=None if figure.count is None else figure.unit,
        outcome=figure.outcome,
        wording=figure.wording,
        note=figure.note,
    )


def base_of(figure: Figure) -> str:
    """What the source says that the share is of: of votes the account's base, unless it differs."""
    if figure.share is None:
        return ""
    base = figure.base or (figure.account.share_base if figure.measure == Measure.VOTES else "")
    return "" if base == ShareBase.UNSTATED else base
