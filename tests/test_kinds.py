"""Kinds of vote, each from a fixture to the reader: loaded, entered, exported, shown.

What the audit says of each is told beside it. Ranked votes have tests of their own, as have lists,
questions, tickets, party lines and several votes a voter among the fixtures of real elections.
"""

from dataclasses import dataclass, field

import pytest

from elections.audit import audit, load_for_audit
from elections.loading import load
from elections.models import Account, Election, Figure, Option, Round
from elections.resources import FORMATS
from tests import factories
from tests.admin.helpers import change, filled_in
from tests.loading.cast import record, source, written
from tests.pages import get
from tests.resources.helpers import contents, taken
from tests.resources.helpers import written as table

pytestmark = pytest.mark.django_db


@dataclass
class Kind:
    """Rounds, options and figures of an election, what its page says, and what the audit does.

    `figures` are of the round by its number: option, or none, and what is printed.
    """

    rounds: list[dict]
    options: dict[str, dict]
    figures: list[tuple[int, str, dict]]
    shown: list[str]
    said: list[str] = field(default_factory=list)
    contests: list[str] = field(default_factory=list)

    @property
    def records(self):
        yield source("paper")
        yield record("jurisdiction", name="Land", slug="land")
        yield record(
            "election",
            name="Vote",
            slug="vote",
            jurisdiction=["land"],
            type="local",
            vote_type="popular",
            date="2012-07-19",
            publication="published",
            sources=[["paper"]],
        )
        for place, slug in enumerate(self.contests):
            yield record(
                "contest",
                election=["vote"],
                slug=slug,
                name=slug.title(),
                kind="candidates",
                order=place + 1,
                sources=[["paper"]],
            )
        for number, one in enumerate(self.rounds):
            held = {"number": number + 1, "date": "2012-07-19"}
            yield record("round", election=["vote"], **held | one)
        for place, (slug, one) in enumerate(self.options.items()):
            if one.get("kind", "candidate") == "candidate":
                yield record("person", name=slug.title(), slug=slug)
                one = {"person": [slug]} | one
            yield record(
                "option", election=["vote"], slug=slug, order=place + 1, sources=[["paper"]], **one
            )
        for number in dict.fromkeys(number for number, _option, _printed in self.figures):
            yield record(
                "account",
                round=["vote", number],
                source=["paper"],
                is_lead=True,
                lead_reason="It is the only one.",
            )
        for number, option, printed in self.figures:
            of = {"option": ["vote", option]} if option else {}
            account = ["vote", number, "paper", "", ""]
            yield record("figure", account=account, **{"measure": "votes"} | of | printed)


