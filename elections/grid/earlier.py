"""An account of the same source that is stored already: corrected by the file, or another one."""

from dataclasses import replace

from django.utils.translation import gettext as _

from elections.models import Account, Figure, Measure, ResultStatus
from elections.resources.problems import Problem

from .changes import Order
from .questions import Answers, Choice, Question

CORRECTION, ANEW, FURTHER = "correction", "anew", "further"
EARLY = (ResultStatus.PARTIAL, ResultStatus.PRELIMINARY)


def question_on_earlier(order: Order, *, of_areas: bool = False) -> Question | None:
    """Ask whether a count replaces an earlier one, whose lines it would otherwise mix with."""
    stored = accounts(order, of_areas=of_areas).filter(as_of=order.as_of).first()
    if stored is None or order.status == stored.status:
        return None
    if stored.status not in EARLY and order.status is None:
        return None
    text = _(
        "The record has an account of %(source)s on this round already: %(status)s, "
        "%(number)s lines. What is this table to it?"
    )
    lines = Figure.objects.filter(account__in=accounts(order, of_areas=of_areas))
    values = {
        "source": order.source,
        "status": stored.get_status_display(),
        "number": lines.filter(measure=Measure.VOTES, account__as_of=order.as_of).count(),
    }
    options = [
        Choice(CORRECTION, _("A correction: its figures replace those, and lines it lacks stay.")),
        Choice(ANEW, _("The same account anew: figures that it lacks are taken away.")),
        Choice(FURTHER, _("A further count, which must not be mixed with that account.")),
    ]
    if of_areas:
        del options[1]  # no table of areas takes anything away
    return Question(
        "account",
        text % values,
        tuple(options),
        slug="",
        slug_label=_("Of a further count: what tells it apart, such as “final” or “15:00”"),
    )


def accounts(order: Order, *, of_areas: bool):
    rows = Account.objects.filter(round=order.round, source=order.source)
    return rows.exclude(area=None) if of_areas else rows.filter(area=None)


def as_answered(order: Order, question: Question | None, answers: Answers) -> Order:
    """The order with what the editor says of an earlier account."""
    answer = question and question.answer(answers)
    if answer == FURTHER and (as_of := answers.get(question.slug_key, "").strip()):
        return replace(order, as_of=as_of)
    return replace(order, anew=answer == ANEW)


def problem_of_further(
    order: Order, question: Question | None, answers: Answers, *, of_areas: bool = False
) -> Problem | None:
    """Why a further count has no account of its own yet."""
    if question is None or question.answer(answers) != FURTHER:
        return None
    as_of = answers.get(question.slug_key, "").strip()
    if not as_of:
        return Problem(
            _(
                "This would change the account that is there. For a further count, say in “As of” "
                "what tells it apart."
            )
        )
    longest = Account._meta.get_field("as_of").max_length
    if len(as_of) > longest:
        return Problem(_("“%(name)s” is too long for “As of”.") % {"name": as_of[:longest]})
    if accounts(order, of_areas=of_areas).filter(as_of=as_of).exists():
        message = _("An account as of “%(name)s” is there already: name this one otherwise.")
        return Problem(message % {"name": as_of})
    return None
