"""Fixtures of any size for benchmarks: elections with candidates, accounts and figures."""

import json
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

TOTALS = {
    "registered": {"count": 98_909},
    "turnout": {"share": "73.53"},
    "valid": {"count": 70_656},
}


def records() -> Iterator[dict]:
    """Records without end: what elections share, then one election after the other."""
    for number in range(40):
        yield record(
            "source",
            key=f"source-{number}",
            title=f"Title {number}",
            short_name=f"Source {number}",
            publisher="A publisher",
            language="en",
            url=f"https://example.org/{number}",
        )
    for number in range(5):
        yield record("party", name=f"Party {number}", slug=f"party-{number}", colour="#1f6fb2")
    yield record("jurisdiction", name="Land", slug="land", iso_code="AM")
    for number in count():
        yield from election(number)


def record(model: str, **fields) -> dict:
    return {"model": f"elections.{model}", "fields": fields}


def election(number: int) -> Iterator[dict]:
    """One election: 44 records, of which 15 are lines of its three accounts."""
    slug, people = f"election-{number}", [f"person-{number}-{place}" for place in range(5)]
    for person in people:
        yield record("person", name=f"Name of {person}", slug=person)
    yield record(
        "election",
        name=f"Election {number}",
        slug=slug,
        jurisdiction=["land"],
        jurisdiction_name="Land",
        type="presidential",
        vote_type="popular",
        date="2012-07-19",
        previous=[f"election-{number - 1}"] if number % 10 else None,
        office="President",
        holder_after=[people[0]],
        party_after=["party-1"],
        party_after_name="Party 1",
        publication="published",
        sources=[["source-1"], ["source-2"]],
    )
    yield record(
        "round",
        election=[slug],
        number=1,
        date="2012-07-19",
        status="held",
        ballot_is_complete=True,
    )
    for place, person in enumerate(people):
        yield record(
            "option",
            election=[slug],
            slug=person,
            person=[person],
            party=[f"party-{place}"],
            party_name=f"Party {place}",
            order=place + 1,
            status="registered",
            in_infobox=place < 2,
            sources=[["source-1"]],
        )
    for place in range(3):
        source = f"source-{(number + place) % 40}"
        yield record(
            "account",
            round=[slug, 1],
            source=[source],
            status="final",
            share_base="valid",
            counts_printed_to=1,
            is_lead=place == 0,
            lead_reason="" if place else "The most precise.",
        )
        account = [slug, 1, source, "", ""]
        for measure, printed in TOTALS.items():
            yield record("figure", account=account, measure=measure, **printed)
        for line, person in enumerate(people):
            yield record(
                "figure",
                account=account,
                measure="votes",
                option=[slug, person],
                count=47_095 - 1_000 * line,
                share=f"{20 + line}.{number % 90 + 10}",
                outcome="" if line else "elected",
            )
    for measure in ("observers", "accredited-journalists", "electoral-districts"):
        yield record(
            "figure",
            account=[slug, 1, f"source-{number % 40}", "", ""],
            measure=measure,
            count=100,
            bound="more-than",
        )
    for place in range(2):
        yield record(
            "keydate",
            election=[slug],
            slug=f"date-{place}",
            kind="other",
            name="A step",
            date="2012-07-19",
            sources=[["source-1"]],
        )


def write(path: Path, number: int) -> str:
    """A file with so many records, as JSON or as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        if path.suffix == ".jsonl":
            file.writelines(json.dumps(each) + "\n" for each in islice(records(), number))
        else:
            json.dump(list(islice(records(), number)), file, indent=1)
    return str(path)
