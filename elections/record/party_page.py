"""A party's page: what it stood for, and who stood for it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from ..models import Option, OptionKind, Party, Publication
from ..models.people import names_in
from .citations import Marks
from .numbered import Numbered
from .option_figures import printed_of, settled_among
from .person_page import Candidacy, candidacy_of, citations_of

# Options a page: a party has some in each election.
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class PartyPage(Numbered):
    """One page of a party's options, counted from 1, the latest elections first.

    `members` and `alliances` are the names of parties that it is made of, or is a member of.
    """

    name: str
    short_name: str
    slug: str
    other_names: tuple[str, ...]
    wikidata: str
    is_draft: bool
    members: tuple[str, ...]
    alliances: tuple[str, ...]
    options: tuple[Candidacy, ...]
    number: int
    has_next: bool
    cited: Marks
    query: str = ""

    @property
    def states_seats(self) -> bool:
        return any(seats for stood in self.options for seats in stood.seats)


def party(row: Party, *, number: int = 1, drafts: bool = False) -> PartyPage:
    """What published elections say of a party, or all elections with `drafts`; seven queries.

    One more where accounts that are not shown say that somebody was elected.
    """
    start = (number - 1) * PAGE_SIZE
    rows = Option.objects.filter(party=row).select_related(
        "person", "running_mate", "party", "election", "contest"
    )
    if not drafts:
        rows = rows.filter(election__publication=Publication.PUBLISHED)
    rows = rows.order_by("-election__date", "election__slug", "order", "pk")
    found = list(rows[start : start + PAGE_SIZE + 1])
    options = found[:PAGE_SIZE]
    figures = printed_of([one.pk for one in options])
    settled = settled_among(options, figures)
    citations = citations_of(options, [], [], figures)
    return PartyPage(
        name=row.name,
        short_name=row.short_name,
        slug=row.slug,
        other_names=names_in(row.other_names),
        wikidata=row.wikidata,
        is_draft=drafts,
        members=tuple(row.members.order_by("name").values_list("name", flat=True)),
        alliances=tuple(row.alliances.order_by("name").values_list("name", flat=True)),
        options=tuple(
            candidacy_of(one, role_of(one), figures[one.pk], settled.get(one.pk), citations)
            for one in options
        ),
        number=number,
        has_next=len(found) > PAGE_SIZE,
        cited=citations.shown,
    )


def role_of(option: Option) -> str:
    """Who stood for the party, or as what it stood, unless it was the party itself."""
    if option.kind == OptionKind.CANDIDATE:
        return option.label
    if option.label == option.party_name:
        return ""
    return gettext("as %(name)s") % {"name": option.label}
