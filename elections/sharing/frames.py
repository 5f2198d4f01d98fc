"""Parts of an election's record as frames for other pages: which there are, and how to put them."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from .. import record
from .addresses import whole

INFOBOX, RESULTS = "infobox", "results"
CONFLICT = "conflict-"
# In pixels; a frame takes the width that it is given, and scrolls where it is too low.
WIDTH = 640
HEIGHTS = {INFOBOX: 900, RESULTS: 560}
# Of a figure: the head and the foot, and what each source adds.
AROUND, EACH = 190, 60
SNIPPET = (
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" frameborder="0"></iframe>'
)


@dataclass(frozen=True, slots=True)
class Framed:
    """A part, by the name in its address, and what it is called."""

    election: str
    part: str
    title: str
    height: int

    @property
    def address(self) -> str:
        path = reverse("embed", args=[self.election, self.part])
        return whole(path) or path

    def html(self, width: int | None = None, height: int | None = None) -> str:
        """The element that a page has to hold; without a width, it takes all that there is."""
        return format_html(
            SNIPPET, self.address, self.title, width or "100%", height or self.height
        )


def frames_of(page: record.Sources) -> Iterator[Framed]:
    """The infobox, the results where an account is shown first, and each disputed figure."""
    name, slug = page.frame.name, page.frame.slug
    yield Framed(slug, INFOBOX, name, HEIGHTS[INFOBOX])
    if any(count.lead for count in page.rounds):
        title = _("Results: %(election)s") % {"election": name}
        yield Framed(slug, RESULTS, title, HEIGHTS[RESULTS])
    for conflict in page.audited.conflicts:
        title = f"{name}: {conflict.label}"
        height = AROUND + EACH * len(conflict.rows)
        yield Framed(slug, conflict.anchor.removeprefix(CONFLICT), title, height)


def framed_by(address: str) -> tuple[str, str] | None:
    """The election and the part that stand for an address of this site; nothing for another.

    A figure has its own address: that of the page of sources, with what follows `#`.
    """
    try:
        site, asked = urlsplit(settings.SITE_URL), urlsplit(address)
        found = resolve(unquote(asked.path))
    except (ValueError, Resolver404):
        return None
    if not settings.SITE_URL or (asked.scheme, asked.netloc) != (site.scheme, site.netloc):
        return None
    slug = found.kwargs.get("slug", "")
    if found.url_name == "embed":
        return slug, found.kwargs["part"]
    if found.url_name == "sources" and asked.fragment.startswith(CONFLICT):
        return slug, asked.fragment.removeprefix(CONFLICT)
    if found.url_name in ("election", "sources", "record"):
        return slug, INFOBOX
    return (slug, RESULTS) if found.url_name == "results" else None
