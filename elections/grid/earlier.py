"""An account of the same source that is stored already: corrected by the file, or another one."""

from django.utils.translation import gettext as _

from elections.models import Account, Measure, ResultStatus
from elections.resources.problems import Problem

from .changes import Order
from .questions import Answers, Choice, Question

CORRECTION, FURTHER = "correction", "further"
EARLY = (ResultStatus.PARTIAL, ResultStatus.PRELIMINARY)


def question_on_earlier(order: Order) -> Question | None:
    """Ask whether a count replaces an earlier one, whose lines it would otherwise mix with."""
    rows = Account.objects.whole().filter(round=order.round, source=order.source)
    stored = rows.filter(as_of=order.as_of).first()
    if stored is None or stored.status == ResultStatus.UNSTATED:
        return None
    if stored.status not in EARLY and order.status in (None, stored.status):
        return None
    text = _(
        "The record has an account of %(source)s on this round already: %(status)s, "
        "%(number)s lines. What is this table to it?"
    )
    values = {
        "source": order.source,
        "status": stored.get_status_display(),
        "number": stored.figures.filter(measure=Measure.VOTES).count(),
    }
    return Question(
        "account",
        text % values,
        (
            Choice(CORRECTION, _("A correction: its figures replace those of that account.")),
            Choice(FURTHER, _("A further count, which must not be mixed with that account.")),
        ),
    )


def problem_of_further(question: Question, answers: Answers) -> Problem | None:
    if question.answer(answers) != FURTHER:
        return None
    return Problem(
        _(
            "This would change the account that is there. For a further count, say in “As of” "
            "what tells it apart."
        )
    )
