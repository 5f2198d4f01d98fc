"""What a file leaves open, and what the editor answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

# The editor's answers by the keys of the questions; also the texts that some options need.
Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can be read in several ways; `key` is the same at each reading of the file.

    `slug` is the proposed short name where one of the options makes a new row, which needs one:
    it is answered under `key` with `SLUG` behind it. `None` where no option does. `slug_label` says
    what is to be typed there, if it is another text than a short name. `note` says
    what is not among the options.
    """

    key: str
    text: str
    options: tuple[Choice, ...]
    slug: str | None = None
    slug_label: str = ""
    note: str = ""

    @property
    def slug_key(self) -> str:
        return self.key + SLUG

    def answer(self, answers: Answers) -> str | None:
        """The option that was chosen, if one of those offered was."""
        chosen = answers.get(self.key)
        return chosen if chosen in {option.value for option in self.options} else None


SLUG = "-slug"
LEAVE_OUT = "leave-out"
MOST_OFFERED = 200
# Before the measure, where a name in a file is said to be the label of a total.
TOTAL = "total:"


def unanswered(questions: Iterable[Question], answers: Answers) -> list[Question]:
    return [question for question in questions if question.answer(answers) is None]


def offered(rows: list) -> list:
    """The first of the rows of the record: longer lists are no help."""
    return rows[:MOST_OFFERED]


def cut_note(number: int) -> str:
    """That not all rows are offered, and how to get at the others."""
    if number <= MOST_OFFERED:
        return ""
    return _(
        "The list offers only the first %(most)s of %(number)s names in the record. If the right "
        "one is missing, write its name in the file as the record has it, and upload it again."
    ) % {"most": MOST_OFFERED, "number": number}
