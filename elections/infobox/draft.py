"""Makes of an article the records of a draft election, and tells what became of each field."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import slugify
from django.utils.translation import gettext as _

from elections.models import Election, Jurisdiction, Party, Person, RoundStatus

from ..grid.names import by_name
from ..grid.questions import Answers, Question
from ..loading import Fixture, Mistakes
from .cells import Cells
from .document import Document, Entry
from .facts import choice_of, day_of, yes_or_no
from .naming import Named, Names
from .sections import Sections

TAKEN, ASKED, LEFT = "taken", "asked", "left"
# The size at which the infobox shows portraits anyway.
PORTRAIT = "150x150px"
NUMBERED = re.compile(
    r"(nominee|candidate|leader|party|image|popular_vote|percentage)([1-9][0-9]?)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What becomes of a field: its name and value as written, its line, and a sentence."""

    label: str
    value: str
    line: int
    state: str
    said: str


@dataclass
class Records(Fixture):
    """The records of a draft, for the loader; a place is a line of the article."""

    path: Path = Path("article")
    made: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return _("The article")

    @property
    def streams(self) -> bool:
        return False

    def line_of(self, place: int, name: str | None = None) -> int:
        return place

    def records(self, mistakes: Mistakes) -> Iterator[tuple[int, int, object]]:
        for number, (line, model, fields) in enumerate(self.made, 1):
            yield number, line, {"model": f"elections.{model}", "fields": fields}


@dataclass
class Draft:
    """What an article comes to. It can be loaded once no question and no problem is left.

    `met` is what the record has under the names in it: where it changes, so may the draft.
    """

    slug: str = ""
    records: Records = field(default_factory=Records)
    told: list[Told] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    sections: Sections | None = None
    met: dict[str, Any] = field(default_factory=dict)


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
    making = Making(document, answers)
    making.source(source)
    making.election()
    making.options()
    making.figures()
    making.prose(prose or {})
    return making.finished()


