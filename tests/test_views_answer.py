"""The answer first: who won by which account, and how far the accounts agree."""

import pytest

from elections.models import Option, Outcome, Round, Source
from tests.factories import (
    AccountFactory,
    ContestFactory,
    ElectionFactory,
    LineFactory,
    OptionFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
)
from tests.pages import get

pytestmark = pytest.mark.django_db

PAGES = ["/elections/vote/", "/elections/vote/results/"]


@pytest.fixture
def option():
    election = ElectionFactory(slug="vote")
    return OptionFactory(election=election, person=PersonFactory(name="Ann", slug="ann"))


@pytest.fixture
def print_of(option):
    """Adds an account of the count that prints the candidate's votes; the first leads."""
    round_ = RoundFactory(election=option.election)

    def add(key, votes, outcome="", **figures):
        lead = not round_.accounts.exists()
        account = AccountFactory(
            round=round_,
            source=SourceFactory(key=key, short_name=key.upper()),
            is_lead=lead,
            lead_reason="It leads." if lead else "",
            **figures,
        )
        LineFactory(account=account, option=option, count=votes, outcome=outcome)

    return add


@pytest.mark.parametrize("page", PAGES)
def test_it_says_who_won_and_how_far_the_accounts_agree(client, print_of, page):
    print_of("a", 47_095, Outcome.ELECTED)
    print_of("b", 47_085)
    print_of("c", 47_085, cast=10)

    found = get(client, page)

    assert found.one("div", class_="answer").text == (
        "Ann was elected, with 47,095 votes (A).[1] Of 3 accounts that print this "
        "figure, 2 agree on 47,085. Of 3 accounts of the count, 1 does not add up as printed."
    )
    table = found.one("table", class_="dots")
    assert table.one("caption").text == "votes for Ann, account by account"
    assert [row[:2] for row in table.rows()[1:]] == [
        ["B[2]", "47,085"],
        ["C[3]", "47,085"],
        ["A[1]", "47,095"],
    ]
    assert [path.attrs["d"].split()[0] for path in table.all("path", class_="dot")] == [
        "M5.6",
        "M5.6",
        "M93.6",
    ]


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ([5], ""),
        ([5, 5], "Both accounts that print this figure have the same digits."),
        ([5, 6], "The two accounts that print this figure differ."),
        (
            [5, 6, 5, 6],
            "Of 4 accounts that print this figure, no more than 2 have the same digits.",
        ),
    ],
)
def test_it_counts_the_accounts_that_print_the_same_digits(client, print_of, votes, said):
    for key, number in zip("abcd", votes, strict=False):
        print_of(key, number, Outcome.ELECTED)

    text = get(client, PAGES[0]).one("div", class_="answer").one("p").text

    assert text.split("[1]", 1)[1].split("No account")[0].split("The account")[0].strip() == said


def test_copies_are_no_further_witnesses(client, print_of):
    for key in "abcde":
        print_of(key, 6 if key == "e" else 5, Outcome.ELECTED)
    first, second, third, elsewhere = (
        *(Source.objects.get(key=key) for key in "abc"),
        SourceFactory(key="z"),
    )
    # One cites a copy; the others are copies of a source that has no account here.
    Source.objects.filter(key="b").update(copy_of=first)
    third.cites.set([second])
    Source.objects.filter(key__in="de").update(copy_of=elsewhere)

    text = get(client, PAGES[0]).one("div", class_="answer").one("p").text

    assert (
        "Of 5 accounts that print this figure, 4 agree on 5. 2 of them copy or cite A, "
        "which counts as one witness."
    ) in text
    Source.objects.filter(key="a").update(copy_of=third)
    page = get(client, PAGES[0])
    assert "4 agree on 5. 2 of them copy" in page.one("div", class_="answer").one("p").text


def test_counts_that_are_underway_are_set_aside_beside_a_final_one(client, print_of):
    print_of("a", 5, Outcome.ELECTED, status="final")
    print_of("b", 5)
    print_of("c", 4, status="preliminary")

    text = get(client, PAGES[0]).one("div", class_="answer").one("p").text

    assert (
        "Both accounts that print this figure have the same digits. "
        "Preliminary and partial counts are left out."
    ) in text


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("question", "No account states whether the proposal was accepted."),
        ("lists", "No account states who came first."),
    ],
)
def test_it_says_of_each_kind_of_contest_that_nothing_is_stated(
    client, option, print_of, kind, said
):
    contest = ContestFactory(election=option.election, kind=kind)
    Round.objects.update(contest=contest)
    Option.objects.update(contest=contest)
    print_of("a", 5)

    assert get(client, PAGES[0]).one("div", class_="answer").text.startswith(said)


def test_it_says_that_nobody_states_who_was_elected(client, print_of):
    print_of("a", 5)

    assert get(client, PAGES[0]).one("div", class_="answer").text == (
        "No account of the count states who was elected. "
        "The account of the count does not contradict itself."
    )


@pytest.mark.parametrize("page", PAGES)
def test_without_an_account_there_is_no_answer(client, option, page):
    assert get(client, page).all("div", class_="answer") == []
