"""Fill an empty database with published elections, quickly: `made_site.py COUNT`.

Each has one round and one result set of five lines. For the database that the environment names.
"""

import datetime
import sys

CANDIDATES = 5
AT_ONCE = 500
DAY = datetime.date(2012, 7, 19)


def main(count: int) -> None:
    import django

    django.setup()
    from django.db import transaction

    with transaction.atomic():
        shared = make_shared()
        for start in range(1, count + 1, AT_ONCE):
            make_elections(range(start, min(start + AT_ONCE, count + 1)), *shared)


def make_shared() -> tuple:
    from elections.models import Jurisdiction, Person, Source

    land = Jurisdiction.objects.create(name="Land", slug="land")
    source = Source.objects.create(key="paper", title="A paper", short_name="Paper", language="en")
    people = Person.objects.bulk_create(
        Person(name=f"Person {number}", slug=f"person-{number}") for number in range(CANDIDATES)
    )
    return land, source, people


def make_elections(numbers: range, land, source, people: list) -> None:
    from elections.models import Candidacy, CandidateResult, Election, ResultSet, Round

    elections = Election.objects.bulk_create(
        Election(
            name=f"Made {number}",
            slug=f"made-{number}",
            jurisdiction=land,
            jurisdiction_name=land.name,
            type="presidential",
            vote_type="popular",
            date=DAY,
            publication="published",
        )
        for number in numbers
    )
    rounds = Round.objects.bulk_create(
        Round(election=election, number=1, date=DAY) for election in elections
    )
    candidacies = Candidacy.objects.bulk_create(
        Candidacy(election=election, person=person, order=place, in_infobox=place < 2)
        for election in elections
        for place, person in enumerate(people)
    )
    sets = ResultSet.objects.bulk_create(
        ResultSet(round=vote, source=source, is_lead=True, lead_reason="The only one.")
        for vote in rounds
    )
    CandidateResult.objects.bulk_create(
        CandidateResult(result_set=sets[place // CANDIDATES], candidacy=candidacy, votes=place + 1)
        for place, candidacy in enumerate(candidacies)
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
