"""What the audit says of seats, rules and bases in the record that comes with the site."""

import pytest

from elections import models
from elections.audit import Level, audit, load_for_audit
from tests import fixture_rows
from tests.fixture_rows import SHARED, fixture_names

pytestmark = pytest.mark.django_db

LOADED = [SHARED, *(name for name in fixture_names() if name != SHARED)]
record = fixture_rows.recorded(*LOADED)


@pytest.fixture
def told():
    """What a rule finds in the elections whose slugs begin so: account's key and sentence."""
    elections = models.Election.objects.order_by("slug")

    def sentences(beginning, rule):
        accounts = {one.pk: one for one in models.Account.objects.select_related("source")}
        return [
            (accounts[finding.subject.row.pk].key, str(finding.sentence))
            for record in load_for_audit(elections.filter(slug__startswith=beginning))
            for finding in audit(record)
            if finding.rule == rule
        ]

    return sentences


def test_nothing_is_an_error():
    assert [
        finding
        for record in load_for_audit(models.Election.objects.all())
        for finding in audit(record)
        if finding.level == Level.ERROR
    ] == []


@pytest.mark.parametrize(
    "rule", ["seats-against-total", "seats-by-tier", "seats-before-and-after", "later-count-below"]
)
def test_no_source_contradicts_itself_on_seats_or_hours(told, rule):
    assert told("", rule) == []


FILLED = "as many as were to be filled."
IN_ALL = f"The seats printed add up to 33, {FILLED}"
OF_2015 = ["wikipedia-2015", "wikipedia-2015-earlier", "wikipedia-fr-2015"]


@pytest.mark.parametrize(
    ("year", "sentences"),
    [
        ("2000", [("wikipedia-ru-2000", IN_ALL)]),
        (
            "2005",
            [
                ("noravank-2005", f"The list seats printed add up to 11, {FILLED}"),
                ("wikipedia-ru-2005", f"The list seats printed add up to 11, {FILLED}"),
                ("wikipedia-ru-2005", IN_ALL),
                ("wikipedia-ru-2005", f"The constituency seats printed add up to 22, {FILLED}"),
                ("wikipedia-2005-infobox", IN_ALL),
                ("noravank-2005", IN_ALL),
                ("azatutyun-2005", IN_ALL),
                ("afp-ruling-2005", IN_ALL),
            ],
        ),
        (
            "2015",
            [
                *((key, f"The list seats printed add up to 22, {FILLED}") for key in OF_2015),
                *(
                    (key, sentence)
                    for key in OF_2015
                    for sentence in (
                        IN_ALL,
                        f"The constituency seats printed add up to 11, {FILLED}",
                    )
                ),
            ],
        ),
        (
            "2020-artsakhian-parl",
            [
                (key, IN_ALL)
                for key in ("wikipedia-2020", "cec-2020-assembly", "armenianweekly-2020")
            ],
        ),
    ],
)
def test_seats_add_up(told, year, sentences):
    assert told(year, "seats-add-up") == sentences


BALANCED = "The changes in seats add up to 0, new lists counted with all their seats."
MORE = (
    "The changes in seats, new lists counted with all their seats, make {} more: others, which are "
    "not printed, lost as many, or there are more seats than before."
)


@pytest.mark.parametrize(
    ("year", "sentences"),
    [
        # Beside a Democratic Party that had 20 seats before, +/-0 is printed for its 10.
        ("2005", [("wikipedia-ru-2005", MORE.format(11))]),
        ("2015", [("wikipedia-2015", BALANCED), ("wikipedia-2015-earlier", BALANCED)]),
        # The 5 seats of Movement 88, National Revival and independents.
        ("2020-artsakhian-parl", [("wikipedia-2020", MORE.format(5))]),
    ],
)
def test_changes_in_seats(told, year, sentences):
    assert told(year, "seat-changes") == sentences


HARE_DROOP = "largest remainders (Hare), largest remainders (Droop) and Sainte-Laguë"
HARE = "largest remainders (Hare) and Sainte-Laguë"
OWN, OTHERS = "The seats printed", "The seats that others print"


def follow(whose, seats, measure, methods, dhondt):
    return (
        f"{whose}, {seats}, follow from these {measure} by {methods}, among lists with at least "
        f"5%. By d’Hondt they would be {dhondt}."
    )


def test_how_the_list_seats_of_2015_follow(told):
    seats, dhondt = "11, 4, 4, 2 and 1", "12, 4, 4, 1 and 1"
    assert told("2015", "method-of-allocation") == [
        *((key, follow(OWN, seats, "votes", HARE_DROOP, dhondt)) for key in OF_2015),
        *(
            (key, follow(OTHERS, seats, "shares", HARE, dhondt))
            for key in ("obct-2015", "massispost-2015", "azatutyun-hy-2015")
        ),
    ]


