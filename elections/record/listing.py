"""The list of elections, those of one type in one jurisdiction kept together."""

from dataclasses import dataclass

from ..models import Election, ElectionType
from ..pictures import percent_axis
from .citations import Marks
from .infobox import Neighbour, neighbour_of
from .narrowing import Narrowing, Place, offered
from .numbered import Numbered
from .others import Others, others
from .outcomes import Result, Turnout, results_of
from .round_count import Days
from .rounds import held_on
from .summary import Summary, summary

# Elections a page, and the last page: a list is walked from its start, and not without end.
PAGE_SIZE, LAST_PAGE = 50, 200


# The list without any narrowing.
ALL = Narrowing()


@dataclass(frozen=True, slots=True)
class Listed:
    """An election in the list, named as at its time; `dates` are the days of its rounds."""

    name: str
    slug: str
    dates: tuple[Days, ...]
    jurisdiction: str
    type: str
    result: Result

    @property
    def years(self) -> str:
        """The years of its rounds, where they are two with a dash between them."""
        return "–".join(dict.fromkeys(str(day.first.year) for day in self.dates))


@dataclass(frozen=True, slots=True)
class Series:
    """Elections of one type in one jurisdiction, the newest first; often just one.

    `jurisdiction` has its present name, whatever it was called at each election. `later` and
    `earlier` are the published elections beside those that stand on the page.
    """

    jurisdiction: Place
    type: str
    type_label: str
    elections: tuple[Listed, ...]
    later: Neighbour | None
    earlier: Neighbour | None

    @property
    def turnouts(self) -> tuple[tuple[Listed, tuple[tuple[Turnout, str], ...]], ...]:
        """Each election with its turnouts and the widths of their bars; empty without any."""
        found = [(one, turnout) for one in self.elections for turnout in one.result.turnouts]
        axis = percent_axis(turnout.share.value for _one, turnout in found)
        return tuple(
            (one, tuple((each, axis.at(each.share.value)) for each in one.result.turnouts))
            for one in self.elections
            if found
        )


@dataclass(frozen=True, slots=True)
class Index(Numbered):
    """One page of the list, counted from 1, narrowed or not.

    `goes_on` says that there are more elections than pages. `places` and `types` are what may be
    chosen, as (value, label). The `summary` stands on the first page of the whole list alone.
    """

    narrowing: Narrowing
    places: tuple[Place, ...]
    series: tuple[Series, ...]
    number: int
    has_next: bool
    goes_on: bool
    cited: Marks
    others: Others | None = None
    summary: Summary | None = None
    types: tuple[tuple[str, str], ...] = tuple(ElectionType.choices)

    @property
    def query(self) -> str:
        return self.narrowing.query


def index(number: int = 1, narrowing: Narrowing = ALL) -> Index:
    """A page of the published elections, newest first, in seven queries, eight with words.

    The first page of the whole list has four more, for its summary, and that of a search those of
    what it finds beside elections. The list itself is not
    counted: one more row than the page holds tells whether another page follows.
    """
    start = (number - 1) * PAGE_SIZE
    rows = narrowing.among(Election.objects.published())
    rows = rows.select_related("jurisdiction", "previous", "next").order_by("-date", "slug")
    elections = list(rows[start : start + PAGE_SIZE + 1])
    is_more = len(elections) > PAGE_SIZE
    elections = elections[:PAGE_SIZE]
    results, citations = results_of(elections, turnouts=narrowing.is_series)
    return Index(
        narrowing=narrowing,
        places=offered(),
        series=tuple(series_of(group, results) for group in series_on(elections)),
        number=number,
        has_next=is_more and number < LAST_PAGE,
        goes_on=is_more and number >= LAST_PAGE,
        cited=citations.shown,
        others=others(narrowing.text) if number == 1 and narrowing.text else None,
        summary=summary() if number == 1 and not narrowing.is_any else None,
    )


def series_of(group: list[Election], results: dict[int, Result]) -> Series:
    newest, oldest = group[0], group[-1]
    return Series(
        jurisdiction=Place(newest.jurisdiction.slug, newest.jurisdiction.name),
        type=newest.type,
        type_label=ElectionType(newest.type).label,
        elections=tuple(listed_of(one, results[one.pk]) for one in group),
        later=neighbour_of(getattr(newest, "next", None)),
        earlier=neighbour_of(oldest.previous),
    )


def series_on(elections: list[Election]) -> list[list[Election]]:
    """Elections by jurisdiction and type, the newest series first.

    Not by the links to previous elections: a series goes on where an election is not in the record.
    """
    found: dict[tuple[int, str], list[Election]] = {}
    for election in elections:
        found.setdefault((election.jurisdiction_id, election.type), []).append(election)
    return list(found.values())


def listed_of(election: Election, result: Result) -> Listed:
    return Listed(
        name=election.name,
        slug=election.slug,
        dates=held_on(election.date, election.rounds.all()),
        jurisdiction=election.jurisdiction_name,
        type=ElectionType(election.type).label,
        result=result,
    )
