"""One candidate on several party lines: an option for the candidate, and one for each line."""

from collections import defaultdict
from dataclasses import replace

from django.utils.text import slugify
from django.utils.translation import gettext as _

from elections.models import Option, Person

from .matches import Match
from .names import plain
from .new_rows import new_row
from .questions import Choice
from .reading import Line

# The answer that a row is one of the lines of a candidate.
PARTY_LINE = "party-line"


def line_choice(line: Line, lines: list[Line]) -> list[Choice]:
    """That a row is one of several of one name, each of another party."""
    same = [one for one in lines if plain(one.name) == plain(line.name)]
    if len(same) < 2 or not all(one.party for one in same):
        return []
    text = _("One candidate on several party lines, whose votes are added up: “%(name)s”")
    return [Choice(PARTY_LINE, text % {"name": line.name})]


def join_lines(known, matching, answers) -> None:
    """Match the rows that are said to be lines of one candidate, and the candidate with the sum."""
    groups = defaultdict(list)
    for line, question in matching.party_lines:
        groups[plain(line.name)].append((line, question))
    for name, found in groups.items():
        first, question = found[0]
        lines = [line for line, _question in found]
        counts = [line.count for line in lines]
        total = None if None in counts else sum(counts)
        whole = replace(first, party="", count=total, share=None, seats={})
        terms = " + ".join(f"{line.count} ({line.party})" for line in lines)
        note = _("The sum of the party lines: %(terms)s.") % {"terms": terms} if total else ""
        option = next((one for one in known.standing.get(name, []) if one.part_of_id is None), None)
        person = None
        if option is None:
            person = new_row(
                Person, known.slugs, question, first.name, first.row, matching, answers
            )
            if person is None:
                continue
        candidate = Match(whole, option=option, person=person, note=note)
        matching.matches.append(candidate)
        for line in lines:
            slug = f"{candidate.slug}-{slugify(line.party) or line.row}"
            matching.matches.append(Match(line, free_slug=slug, line_of=candidate))
        if total is not None:
            values = {"name": first.name, "number": len(lines), "sum": total, "terms": terms}
            matching.notices.append(
                _("%(name)s stands on %(number)s party lines: %(terms)s = %(sum)s.") % values
            )


def stored_line(candidate: Option, party, printed: str) -> Option | None:
    """The option of a candidate's line that the record has already."""
    parts = Option.objects.filter(part_of=candidate).select_related("person", "party", "election")
    for one in parts:
        if (party and one.party_id == party.pk) or plain(one.party_name) == plain(printed):
            return one
    return None