def test_how_the_seats_of_2020_follow(told):
    seats, dhondt = "16, 9, 3, 3 and 2", "17, 9, 3, 2 and 2"
    assert told("2020-artsakhian-parl", "method-of-allocation") == [
        ("wikipedia-2020", follow(OWN, seats, "shares", HARE, "16, 10, 3, 2 and 2")),
        ("armenpress-2020-assembly", follow(OTHERS, seats, "votes", HARE_DROOP, dhondt)),
        ("news-am-2020-assembly", follow(OTHERS, seats, "shares", HARE, dhondt)),
        ("parliament-wa-2020", follow(OTHERS, seats, "shares", HARE, dhondt)),
    ]


def test_how_the_list_seats_of_2005_follow(told):
    assert told("2005", "method-of-allocation") == [
        (
            "wikipedia-2010-earlier",
            "The seats that others print, 5, 3 and 3, follow from these shares by largest "
            "remainders (Hare), d’Hondt and Sainte-Laguë, among lists with more than 10%.",
        )
    ]


HALF = "at least 50% (nkr.am, Wikipedia and sudd.ch (earlier)) and more than 50% (sudd.ch)."
TWO_THIRDS = (
    "99.98% of valid votes are for Yes; needed, and reached: 66.67% (sudd.ch) and two thirds of "
    "the voters (sudd.ch (earlier))."
)


def test_both_conditions_of_1991_are_met_on_all_figures(told):
    found = dict(told("1991-nagorno-karabakh-ind", "what-is-needed"))
    turnout = "The turnout is {}; needed, and reached: " + HALF
    by_counts = f"{turnout.format('82.17%')} {TWO_THIRDS}"
    assert found == {
        "cec-en-1991-referendum": by_counts,
        "cec-hy-1991-referendum": by_counts,
        "nkr-am-1991-referendum": by_counts,
        "nankr-1991": turnout.format("82.17%"),
        "wikipedia-1991-referendum-infobox": TWO_THIRDS,
        "wikipedia-1991-referendum-text": by_counts,
        "wikipedia-earlier-1991-referendum-infobox": by_counts,
        "wikipedia-earlier-1991-referendum-text": by_counts,
        "wikipedia-el-1991-referendum": by_counts,
        "sudd-1991-referendum": by_counts,
        "sudd-middle-1991-referendum": by_counts,
        "sudd-first-1991-referendum": turnout.format("82.20%"),
        "sardarabad-1991-referendum": f"{turnout.format('82.2%')} {TWO_THIRDS}",
    }


def test_either_rule_of_2017_is_met(told):
    rules = "at least 25% (Wikipedia and PanARMENIAN.Net) and 33.33% (sudd.ch)."
    reached = "{} of registered voters are for Yes; needed, and reached: " + rules
    assert dict(told("2017-nagorno-karabakh-const", "what-is-needed")) == {
        "cec-2017-referendum": reached.format("67.01%"),
        "wikipedia-2017-referendum": reached.format("67.01%"),
        "sudd-2017-referendum": reached.format("67.01%"),
        "armenpress-2017-referendum-03-00": reached.format("67.02%"),
        "igic-2017-referendum": reached.format("67.00%"),
    }


def test_the_turnout_needed_in_2005_was_reached(told):
    needed = "needed, and reached: more than 25% (Wikipedia, BBC, AP (fr) and ANSA)."
    assert dict(told("2005", "what-is-needed")) == {
        "azatutyun-2005": f"The turnout is 78%; {needed}",
        "a1plus-2005": f"The turnout is 73.6%; {needed}",
        "itar-tass-2005": f"The turnout is 73.6%; {needed}",
    }


def test_a_third_in_words_is_reached_in_2006(told):
    found = dict(told("2006", "what-is-needed"))
    turnout = (
        "The turnout is {}; needed, and reached: at least one third of the voters "
        "(AP (10 December) and Armenpress)."
    )
    approval = (
        "{} of registered voters are for Yes; needed, and reached: one third of the registered "
        "voters (RIA Novosti, RFE/RL, Wek.ru and Vsluh.ru)."
    )
    assert found["cec-en-2006"] == turnout.format("87.02%")
    assert found["wikipedia-2006"] == f"{approval.format('85.79%')} {turnout.format('87.02%')}"
    assert found["ria-2006"] == f"{approval.format('86.79%')} {turnout.format('88.03%')}"


