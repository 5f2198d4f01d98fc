"""Whom the names in a file mean: an equal name of this election settles it, all else is asked."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from elections.models import Candidacy, Election, Party, Person
from elections.resources.problems import Problem

from .labels import TOTAL_LABELS
from .names import near, plain
from .new_rows import NEW, NewRow, free_slug, new_row
from .questions import LEAVE_OUT, TOTAL, Answers, Option, Question
from .reading import Line, Reading

NONE = "none"
# Longer lists are no help, and the people of the election stand first.
MOST_OFFERED = 200
# Where more names than this are open, each list would make the page a large one: then only those
# who may be meant are offered beside a new person.
MOST_LISTS = 50


@dataclass(frozen=True, slots=True)
class Match:
    """Who a line is about: a candidacy, or a person who is to become a candidate."""

    line: Line
    candidacy: Candidacy | None = None
    person: Person | NewRow | None = None


@dataclass
class Matching:
    """`parties` are by the plain name that stands in the file; `None` leaves a party unstated."""

    matches: list[Match] = field(default_factory=list)
    parties: dict[str, Party | NewRow | None] = field(default_factory=dict)
    left_out: list[tuple[int, str]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Known:
    """The people of the record and of the election, read once for all lines."""

    def __init__(self, election: Election):
        self.candidacies = list(
            Candidacy.objects.filter(election=election)
            .select_related("person", "party", "election")
            .order_by("order", "pk")
        )
        self.people = list(Person.objects.order_by("name", "pk"))
        self.standing = by_name(self.candidacies, lambda candidacy: candidacy.person.name)
        self.named = by_name(self.people, lambda person: person.name)
        self.slugs = {person.slug for person in self.people}
        self.proposed: set[str] = set()

    def candidacy(self, line: Line) -> Candidacy | None:
        """The one candidacy of the election whose person has the line's name."""
        found = self.standing.get(plain(line.name), [])
        return found[0] if len(found) == 1 else None


def match(reading: Reading, election: Election, answers: Answers) -> Matching:
    """Find the people and parties of a reading. `questions` are those not answered yet."""
    matching, known = Matching(), Known(election)
    # Two people of one name, told apart by their parties.
    number = Counter(plain(line.name) for line in reading.lines)
    found = [
        (line, known.candidacy(line) if number[plain(line.name)] == 1 else None)
        for line in reading.lines
    ]
    few = sum(candidacy is None for _line, candidacy in found) <= MOST_LISTS
    for line, candidacy in found:
        if candidacy:
            matching.matches.append(Match(line, candidacy))
        else:
            ask_person(line, known, few, matching, answers)
    match_parties(reading, matching, answers)
    for row, _words in matching.left_out:
        reading.cells.explained(row)
    matching.problems += same_twice(matching)
    return matching


def by_name(rows: Iterable, name_of) -> dict[str, list]:
    found = defaultdict(list)
    for row in rows:
        found[plain(name_of(row))].append(row)
    return found


# People


def ask_person(line: Line, known: Known, few: bool, matching: Matching, answers: Answers) -> None:
    """Ask whom a name means that nobody, or more than one, of this election has."""
    likely = [*known.standing.get(plain(line.name), [])]
    own = {one.person_id for one in likely}
    elsewhere = [each for each in known.named.get(plain(line.name), []) if each.pk not in own]
    spelt = [one for name in near(line.name, known.standing) for one in known.standing[name]]
    likely += [each for each in spelt if each not in likely]
    if few and not likely and not elsewhere:
        elsewhere = [one for name in near(line.name, known.named) for one in known.named[name]]
    offered = known.candidacies if few else []
    options = [
        *(Option(f"candidacy:{each.pk}", candidate_label(each)) for each in likely),
        *(Option(f"person:{each.pk}", person_label(each)) for each in elsewhere),
        Option(NEW, _("A new person: “%(name)s”") % {"name": line.name}),
        *(
            Option(f"candidacy:{each.pk}", candidate_label(each))
            for each in offered
            if each not in likely
        ),
        *(other_people(known, elsewhere) if few else []),
        *(
            Option(TOTAL + kind, _("A total: %(what)s") % {"what": label})
            for kind, label in TOTAL_LABELS.items()
        ),
        Option(LEAVE_OUT, _("Nobody: leave this line out")),
    ]
    question = Question(
        f"person-{line.row}",
        person_text(line, likely, elsewhere)
        % {"name": line.name, "row": line.row, "party": line.party},
        tuple(options),
        slug=free_slug(known.slugs | known.proposed, line.name),
        note=cut_note(len(known.people)) if few else "",
    )
    known.proposed.add(question.slug)
    answer = question.answer(answers)
    if answer is None:
        matching.questions.append(question)
    elif answer == LEAVE_OUT:
        matching.left_out.append((line.row, line.name))
    elif answer == NEW:
        new = new_row(Person, known.slugs, question, line.name, line.row, matching, answers)
        if new:
            matching.matches.append(Match(line, person=new))
    else:
        matching.matches.append(chosen(answer, line, known))


