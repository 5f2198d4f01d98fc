"""Seats from votes: worked examples, ties, and shares that are known within rounding alone."""

from fractions import Fraction
from itertools import product

import pytest

from elections.arithmetic.seats import METHODS, allocation


def exactly(*votes):
    return tuple((one, one) for one in votes)


# The first two are the list seats of 2015 and those of 2020; the third is the usual example of
# how the methods differ.
@pytest.mark.parametrize(
    ("votes", "seats", "hare", "droop", "dhondt", "sainte_lague"),
    [
        (
            (32_632, 13_105, 12_965, 4_778, 3_709),
            22,
            (11, 4, 4, 2, 1),
            (11, 4, 4, 2, 1),
            (12, 4, 4, 1, 1),
            (11, 4, 4, 2, 1),
        ),
        (
            (29_688, 17_365, 5_865, 4_717, 4_269),
            33,
            (16, 9, 3, 3, 2),
            (16, 9, 3, 3, 2),
            (17, 9, 3, 2, 2),
            (16, 9, 3, 3, 2),
        ),
        (
            (47_000, 16_000, 15_800, 12_000, 6_100, 3_100),
            10,
            (5, 2, 1, 1, 1, 0),
            (5, 2, 2, 1, 0, 0),
            (5, 2, 2, 1, 0, 0),
            (4, 2, 2, 1, 1, 0),
        ),
        ((100, 0), 3, (3, 0), (3, 0), (3, 0), (3, 0)),
        ((7,), 4, (4,), (4,), (4,), (4,)),
    ],
)
def test_what_each_method_makes_of_votes(votes, seats, hare, droop, dhondt, sainte_lague):
    found = tuple(allocation(method, exactly(*votes), seats) for method in METHODS)
    assert found == (hare, droop, dhondt, sainte_lague)


@pytest.mark.parametrize("method", METHODS)
def test_a_tie_for_the_last_seat_gives_nothing(method):
    assert allocation(method, exactly(50, 50), 3) is None
    assert allocation(method, exactly(50, 50), 2) == (1, 1)


@pytest.mark.parametrize("method", METHODS)
def test_no_votes_or_no_seats_give_nothing(method):
    assert allocation(method, exactly(0, 0), 2) is None
    assert allocation(method, exactly(1, 2), 0) is None


def test_a_quota_that_leaves_more_seats_than_options_gives_nothing():
    # Ten votes for nine seats make a quota of two, and five whole quotas.
    assert allocation("droop", exactly(5, 5), 9) is None


def test_another_method_is_refused():
    with pytest.raises(ValueError, match="unknown method: 'imperiali'"):
        allocation("imperiali", exactly(1, 2), 3)


@pytest.mark.parametrize("method", ["hare", "dhondt", "sainte-lague"])
def test_shares_give_what_all_votes_within_them_give(method):
    spans = ((400, 408), (236, 240), (79, 80), (64, 65), (58, 59))
    found = {
        allocation(method, exactly(*votes), 33)
        for votes in product(*(range(low, high + 1) for low, high in spans))
    }
    sure = allocation(method, spans, 33)
    assert sure == (found.pop() if len(found) == 1 else None)
    assert allocation("droop", spans, 33) is None


def test_shares_that_rounding_could_decide_give_nothing():
    close = ((Fraction(399, 10), Fraction(401, 10)), (60, 60))
    assert allocation("hare", close, 10) == (4, 6)
    assert allocation("dhondt", ((39, 41), (60, 60)), 9) is None
    assert allocation("hare", ((44, 46), (54, 56)), 10) is None
