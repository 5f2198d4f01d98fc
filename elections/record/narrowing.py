"""What a reader narrows the list of elections to: words, a jurisdiction, a type, a year."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet

from .. import search
from ..models import Election, ElectionType, Jurisdiction

# So many jurisdictions are offered to choose from. Where there are more, the words of a name and
# the links of the list lead to them.
MOST_OFFERED = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction to choose, under its present name."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the address asks for; each part is empty, or `None`, where it asks for all.

    `text` is what was typed, whose words are looked for.
    """

    text: str = ""
    place: Place | None = None
    type: str = ""
    year: int | None = None

    @property
    def is_any(self) -> bool:
        return bool(self.text or self.place or self.type or self.year)

    @property
    def is_series(self) -> bool:
        """Whether it asks for the elections of one type in one place, and for all of them."""
        return bool(self.place and self.type) and not (self.text or self.year)

    @property
    def type_label(self) -> str:
        return ElectionType(self.type).label if self.type else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """What the list is narrowed to, in words."""
        given = (
            self.text,
            self.place.name if self.place else "",
            self.type_label,
            str(self.year) if self.year else "",
        )
        return tuple(str(label) for label in given if label)

    @property
    def parameters(self) -> dict[str, str | int]:
        given = {
            "q": self.text,
            "jurisdiction": self.place.slug if self.place else "",
            "type": self.type,
            "year": self.year,
        }
        return {name: value for name, value in given.items() if value}

    @property
    def query(self) -> str:
        """The parameters for an address that has more of them; ends with an ampersand."""
        return f"{urlencode(self.parameters)}&" if self.parameters else ""

    def among(self, elections: QuerySet) -> QuerySet:
        """Those of some elections that are asked for. Words cost a query of their own."""
        if self.place:
            elections = elections.filter(jurisdiction__slug=self.place.slug)
        if self.type:
            elections = elections.filter(type=self.type)
        if self.year:
            elections = elections.filter(
                date__range=(date(self.year, 1, 1), date(self.year, 12, 31))
            )
        if self.text:
            words = search.words_of(self.text)
            elections = elections.named(words) if words else elections.none()
        return elections


def offered() -> tuple[Place, ...]:
    """The jurisdictions with published elections, by name, in one query; none if they are many."""
    # In no order: a database may stop as soon as it has found too many.
    rows = with_elections().order_by()
    places = [Place(*row) for row in rows.values_list("slug", "name")[: MOST_OFFERED + 1]]
    if len(places) > MOST_OFFERED:
        return ()
    return tuple(sorted(places, key=lambda place: place.name))


def place_of(slug: str) -> Place | None:
    """The jurisdiction with this slug; none if it has no published election, as if unknown."""
    # PostgreSQL refuses a text with a null character instead of finding nothing.
    found = with_elections().filter(slug=slug).first() if slug.isprintable() else None
    return Place(slug, found.name) if found else None


def with_elections() -> QuerySet:
    """The jurisdictions that have a published election."""
    published = Election.objects.published().filter(jurisdiction=OuterRef("pk"))
    return Jurisdiction.objects.filter(Exists(published))
