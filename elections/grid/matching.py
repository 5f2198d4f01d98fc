"""What the names in a file mean: an equal name on this ballot settles it, all else is asked."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from elections.models import ContestKind, Option, OptionKind, Person, Round
from elections.resources.problems import Problem

from .labels import MEASURE_LABELS
from .matches import Match, Matching
from .matching_areas import match_areas
from .names import by_name, near, plain
from .new_rows import NEW, NewOption, free_slug, new_row
from .parties import match_parties
from .party_lines import PARTY_LINE, join_lines, line_choice
from .questions import LEAVE_OUT, TOTAL, Answers, Choice, Question, cut_note, offered
from .reading import Line, Reading

# What a name that stands on a ballot for the first time is, by the contest.
KINDS = {ContestKind.LISTS: OptionKind.LIST, ContestKind.QUESTION: OptionKind.ANSWER}
NEW_OPTIONS = {
    OptionKind.LIST: _lazy("A new list: “%(name)s”"),
    OptionKind.ANSWER: _lazy("A new answer: “%(name)s”"),
    OptionKind.NONE: _lazy("Against all, or none of the above"),
    OptionKind.GROUP: _lazy("Several that the source prints in one line"),
}
# Where more names than this are open, each list would make the page a large one: then only those
# who may be meant are offered beside a new person.
MOST_LISTS = 50


class Known:
    """The people of the record and the options of a round's ballot, read once for all lines."""

    def __init__(self, round_: Round):
        options = Option.objects.filter(election=round_.election_id)
        self.options = list(
            options.filter(contest=round_.contest_id)
            .select_related("person", "running_mate", "party", "election")
            .order_by("order", "pk")
        )
        self.new_kind = KINDS.get(round_.contest.kind) if round_.contest else None
        # Nobody stands where lists or answers are voted on.
        people = Person.objects.none() if self.new_kind else Person.objects.all()
        self.people = list(people.order_by("name", "pk"))
        # The lines of a candidate on several are found by the candidate.
        own = [one for one in self.options if one.part_of_id is None]
        self.standing = by_names(own, names_of)
        self.named = by_name(self.people, lambda person: person.name)
        # A candidate's slug is that of the person, and has to be free for both.
        self.option_slugs = set(options.values_list("slug", flat=True))
        self.slugs = {person.slug for person in self.people} | self.option_slugs
        self.proposed: set[str] = set()

    def option(self, line: Line) -> Option | None:
        """The one option of the ballot that has the line's name, or is of the line's kind."""
        found = self.standing.get(plain(line.name), [])
        if line.kind:
            found = [one for one in found if one.kind == line.kind]
        if not found and line.kind == OptionKind.NONE:
            # No ballot has two of them, whatever a source calls it.
            found = [one for one in self.options if one.kind == OptionKind.NONE]
        return found[0] if len(found) == 1 else None


def match(reading: Reading, round_: Round, answers: Answers) -> Matching:
    """Find the options and parties of a reading. `questions` are those not answered yet."""
    matching, known = Matching(), Known(round_)
    # Two people of one name, told apart by their parties.
    number = Counter(plain(line.name) for line in reading.lines)
    found = [
        (line, known.option(line) if number[plain(line.name)] == 1 else None)
        for line in reading.lines
    ]
    few = sum(option is None for _line, option in found) <= MOST_LISTS
    for line, option in found:
        if option:
            matching.matches.append(Match(line, option))
        elif line.kind:
            ask_option(line, known, matching, answers)
        else:
            ask_person(line, reading.lines, known, few, matching, answers)
    join_lines(known, matching, answers)
    match_parties(reading.lines, matching, answers)
    match_areas(reading, round_, matching, answers)
    for row, _words in matching.left_out:
        reading.cells.explained(row)
    if not reading.areas:
        # Sources may write a name in two ways, each in other areas.
        matching.problems += same_twice(matching)
    return matching


def by_names(options: Iterable[Option], names) -> dict[str, list[Option]]:
    found = defaultdict(list)
    for option in options:
        for name in dict.fromkeys(map(plain, names(option))):
            found[name].append(option)
    return found


def names_of(option: Option) -> list[str]:
    """The names by which a source may call an option."""
    names = [option.label, option.person.name if option.person else ""]
    if option.kind == OptionKind.LIST and option.party:
        names += [option.party_name, option.party.name, option.party.short_name]
    return [name for name in names if name]


# People and other options


def ask_option(line: Line, known: Known, matching: Matching, answers: Answers) -> None:
    """Ask whether votes for no single candidate are to be kept, as an option of their own."""
    of_kind = [one for one in known.options if one.kind == line.kind]
    question = Question(
        f"person-{line.row}",
        _("Row %(row)s, “%(name)s” is not on this ballot in the record yet. What is it?")
        % {"row": line.row, "name": line.name},
        (
            *(Choice(f"option:{each.pk}", candidate_label(each)) for each in of_kind),
            Choice(f"{NEW}-{line.kind}", str(NEW_OPTIONS[line.kind])),
            Choice(LEAVE_OUT, _("Leave this line out")),
        ),
        slug=free_slug(known.slugs | known.proposed, line.name),
    )
    known.proposed.add(question.slug)
    take_answer(question, line, known, matching, answers)


