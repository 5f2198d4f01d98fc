"""The prose of an article, by the pages of an election's record."""

from django.utils.translation import gettext as _

from elections.models import Page

from ..grid.names import plain
from ..grid.questions import LEAVE_OUT, Answers, Choice, Question, unanswered
from .document import Document, Passage

HEADINGS = {
    "": Page.LEAD,
    "campaign": Page.CAMPAIGN,
    "candidates": Page.CAMPAIGN,
    "conduct": Page.CONDUCT,
    "results": Page.RESULTS,
    "reactions": Page.REACTIONS,
}


class Sections:
    """Which page each passage is for; `None` where it is asked about or left out.

    `said` has a text in the editor's words where they gave one, by the passage's place from 0.
    """

    def __init__(self, document: Document, answers: Answers, said: dict[int, str]):
        self.passages = document.passages
        self.questions: list[Question] = []
        self.pages = [
            self.page_of(place, each, answers) for place, each in enumerate(self.passages)
        ]
        self.open = {each.key for each in self.questions}
        self.texts = [said.get(place, each.text) for place, each in enumerate(self.passages)]

    def page_of(self, place: int, passage: Passage, answers: Answers) -> str | None:
        page = HEADINGS.get(plain(passage.heading))
        if page is not None:
            return page
        question = Question(
            f"passage-{place}",
            _("On which page is the section “%(heading)s” to stand?")
            % {"heading": passage.heading},
            (
                *(Choice(value, str(label)) for value, label in Page.choices),
                Choice(LEAVE_OUT, _("On none: leave it out")),
            ),
        )
        self.questions += unanswered([question], answers)
        answer = question.answer(answers)
        return None if answer == LEAVE_OUT else answer

    def bodies(self, source: str) -> dict[str, str]:
        """The text of each page; every paragraph cites the source, if it cites none."""
        found: dict[str, list[str]] = {}
        for page, text in zip(self.pages, self.texts, strict=True):
            if page and text.strip():
                paragraphs = [each.strip() for each in text.replace("\r\n", "\n").split("\n\n")]
                found.setdefault(page, []).extend(
                    each if "[@" in each else f"{each} [@{source}]" for each in paragraphs if each
                )
        return {page: "\n\n".join(paragraphs) for page, paragraphs in found.items()}
