"""What the steps of the results grid have in common, from the file to what the editor is told."""

from dataclasses import dataclass

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.utils.timezone import datetime
from django.utils.timezone import get_default_timezone as zone
from django.utils.translation import gettext as _

from elections.audit import Row, audit
from elections.grid import (
    Matching,
    Order,
    Outcome,
    Question,
    Reading,
    as_answered,
    match,
    problem_of_further,
    question_on_earlier,
    read,
    store,
)
from elections.grid.changes import CHANGED, NEW
from elections.grid.conflicts import differences
from elections.grid.questions import Answers, unanswered
from elections.models import Account, Figure, Round, Source
from elections.resources.dates import date_in_words
from elections.resources.problems import Problem
from elections.trial import on_trial

from .audited import finding_links, load, verdict_sentences
from .grid_state import State
from .recent_changes import changed_since


@dataclass
class ReadGrid:
    """A file as it is read with the answers so far."""

    order: Order
    reading: Reading
    matching: Matching
    earlier: Question | None
    further: Problem | None
    answers: Answers

    @property
    def questions(self):
        earlier = unanswered([self.earlier] if self.earlier else [], self.answers)
        if self.further:
            earlier = [self.earlier]
        return [*earlier, *self.reading.questions, *self.matching.questions]

    @property
    def problems(self):
        return [
            *([self.further] if self.further else []),
            *self.reading.problems,
            *self.matching.problems,
        ]


def read_grid(request, state: State) -> ReadGrid | None:
    round_ = Round.objects.select_related("election", "contest").filter(pk=state.round).first()
    source = Source.objects.filter(pk=state.source).first()
    if round_ is None or source is None:
        return None
    order = Order(round_, source, request.user, **state.options)
    reading = read(state.name, state.data, state.answers)
    matching = Matching()
    # Whom the names mean is asked together with what else is open, once the lines are known.
    if not reading.problems:
        matching = match(reading, round_, state.answers)
    areas = bool(reading.areas)
    earlier = question_on_earlier(order, of_areas=areas)
    further = problem_of_further(order, earlier, state.answers, of_areas=areas)
    order = as_answered(order, earlier, state.answers)
    return ReadGrid(order, reading, matching, earlier, further, state.answers)


def audited(outcome: Outcome) -> dict:
    """What the audit says of the account as it is in the database now."""
    account = outcome.account
    record = load(account.round.election_id)
    own = Row(account._meta.label_lower, account.pk)
    sentences = verdict_sentences(record, account.pk)
    said = " ".join(map(str, sentences))
    findings = [
        finding
        for finding in audit(record)
        if own in (finding.subject.row, finding.subject.change) and str(finding.sentence) != said
    ]
    return {"sentences": sentences, "findings": finding_links(findings)}


def date_notices(found: ReadGrid) -> list[str]:
    """A date in the file that is not the round's: perhaps another round was meant."""
    if not found.reading.date:
        return []
    row, text = found.reading.date
    date, held = date_in_words(text), found.order.round.date
    if date is None and text == str(held):
        return []
    if date == held:
        return []
    message = _("Row %(row)s is dated “%(date)s”, but the round was held on %(held)s.")
    if not row:
        message = _("The file is dated “%(date)s”, but the round was held on %(held)s.")
    return [message % {"row": row, "date": text, "held": held}]


def changes_since_preview(state: State, found: ReadGrid) -> list[str]:
    """Who changed what since the preview."""
    with on_trial():
        outcome = store(found.order, found.reading, found.matching)
    seen = outcome.seen
    since = datetime.fromtimestamp(state.since, zone())
    if found.reading.areas:
        # Of so many rows it is told who changed which of them.
        return [
            sentence
            for model, pks in outcome.pks.items()
            for sentence in changed_since(model, [pk for pk in pks if pk], since)
        ]
    sentences = differences(state.seen, seen)
    for model in (Account, Figure):
        name = model._meta.model_name
        pks = {
            row["pk"]
            for rows in (state.seen, seen)
            for key, row in rows.items()
            if key.partition(" ")[0] == name
        }
        sentences += changed_since(model, pks, since)
    return sentences


def log(request, outcome: Outcome) -> None:
    message = _("Entered from a file.")
    if outcome.pks:
        rows = Account.objects.filter(pk__in=outcome.pks.get(Account, []))
        rows = rows.select_related("source", "round__election", "area")
        LogEntry.objects.log_actions(request.user.pk, rows, CHANGE, change_message=message)
        return
    for kind, flag in ((NEW, ADDITION), (CHANGED, CHANGE)):
        for change in outcome.changes:
            if change.kind == kind:
                row = change.model._default_manager.get(pk=change.pk)
                LogEntry.objects.log_actions(request.user.pk, [row], flag, change_message=message)
    for row in outcome.removed:
        LogEntry.objects.log_actions(request.user.pk, [row], DELETION, change_message=message)