ANN, BOB = {"ann": {}}, {"bob": {}}
KINDS = {
    "a tie for the first seat, decided by lot": Kind(
        rounds=[{}],
        options=ANN | BOB,
        figures=[
            (1, "ann", {"count": 50, "outcome": "by-lot"}),
            (1, "bob", {"count": 50, "outcome": "not-elected"}),
        ],
        shown=["Ann 50 not stated elected by lot", "Bob 50 not stated not elected"],
    ),
    "a tie for the second of two seats, decided by lot": Kind(
        rounds=[{"votes_per_voter": 2}],
        options=ANN | BOB | {"cy": {}},
        figures=[
            (1, "ann", {"count": 60, "outcome": "elected"}),
            (1, "bob", {"count": 50, "outcome": "by-lot"}),
            (1, "cy", {"count": 50, "outcome": "not-elected"}),
        ],
        shown=["Bob 50 not stated elected by lot", "Cy 50 not stated not elected"],
    ),
    "somebody who withdrew, and one who died, after the ballot was printed": Kind(
        rounds=[{}],
        options=ANN | {"bob": {"status": "withdrawn"}, "cy": {"status": "died"}},
        figures=[
            (1, "ann", {"count": 50, "outcome": "elected"}),
            (1, "bob", {"count": 9}),
            (1, "cy", {"count": 8}),
            (1, "", {"measure": "valid", "count": 67}),
        ],
        shown=["Bob 9 not stated not stated", "Cy 8 not stated not stated"],
        said=[
            "Bob withdrew, and is given votes: 9.",
            "Cy died, and is given votes: 8.",
        ],
    ),
    "elected unopposed, without votes": Kind(
        rounds=[{}],
        options=ANN,
        figures=[(1, "ann", {"outcome": "unopposed"})],
        shown=["Ann not stated not stated elected unopposed"],
    ),
    "not elected, where the source says who was": Kind(
        rounds=[{}],
        options=ANN | BOB,
        figures=[
            (1, "ann", {"count": 60, "outcome": "elected"}),
            (1, "bob", {"count": 50, "outcome": "not-elected"}),
        ],
        shown=["Ann 60 not stated elected", "Bob 50 not stated not elected"],
    ),
    "a poll that was cancelled beside one that was held": Kind(
        contests=["north", "south"],
        rounds=[
            {"contest": ["vote", "north"]},
            {"contest": ["vote", "south"], "status": "cancelled"},
        ],
        options={"ann": {"contest": ["vote", "north"]}, "bob": {"contest": ["vote", "south"]}},
        figures=[(1, "ann", {"count": 60, "outcome": "elected"})],
        shown=["North held 19 July 2012", "South cancelled 19 July 2012"],
    ),
    "a vote over several days": Kind(
        rounds=[{"last_day": "2012-07-21"}],
        options=ANN,
        figures=[(1, "ann", {"count": 60})],
        shown=["held 19 July 2012 – 21 July 2012"],
    ),
    "an annulled round and its rerun": Kind(
        rounds=[{"status": "annulled"}, {"date": "2012-08-19"}],
        options=ANN | BOB,
        figures=[
            (1, "ann", {"count": 60, "outcome": "elected"}),
            (2, "bob", {"count": 70, "outcome": "elected"}),
        ],
        shown=["annulled 19 July 2012", "held 19 August 2012"],
    ),
    "against all, write-ins, overvotes, undervotes, and blank apart from invalid votes": Kind(
        rounds=[{}],
        options=ANN
        | {
            "none": {"kind": "none", "name": "Against all"},
            "others": {"kind": "group", "name": "Write-ins"},
        },
        figures=[
            (1, "ann", {"count": 60}),
            (1, "none", {"count": 20}),
            (1, "others", {"count": 3}),
            (1, "", {"measure": "cast", "count": 150}),
            (1, "", {"measure": "valid", "count": 83}),
            (1, "", {"measure": "invalid", "count": 1}),
            (1, "", {"measure": "blank", "count": 56}),
            (1, "", {"measure": "overvotes", "count": 4}),
            (1, "", {"measure": "undervotes", "count": 6}),
        ],
        shown=[
            "Against all 20 not stated",
            "Write-ins 3 not stated",
            "invalid or blank votes 1",
            "blank votes 56",
            "overvotes 4",
            "undervotes 6",
        ],
    ),
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_kind_of_vote_is_loaded_entered_exported_shown_and_audited(kind, client, tmp_path):
    load([written(tmp_path, *kind.records)])

    # Sent again from the desk's forms, and taken back from tables, it is what it was.
    before = contents()
    client.force_login(factories.EditorFactory())
    for account in Account.objects.all():
        assert (
            client.post(change(account), filled_in(client.get(change(account)))).status_code == 302
        )
    for model in (Round, Option, Account, Figure):
        for form in FORMATS:
            assert taken(model, form, table(model, form)).problems == []
    assert contents() == before
    client.logout()

    text = " ".join(get(client, "/elections/vote/results/").text.split())
    for words in kind.shown:
        assert words in text
    [loaded] = load_for_audit(Election.objects.all())
    findings = [str(one.sentence) for one in audit(loaded) if one.level == "warning"]
    assert findings == kind.said


def test_the_days_of_a_vote_are_told_wherever_its_day_is(client, settings):
    settings.SITE_URL = "https://example.org"
    first = factories.RoundFactory(election__slug="vote")
    Round.objects.filter(pk=first.pk).update(last_day="2012-07-21")

    assert "19 July – 21 July 2012" in get(client, "/").text
    overview = get(client, "/elections/vote/")
    assert "19 July – 21 July 2012" in overview.text
    assert '"endDate":"2012-07-21"' in overview.text
    calendar = client.get("/elections.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20120719\r\nDTEND;VALUE=DATE:20120722\r\n" in calendar