def ask_person(
    line: Line, lines: list[Line], known: Known, few: bool, matching: Matching, answers: Answers
) -> None:
    """Ask whom a name means that nobody, or more than one, of this election has."""
    likely = [*known.standing.get(plain(line.name), [])]
    own = {one.person_id for one in likely}
    elsewhere = [each for each in known.named.get(plain(line.name), []) if each.pk not in own]
    spelt = [one for name in near(line.name, known.standing) for one in known.standing[name]]
    likely += [each for each in dict.fromkeys(spelt) if each not in likely]
    if few and not likely and not elsewhere:
        elsewhere = [one for name in near(line.name, known.named) for one in known.named[name]]
    others = known.options if few else []
    options = [
        *(Choice(f"option:{each.pk}", candidate_label(each)) for each in likely),
        *(Choice(f"person:{each.pk}", person_label(each)) for each in elsewhere),
        *line_choice(line, lines),
        *new_choices(line, known),
        *(
            Choice(f"option:{each.pk}", candidate_label(each))
            for each in others
            if each not in likely
        ),
        *(other_people(known, elsewhere) if few else []),
        *(
            Choice(TOTAL + kind, _("A total: %(what)s") % {"what": label})
            for kind, label in MEASURE_LABELS.items()
        ),
        Choice(LEAVE_OUT, _("Nobody: leave this line out")),
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
    take_answer(question, line, known, matching, answers)


def new_choices(line: Line, known: Known) -> list[Choice]:
    """What a name may be that is not on the ballot yet: of a candidate, a new person."""
    person = Choice(NEW, _("A new person: “%(name)s”") % {"name": line.name})
    kinds = [known.new_kind] if known.new_kind else []
    new = [
        Choice(f"{NEW}-{kind}", NEW_OPTIONS[kind] % {"name": line.name})
        for kind in (*kinds, OptionKind.NONE, OptionKind.GROUP)
    ]
    return new if kinds else [person, *new]


def take_answer(question, line: Line, known: Known, matching: Matching, answers: Answers) -> None:
    answer = question.answer(answers)
    if answer is None:
        matching.questions.append(question)
    elif answer == LEAVE_OUT:
        matching.left_out.append((line.row, line.name))
    elif answer == PARTY_LINE:
        matching.party_lines.append((line, question))
    elif answer == NEW:
        new = new_row(Person, known.slugs, question, line.name, line.row, matching, answers)
        if new:
            matching.matches.append(Match(line, person=new))
    elif answer.startswith(NEW):
        slugs = known.option_slugs
        new = new_row(Option, slugs, question, line.name, line.row, matching, answers)
        if new:
            kind = answer.removeprefix(f"{NEW}-")
            matching.matches.append(Match(line, new=NewOption(new.name, new.slug, kind)))
    else:
        matching.matches.append(chosen(answer, line, known))


def chosen(answer: str, line: Line, known: Known) -> Match:
    """The match with the option or the person that an option names."""
    kind, _colon, pk = answer.partition(":")
    if kind == "option":
        return Match(line, next(each for each in known.options if str(each.pk) == pk))
    person = next(each for each in known.people if str(each.pk) == pk)
    # Somebody who heads a list here may stand as a candidate, too.
    taken = person.slug in known.option_slugs
    return Match(
        line, person=person, free_slug=free_slug(known.slugs, person.slug) if taken else ""
    )


def person_text(line: Line, standing, elsewhere) -> str:
    names = [name for each in standing for name in names_of(each)]
    names += [person.name for person in elsewhere]
    if names and plain(line.name) not in set(map(plain, names)):
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


def candidate_label(option: Option) -> str:
    values = {"name": option.label, "party": option.party_name}
    if option.kind != OptionKind.CANDIDATE:
        return _("%(name)s, on this ballot") % values
    if option.party_name:
        return _("%(name)s, candidate of this election (%(party)s)") % values
    return _("%(name)s, candidate of this election") % values


def person_label(person: Person) -> str:
    return _("%(name)s [%(slug)s], as a further candidate") % {
        "name": person.name,
        "slug": person.slug,
    }


def other_people(known: Known, likely: list[Person]) -> list[Choice]:
    without = {each.person_id for each in known.options} | {each.pk for each in likely}
    others = [each for each in known.people if each.pk not in without]
    return [Choice(f"person:{each.pk}", person_label(each)) for each in offered(others)]


def same_twice(matching: Matching) -> list[Problem]:
    rows: dict[str, int] = {}
    problems = []
    for each in matching.matches:
        first = rows.setdefault(each.slug, each.line.row)
        if first != each.line.row:
            message = _("Rows %(first)s and %(row)s are both said to be about %(name)s.")
            values = {"first": first, "row": each.line.row, "name": each.name}
            problems.append(Problem(message % values))
    return problems
