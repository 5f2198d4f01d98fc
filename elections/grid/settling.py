"""Which figure becomes a total where several rows of a file give it."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from elections.models import Measure

from .columns import Claim, Layout, Row
from .questions import Answers, Choice, Question
from .totals import ask_total, leave_out, take_kind
from .words import LEAVE

PARTS = "parts"
ALL_IN_WORDS = _lazy("All of them, in the source’s words: it prints no figure of the whole.")
ALL_SUMMED = _lazy("All of them, in the source’s words: the audit adds them up.")


def settle_totals(layout: Layout, answers: Answers) -> None:
    """Choose the figures of each total; where rows give several, the editor says which."""
    for row, label, figures in layout.blanks:
        take_blank(row, label, figures, layout, answers)
    # The shares last: they go with the counts beside them.
    for kind, field in sorted(layout.claims, key=lambda key: key[1]):
        claims = layout.claims[kind, field]
        if field == "share" and (kind, "count") in layout.claims:
            claims = beside_count(kind, claims, layout)
        chosen = choose(kind, claims, layout, answers) if claims else None
        if chosen:
            layout.totals[kind, field] = chosen.figure
            layout.cells.stored.add((chosen.figure.row, chosen.figure.place))


def take_blank(row: Row, label: str, figures, layout: Layout, answers: Answers) -> None:
    """A row of blank votes; by itself it may be a candidate of that name."""
    if layout.both_in_one:
        reason = _("counted in “%(label)s”") % {"label": layout.both_in_one}
        leave_out(row, layout, reason)
        return
    beside_invalid = any(kind == "invalid" for kind, _field in layout.claims)
    kind = "blank" if beside_invalid else ask_total(row, label, layout, answers)
    take_kind(kind, row, label, figures, layout, answers)


def beside_count(kind: str, claims: list[Claim], layout: Layout) -> list[Claim]:
    """Those of the shares that stand in the row of the count that was chosen."""
    count = layout.totals.get((kind, "count"))
    kept = [each for each in claims if count and each.figure.row == count.row]
    for claim in claims:
        if claim not in kept:
            words = _("%(label)s: its share") % {"label": claim.label}
            layout.leave_out(claim.figure.row, words, claim.figure.place)
    return kept


def choose(kind: str, claims: list[Claim], layout: Layout, answers: Answers) -> Claim | None:
    stated = [claim for claim in claims if claim.figure.text]
    digits = {re.sub("[^0-9]", "", claim.figure.text) for claim in stated}
    # Two kinds of votes that are not valid may be equally many.
    if len(stated) < 2 or (len(digits) == 1 and kind != "invalid"):
        layout.cells.stored |= {(claim.figure.row, claim.figure.place) for claim in stated}
        return (stated or claims)[0]
    what = Measure(kind).label
    in_all = ALL_SUMMED if kind == Measure.INVALID else ALL_IN_WORDS
    counts = ["%" not in claim.figure.text for claim in stated]
    question = Question(
        f"which-{kind}",
        _(
            "Several rows give %(what)s, and the record keeps one figure for them. Which one? "
            "Others are left out."
        )
        % {"what": what},
        (
            *(Choice(str(number), offered(claim)) for number, claim in enumerate(stated, 1)),
            *([Choice(PARTS, str(in_all))] if all(counts) else []),
            Choice(LEAVE, _("None of them: leave them out.")),
        ),
    )
    answer = question.answer(answers)
    if answer is None:
        layout.questions.append(question)
        return None
    if answer == PARTS:
        layout.in_parts[kind] = stated
        layout.cells.stored |= {(claim.figure.row, claim.figure.place) for claim in stated}
        return None
    chosen = None if answer == LEAVE else stated[int(answer) - 1]
    reason = _("the record keeps one figure for %(what)s") % {"what": what}
    for claim in stated:
        if claim is not chosen:
            figure = claim.figure
            words = f"{claim.label} | {figure.printed} ({reason})"
            layout.leave_out(figure.row, words, figure.place)
    return chosen


def offered(claim: Claim) -> str:
    values = {"row": claim.figure.row, "label": claim.label, "value": claim.figure.printed}
    return _("Row %(row)s, “%(label)s”: %(value)s") % values
