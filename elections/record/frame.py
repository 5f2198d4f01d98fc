"""What every page of an election has in common."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .. import markdown
from ..models import Election, Section
from ..models.prose import cited_keys
from .citations import Citations, Marks, election_citations
from .last_change import last_change
from .prepared import Prepared

# The pages of every election, by the names of their addresses.
PAGES = (
    ("election", _("Overview")),
    ("campaign", _("Campaign")),
    ("conduct", _("Conduct")),
    ("results", _("Results")),
    ("reactions", _("Reactions")),
    ("sources", _("Sources")),
)
# Pages of those elections alone that have something to show on them.
CORRECTIONS = ("corrections", _("Corrections"))
AREAS = ("areas", _("Areas"))
SHARE = ("share", _("Cite and reuse"))


@Prepared
def sections(election: int) -> QuerySet:
    return Section.objects.filter(election=election).values_list("page", "body")


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose record a page belongs to, its prose as HTML, and the sources that it cites.

    `changed` is when the record of the election last changed, where that is known.
    `page` is the name of its address, one of `pages` or of what stands beside them.
    """

    page: str

    name: str
    slug: str
    jurisdiction: str
    date: date
    is_draft: bool
    prose: SafeString
    cited: Marks
    changed: datetime | None = None
    is_corrected: bool = False
    pages: tuple[tuple[str, Promise], ...] = PAGES


def prose_and_citations(election: Election, page: str) -> tuple[SafeString, Citations]:
    """A page's prose as HTML, and the election's sources, in three queries.

    The prose of the other pages is read as well: its citations have their part in the numbers,
    which are the same on every page.
    """
    bodies = bodies_of(election)
    citations = election_citations(election, keys_in(bodies))
    return markdown.render(bodies.get(page, ""), citations.key), citations


def bodies_of(election: Election) -> dict[str, str]:
    """The Markdown of every page's prose, by page, in one query."""
    return dict(sections.tuples(election.pk))


def keys_in(bodies: dict[str, str]) -> set[str]:
    return {key for body in bodies.values() for key in cited_keys(body)}


def frame_of(election: Election, page: str, prose: SafeString, citations: Citations) -> Frame:
    """To be made last, in one query: it holds the sources that the rest of the page cites."""
    return Frame(
        page=page,
        name=election.name,
        slug=election.slug,
        jurisdiction=election.jurisdiction_name,
        date=election.date,
        is_draft=not election.is_published,
        prose=prose,
        cited=citations.shown,
        changed=last_change(election.pk),
        is_corrected=getattr(election, "is_corrected", False),
    )
