"""Which parties the names in a file mean."""

from django.utils.translation import gettext as _

from elections.models import Party

from .names import by_name, plain
from .new_rows import NEW, free_slug, new_row
from .questions import Answers, Choice, Question, cut_note, offered
from .reading import Line

NONE = "none"


def match_parties(lines: list[Line], matching, answers: Answers) -> None:
    """Find the party of each line; the party that its option has under this name is known."""
    parties = list(Party.objects.order_by("name", "pk"))
    named = by_name(parties, lambda party: party.name)
    for name, same in by_name(parties, lambda party: party.short_name).items():
        named[name] += [each for each in same if name and each not in named[name]]
    own = {
        plain(each.option.party_name): each.option.party
        for each in matching.matches
        if each.option and each.option.party
    }
    for line in lines:
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


def ask_party(line: Line, found, parties, matching, answers: Answers) -> None:
    key = f"party-{line.row}"
    options = [
        *(Choice(str(each.pk), f"{each.name} [{each.slug}]") for each in found),
        Choice(NEW, _("A new party: “%(name)s”") % {"name": line.party}),
        *(
            Choice(str(each.pk), f"{each.name} [{each.slug}]")
            for each in offered(parties)
            if each not in found
        ),
        Choice(NONE, _("No party: leave it unstated")),
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
