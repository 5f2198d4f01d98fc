"""An election for Wikidata, for Open Civic Data, and as a report of results by NIST."""

import json

import pytest

from elections.models import Election
from tests.factories import (
    AccountFactory,
    ContestFactory,
    ElectionFactory,
    FigureFactory,
    LineFactory,
    OptionFactory,
    PartyFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
)
from tests.test_fixtures import load_all

pytestmark = pytest.mark.django_db

VOTE = "/elections/vote/"


@pytest.fixture
def election():
    return ElectionFactory(slug="vote", name='The "vote"', office="President")


@pytest.fixture
def account(election):
    paper = SourceFactory(key="paper", url="https://example.org/a", read_on="2026-01-02")
    return AccountFactory(
        round=RoundFactory(election=election),
        source=paper,
        is_lead=True,
        lead_reason="It is the only one.",
        status="final",
        registered=2000,
        cast=900,
    )


def ann(election, **fields):
    person = PersonFactory(slug="ann", name="Ann", wikidata="Q42", other_names="Anna\nAnne")
    return OptionFactory(election=election, person=person, **fields)


def statements(client):
    text = client.get(f"{VOTE}quickstatements.txt").content.decode()
    return [line.split("\t") for line in text.splitlines()]


BEGIN = [
    ["CREATE"],
    ["LAST", "Len", '"The ”vote”"'],
    ["LAST", "P31", "Q40231"],
    ["LAST", "P585", "+2012-07-19T00:00:00Z/11"],
]
REFERENCE = ["S854", '"https://example.org/a"', "S813", "+2026-01-02T00:00:00Z/11"]


def test_wikidata_is_told_of_people_it_knows_with_references(client, election, account):
    LineFactory(account=account, option=ann(election), count=500, outcome="elected")
    LineFactory(account=account, option=OptionFactory(election=election), count=300)

    assert statements(client) == [
        *BEGIN,
        ["LAST", "P726", "Q42", "P1111", "500", *REFERENCE],
        ["LAST", "P991", "Q42", *REFERENCE],
        ["LAST", "P1867", "2000", *REFERENCE],
        ["LAST", "P1868", "900", *REFERENCE],
    ]


def test_wikidata_is_told_no_figure_that_is_not_exact(client, election, account):
    LineFactory(account=account, option=ann(election), count=500, bound="about")
    account.figures.filter(measure="registered").update(printed_to=1000)
    account.figures.filter(measure="cast").delete()

    assert statements(client) == [*BEGIN, ["LAST", "P726", "Q42", *REFERENCE]]


def test_of_several_rounds_wikidata_is_told_who_stood(client, election, account):
    LineFactory(account=account, option=ann(election), count=500)
    RoundFactory(election=election, number=2)

    assert statements(client) == [*BEGIN, ["LAST", "P726", "Q42"]]


def test_civic_data_has_contests_candidacies_people_and_parties(client, settings, election):
    settings.SITE_URL = "https://votes.example.org"
    party = PartyFactory(slug="green", name="Greens", short_name="G", wikidata="Q7")
    ann(election, party=party, party_name="Old Greens", status="withdrawn", incumbent=True)
    ask = ContestFactory(election=election, slug="ask", kind="question", question="Shall it?")
    OptionFactory(
        election=election, contest=ask, slug="yes", kind="answer", name="Yes", person=None
    )

    data = client.get(f"{VOTE}civic.json").json()

    assert data["election"]["name"] == 'The "vote"'
    assert data["election"]["start_time"] == "2012-07-19T00:00:00"
    assert data["election"]["sources"] == [
        {"url": source.url, "note": source.title} for source in election.sources.all()
    ]
    [person], [organization] = data["persons"], data["organizations"]
    assert person["identifiers"] == [{"scheme": "wikidata", "identifier": "Q42"}]
    assert person["other_names"] == [{"name": "Anna"}, {"name": "Anne"}]
    assert person["links"] == [{"url": "https://votes.example.org/people/ann/"}]
    assert (organization["name"], organization["classification"]) == ("Greens", "party")
    [contest] = data["contests"]
    assert contest["_type"] == "ballot_measure_contest"
    assert (contest["description"], contest["options"]) == ("Shall it?", ["Yes"])
    assert data == client.get(f"{VOTE}civic.json").json()