def test_two_thirds_of_the_assembly_are_reached(told):
    assert set(dict(told("2017-artsakhian", "what-is-needed")).values()) == {
        "84.85% of registered voters are for Bako Sahakyan; needed, and reached: two thirds of the "
        "33 members (Wikipedia)."
    }
    found = dict(told("2023-artsakhian", "what-is-needed"))
    share = "{} of registered voters are for Samvel Shahramanyan; needed, and reached: two thirds "
    votes = "22 votes are for Samvel Shahramanyan; needed, and reached: 22 (PanARMENIAN)."
    assert found["wikipedia-2023"] == f"{share.format('66.67%')}(Wikipedia). {votes}"
    assert found["massis-2023"] == f"{share.format('68.75%')}(Wikipedia). {votes}"
    assert found["asbarez-2023"] == votes


def test_candidates_that_do_not_add_up(told):
    made = "{} candidates of parties and {} independent ones make {}, and {} in all are printed."
    assert told("2000", "candidates-by-nomination") == [
        ("wikipedia-ru-2000", made.format(25, 88, 113, 115))
    ]
    assert told("2005", "candidates-by-nomination") == [
        ("arka-2005", made.format(57, 70, 127, 107))
    ]
    assert told("2005", "candidates-of-all-lists") == [
        (
            "a1plus-2005",
            "The candidates printed of lists add up to 103; others print in all 185 (Wikipedia "
            "(ru) and Wikipedia), 106 (ITAR-TASS and BBC) and 107 (ARKA).",
        )
    ]
    assert [said for _account, said in told("2015", "candidates-of-all-lists")] == [
        "The candidates printed of lists add up to 164; others print in all 206 (OBCT).",
        "With the 50 on the other ballot (NEWS.am) they are 214, more than 206 (OBCT): possible "
        "only if some stood on both.",
    ]


def test_the_shares_of_2006_are_of_one_count(told):
    same = "98.58% of votes cast and 99.29% of valid votes (Wikipedia) are the same count: {}"
    may = "{} of votes cast and 99.29% of valid votes (Wikipedia) can be the same count: {}"
    votes = "77,279 for Yes."
    assert dict(told("2006", "one-count-on-two-bases")) == {
        "cec-en-2006": may.format("98.58%", votes),
        "cec-ru-2006": may.format("98.58%", votes),
        "wikipedia-tr-2006-text": may.format("98.6%", votes),
        "regnum-2006": same.format(votes),
        "ria-2006": same.format(votes),
        "new-anatolian-2006": same.format(votes),
        "arka-2006": same.format(votes),
        "armenpress-2006": may.format("98.6%", votes),
        "moscow-times-2006": may.format("98.6%", votes),
        "afp-2006": may.format("98.6%", votes),
    }


def test_the_shares_of_1991_are_of_one_count(told):
    same = "{} of votes cast and 99.98% of valid votes (Wikipedia, text) are the same count: {}"
    found = dict(told("1991-nagorno-karabakh-ind", "one-count-on-two-bases"))
    assert found == {
        key: same.format(share, "108,615 for Yes.")
        for key, share in {
            "cec-en-1991-referendum": "99.9%",
            "cec-hy-1991-referendum": "99.9%",
            "nkr-am-1991-referendum": "99.89%",
            "wikipedia-earlier-1991-referendum-text": "99.89%",
        }.items()
    }


def test_the_shares_of_2017_are_of_one_count(told):
    found = dict(told("2017-nagorno-karabakh-const", "one-count-on-two-bases"))
    both = "87.59% of votes cast and 90.05% of valid votes (Wikipedia) {} the same count: {}"
    assert found["sudd-2017-referendum"] == both.format("are", "69,570 for Yes.")
    assert found["wikipedia-fr-2017-referendum"] == both.format("can be", "69,570 for Yes.")


def test_84_5_of_votes_cast_and_88_of_valid_votes_in_2020_are_one_count(told):
    assert told("2020-artsakhian-pres", "one-count-on-two-bases") == [
        (
            "asbarez-r2-2020",
            "84.5% of votes cast and 88.01% of valid votes (Wikipedia) are the same count: 39,860 "
            "for Arayik Harutyunyan.",
        )
    ]


def test_the_share_of_invalid_votes_of_2020_is_of_no_total(told):
    assert told("2", "shares-of-parts") == [
        (
            "parliament-wa-2020",
            "2,418 invalid or blank votes of 76,712 votes cast are 3.15%, not 2.8%.",
        )
    ]


@pytest.mark.parametrize(
    "rule", ["majority-against-seats", "candidates-against-options", "candidates-of-lists"]
)
def test_no_source_contradicts_its_seats_or_candidates(told, rule):
    assert told("", rule) == []
