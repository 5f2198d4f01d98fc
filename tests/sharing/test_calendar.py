"""Election days and key dates as a calendar (RFC 5545)."""

import datetime

import pytest

from elections.models import DatePrecision, KeyDateKind, RoundStatus
from elections.sharing import calendar
from tests.factories import ContestFactory, ElectionFactory, KeyDateFactory, RoundFactory

pytestmark = pytest.mark.django_db

DAY = datetime.date(2012, 7, 19)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://votes.example.org"


def events(client):
    """Each event's properties, with its folded lines put together again."""
    response = client.get("/elections.ics")
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    lines = response.content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    text = response.content.decode().replace("\r\n ", "")
    first, *rest = text.split("BEGIN:VEVENT\r\n")
    assert first.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n" if rest else "END:VCALENDAR\r\n")
    return [
        dict(line.split(":", 1) for line in event.split("END:VEVENT")[0].splitlines())
        for event in rest
    ]


def test_rounds_and_steps_of_published_elections_are_days(client):
    election = ElectionFactory(slug="vote", name="A vote; in Łódź, " + "ж" * 60)
    later = datetime.date(2012, 8, 2)
    first = RoundFactory(election=election, date=DAY)
    RoundFactory(election=election, number=2, date=later, status=RoundStatus.CANCELLED)
    KeyDateFactory(election=election, kind=KeyDateKind.VOTE, date=DAY)
    KeyDateFactory(election=election, date=DAY, precision=DatePrecision.MONTH)
    KeyDateFactory(election=election, slug="called", name="Called", date=datetime.date(2012, 5, 1))
    RoundFactory(election=ElectionFactory(publication="draft"))

    run_off, vote, called = events(client)

    named = "A vote\\; in Łódź\\, " + "ж" * 60
    changed = first.history.latest().history_date
    assert vote.pop("DTSTAMP") == f"{changed:%Y%m%dT%H%M%SZ}"
    assert vote == {
        "UID": f"round-{first.pk}@votes.example.org",
        "DTSTART;VALUE=DATE": "20120719",
        "SUMMARY": named,
        "URL": "https://votes.example.org/elections/vote/",
        "TRANSP": "TRANSPARENT",
    }
    assert (run_off["SUMMARY"], run_off["STATUS"]) == (f"{named}\\, round 2", "CANCELLED")
    assert (called["SUMMARY"], called["URL"]) == (
        f"{named}: Called",
        "https://votes.example.org/elections/vote/#date-called",
    )


def test_several_ballots_on_one_day_are_one_day_and_have_rounds_of_their_own(client):
    election = ElectionFactory(name="A vote")
    lists, seats = (ContestFactory(election=election) for _ in range(2))
    later = datetime.date(2012, 8, 2)
    for number, (contest, date) in enumerate([(lists, DAY), (seats, DAY), (seats, later)], start=1):
        RoundFactory(election=election, number=number, contest=contest, date=date)

    assert [event["SUMMARY"] for event in events(client)] == ["A vote\\, round 2", "A vote"]


def test_texts_are_escaped():
    assert calendar.escaped("a\\b;c,d\ne") == "a\\\\b\\;c\\,d\\ne"


def test_without_an_address_of_the_site_there_is_no_calendar(client, settings):
    settings.SITE_URL = ""
    assert client.get("/elections.ics").status_code == 404
