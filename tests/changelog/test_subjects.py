"""Who changes the meaning of published figures corrects them, though no figure differs."""

import pytest

from elections.changelog import changing, together
from elections.models import Contest, Election, Option, Person, Round, Source, SubjectChange
from elections.record.corrections_page import latest_corrections
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return factories.LineFactory(option__person__name="Ann", count=7)


def told():
    """What readers are told, the newest first, and why."""
    return [
        (each.about, [(one.label, one.before, one.after) for one in each.figures], each.reason)
        for each in latest_corrections(10)
    ]


def change(rows, **values):
    with changing(how="form", reason="Mixed up") as made:
        rows.update(**values)
    return made.corrects


def publish():
    with changing(how="form", reason="Read again") as made, together():
        Election.objects.update(publication="published")
    return made.corrects


def test_whom_a_figure_is_said_of(line):
    bob = factories.PersonFactory(name="Bob")
    change(Option.objects.filter(pk=line.option_id), person=bob)
    assert told() == [("Option: Ann", [("Person", "Ann", "Bob")], "Mixed up")]


def test_a_name_on_the_pages_of_each_election_that_uses_it(line):
    other = factories.OptionFactory(person=line.option.person).election
    factories.OptionFactory(person=line.option.person, election__publication="draft")
    assert change(Person.objects.filter(pk=line.option.person_id), name="Anna") == set()
    assert {each.slug for each in latest_corrections(10)} == {
        line.option.election.slug,
        other.slug,
    }
    assert told() == [("Person: Ann", [("Name", "Ann", "Anna")], "Mixed up")] * 2
    assert len({each.anchor for each in latest_corrections(10)}) == 2


def test_what_an_election_a_round_a_contest_and_a_source_say_of_themselves(line):
    election = line.option.election
    contest = factories.ContestFactory(election=election, name="List", seats=22)
    Round.objects.update(contest=contest)
    SubjectChange.objects.all().delete()
    change(Contest.objects.all(), seats=33)
    change(Round.objects.all(), status="annulled")
    change(Source.objects.filter(pk=line.account.source_id), short_name="Gazette")
    change(Election.objects.all(), name="Another vote")
    labels = [(figure[0], figure[2]) for _, figures, _ in told() for figure in figures]
    assert labels == [
        ("Name", "Another vote"),
        ("Short name", "Gazette"),
        ("Status", "annulled"),
        ("Seats to be filled", "33"),
    ]


def test_what_is_filled_in_and_what_becomes_of_a_vote_to_come_are_news(line):
    Round.objects.filter(pk=line.account.round_id).update(status="tentative")
    SubjectChange.objects.all().delete()
    change(Round.objects.all(), status="held")
    change(Election.objects.all(), holder_after=line.option.person)
    assert told() == []


def test_what_is_renamed_while_taken_back_is_told_when_published_again(line):
    people = Person.objects.filter(pk=line.option.person_id)
    bob = factories.PersonFactory(name="Bob")
    Election.objects.update(publication="draft")
    for name in ("Anna", "Hannah"):
        change(people, name=name)
    assert change(Option.objects.filter(pk=line.option_id), person=bob) == set()
    assert told() == []
    assert publish() == {line.option.election_id}
    assert ("Option: Hannah", [("Person", "Hannah", "Bob")], "Read again") in told()
    assert publish() == set()


def test_what_is_as_it_was_when_published_again_is_no_correction(line):
    people = Person.objects.filter(pk=line.option.person_id)
    Election.objects.update(publication="draft")
    for name in ("Anna", "Ann"):
        change(people, name=name)
    assert publish() == set()
    assert (told(), SubjectChange.objects.count()) == ([], 0)


def test_the_page_and_the_feed_show_it(line, client, settings):
    settings.SITE_URL = "https://example.org"
    change(Person.objects.filter(pk=line.option.person_id), name="Anna")
    page = client.get(f"/elections/{line.option.election.slug}/corrections/").content.decode()
    feed = client.get("/corrections.atom").content.decode()
    for text in (page, feed):
        assert all(part in text for part in ("Person: Ann", "Anna", "Mixed up"))
