"""Two editors with the same form: the second learns what the first stored, and can merge."""

import pytest
from django.db import connection

from elections import models
from elections.models import Publication
from tests import factories
from tests.admin.helpers import change

NOT_SAVED = "Your changes are not saved yet: this has changed since you opened it"
TYPED = "Your changes conflict with newer ones"
KEPT = "Changed only by others, and kept"

NO_DATE = "“soon” is not a date. Write the year, the month and the day, such as 2012-07-19."


@pytest.fixture
def election(db):
    return factories.ElectionFactory(publication=Publication.DRAFT, name="The vote", office="Mayor")


def stored(row, *names):
    return type(row).objects.values_list(*names).get(pk=row.pk)


def when(row):
    return row.history.latest().history_date.strftime("%H:%M")


def test_the_second_is_told_who_changed_what_and_keeps_what_was_typed(ann, bob, election):
    mine = ann.window(change(election))
    bob.window(change(election)).save(office="President", date="2012-07-20")

    again = mine.send(office="Governor", name="A vote")

    assert not again.stored
    assert stored(election, "name", "office") == ("The vote", "President")
    assert again.heading() == NOT_SAVED
    by = f"bob, {when(election)}"
    assert again.told() == [
        [
            TYPED,
            KEPT,
            ("The vote", "Office", "Mayor", "President", "Governor", by),
            ("The vote", "Date", "19 July 2012", "20 July 2012", by),
        ]
    ]
    # What was typed stays, and what was left alone shows what the other stored.
    names = ["name", "office", "date"]
    assert [again.data[name] for name in names] == [["A vote"], ["Governor"], ["2012-07-20"]]
    assert again.beside("office") == [
        f"Saved by bob at {when(election)}: President Use this instead of your value"
    ]
    assert again.beside("date") == [
        f"bob changed this at {when(election)}. You had not edited it, so the new value is kept. "
        "Before: 19 July 2012"
    ]
    assert again.root.all("p", class_="errornote") == []


def test_saving_again_stores_what_was_typed_and_keeps_what_was_not(ann, bob, election):
    mine = ann.window(change(election))
    bob.window(change(election)).save(office="President", date="2012-07-20")

    mine.send(office="Governor").save()

    assert [str(each) for each in stored(election, "office", "date")] == ["Governor", "2012-07-20"]


def test_the_other_s_value_is_taken_by_ticking_a_box(ann, bob, election):
    mine = ann.window(change(election))
    bob.window(change(election)).save(office="President")

    mine.send(office="Governor", name="A vote").save(take_stored="office")

    assert stored(election, "name", "office") == ("A vote", "President")


def test_a_third_change_while_one_merges_is_told_too(ann, bob, election):
    mine = ann.window(change(election))
    bob.window(change(election)).save(office="President")
    again = mine.send(office="Governor")
    bob.window(change(election)).save(office="King")

    third = again.send(take_stored="office")

    assert (third.stored, third.data["office"]) == (False, ["King"])
    assert third.told()[0][0] == KEPT
    third.save()
    assert stored(election, "office") == ("King",)


def test_links_choices_and_texts_of_several_lines_are_merged_like_words(ann, bob):
    statement = factories.StatementFactory(
        election__publication=Publication.DRAFT, summary="One\ntwo", stance="neutral"
    )
    source = factories.SourceFactory(short_name="Paper")
    other = factories.SourceFactory(short_name="Radio")
    before = str(statement.sources.get())
    mine = ann.window(change(statement))
    theirs = bob.window(change(statement))
    theirs.save(sources=[source.pk], stance="opposes", summary="One\r\nthree")

    again = mine.send(sources=[other.pk], summary="One\r\nfour")

    rows = [row[1:-1] for row in again.told()[0][2:]]
    assert rows == [
        ("Summary", "One two", "One three", "One four"),
        ("Sources", before, str(source), str(other)),
        ("Stance", "takes no side", "opposed"),
    ]
    again.save(take_stored="sources")
    assert stored(statement, "summary", "stance", "sources") == ("One\nfour", "opposes", source.pk)


def test_the_same_change_by_both_is_no_clash(ann, bob, election):
    mine = ann.window(change(election))
    bob.window(change(election)).save(office="President")

    mine.save(office="President", name="A vote")

    assert stored(election, "name", "office") == ("A vote", "President")


def test_one_s_own_other_window_counts_too(ann, election):
    first, second = ann.window(change(election)), ann.window(change(election))
    second.save(office="President")

    again = first.send(office="Governor")

    assert again.told()[0][1][-1] == f"You, in another window or tab, {when(election)}"


def test_what_no_form_shows_is_told_as_well(ann, election):
    mine = ann.window(change(election))
    models.Election.objects.update(publication=Publication.PUBLISHED)

    again = mine.send(name="A vote", reason="It was wrong")

    assert again.told()[0][1][1:4] == ("Publication", "draft", "published")
    again.save()
    assert stored(election, "name", "publication") == ("A vote", "published")


def test_a_change_that_history_does_not_know_is_found_all_the_same(ann, election):
    mine = ann.window(change(election))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE elections_election SET office = 'King'")

    again = mine.send(office="Governor")

    assert again.told()[0][1] == ("The vote", "Office", "Mayor", "King", "Governor", "Somebody")
    assert again.beside("office") == ["Current value: King Use this instead of your value"]


@pytest.mark.parametrize("forged", ["", "x", "e30:1abc:def"])
def test_a_form_that_does_not_say_what_it_showed_stores_nothing(ann, election, forged):
    mine = ann.window(change(election))

    again = mine.send(shown_state=forged, office="Governor")

    assert (again.stored, again.heading()) == (False, "Your changes are not saved yet")
    assert stored(election, "office") == ("Mayor",)
    assert again.told()[0][1][:-1] == ("The vote", "Office", "", "Mayor", "Governor")
    again.save()
    assert stored(election, "office") == ("Governor",)


def test_mistakes_are_told_beside_the_changes_and_what_was_seen_is_seen(ann, bob, election):
    mine = ann.window(change(election))
    bob.window(change(election)).save(office="President")

    again = mine.send(date="soon", office="Governor")

    assert again.beside("date") == [NO_DATE]
    assert again.root.one("p", class_="errornote").text == "Please correct the errors below."
    # The second time only the mistake is left.
    third = again.send()
    assert (third.heading(), third.beside("date")) == ("", [NO_DATE])
