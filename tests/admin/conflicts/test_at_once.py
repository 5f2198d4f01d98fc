"""Two editors who send at the same moment, to a real server: one stores, the other is told."""

import pytest

from tests.page_cache.servers import Database, server

from .browsers import SIGNED_IN, Browser, at_once
from .test_fields import NOT_SAVED

ROWS = """
from elections import models
election = models.Election.objects.get()
factories.SourceFactory(key="cited", pk=1001)
factories.PersonFactory(slug="wanted", name="Wanted", pk=1002)
"""
ELECTION = "/admin/elections/election/{}/change/"


@pytest.fixture(scope="module")
def editors(tmp_path_factory):
    with Database(tmp_path_factory.mktemp("site")) as database:
        database.run(SIGNED_IN.format(names=["anne", "bert"]) + ROWS)
        with server(database) as running:
            yield database, Browser(running, "anne"), Browser(running, "bert")


def election_page(browser):
    """The address of the form of the one election, by the link that a list of it has."""
    listed = browser.open("/admin/elections/election/")
    [link] = listed.root.one("th", class_="field-name").all("a")
    return link.attrs["href"]


def winner_and_loser(answers):
    """The answer that says that it is stored, and the other one."""
    assert sorted(answer.status for answer in answers) == [200, 302]
    return sorted(answers, key=lambda answer: -answer.status)


def test_one_of_two_forms_is_stored_and_the_other_told(editors):
    database, *browsers = editors
    address = election_page(browsers[0])
    sends = []
    for browser, office in zip(browsers, ["Mayor", "King"], strict=True):
        page = browser.open(address).type(office=office)
        sends.append((browser.send, address, page))

    answers = at_once(database, "elections_election", *sends)

    _stored, told = winner_and_loser(answers)
    first, second = ("Mayor", "King") if answers[1] is told else ("King", "Mayor")
    assert told.page.heading() == NOT_SAVED
    assert told.page.told()[0][1][1:5] == ("Office", "President", first, second)
    assert browsers[0].open(address).data["office"] == [first]


def test_one_of_two_new_rows_with_the_same_key_is_stored_and_the_other_told(editors):
    database, *browsers = editors
    address = "/admin/elections/source/add/"
    sends = []
    for browser in browsers:
        page = browser.open(address).type(key="same", title="A title", short_name="Same")
        sends.append((browser.send, address, page.type(publisher="A publisher", language="en")))

    answers = at_once(database, "elections_source", *sends)

    _stored, told = winner_and_loser(answers)
    assert told.page.beside("key") == [
        "Source with this Key already exists.",
        "“Same [same]” has it already.",
    ]
    assert told.page.data["title"] == ["A title"]


def test_one_of_two_new_rows_on_the_same_page_is_stored_and_the_other_told(editors):
    database, *browsers = editors
    address = election_page(browsers[0])
    new = {"TOTAL_FORMS": "1", "0-number": "7", "0-date": "2012-08-01", "0-status": "held"}
    new["0-votes_per_voter"] = "1"
    sends = []
    for browser in browsers:
        page = browser.open(address).type(**{f"rounds-{key}": new[key] for key in new})
        sends.append((browser.send, address, page))

    answers = at_once(database, "elections_round", *sends)

    _stored, told = winner_and_loser(answers)
    assert told.page.root.one("tr", class_="row-form-errors").text == (
        "Round with this Election and Number already exists. "
        "“version 0 of it, round 7” has it already."
    )


def test_a_row_is_deleted_or_changed_but_not_both(editors):
    database, anne, bert = editors
    change, delete = (f"/admin/elections/source/1001/{page}/" for page in ("change", "delete"))
    edited, deleted = at_once(
        database,
        "elections_source",
        (anne.send, change, anne.open(change).type(title="Another title")),
        (bert.send, delete, bert.open(delete)),
    )

    left = anne.ask("GET", change)
    if edited.status == 302:
        assert (deleted.location, left.page.data["title"]) == (delete, ["Another title"])
    else:
        assert "no longer exists" in edited.page.heading()
        assert (deleted.location, left.location) == ("/admin/elections/source/", "/admin/")


def test_a_row_is_deleted_or_referred_to_but_not_both(editors):
    database, anne, bert = editors
    address = election_page(anne)
    delete = "/admin/elections/person/1002/delete/"
    page = anne.open(address)
    number = page.data["options-TOTAL_FORMS"][0]
    new = {"person": "1002", "order": "9", "kind": "candidate", "status": "registered"}
    new["sources"] = page.data["options-0-sources"]
    page.type(**{f"options-{number}-{name}": new[name] for name in new})
    page.type(**{"options-TOTAL_FORMS": int(number) + 1})

    # Both write here last of all: each has looked at the record before the other is through.
    added, deleted = at_once(
        database,
        "elections_page_pending",
        (anne.send, address, page),
        (bert.send, delete, bert.open(delete)),
    )

    person = bert.ask("GET", "/admin/elections/person/1002/change/")
    if added.status == 302:
        assert (person.status, deleted.status in {200, 302}) == (200, True)
    else:
        assert (added.status, person.location) == (200, "/admin/")
        assert added.page.beside(f"options-{number}-person") == [
            "Select a valid choice. That choice is not one of the available choices."
        ]
