"""The sitemap: an index of parts, each with the pages of a stretch of elections.

A part holds the published elections whose keys lie in its stretch, with their pages, the people
who stood in them and the sources of their counts. So a part is found by primary key, whatever
the number of elections, and stays as it is while others change. When a page last changed is not
known, and is not said. See https://www.sitemaps.org/protocol.html
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.db.models import F, QuerySet
from django.urls import reverse

from ..models import Candidacy, Election, ResultSet
from ..record.frame import PAGES

# Elections a part; with six pages each, it stays far below the most that a sitemap may hold.
STRETCH, MOST = 500, 50_000
# No database has keys that would make more; greater numbers would not fit into its integers.
LAST_PART = 2**62 // STRETCH

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def parts() -> list[int]:
    """The numbers of the parts that hold something, in one walk along the keys."""
    numbers = Election.objects.published().annotate(part=F("pk") / STRETCH)
    return list(numbers.order_by("part").values_list("part", flat=True).distinct())


def paths(part: int) -> list[str]:
    """The paths of a part's pages, in three queries; nothing where it holds no election."""
    elections = Election.objects.published().filter(
        pk__gte=part * STRETCH, pk__lt=(part + 1) * STRETCH
    )
    return list(in_order(elections))[:MOST]


def in_order(elections: QuerySet) -> Iterator[str]:
    slugs = list(elections.order_by("pk").values_list("slug", flat=True))
    yield from (reverse(name, args=[slug]) for slug in slugs for name, _label in PAGES)
    if slugs:
        people = Candidacy.objects.filter(election__in=elections.order_by())
        yield from each("person", people.values_list("person__slug", flat=True))
        sources = ResultSet.objects.filter(round__election__in=elections.order_by())
        yield from each("source", sources.values_list("source__key", flat=True))


def each(name: str, keys: QuerySet) -> Iterator[str]:
    return (reverse(name, args=[key]) for key in sorted(set(keys.order_by())))


def index_of(addresses: Iterable[str]) -> str:
    return document("sitemapindex", "sitemap", addresses)


def urls_of(addresses: Iterable[str]) -> str:
    return document("urlset", "url", addresses)


def document(root: str, entry: str, addresses: Iterable[str]) -> str:
    lines = (f"<{entry}><loc>{escape(address)}</loc></{entry}>\n" for address in addresses)
    return f'{HEAD}<{root} xmlns="{NAMESPACE}">\n{"".join(lines)}</{root}>\n'
