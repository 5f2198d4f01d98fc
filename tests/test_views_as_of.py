"""The record as it was: what readers could see at a moment, and nothing else."""

import datetime

import pytest
from django.utils import timezone

from elections.models.history import record_models
from tests.factories import (
    AccountFactory,
    EditorFactory,
    ElectionFactory,
    LineFactory,
    OptionFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
    StatementFactory,
)
from tests.pages import get, read
from tests.record.cast import SLUG, election_with

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 1, 10)


def happened(day):
    """Date what history has noted since the last call at noon of a day."""
    noon = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    for model in record_models():
        model.history.filter(history_date__gt=noon).update(history_date=noon)


def after(days):
    return DAY + datetime.timedelta(days=days)


def as_of(when):
    return f"/elections/vote/as-of/{when}/"


@pytest.fixture
def vote():
    """Entered as a draft on day 0, published on day 2."""
    election = ElectionFactory(slug="vote", name="A vote", publication="draft")
    account = AccountFactory(
        round=RoundFactory(election=election),
        source=SourceFactory(key="paper", short_name="Paper"),
        is_lead=True,
        lead_reason="It is the only one.",
        valid=900,
    )
    ann = OptionFactory(election=election, person=PersonFactory(slug="ann", name="Ann"))
    LineFactory(account=account, option=ann, count=500)
    happened(after(0))
    publish(election, "published")
    happened(after(2))
    return election


def publish(election, publication):
    election.publication = publication
    election.save()


def votes(page):
    return [row for row in page.one("table", class_="comparison").rows() if row[0] == "votes"]


def test_a_correction_leaves_the_record_of_the_day_before_as_it_was(client, vote):
    figure = vote.rounds.get().accounts.get().figures.get(measure="votes")
    figure.count = 501
    figure.save()
    StatementFactory(election=vote, sources=[SourceFactory(key="later")], summary="Said later.")
    happened(after(4))

    before, since = get(client, as_of(after(3))), get(client, as_of(after(4)))

    assert (votes(before), votes(since)) == ([["votes", "500"]], [["votes", "501"]])
    assert before.one("h1").text == "The record as it was on 13 January 2026"
    assert "Said later." not in before.text
    assert "Said later." in since.text
    assert before.one("meta", name="robots").attrs["content"] == "noindex"
    assert (
        before.one("nav", class_="sections").all("a")[0].attrs["href"] == "/elections/vote/record/"
    )
    entry = before.one(id="cited-paper").one("p", class_="source-more").one("a").attrs["href"]
    assert entry == f"{as_of(after(3))}#source-paper"
    assert votes(get(client, as_of("2026-01-14T115959Z"))) == [["votes", "500"]]
    assert votes(get(client, as_of("2026-01-14T120000Z"))) == [["votes", "501"]]


def test_what_is_cited_leads_to_what_its_page_shows(client, settings):
    settings.SITE_URL = "https://votes.example.org"
    election_with(2)
    page = get(client, f"/elections/{SLUG}/record/")
    address = page.one("details", class_="cite").all("p")[0].text.rpartition(" ")[2]

    past = get(client, address.removeprefix(settings.SITE_URL))

    names = ("section", "table")
    for node in (page, past):
        node.parts = [part.text for name in names for part in node.one("main").all(name)]
    assert page.parts == past.parts
    assert address in past.one("details", class_="cite").text


def test_rows_and_links_that_are_gone_are_there_as_long_as_they_were(client, vote):
    option = vote.options.get()
    option.sources.add(SourceFactory(key="second", title="A second paper"))
    happened(after(3))
    option.sources.remove(option.sources.get(key="second"))
    vote.rounds.get().accounts.get().figures.get(measure="valid").delete()
    person = option.person
    person.name = "Anna"
    person.save()
    happened(after(5))

    then, now = get(client, as_of(after(4))), get(client, as_of(after(5)))

    assert ("A second paper" in then.text, "A second paper" in now.text) == (True, False)
    assert ("900" in then.text, "900" in now.text) == (True, False)
    assert ("Anna" in then.text, "Anna" in now.text) == (False, True)


@pytest.mark.parametrize(
    ("days", "publication", "said"),
    [
        (-1, None, "was not public then. It was first published on 12 January 2026."),
        (1, None, "was not public then. It was first published on 12 January 2026."),
        (6, "draft", "was not public then. It was first published on 12 January 2026."),
    ],
)
def test_a_state_that_was_never_public_is_never_shown(client, vote, days, publication, said):
    if publication:
        publish(vote, publication)
        happened(after(5))
        publish(vote, "published")
        happened(after(8))

    response = client.get(as_of(after(days)))

    assert response.status_code == 404
    assert said in read(response.content.decode()).one("main").text
    assert client.get(as_of(after(9))).status_code == 200


def test_of_a_day_to_come_there_is_no_record_and_of_today_one_so_far(client, vote):
    today = timezone.now().date()

    response = client.get(as_of(today + datetime.timedelta(days=1)))

    assert response.status_code == 404
    assert "That day has not come yet." in response.content.decode()
    assert "That day is not over" in get(client, as_of(today)).text
    assert "That day is not over" not in get(client, as_of(after(3))).text


@pytest.mark.parametrize(
    "when", ["2026-13-01", "2026-1-1", "now", "2026-01-14T256060Z", "0000-01-01"]
)
def test_what_is_no_day_is_not_found(client, vote, when):
    assert client.get(as_of(when)).status_code == 404


def test_a_draft_has_no_past(client, vote):
    publish(vote, "draft")
    happened(after(5))
    client.force_login(EditorFactory())

    assert client.get(as_of(after(3))).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_past_asks_a_fixed_number_of_queries(client, django_assert_num_queries, count):
    election_with(count)
    today = timezone.now().date()

    # The election, whether it was public, and the queries of the whole record.
    with django_assert_num_queries(22):
        assert client.get(f"/elections/{SLUG}/as-of/{today}/").status_code == 200
