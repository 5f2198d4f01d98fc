"""People, parties and options that a file names and the record lacks."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.text import slugify
from django.utils.translation import gettext as _

from elections.resources.problems import Problem

NEW = "new"


@dataclass(frozen=True, slots=True)
class NewRow:
    """A person or a party to be made."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class NewOption:
    """An option to be made that is no person: a list, an answer, none of these, a group."""

    name: str
    slug: str
    kind: str


def free_slug(taken: set[str], name: str) -> str:
    """A short name that no row has yet; empty where a name has no Latin letter to make it of."""
    base = slugify(name)[:90]
    if not base:
        return ""
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def new_row(model, taken, question, name, row, matching, answers) -> NewRow | None:
    """The row to be made, if its short name is one; otherwise the question stays open."""
    slug = answers.get(question.slug_key, question.slug or "").strip()
    message = slug_fault(slug, taken, model._meta.get_field("slug").max_length)
    if message is None:
        return NewRow(name, slug)
    values = {"slug": slug, "name": name}
    matching.problems.append(Problem(message % values, row))
    matching.questions.append(question)
    return None


def slug_fault(slug: str, taken: set[str], longest: int) -> str | None:
    if not slug:
        return _("“%(name)s” needs a short name in Latin letters, by which addresses name it.")
    try:
        validate_slug(slug)
    except ValidationError:
        return _("“%(slug)s” is not a short name: use Latin letters, numbers and hyphens.")
    if len(slug) > longest:
        return _("“%(slug)s” is too long for a short name.")
    if slug in taken:
        return _("The short name “%(slug)s” is taken: choose another one.")
    return None
