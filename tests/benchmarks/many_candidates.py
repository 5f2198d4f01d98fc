"""An election of as many candidates as wished, of whom three sources print votes and shares."""

import random

from .audit import percent

SOURCES = 3


def build(number: int) -> str:
    """Makes it, one of its accounts with a wrong figure, and gives the address of its pages."""
    from elections import models
    from tests.factories import AccountFactory, ElectionFactory, RoundFactory

    def keep(rows: list) -> list:
        return type(rows[0]).objects.bulk_create(rows, batch_size=500)

    slug = f"of-{number}"
    election = ElectionFactory(slug=slug, publication="published")
    round_ = RoundFactory(election=election)
    people = keep([models.Person(name=f"Person {n}", slug=f"{slug}-{n}") for n in range(number)])
    options = keep(
        [
            models.Option(election=election, slug=one.slug, person=one, order=n + 1)
            for n, one in enumerate(people)
        ]
    )
    numbers = random.Random(number)  # noqa: S311 - made-up figures, the same in each run
    votes = sorted((numbers.randrange(100, 60_000) for _ in people), reverse=True)
    valid = sum(votes)
    for place in range(SOURCES):
        is_lead, is_wrong = place == 0, place == 1
        account = AccountFactory(
            round=round_,
            is_lead=is_lead,
            lead_reason="The fullest." * is_lead,
            cast=valid + 1_000,
            registered=2 * valid,
            turnout=percent(valid + 1_000, 2 * valid, 2),
        )
        printed = [votes[0] + 1_000 * is_wrong, *votes[1:]]
        keep(
            [
                models.Figure(
                    account=account, option=who, count=count, share=percent(true, valid, 2)
                )
                for who, count, true in zip(options, printed, votes, strict=True)
            ]
        )
    return election.get_absolute_url()
