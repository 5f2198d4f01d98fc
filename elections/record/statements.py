"""What was said and done about an election, and when."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ..models import ActorKind, Election, KeyDateKind, Page, Stance, Statement
from ..pictures import dot_radius
from .citations import Citations, Marks
from .maps import CountryMap, Place, map_of
from .places import place_of
from .prepared import Prepared

# What a statement can take; who came to watch has said nothing by that.
STANCES = tuple(stance for stance in Stance if stance != Stance.ATTENDED)
# The other pages that tell their own statements.
OTHER_PAGES = (Page.CAMPAIGN, Page.CONDUCT, Page.RESULTS)

CAMPAIGN_STEPS = (
    KeyDateKind.CALLED,
    KeyDateKind.REGISTRATION,
    KeyDateKind.CAMPAIGN_START,
    KeyDateKind.CAMPAIGN_END,
    KeyDateKind.SILENCE_DAY,
)


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """One statement. `actor` may be empty where only a speaker is known, and the other way.

    `country` is the one that the actor speaks for, if any, and `place` about where that lies.
    """

    slug: str
    page: str
    actor: str
    kind: str
    speaker: str
    office: str
    addressee: str
    date: date | None
    date_note: str
    stance: str
    summary: str
    quotation: str
    marks: Marks
    country: str = ""
    quotation_language: str = ""
    place: Place | None = None

    @property
    def who(self) -> str:
        """Who is counted as one: whoever speaks for an actor speaks as the actor."""
        return self.actor or self.speaker

    @property
    def page_label(self) -> str:
        return Page(self.page).label

    @property
    def names_speaker(self) -> bool:
        """Whether a speaker is to be named beside the actor."""
        return bool(self.actor and self.speaker) and self.speaker != self.actor

    @property
    def stance_label(self) -> str:
        return Stance(self.stance).label

    @property
    def kind_label(self) -> str:
        return ActorKind(self.kind).label


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """Statements that say the same on the same day, to be read as one; often just one."""

    statements: tuple[ShownStatement, ...]

    @property
    def kinds(self) -> tuple[tuple[str, int, tuple[ShownStatement, ...]], ...]:
        """The statements by the kind of their actors: its label, how many spoke, what they said."""
        return tuple(
            (kind.label, speakers(said), said)
            for kind in ActorKind
            if (said := tuple(one for one in self.statements if one.kind == kind))
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Whose statements they are, by country where they speak for one, each once."""
        return tuple(dict.fromkeys(one.country or one.who for one in self.statements))

    @property
    def first(self) -> ShownStatement:
        return self.statements[0]

    @property
    def is_group(self) -> bool:
        return len(self.statements) > 1


@dataclass(frozen=True, slots=True)
class StanceGroup:
    """The statements of one stance, like ones together, made by `count` speakers.

    `elsewhere` are those that stand on other pages of the election.
    """

    stance: str
    count: int
    items: tuple[StatementGroup, ...]
    elsewhere: tuple[ShownStatement, ...] = ()

    @property
    def label(self) -> str:
        return Stance(self.stance).label


@dataclass(frozen=True, slots=True)
class TallyCell:
    """How many of one kind of actor took one stance; `radius` draws it."""

    stance: str
    count: int
    radius: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    kind: str
    cells: tuple[TallyCell, ...]

    @property
    def label(self) -> str:
        return ActorKind(self.kind).label


@dataclass(frozen=True, slots=True)
class Tallies:
    """Kinds of actor down, stances across (as value and label); only those that occur."""

    stances: tuple[tuple[str, str], ...]
    rows: tuple[TallyRow, ...]


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries that statements were made for, each with what it took; and their map."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]
    map: CountryMap | None


def statements_about(election: int) -> QuerySet[Statement]:
    rows = Statement.objects.filter(election=election)
    return rows.select_related("actor__jurisdiction").order_by("order", "pk")


all_statements = Prepared(statements_about)


@Prepared
def statements_on(election: int, page: str) -> QuerySet[Statement]:
    return statements_about(election).filter(page=page)


