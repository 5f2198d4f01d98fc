"""What a page costs does not grow with what it shows."""

import pytest
from django.urls import reverse

from elections.models import Election
from tests.factories import ActorFactory, ElectionFactory, OptionFactory, StatementFactory
from tests.record.cast import SLUG, election_with

pytestmark = pytest.mark.django_db

ELECTION_PAGES = {
    "election": 14,
    "campaign": 15,
    "conduct": 14,
    "results": 15,
    "areas": 15,
    "reactions": 9,
    "record": 20,
    "sources": 16,
}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("page", "queries"), ELECTION_PAGES.items())
def test_an_election_page_asks_a_fixed_number_of_queries(
    client, django_assert_num_queries, page, queries, count
):
    election_with(count)

    with django_assert_num_queries(queries):
        assert client.get(reverse(page, args=[SLUG])).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_other_elections_of_the_day_cost_an_overview_one_query_more(
    client, django_assert_num_queries, count
):
    land = election_with(1).jurisdiction
    ElectionFactory.create_batch(count, jurisdiction=land)

    with django_assert_num_queries(ELECTION_PAGES["election"] + 1):
        assert client.get(reverse("election", args=[SLUG])).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_a_fixed_number_of_queries(client, django_assert_num_queries, count):
    for number in range(count):
        election_with(count, slug=f"election-of-{number}")

    land = Election.objects.first().jurisdiction
    with django_assert_num_queries(11):
        assert client.get(reverse("index")).status_code == 200
    query = {"jurisdiction": land.slug, "q": "land"}
    # The jurisdiction that is named, how many names have the word, and what else has it.
    with django_assert_num_queries(15):
        assert client.get(reverse("index"), query).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_a_person_asks_a_fixed_number_of_queries(client, django_assert_num_queries, count):
    elections = [election_with(count, slug=f"election-of-{number}") for number in range(count)]
    person = elections[0].holder_after
    for election in elections:
        election.holder_before = person
        election.save()
        OptionFactory(election=election, person=person)
    actor = ActorFactory(person=person)
    for election in elections:
        StatementFactory(election=election, actor=actor)

    with django_assert_num_queries(8):
        assert client.get(reverse("person", args=[person.slug])).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_a_source_asks_a_fixed_number_of_queries(client, django_assert_num_queries, count):
    elections = [election_with(count, slug=f"election-of-{number}") for number in range(count)]
    source = elections[0].sources.first()
    for election in elections[1:]:
        election.sources.add(source)
        election.statements.first().sources.add(source)
        election.key_dates.first().sources.add(source)

    with django_assert_num_queries(15):
        assert client.get(reverse("source", args=[source.key])).status_code == 200
