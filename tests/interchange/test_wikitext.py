"""An election as wikitext: what wikis show of it, with the sources that print it."""

import mwparserfromhell
import pytest

from elections import infobox
from tests.factories import (
    AccountFactory,
    ContestFactory,
    ElectionFactory,
    LineFactory,
    OptionFactory,
    PartyFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/elections/vote/wikitext.txt"


def candidate(election, slug, **fields):
    person = PersonFactory(slug=slug, name=slug.title())
    return OptionFactory(election=election, person=person, in_infobox=True, **fields)


@pytest.fixture
def account():
    before = ElectionFactory(slug="before", name="The vote before", date="2007-07-19")
    election = ElectionFactory(slug="vote", name="A vote", previous=before, office="President")
    paper = SourceFactory(
        key="paper",
        title="Results | {{final}} [1]",
        publisher="A ''press''",
        url="https://example.org/a|b?c=[d]",
        read_on="2026-01-02",
    )
    return AccountFactory(
        round=RoundFactory(election=election),
        source=paper,
        is_lead=True,
        lead_reason="It is the only one.",
        registered=2000,
        turnout="73.50",
    )


def templates(client, name):
    code = mwparserfromhell.parse(client.get(ADDRESS).content.decode())
    return [one for one in code.filter_templates() if one.name.strip() == name]


def fields(template):
    return {str(one.name).strip(): str(one.value).strip() for one in template.params}


def test_an_infobox_has_what_the_account_shown_first_prints_with_references(client, account):
    ann = candidate(account.round.election, "ann", party=PartyFactory(name="Green {{!}} Party"))
    LineFactory(account=account, option=ann, count=500, share="66.70")

    response = client.get(ADDRESS)
    [box] = templates(client, "Infobox election")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    reference = (
        '<ref name="paper">{{cite web |url=https://example.org/a%7Cb?c=%5Bd%5D '
        "|title=Results &#124; &#123;&#123;final&#125;&#125; &#91;1&#93; "
        "|publisher=A &#39;&#39;press&#39;&#39; |access-date=2026-01-02 |language=en}}</ref>"
    )
    again = '<ref name="paper" />'
    assert fields(box) == {
        "election_name": "A vote",
        "country": account.round.election.jurisdiction_name,
        "type": "presidential",
        "ongoing": "no",
        "previous_election": "The vote before",
        "previous_year": "2007",
        "election_date": "19 July 2012",
        "registered": f"2,000{reference}",
        "turnout": f"73.50%{again}",
        "nominee1": "Ann",
        "party1": "Green &#123;&#123;!&#125;&#125; Party",
        "popular_vote1": f"500{again}",
        "percentage1": f"66.70%{again}",
        "title": "President",
    }


def test_exact_votes_of_all_make_a_table_of_results(client, account):
    election = account.round.election
    for slug, count in (("ann", 500), ("bob", 300)):
        LineFactory(account=account, option=candidate(election, slug), count=count)

    [results] = templates(client, "Election results")

    told = fields(results)
    assert told.pop("source") == '<ref name="paper" />'
    assert told == {
        **{"cand1": "Ann", "votes1": "500", "cand2": "Bob", "votes2": "300"},
        "electorate": "2000",
    }


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ({"count": 500, "bound": "more-than"}, "more than 500 ||"),
        ({"count": 47_000, "printed_to": 1000}, "47 thousand ||"),
        ({"count": None, "share": "66.70"}, " || 66.70%"),
        ({"count": None, "wording": "two dozen"}, "“two dozen” ||"),
    ],
)
def test_what_is_no_exact_count_is_told_as_printed(client, account, figure, told):
    """A template that works out shares would make of it what no source says."""
    LineFactory(account=account, option=candidate(account.round.election, "ann"), **figure)

    text = client.get(ADDRESS).content.decode()

    assert templates(client, "Election results") == []
    assert f"| Ann || {told}" in text


def test_lists_have_their_seats(client, account):
    election = account.round.election
    lists = ContestFactory(election=election, seats=33)
    account.round.contest = lists
    account.round.save()
    blue = OptionFactory(
        election=election, contest=lists, slug="blue", kind="list", name="Blue", person=None
    )
    LineFactory(account=account, option=blue, count=500)
    LineFactory(account=account, option=blue, measure="seats", count=12)

    [results] = templates(client, "Election results")

    assert fields(results).items() >= {"party1": "Blue", "votes1": "500", "seats1": "12"}.items()


def test_what_is_written_is_read_back_as_it_was(client, account):
    ann = candidate(account.round.election, "ann")
    LineFactory(account=account, option=ann, count=500, share="66.70")

    document = infobox.read(client.get(ADDRESS).content.decode())

    read = {entry.label: entry.value for entry in document.entries}
    assert (read["popular_vote1"], read["percentage1"]) == ("500", "66.70%")
    assert (read["nominee1"], read["election_date"]) == ("Ann", "19 July 2012")


def test_an_election_without_results_has_an_infobox_alone(client):
    ElectionFactory(slug="vote", name="A vote")

    [box] = templates(client, "Infobox election")
    assert fields(box)["election_name"] == "A vote"
    assert "===" not in client.get(ADDRESS).content.decode()
