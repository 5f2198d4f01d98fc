"""Who stood, and the figures that the article gives of them and of the vote."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from elections.models import Party, Person, RoundStatus

from .making import Making, key
from .records import ASKED, LEFT, TAKEN

# The size at which the infobox shows portraits anyway.
PORTRAIT = "150x150px"
NUMBERED = re.compile(
    r"(nominee|candidate|leader|party|image|popular_vote|percentage)([1-9][0-9]?)"
)
PEOPLE = ("nominee", "candidate", "leader")


def add_options(making: Making) -> dict[int, str]:
    """The candidates of the numbered fields; their addresses by these numbers."""
    found = [NUMBERED.fullmatch(name) for name in making.entries]
    slugs: dict[int, str] = {}
    for number in sorted({int(each[2]) for each in found if each}):
        given = (f"{role}{number}" for role in PEOPLE if making.value(f"{role}{number}"))
        name = next(given, f"nominee{number}")
        person = making.named(Person, name, _("candidate"))
        party = making.named(Party, f"party{number}", _("party"))
        if person.is_asked:
            without_option(making, number, ASKED, _("kept if its candidate is"))
        elif not making.value(name):
            said = _("nobody is named with it: enter lists and answers at the desk")
            without_option(making, number, LEFT, said)
        elif not person.slug:
            without_option(making, number, LEFT, _("left out with its candidate"))
        elif person.slug in slugs.values():
            message = _("%(name)s stands in the infobox twice.")
            making.problem(name, message % {"name": making.value(name)})
        else:
            slugs[number] = person.slug
            add_option(making, name, number, person.slug, party)
    return slugs


def add_option(making: Making, name: str, number: int, slug: str, party) -> None:
    making.add(
        name,
        "option",
        election=[making.slug],
        slug=slug,
        person=[slug],
        party=key(party),
        party_name=making.value(f"party{number}") if party.slug else "",
        order=number,
        in_infobox=True,
        sources=making.sources,
    )
    image = f"image{number}"
    if making.value(image) == PORTRAIT:
        making.say(image, TAKEN, _("the size at which portraits are shown"))
    else:
        making.say(image, LEFT, _("add the picture to the person, with its credit"))


def without_option(making: Making, number: int, state: str, said: str) -> None:
    for role in ("party", "image", "popular_vote", "percentage"):
        making.say(f"{role}{number}", state, said)


def add_figures(making: Making, slugs: Mapping[int, str]) -> None:
    """The round with its day, and one account of it: turnout, registered voters, votes."""
    values = making.cells.values
    for name, said in making.cells.said.items():
        making.say(name, ASKED if name in making.cells.asked else LEFT, said)
    add_round(making, has_figures=bool(values or making.cells.asked))
    figures = []
    for name in ("registered", "turnout"):
        if name in values:
            making.say(name, TAKEN, shown(values[name]))
            figures.append((name, {"measure": name, **values[name]}))
    figures += votes_of(making, slugs)
    round_ = [making.slug, 1]
    if figures:
        making.add("turnout", "account", round=round_, source=[making.source])
    for name, fields in figures:
        account = [*round_, making.source, "", ""]
        making.add(name, "figure", account=account, **fields)


def add_round(making: Making, *, has_figures: bool) -> None:
    status = RoundStatus.HELD if has_figures else making.chosen("status")
    election, date = [making.slug], making.date
    making.add("election_date", "round", election=election, number=1, date=date, status=status)
    making.add(
        "election_date",
        "keydate",
        election=election,
        slug="vote",
        kind="vote",
        name="Vote",
        date=date,
        sources=making.sources,
    )


def votes_of(making: Making, slugs: Mapping[int, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The figures of candidates; count and share stand in one field each, or in one together."""
    for number, slug in slugs.items():
        found: dict[str, int | str] = {}
        for name in (f"popular_vote{number}", f"percentage{number}"):
            values = making.cells.values.get(name, {})
            if values:
                making.say(name, TAKEN, shown(values))
            if any(found.setdefault(kind, value) != value for kind, value in values.items()):
                making.problem(name, _("The infobox gives two different figures."))
        if found:
            option = [making.slug, slug]
            yield f"popular_vote{number}", {"measure": "votes", "option": option, **found}


def shown(values: Mapping[str, int | str]) -> str:
    """Figures as they are to be stored."""
    said = {"count": "{:,}", "share": "{} %"}
    return ", ".join(said[kind].format(value) for kind, value in values.items())