class Making:
    """A draft in the making, noun by noun."""

    def __init__(self, document: Document, answers: Answers):
        self.document, self.answers = document, answers
        self.draft = Draft()
        self.entries = {entry.name: entry for entry in document.entries}
        self.states: dict[str, tuple[str, str]] = {}
        self.names = {model: Names(model, answers) for model in (Jurisdiction, Person, Party)}
        self.cells = Cells(self.entries, answers)
        self.numbers = sorted(
            {int(found[2]) for name in self.entries if (found := NUMBERED.fullmatch(name))}
        )
        self.option_slugs: dict[int, str] = {}

    # What stands in the article

    def value(self, name: str) -> str:
        return self.entries[name].value if name in self.entries else ""

    def line(self, name: str) -> int:
        return self.entries[name].line if name in self.entries else 1

    def say(self, name: str, state: str, said: str) -> None:
        if name in self.entries:
            self.states[name] = (state, str(said))

    def add(self, at: str, model: str, /, **fields: Any) -> None:
        """A record of a model, which stands at a field of the article."""
        self.draft.records.made.append((self.line(at), model, fields))

    def named(self, model, name: str, role: str) -> Named:
        """What the name in a field stands for; nothing where the field is blank."""
        if not self.value(name):
            return Named()
        found = self.names[model].find(self.value(name))
        state = ASKED if found.is_asked else TAKEN if found.slug else LEFT
        self.say(name, state, f"{role}: {found.said}")
        return found

    def chosen(self, name: str) -> str:
        value, question = choice_of(name, self.value(name), self.answers)
        if question:
            self.draft.questions.append(question)
            self.say(name, ASKED, _("asked above"))
        else:
            self.say(name, TAKEN, value)
        return value

    # The records

    def source(self, source: str | Mapping[str, Any]) -> None:
        self.key = source if isinstance(source, str) else source["key"]
        if not isinstance(source, str):
            self.add("", "source", **source)
        self.sources = [[self.key]]

    def election(self) -> None:
        name = self.value("election_name") or self.document.title
        slug = self.draft.slug = slugify(name)[:150]
        self.say("election_name", TAKEN, _("the name; its address: %(slug)s") % {"slug": slug})
        if not slug:
            self.problem("election_name", _("Give “Election Name” in Latin letters."))
        elif Election.objects.filter(slug=slug).exists():
            message = _("The record has an election under the address “%(slug)s” already.")
            self.problem("election_name", message % {"slug": slug})
        day = self.date = day_of(self.value("election_date"))
        if day is None:
            message = _("“%(text)s” is not a day: write it as 2012-07-19.")
            self.problem("election_date", message % {"text": self.value("election_date")})
        self.say("election_date", TAKEN, _("the election, its round and a key date"))
        country = self.named(Jurisdiction, "country", _("jurisdiction"))
        if not self.value("country"):
            self.problem("country", _("Say in “Country” where the election was held."))
        elif not (country.slug or country.is_asked):
            self.problem("country", _("An election needs a jurisdiction: choose one."))
        ongoing = yes_or_no(self.value("ongoing"))
        self.say("ongoing", TAKEN, _("ongoing") if ongoing else _("over"))
        if ongoing is None:
            self.problem("ongoing", _("Write yes or no."))
        self.say("title", TAKEN, _("the office"))
        before = self.named(Person, "before_election", _("holder before"))
        party_before = self.named(Party, "before_party", _("party before"))
        after = self.named(Person, "after_election", _("holder after"))
        party_after = self.named(Party, "after_party", _("party after"))
        self.add(
            "election_name",
            "election",
            name=name,
            slug=slug,
            jurisdiction=[country.slug],
            jurisdiction_name=self.value("country"),
            type=self.chosen("type"),
            vote_type=self.chosen("vote_type"),
            date=str(day),
            ongoing=bool(ongoing),
            office=self.value("title"),
            previous=self.previous(),
            holder_before=key(before),
            party_before=key(party_before),
            party_before_name=self.value("before_party") if party_before.slug else "",
            holder_after=key(after),
            party_after=key(party_after),
            party_after_name=self.value("after_party") if party_after.slug else "",
            publication="draft",
            sources=self.sources,
        )
        self.next()

    def problem(self, name: str, sentence: str) -> None:
        self.say(name, LEFT, sentence)
        where = _("Line %(line)s: %(sentence)s") if name in self.entries else "%(sentence)s"
        self.draft.problems.append(where % {"line": self.line(name), "sentence": sentence})

    def neighbour(self, name: str, year: str) -> Election | None:
        """The election that a field names, if the record has it; its year is compared, too."""
        entry = self.entries.get(name)
        if entry is None or not entry.value:
            return None
        rows = by_name(Election.objects.select_related("next").order_by("pk"), str)
        [key_] = by_name([entry.target or entry.value], str)
        found = rows.get(key_, [])
        self.draft.met[name] = [row.slug for row in found]
        if len(found) != 1:
            said = _("no election of this name is in the record")
            self.say(name, LEFT, _("more than one is called so") if found else said)
            self.say(year, LEFT, _("there is no election in the record to compare it with"))
            return None
        same = self.value(year) == str(found[0].date.year)
        values = {"year": found[0].date.year}
        self.say(
            year,
            TAKEN if same else LEFT,
            _("as in the record") if same else _("the record has %(year)s") % values,
        )
        return found[0]

    def previous(self) -> list[str] | None:
        found = self.neighbour("previous_election", "previous_year")
        if found is None:
            return None
        if hasattr(found, "next"):
            said = _("the record has %(other)s after it") % {"other": found.next}
            self.say("previous_election", LEFT, said)
            return None
        self.say("previous_election", TAKEN, _("the election before, in the record"))
        return [found.slug]

    def next(self) -> None:
        """The election after this one says itself what came before it."""
        found = self.neighbour("next_election", "next_year")
        if found is None:
            return
        if found.previous_id:
            said = _("the record has %(other)s before it") % {"other": found.previous}
            self.say("next_election", LEFT, said)
            return
        [stored] = serializers.serialize(
            "python", [found], use_natural_foreign_keys=True, use_natural_primary_keys=True
        )
        fields = json.loads(json.dumps(stored["fields"], cls=DjangoJSONEncoder))
        self.add("next_election", "election", **{**fields, "previous": [self.draft.slug]})
        self.say("next_election", TAKEN, _("in the record; there, this one becomes the one before"))

    def options(self) -> None:
        for number in self.numbers:
            name = next(
                (
                    one
                    for role in ("nominee", "candidate", "leader")
                    if self.value(one := f"{role}{number}")
                ),
                f"nominee{number}",
            )
            person = self.named(Person, name, _("candidate"))
            party = self.named(Party, f"party{number}", _("party"))
            if not person.slug:
                if not (person.is_asked or self.value(name)):
                    self.without_nominee(number)
                continue
            slug = person.slug
            if slug in self.option_slugs.values():
                message = _("%(name)s stands in the infobox twice.")
                self.problem(name, message % {"name": self.value(name)})
                continue
            self.option_slugs[number] = slug
            self.add(
                name,
                "option",
                election=[self.draft.slug],
                slug=slug,
                person=[slug],
                party=key(party),
                party_name=self.value(f"party{number}") if party.slug else "",
                order=number,
                in_infobox=True,
                sources=self.sources,
            )
            if self.value(f"image{number}") == PORTRAIT:
                said = _("the size at which portraits are shown")
                self.say(f"image{number}", TAKEN, said)
            else:
                said = _("add the picture to the person, with its credit")
                self.say(f"image{number}", LEFT, said)

    def without_nominee(self, number: int) -> None:
        said = _("nobody is named with it: enter lists and answers at the desk")
        for role in ("party", "image", "popular_vote", "percentage"):
            self.say(f"{role}{number}", LEFT, said)

    def figures(self) -> None:
        values = self.cells.values
        round_ = [self.draft.slug, 1]
        status = RoundStatus.HELD if values or self.cells.asked else self.chosen("status")
        self.add(
            "election_date",
            "round",
            election=[self.draft.slug],
            number=1,
            date=str(self.date),
            status=status,
        )
        self.add(
            "election_date",
            "keydate",
            election=[self.draft.slug],
            slug="vote",
            kind="vote",
            name="Vote",
            date=str(self.date),
            sources=self.sources,
        )
        account = [*round_, self.key, "", ""]
        if values:
            self.add("turnout", "account", round=round_, source=[self.key])
        for name, said in self.cells.said.items():
            self.say(name, ASKED if name in self.cells.asked else LEFT, said)
        for name in ("registered", "turnout"):
            if name in values:
                self.add(name, "figure", account=account, measure=name, **values[name])
                self.say(name, TAKEN, shown(values[name]))
        for number, slug in self.option_slugs.items():
            found: dict[str, int | str] = {}
            for name in (f"popular_vote{number}", f"percentage{number}"):
                for kind, value in values.get(name, {}).items():
                    if found.setdefault(kind, value) != value:
                        self.problem(name, _("The infobox gives two different figures."))
                if name in values:
                    self.say(name, TAKEN, shown(values[name]))
            if found:
                self.add(
                    f"popular_vote{number}",
                    "figure",
                    account=account,
                    measure="votes",
                    option=[self.draft.slug, slug],
                    **found,
                )

    def prose(self, said: dict[int, str]) -> None:
        self.draft.sections = sections = Sections(self.document, self.answers, said)
        for page, body in sections.bodies(self.key).items():
            self.add("", "section", election=[self.draft.slug], page=page, body=body)

    def finished(self) -> Draft:
        draft = self.draft
        for model, names in self.names.items():
            draft.questions += names.questions
            draft.problems += names.problems
            draft.met[model._meta.model_name] = names.met
            for slug, name in names.new.items():
                self.add("", model._meta.model_name, slug=slug, name=name)
        draft.questions += self.cells.questions + draft.sections.questions
        draft.told = [self.told(entry) for entry in self.document.entries]
        draft.told += [
            Told(label, text, line, LEFT, _("not read")) for label, text, line in self.document.left
        ]
        return draft

    def told(self, entry: Entry) -> Told:
        if entry is not self.entries[entry.name]:
            state, said = LEFT, _("the field is given again, and was read there")
        elif not entry.value and not entry.open:
            state, said = LEFT, _("empty")
        else:
            state, said = self.states.get(entry.name, (LEFT, _("the record has no such field")))
        if entry.open and state == TAKEN:
            said = _("%(said)s; not read: %(open)s") % {"said": said, "open": entry.open}
        elif entry.open and not entry.value:
            said = _("not read: %(open)s") % {"open": entry.open}
        return Told(entry.label, entry.value, entry.line, state, said)


def key(found: Named) -> list[str] | None:
    return [found.slug] if found.slug else None


def shown(values: Mapping[str, int | str]) -> str:
    """Figures as they are to be stored."""
    said = {"count": "{:,}", "share": "{} %"}
    return ", ".join(said[kind].format(value) for kind, value in values.items())
