"""Makes pages stand alone: without forms and the editors' desk, and with links to files."""

import re
from collections.abc import Callable
from os.path import relpath
from urllib.parse import parse_qs

from django.conf import settings
from django.urls import reverse

# What needs a server: forms, oEmbed, and the desk.
SERVED = re.compile(
    r'<form class="search".*?</form>'
    r'|<link rel="alternate"\s+type="application/json\+oembed"[^>]*>'
    r'|<p class="oembed">.*?</p>',
    re.DOTALL,
)
DESK = r'<p>\s*<a href="{admin}[^"]*"\s+rel="nofollow">[^<]*</a>\s*</p>'
QUERY = re.compile(r'(?P<before>href="|"next": ")(?P<address>[^"?#]*)\?(?P<query>[^"#]*)')
WITHIN = re.compile(r'(?P<before>\b(?:href|src)=")(?P<address>/(?!/)[^"?#]*)')


def standing_alone(text: str, path: str) -> str:
    """A page or data whose links need no server that reads queries."""
    desk = DESK.format(admin=re.escape(reverse("admin:index")))
    return QUERY.sub(without_query(path), re.sub(desk, "", SERVED.sub("", text)))


def without_query(path: str) -> Callable[[re.Match], str]:
    def written(link: re.Match) -> str:
        """A link within the site to what is written; any other as it is."""
        address = link["address"] or path
        if not address.startswith(("/", f"{settings.SITE_URL or 'no site'}/")):
            return link[0]
        query = parse_qs(link["query"].replace("&amp;", "&"))
        return link["before"] + numbered(address, int(query.get("page", ["1"])[0]))

    return written


def numbered(path: str, number: int) -> str:
    """Where a page of a list stands: /a/data.csv?page=2 at /a/page-2/data.csv."""
    if number == 1:
        return path
    folder, _slash, name = path.rpartition("/")
    return f"{folder}/page-{number}/{name}"


def file_of(path: str) -> str:
    """The file of an address, from the root of the site."""
    return path + "index.html" if path.endswith("/") else path


def relative(html: str, path: str) -> str:
    """A page whose links within the site lead from file to file, wherever the site stands."""
    folder = file_of(path).rpartition("/")[0] or "/"

    def from_here(link: re.Match) -> str:
        return link["before"] + relpath(file_of(link["address"]), folder)

    return WITHIN.sub(from_here, html)
