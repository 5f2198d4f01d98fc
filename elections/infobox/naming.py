"""Finds what a name in an infobox stands for: a row of the record, or one to be made."""

from dataclasses import dataclass, field

from django.db.models import Model
from django.utils.translation import gettext as _

from ..grid.names import by_name, near
from ..grid.new_rows import NEW, free_slug, slug_fault
from ..grid.questions import LEAVE_OUT, Answers, Choice, Question


@dataclass(frozen=True, slots=True)
class Named:
    """What a name was found to be; without a slug it waits for an answer, or is left out."""

    slug: str = ""
    said: str = ""
    is_asked: bool = False


@dataclass
class Names:
    """The rows of one table by their names; `new` are those to be made, slug to name.

    `met` is what the record had of each name that was looked for, so that a preview can tell
    whether it still does.
    """

    model: type[Model]
    answers: Answers
    questions: list[Question] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    new: dict[str, str] = field(default_factory=dict)
    met: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self):
        rows = list(self.model.objects.order_by("name", "pk"))
        self.slugs = {row.slug for row in rows}
        self.named = by_name(rows, lambda row: row.name)
        if self.model._meta.model_name == "party":
            for name, same in by_name(rows, lambda row: row.short_name).items():
                self.named[name] += [row for row in same if name and row not in self.named[name]]
        self.known: dict[str, Named] = {}

    def find(self, name: str) -> Named:
        if name not in self.known:
            self.known[name] = self.look_up(name)
        return self.known[name]

    def look_up(self, name: str) -> Named:
        [key] = by_name([name], str)
        found = list(self.named.get(key, []))
        self.met[name] = sorted(row.slug for row in found)
        if len(found) == 1:
            return Named(found[0].slug, _("%(name)s, in the record") % {"name": found[0].name})
        alike = found or [row for one in near(name, self.named) for row in self.named[one]]
        slug = free_slug(self.slugs | self.new.keys(), name)
        if not alike and slug:
            return self.make(name, slug)
        return self.ask(name, alike, slug, several=bool(found))

    def make(self, name: str, slug: str) -> Named:
        self.new[slug] = name
        return Named(slug, _("new in the record: “%(name)s”") % {"name": name})

    def ask(self, name: str, alike: list, slug: str, *, several: bool) -> Named:
        kind = self.model._meta.verbose_name
        question = Question(
            f"{self.model._meta.model_name}-{name}",
            (
                _("More than one %(kind)s is called “%(name)s”. Which is meant?")
                if several
                else _("Which %(kind)s is “%(name)s”?")
            )
            % {"kind": kind, "name": name},
            (
                *(Choice(f"row:{row.slug}", f"{row.name} [{row.slug}]") for row in alike),
                Choice(NEW, _("A new one: “%(name)s”") % {"name": name}),
                Choice(LEAVE_OUT, _("Leave it out")),
            ),
            slug=slug,
        )
        answer = question.answer(self.answers)
        if answer == LEAVE_OUT:
            return Named(said=_("left out, as you chose"))
        if answer == NEW:
            slug = self.answers.get(question.slug_key, slug).strip()
            longest = self.model._meta.get_field("slug").max_length
            fault = slug_fault(slug, self.slugs | self.new.keys(), longest)
            if fault is None:
                return self.make(name, slug)
            self.problems.append(fault % {"name": name, "slug": slug})
        elif answer:
            return Named(
                answer.removeprefix("row:"), _("as you chose: %(row)s") % {"row": answer[4:]}
            )
        self.questions.append(question)
        return Named(said=_("asked above"), is_asked=True)
