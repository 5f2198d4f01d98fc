"""The sitemap: an index of the site's own pages and of parts, each with a stretch of elections.

A part holds the published elections whose keys lie in its stretch, with their pages, the people
who stood in them, their parties, and the sources that they cite. So a part is found by primary key,
whatever the number of elections, and stays as it is while others change. When a page last changed
is said on the page alone: to find it for all pages of a part would take a part's whole history.
See https://www.sitemaps.org/protocol.html
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse

from ..models import Account, Election, Option, Publication
from ..record.citations import keys_cited_in
from ..record.frame import PAGES

# Elections a part; with seven pages each, it stays far below the most that a sitemap may hold. Each
# part costs the index a look-up.
STRETCH, MOST = 1_000, 50_000
# No database has keys that would make more; greater numbers would not fit into its integers.
LAST_PART = 2**62 // STRETCH

# Text is added to the column so that its indexes are left alone: they do not have the keys in
# order, and to find the next one they would be read from end to end.
NEXT = """
    SELECT id / %(stretch)s FROM elections_election
    WHERE publication || '' = %(published)s AND id >= {first} ORDER BY id LIMIT 1
"""
PARTS = f"""
    WITH RECURSIVE part(number) AS (
        SELECT ({NEXT.format(first=0)})
        UNION ALL
        SELECT ({NEXT.format(first="(number + 1) * %(stretch)s")}) FROM part
        WHERE number IS NOT NULL
    )
    SELECT number FROM part WHERE number IS NOT NULL LIMIT %(most)s
"""  # noqa: S608 - put together of what stands here alone

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def parts() -> list[int]:
    """The numbers of the parts that hold something, in one query.

    Each part is found from the one before it by the key of the next published election, so that
    no more is read than one row a part, and the drafts that lie before it. One entry of the index
    is left to the site's own pages.
    """
    values = {"published": Publication.PUBLISHED.value, "stretch": STRETCH, "most": MOST - 1}
    with connection.cursor() as cursor:
        cursor.execute(PARTS, values)
        return [number for (number,) in cursor.fetchall()]


def paths(part: int) -> list[str]:
    """The paths of a part's pages, in five queries; nothing where it holds no election."""
    elections = Election.objects.published().filter(
        pk__gte=part * STRETCH, pk__lt=(part + 1) * STRETCH
    )
    return list(in_order(elections))[:MOST]


def in_order(elections: QuerySet) -> Iterator[str]:
    slugs = list(elections.order_by("pk").values_list("slug", flat=True))
    names = [*(name for name, _label in PAGES), "record"]
    yield from (reverse(name, args=[slug]) for slug in slugs for name in names)
    if slugs:
        options = Option.objects.filter(election__in=elections.order_by())
        yield from each("person", distinct(options.exclude(person=None), "person__slug"))
        yield from each("party", distinct(options.exclude(party=None), "party__slug"))
        areas = Account.objects.filter(round__election__in=elections.order_by()).exclude(area=None)
        yield from each("areas", distinct(areas, "round__election__slug"))
        yield from each("source", keys_cited_in(elections.order_by()))


def distinct(rows: QuerySet, column: str) -> QuerySet:
    return rows.order_by().values_list(column, flat=True).distinct()


def each(name: str, keys: QuerySet) -> Iterator[str]:
    return (reverse(name, args=[key]) for key in sorted(set(keys)))


def index_of(addresses: Iterable[str]) -> str:
    return document("sitemapindex", "sitemap", addresses)


def urls_of(addresses: Iterable[str]) -> str:
    return document("urlset", "url", addresses)


def document(root: str, entry: str, addresses: Iterable[str]) -> str:
    lines = (f"<{entry}><loc>{escape(address)}</loc></{entry}>\n" for address in addresses)
    return f'{HEAD}<{root} xmlns="{NAMESPACE}">\n{"".join(lines)}</{root}>\n'
