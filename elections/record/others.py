"""What a search finds beside elections: people, parties and sources of published elections."""

from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from .. import search
from ..models import Election, Option, Party, Person, Publication, Source, Statement
from ..search_indexes import DESK
from .citations import is_cited

# So many of each are shown, of so many of the newest that have the words.
SHOWN, LOOKED_AT = 10, 50
PUBLISHED = Publication.PUBLISHED


@dataclass(frozen=True, slots=True)
class Others:
    people: tuple[Person, ...] = ()
    parties: tuple[Party, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def is_any(self) -> bool:
        return bool(self.people or self.parties or self.sources)


def others(text: str) -> Others:
    """Those that have all the words of a text; in six queries, nine where words are rare.

    A source that prose alone cites is left out: to find it, all prose would have to be read.
    """
    words = search.words_of(text)
    return Others(
        people=found(Person.objects.filter(in_the_record()), words, "name"),
        parties=found(Party.objects.filter(Exists(published(party=OuterRef("pk")))), words, "name"),
        sources=found(Source.objects.filter(is_cited()), words, "short_name"),
    )


def found(rows: QuerySet, words: tuple[str, ...], name: str) -> tuple[Model, ...]:
    keys = search.newest(DESK[rows.model._meta.db_table], words, LOOKED_AT)
    return tuple(rows.filter(pk__in=keys).order_by(name, "pk")[:SHOWN])


def published(**narrowed) -> QuerySet[Option]:
    return Option.objects.filter(election__publication=PUBLISHED, **narrowed).order_by()


def in_the_record() -> Q:
    """Whether a person's page has something to show: options, offices or statements."""
    elections = Election.objects.published().order_by()
    said = Statement.objects.filter(election__publication=PUBLISHED, actor__person=OuterRef("pk"))
    return (
        Q(Exists(published(person=OuterRef("pk"))))
        | Q(Exists(published(running_mate=OuterRef("pk"))))
        | Q(Exists(elections.filter(holder_before=OuterRef("pk"))))
        | Q(Exists(elections.filter(holder_after=OuterRef("pk"))))
        | Q(Exists(said.order_by()))
    )
