"""Makes of an article the records of a draft election, and tells what became of each field."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from ..grid.questions import Answers
from .candidates import add_figures, add_options
from .document import Document, Entry
from .election import add_election
from .making import Making
from .records import LEFT, TAKEN, Draft, Told
from .sections import Sections


def draft_of(
    document: Document,
    source: str | Mapping[str, Any],
    answers: Answers,
    prose: dict[int, str] | None = None,
) -> Draft:
    """The draft election of an article.

    `source` is the key of a stored source, or the fields of one to be made. `prose` has the
    editor's words for passages, by their places.
    """
    key = source if isinstance(source, str) else source["key"]
    making = Making(document, key, answers)
    if not isinstance(source, str):
        making.add("", "source", **source)
    add_election(making)
    add_figures(making, add_options(making))
    draft = making.draft
    draft.slug = making.slug
    draft.sections = Sections(document, answers, prose or {})
    for page, body in draft.sections.bodies(key).items():
        making.add("", "section", election=[draft.slug], page=page, body=body)
    for model, names in making.names.items():
        draft.questions += names.questions
        draft.problems += names.problems
        draft.met[model._meta.model_name] = names.met
        for slug, name in names.new.items():
            making.add("", model._meta.model_name, slug=slug, name=name)
    draft.questions += making.cells.questions + draft.sections.questions
    draft.told = [told(making, entry) for entry in document.entries]
    draft.told += [
        Told(label, text, line, LEFT, _("not read")) for label, text, line in document.left
    ]
    return draft


def told(making: Making, entry: Entry) -> Told:
    """What becomes of a field."""
    if entry is not making.entries[entry.name]:
        state, said = LEFT, _("the field is given again, and was read there")
    elif not entry.value and not entry.open:
        state, said = LEFT, _("empty")
    else:
        state, said = making.states.get(entry.name, (LEFT, _("the record has no such field")))
    if entry.open and state == TAKEN:
        said = _("%(said)s; not read: %(open)s") % {"said": said, "open": entry.open}
    elif entry.open and not entry.value:
        said = _("not read: %(open)s") % {"open": entry.open}
    return Told(entry.label, entry.value, entry.line, state, said)
