"""From rows to what the arithmetic reads."""

import datetime

import pytest

from elections.arithmetic import Bounds, PrintedLine, PrintedSet, Reading
from elections.arithmetic.verdict import Verdict
from elections.audit import standing_in
from elections.models import OptionStatus, Round, RoundStatus
from tests import factories

from .helpers import account, candidate, loaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    return factories.RoundFactory()


def later(round_, **fields):
    date = round_.date + datetime.timedelta(days=14)
    return factories.RoundFactory(
        election=round_.election, number=round_.number + 1, **{"date": date, **fields}
    )


def printed_of(account):
    return loaded(account.round.election).printed[account.pk]


def standing(round_):
    """The slugs of those who stood."""
    people = standing_in(Round.objects.get(pk=round_.pk), round_.election.options.all())
    rows = round_.election.options.filter(pk__in=people)
    return sorted(rows.values_list("person__slug", flat=True))


def test_figures_come_as_they_are_printed(first):
    ada, ben, cal = (candidate(first.election, name) for name in ("ada", "ben", "cal"))
    lines = {
        ada: {"votes": 47_000, "share": "66.70"},
        ben: {"share": "32.5", "outcome": "not-elected"},
        cal: {"outcome": "not-elected"},
    }
    one = account(
        first,
        "one",
        lines,
        registered=99_000,
        cast=73_000,
        valid=71_000,
        invalid=2_000,
        turnout="73.5",
        share_base="cast",
        counts_printed_to=1_000,
    )
    printed = PrintedSet(
        registered=99_000,
        cast=73_000,
        valid=71_000,
        invalid=2_000,
        turnout="73.5",
        lines=(PrintedLine("ada", 47_000, "66.70"), PrintedLine("ben", None, "32.5")),
        printed_to=1_000,
        share_base="cast",
        complete=False,
    )
    assert printed_of(one) == printed


def test_what_is_not_stated_is_none(first):
    one = account(first, "one")
    assert printed_of(one) == PrintedSet()


def test_a_set_is_complete_if_everybody_registered_has_votes_or_a_share(first):
    ada, ben = candidate(first.election, "ada"), candidate(first.election, "ben")
    candidate(first.election, "cal", status=OptionStatus.WITHDRAWN)
    candidate(first.election, "dan", status=OptionStatus.REJECTED)
    one = account(first, "one", {ada: {"votes": 1}, ben: {"share": "1"}})
    two = account(first, "two", {ada: {"votes": 1}, ben: {"outcome": "not-elected"}})
    assert [printed_of(each).complete for each in (one, two)] == [True, False]


def test_nothing_is_complete_where_nobody_said_that_the_ballot_is(first):
    ada = candidate(first.election, "ada")
    first.ballot_is_complete = False
    first.save()
    assert not printed_of(account(first, "one", {ada: {"votes": 1}})).complete


def test_several_votes_a_voter_are_read_and_complete_nothing(first):
    ada = candidate(first.election, "ada")
    first.votes_per_voter = 2
    first.save()
    one = account(first, "one", {ada: {"votes": 7}}, cast=5, valid=7, registered=6)
    assert (printed_of(one).votes_per_voter, printed_of(one).complete) == (2, False)
    assert loaded(first.election).verdicts[one.pk].kind == "consistent"


def test_nothing_is_complete_where_nobody_is_known_to_have_stood(first):
    assert not printed_of(account(first, "one", cast=10)).complete


def test_lines_about_other_elections_are_left_out(first):
    ada = candidate(first.election, "ada")
    one = account(first, "one", {ada: {"votes": 1}})
    other = candidate(factories.ElectionFactory(), "ada")
    factories.LineFactory(account=one, option=other, count=2)
    assert printed_of(one).lines == (PrintedLine("ada", 1),)


def test_all_who_are_registered_stand_in_the_first_round(first):
    candidate(first.election, "ada")
    candidate(first.election, "ben", status=OptionStatus.WITHDRAWN)
    candidate(first.election, "cal")
    assert standing(first) == ["ada", "cal"]


def test_those_stand_in_a_run_off_whom_any_source_says_to_be_through(first):
    ada, ben, cal = (candidate(first.election, name) for name in ("ada", "ben", "cal"))
    account(first, "one", {ada: {"outcome": "advanced"}, cal: {"votes": 1}})
    account(first, "two", {ben: {"outcome": "advanced"}})
    run_off = later(first)
    account(run_off, "one", {ada: {"votes": 1}, cal: {"votes": 1}})
    assert standing(run_off) == ["ada", "ben"]


def test_else_those_of_whom_any_source_prints_figures(first):
    ada, ben, cal, dan = (candidate(first.election, name) for name in ("ada", "ben", "cal", "dan"))
    run_off = later(first)
    account(run_off, "one", {ada: {"votes": 1}, dan: {"outcome": "elected"}})
    account(run_off, "two", {cal: {"share": "1"}})
    assert standing(run_off) == ["ada", "cal"]
    assert ben.person.slug not in standing(run_off)


def test_those_stand_in_a_rerun_who_stood_in_what_was_annulled(first):
    ada = candidate(first.election, "ada")
    candidate(first.election, "ben")
    first.status = RoundStatus.ANNULLED
    first.save()
    rerun = later(first)
    account(rerun, "one", {ada: {"votes": 1}})
    assert standing(rerun) == ["ada", "ben"]


def test_a_run_off_that_was_annulled_is_repeated_among_the_same(first):
    ada, ben = candidate(first.election, "ada"), candidate(first.election, "ben")
    candidate(first.election, "cal")
    account(first, "one", {who: {"outcome": "advanced"} for who in (ada, ben)})
    annulled = later(first, status=RoundStatus.ANNULLED)
    assert standing(later(annulled)) == ["ada", "ben"]


@pytest.mark.parametrize("status", [RoundStatus.POSTPONED, RoundStatus.CANCELLED])
def test_rounds_that_were_not_held_do_not_count(first, status):
    candidate(first.election, "ada")
    first.status = status
    first.save()
    assert standing(later(first)) == ["ada"]


def test_the_verdict_on_a_row(first):
    ada, ben = candidate(first.election, "ada"), candidate(first.election, "ben")
    one = account(first, "one", {ada: {"votes": 3}, ben: {"votes": 1}}, invalid=1, cast=5)
    bounds = Bounds(
        registered=(0, None),
        cast=(5, 5),
        valid=(4, 4),
        invalid=(1, 1),
        unlisted=(0, 0),
        valid_values=(4,),
        unlisted_values=(0,),
    )
    verdict = Verdict("consistent", Reading("half_up", None), bounds=bounds)
    assert loaded(first.election).verdicts[one.pk] == verdict