def test_an_election_without_contests_is_one_contest_of_civic_data(client, election):
    ann(election, party=PartyFactory(slug="green"), party_name="Old Greens", incumbent=True)
    OptionFactory(election=election, slug="nobody", kind="none", name="Against all", person=None)

    data = client.get(f"{VOTE}civic.json").json()

    [contest], [person] = data["contests"], data["persons"]
    assert (contest["_type"], contest["name"]) == ("candidate_contest", "President")
    assert contest["options"] == ["Against all"]
    [candidacy] = contest["candidacies"]
    assert candidacy["person_id"] == person["id"]
    assert candidacy["party_id"] == data["organizations"][0]["id"]
    assert candidacy["contest_id"] == contest["_id"]
    assert (candidacy["party_name"], candidacy["registration_status"]) == (
        "Old Greens",
        "qualified",
    )
    assert candidacy["is_incumbent"] is True


# Of the published schema (NIST_V2_election_results_reporting.json), as far as a report can break
# it: what each thing must have, and the words that stand for a choice.
REQUIRED = {
    "ElectionReport": {
        *("Format", "GeneratedDate", "Issuer", "IssuerAbbreviation", "SequenceEnd"),
        *("SequenceStart", "Status", "VendorApplicationId"),
    },
    "Election": {"ElectionScopeId", "EndDate", "Name", "StartDate", "Type"},
    "CandidateContest": {"@id", "ElectionDistrictId", "Name", "VotesAllowed"},
    "PartyContest": {"@id", "ElectionDistrictId", "Name"},
    "BallotMeasureContest": {"@id", "ElectionDistrictId", "Name"},
    "CandidateSelection": {"@id"},
    "PartySelection": {"@id", "PartyIds"},
    "BallotMeasureSelection": {"@id", "Selection"},
    "VoteCounts": {"Count", "GpUnitId", "Type"},
    "OtherCounts": {"GpUnitId"},
    "BallotCounts": {"GpUnitId", "Type"},
    "Candidate": {"@id", "BallotName"},
    "Person": {"@id"},
    "Party": {"@id", "Name"},
    "ReportingUnit": {"@id", "Type"},
    "InternationalizedText": {"Text"},
    "LanguageString": {"Content", "Language"},
}
CHOICES = {
    "Status": {"unofficial-complete", "unofficial-partial", "pre-election"},
    "PreElectionStatus": {"filed", "qualified", "withdrawn"},
    "PostElectionStatus": {"advanced-to-runoff", "defeated", "winner", "withdrawn"},
    "Type": {"total", "seats", "other"},
}


def broken(node):
    """What a report breaks of these rules, in words."""
    if isinstance(node, list):
        return [message for each in node for message in broken(each)]
    if not isinstance(node, dict):
        return []
    kind = node["@type"].removeprefix("ElectionResults.")
    found = [f"{kind} without {name}" for name in REQUIRED[kind] - node.keys()]
    for name, value in node.items():
        if value in (None, "", [], {}) or (name in CHOICES and value not in CHOICES[name]):
            found.append(f"{kind}: {name} is {value!r}")
        found += broken(value)
    return found


def things(node, name):
    """The things of a report that have a property, with its value."""
    if isinstance(node, list):
        return [found for each in node for found in things(each, name)]
    if not isinstance(node, dict):
        return []
    own = [node[name]] if name in node else []
    return own + [found for value in node.values() for found in things(value, name)]


