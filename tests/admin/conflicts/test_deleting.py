"""The pages that delete and publish: what was changed since they were shown is looked at first."""

import pytest

from elections import models
from elections.models import Publication
from tests import factories
from tests.admin.helpers import address, change

from .test_fields import when

NOTHING = "Nothing was changed: the record has changed since this page was shown."


@pytest.fixture
def sources(db):
    return [factories.SourceFactory(key=key, short_name=key.title()) for key in ("one", "two")]


def page(row):
    return address(type(row), "delete", row.pk)


def keys():
    return sorted(models.Source.objects.values_list("key", flat=True))


def test_a_row_that_was_changed_since_is_not_deleted_unseen(ann, bob, sources):
    mine = ann.window(page(sources[0]))
    bob.window(change(sources[0])).save(title="Another title")

    again = mine.send()

    assert keys() == ["one", "two"]
    assert again.messages() == [
        NOTHING,
        f"Bob changed “One [one]” at {when(sources[0])}: Title is now “Another title”.",
    ]
    assert again.address == page(sources[0])
    again.save()
    assert keys() == ["two"]


def test_links_are_part_of_what_is_deleted(ann, bob, sources):
    statement = factories.StatementFactory(
        election__publication=Publication.DRAFT, sources=sources[:1]
    )
    mine = ann.window(page(statement))
    bob.window(change(statement)).save(sources=[sources[1].pk])

    assert mine.send().messages()[1] == (
        f"Bob changed “{statement}” at {when(statement)}: Sources is now “Two [two]”."
    )
    assert models.Statement.objects.exists()


@pytest.mark.parametrize("forged", ["", "x"])
def test_a_confirmation_that_does_not_say_what_was_shown_deletes_nothing(ann, sources, forged):
    told = [NOTHING, "The page did not send back what it had shown you. Please review it again."]

    one = ann.window(page(sources[0])).send(shown_state=forged)
    many = ann.window(
        address(models.Source), action="delete_selected", _selected_action=[sources[0].pk]
    ).send(shown_state=forged)

    assert (one.messages(), many.messages()) == (told, told)
    assert keys() == ["one", "two"]


def test_the_token_of_another_page_deletes_nothing(ann, sources):
    other = ann.window(page(sources[1])).data["shown_state"]

    answer = ann.window(page(sources[0])).send(shown_state=other)

    assert answer.messages()[1] == (
        "“One [one]” was not shown on the page, but would be deleted too."
    )
    assert keys() == ["one", "two"]


def test_rows_chosen_on_a_list_are_deleted_as_they_were_shown(ann, bob, sources):
    chosen = {"action": "delete_selected", "_selected_action": [each.pk for each in sources]}
    mine = ann.window(address(models.Source), **chosen)
    bob.window(change(sources[0])).save(title="Another title")
    bob.window(page(sources[1])).save()

    again = mine.send()

    assert again.messages() == [
        NOTHING,
        f"Bob changed “One [one]” at {when(sources[0])}: Title is now “Another title”.",
        f"Bob deleted the source “Two [two]” at {when(sources[1])}.",
    ]
    assert keys() == ["one"]
    done = again.send()
    assert done.messages() == ["Successfully deleted 1 source."]
    assert keys() == []


def test_more_changes_than_fit_are_counted(ann, db):
    sources = factories.SourceFactory.create_batch(25)
    chosen = {"action": "delete_selected", "_selected_action": [each.pk for each in sources]}
    mine = ann.window(address(models.Source), **chosen)
    models.Source.objects.update(title="Another title")

    told = mine.send().messages()

    assert (len(told), told[-1]) == (22, "And 5 more changes.")
    assert models.Source.objects.count() == 25


def test_an_election_is_not_published_as_somebody_else_has_left_it(ann, bob):
    election = factories.ElectionFactory(publication=Publication.DRAFT, name="The vote")
    vote = factories.RoundFactory(election=election)
    factories.AccountFactory(round=vote, is_lead=True, lead_reason="The only one")
    mine = ann.window(address(models.Election, "publication", election.pk))
    bob.window(change(election)).save(office="King")

    again = mine.send()

    assert again.messages() == [
        NOTHING,
        f"Bob changed “The vote” at {when(election)}: Office is now “King”.",
    ]
    assert not models.Election.objects.get().is_published
    again.send()
    assert models.Election.objects.get().is_published
