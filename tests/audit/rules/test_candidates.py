"""The rules on the numbers of candidates."""

import pytest

from elections.audit import NamedFigure
from elections.figures import Count
from elections.models import ContestKind, Figure, Measure, OptionStatus
from tests import factories

from ..helpers import account, candidate, expected, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return factories.RoundFactory()


def printed(round_, measure, count, option=None, key="one"):
    one = round_.accounts.filter(source__key=key).first() or account(round_, key)
    return factories.FigureFactory(account=one, measure=measure, count=count, option=option)


@pytest.mark.parametrize("number", [2, 3])
def test_candidates_are_as_many_as_stand_on_a_whole_ballot(round_, number):
    """One withdrew: sources may count them or not."""
    for slug, status in (
        *(("ada", OptionStatus.REGISTERED), ("ben", OptionStatus.REGISTERED)),
        *(("cleo", OptionStatus.WITHDRAWN), ("dora", OptionStatus.REJECTED)),
    ):
        candidate(round_.election, slug, status=status)
    printed(round_, Measure.CANDIDATES_VOTED_ON, number)
    more = printed(round_, Measure.CANDIDATES_REGISTERED, 4)
    assert found(round_.election, "candidates-against-options") == [
        expected(
            "warning",
            "candidates-against-options",
            more.account,
            "The number of candidates is printed as 4; the whole ballot is recorded, with 2.",
            "Compare the number with the source; if it prints it so, see whether a candidate is "
            "missing.",
            NamedFigure("candidates-registered", Count(4), "one"),
        )
    ]
    round_.ballot_is_complete = False
    round_.save()
    assert found(round_.election, "candidates-against-options") == []


def test_the_candidates_of_all_parties_are_no_more_than_those_in_all(round_):
    red, blue = (candidate(round_.election, slug) for slug in ("red", "blue"))
    printed(round_, Measure.CANDIDATES, 60, red)
    printed(round_, Measure.CANDIDATES, 47, blue)
    whole = printed(round_, Measure.CANDIDATES, 106)
    [finding] = found(round_.election, "candidates-of-lists")
    assert (finding.subject.row.pk, finding.sentence) == (
        whole.account_id,
        "The candidates printed add up to 107, and 106 in all are printed.",
    )
    Figure.objects.filter(pk=whole.pk).update(count=107)
    assert found(round_.election, "candidates-of-lists") == []


@pytest.mark.parametrize("independent", [49, 50, 51])
def test_candidates_of_parties_and_independent_ones_are_all(round_, independent):
    printed(round_, Measure.CANDIDATES_OF_PARTIES, 57)
    printed(round_, Measure.CANDIDATES_INDEPENDENT, independent)
    assert found(round_.election, "candidates-by-nomination") == []
    printed(round_, Measure.CANDIDATES, 107)
    assert [one.sentence for one in found(round_.election, "candidates-by-nomination")] == [
        f"57 candidates of parties and {independent} independent ones make {57 + independent}, "
        "and 107 in all are printed."
    ] * (independent != 50)


def test_candidates_of_lists_are_told_beside_others_numbers_of_all():
    election = factories.ElectionFactory()
    lists, places = (
        factories.RoundFactory(
            election=election,
            number=number,
            contest=factories.ContestFactory(election=election, kind=kind),
        )
        for number, kind in ((1, ContestKind.LISTS), (2, ContestKind.CANDIDATES))
    )
    for slug, count in (("red", 100), ("blue", 64)):
        option = candidate(election, slug, contest=lists.contest)
        printed(lists, Measure.CANDIDATES_REGISTERED, count, option)
    printed(lists, Measure.CANDIDATES, 206, key="two")
    printed(places, Measure.CANDIDATES_VOTED_ON, 42, key="three")
    alone = "The candidates printed of lists add up to 164; others print in all 206 (Short two)."
    rule = "candidates-of-all-lists"
    assert [one.sentence for one in found(election, rule)] == [alone]

    Figure.objects.filter(measure=Measure.CANDIDATES_VOTED_ON).update(count=50)
    assert [one.sentence for one in found(election, rule)] == [
        alone,
        "With the 50 on the other ballot (Short three) they are 214, more than 206 (Short two): "
        "possible only if some stood on both.",
    ]