def test_every_election_of_the_record_makes_a_report_whose_references_hold(client):
    load_all()
    for slug in Election.objects.published().values_list("slug", flat=True):
        report = client.get(f"/elections/{slug}/nist.json").json()

        assert broken(report) == []
        ids = things(report, "@id")
        assert len(ids) == len({*ids})
        for name in ("GpUnitId", "ElectionDistrictId", "ElectionScopeId", "PersonId", "PartyId"):
            assert {*things(report, name)} <= {*ids}
        for name in ("CandidateIds", "PartyIds"):
            assert {one for keys in things(report, name) for one in keys} <= {*ids}


@pytest.mark.parametrize(
    ("kind", "option", "of_contest", "of_option"),
    [
        ("lists", "list", "PartyContest", "PartySelection"),
        ("lists", "group", "PartyContest", "PartySelection"),
        ("question", "answer", "BallotMeasureContest", "BallotMeasureSelection"),
        ("candidates", "none", "CandidateContest", "BallotMeasureSelection"),
    ],
)
def test_each_kind_of_ballot_has_its_contest(client, election, kind, option, of_contest, of_option):
    question = {"question": "Shall it?", "question_language": "hy"} if kind == "question" else {}
    ballot = ContestFactory(election=election, kind=kind, **question)
    account = AccountFactory(
        round=RoundFactory(election=election, contest=ballot),
        is_lead=True,
        lead_reason="It is the only one.",
        undervotes=3,
    )
    row = OptionFactory(
        election=election, contest=ballot, slug="x", kind=option, name="X", person=None
    )
    LineFactory(account=account, option=row, count=None, fractional_count="28.9999")
    if kind == "lists":
        FigureFactory(account=account, measure="seats", option=row, count=12)

    report = client.get(f"{VOTE}nist.json").json()

    assert broken(report) == []
    [contest] = report["Election"][0]["Contest"]
    [selection] = contest["ContestSelection"]
    assert contest["@type"] == f"ElectionResults.{of_contest}"
    assert selection["@type"] == f"ElectionResults.{of_option}"
    assert [(one["Type"], one["Count"]) for one in selection["VoteCounts"]] == [
        ("total", 28.9999),
        *([("seats", 12)] if kind == "lists" else []),
    ]
    assert contest["OtherCounts"][0]["Undervotes"] == 3
    told = things(contest.get("FullText", {}), "Language")
    assert told == (["hy"] if kind == "question" else [])


def test_a_report_has_the_exact_counts_of_the_account_shown_first(client, settings, account):
    settings.PUBLISHER = "The Library"
    election = account.round.election
    LineFactory(account=account, option=ann(election), count=500, outcome="elected")
    bob = OptionFactory(election=election, person=PersonFactory(slug="bob", name="Bob"))
    LineFactory(account=account, option=bob, count=300, bound="more-than", outcome="not-elected")
    FigureFactory(account=account, measure="invalid", count=7)

    report = client.get(f"{VOTE}nist.json").json()

    assert (report["Issuer"], report["Status"]) == ("The Library", "unofficial-complete")
    assert account.source.title in report["Notes"]
    [unit], [told] = report["GpUnit"], report["Election"]
    assert (unit["VotersRegistered"], unit["VotersParticipated"]) == (2000, 900)
    assert (unit["Type"], unit["OtherType"]) == ("other", "jurisdiction")
    assert told["BallotCounts"][0]["BallotsRejected"] == 7
    assert [one["PostElectionStatus"] for one in told["Candidate"]] == ["winner", "defeated"]
    [contest] = told["Contest"]
    assert contest["VotesAllowed"] == 1
    counts = [one.get("VoteCounts", []) for one in contest["ContestSelection"]]
    assert [[count["Count"] for count in each] for each in counts] == [[500], []]


def test_equal_records_make_equal_reports(client, account):
    first = client.get(f"{VOTE}nist.json").content

    assert json.loads(first)["GeneratedDate"].endswith("Z")
    assert client.get(f"{VOTE}nist.json").content == first
