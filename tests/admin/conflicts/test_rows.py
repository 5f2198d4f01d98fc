"""Rows on the page of another row, which others change, delete, move and add meanwhile."""

import pytest

from elections import models
from elections.models import Publication
from tests import factories
from tests.admin.helpers import address, change, make_election
from tests.admin.people import confirm_deletion

from .test_fields import when


@pytest.fixture
def rounds(db):
    """Three rounds of an election, of which nothing hangs."""
    election = factories.ElectionFactory(publication=Publication.DRAFT, name="The vote")
    return [factories.RoundFactory(election=election, number=number) for number in (1, 2, 3)]


def delete(editor, row):
    confirm_deletion(editor.client, address(type(row), "delete", row.pk))
    assert not type(row).objects.filter(pk=row.pk).exists()


def stored(*names):
    return [
        tuple(map(str, row)) for row in models.Round.objects.order_by("number").values_list(*names)
    ]


def test_a_row_changed_on_its_own_page_is_not_overwritten_from_another_s(ann, bob, rounds):
    mine = ann.window(change(rounds[0].election))
    bob.window(change(rounds[1])).save(status="annulled", date="2012-08-01")

    again = mine.send(**{"rounds-1-status": "tentative", "rounds-2-date": "2012-09-01"})

    assert not again.stored
    by = f"bob, {when(rounds[1])}"
    name = "The vote, round 2"
    assert again.told()[0][2:] == [
        (name, "Status", "held", "annulled", "tentative", by),
        (name, "Date", "19 July 2012", "1 August 2012", by),
    ]
    assert again.data["rounds-1-date"] == ["2012-08-01"]
    again.save(take_stored="rounds-1-status")
    assert stored("status", "date") == [
        ("held", "2012-07-19"),
        ("annulled", "2012-08-01"),
        ("held", "2012-09-01"),
    ]


def test_a_row_that_somebody_changed_is_not_deleted_unseen(ann, bob, rounds):
    mine = ann.window(change(rounds[0].election))
    bob.window(change(rounds[1])).save(status="annulled")

    again = mine.send(**{"rounds-1-DELETE": "on"})

    assert (again.stored, again.data["rounds-1-DELETE"]) == (False, ["on"])
    assert len(stored("number")) == 3
    again.save()
    assert stored("number") == [("1",), ("3",)]


def test_what_was_typed_in_a_deleted_row_is_kept_and_left_out_unless_wanted(ann, bob, rounds):
    mine = ann.window(change(rounds[0].election))
    delete(bob, rounds[1])

    again = mine.send(**{"rounds-1-date": "2012-08-01", "rounds-2-date": "2012-09-01"})

    assert not again.stored
    gone = f"bob deleted the round “The vote, round 2” at {when(rounds[1])}. Your input is kept."
    assert again.root.one("section", class_="conflicts-told").lines("li") == [gone]
    # The row after it stands in its place, and it stands as a new one after that.
    names = ["rounds-1-id", "rounds-1-date", "rounds-2-id", "rounds-2-date", "rounds-2-number"]
    assert [again.data[name] for name in names] == [
        *([str(rounds[2].pk)], ["2012-09-01"]),
        *([""], ["2012-08-01"], ["2"]),
    ]
    assert again.data["rounds-2-DELETE"] == ["on"]
    again.save()
    assert stored("number", "date") == [("1", "2012-07-19"), ("3", "2012-09-01")]


def test_what_was_typed_in_a_deleted_row_can_be_entered_as_new(ann, bob, rounds):
    mine = ann.window(change(rounds[0].election))
    delete(bob, rounds[1])

    mine.send(**{"rounds-1-date": "2012-08-01"}).save(**{"rounds-2-DELETE": []})

    assert stored("number", "date")[1] == ("2", "2012-08-01")
    assert not models.Round.objects.filter(pk=rounds[1].pk).exists()


def test_a_deleted_row_in_which_nothing_was_typed_is_told_of_and_gone(ann, bob, rounds):
    mine = ann.window(change(rounds[0].election))
    delete(bob, rounds[0])

    again = mine.send(office="Mayor")

    assert (again.stored, again.data["rounds-TOTAL_FORMS"]) == (False, ["2"])
    again.save()
    assert stored("number") == [("2",), ("3",)]


def test_a_row_that_both_delete_is_deleted(ann, bob, rounds):
    mine = ann.window(change(rounds[0].election))
    delete(bob, rounds[1])

    mine.save(**{"rounds-1-DELETE": "on"})

    assert stored("number") == [("1",), ("3",)]


