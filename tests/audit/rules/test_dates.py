"""The rules on the order of dates."""

from datetime import date

import pytest

from elections.models import DatePrecision, RoundStatus
from tests import factories

from ..helpers import account, expected, found

pytestmark = pytest.mark.django_db

DAY = date(2012, 7, 19)


@pytest.fixture
def election():
    return factories.ElectionFactory(date=DAY)


def test_the_election_is_not_dated_as_its_first_round(election):
    factories.RoundFactory(election=election, date=date(2012, 7, 20))
    assert found(election, "rounds-out-of-order") == [
        expected(
            "error",
            "rounds-out-of-order",
            election,
            "The election is dated 19 July 2012, and round 1, its first, 20 July 2012.",
            "Enter the day of the first round as the election’s date.",
        )
    ]


def test_a_run_off_on_the_day_of_the_first_round(election):
    factories.RoundFactory(election=election, date=DAY)
    run_off = factories.RoundFactory(election=election, number=2, date=DAY)
    assert found(election, "rounds-out-of-order") == [
        expected(
            "error",
            "rounds-out-of-order",
            run_off,
            "Round 2 is dated 19 July 2012, which is not after round 1 on 19 July 2012.",
            "Correct the number or the date of one of the rounds.",
        )
    ]


def test_rounds_in_order(election):
    # A postponed vote has a row of its own, and a cancelled one moves nobody.
    factories.RoundFactory(election=election, date=date(2012, 5, 1), status=RoundStatus.POSTPONED)
    factories.RoundFactory(election=election, number=2, date=DAY)
    factories.RoundFactory(
        election=election, number=3, date=date(2012, 5, 1), status=RoundStatus.CANCELLED
    )
    factories.RoundFactory(election=election, number=4, date=date(2012, 7, 20))
    factories.RoundFactory(election=election, number=5, date=None, status=RoundStatus.TENTATIVE)
    assert found(election, "rounds-out-of-order") == []


def test_the_previous_election_on_the_same_day(election):
    election.previous = factories.ElectionFactory(name="The one before", date=DAY)
    election.save()
    assert found(election, "previous-not-before") == [
        expected(
            "error",
            "previous-not-before",
            election,
            "The previous election, The one before, is dated 19 July 2012, which is not before "
            "19 July 2012.",
            "Choose the election that came before, or correct one of the dates.",
        )
    ]


def test_the_previous_election_on_the_day_before(election):
    election.previous = factories.ElectionFactory(date=date(2012, 7, 18))
    election.save()
    assert found(election, "previous-not-before") == []


def step(election, kind, day, **fields):
    return factories.KeyDateFactory(
        election=election, kind=kind, date=day, name=kind.capitalize(), slug=kind, **fields
    )


ORDER = "Correct one of the two dates, or the kind of one of the steps."


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("campaign-end", "campaign-start"),
        ("silence-day", "campaign-end"),
        ("vote", "silence-day"),
        ("vote", "called"),
        ("vote", "registration"),
        ("results", "vote"),
        ("inauguration", "called"),
        ("inauguration", "results"),
    ],
)
def test_steps_out_of_order(election, later, earlier):
    step(election, earlier, date(2012, 7, 2))
    wrong = step(election, later, date(2012, 7, 1))
    sentence = (
        f"“{later.capitalize()}” is dated before “{earlier.capitalize()}” of 2 July 2012, which "
        "has to come first."
    )
    assert found(election, "key-dates-out-of-order") == [
        expected("error", "key-dates-out-of-order", wrong, sentence, ORDER)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("registration", "campaign-start"), ("campaign-start", "called"), ("other", "vote")],
)
def test_steps_without_an_order(election, one, other):
    step(election, one, date(2012, 7, 2))
    step(election, other, date(2012, 7, 1))
    assert found(election, "key-dates-out-of-order") == []


def test_steps_on_one_day_are_in_order(election):
    for kind in ("called", "registration", "campaign-end", "silence-day", "vote", "results"):
        step(election, kind, DAY)
    assert found(election, "key-dates-out-of-order") == []


def test_the_second_campaign_may_end_after_the_first_vote(election):
    step(election, "vote", DAY)
    factories.KeyDateFactory(election=election, kind="vote", date=date(2012, 8, 2))
    step(election, "campaign-end", date(2012, 7, 31))
    assert found(election, "key-dates-out-of-order") == []


@pytest.mark.parametrize(
    ("precision", "day", "rules"),
    [
        (DatePrecision.MONTH, date(2012, 7, 1), []),
        (DatePrecision.MONTH, date(2012, 6, 1), ["key-dates-out-of-order"]),
        (DatePrecision.YEAR, date(2012, 1, 1), []),
        (DatePrecision.YEAR, date(2011, 1, 1), ["key-dates-out-of-order"]),
    ],
)
def test_a_date_fits_if_any_day_that_it_can_mean_does(election, precision, day, rules):
    step(election, "vote", DAY)
    step(election, "inauguration", day, precision=precision)
    assert [one.rule for one in found(election, "key-dates-out-of-order")] == rules


def test_a_vote_on_a_day_without_a_round(election):
    factories.RoundFactory(election=election, date=DAY)
    wrong = step(election, "vote", date(2012, 7, 20))
    assert found(election, "vote-on-another-day") == [
        expected(
            "error",
            "vote-on-another-day",
            wrong,
            "“Vote” is dated 20 July 2012, and no round is.",
            "Correct the date, or add the round.",
        )
    ]


@pytest.mark.parametrize(
    ("kind", "day", "precision"),
    [
        ("vote", DAY, DatePrecision.DAY),
        ("vote", date(2012, 7, 1), DatePrecision.MONTH),
        ("results", date(2012, 7, 20), DatePrecision.DAY),
    ],
)
def test_a_vote_on_the_day_of_a_round(election, kind, day, precision):
    factories.RoundFactory(election=election, date=DAY)
    step(election, kind, day, precision=precision)
    assert found(election, "vote-on-another-day") == []


def test_a_vote_of_which_no_round_is_known(election):
    step(election, "vote", DAY)
    assert found(election, "vote-on-another-day") == []


def published(election, day, **fields):
    factories.SourceFactory(key="one", published_on=day)
    return account(factories.RoundFactory(election=election, **fields), "one", cast=10)


def test_results_published_before_the_vote(election):
    one = published(election, date(2012, 7, 18))
    assert found(election, "published-before-vote") == [
        expected(
            "note",
            "published-before-vote",
            one,
            "Short one is dated 18 July 2012, and gives results of the vote of 19 July 2012.",
            "See whether the source’s date is when it was first published.",
        )
    ]


@pytest.mark.parametrize(
    ("day", "fields"),
    [
        (DAY, {}),
        (None, {}),
        (date(2012, 7, 18), {"date": None, "status": RoundStatus.ANNULLED}),
        (date(2012, 7, 18), {"status": RoundStatus.POSTPONED}),
    ],
)
def test_results_published_on_the_day_of_the_vote(election, day, fields):
    published(election, day, **fields)
    assert found(election, "published-before-vote") == []
