"""Whether sources agree, measure by measure."""

from fractions import Fraction

import pytest

from elections import models
from elections.arithmetic import Interval
from elections.audit import Entry, MeasureAgreement, measure_slug
from elections.audit.agreement import disputed_measures, largest_group
from elections.figures import Count, Percent
from elections.models import RoundStatus
from elections.record.citations import Citations
from elections.record.conduct import measures_of
from tests import factories

from .helpers import account, candidate, loaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return factories.RoundFactory()


def test_a_partial_count_is_not_compared_but_for_registered_voters(round_):
    ada = candidate(round_.election, "ada")
    totals = {"registered": 200, "cast": 104, "turnout": "52.00"}
    account(round_, "one", {ada: {"votes": 60, "share": "60"}}, **totals, status="final")
    early = {"registered": 201, "cast": 50, "turnout": "25.00", "status": "partial"}
    account(round_, "two", {ada: {"votes": 20, "share": "40"}}, **early)
    assert {slug: one.agreement for slug, one in measures(round_.election).items()} == {
        "registered": "conflict",
        "cast": "single",
        "turnout": "single",
        "votes-ada": "single",
        "share-ada": "single",
    }


def measures(election):
    return {one.slug: one for one in loaded(election).agreement}


def entry(source, measure, figure, status="unstated", rounding="half_up", assumed=False):
    return Entry(source, source, measure, figure, rounding, status, assumed)


def test_all_measures_of_a_round_in_their_order(round_):
    ada, ben = candidate(round_.election, "ada"), candidate(round_.election, "ben")
    account(
        round_,
        "one",
        {ada: {"votes": 60, "share": "60.00"}, ben: {"votes": 40, "share": "40.00"}},
        registered=200,
        cast=104,
        valid=100,
        invalid=4,
        turnout="52.00",
        share_base="valid",
        status="final",
    )
    account(round_, "two", {ada: {"votes": 60, "share": "60.0"}}, cast=104, turnout="53")

    def count(measure, value, *sources, candidate=""):
        slug = measure_slug(measure, 1, candidate)
        entries = [entry("one", slug, Count(value), "final")]
        entries += [entry(source, slug, Count(value)) for source in sources]
        kind = "agree" if sources else "single"
        return MeasureAgreement(measure, slug, 1, candidate, "", tuple(entries), kind)

    assert loaded(round_.election).agreement == (
        count("registered", 200),
        count("cast", 104, "two"),
        count("valid", 100),
        count("invalid", 4),
        MeasureAgreement(
            measure="turnout",
            slug="turnout",
            round=1,
            candidate="",
            base="",
            entries=(
                entry("one", "turnout", Percent("52.00"), "final"),
                entry("two", "turnout", Percent("53")),
            ),
            agreement="conflict",
            conflicts=(("one", "two"),),
        ),
        count("votes", 60, "two", candidate="ada"),
        MeasureAgreement(
            measure="share",
            slug="share-ada",
            round=1,
            candidate="ada",
            base="valid",
            entries=(
                entry("one", "share-ada", Percent("60.00"), "final"),
                entry("two", "share-ada", Percent("60.0"), assumed=True),
            ),
            agreement="agree_within_rounding",
        ),
        count("votes", 40, candidate="ben"),
        MeasureAgreement(
            measure="share",
            slug="share-ben",
            round=1,
            candidate="ben",
            base="valid",
            entries=(entry("one", "share-ben", Percent("40.00"), "final"),),
            agreement="single",
        ),
    )


def test_a_majority_and_those_who_stand_alone(round_):
    ada = candidate(round_.election, "ada")
    printed = {"a": 47_095, "b": 47_000, "c": 47_085, "d": 47_085, "e": 47_850, "f": 47_085}
    for key, votes in printed.items():
        unit = 1_000 if key == "b" else 1
        account(round_, key, {ada: {"votes": votes}}, counts_printed_to=unit)
    votes = measures(round_.election)["votes-ada"]
    assert (votes.agreement, votes.majority, votes.alone) == (
        "conflict",
        ("b", "c", "d", "f"),
        ("a", "e"),
    )
    conflicts = {key: "".join(votes.conflicting_with(key)) for key in printed}
    assert conflicts == {"a": "cdef", "b": "e", "c": "ae", "d": "ae", "e": "abcdf", "f": "ae"}


