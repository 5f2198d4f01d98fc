"""A source's page: everything that it says, election by election."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from ..audit import LoadedElection
from ..audit.wording import measure_label
from ..figures import PrintedFigure, count_of, percent_of
from ..models import (
    Account,
    Contest,
    Delegation,
    Election,
    Figure,
    KeyDate,
    Measure,
    Option,
    Round,
    ShareBase,
    Source,
    Statement,
    Wording,
)
from ..models.option import STATED
from .audited import UNREAD
from .candidates import Candidate, candidate_of, candidates_of
from .citations import Citations, Cited, cited
from .cites import Linked, linked
from .citing import chosen, cited_by, prose_citing
from .conduct import MeasureReports, Sender, measures_of
from .counts import CountAccount
from .key_dates import Step, step_of
from .numbered import Numbered
from .round_count import Ballot
from .rounds import ballot_of, rounds_of
from .statements import StatementGroup, group_statements, shown_statement

PAGE_SIZE = 20
PARTS = (
    *("accounts_and_further", "measures", "ballots", "candidates", "points"),
    *("statements", "steps", "senders", "prose"),
)


@dataclass(frozen=True, slots=True)
class Point:
    """What the source says on a point on which sources differ."""

    slug: str
    topic: str
    wording: str


@dataclass(frozen=True, slots=True)
class Further:
    """What an account prints beside its table and its totals: another share, or a note.

    `base` says of what the figure is a share, where the source states one of its own.
    """

    label: str
    figure: PrintedFigure
    base: str
    note: str


@dataclass(frozen=True, slots=True)
class SourceInElection:
    """What the source says of one election; `prose`: address and name of pages.

    `accounts_and_further` are its accounts of the count, each with what it prints beside; those of
    areas, if it `counts_areas`, stand on the page of the areas. `measures` are all other figures.
    """

    name: str
    slug: str
    date: date
    accounts_and_further: tuple[tuple[CountAccount, tuple[Further, ...]], ...]
    measures: tuple[MeasureReports, ...]
    ballots: tuple[Ballot, ...]
    candidates: tuple[Candidate, ...]
    points: tuple[Point, ...]
    statements: tuple[StatementGroup, ...]
    steps: tuple[Step, ...]
    senders: tuple[Sender, ...]
    prose: tuple[tuple[str, str], ...]
    counts_areas: bool

    @property
    def choices(self) -> str:
        """What the options that the source names are called."""
        are_people = all(one.is_person for one in self.candidates)
        return _("Candidates") if are_people else _("Options on the ballot")


@dataclass(frozen=True, slots=True)
class SourcePage(Numbered):
    """One page of a source's elections, counted from 1."""

    source: Cited
    copy_of: str
    cites: tuple[Linked, ...]
    cited_by: tuple[Linked, ...]
    excerpt: str
    excerpt_language: str
    is_draft: bool
    elections: tuple[SourceInElection, ...]
    number: int
    has_next: bool


