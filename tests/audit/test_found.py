"""What was wrong in the audit of real elections, each a kind: the right words are the test."""

from dataclasses import replace

import pytest

from elections.arithmetic import PrintedLine, PrintedSet
from elections.arithmetic.verdict import judge
from elections.audit import wording
from elections.models import OptionKind
from tests import factories

from .helpers import account, candidate, found, loaded

NAMES = {key: key.title() for key in ("ada", "ben", "cal", "dan")}


def lines(**printed) -> tuple[PrintedLine, ...]:
    return tuple(PrintedLine(key, *figures) for key, figures in printed.items())


def said(printed: PrintedSet) -> list[str]:
    verdict = judge(printed)
    sentences = wording.verdict_sentences(verdict, printed, NAMES)
    return [str(one) for one in (*sentences, *wording.following_sentences(verdict, printed))]


@pytest.mark.django_db
@pytest.mark.parametrize("is_open", [True, False])
def test_votes_against_all_that_an_account_does_not_list_are_not_called_invalid(is_open):
    """An open roster, or an option that the account leaves out: others may have had votes."""
    round_ = factories.RoundFactory(ballot_is_complete=not is_open)
    ada, ben = (candidate(round_.election, name) for name in ("ada", "ben"))
    factories.OptionFactory(
        election=round_.election, kind=OptionKind.NONE, person=None, name="Against all", slug="none"
    )
    lines = {ada: {"votes": 1_900_000}, ben: {"votes": 700_000}}
    one = account(round_, "paper", lines, cast=3_282_000)

    record = loaded(round_.election)
    verdict, printed = record.verdicts[one.pk], record.printed[one.pk]

    assert verdict.kind == "consistent"
    assert [str(each) for each in wording.following_sentences(verdict, printed)] == [
        "They leave 2,600,000 to 3,282,000 valid votes.",
        "They leave at most 682,000 invalid ballots.",
        "They leave at most 682,000 votes for others than those listed.",
    ]


@pytest.mark.django_db
def test_votes_against_all_in_an_open_roster_make_up_the_sum():
    round_ = factories.RoundFactory(ballot_is_complete=False)
    ada = candidate(round_.election, "ada")
    none = factories.OptionFactory(
        election=round_.election, kind=OptionKind.NONE, person=None, name="Against all", slug="none"
    )
    one = account(
        round_,
        "paper",
        {ada: {"votes": 60, "share": "60.0"}, none: {"votes": 30, "share": "30.0"}},
        cast=100,
        valid=90,
        invalid=10,
        share_base="cast",
    )

    assert loaded(round_.election).verdicts[one.pk].kind == "consistent"


@pytest.mark.django_db
def test_shares_with_a_base_each_are_compared_and_summed_as_such():
    round_ = factories.RoundFactory()
    ada, ben, cal = (candidate(round_.election, name) for name in ("ada", "ben", "cal"))
    printed = {ada: (600, "60.00"), ben: (330, "34.74"), cal: (20, "2.11")}
    figures = {who: {"votes": votes, "share": share} for who, (votes, share) in printed.items()}
    account(round_, "paper", figures, cast=1_000, valid=950, invalid=50)

    record = loaded(round_.election)

    bases = {one.candidate: one.base for one in record.agreement if one.measure == "share"}
    assert bases == {"ada": "cast", "ben": "valid", "cal": "valid"}
    assert found(round_.election, "shares-sum") == []
    [finding] = found(round_.election, "possible-on-a-condition")
    assert finding.sentence.startswith(
        "Adds up only if some shares are of votes cast, and the others of valid votes."
    )


def test_shares_alone_leave_no_number_of_votes():
    """“They leave at least 58 votes cast”, where millions voted."""
    printed = PrintedSet(lines=lines(ada=(None, "51.72"), ben=(None, "48.28")))
    assert [sentence for sentence in said(printed) if "leave" in sentence] == []


def test_valid_votes_that_follow_from_two_others_name_these():
    """“The other figures leave 3,085,935 valid votes”: votes cast less invalid ones."""
    printed = PrintedSet(
        cast=3_100_000,
        invalid=14_065,
        lines=lines(ada=(1_900_000, None), ben=(1_200_000, None)),
    )
    assert said(printed)[1] == (
        "The votes named add up to 3,100,000; 3,100,000 votes cast less 14,065 invalid or blank "
        "votes leave 3,085,935 valid votes."
    )


def test_of_many_figures_in_conflict_a_reader_is_not_given_lists():
    shares = [f"{number}.3" for number in (21, 17, 13, 11, 9, 8, 6, 5, 4, 3, 2, 1, 7)]
    named = tuple(PrintedLine(f"c{place}", None, share) for place, share in enumerate(shares))
    sentences = said(PrintedSet(lines=named))
    assert sentences[0] == "Does not add up as printed."
    assert sentences[1].startswith("The shares add up to 110.9%. Before rounding that is between")
    assert max(map(len, sentences)) < 200


@pytest.mark.parametrize(
    "printed",
    [
        PrintedSet(cast=100, valid=90, invalid=11, lines=lines(ada=(50, "55.6"))),
        PrintedSet(registered=200, cast=100, turnout="60.0", lines=lines(ada=(None, "50.0"))),
    ],
)
def test_a_note_on_bases_stands_only_where_shares_are_doubted(printed):
    assert [sentence for sentence in said(printed) if "what its shares are of" in sentence] == []


def test_more_cast_than_registered_is_said_whatever_the_shares_are_of():
    printed = PrintedSet(registered=1_000, cast=2_500)
    assert judge(printed).over_registered
    assert said(printed)[0] == "By these figures more people voted than were registered."
    shares = lines(ada=(None, "80"), ben=(None, "70"))
    assert said(replace(printed, lines=shares))[0] == "Does not add up as printed."
