"""The results grid over HTTP with files in the field's own formats, through the same preview."""

from pathlib import Path

import pytest

from elections.models import Account, Option
from tests import factories
from tests.resources.helpers import contents

from .grid import answer, confirm, options_of, problems_of, stored, totals_of, upload
from .helpers import text_of
from .test_grid_areas import of_areas

pytestmark = pytest.mark.django_db

FILES = Path(__file__).parent.parent / "files" / "grid"
NOT_READ = "Not read: "


@pytest.fixture
def vote():
    election = factories.ElectionFactory(publication="draft")
    blue = factories.PartyFactory(name="Blue Party", short_name="Blue")
    for name in ("Ann Lee", "Bob Ray"):
        factories.OptionFactory(election=election, person__name=name, party=blue)
    for name in ("North", "South"):
        factories.AreaFactory(name=name, jurisdiction=election.jurisdiction)
    return factories.RoundFactory(election=election)


@pytest.fixture
def source():
    return factories.SourceFactory(key="commission", short_name="Commission")


def read(desk, vote, source, name, **answers):
    """The preview of a file, with answers given as they are asked for."""
    page = upload(desk, vote, source, (FILES / name).read_bytes(), name)
    for key, value in answers.items():
        page = answer(desk, page, **{key: value})
    return page


def notices_of(page):
    return [str(each) for each in page.context["notices"]]


WHOLE = {
    "Ann Lee": (12, None, "elected"),
    "registered": (40, None),
    "cast": (21, None),
    "invalid": (1, None),
}


def test_a_report_of_nist_has_the_whole_and_its_areas(desk, vote, source):
    before = contents()
    page = read(desk, vote, source, "nist.json")
    assert list(options_of(page, "contest").values()) == ["President", "A law"]
    page = answer(desk, page, contest="1")
    assert list(options_of(page, "area").values())[1:] == ["North", "South", "Total"]
    preview = answer(desk, page, area="each")

    first, left, unread, *_rest = notices_of(preview)
    assert first.startswith("Read as NIST SP 1500-100.")
    assert left == "Left out, because they are no totals: counts of early (1)."
    assert unread.startswith(NOT_READ)
    assert unread.endswith("Status, VendorApplicationId, VotesAllowed.")
    assert "“Total” is the sum of what stands above it; it is left out." in notices_of(preview)
    assert contents() == before
    confirm(desk, preview)
    assert of_areas(vote) == {
        "North": {"Ann Lee": 7, "Bob Ray": 5, "registered": 25, "cast": 13, "invalid": 1}
        | {"undervotes": 0},
        "South": {"Ann Lee": 5, "Bob Ray": 3, "registered": 15, "cast": 8, "invalid": 0},
    }
    # The same file again changes nothing; nor does the whole of it touch the areas.
    again = read(desk, vote, source, "nist.json", contest="1", area="each")
    assert again.context["outcome"].writes is False
    confirm(desk, read(desk, vote, source, "nist.json", contest="1", area="3"))
    account = Account.objects.get(area=None)
    assert account.figures.get(option__person__name="Ann Lee").count == 12


def test_a_report_of_nist_in_xml_is_read_as_that_in_json(desk, vote, source):
    confirm(desk, read(desk, vote, source, "nist.xml"))

    assert stored(vote, source) == WHOLE | {
        "account": ("unstated", "unstated", 1),
        "Bob Ray": (8, None, "not-elected"),
    }


def test_open_civic_data_with_counts_in_its_extras(desk, vote, source):
    preview = read(desk, vote, source, "open-civic-data.json", contest="1")

    assert "Left out as withdrawn: Cy Fox." in notices_of(preview)
    confirm(desk, preview)
    assert stored(vote, source) == WHOLE | {
        "account": ("unstated", "unstated", 1),
        "Bob Ray": (8, None, ""),
    }


def test_a_ballot_measure_of_open_civic_data_has_answers(desk, source):
    contest = factories.ContestFactory(kind="question", election__publication="draft")
    vote = factories.RoundFactory(election=contest.election, contest=contest)
    page = read(desk, vote, source, "open-civic-data.json", contest="2")

    confirm(desk, answer(desk, page, person_7="new-answer", person_8="new-answer"))

    assert stored(vote, source)["yes"] == (11, None, "")
    assert {each.kind for each in Option.objects.all()} == {"answer"}