def chosen(answer: str, line: Line, known: Known) -> Match:
    """The match with the candidacy or the person that an option names."""
    kind, _colon, pk = answer.partition(":")
    if kind == "candidacy":
        return Match(line, next(each for each in known.candidacies if str(each.pk) == pk))
    return Match(line, person=next(each for each in known.people if str(each.pk) == pk))


def person_text(line: Line, standing, elsewhere) -> str:
    likely = [*(each.person for each in standing), *elsewhere]
    if likely and plain(line.name) not in {plain(person.name) for person in likely}:
        return _("Row %(row)s, “%(name)s”: is this one of those with a similar name?")
    if len(standing) == 1:
        return _("“%(name)s” stands in several rows. Who is meant in row %(row)s (%(party)s)?")
    if standing:
        return _("Several candidates are called “%(name)s” (row %(row)s). Who is meant?")
    if elsewhere:
        return _(
            "“%(name)s” (row %(row)s) is not a candidate of this election yet, but somebody of "
            "this name is in the record. Who is meant?"
        )
    return _("Row %(row)s, “%(name)s”: is this a candidate or a total?")


def candidate_label(candidacy: Candidacy) -> str:
    values = {"name": candidacy.person.name, "party": candidacy.party_name}
    if candidacy.party_name:
        return _("%(name)s, candidate of this election (%(party)s)") % values
    return _("%(name)s, candidate of this election") % values


def person_label(person: Person) -> str:
    return _("%(name)s [%(slug)s], as a further candidate") % {
        "name": person.name,
        "slug": person.slug,
    }


def other_people(known: Known, offered: list[Person]) -> list[Option]:
    without = {each.person_id for each in known.candidacies} | {each.pk for each in offered}
    others = [each for each in known.people if each.pk not in without]
    return [Option(f"person:{each.pk}", person_label(each)) for each in others[:MOST_OFFERED]]


def same_twice(matching: Matching) -> list[Problem]:
    rows: dict[str, int] = {}
    problems = []
    for each in matching.matches:
        person = each.candidacy.person if each.candidacy else each.person
        first = rows.setdefault(person.slug, each.line.row)
        if first != each.line.row:
            message = _("Rows %(first)s and %(row)s are both said to be about %(name)s.")
            values = {"first": first, "row": each.line.row, "name": person.name}
            problems.append(Problem(message % values))
    return problems


# Parties


def match_parties(reading: Reading, matching: Matching, answers: Answers) -> None:
    """Find the party of each line; the party that its candidacy has under this name is known."""
    parties = list(Party.objects.order_by("name", "pk"))
    named = by_name(parties, lambda party: party.name)
    for name, same in by_name(parties, lambda party: party.short_name).items():
        named[name] += [each for each in same if name and each not in named[name]]
    own = {
        plain(each.candidacy.party_name): each.candidacy.party
        for each in matching.matches
        if each.candidacy and each.candidacy.party
    }
    for line in reading.lines:
        name = plain(line.party)
        if not name or name in matching.parties:
            continue
        found = named[name]
        if name in own:
            matching.parties[name] = own[name]
        elif len(found) == 1:
            matching.parties[name] = found[0]
        else:
            ask_party(line, found, parties, matching, answers)


def ask_party(line: Line, found, parties, matching: Matching, answers: Answers) -> None:
    key = f"party-{line.row}"
    options = [
        *(Option(str(each.pk), f"{each.name} [{each.slug}]") for each in found),
        Option(NEW, _("A new party: “%(name)s”") % {"name": line.party}),
        *(
            Option(str(each.pk), f"{each.name} [{each.slug}]")
            for each in parties[:MOST_OFFERED]
            if each not in found
        ),
        Option(NONE, _("No party: leave it unstated")),
    ]
    sentence = (
        _("Several parties are called “%(name)s” (row %(row)s). Which is meant?")
        if found
        else _("No party in the record is called “%(name)s” (row %(row)s). Which is meant?")
    )
    question = Question(
        key,
        sentence % {"name": line.party, "row": line.row},
        tuple(options),
        slug=free_slug({party.slug for party in parties}, line.party),
        note=cut_note(len(parties)),
    )
    answer = question.answer(answers)
    if answer is None:
        if key not in {each.key for each in matching.questions}:
            matching.questions.append(question)
        matching.parties.setdefault(plain(line.party), None)
    elif answer == NEW:
        slugs = {party.slug for party in parties}
        new = new_row(Party, slugs, question, line.party, line.row, matching, answers)
        matching.parties[plain(line.party)] = new
    else:
        matching.parties[plain(line.party)] = next(
            (each for each in parties if str(each.pk) == answer), None
        )


def cut_note(number: int) -> str:
    """That not all rows are offered, and how to get at the others."""
    if number <= MOST_OFFERED:
        return ""
    return _(
        "The list offers only the first %(most)s of %(number)s names in the record. If the right "
        "one is missing, write its name in the file as the record has it, and upload it again."
    ) % {"most": MOST_OFFERED, "number": number}
