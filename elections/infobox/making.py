"""A draft in the making: the fields of an article, and what is said of each."""

from typing import Any

from django.utils.translation import gettext as _

from elections.models import Jurisdiction, Party, Person

from ..grid.questions import Answers
from .cells import Cells
from .document import Document
from .facts import choice_of
from .naming import Named, Names
from .records import ASKED, LEFT, TAKEN, Draft


class Making:
    """What all parts of a draft read and write.

    `source` is the key of the article's source, `slug` the address of the election, and `date` its
    day as fixtures have it.
    """

    def __init__(self, document: Document, source: str, answers: Answers):
        self.document, self.source, self.answers = document, source, answers
        self.sources = [[source]]
        self.slug = self.date = ""
        self.draft = Draft()
        self.entries = {entry.name: entry for entry in document.entries}
        self.states: dict[str, tuple[str, str]] = {}
        self.names = {model: Names(model, answers) for model in (Jurisdiction, Person, Party)}
        self.cells = Cells(self.entries, answers)

    def value(self, name: str) -> str:
        return self.entries[name].value if name in self.entries else ""

    def line(self, name: str) -> int:
        return self.entries[name].line if name in self.entries else 1

    def add(self, at: str, model: str, /, **fields: Any) -> None:
        """A record of a model, which stands at a field of the article."""
        self.draft.records.made.append((self.line(at), model, fields))

    def say(self, name: str, state: str, said: str) -> None:
        if name in self.entries:
            self.states[name] = (state, str(said))

    def problem(self, name: str, sentence: str) -> None:
        self.say(name, LEFT, sentence)
        where = _("Line %(line)s: %(sentence)s") if name in self.entries else "%(sentence)s"
        self.draft.problems.append(where % {"line": self.line(name), "sentence": sentence})

    def named(self, model, name: str, role: str) -> Named:
        """What the name in a field stands for; nothing where the field is blank."""
        if not self.value(name):
            return Named()
        found = self.names[model].find(self.value(name))
        state = ASKED if found.is_asked else TAKEN if found.slug else LEFT
        self.say(name, state, f"{role}: {found.said}")
        return found

    def chosen(self, name: str) -> str:
        """The choice that the word in a field is; blank while that is asked."""
        value, question = choice_of(name, self.value(name), self.answers)
        if question:
            self.draft.questions.append(question)
            self.say(name, ASKED, _("asked above"))
        else:
            self.say(name, TAKEN, value)
        return value


def key(found: Named) -> list[str] | None:
    """The natural key of what a name was found to be."""
    return [found.slug] if found.slug else None
