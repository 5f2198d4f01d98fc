"""What the desk's start page says needs attention: drafts, findings, imports, others' changes.

It has to open at once on a site of 100,000 elections. So nothing here looks at all of them: the
audit runs over at most `MOST_AUDITED` elections, the newest drafts and those that changed last,
and only while they hold no more than `MOST_FIGURES` figures together; changes are looked for among
the last `MOST_ROWS` rows of each table's history. What was left out is said.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Model, Q
from django.utils.translation import gettext as _

from elections import permissions
from elections.audit import Finding, Level, load_for_audit
from elections.changelog import How
from elections.changelog.order import newest_first
from elections.models import Election, Proposal, Publication
from elections.page_cache.questions import lately_changed
from elections.resources.tables import TABLES

from .audited import FindingLink, finding_links
from .counts import page
from .obstacles import findings_of, obstacles
from .proposals import OpenProposal, answers, open_proposals

MOST_DRAFTS = 10
MOST_AUDITED = 8
MOST_FIGURES = 2_000
MOST_ERRORS = 3
MOST_CHANGES = 10
MOST_ROWS = 40
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Draft:
    election: Election
    form: str
    publication: str


@dataclass(frozen=True, slots=True)
class Amiss:
    """An election of which the audit finds errors or warnings; the first errors in full.

    `missing` is how many things a draft lacks to be published, as its publication page says.
    """

    election: Election
    form: str
    publication: str
    missing: int
    errors: int
    warnings: int
    first: list[FindingLink]


@dataclass(frozen=True, slots=True)
class Made:
    """What was changed together: by whom, when, how and why, and the rows, of which some named.

    `rows` are (address, table, name) with an empty address where the row is gone. `others` is how
    many more there are, or where `at_least`, how many more were looked at.
    """

    who: str
    when: datetime
    how: str
    detail: str
    reason: str
    rows: list[tuple[str, str, str]]
    others: int
    at_least: bool
    is_import: bool


@dataclass(frozen=True, slots=True)
class Start:
    waiting: list[OpenProposal]
    # Proposals of the user's that were answered, with the pages that tell of them.
    answers: list[tuple[Proposal, str]]
    drafts: list[Draft]
    number_of_drafts: int
    amiss: list[Amiss]
    audited: int
    too_large: list[Draft]
    imports: list[Made]
    changes: list[Made]


def start(user) -> Start | None:
    """What needs the attention of somebody at the desk; none for who may not view elections."""
    if not permissions.sees_drafts(user):
        return None
    drafts = Election.objects.filter(publication=Publication.DRAFT).order_by("-pk")
    newest = [draft_of(election) for election in drafts[:MOST_DRAFTS]]
    looked_at, too_large = to_audit([draft.election.pk for draft in newest])
    made = changes(user)
    return Start(
        waiting=open_proposals(),
        answers=answers(user),
        drafts=newest,
        number_of_drafts=drafts.count() if len(newest) == MOST_DRAFTS else len(newest),
        amiss=list(amiss(looked_at)),
        audited=len(looked_at),
        too_large=[draft_of(one) for one in too_large],
        imports=[one for _user, one in made if one.is_import][:MOST_CHANGES],
        changes=[one for by, one in made if not one.is_import and by != user.pk][:MOST_CHANGES],
    )


def draft_of(election: Election) -> Draft:
    return Draft(
        election, page(Election, "change", election.pk), page(Election, "publication", election.pk)
    )


# The audit


def to_audit(drafts: list[int]) -> tuple[list[int], list[Election]]:
    """The elections to look at, and those that are too large to be looked at by the way."""
    half = MOST_AUDITED // 2
    keys = list(dict.fromkeys([*drafts[:half], *lately_changed(MOST_AUDITED), *drafts]))
    # The audit reads the accounts of the whole.
    read = Count("rounds__accounts__figures", filter=Q(rounds__accounts__area=None))
    rows = Election.objects.annotate(figures=read).in_bulk(keys[:MOST_AUDITED])
    looked_at, too_large, figures = [], [], 0
    for key in keys[:MOST_AUDITED]:
        election = rows.get(key)
        if election is None:
            continue  # deleted
        if figures + election.figures > MOST_FIGURES:
            too_large.append(election)
            continue
        figures += election.figures
        looked_at.append(key)
    return looked_at, too_large


def amiss(keys: list[int]) -> Iterable[Amiss]:
    """Those of the elections of which the audit finds more than notes, errors first."""
    found = []
    for record in load_for_audit(Election.objects.filter(pk__in=keys)):
        findings = findings_of(record)
        levels = Counter(finding.level for finding in findings)
        missing = 0 if record.election.is_published else len(obstacles(record))
        if levels[Level.ERROR] or levels[Level.WARNING] or missing:
            found.append((record.election, levels, findings, missing))
    found.sort(key=lambda one: (-one[1][Level.ERROR], -one[1][Level.WARNING], one[0].slug))
    for election, levels, findings, missing in found:
        yield Amiss(
            election,
            page(Election, "change", election.pk),
            page(Election, "publication", election.pk),
            missing,
            levels[Level.ERROR],
            levels[Level.WARNING],
            finding_links(first_errors(findings)),
        )


def first_errors(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level == Level.ERROR][:MOST_ERRORS]


# Changes


def changes(user) -> list[tuple[int | None, Made]]:
    """What was changed last, the latest first, with the key of who did it."""
    tables, cut = [], set()
    for model in TABLES:
        if permissions.may(user, "view", model):
            rows = list(model.history.order_by("-history_id")[:MOST_ROWS])
            tables.append([(model, row) for row in reversed(rows)])
            # There may be more rows of the same change behind the last one.
            cut |= {row.history_change for row in rows[MOST_ROWS - 1 :]}
    together = defaultdict(list)
    for model, row in newest_first(tables, date=lambda each: each[1].history_date):
        together[row.history_change].append((model, row))
    latest = list(together.values())
    latest = [rows for rows in latest if rows[0][1].history_how != How.START]
    shown, earlier = latest[: 3 * MOST_CHANGES], latest[3 * MOST_CHANGES :]
    # An hour of saved forms shall not hide the file that was imported before them.
    shown += [rows for rows in earlier if rows[0][1].history_how == How.IMPORT][:MOST_CHANGES]
    names = names_of((model, row) for rows in shown for model, row in rows[:MOST_NAMED])
    return [
        (rows[0][1].history_user_id, made_of(rows, names, rows[0][1].history_change in cut))
        for rows in shown
    ]


def made_of(rows: list[tuple[type[Model], Model]], names: dict, at_least: bool) -> Made:
    _model, first = rows[0]
    return Made(
        who=first.history_user_name or _("Somebody"),
        when=first.history_date,
        how=first.get_history_how_display(),
        detail=first.history_detail,
        reason=first.history_change_reason or "",
        rows=[names[model, key_of(model, row)] for model, row in rows[:MOST_NAMED]],
        others=max(0, len(rows) - MOST_NAMED),
        at_least=at_least,
        is_import=first.history_how == How.IMPORT,
    )


def names_of(rows: Iterable[tuple[type[Model], Model]]) -> dict:
    """The address, table and name of rows by model and key, in one query for each table."""
    keys = defaultdict(set)
    for model, row in rows:
        keys[model].add(key_of(model, row))
    names = {}
    for model, wanted in keys.items():
        stored = model._default_manager.select_related(*TABLES[model].joins or [None]).in_bulk(
            wanted
        )
        table = model._meta.verbose_name
        for key in wanted:
            gone = ("", table, _("number %(number)s, since deleted") % {"number": key})
            row = stored.get(key)
            names[model, key] = (page(model, "change", key), table, str(row)) if row else gone
    return names


def key_of(model: type[Model], row: Model) -> int:
    return getattr(row, model._meta.pk.attname)
