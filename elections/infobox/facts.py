"""What the words of an infobox's plain fields mean: a day, a kind of election, yes or no."""

import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from elections.models import ElectionType, RoundStatus, VoteType

from ..grid.names import plain
from ..grid.questions import Answers, Choice, Question

DATES = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%B %d %Y")
YES, NO = {"yes", "y", "true", "1"}, {"no", "n", "false", "0", ""}
# What has the choice's own value, or its label, needs no asking.
ASKED = {
    "type": (ElectionType, lambda: _("Of which type is the election?")),
    "vote_type": (VoteType, lambda: _("Who voted?")),
    "status": (RoundStatus, lambda: _("No figures are given. What became of the vote?")),
}


def day_of(text: str) -> datetime.date | None:
    """A day written out: 2012-07-19, 19 July 2012 or July 19, 2012; else nothing."""
    for form in DATES:
        try:
            return datetime.datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    return None


def yes_or_no(text: str) -> bool | None:
    word = plain(text)
    return True if word in YES else False if word in NO else None


def choice_of(name: str, text: str, answers: Answers) -> tuple[str, Question | None]:
    """The choice that a word is, or the question which it is meant to be."""
    choices, sentence = ASKED[name]
    for value, label in choices.choices:
        if plain(text) in (value, plain(str(label))):
            return value, None
    question = question_of(name, text, choices, sentence())
    answer = question.answer(answers)
    return (answer, None) if answer else ("", question)


def question_of(name: str, text: str, choices: type[TextChoices], sentence: str) -> Question:
    if text:
        sentence = _("The article says “%(text)s”. %(question)s") % {
            "text": text,
            "question": sentence,
        }
    return Question(name, sentence, tuple(Choice(v, str(label)) for v, label in choices.choices))
