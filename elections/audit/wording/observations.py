"""Slips that would explain an impossible set: offered to readers, never applied."""

from django.utils.translation import gettext_noop as _

from ...arithmetic.verdict import Observation
from ..sentences import Sentence, say
from .labels import Names, figure_text, printed_figure
from .verdicts import conditions

CHANGES = {
    ("set", "digit"): _(
        "With %(replacement)s in place of %(figure)s, one digit changed, the account would add up."
    ),
    ("set", "swap"): _(
        "With %(replacement)s in place of %(figure)s, two digits exchanged, the account would "
        "add up."
    ),
    ("set", "rearranged"): _(
        "With %(replacement)s in place of %(figure)s, the same digits in another order, the "
        "account would add up."
    ),
    ("set", "unit"): _(
        "With %(replacement)s in place of %(figure)s, one unit of its last digit away, the "
        "account would add up."
    ),
    ("set", "dropped"): _(
        "With %(replacement)s in place of %(figure)s, its last digit left out, the account "
        "would add up."
    ),
    ("conflict", "digit"): _(
        "With %(replacement)s in place of %(figure)s, one digit changed, this conflict would be "
        "gone."
    ),
    ("conflict", "swap"): _(
        "With %(replacement)s in place of %(figure)s, two digits exchanged, this conflict would be "
        "gone."
    ),
    ("conflict", "rearranged"): _(
        "With %(replacement)s in place of %(figure)s, the same digits in another order, this "
        "conflict would be gone."
    ),
    ("conflict", "unit"): _(
        "With %(replacement)s in place of %(figure)s, one unit of its last digit away, this "
        "conflict would be gone."
    ),
    ("conflict", "dropped"): _(
        "With %(replacement)s in place of %(figure)s, its last digit left out, this conflict would "
        "be gone."
    ),
}
ASSUMING = _("This also requires:")


def observation_sentences(observation: Observation, names: Names, unit: int = 1) -> list[Sentence]:
    """Which single change would make it add up, and what that takes for granted."""
    figure = observation.figure
    said = say(
        CHANGES[observation.scope, observation.change],
        figure=figure_text(figure, names, unit),
        replacement=printed_figure(figure.measure, observation.replacement, unit),
    )
    if not observation.conditions:
        return [said]
    return [said, say(ASSUMING), *conditions(observation.conditions)]
