"""An election in the terms of Open Civic Data (OCDEP 20) and, of people and parties, of Popolo.

Neither has a place for results: contests, candidacies, people and parties alone. Numbers of rows
are UUIDs made of addresses on this site, so that they stay the same.
"""

import json
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.urls import reverse

from ..models import (
    Contest,
    ContestKind,
    Election,
    Option,
    OptionKind,
    OptionStatus,
    Party,
    Person,
    Source,
)
from ..models.people import names_in
from ..sharing.addresses import whole
from .votes import options_of

STATUSES = {
    OptionStatus.REGISTERED: "qualified",
    OptionStatus.WITHDRAWN: "withdrawn",
    OptionStatus.REJECTED: "rejected",
}


def civic(election: Election) -> str:
    options = options_of(election)
    contests = list(election.contests.order_by("order", "pk")) or [None]
    people = {one.pk: one for row in options for one in (row.person, row.running_mate) if one}
    parties = {row.party.pk: row.party for row in options if row.party}
    number = identifier("election", election.slug)
    data = {
        "election": {
            "_id": number,
            "_type": "election",
            "name": election.name,
            "start_time": f"{election.date.isoformat()}T00:00:00",
            "timezone": settings.TIME_ZONE,
            "classification": "election",
            "sources": sources_of(election.sources.order_by("key")),
            "links": links_to(reverse("election", args=[election.slug])),
        },
        "contests": [contest_of(one, election, options, number) for one in contests],
        "persons": [person_of(one) for one in people.values()],
        "organizations": [party_of(one) for one in parties.values()],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def identifier(kind: str, *key: str) -> str:
    return f"ocd-{kind}/{uuid5(NAMESPACE_URL, '/'.join((settings.SITE_URL, kind, *key)))}"


def links_to(path: str) -> list[dict]:
    return [{"url": whole(path)}] if settings.SITE_URL else []


def sources_of(sources) -> list[dict]:
    return [{"url": one.url, "note": one.title} for one in sources if is_address(one)]


def is_address(source: Source) -> bool:
    return source.url.startswith(("https://", "http://"))


def contest_of(
    contest: Contest | None, election: Election, options: list[Option], number: str
) -> dict:
    own = [one for one in options if one.contest_id == (contest.pk if contest else None)]
    kind = contest.kind if contest else ContestKind.CANDIDATES
    key = (election.slug, contest.slug if contest else "")
    stated = {
        "_id": identifier("contest", *key),
        "name": contest.name if contest else election.office or election.name,
        "election_id": number,
    }
    if kind == ContestKind.QUESTION:
        return {
            **stated,
            "_type": "ballot_measure_contest",
            "description": contest.question,
            "options": [one.label for one in own],
        }
    return {
        **stated,
        "_type": "party_contest" if kind == ContestKind.LISTS else "candidate_contest",
        "number_elected": contest.seats if contest else None,
        "candidacies": [candidacy_of(one, election, stated["_id"]) for one in own if stands(one)],
        "options": [one.label for one in own if not stands(one)],
    }


def stands(option: Option) -> bool:
    return option.kind in (OptionKind.CANDIDATE, OptionKind.LIST)


def candidacy_of(option: Option, election: Election, contest: str) -> dict:
    return {
        "_id": identifier("candidacy", election.slug, option.slug),
        "_type": "candidacy",
        "contest_id": contest,
        "candidate_name": option.label,
        "person_id": identifier("person", option.person.slug) if option.person else None,
        "running_mate_id": identifier("person", option.running_mate.slug)
        if option.running_mate
        else None,
        "party_id": identifier("organization", option.party.slug) if option.party else None,
        "party_name": option.party_name,
        "registration_status": STATUSES.get(option.status),
        "is_incumbent": option.incumbent,
    }


def named(row: Person | Party, kind: str) -> dict:
    known = [{"scheme": "wikidata", "identifier": row.wikidata}] if row.wikidata else []
    return {
        "id": identifier(kind, row.slug),
        "name": row.name,
        "other_names": [{"name": one} for one in names_in(row.other_names)],
        "identifiers": known,
    }


def person_of(person: Person) -> dict:
    return {**named(person, "person"), "links": links_to(reverse("person", args=[person.slug]))}


def party_of(party: Party) -> dict:
    short = [{"name": party.short_name, "note": "short name"}] if party.short_name else []
    found = named(party, "organization")
    classification = "" if party.is_independent else "party"
    return {
        **found,
        "other_names": [*short, *found["other_names"]],
        "classification": classification,
    }
