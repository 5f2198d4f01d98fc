"""A source's page: everything that it says, election by election."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from ..models import (
    Account,
    Candidacy,
    CandidateResult,
    Delegation,
    Election,
    KeyDate,
    Page,
    ReportedFigure,
    Round,
    Section,
    Source,
    Statement,
    Wording,
)
from ..models.prose import cited_keys
from .candidates import Candidate, candidate_of
from .citations import LINKS, Cited, cited
from .conduct import Report, Sender, report_of
from .counts import CountAccount, account_of, line_of
from .person_page import latest
from .statements import Alike, Step, alike, said_of, step_of

PAGE_SIZE = 20
# Citing rows of which all are read to find their elections.
FEW = 1_000
PARTS = (
    *("accounts", "reports", "points", "statements", "steps", "candidates", "senders"),
    "prose",
)


@dataclass(frozen=True, slots=True)
class Point:
    """What the source says on a point on which sources differ."""

    slug: str
    topic: str
    wording: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the source says of one election; `prose`: address and name of pages."""

    name: str
    slug: str
    date: date
    accounts: tuple[CountAccount, ...]
    reports: tuple[Report, ...]
    points: tuple[Point, ...]
    statements: tuple[Alike, ...]
    steps: tuple[Step, ...]
    candidates: tuple[Candidate, ...]
    senders: tuple[Sender, ...]
    prose: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of a source's elections, counted from 1."""

    source: Cited
    copy_of: str
    excerpt: str
    excerpt_language: str
    is_draft: bool
    elections: tuple[Told, ...]
    number: int
    has_next: bool

    @property
    def previous_number(self) -> int:
        return self.number - 1

    @property
    def next_number(self) -> int:
        return self.number + 1


def source(row: Source, *, number: int = 1, drafts: bool = False) -> SourcePage:
    """What a source says of published elections, or of all with `drafts`, in eleven queries.

    One query more looks through all prose when no row cites the source: it may be cited there
    alone.
    """
    start = (number - 1) * PAGE_SIZE
    elections = list(cited_by(row, drafts=drafts)[start : start + PAGE_SIZE + 1])
    if not elections and number == 1:
        told_of = {section.election_id for section in prose_citing(row)}
        elections = chosen(told_of, drafts=drafts)[: PAGE_SIZE + 1]
    has_next = len(elections) > PAGE_SIZE
    elections = elections[:PAGE_SIZE]
    told = told_by(row, cited(row, 1, ""), [election.pk for election in elections])
    return SourcePage(
        source=cited(row, 1, ""),
        copy_of=row.copy_of.title if row.copy_of else "",
        excerpt=row.excerpt,
        excerpt_language=row.excerpt_language,
        is_draft=drafts,
        elections=tuple(
            Told(
                name=election.name,
                slug=election.slug,
                date=election.date,
                **{part: tuple(things[election.pk]) for part, things in told.items()},
            )
            for election in elections
        ),
        number=number,
        has_next=has_next,
    )


def cited_by(row: Source, *, drafts: bool) -> Sequence[Election]:
    """The elections to which rows that cite a source belong, the latest first.

    Of a source that few rows cite, the elections are looked up. Where there are many, the first of
    them are soon found by going through all elections in their order.
    """
    branches = [one.values_list(path) for one, path in citing(row)]
    found = branches[0].union(*branches[1:], all=True)[: FEW + 1]
    ids = [election for (election,) in found]
    if len(ids) <= FEW:
        return chosen(set(ids), drafts=drafts)
    elections = Election.objects.all() if drafts else Election.objects.published()
    cited = Q()
    for rows, path in citing(row):
        cited |= Exists(rows.filter(**{path: OuterRef("pk")}))
    return elections.filter(cited).order_by("-date", "slug")


def chosen(ids: set[int], *, drafts: bool) -> list[Election]:
    """Some elections by their keys, the latest first.

    They are put in order here: to do so itself, a database may go through all that are published.
    """
    rows = Election.objects.filter(pk__in=ids).only("name", "slug", "date", "publication")
    return sorted((row for row in rows.order_by() if drafts or row.is_published), key=latest)


