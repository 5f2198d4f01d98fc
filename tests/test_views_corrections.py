"""The page of an election's corrections, and the site's feed of them."""

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from elections.changelog import changing, together
from elections.models import (
    Account,
    CandidateResult,
    Election,
    ReportedFigure,
    Round,
    Source,
)
from tests import factories
from tests.admin.helpers import change, filled_in, text_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://elections.example.org"


@pytest.fixture
def line():
    source = factories.SourceFactory(key="gazette", short_name="Gazette")
    return factories.CandidateResultFactory(
        account__source=source,
        account__registered=98909,
        account__turnout="73.5",
        account__round__election__slug="vote-2012",
        account__round__election__name="Vote of 2012",
        candidacy__person__name="Ann",
        votes=47095,
        share="66.7",
    )


@pytest.fixture
def election(line):
    return line.account.round.election


def page(client, slug="vote-2012"):
    return client.get(reverse("corrections", args=[slug]))


def shown(client) -> list[tuple]:
    """Each correction as the page tells it: what of, by whom, before and after, why."""
    html = page(client).content.decode()
    items = re.findall(r'<li id="[a-z]+-\d+">(.*?)</li>', html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", item).split()) for item in items]


def today(text):
    """A pattern for a correction that was made on any day."""
    return re.compile(text.replace("DAY", r"\d+ \w+ \d{4}") + r"\Z")


def correct(reason="", **columns):
    with changing(how="form", reason=reason):
        CandidateResult.objects.update(**columns)


def test_a_corrected_figure_stands_there_before_and_after_with_date_reason_and_source(client, line):
    correct("Misread by us.", votes=47085, share="66.70", outcome="elected")
    [only] = shown(client)
    assert today(
        "Ann, Round 1 DAY · Gazette Votes before: 47,095 now: 47,085 "
        "Share before: 66.7% now: 66.70% Outcome before: not stated now: elected "
        r"Reason: Misread by us\."
    ).match(only), only
    assert 'href="/sources/gazette/"' in page(client).content.decode()


def test_each_table_s_corrections_the_newest_first(client, line, election):
    factories.ReportedFigureFactory(
        election=election, source=line.account.source, value=80, bound="about"
    )
    Account.objects.update(registered=None, counts_printed_to=1)
    ReportedFigure.objects.update(value=81)
    correct(votes=None)
    heads = [item.split("No reason")[0] for item in shown(client)]
    for head, expected in zip(
        heads,
        [
            "Ann, Round 1 DAY · Gazette Votes before: 47,095 now: not stated ",
            "observers DAY · Gazette Number before: about 80 now: about 81 ",
            "Round 1 DAY · Gazette Registered voters before: 98,909 now: not stated ",
        ],
        strict=True,
    ):
        assert today(expected).match(head), head


def test_what_was_taken_away_or_added_is_told(client, line, election):
    other = factories.CandidacyFactory(election=election, person__name="Bob")
    factories.CandidateResultFactory(account=line.account, candidacy=other, votes=0)
    with together():
        line.delete()
    removed, added = shown(client)
    assert "Bob, Round 1" in added
    assert "Added: Votes now: 0" in added
    assert "Ann, Round 1" in removed
    assert "Removed: Votes before: 47,095 Share before: 66.7%" in removed


def test_what_came_back_is_told_with_its_figures(client, line):
    line.delete()
    line.save(force_insert=True)
    added, _removed = shown(client)
    assert "Added: Votes now: 47,095 Share now: 66.7%" in added


def test_what_is_named_may_be_gone(client, line, election):
    vote, candidacy = line.account.round, line.candidacy
    with together():
        line.delete()
        Account.objects.all().delete()
        candidacy.delete()
        vote.delete()
        Source.objects.filter(key="gazette").delete()
    told = shown(client)
    assert sum("Ann, Round 1" in item for item in told) == 1
    assert sum("Registered voters before: 98,909" in item for item in told) == 1
    assert 'href="/sources/gazette/"' not in page(client).content.decode()


def test_what_a_figure_is_said_of_may_change(client, line, election):
    other = factories.CandidacyFactory(election=election, person__name="Bob")
    gazette2 = factories.SourceFactory(short_name="Herald")
    correct(candidacy=other)
    Account.objects.update(source=gazette2)
    second, first = shown(client)
    assert "Candidate before: Ann now: Bob" in first
    assert "Source before: Gazette now: Herald" in second
    vote = factories.RoundFactory(election=election, number=2)
    new = factories.AccountFactory(round=vote, source=gazette2)
    Account.objects.filter(pk=line.account_id).update(
        round=vote, source=factories.SourceFactory(short_name="Third"), counts_printed_to=1000
    )
    assert "Round before: Round 1 now: Round 2" in shown(client)[0]
    correct(account=new)
    assert "Account before: Third now: Herald" in shown(client)[0]
    assert Round.objects.count() == 2


def test_a_figure_that_moves_to_another_election_is_corrected_where_it_was(client, line, election):
    figure = factories.ReportedFigureFactory(election=election)
    draft = factories.ElectionFactory(publication="draft", name="Draft")
    ReportedFigure.objects.filter(pk=figure.pk).update(election=draft, measure="seats")
    [only] = shown(client)
    assert "Election before: Vote of 2012 now: Draft" in only
    assert "Measure before: observers now: seats in the electing body" in only


def test_prose_drafts_and_first_publication_are_none(client, line, election):
    Election.objects.update(publication="draft")
    Election.history.filter(publication="published").delete()
    correct(votes=1)
    assert page(client).status_code == 404
    Election.objects.update(publication="published")
    Account.objects.update(note="A typo")
    assert shown(client) == []
    assert "No published figure of this election has been corrected." in text_of(page(client))


def test_pages_lead_there_once_something_was_corrected(client, line, election):
    link = 'href="/elections/vote-2012/corrections/"'
    addresses = [reverse(name, args=["vote-2012"]) for name in ("election", "results", "sources")]
    assert not any(link in client.get(each).content.decode() for each in addresses)
    correct(votes=1)
    assert all(link in client.get(each).content.decode() for each in addresses)


def test_a_correction_at_the_desk_is_public_with_the_reason_that_was_asked_for(client, line):
    client.force_login(factories.EditorFactory())
    form = client.get(change(line))
    client.post(change(line), filled_in(form, votes="47085", reason="Misread <by> us"))
    [only] = shown(client)
    assert "Votes before: 47,095 now: 47,085 Reason: Misread &lt;by&gt; us" in only


def test_only_the_newest_are_shown(client, line, monkeypatch):
    monkeypatch.setattr("elections.record.corrections_page.MOST", 2)
    for votes in range(3):
        correct(votes=votes)
    assert [re.search(r"now: (\d)", item)[1] for item in shown(client)] == ["2", "1"]
    assert "Older corrections are kept, but not shown." in text_of(page(client))


@pytest.mark.parametrize("number", [1, 4])
def test_it_takes_a_fixed_number_of_queries(client, line, number, django_assert_num_queries):
    rows = [line] + [
        factories.CandidateResultFactory(
            account__round=line.account.round,
            candidacy__election=line.candidacy.election,
            candidacy__person__name=f"P{each}",
        )
        for each in range(number - 1)
    ]
    for each, row in enumerate(rows):
        CandidateResult.objects.filter(pk=row.pk).update(votes=each + 10)
        Account.objects.filter(pk=row.account_id).update(cast=each)
        factories.ReportedFigureFactory(election=line.candidacy.election).delete()
    with django_assert_num_queries(18):
        assert page(client).status_code == 200
    assert len(shown(client)) == 3 * number


# The feed


@pytest.fixture
def _site_url(settings):
    settings.SITE_URL = SITE


def feed(client, **headers):
    response = client.get("/corrections.atom", **headers)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


@pytest.mark.usefixtures("_site_url")
def test_the_feed_tells_of_all_elections(client, line):
    other = factories.ReportedFigureFactory(election__name="Another", source__short_name="Herald")
    correct("Misread by us.", votes=47085)
    with changing(how="form", reason="A typo of ours."):
        ReportedFigure.objects.update(value=81)
    root = feed(client, HTTP_HOST="localhost:8123")
    assert root.findtext(f"{ATOM}id") == ("tag:elections.example.org,2026-01-01:/corrections.atom/")
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Another: observers, as Herald prints it",
        "Vote of 2012: Ann, Round 1, as Gazette prints it",
    ]
    last = CandidateResult.history.first()
    day = last.history_date.date().isoformat()
    place = f"#candidateresult-{last.history_id}".replace("#", "/")
    assert entries[1].findtext(f"{ATOM}id") == (
        f"tag:elections.example.org,{day}:/corrections.atom{place}"
    )
    assert entries[1].find(f"{ATOM}link").get("href") == (
        f"{SITE}/elections/vote-2012/corrections/#candidateresult-{last.history_id}"
    )
    assert entries[1].findtext(f"{ATOM}updated")[:10] == day
    for told in ("<del>", "47,095", "<ins>", "47,085", "Misread by us."):
        assert told in entries[1].findtext(f"{ATOM}summary")
    text = ElementTree.tostring(root).decode()
    assert "localhost" not in text
    assert other.election.slug in text


@pytest.mark.usefixtures("_site_url")
def test_the_feed_s_ids_stay_and_drafts_leave_it(client, line, election):
    correct(votes=1)
    [before] = [entry.findtext(f"{ATOM}id") for entry in feed(client).iter(f"{ATOM}entry")]
    Election.objects.update(slug="renamed")
    correct(votes=2)
    after = [entry.findtext(f"{ATOM}id") for entry in feed(client).iter(f"{ATOM}entry")]
    assert after[1:] == [before]
    Election.objects.update(publication="draft")
    assert list(feed(client).iter(f"{ATOM}entry")) == []


def test_without_an_address_of_the_site_there_is_no_feed_and_no_link_to_it(client, line):
    assert client.get("/corrections.atom").status_code == 404
    assert "corrections.atom" not in page(client).content.decode()


@pytest.mark.usefixtures("_site_url")
def test_the_page_names_the_feed(client, line):
    assert f'href="{SITE}/corrections.atom"' in page(client).content.decode()


def test_the_tests_know_every_kind_of_label():
    from elections.models.corrections import FIGURES
    from elections.record.corrections_page import LABELS

    columns = {column for columns in FIGURES.values() for column in columns}
    assert {*LABELS, "bound"} == columns
