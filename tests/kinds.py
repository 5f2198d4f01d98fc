"""The kinds of vote that the record holds: a small election of each, and what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.loading.cast import record, source

# An account: the number of its round; with its source, and as of when, if not the paper's only one.
Place = int | tuple[int, str, str]


@dataclass
class Kind:
    """Rounds, options and figures of an election, what its page says, and what the audit does.

    `figures` are an account's by option, or of none. The account that comes first is shown first.
    """

    options: dict[str, dict]
    figures: list[tuple[Place, str, dict]]
    shown: list[str]
    said: list[str] = field(default_factory=list)
    rounds: list[dict] = field(default_factory=lambda: [{}])
    contests: dict[str, dict] = field(default_factory=dict)
    accounts: dict[Place, dict] = field(default_factory=dict)
    alliances: dict[str, list[str]] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    election: dict = field(default_factory=dict)

    @property
    def around(self) -> Iterator[dict]:
        """What the election needs to be there, and the election itself."""
        yield source("paper")
        yield source("rival")
        yield record("jurisdiction", name="Land", slug="land")
        for slug in self.named("person", "running_mate"):
            yield record("person", name=self.people.get(slug, slug.title()), slug=slug)
        for slug in self.named("party"):
            if slug not in self.alliances:
                yield record("party", name=slug.title(), slug=slug)
        for slug, members in self.alliances.items():
            parties = [[member] for member in members]
            yield record("party", name=slug.title(), slug=slug, members=parties)
        vote = {"type": "local", "vote_type": "popular", "date": "2012-07-19"}
        where = {"jurisdiction": ["land"], "jurisdiction_name": "Land", "sources": [["paper"]]}
        yield record("election", name="Vote", slug="vote", **where | vote | self.election)

    @property
    def entered(self) -> Iterator[dict]:
        """What is entered of the election: contests, rounds, options, accounts, their figures."""
        common = {"election": ["vote"]}
        cited = common | {"sources": [["paper"]]}
        for order, (slug, one) in enumerate(self.contests.items(), 1):
            named = {"slug": slug, "name": slug.title(), "order": order}
            yield record("contest", **cited | named | linked(one))
        for number, one in enumerate(self.rounds, 1):
            held = {"number": number, "date": "2012-07-19"}
            yield record("round", **common | held | linked(one))
        for order, (slug, one) in enumerate(self.stated.items(), 1):
            yield record("option", **cited | {"slug": slug, "order": order} | linked(one))
        leading = set()
        for number, key, as_of in self.told:
            one = {"round": ["vote", number], "source": [key], "as_of": as_of}
            if number not in leading:
                leading.add(number)
                one |= {"is_lead": True, "lead_reason": "It came first."}
            yield record("account", **one | self.accounts.get((number, key, as_of), {}))
        for place, option, printed in self.figures:
            number, key, as_of = at(place)
            one = {"account": ["vote", number, key, as_of, ""], "measure": "votes"}
            if option:
                one["option"] = ["vote", option]
            yield record("figure", **one | printed)

    @property
    def stated(self) -> dict[str, dict]:
        """The options; a candidate is the person of that name."""
        return {
            slug: {"person": slug} | one if one.get("kind", "candidate") == "candidate" else one
            for slug, one in self.options.items()
        }

    @property
    def told(self) -> list[tuple[int, str, str]]:
        return list(dict.fromkeys(at(place) for place, _option, _printed in self.figures))

    def named(self, *fields: str) -> list[str]:
        rows = self.stated.values()
        members = {slug: None for parties in self.alliances.values() for slug in parties}
        found = dict.fromkeys(row[name] for row in rows for name in fields if row.get(name))
        return list(found if "person" in fields else members | found)


def at(place: Place) -> tuple[int, str, str]:
    return (place, "paper", "") if isinstance(place, int) else place


def linked(one: dict) -> dict:
    """Fields with references to other rows as natural keys."""
    of_the_vote, shared = ("contest", "part_of"), ("person", "running_mate", "party")
    keys = {name: ["vote", one[name]] for name in of_the_vote if name in one}
    return one | keys | {name: [one[name]] for name in shared if name in one}


def of(place: Place, measure: str = "votes", **counts: int | dict) -> list:
    """The figures of some options: a count each, or what is printed."""
    return [
        (place, slug, {"measure": measure} | (one if isinstance(one, dict) else {"count": one}))
        for slug, one in counts.items()
    ]


def whole(place: Place, **counts: int | dict) -> list:
    """The figures of the whole by their measures, written with `_`."""
    return [
        (place, "", {"measure": name.replace("_", "-")} | printed)
        for name, one in counts.items()
        for printed in [one if isinstance(one, dict) else {"count": one}]
    ]


ANN, BOB, CY = {"ann": {}}, {"bob": {}}, {"cy": {}}
TEN = (289, 329, 654, 159, 148, 397, 662, 1203, 1331, 317)
WON = {"outcome": "elected"}
LOST = {"outcome": "not-elected"}

KINDS = {
    "a tie for the first seat, decided by lot": Kind(
        options=ANN | BOB,
        figures=of(1, ann={"count": 50, "outcome": "by-lot"}, bob={"count": 50} | LOST),
        shown=["Ann 50 not stated elected by lot", "Bob 50 not stated not elected"],
    ),
    "a tie for the second of two seats, decided by lot": Kind(
        rounds=[{"votes_per_voter": 2}],
        options=ANN | BOB | CY,
        figures=of(
            1,
            ann={"count": 60} | WON,
            bob={"count": 50, "outcome": "by-lot"},
            cy={"count": 50} | LOST,
        ),
        shown=["Bob 50 not stated elected by lot", "Cy 50 not stated not elected"],
    ),
    "somebody who withdrew, and one who died, after the ballot was printed": Kind(
        options=ANN | {"bob": {"status": "withdrawn"}, "cy": {"status": "died"}},
        figures=of(1, ann={"count": 50} | WON, bob=9, cy=8) + whole(1, valid=67),
        shown=["Bob 9 not stated not stated", "Cy 8 not stated not stated"],
        said=["Bob withdrew, and is given votes: 9.", "Cy died, and is given votes: 8."],
    ),
    "elected unopposed, without votes": Kind(
        options=ANN,
        figures=of(1, ann={"outcome": "unopposed"}),
        shown=["Ann not stated not stated elected unopposed"],
    ),
    "not elected, where the source says who was": Kind(
        options=ANN | BOB,
        figures=of(1, ann={"count": 60} | WON, bob={"count": 50} | LOST),
        shown=["Ann 60 not stated elected", "Bob 50 not stated not elected"],
    ),
    "a poll that was cancelled beside one that was held": Kind(
        contests={"north": {"kind": "candidates"}, "south": {"kind": "candidates"}},
        rounds=[{"contest": "north"}, {"contest": "south", "status": "cancelled"}],
        options={"ann": {"contest": "north"}, "bob": {"contest": "south"}},
        figures=of(1, ann={"count": 60} | WON),
        shown=["North held 19 July 2012", "South cancelled 19 July 2012"],
    ),
    "a vote over several days": Kind(
        rounds=[{"last_day": "2012-07-21"}],
        options=ANN,
        figures=of(1, ann=60),
        shown=["held 19 July 2012 – 21 July 2012"],
    ),
    "an annulled round and its rerun": Kind(
        rounds=[{"status": "annulled"}, {"date": "2012-08-19"}],
        options=ANN | BOB,
        figures=of(1, ann={"count": 60} | WON) + of(2, bob={"count": 70} | WON),
        shown=["annulled 19 July 2012", "held 19 August 2012"],
    ),
    "against all, write-ins, overvotes, undervotes, and blank apart from invalid votes": Kind(
        options=ANN
        | {
            "none": {"kind": "none", "name": "Against all"},
            "others": {"kind": "group", "name": "Write-ins"},
        },
        figures=of(1, ann=60, none=20, others=3)
        + whole(1, cast=150, valid=83, invalid=1, blank=56, overvotes=4, undervotes=6),
        shown=[
            "Against all 20 not stated",
            "Write-ins 3 not stated",
            "invalid or blank votes 1",
            "blank votes 56",
            "overvotes 4",
            "undervotes 6",
        ],
    ),
    "lists and constituencies on one day, with different electorates, tiers and an alliance": Kind(
        contests={
            "lists": {"kind": "lists", "seats": 3},
            "places": {"kind": "candidates", "seats": 2},
        },
        alliances={"bloc": ["blue", "green"]},
        rounds=[{"contest": "lists"}, {"contest": "places"}],
        options={
            "red": {"kind": "list", "party": "red", "contest": "lists", "person": "ann"},
            "bloc": {"kind": "list", "party": "bloc", "contest": "lists"},
            "red-places": {"kind": "group", "party": "red", "contest": "places"},
            "free": {"kind": "group", "name": "Independents", "contest": "places"},
        },
        figures=of(1, red=600, bloc=300)
        + of(1, "list-seats", red=2, bloc=1)
        + whole(1, registered=102042, valid=900, cast=910, invalid=10)
        + whole(1, threshold={"share": "5"}, alliance_threshold={"share": "7"})
        + of(2, "constituency-seats", **{"red-places": 1, "free": 1})
        + of(2, "seats", **{"red-places": 3, "free": 1})
        + of(2, "seats-before", **{"red-places": 4, "free": 1})
        + of(2, "seat-change", **{"red-places": -1, "free": 0})
        + whole(2, registered=98920, majority=3),
        shown=[
            "Lists held 19 July 2012 3 seats were to be filled.",
            "Red led by Ann 600 not stated 2 Bloc alliance of Blue, Green 300 not stated 1",
            "registered voters 102,042",
            "Places held 19 July 2012 2 seats were to be filled.",
            "Red 3 1 4 −1 Independents 1 1 1 0",
            "registered voters 98,920",
            "seats for a majority (Places) 3",
            "threshold for parties (Lists) 5%",
            "threshold for alliances (Lists) 7%",
            "The list seats printed add up to 3, as many as were to be filled.",
            "The seats printed, 2 and 1, follow from these votes by",
        ],
    ),
    "a ticket of two persons": Kind(
        options={"ann": {"running_mate": "dee"}, "bob": {"running_mate": "eve"}},
        figures=of(1, ann={"count": 60} | WON, bob=50),
        shown=["Ann / Dee 60 not stated elected", "Bob / Eve 50 not stated not stated"],
    ),
    "one candidate on several party lines": Kind(
        options={
            "ann": {},
            "ann-red": {"person": "ann", "party": "red", "part_of": "ann"},
            "ann-blue": {"person": "ann", "party": "blue", "part_of": "ann"},
            "ann-green": {"person": "ann", "party": "green", "part_of": "ann"},
        },
        figures=of(1, ann=11576, **{"ann-red": 9574, "ann-blue": 735, "ann-green": 1267})
        + whole(1, valid=11576),
        shown=[
            "Ann 11,576 not stated Ann Red 9,574 not stated Ann Blue 735",
            "Ann votes 11,576 Ann (Red) votes 9,574 Ann (Blue) votes 735",
            "this account adds up",
        ],
    ),
    "two candidates of one name, told apart by party": Kind(
        options={"ann": {"party": "red"}, "ann-2": {"party": "blue"}},
        people={"ann-2": "Ann"},
        figures=of(1, ann=60) + of(1, **{"ann-2": 50}),
        shown=[
            "Ann Red 60 not stated Ann Blue 50 not stated",
            "could not be checked: 60 votes for Ann (Red) and 50 votes for Ann (Blue).",
        ],
    ),
    "a question, with what is needed to pass": Kind(
        election={"type": "referendum"},
        contests={
            "law": {
                "kind": "question",
                "question": "Do you accept the law?",
                "question_language": "en",
            }
        },
        rounds=[{"contest": "law", "ballot_is_complete": True}],
        options={
            "yes": {"kind": "answer", "name": "Yes", "contest": "law"},
            "no": {"kind": "answer", "name": "No", "contest": "law"},
        },
        figures=of(1, yes={"count": 60, "outcome": "accepted"}, no=30)
        + whole(1, registered=200, cast=100, valid=90, invalid=10)
        + whole(1, turnout_needed={"share": "25", "bound": "more-than"}),
        shown=[
            "The question: Do you accept the law?",
            "Yes 60 not stated accepted No 30 not stated not stated",
            "turnout needed (Law) more than 25%",
            "The turnout is 50.00%; needed, and reached: more than 25% (paper).",
        ],
    ),
    "two seats, and two votes a voter": Kind(
        rounds=[{"votes_per_voter": 2, "ballot_is_complete": True}],
        options={f"c{place}": {} for place in range(10)},
        figures=of(1, **{f"c{place}": {"count": one} for place, one in enumerate(TEN)})
        + whole(1, cast=2750, seats=2),
        shown=[
            "C7 1,203 not stated C8 1,331 not stated",
            "votes cast 2,750",
            "this account adds up",
        ],
    ),
    "two rounds": Kind(
        rounds=[{}, {"date": "2012-08-02"}],
        options=ANN | BOB | CY,
        figures=of(
            1,
            ann={"count": 40, "outcome": "advanced"},
            bob={"count": 35, "outcome": "advanced"},
            cy={"count": 25} | LOST,
        )
        + of(2, ann=45, bob={"count": 55} | WON),
        shown=[
            "Ann 40 not stated through to the next round",
            "Cy 25 not stated not elected",
            "held 2 August 2012",
            "Bob 55 not stated elected",
        ],
    ),
    "the vote of an assembly, in which sources have the last member absent or abstain": Kind(
        election={"vote_type": "indirect"},
        options=ANN | BOB,
        accounts={(1, "paper", ""): {"note": "One member was absent."}},
        figures=of(1, ann={"count": 28} | WON, bob=4)
        + whole(1, registered=33, cast=32)
        + of((1, "rival", ""), ann=28, bob=4)
        + whole((1, "rival", ""), registered=33, cast=33, blank=1),
        shown=[
            "Ann 28 not stated elected Bob 4 not stated not stated registered voters 33",
            "One member was absent.",
            "votes cast≠ 32 33 blank votes –not stated 1",
        ],
    ),
    "ranked votes, counted twice": Kind(
        rounds=[{}, {"is_transfer": True}],
        options=ANN | BOB,
        figures=of(1, ann=29, bob=58)
        + whole(1, valid=87)
        + of(2, ann={"fractional_count": "28.9999"}, bob=57)
        + of(2, "transferred", ann={"fractional_count": "-0.0001"}, bob=-1)
        + whole(2, exhausted={"fractional_count": "1.0001"}),
        shown=[
            "Ann 28.9999 −0.0001 not stated Bob 57 −1 not stated",
            "exhausted votes 1.0001",
        ],
    ),
    "two outcomes, announced by two bodies": Kind(
        options=ANN | BOB,
        figures=of(1, ann={"count": 50} | WON, bob=40)
        + of((1, "rival", ""), ann=40, bob={"count": 50} | WON),
        shown=[
            "elected≠",
            "Sources differ on who was elected: Ann (paper) and Bob (rival).",
        ],
    ),
    "several shares of one line, each of its own whole": Kind(
        options=ANN,
        figures=of(1, ann=794)
        + of(1, ann={"share": "79.4", "base": "cast"})
        + of(1, ann={"share": "87.06", "base": "valid"})
        + whole(1, cast=1000, valid=912),
        shown=["Ann 794 not stated 79.4% of votes cast", "87.06% of valid votes"],
    ),
    "a result that its own source corrected": Kind(
        options=ANN,
        accounts={
            (1, "paper", "21 July"): {"status": "corrected"},
            (1, "paper", "20 July"): {"status": "final"},
        },
        figures=of((1, "paper", "21 July"), ann=61) + of((1, "paper", "20 July"), ann=60),
        shown=[
            "As printed (paper, 21 July) Candidate Votes Share Ann 61 not stated",
            "Ann votes 61 60 status of the count corrected final",
        ],
    ),
    "several accounts of one source, some of them partial": Kind(
        options=ANN,
        accounts={
            (1, "paper", "15:00"): {"status": "partial"},
            (1, "paper", "protocols"): {
                "status": "partial",
                "units_counted": 57,
                "units_total": 100,
            },
        },
        figures=of((1, "paper", ""), ann=90)
        + whole((1, "paper", "15:00"), cast=30)
        + of((1, "paper", "protocols"), ann=51),
        shown=[
            "Ann 90 not stated",
            "votes cast –not stated 30 –not stated Ann votes 90 –not stated 51",
            "status of the count not stated partial partial",
            "polling stations or protocols counted not stated not stated 57 of 100",
        ],
    ),
}