def test_without_figures_who_stands_is_saved_and_no_account(desk, vote, source):
    text = (FILES / "open-civic-data.json").read_text()
    bare = text.replace('"extras": {"votes": 12, "elected": true}', '"extras": {}')
    bare = bare.replace('"extras": {"votes": 8}', '"extras": {}').replace("Bob Ray", "Dee Moe")
    bare = bare.replace('"registered_voters": 40, "votes_cast": 21, "invalid_votes": 1', "")
    bare = bare.replace(', "extras": {"votes": 11}', "").replace(', "extras": {"votes": 9}', "")
    page = answer(desk, upload(desk, vote, source, bare, "candidates.json"), contest="1")
    preview = answer(desk, page, person_3="new")

    assert "The file has no figures: it only says who stands." in notices_of(preview)
    done = confirm(desk, preview)
    assert done.redirect_chain[-1][0].endswith(f"/election/{vote.election_id}/change/")
    assert Account.objects.count() == 0
    new = vote.election.options.get(person__name="Dee Moe")
    assert list(new.sources.all()) == [source]


def test_a_ballot_of_democracy_club(desk, vote, source):
    preview = read(desk, vote, source, "democracy-club.csv", contest="1", party_3="none")

    unread = "Not read: cancelled_poll, election_id, party_id, person_id, seats_contested."
    assert unread in notices_of(preview)
    confirm(desk, preview)
    assert stored(vote, source) == {
        "account": ("unstated", "unstated", 1),
        "Ann Lee": (12, None, "elected"),
        "Bob Ray": (8, None, "not-elected"),
        "registered": (40, None),
        "ballots-issued": (22, None),
        "invalid": (1, None),
        "turnout": (None, "52.50"),
    }


def test_an_election_of_onegov_by_municipalities(desk, vote, source):
    factories.PartyFactory(name="Red")
    preview = read(desk, vote, source, "onegov-election.csv", contest="1", area="each")

    assert "Not counted yet, and left out: West." in notices_of(preview)
    assert "Left out of column “Elected”: True, False, True, False (cells: 4)." in notices_of(
        preview
    )
    confirm(desk, preview)
    assert of_areas(vote) == {
        "North": {"Ann Lee": 7, "Bob Ray": 5, "registered": 25, "cast": 13, "valid": 12}
        | {"invalid": 1, "blank": 0},
        "South": {"Ann Lee": 5, "Bob Ray": 3, "registered": 15, "cast": 8, "valid": 8}
        | {"invalid": 0, "blank": 0},
    }


def test_a_vote_of_onegov_has_yes_and_no(desk, source):
    contest = factories.ContestFactory(kind="question", election__publication="draft")
    for name in ("Yes", "No"):
        factories.OptionFactory(
            election=contest.election,
            contest=contest,
            kind="answer",
            name=name,
            slug=name.lower(),
            person=None,
        )
    vote = factories.RoundFactory(election=contest.election, contest=contest)
    page = read(desk, vote, source, "onegov-vote.csv", area="1")

    confirm(desk, page)

    assert totals_of(vote, source) == {"registered": 25, "invalid": 1, "blank": 0}
    assert stored(vote, source)["Yes"] == (7, None, "")


def test_one_area_alone_is_not_taken_for_the_whole(desk, vote, source):
    page = upload(desk, vote, source, "Area;Candidate;Votes\nNorth;Ann Lee;7\nNorth;Bob Ray;5\n")

    assert "All rows are of “North”. Whose figures are these?" in text_of(page)
    confirm(desk, answer(desk, page, area="each"))
    assert of_areas(vote) == {"North": {"Ann Lee": 7, "Bob Ray": 5}}


REPORT = '{"@type": "ElectionReport", "Election": '
NOBODY = REPORT + '{"Contest": {"ContestSelection": {"CandidateIds": ["x"]}}}}'


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.json",
            '{"votes": 5}',
            "The file is in none of the formats that are read: NIST SP 1500-100, Open Civic Data.",
        ),
        ("a.json", '{"votes": }', "Invalid JSON at line 1, character 11."),
        ("a.json", '{"a":' * 100_000, "This JSON cannot be read."),
        ("a.json", REPORT + "[5]}", "“Election” holds “5” where an object is expected."),
        ("a.json", NOBODY, "The file refers to “x”, which is not in it."),
        ("a.json", REPORT + "[]}", "The file names nobody and nothing that can be voted for."),
        ("a.xml", "<?xml version='1.0'?><a>", "Invalid XML at line 1, character 25."),
        ("a.xml", "<?xml version='1.0'?>" + "<a>" * 300_000, "The XML nests too deeply."),
        (
            "a.xml",
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            "The XML has a document type: remove it.",
        ),
        (
            "a.csv",
            "person_name,ballot_paper_id,votes_cast\nAnn Lee,x,1,346\n",
            "Row 2: The row has more cells than the header. Put quotation marks around a cell that "
            "holds the separator.",
        ),
        (
            "a.csv",
            "person_name,ballot_paper_id,elected,elected\nAnn Lee,x,t,f\n",
            "Columns that appear twice: elected.",
        ),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_stored(desk, vote, source, name, data, said):
    before = contents()

    page = upload(desk, vote, source, data, name)

    assert problems_of(page) == [said]
    assert contents() == before
