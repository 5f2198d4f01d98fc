"""A source's page: everything that it says, election by election."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ..models import (
    Account,
    Candidacy,
    CandidateResult,
    Delegation,
    Election,
    KeyDate,
    Page,
    ReportedFigure,
    ResultSet,
    Section,
    Source,
    Statement,
)
from ..models.prose import cited_keys
from .candidates import Candidate, candidate_of
from .citations import LINKS, Cited, cited
from .conduct import Report, Sender, report_of
from .counts import CountAccount, account_of, line_of
from .statements import Alike, Step, alike, said_of, step_of

PAGE_SIZE = 20
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
    """What a source says of published elections, or of all with `drafts`, in ten queries.

    One query more looks through all prose when no row cites the source: it may be cited there
    alone.
    """
    visible = Election.objects.all() if drafts else Election.objects.published()
    start = (number - 1) * PAGE_SIZE
    visible = visible.order_by("-date", "slug")
    elections = list(visible.filter(pk__in=citing(row))[start : start + PAGE_SIZE + 1])
    if not elections and number == 1:
        told_of = {section.election_id for section in prose_citing(row)}
        elections = list(visible.filter(pk__in=told_of)[: PAGE_SIZE + 1])
    has_next = len(elections) > PAGE_SIZE
    elections = elections[:PAGE_SIZE]
    told = told_by(row, cited(row, 1, ""), [election.pk for election in elections])
    return SourcePage(
        source=cited(row, 1, ""),
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


def citing(row: Source) -> QuerySet:
    """The ids of the elections to which rows that cite a source belong."""
    branches = [
        model.sources.through.objects.filter(source=row).values_list(path)
        for model, path, _ in LINKS.values()
    ] + [
        ResultSet.objects.filter(source=row).order_by().values_list("round__election"),
        ReportedFigure.objects.filter(source=row).order_by().values_list("election"),
        Account.objects.filter(source=row).order_by().values_list("discrepancy__election"),
    ]
    return branches[0].union(*branches[1:])


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
    results = CandidateResult.objects.filter(
        result_set__source=row, result_set__round__election__in=elections
    ).select_related("candidacy__person", "candidacy__party", "result_set")
    for result in results.order_by("candidacy__order", "pk"):
        candidate = candidate_of(result.candidacy)
        line = line_of(result, candidate, result.result_set.counts_printed_to)
        lines[result.result_set_id].append(line)
    sets = ResultSet.objects.filter(source=row, round__election__in=elections)
    for one in sets.select_related("round").order_by("round__number"):
        account = account_of(one, one.round.number, mark, tuple(lines[one.pk]))
        told["accounts"][one.round.election_id].append(account)
    figures = ReportedFigure.objects.filter(source=row, election__in=elections)
    for figure in figures.order_by("measure"):
        told["reports"][figure.election_id].append(report_of(figure, mark))
    accounts = Account.objects.filter(source=row, discrepancy__election__in=elections)
    for account in accounts.select_related("discrepancy").order_by("discrepancy__slug"):
        point = account.discrepancy
        told["points"][point.election_id].append(Point(point.slug, point.topic, account.wording))
    cited_rows = {"sources": row, "election__in": elections}
    statements = Statement.objects.filter(**cited_rows).select_related("actor")
    said = defaultdict(list)
    for statement in statements.order_by("page", "order", "pk"):
        said[statement.election_id].append(said_of(statement))
    told["statements"].update((election, alike(group)) for election, group in said.items())
    for step in KeyDate.objects.filter(**cited_rows).order_by("date", "slug"):
        told["steps"][step.election_id].append(step_of(step))
    candidacies = Candidacy.objects.filter(**cited_rows).select_related("person", "party")
    for candidacy in candidacies.order_by("order", "pk"):
        told["candidates"][candidacy.election_id].append(candidate_of(candidacy))
    delegations = Delegation.objects.filter(**cited_rows).select_related("jurisdiction")
    for sent in delegations.order_by("role", "jurisdiction__name", "organisation"):
        sender = Sender(sent.role, sent.sender, sent.note, ())
        told["senders"][sent.election_id].append(sender)
    for section in prose_citing(row, election__in=elections):
        told["prose"][section.election_id].append(
            (section.get_absolute_url(), section.get_page_display())
        )
    return told
