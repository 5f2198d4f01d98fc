"""Who stood in an election, and the points on which sources differ."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from ..audit import LoadedElection
from ..models import (
    Discrepancy,
    Election,
    Option,
    OptionKind,
    OptionStatus,
    Party,
    Person,
    Wording,
)
from ..models.option import STATED
from .citations import Citations, Cited, Marks
from .conduct import MeasureReports
from .prepared import Prepared


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person's picture; `url` is empty where there is none and a placeholder is drawn."""

    name: str
    url: str
    credit: str

    @property
    def initials(self) -> str:
        """Of the first and the last word of the name, for the placeholder."""
        words = self.name.split()
        return "".join(word[0] for word in dict.fromkeys([*words[:1], *words[-1:]])).upper()


@dataclass(frozen=True, slots=True)
class SourceWording:
    text: str
    source: Cited


@dataclass(frozen=True, slots=True)
class Difference:
    """A point other than a number, with each source's wording."""

    slug: str
    page: str
    topic: str
    note: str
    option: int | None
    wordings: tuple[SourceWording, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one could vote for, under the names of that time.

    `person` and `party_slug` name the pages of the person and the party, empty where it is nobody's
    candidacy, or of no party; `leader` is who stands at the head of a list; `members` are the
    parties of an alliance, where it is told.
    """

    pk: int
    slug: str
    kind: str
    name: str
    person: str
    leader: str
    portrait: Portrait
    party: str
    colour: str
    description: str
    incumbent: bool
    status: str
    in_infobox: bool
    marks: Marks
    party_marks: Marks
    description_marks: Marks
    status_marks: Marks
    differences: tuple[Difference, ...]
    measures: tuple[MeasureReports, ...] = ()
    is_of_party: bool = True
    members: tuple[str, ...] = ()
    party_slug: str = ""

    @property
    def is_leftover(self) -> bool:
        """Whether it is a line for all who are no party's, or for votes against all."""
        return self.kind == OptionKind.NONE or (
            self.kind == OptionKind.GROUP and not self.is_of_party
        )

    @property
    def is_person(self) -> bool:
        return self.kind == OptionKind.CANDIDATE

    @property
    def status_label(self) -> str:
        return OptionStatus(self.status).label if self.status else ""


def portrait_of(person: Person) -> Portrait:
    picture = person.portrait
    return Portrait(person.name, picture.url if picture else "", person.portrait_credit)


@Prepared
def discrepancies(election: int) -> QuerySet[Discrepancy]:
    return Discrepancy.objects.filter(election=election).order_by("slug")


@Prepared
def wordings_of(election: int) -> QuerySet[Wording]:
    return Wording.objects.filter(discrepancy__election=election).order_by("pk")


def differences_of(
    election: Election, citations: Citations, page: str | None = None
) -> tuple[Difference, ...]:
    """The discrepancies that readers meet on a page, or all of them, in two queries."""
    points = discrepancies.rows(election.pk)
    if page:
        points = [point for point in points if point.page == page]
    pks = {point.pk for point in points}
    wordings = {}
    for row in wordings_of.rows(election.pk):
        # Only what is shown may ask for its source: those that are asked for stand on the page.
        if row.discrepancy_id not in pks:
            continue
        wording = SourceWording(row.wording, citations.source(row.source_id))
        wordings.setdefault(row.discrepancy_id, []).append(wording)
    return tuple(
        Difference(
            slug=point.slug,
            page=point.page,
            topic=point.topic,
            note=point.note,
            option=point.option_id,
            wordings=tuple(sorted(wordings.get(point.pk, ()), key=lambda w: w.source.number)),
        )
        for point in points
    )


def candidates_of(
    loaded: LoadedElection,
    citations: Citations,
    *,
    differences: tuple[Difference, ...] = (),
    is_cited: Callable[[Option], bool] = lambda row: True,
    members: Mapping[int, list[str]] = {},
) -> tuple[Candidate, ...]:
    """Every option of an election in its order, from rows that are loaded.

    `is_cited` says whose own sources the page shows; the others come without marks. `members` are
    those of alliances, by their keys.
    """
    return tuple(
        candidate_of(
            row,
            marks=citations.of("option", row.pk) if is_cited(row) else (),
            stated_by=stated_by(row, citations) if is_cited(row) else {},
            differences=tuple(point for point in differences if point.option == row.pk),
            members=tuple(members.get(row.party_id, ())),
        )
        for row in loaded.options.values()
    )


@Prepared
def membership(election: int) -> QuerySet:
    links = Party.members.through.objects.filter(from_party__options__election=election)
    names = links.values_list("from_party", "to_party__name")
    return names.order_by("from_party", "to_party__name").distinct()


def members_of(election: Election) -> dict[int, list[str]]:
    """The names of the members of an election's alliances, by the alliances' keys; one query."""
    found = {}
    for alliance, name in membership.tuples(election.pk):
        found.setdefault(alliance, []).append(name)
    return found


def stated_by(row: Option, citations: Citations) -> dict[str, Marks]:
    """The sources of each thing stated: all that the option cites, unless that has its own."""
    said = {"party": row.party_name, "description": row.description, "status": row.status}
    return {
        name: citations.of(name, row.pk) or citations.of("option", row.pk)
        for name in STATED
        if said[name]
    }


def candidate_of(
    row: Option,
    marks: Marks = (),
    differences: tuple[Difference, ...] = (),
    *,
    stated_by: Mapping[str, Marks] = {},
    unsaid: Collection[str] = (),
    members: tuple[str, ...] = (),
) -> Candidate:
    """`row` comes with its people and party; of `STATED`, `unsaid` is left out."""
    is_person = row.kind == OptionKind.CANDIDATE
    return Candidate(
        pk=row.pk,
        slug=row.slug,
        kind=row.kind,
        name=row.label,
        person=row.person.slug if is_person else "",
        leader=row.person.name if row.person and not is_person else "",
        portrait=portrait_of(row.person) if is_person else Portrait(row.label, "", ""),
        party="" if "party" in unsaid else row.party_name,
        party_slug=row.party.slug if row.party else "",
        party_marks=stated_by.get("party", ()),
        colour=row.party.colour if row.party else "",
        description="" if "description" in unsaid else row.description,
        description_marks=stated_by.get("description", ()),
        incumbent=row.incumbent,
        status="" if "status" in unsaid else row.status,
        status_marks=stated_by.get("status", ()),
        in_infobox=row.in_infobox,
        marks=marks,
        differences=differences,
        members=members,
        is_of_party=row.party is not None and not row.party.is_independent,
    )
