"""What sources print of options of any elections, and whether these were elected."""

from ..models import Figure, Measure, Option, RoundStatus
from ..models.measure import SEATS
from .outcomes import SETTLED

# Figures of areas that are read: somebody who stood in one area alone has a few.
FEW = 500


def printed_of(options: list[int]) -> dict[int, list[Figure]]:
    """The votes and seats of options by their keys, in two queries.

    They are of the whole; where no source has these, of an area, if it is the only one.
    """
    found: dict[int, list[Figure]] = {pk: [] for pk in options}
    rows = Figure.objects.filter(measure__in=(Measure.VOTES, *SEATS)).select_related(
        "account__round", "account__source", "account__area"
    )
    for row in rows.filter(option__in=options, account__area=None).order_by("pk"):
        found[row.option_id].append(row)
    without = [pk for pk, printed in found.items() if not printed]
    of_areas = rows.filter(option__in=without, account__area__isnull=False).order_by("pk")
    for row in of_areas[:FEW]:
        found[row.option_id].append(row)
    for pk in without:
        if len({row.account.area_id for row in found[pk]}) > 1:
            found[pk] = []
    return found


def settled_among(
    options: list[Option], figures: dict[int, list[Figure]]
) -> dict[int, tuple[int, str]]:
    """The round and outcome by which options were elected, where no lead account states it.

    As pages of elections tell it: other accounts must state it of no other option.
    """
    found = {}
    for one in options:
        stated = [
            row
            for row in figures[one.pk]
            if row.outcome in SETTLED
            and row.account.area is None
            and row.account.round.status != RoundStatus.ANNULLED
        ]
        if stated and not any(row.account.is_lead for row in stated):
            last = max(stated, key=lambda row: row.account.round.number)
            found[one.pk] = (last.account.round.number, last.outcome)
    if not found:
        return {}
    rivals = Figure.objects.filter(
        account__round__election__in={one.election_id for one in options if one.pk in found},
        account__area=None,
        outcome__in=SETTLED,
    ).exclude(account__round__status=RoundStatus.ANNULLED)
    named: dict[tuple, set[int]] = {}
    for election, contest, option in rivals.order_by().values_list(
        "account__round__election", "account__round__contest", "option"
    ):
        named.setdefault((election, contest), set()).add(option)
    return {
        one.pk: found[one.pk]
        for one in options
        if one.pk in found and named.get((one.election_id, one.contest_id)) == {one.pk}
    }