def source(row: Source, *, number: int = 1, drafts: bool = False) -> SourcePage:
    """What a source says of published elections, or of all with `drafts`, in fourteen queries.

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
    told = content_by_election(row, elections)
    return SourcePage(
        source=cited(row, 1, ""),
        copy_of=row.copy_of.title if row.copy_of else "",
        cites=linked(row.cites.all(), drafts=drafts),
        cited_by=linked(row.cited_by.all(), drafts=drafts),
        excerpt=row.excerpt,
        excerpt_language=row.excerpt_language,
        is_draft=drafts,
        elections=tuple(
            SourceInElection(
                name=election.name,
                slug=election.slug,
                date=election.date,
                counts_areas=any(round_.counts_areas for round_ in election.rounds.all()),
                **{part: tuple(things[election.pk]) for part, things in told.items()},
            )
            for election in elections
        ),
        number=number,
        has_next=has_next,
    )


def figures_by(row: Source, elections: list[Election]) -> list[LoadedElection]:
    """The elections with the source's own figures alone, those of areas left out.

    Their options and contests say in `is_told` whether they cite the source, their rounds in
    `counts_areas` whether the source has figures of areas.
    """
    accounts = Account.objects.whole().filter(source=row).select_related("source").order_by("pk")
    of_areas = Account.objects.filter(round=OuterRef("pk"), source=row, area__isnull=False)
    rounds = Round.objects.order_by("number").annotate(counts_areas=Exists(of_areas.order_by()))
    contests = Contest.objects.order_by("order", "pk").annotate(is_told=cites(row, Contest))
    options = Option.objects.select_related("person", "running_mate", "party")
    stated = {name: states(row, name) for name in STATED}
    options = options.order_by("order", "pk").annotate(
        is_told=reduce(or_, stated.values(), cites(row, Option)),
        **{f"states_{name}": said for name, said in stated.items()},
    )
    prefetch_related_objects(
        elections,
        Prefetch("contests", contests),
        Prefetch("rounds", rounds),
        Prefetch("rounds__accounts", accounts),
        Prefetch("rounds__accounts__figures", Figure.objects.order_by("pk")),
        Prefetch("options", options),
    )
    for election in elections:
        for relation in UNREAD:
            setattr(election, f"listed_{relation}", [])
    return [LoadedElection(election, frozenset(), None) for election in elections]


def cites(row: Source, model: type[Contest | Delegation | KeyDate | Option | Statement]) -> Exists:
    """Whether a row of this model cites the source."""
    links = model.sources.through.objects
    return Exists(links.filter(**{model._meta.model_name: OuterRef("pk")}, source=row))


def states(row: Source, name: str) -> Q:
    """Whether a source states one of the things `STATED` of an option, which may cite others."""
    links = getattr(Option, f"{name}_sources").through.objects.filter(option=OuterRef("pk"))
    return Exists(links.filter(source=row)) | ~Exists(links) & cites(row, Option)


def content_by_election(row: Source, elections: list[Election]) -> dict[str, dict[int, list]]:
    """Everything that a source says of some elections, by part and election, in ten queries."""
    told = {part: defaultdict(list) for part in PARTS}
    citations = Citations([row])
    for loaded in figures_by(row, elections):
        pk = loaded.election.pk
        candidates = candidates_of(loaded, citations, is_cited=lambda row: False)
        further = {
            (round_.number, account.key): tuple(further_in(loaded, account))
            for round_, account in loaded.accounts
        }
        told["accounts_and_further"][pk] = [
            (account, further[account.round, account.key])
            for count in rounds_of(loaded, citations, candidates)
            for account in count.accounts
        ]
        told["measures"][pk] = measures_of(loaded, citations)
        told["ballots"][pk] = [
            ballot_of(one, citations) for one in loaded.contests.values() if one.is_told
        ]
        told["candidates"][pk] = [
            candidate_of(
                one, unsaid=[name for name in STATED if not getattr(one, f"states_{name}")]
            )
            for one in loaded.options.values()
            if one.is_told
        ]
    wordings = Wording.objects.filter(source=row, discrepancy__election__in=elections)
    for each in wordings.select_related("discrepancy").order_by("discrepancy__slug"):
        point = each.discrepancy
        told["points"][point.election_id].append(Point(point.slug, point.topic, each.wording))

    def citing_rows(model) -> QuerySet:
        """The rows of these elections that cite the source, found by the elections as well."""
        return model.objects.filter(cites(row, model), election__in=elections)

    statements = citing_rows(Statement).select_related("actor__jurisdiction")
    said = defaultdict(list)
    for statement in statements.order_by("page", "order", "pk"):
        said[statement.election_id].append(shown_statement(statement))
    told["statements"].update(
        (election, group_statements(group)) for election, group in said.items()
    )
    for step in citing_rows(KeyDate).order_by("date", "slug"):
        told["steps"][step.election_id].append(step_of(step))
    delegations = citing_rows(Delegation).select_related("jurisdiction")
    for sent in delegations.order_by("role", "jurisdiction__name", "organisation"):
        sender = Sender(sent.role, sent.sender, sent.note, ())
        told["senders"][sent.election_id].append(sender)
    for section in prose_citing(row, election__in=elections):
        told["prose"][section.election_id].append(
            (section.get_absolute_url(), section.get_page_display())
        )
    return told


def further_in(loaded: LoadedElection, account: Account) -> Iterator[Further]:
    """Whatever else an account prints of the count than `CountAccount` has, and its notes."""
    pk = account.pk
    rows = (*loaded.totals_of[pk], *loaded.lines[pk], *loaded.transfers[pk], *loaded.seats[pk])
    for row in rows:
        count, share = count_of(row, account.counts_printed_to), percent_of(row)
        if row.measure == Measure.VOTES:
            shown, beside = (share if count.value is None and share.is_stated else count), None
        elif row.measure == Measure.TURNOUT and not row.base:
            shown, beside = share, count
        else:
            shown, beside = count, share
        if row.note or (beside and beside.value is not None):
            yield Further(
                label=str(measure_label(row.measure, row.option.label if row.option else "")),
                figure=beside if beside and beside.value is not None else shown,
                base=str(ShareBase(row.base).label) if row.base else "",
                note=row.note,
            )