def test_shares_of_different_bases_are_different_measures(round_):
    ada = candidate(round_.election, "ada")
    # Nobody prints figures of Ben, so that no set has to sum to 100.
    candidate(round_.election, "ben")
    for key, base, share in (
        ("one", "valid", "60"),
        ("two", "cast", "58"),
        ("three", "registered", "30"),
        ("four", "unstated", "58"),
        ("five", "cast", "59"),
    ):
        account(round_, key, {ada: {"share": share}}, share_base=base)
    kinds = {
        slug: (one.base, one.agreement, "".join(one.source for one in one.entries))
        for slug, one in measures(round_.election).items()
    }
    assert kinds == {
        "share-ada": ("valid", "conflict", "onefour"),
        "share-ada-of-votes-cast": ("cast", "conflict", "twofive"),
        "share-ada-of-registered-voters": ("registered", "single", "three"),
    }


def test_a_base_that_the_verdict_finds_is_taken_and_said_to_be_assumed(round_):
    ada = candidate(round_.election, "ada")
    account(round_, "one", {ada: {"votes": 500, "share": "50.0"}}, cast=1_000, valid=900)
    entries = {slug: one.entries for slug, one in measures(round_.election).items()}
    assert entries["share-ada-of-votes-cast"] == (
        entry("one", "share-ada-of-votes-cast", Percent("50.0"), assumed=True),
    )


def test_figures_that_were_cut_off_are_read_as_such(round_):
    account(round_, "one", registered=98_909, cast=72_823, turnout="73.62")
    account(round_, "two", turnout="73.626")
    turnout = measures(round_.election)["turnout"]
    assert turnout.agreement == "agree_within_rounding"
    assert [one.interval for one in turnout.entries] == [
        Interval(Fraction("73.62"), Fraction("73.63"), high_open=True),
        Interval(Fraction("73.6255"), Fraction("73.6265"), high_open=True),
    ]


def test_figures_of_an_impossible_set_are_read_as_rounded(round_):
    account(round_, "one", registered=98_909, cast=72_823, turnout="73.42")
    [turnout] = measures(round_.election)["turnout"].entries
    assert turnout.interval == Interval(Fraction("73.415"), Fraction("73.425"), high_open=True)


def test_later_rounds_have_measures_of_their_own(round_):
    ada = candidate(round_.election, "ada")
    candidate(round_.election, "ben")
    account(round_, "one", {ada: {"share": "40"}}, turnout="60")
    later = factories.RoundFactory(
        election=round_.election, number=2, date=None, status=RoundStatus.POSTPONED
    )
    account(later, "one", {ada: {"share": "50"}}, turnout="61", share_base="cast")
    assert {one.anchor: one.entries[0].anchor for one in loaded(round_.election).agreement} == {
        "measure-turnout": "figure-turnout-one",
        "measure-share-ada": "figure-share-ada-one",
        "measure-round-2-turnout": "figure-round-2-turnout-one",
        "measure-round-2-share-ada-of-votes-cast": ("figure-round-2-share-ada-of-votes-cast-one"),
    }


def test_reports_of_other_things_than_votes():
    election = factories.ElectionFactory()
    for measure, key, value, bound in (
        ("international-observers", "a", 80, "exactly"),
        ("international-observers", "b", 100, "more-than"),
        ("international-observers", "c", 110, "about"),
        ("observers", "a", 100, "at-least"),
    ):
        source = factories.SourceFactory._meta.model.objects.filter(key=key).first()
        factories.FigureFactory(
            election=election,
            source=source or factories.SourceFactory(key=key),
            measure=measure,
            count=value,
            bound=bound,
            wording="some" if bound == "about" else "",
        )
    slug = "international-observers"
    assert loaded(election).agreement == (
        MeasureAgreement(
            measure="observers",
            slug="observers",
            round=None,
            candidate="",
            base="",
            entries=(entry("a", "observers", Count(100, 1, "at-least"), ""),),
            agreement="single",
        ),
        MeasureAgreement(
            measure=slug,
            slug=slug,
            round=None,
            candidate="",
            base="",
            entries=(
                entry("a", slug, Count(80, 1, "exactly"), ""),
                entry("b", slug, Count(100, 1, "more-than"), ""),
                entry("c", slug, Count(110, 1, "about", "some"), ""),
            ),
            agreement="conflict",
            conflicts=(("a", "b"), ("a", "c")),
            majority=("b", "c"),
            alone=("a",),
        ),
    )
    intervals = [one.interval for one in loaded(election).agreement[1].entries]
    assert intervals == [Interval(80, 80), Interval(101, None), Interval(105, 115)]