def citing(row: Source | OuterRef) -> list[tuple[QuerySet, str]]:
    """The rows that cite a source, by kind, each with the path to its election."""
    return [
        (model.sources.through.objects.filter(source=row), path)
        for model, path, _ in LINKS.values()
    ] + [
        (Account.objects.filter(source=row).order_by(), "round__election"),
        (ReportedFigure.objects.filter(source=row).order_by(), "election"),
        (Wording.objects.filter(source=row).order_by(), "discrepancy__election"),
    ]


def prose_citing(row: Source, **narrowed) -> list[Section]:
    """The sections whose prose cites a source by its key, in the order of the pages."""
    rows = Section.objects.filter(body__contains=f"@{row.key}", **narrowed)
    pages = Page.values
    return sorted(
        (one for one in rows.select_related("election") if row.key in cited_keys(one.body)),
        key=lambda one: pages.index(one.page),
    )


def told_by(row: Source, mark: Cited, elections: list[int]) -> dict[str, dict[int, list]]:
    """Everything that a source says of some elections, by part and election, in nine queries."""
    told = {part: defaultdict(list) for part in PARTS}
    lines = defaultdict(list)
    # By the rounds of these elections, and not by the source, which many others may cite.
    rounds = Round.objects.filter(election__in=elections).order_by()
    sets = list(
        Account.objects.whole()
        .filter(source=row, round__in=rounds)
        .select_related("round", "source")
    )
    sets.sort(key=lambda one: one.round.number)
    results = CandidateResult.objects.filter(account__in=sets).select_related(
        "candidacy__person", "candidacy__party", "account"
    )
    for result in results.order_by("candidacy__order", "pk"):
        candidate = candidate_of(result.candidacy)
        line = line_of(result, candidate, result.account.counts_printed_to)
        lines[result.account_id].append(line)
    for one in sets:
        account = account_of(one, one.round.number, mark, tuple(lines[one.pk]))
        told["accounts"][one.round.election_id].append(account)
    figures = ReportedFigure.objects.filter(source=row, election__in=elections)
    for figure in figures.order_by("measure"):
        told["reports"][figure.election_id].append(report_of(figure, mark))
    wordings = Wording.objects.filter(source=row, discrepancy__election__in=elections)
    for each in wordings.select_related("discrepancy").order_by("discrepancy__slug"):
        point = each.discrepancy
        told["points"][point.election_id].append(Point(point.slug, point.topic, each.wording))

    def citing_rows(model) -> QuerySet:
        """The rows of these elections that cite the source, found by the elections as well."""
        links = model.sources.through.objects.filter(
            **{model._meta.model_name: OuterRef("pk")}, source=row
        )
        return model.objects.filter(Exists(links), election__in=elections)

    statements = citing_rows(Statement).select_related("actor__jurisdiction")
    said = defaultdict(list)
    for statement in statements.order_by("page", "order", "pk"):
        said[statement.election_id].append(said_of(statement))
    told["statements"].update((election, alike(group)) for election, group in said.items())
    for step in citing_rows(KeyDate).order_by("date", "slug"):
        told["steps"][step.election_id].append(step_of(step))
    candidacies = citing_rows(Candidacy).select_related("person", "party")
    for candidacy in candidacies.order_by("order", "pk"):
        told["candidates"][candidacy.election_id].append(candidate_of(candidacy))
    delegations = citing_rows(Delegation).select_related("jurisdiction")
    for sent in delegations.order_by("role", "jurisdiction__name", "organisation"):
        sender = Sender(sent.role, sent.sender, sent.note, ())
        told["senders"][sent.election_id].append(sender)
    for section in prose_citing(row, election__in=elections):
        told["prose"][section.election_id].append(
            (section.get_absolute_url(), section.get_page_display())
        )
    return told