def statements_of(
    election: Election, citations: Citations, page: str | None = None
) -> tuple[ShownStatement, ...]:
    """The statements of a page in their order, or those of all pages, in one query."""
    rows = statements_on.rows(election.pk, page) if page else all_statements.rows(election.pk)
    return tuple(shown_statement(row, citations.of("statement", row.pk)) for row in rows)


def shown_statement(row: Statement, marks: Marks = ()) -> ShownStatement:
    """`row` comes with its actor, and that with its jurisdiction."""
    country = row.actor.jurisdiction if row.actor else None
    return ShownStatement(
        slug=row.slug,
        page=row.page,
        actor=row.actor.name if row.actor else "",
        kind=row.actor.kind if row.actor else ActorKind.OTHER,
        speaker=row.speaker,
        office=row.speaker_office,
        addressee=row.addressee,
        date=row.date,
        date_note=row.date_note,
        stance=row.stance,
        summary=row.summary,
        quotation=row.quotation,
        marks=marks,
        country=country.name if country else "",
        place=place_of(country) if country else None,
        quotation_language=row.quotation_language,
    )


def speakers(statements: Iterable[ShownStatement]) -> int:
    """How many made them: whoever said it twice is still one."""
    return len({said.who for said in statements})


def group_statements(statements: Iterable[ShownStatement]) -> tuple[StatementGroup, ...]:
    """Statements in their order, those together that were made in the same words."""
    found = {}
    for said in statements:
        likeness = (said.stance, said.summary, said.quotation, said.quotation_language)
        found.setdefault((*likeness, said.date, said.date_note), []).append(said)
    return tuple(StatementGroup(tuple(group)) for group in found.values())


def by_stance(statements: Iterable[ShownStatement]) -> tuple[StanceGroup, ...]:
    """An election's statements under their stance, in the order of `STANCES`.

    Those that stand on no other page are told, like ones as one item; the rest are named.
    """
    groups = []
    for stance in STANCES:
        chosen = [said for said in statements if said.stance == stance]
        if chosen:
            here = [said for said in chosen if said.page not in OTHER_PAGES]
            elsewhere = tuple(said for said in chosen if said.page in OTHER_PAGES)
            groups.append(StanceGroup(stance, speakers(chosen), group_statements(here), elsewhere))
    return tuple(groups)


def attended(statements: Iterable[ShownStatement]) -> tuple[StatementGroup, ...]:
    """Who came, as the reactions page tells it beside the statements."""
    return group_statements(
        said
        for said in statements
        if said.page not in OTHER_PAGES and said.stance == Stance.ATTENDED
    )


def tallies_of(statements: Iterable[ShownStatement]) -> Tallies:
    """How many of each kind of actor took each stance."""
    met = {(said.kind, said.stance, said.who) for said in statements if said.stance in STANCES}
    counts = Counter((kind, stance) for kind, stance, _who in met)
    kinds = {kind for kind, _ in counts}
    stances = {stance for _, stance in counts}
    highest = max(counts.values(), default=0)
    shown = tuple((stance.value, stance.label) for stance in STANCES if stance.value in stances)
    rows = tuple(
        TallyRow(
            kind,
            tuple(
                TallyCell(stance, counts[kind, stance], dot_radius(counts[kind, stance], highest))
                for stance, _ in shown
            ),
        )
        for kind in ActorKind.values
        if kind in kinds
    )
    return Tallies(shown, rows)


def countries_of(statements: Iterable[ShownStatement]) -> Countries:
    """By name; the labels of the stances that each took, each once."""
    of_countries = sorted(
        (said for said in statements if said.country), key=lambda said: said.country
    )
    rows: dict[str, dict[str, None]] = {}
    for said in of_countries:
        rows.setdefault(said.country, {})[str(said.stance_label)] = None
    return Countries(
        rows=tuple((country, tuple(labels)) for country, labels in rows.items()),
        map=map_of((said.country, said.place) for said in of_countries),
    )
