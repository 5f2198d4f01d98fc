"""The figures in the fields of an infobox: each a count or a share, and asked where it is more."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from ..grid.figures import FigureCell
from ..grid.numbers import Numbers
from ..grid.questions import LEAVE_OUT, Answers, Choice, Question, unanswered
from .document import Entry

# A number with what may stand between its digits; a blank or a line break before three digits
# stands between thousands, any other one between two numbers.
NUMBER = re.compile(r"[0-9]+(?:[.,'’\u00a0\u202f\u2009 ][0-9]+)*\s*%?")
# The field's words for a count and for a share.
COUNTS, SHARES = ("popular_vote", "registered"), ("percentage", "turnout")


def kind_of(name: str) -> str:
    """Whether a field holds a count or a share; empty for any other."""
    base = name.rstrip("0123456789")
    return "count" if base in COUNTS else "share" if base in SHARES else ""


class Cells:
    """Reads the figures of all fields together: what one leaves open, others may decide.

    `values` has what was read by the field's name, as a dict of count and share; nothing of a
    field that is asked about, left out, or not a figure. `said` has what became of the rest.
    """

    def __init__(self, entries: Mapping[str, Entry], answers: Answers):
        self.questions: list[Question] = []
        self.values: dict[str, dict[str, int | str]] = {}
        self.said: dict[str, str] = {}
        self.asked: set[str] = set()
        found: list[tuple[str, str, FigureCell]] = []
        for name, entry in entries.items():
            if kind_of(name) and entry.value:
                parts = self.parts_of(name, entry, answers)
                for text in parts:
                    kind = "share" if "%" in text else kind_of(name)
                    found.append((name, kind, FigureCell(text, entry.line, entry.label)))
        numbers = Numbers(
            [cell for _name, kind, cell in found if kind == "count"],
            [cell for _name, kind, cell in found if kind == "share"],
            answers,
        )
        for name, kind, cell in found:
            before = len(numbers.problems)
            value = numbers.count(cell) if kind == "count" else numbers.share(cell)
            if value is not None:
                self.values.setdefault(name, {})[kind] = value
            elif len(numbers.problems) > before:
                self.said[name] = str(numbers.problems[-1].message)
            else:
                self.said[name] = _("asked above")
                self.asked.add(name)
        self.questions += unanswered(numbers.questions, answers)

    def parts_of(self, name: str, entry: Entry, answers: Answers) -> list[str]:
        """The figures of a field that are to be kept: of several, those that the editor chose."""
        found = [each.strip() for each in NUMBER.findall(entry.value)]
        if len(found) < 2:
            return [entry.value]
        pair = sorted(found, key=lambda text: "%" in text)
        is_of_votes = name.startswith(("popular_vote", "percentage"))
        both = is_of_votes and len(found) == 2 and ["%" in text for text in pair] == [False, True]
        choices = (
            [
                Choice(
                    "both",
                    _("%(count)s votes, a share of %(share)s")
                    % {"count": pair[0], "share": pair[1]},
                )
            ]
            if both
            else []
        )
        question = Question(
            f"figure-{name}",
            _("“%(name)s” holds several figures: %(value)s. Which are to be kept?")
            % {"name": entry.label, "value": entry.value},
            (
                *choices,
                *(Choice(str(place), text) for place, text in enumerate(found)),
                Choice(LEAVE_OUT, _("None of them")),
            ),
        )
        answer = question.answer(answers)
        if answer == "both":
            return pair
        if answer == LEAVE_OUT:
            self.said[name] = _("left out, as you chose")
        elif answer:
            return [found[int(answer)]]
        else:
            self.questions.append(question)
            self.said[name] = _("asked above")
            self.asked.add(name)
        return []
