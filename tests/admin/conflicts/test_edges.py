"""Forms of somebody's own making, rights that differ, and what neither history nor a form knows."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError, connection

from elections import models
from elections.admin.conflicts.attempts import attempted
from elections.admin.conflicts.authors import Author, reading
from elections.models import Publication
from tests import factories
from tests.admin.helpers import address, change
from tests.pictures import picture

from .test_rows import delete, rounds, stored

__all__ = ["rounds"]

NO_DATE = "“soon” is not a date. Write the year, the month and the day, such as 2012-07-19."


def execute(*statement):
    with connection.cursor() as cursor:
        cursor.execute(*statement)


def may_only(editor, *codenames):
    editor.user.is_superuser = False
    editor.user.save()
    editor.user.user_permissions.set(Permission.objects.filter(codename__in=codenames))


@pytest.mark.parametrize("key", ["", "x", "0", "999999", "9" * 40])
def test_a_row_that_never_was_is_none_of_the_page(ann, rounds, key):
    mine = ann.window(change(rounds[0].election))

    again = mine.send(**{"rounds-1-id": key, "rounds-1-date": "2012-08-01"})

    assert (again.stored, again.data["rounds-INITIAL_FORMS"]) == (False, ["2"])
    assert again.data["rounds-2-date"] == ["2012-08-01"]
    assert [date for (date,) in stored("date")] == ["2012-07-19"] * 3


def test_a_row_of_another_page_is_not_taken_from_it(ann, rounds):
    strange = factories.RoundFactory(election__publication=Publication.DRAFT)
    mine = ann.window(change(rounds[0].election))

    again = mine.send(**{"rounds-1-id": strange.pk, "rounds-1-date": "2012-08-01"})

    assert not again.stored
    assert (
        again.root.one("section", class_="conflicts-told")
        .lines("li")[0]
        .endswith(f"“{strange}” has been moved to another place.")
        or "moved" in again.root.one("section", class_="conflicts-told").text
    )
    strange.refresh_from_db()
    assert strange.date == datetime.date(2012, 7, 19)


def test_rows_that_one_may_only_see_do_not_stand_in_the_way(ann, rounds):
    figures = factories.AccountFactory(round=rounds[0])
    gone = factories.AccountFactory(round=rounds[0])
    may_only(ann, "change_round", "view_round", "view_account")
    mine = ann.window(change(rounds[0]))
    models.Account.objects.filter(pk=figures.pk).update(as_of="15:00")
    gone.delete()

    refused = mine.send(date="soon")
    assert (refused.heading(), refused.beside("date")) == (
        "Your changes are not saved yet: this has changed since you opened it",
        [NO_DATE],
    )
    mine.save(date="2012-07-18")

    assert stored("date")[0] == ("2012-07-18",)
    figures.refresh_from_db()
    assert figures.as_of == "15:00"


def test_who_may_not_delete_is_told_that_saving_enters_a_row_anew(ann, bob, rounds):
    may_only(ann, "change_election", "view_election", "change_round", "add_round", "view_round")
    mine = ann.window(change(rounds[0].election))
    delete(bob, rounds[1])

    again = mine.send(**{"rounds-1-date": "2012-08-01"})

    row = again.root.one("tr", class_="row-form-errors").text
    assert row.endswith("Saving will add it as a new row.")
    again.save()
    assert stored("number", "date")[1] == ("2", "2012-08-01")


def test_who_may_not_add_is_told_of_a_deleted_row_and_no_more(ann, bob):
    source = factories.SourceFactory()
    may_only(ann, "change_source", "view_source")
    mine = ann.window(change(source))
    delete(bob, source)

    answer = mine.send(title="Another title")

    assert answer.messages()[1].startswith("Bob deleted the source")
    assert not models.Source.objects.exists()


def test_who_may_not_see_a_table_is_not_told_what_was_deleted_there(ann, bob):
    election = factories.ElectionFactory(publication=Publication.DRAFT)
    election.delete()
    may_only(ann, "view_source")

    answer = ann.client.get(address(models.Election, "publication", election.pk), follow=True)

    assert election.name not in answer.content.decode()


def test_what_history_does_not_know_is_told_without_a_name(ann, rounds):
    election = rounds[0].election
    other = factories.ElectionFactory(publication=Publication.DRAFT, name="Another vote")
    mine = ann.window(change(election))
    page = ann.window(address(models.Round, "delete", rounds[2].pk))
    execute("DELETE FROM elections_round WHERE id = %s", [rounds[0].pk])
    execute("UPDATE elections_round SET election_id = %s WHERE number = 2", [other.pk])
    execute("UPDATE elections_round SET status = 'annulled' WHERE number = 3")
    execute(
        "INSERT INTO elections_round "
        "(election_id, number, status, ballot_is_complete, votes_per_voter, is_transfer) "
        "VALUES (%s, 4, 'tentative', false, 1, false)",
        [election.pk],
    )

    again = mine.send()

    assert again.root.one("section", class_="conflicts-told").lines("li") == [
        "The round “The vote, round 1” has been deleted in the meantime.",
        "The round “Another vote, round 2” has been moved to another place.",
        "The round “The vote, round 4” was added and is kept.",
    ]
    assert again.beside("rounds-0-status") == [
        "This changed in the meantime. You had not edited it, so the new value is kept. Before: "
        "held"
    ]
    assert page.send().messages()[1] == (
        "“The vote, round 3” has changed in the meantime: Status is now “annulled”."
    )


def test_a_file_has_to_be_chosen_again(ann, bob, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    person = factories.PersonFactory()
    mine = ann.window(change(person))
    bob.window(change(person)).save(name="Another name")

    mine.data["portrait"] = SimpleUploadedFile("a.png", picture())
    again = mine.send(portrait_credit="Somebody")

    assert not again.stored
    assert again.beside("portrait") == [
        "Nothing was saved. Choose the file again: forms cannot keep a chosen file."
    ]


def test_what_the_database_alone_refuses_is_told_and_not_stored(ann):
    execute("CREATE UNIQUE INDEX lost ON elections_source (title)")
    factories.SourceFactory(title="Taken")
    source = factories.SourceFactory(title="Free")

    again = ann.window(change(source)).send(title="Taken")

    assert (again.stored, again.data["title"]) == (False, ["Taken"])
    assert again.root.one("section", class_="conflicts-told").all("p")[0].text == (
        "Somebody saved a conflicting change at the same moment. Your changes were not saved: "
        "save again."
    )


class DeadlockError(Exception):
    sqlstate = "40P01"


@pytest.mark.parametrize("cause", [DeadlockError(), None])
def test_a_transaction_that_gave_way_is_begun_again(rf, db, cause):
    request = rf.post("/", {"a": "1"})
    request.session = {}
    request._messages = default_storage(request)
    seen = []

    def view(attempt):
        seen.append((attempt, request.POST["a"], len(request._messages)))
        request.POST["a"] = "2"
        request._messages.add(25, "Done")
        if attempt == 0:
            raise OperationalError from cause
        return "answer"

    if cause:
        assert attempted(request, view) == "answer"
        assert seen == [(0, "1", 0), (1, "1", 0)]
    else:
        with pytest.raises(OperationalError):
            attempted(request, view)


def test_a_page_that_never_goes_through_fails_in_the_end(rf, db):
    request = rf.post("/")
    request.session = {}
    attempts = []

    def view(attempt):
        attempts.append(attempt)
        raise IntegrityError

    with pytest.raises(IntegrityError):
        attempted(request, view)
    assert attempts == [0, 1, 2]


def test_values_read_as_an_editor_reads_them(db):
    def read(model, name, value):
        return reading(model._meta.get_field(name), value)

    person = factories.PersonFactory(name="Ann")
    assert [
        read(models.Election, "ongoing", True),
        read(models.Election, "ongoing", False),
        read(models.Election, "date", datetime.date(2012, 7, 19)),
        read(models.Election, "holder_after", person.pk),
        read(models.Election, "holder_after", 999),
        read(models.Election, "holder_after", None),
        read(models.Election, "sources", []),
        read(models.Election, "office", ""),
        read(models.Figure, "count", 0),
    ] == ["yes", "no", "19 July 2012", "Ann", "#999", "blank", "none", "blank", "0"]


def test_a_change_of_another_day_is_told_with_its_day():
    date = datetime.datetime(2012, 7, 19, 8, 5, tzinfo=datetime.UTC)
    assert Author("ann", date=date).when == "19 July 2012, 08:05"