def test_a_row_that_was_moved_elsewhere_is_not_taken_back(ann, bob, rounds):
    other = factories.ElectionFactory(publication=Publication.DRAFT, name="Another vote")
    mine = ann.window(change(rounds[0].election))
    bob.window(change(rounds[1])).save(election=[other.pk])

    again = mine.send(**{"rounds-1-date": "2012-08-01"})

    assert again.root.one("section", class_="conflicts-told").lines("li") == [
        f"bob moved the round “Another vote, round 2” to another place at {when(rounds[1])}. "
        "Your input is kept."
    ]
    again.save()
    assert list(other.rounds.values_list("pk", "date__month")) == [(rounds[1].pk, 7)]


def test_rows_that_others_add_meanwhile_stay(ann, bob, rounds):
    election = rounds[0].election
    mine = ann.window(change(election))
    bob.window(f"{address(models.Round, 'add')}?election={election.pk}").save(
        number="4", date="2012-08-01"
    )

    mine.save(**{"rounds-0-date": "2012-07-18"})

    assert stored("number") == [("1",), ("2",), ("3",), ("4",)]


def test_a_row_that_both_add_is_refused_with_a_clear_message(ann, bob, rounds):
    election = rounds[0].election
    mine = ann.window(change(election))
    bob.window(f"{address(models.Round, 'add')}?election={election.pk}").save(
        number="4", date="2012-08-01"
    )
    new = {"TOTAL_FORMS": "4", "3-number": "4", "3-date": "2012-08-02", "3-status": "held"}
    new["3-votes_per_voter"] = "1"

    again = mine.send(**{f"rounds-{name}": value for name, value in new.items()})

    assert not again.stored
    assert again.root.one("tr", id="rounds-3").all("input", name="rounds-3-number") != []
    assert again.root.one("tr", class_="row-form-errors").text == (
        "Round with this Election and Number already exists. “The vote, round 4” has it already."
    )
    assert again.root.one("section", class_="conflicts-told").lines("li") == [
        f"bob added the round “The vote, round 4” at "
        f"{when(models.Round.objects.get(number=4))}; it is kept."
    ]


def test_a_number_is_free_again_once_its_row_is_deleted_on_the_same_page(ann, rounds):
    new = {"TOTAL_FORMS": "4", "3-number": "2", "3-date": "2012-08-02", "3-status": "held"}
    new["3-votes_per_voter"] = "1"
    mine = ann.window(change(rounds[0].election))

    mine.save(
        **{f"rounds-{name}": value for name, value in new.items()}, **{"rounds-1-DELETE": "on"}
    )

    assert stored("number", "date")[1] == ("2", "2012-08-02")


def test_a_line_that_was_left_blank_is_no_clash_with_one_that_another_entered(ann, bob):
    _election, vote, options = make_election(publication=Publication.DRAFT)
    account = factories.AccountFactory(round=vote)
    mine = ann.window(change(account))
    bob.window(change(account)).save(**{"figures-5-count": "594"})

    mine.save(**{"figures-6-count": "100"})

    assert list(account.figures.values_list("option", "count")) == [
        (options[0].pk, 594),
        (options[1].pk, 100),
    ]


# The row of the page itself


def test_what_was_typed_in_a_form_whose_row_is_deleted_becomes_a_new_row(ann, bob):
    source = factories.SourceFactory(title="A title")
    mine = ann.window(change(source))
    delete(bob, source)

    again = mine.send(title="Another title")

    assert (again.stored, again.form.attrs["action"]) == (False, address(models.Source, "add"))
    assert again.heading() == "This row no longer exists, so nothing was saved"
    told = f"bob deleted the source “{source}” at {when(source)}."
    assert told in again.root.one("section", class_="conflicts-told").text
    assert not models.Source.objects.exists()
    again.save()
    assert list(models.Source.objects.values_list("title", "key")) == [
        ("Another title", source.key)
    ]


def test_the_rows_on_the_page_of_a_deleted_row_are_kept_as_well(ann, bob):
    _election, vote, options = make_election(publication=Publication.DRAFT)
    line = factories.LineFactory(account__round=vote, option=options[0], count=5)
    mine = ann.window(change(line.account))
    delete(bob, line)
    delete(bob, line.account)

    typed = {"figures-0-count": "7", "figures-6-count": "8", "figures-2-count": "15"}
    again = mine.send(**typed)

    assert not again.stored
    again.save()
    account = models.Account.objects.get()
    assert list(account.figures.values_list("measure", "option", "count").order_by("count")) == [
        ("votes", options[0].pk, 7),
        ("votes", options[1].pk, 8),
        ("cast", None, 15),
    ]


def test_a_row_that_somebody_deleted_is_said_to_be(ann, bob):
    source = factories.SourceFactory()
    delete(bob, source)

    page = ann.client.get(change(source), follow=True)

    assert f"bob deleted the source “{source}”" in page.content.decode().replace("Bob", "bob")
