"""What sources print of elections in long form: a row for each figure."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..figures import Count, Figure, Percent
from ..models import ResultStatus, ShareBase
from ..record import Cited, CountAccount, Line, PersonPage, Report, SourcePage


class Row(NamedTuple):
    """A figure; `columns` says what each field means. What is not stated is `None` or empty."""

    election: str
    round: int | None
    source: str
    source_url: str
    as_of: str = ""
    status: str = ""
    is_lead: bool | None = None
    measure: str = ""
    option: str = ""
    option_name: str = ""
    count: int | None = None
    share: str | None = None
    share_of: str = ""
    bound: str = ""
    printed_to: int | None = None
    wording: str = ""


def election_rows(
    slug: str, accounts: Iterable[CountAccount], reports: Iterable[Report]
) -> Iterator[Row]:
    """Every figure that is stated, account by account, and then what else sources count."""
    for account in accounts:
        start = start_of(slug, account)
        for measure, _label, figure in account.totals:
            yield from figure_rows(start._replace(measure=measure), figure, account)
        for line in account.lines:
            yield from line_rows(slug, account, line)
    for report in reports:
        yield Row(
            election=slug,
            round=None,
            source=report.source.key,
            source_url=report.source.link,
            measure=report.measure,
            count=report.figure.value,
            bound=report.figure.bound,
            wording=report.figure.wording,
        )


def source_rows(page: SourcePage) -> Iterator[Row]:
    """Every figure that a source states, election by election."""
    for told in page.elections:
        yield from election_rows(told.slug, told.accounts, told.reports)


def person_rows(page: PersonPage) -> Iterator[Row]:
    """What the leading accounts state of a person, election by election."""
    for stood in page.candidacies:
        for account in stood.accounts:
            for line in account.lines:
                yield from line_rows(stood.slug, account, line)


def line_rows(slug: str, account: CountAccount, line: Line) -> Iterator[Row]:
    """What an account states of one option."""
    option = start_of(slug, account)._replace(
        option=line.candidate.slug, option_name=line.candidate.name
    )
    yield from figure_rows(option._replace(measure="votes"), line.votes, account)
    yield from figure_rows(option._replace(measure="share"), line.share, account)


def start_of(slug: str, account: CountAccount) -> Row:
    source: Cited = account.source
    return Row(
        election=slug,
        round=account.round,
        source=source.key,
        source_url=source.link,
        as_of=account.as_of,
        status="" if account.status == ResultStatus.UNSTATED else account.status,
        is_lead=account.is_lead,
    )


def figure_rows(row: Row, figure: Figure, account: CountAccount) -> Iterator[Row]:
    """The row with its figure; none where the source does not state it."""
    if figure.value is None:
        return
    if isinstance(figure, Count):
        yield row._replace(count=figure.value, printed_to=figure.unit)
    elif isinstance(figure, Percent):
        is_based = row.measure == "share" and account.share_base != ShareBase.UNSTATED
        yield row._replace(share=figure.value, share_of=str(account.share_base) if is_based else "")
