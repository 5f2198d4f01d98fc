"""An account of the same source that is stored already: corrected by the file, or another one."""

from django.utils.translation import gettext as _

from elections.models import Account, ResultStatus
from elections.resources.problems import Problem

from .changes import Order
from .questions import Answers, Option, Question

CORRECTION, FURTHER = "correction", "further"
EARLY = (ResultStatus.PARTIAL, ResultStatus.PRELIMINARY)


def question_on_earlier(order: Order) -> Question | None:
    """Ask whether a count replaces an earlier one, whose lines it would otherwise mix with."""
    stored = Account.objects.whole().filter(round=order.round, source=order.source).first()
    if stored is None or stored.status == ResultStatus.UNSTATED:
        return None
    if stored.status not in EARLY and order.status in (None, stored.status):
        return None
    text = _(
        "The record has an account of %(source)s on this round already: %(status)s, "
        "%(number)s candidates. What is this table to it?"
    )
    values = {
        "source": order.source,
        "status": stored.get_status_display(),
        "number": stored.lines.count(),
    }
    return Question(
        "account",
        text % values,
        (
            Option(CORRECTION, _("A correction: its figures replace those of that account.")),
            Option(FURTHER, _("A further count, which must not be mixed with that account.")),
        ),
    )


def problem_of_further(question: Question, answers: Answers) -> Problem | None:
    if question.answer(answers) != FURTHER:
        return None
    return Problem(
        _(
            "This page writes to the one account that a source has of a round. Add a source of "
            "its own for the further count, and choose that."
        )
    )
