"""The sources that a page cites, each with the number that its marks show."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.urls import reverse

from ..models import (
    Account,
    Contest,
    Delegation,
    Election,
    KeyDate,
    Option,
    Publication,
    Source,
    Statement,
    Wording,
)
from ..models.option import STATED
from .prepared import Prepared

# Each kind of row that cites sources through a link table: the path from a link to the election,
# and the column that names the citing row.
LINKS = {
    "election": (Election.sources, "election", "election_id"),
    "contest": (Contest.sources, "contest__election", "contest_id"),
    "option": (Option.sources, "option__election", "option_id"),
    **{
        name: (getattr(Option, f"{name}_sources"), "option__election", "option_id")
        for name in STATED
    },
    "key-date": (KeyDate.sources, "keydate__election", "keydate_id"),
    "delegation": (Delegation.sources, "delegation__election", "delegation_id"),
    "statement": (Statement.sources, "statement__election", "statement_id"),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as a page cites it: `number` is what its marks show, `entry_url` where it is told.

    On an election's pages that is the source's entry on the sources page; elsewhere it is the
    source's own page, `source_url`. `name` is its short name, for marks and tables.
    """

    number: int
    key: str
    name: str
    title: str
    publisher: str
    language: str
    url: str
    archived_url: str
    revision: str
    published_on: date | None
    read_on: date | None
    rests_on: str
    note: str
    entry_url: str

    @property
    def source_url(self) -> str:
        return reverse("source", args=[self.key])

    @property
    def link(self) -> str:
        """The document's address where a browser may follow it; else nothing."""
        return followed(self.url)

    @property
    def archived_link(self) -> str:
        """The same of its archived copy."""
        return followed(self.archived_url)


Marks = tuple[Cited, ...]


def followed(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""


class Citations:
    """Hands out the sources of a page by row, id or key, and notes which it handed out.

    `sources` stand in the order of their numbers; `rows` are they by id. `links` are (kind, row
    id, source id).
    """

    def __init__(
        self,
        sources: Iterable[Source],
        links: Iterable[tuple[str, int, int]] = (),
        sources_page: str = "",
    ):
        self.rows = {source.pk: source for source in sources}
        self._by_id = {
            source.pk: cited(source, number, sources_page)
            for number, source in enumerate(self.rows.values(), start=1)
        }
        self._by_key = {source.key: source for source in self._by_id.values()}
        self._links = defaultdict(list)
        for kind, row, source in links:
            self._links[kind, row].append(source)
        self._shown = {}

    def of(self, kind: str, row: int) -> Marks:
        """The sources that a row cites through a link table, by number."""
        marks = sorted((self._by_id[pk] for pk in self._links[kind, row]), key=by_number)
        return tuple(self._show(source) for source in marks)

    def source(self, pk: int) -> Cited:
        """The source of a row that belongs to one."""
        return self._show(self._by_id[pk])

    def key(self, key: str) -> Cited | None:
        """The source that prose cites by key; `None` where no source has it."""
        found = self._by_key.get(key)
        return self._show(found) if found else None

    def apart(self) -> "Citations":
        """The same sources, for what a page looks at without a mark for each."""
        other = copy(self)
        other._shown = {}
        return other

    def show(self, sources: Iterable[Cited]) -> None:
        for source in sources:
            self._show(source)

    def _show(self, source: Cited) -> Cited:
        self._shown[source.number] = source
        return source

    @property
    def all(self) -> Marks:
        return tuple(self._by_id.values())

    @property
    def shown(self) -> Marks:
        """The sources that were handed out so far, by number."""
        return tuple(source for _, source in sorted(self._shown.items()))


def by_number(source: Cited) -> int:
    return source.number


def cited(source: Source, number: int, sources_page: str) -> Cited:
    return Cited(
        number=number,
        key=source.key,
        name=source.short_name,
        title=source.title,
        publisher=source.publisher,
        language=source.language,
        url=source.url,
        archived_url=source.archived_url,
        revision=source.revision,
        published_on=source.published_on,
        read_on=source.read_on,
        rests_on=source.rests_on,
        note=source.note,
        entry_url=f"{sources_page}#source-{source.key}"
        if sources_page
        else source.get_absolute_url(),
    )


def election_citations(
    election: Election, prose_keys: Iterable[str], entries: str = ""
) -> Citations:
    """Every source that an election's rows and prose cite, in two queries.

    The numbers are the same on each page of the election: the sources of lead accounts come
    first, then all by key. `entries` is the address of the page on which each has its entry.
    """
    links = links_of(election)
    ids = {source for _, _, source in links}
    leading = {source for kind, _, source in links if kind == "lead"}
    sources = sorted(
        Source.objects.filter(Q(pk__in=ids) | Q(key__in=list(prose_keys))).order_by(),
        key=lambda source: (source.pk not in leading, source.key),
    )
    return Citations(sources, links, entries or reverse("sources", args=[election.slug]))


def links_of(election: Election) -> list[tuple[str, int, int]]:
    """(kind, row id, source id) of everything in an election that cites, in one query."""
    return links.tuples(election.pk)


@Prepared
def links(election: int) -> QuerySet:
    counts = Account.objects.filter(round__election=election)
    accounts = counts.whole()
    branches = [
        link_rows(kind, cited.through.objects.filter(**{path: election}), column)
        for kind, (cited, path, column) in LINKS.items()
    ] + [
        link_rows("lead", accounts.lead()),
        link_rows("count", accounts),
        # A source may count thousands of areas.
        link_rows("areas", counts.exclude(area=None), "round_id").distinct(),
        link_rows("wording", Wording.objects.filter(discrepancy__election=election)),
    ]
    return branches[0].union(*branches[1:], all=True)


def link_rows(kind: str, rows: QuerySet, column: str = "pk") -> QuerySet:
    return (
        rows.order_by()
        .annotate(kind=Value(kind, output_field=CharField()))
        .values_list("kind", column, "source_id")
    )


def citing(row: Source | OuterRef) -> list[tuple[QuerySet, str]]:
    """The rows that cite a source, by kind, each with the path to its election."""
    return [
        (cited.through.objects.filter(source=row), path) for cited, path, _column in LINKS.values()
    ] + [
        (Account.objects.filter(source=row).order_by(), "round__election"),
        (Wording.objects.filter(source=row).order_by(), "discrepancy__election"),
    ]


def keys_cited_in(elections: QuerySet[Election]) -> QuerySet:
    """The keys of all sources that rows of some elections cite, each once, in one query."""
    counts = [(Account.objects, "round__election"), (Wording.objects, "discrepancy__election")]
    links = [(cited.through.objects, path) for cited, path, _column in LINKS.values()]
    first, *others = (
        rows.filter(**{f"{path}__in": elections}).order_by().values_list("source__key", flat=True)
        for rows, path in [*counts, *links]
    )
    return first.union(*others)


def is_cited() -> Q:
    """Whether a row of a published election cites a source."""
    cited = Q()
    for rows, path in citing(OuterRef("pk")):
        # Said so that no database goes through the index of all that are published.
        drafts = {f"{path}__publication": Publication.DRAFT}
        cited |= Q(Exists(rows.exclude(**drafts)))
    return cited


def page_citations(ids: Iterable[int], links: Iterable[tuple[str, int, int]] = ()) -> Citations:
    """The sources of a page that is of no one election, numbered by key, in one query."""
    return Citations(Source.objects.filter(pk__in=set(ids)).order_by("key"), links)
