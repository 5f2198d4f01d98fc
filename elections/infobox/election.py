"""The election of an article: its name, day, place and holders, and the elections beside it."""

import json

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import slugify
from django.utils.translation import gettext as _

from elections.models import Election, Jurisdiction, Party, Person

from ..grid.names import by_name
from .facts import day_of, yes_or_no
from .making import Making, key
from .records import LEFT, TAKEN


def add_election(making: Making) -> None:
    name = making.value("election_name") or making.document.title
    check_name(making, name)
    day = day_of(making.value("election_date"))
    if day is None:
        message = _("“%(text)s” is not a day: write it as 2012-07-19.")
        making.problem("election_date", message % {"text": making.value("election_date")})
    else:
        making.say("election_date", TAKEN, _("the election, its round and a key date"))
    country = making.named(Jurisdiction, "country", _("jurisdiction"))
    if not making.value("country"):
        making.problem("country", _("Say in “Country” where the election was held."))
    elif not (country.slug or country.is_asked):
        making.problem("country", _("An election needs a jurisdiction: choose one."))
    ongoing = yes_or_no(making.value("ongoing"))
    if ongoing is None:
        making.problem("ongoing", _("Write yes or no."))
    else:
        making.say("ongoing", TAKEN, _("ongoing") if ongoing else _("over"))
    making.say("title", TAKEN, _("the office"))
    before = making.named(Person, "before_election", _("holder before"))
    party_before = making.named(Party, "before_party", _("party before"))
    after = making.named(Person, "after_election", _("holder after"))
    party_after = making.named(Party, "after_party", _("party after"))
    making.date = str(day)
    making.add(
        "election_name",
        "election",
        name=name,
        slug=making.slug,
        jurisdiction=[country.slug],
        jurisdiction_name=making.value("country"),
        type=making.chosen("type"),
        vote_type=making.chosen("vote_type"),
        date=str(day),
        ongoing=bool(ongoing),
        office=making.value("title"),
        previous=previous(making),
        holder_before=key(before),
        party_before=key(party_before),
        party_before_name=making.value("before_party") if party_before.slug else "",
        holder_after=key(after),
        party_after=key(party_after),
        party_after_name=making.value("after_party") if party_after.slug else "",
        publication="draft",
        sources=making.sources,
    )
    add_to_next(making)


def check_name(making: Making, name: str) -> None:
    """Make an address of the name, which has to be free."""
    slug = making.slug = slugify(name)[:150]
    making.say("election_name", TAKEN, _("the name; its address: %(slug)s") % {"slug": slug})
    if not slug:
        making.problem("election_name", _("Give “Election Name” in Latin letters."))
    elif Election.objects.filter(slug=slug).exists():
        message = _("The record has an election under the address “%(slug)s” already.")
        making.problem("election_name", message % {"slug": slug})


def neighbour(making: Making, name: str, year: str) -> Election | None:
    """The election that a field names, if the record has it; its year is compared, too."""
    entry = making.entries.get(name)
    if entry is None or not entry.value:
        return None
    rows = by_name(Election.objects.select_related("next").order_by("pk"), str)
    [wanted] = by_name([entry.target or entry.value], str)
    found = rows.get(wanted, [])
    making.draft.met[name] = [row.slug for row in found]
    if len(found) != 1:
        said = _("no election of this name is in the record")
        making.say(name, LEFT, _("more than one is called so") if found else said)
        making.say(year, LEFT, _("there is no election in the record to compare it with"))
        return None
    [row] = found
    if making.value(year) == str(row.date.year):
        making.say(year, TAKEN, _("as in the record"))
    else:
        making.say(year, LEFT, _("the record has %(year)s") % {"year": row.date.year})
    return row


def previous(making: Making) -> list[str] | None:
    found = neighbour(making, "previous_election", "previous_year")
    if found is None:
        return None
    if hasattr(found, "next"):
        said = _("the record has %(other)s after it") % {"other": found.next}
        making.say("previous_election", LEFT, said)
        return None
    making.say("previous_election", TAKEN, _("the election before, in the record"))
    return [found.slug]


def add_to_next(making: Making) -> None:
    """The election after this one says itself what came before it."""
    found = neighbour(making, "next_election", "next_year")
    if found is None:
        return
    if found.previous_id:
        said = _("the record has %(other)s before it") % {"other": found.previous}
        making.say("next_election", LEFT, said)
        return
    [stored] = serializers.serialize(
        "python", [found], use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    fields = json.loads(json.dumps(stored["fields"], cls=DjangoJSONEncoder))
    making.add("next_election", "election", **{**fields, "previous": [making.slug]})
    said = _("in the record; there, this one becomes the one before")
    making.say("next_election", TAKEN, said)
