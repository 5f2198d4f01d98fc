"""Which areas of the record the areas of a file are, and what those are that it lacks."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from elections.models import Area, AreaKind, Round
from elections.resources.problems import Problem

from .names import by_name, near, plain
from .new_rows import free_slug
from .parts import some
from .questions import LEAVE_OUT, Answers, Choice, Question
from .reading import Reading

# Where more are open, only equal names are looked for: the page would be too long to answer.
MOST_ASKED = 50
NEW_AREA = "new"


def match_areas(reading: Reading, round_: Round, matching, answers: Answers) -> None:
    """Find the area of each account; a name or a code that one area has settles it.

    `matching.areas` has them by the label in the file, None where it is left out.
    """
    if not reading.areas:
        return
    jurisdiction = round_.election.jurisdiction
    areas = list(Area.objects.filter(jurisdiction=jurisdiction).order_by("order", "name", "pk"))
    known = by_name(areas, lambda area: area.name)
    for code, same in by_name(areas, lambda area: area.code).items():
        known[code] += [each for each in same if code and each not in known[code]]
    unknown, doubtful = [], []
    for area in reading.areas:
        found = known.get(plain(area.label), [])
        if len(found) == 1:
            matching.areas[area.label] = found[0]
        elif found:
            doubtful.append((area.label, found))
        else:
            unknown.append(area.label)
    if len(unknown) <= MOST_ASKED:
        similar = [
            (label, [one for name in near(label, known) for one in known[name]])
            for label in unknown
        ]
        doubtful += [(label, found) for label, found in similar if found]
    asked = {label: ask_area(label, found, matching, answers) for label, found in doubtful}
    matching.areas |= {label: area for label, area in asked.items() if area != NEW_AREA}
    new = [label for label in unknown if asked.get(label, NEW_AREA) == NEW_AREA]
    if new:
        ask_new(new, areas, jurisdiction, matching, answers)
    matching.problems += same_area(matching)


def ask_area(label: str, found: list[Area], matching, answers: Answers) -> Area | str | None:
    question = Question(
        f"area-{plain(label)}",
        _("“%(label)s” is not the name of one area alone. Which one is it?") % {"label": label},
        (
            *(Choice(str(area.pk), str(area)) for area in found),
            Choice(NEW_AREA, _("None of them: an area of its own")),
            Choice(LEAVE_OUT, _("Leave it out")),
        ),
    )
    answer = question.answer(answers)
    if answer is None:
        matching.questions.append(question)
    if answer in (None, LEAVE_OUT):
        return None
    return NEW_AREA if answer == NEW_AREA else next(one for one in found if str(one.pk) == answer)


def ask_new(labels: list[str], areas: list[Area], jurisdiction, matching, answers) -> None:
    """Ask once what the areas are that the record lacks, and give each of them a short name."""
    question = Question(
        "new-areas",
        _(
            "The record has no area called %(names)s in %(jurisdiction)s (areas: %(number)s). "
            "What are these?"
        )
        % {"names": some(labels), "jurisdiction": jurisdiction.name, "number": len(labels)},
        (
            *(
                Choice(kind.value, _("New areas, each a %(kind)s") % {"kind": kind.label})
                for kind in AreaKind
            ),
            Choice(LEAVE_OUT, _("Leave them out")),
        ),
    )
    kind = question.answer(answers)
    if kind is None:
        matching.questions.append(question)
        return
    taken = set(Area.objects.values_list("slug", flat=True))
    last = max((area.order for area in areas), default=0)
    for number, label in enumerate(labels, 1):
        if kind == LEAVE_OUT:
            matching.areas[label] = None
            continue
        # A name without a Latin letter has none to make an address of.
        name = slugify(label) or f"{kind}-{number}"
        slug = free_slug(taken, f"{jurisdiction.slug}-{name}")
        taken.add(slug)
        matching.areas[label] = Area(
            name=label, slug=slug, jurisdiction=jurisdiction, kind=kind, order=last + number
        )


def same_area(matching) -> list[Problem]:
    """Two labels of a file that are said to be one area: nobody can say which figures are meant."""
    labels: dict[str, str] = {}
    problems = []
    for label, area in matching.areas.items():
        first = labels.setdefault(area.slug, label) if area else label
        if first != label:
            message = _("“%(first)s” and “%(label)s” are both said to be %(area)s.")
            problems.append(Problem(message % {"first": first, "label": label, "area": area.name}))
    return problems