def test_a_bound_that_holds_for_another_kind_of_count_conflicts_with_nothing():
    election = factories.ElectionFactory()
    factories.FigureFactory(election=election, count=81)
    factories.FigureFactory(election=election, count=80, bound="more-than")
    assert measures(election)["observers"].agreement == "agree_within_rounding"


@pytest.mark.parametrize(
    ("intervals", "group"),
    [
        # Two groups of two overlap in the middle one: neither is the greatest.
        ([Interval(0, 10), Interval(5, 15), Interval(12, 20)], ()),
        # Half of all are no majority.
        ([Interval(1, 1), Interval(1, 1), Interval(2, 2), Interval(3, 3)], ()),
        ([Interval(1, 1), Interval(1, 1), Interval(2, 2)], (0, 1)),
        # What has no least value begins before all others.
        ([Interval(None, 3), Interval(2, 4), Interval(5, 5)], (0, 1)),
        # Intervals that begin in one point, which belongs to one of them.
        ([Interval(1, 2, low_open=True), Interval(1, 2), Interval(0, 1)], ()),
        ([Interval(1, 2, low_open=True), Interval(1, 2), Interval(0, 0)], (0, 1)),
    ],
)
def test_the_greatest_group_that_can_all_be_right(intervals, group):
    assert largest_group(intervals) == group


def rule(round_, key, share, measure="threshold", **fields):
    one = account(round_, key)
    factories.FigureFactory(account=one, measure=measure, count=None, share=share, **fields)


def test_at_least_is_part_of_a_rule_and_leaves_nothing_open(round_):
    rule(round_, "one", "5", bound="at-least")
    rule(round_, "two", "7")
    rule(round_, "three", "7", bound="more-than")
    threshold = measures(round_.election)["threshold"]
    assert threshold.conflicts == (("one", "two"), ("one", "three"))
    assert [one.slug for one in disputed_measures(loaded(round_.election))] == ["threshold"]


def test_rules_on_different_wholes_are_different_measures(round_):
    for key, base in (("one", ""), ("two", "valid"), ("three", "registered")):
        rule(round_, key, "50" if base else "25", measure="approval-needed", base=base)
    assert {one.slug: one.agreement for one in loaded(round_.election).agreement} == {
        "approval-needed": "single",
        "approval-needed-of-valid-votes": "single",
        "approval-needed-of-registered-voters": "single",
    }
    citations = Citations(models.Source.objects.all())
    told = measures_of(loaded(round_.election), citations)
    assert [(one.slug, one.label, one.name) for one in told] == [
        ("approval-needed", "approval needed", "approval needed"),
        *(
            (f"approval-needed-of-{end}", f"approval needed, of {of}", f"approval needed, of {of}")
            for end, of in (
                ("valid-votes", "valid votes"),
                ("registered-voters", "registered voters"),
            )
        ),
    ]


def test_a_percentage_that_is_about_so_much(round_):
    account(round_, "one", turnout="75.5")
    two = account(round_, "two")
    factories.FigureFactory(account=two, measure="turnout", count=None, share="80", bound="about")
    three = account(round_, "three")
    factories.FigureFactory(account=three, measure="turnout", count=None, share="75", bound="about")
    turnout = measures(round_.election)["turnout"]
    assert turnout.agreement == "agree_within_rounding"
    account(round_, "four", turnout="75.6")
    assert measures(round_.election)["turnout"].conflicting_with("four") == ("one", "three")


@pytest.mark.parametrize(("bound", "agreement"), [("about", "conflict"), ("at-most", "conflict")])
def test_lost_seats_may_have_a_bound(round_, bound, agreement):
    ada = candidate(round_.election, "ada")
    for key, count, fields in (("one", -3, {"bound": bound}), ("two", -2, {})):
        factories.FigureFactory(
            account=account(round_, key), measure="seat-change", option=ada, count=count, **fields
        )
    assert measures(round_.election)["seat-change-ada"].agreement == agreement


def test_a_share_whose_base_not_all_state_is_called_one_of_none(round_):
    ada = candidate(round_.election, "ada")
    # Nobody prints figures of Ben, so that no set has to sum to 100.
    candidate(round_.election, "ben")
    account(round_, "one", {ada: {"share": "60"}}, share_base="valid")
    account(round_, "two", {ada: {"share": "70"}}, share_base="valid")
    share = measures(round_.election)["share-ada"]
    assert share.said_base == "valid"
    account(round_, "three", {ada: {"share": "60"}})
    share = measures(round_.election)["share-ada"]
    assert (share.base, share.said_base) == ("valid", "")
    assert [one.said_base for one in disputed_measures(loaded(round_.election))] == [""]
