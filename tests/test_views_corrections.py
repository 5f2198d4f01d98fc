"""The page of an election's corrections, and the site's feed of them."""

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from elections.changelog import changing, together
from elections.models import (
    Account,
    Election,
    Figure,
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
    return factories.LineFactory(
        account__source=source,
        account__registered=98909,
        account__turnout="73.5",
        account__round__election__slug="vote-2012",
        account__round__election__name="Vote of 2012",
        option__person__name="Ann",
        count=47095,
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
    """Changes the votes, and no other figure of the account."""
    with changing(how="form", reason=reason):
        Figure.objects.filter(measure="votes").update(**columns)


def test_a_corrected_figure_stands_there_before_and_after_with_date_reason_and_source(client, line):
    correct("Misread by us.", count=47085, share="66.70", outcome="elected")
    [only] = shown(client)
    assert today(
        "Ann, votes, Round 1 DAY · Gazette Number before: 47,095 now: 47,085 "
        "Share before: 66.7% now: 66.70% Outcome before: not stated now: elected "
        r"Reason: Misread by us\."
    ).match(only), only
    assert 'href="/sources/gazette/"' in page(client).content.decode()


def test_each_figure_s_corrections_the_newest_first(client, line, election):
    whole = line.account.figures
    about = factories.FigureFactory(account=line.account, count=80, bound="about")
    Account.objects.update(as_of="15:00", counts_printed_to=5)
    whole.filter(measure="registered").update(count=98900)
    whole.filter(measure="turnout").update(share="73.50", base="valid", note="No figure")
    whole.filter(pk=about.pk).update(count=81_000, printed_to=1000, wording="as one hears")
    correct(count=None)
    heads = [item.split("No reason")[0] for item in shown(client)]
    for head, expected in zip(
        heads,
        [
            "Ann, votes, Round 1 DAY · Gazette, 15:00 Number before: 47,095, printed to the "
            "nearest 5 now: not stated ",
            "observers DAY · Gazette, 15:00 Number before: about 80, printed to the nearest 5 "
            "now: about 81 thousand Wording before: not stated now: as one hears ",
            "turnout, Round 1 DAY · Gazette, 15:00 Percentage of before: as the other figures "
            "now: valid votes Share before: 73.5% now: 73.50% ",
            "registered voters, Round 1 DAY · Gazette, 15:00 Number before: 98,909, printed to "
            "the nearest 5 now: 98,900, printed to the nearest 5 ",
            "Round 1 DAY · Gazette, 15:00 As of before: not stated now: 15:00 "
            "Counts are printed to before: 1 now: 5 ",
            "observers DAY · Gazette, 15:00 Added: Number now: about 80, printed to the nearest 5 ",
        ],
        strict=True,
    ):
        assert today(expected).match(head), head


def test_a_bound_is_a_part_of_the_number_and_of_the_share(client, line):
    correct(bound="more-than")
    [only] = shown(client)
    assert "Number before: 47,095 now: more than 47,095" in only
    assert "Share before: 66.7% now: more than 66.7%" in only


def test_an_option_has_its_own_name_and_an_area_is_named(client, line, election):
    area = factories.AreaFactory(name="North", jurisdiction=election.jurisdiction)
    part = factories.AccountFactory(round=line.account.round, area=area)
    union = factories.OptionFactory(
        election=election, kind="list", person=None, slug="union", name="Union"
    )
    figure = factories.FigureFactory(account=part, measure="seats", option=union, count=7)
    Figure.objects.filter(pk=figure.pk).update(count=8)
    [only] = shown(client)
    assert "Union, seats, Round 1, North" in only
    assert "Number before: 7 now: 8" in only


def test_what_was_taken_away_or_added_is_told(client, line, election):
    other = factories.OptionFactory(election=election, person__name="Bob")
    factories.LineFactory(account=line.account, option=other, count=0)
    with together():
        line.delete()
    removed, added = shown(client)
    assert "Bob, votes, Round 1" in added
    assert "Added: Number now: 0" in added
    assert "Ann, votes, Round 1" in removed
    assert "Removed: Number before: 47,095 Share before: 66.7%" in removed


def test_what_came_back_is_told_with_its_figures(client, line):
    line.delete()
    line.save(force_insert=True)
    added, _removed = shown(client)
    assert "Added: Number now: 47,095 Share now: 66.7%" in added


def test_an_account_that_goes_is_told_by_its_figures_alone(client, line, election):
    vote, option = line.account.round, line.option
    with together():
        Figure.objects.all().delete()
        Account.objects.all().delete()
        option.delete()
        vote.delete()
        Source.objects.filter(key="gazette").delete()
    told = shown(client)
    assert len(told) == 3
    assert sum("Ann, votes, Round 1" in item for item in told) == 1
    assert sum("Removed: Number before: 98,909" in item for item in told) == 1
    # What is named is gone.
    assert 'href="/sources/gazette/"' not in page(client).content.decode()


def test_what_a_figure_is_said_of_may_change(client, line, election):
    other = factories.OptionFactory(election=election, person__name="Bob")
    gazette2 = factories.SourceFactory(short_name="Herald")
    correct(option=other)
    Account.objects.update(source=gazette2)
    second, first = shown(client)
    assert "Option before: Ann now: Bob" in first
    assert "Source before: Gazette now: Herald" in second
    vote = factories.RoundFactory(election=election, number=2)
    area = factories.AreaFactory(name="North", jurisdiction=election.jurisdiction)
    new = factories.AccountFactory(round=vote, source=gazette2, as_of="15:00")
    Account.objects.filter(pk=line.account_id).update(
        round=vote,
        area=area,
        source=factories.SourceFactory(short_name="Third"),
        counts_printed_to=1000,
    )
    told = shown(client)[0]
    assert "Round before: Round 1 now: Round 2" in told
    assert "Area before: the whole now: North" in told
    correct(account=new)
    assert "Account before: Third now: Herald, 15:00" in shown(client)[0]
    Figure.objects.filter(measure="registered").update(measure="cast")
    assert "Measure before: registered voters now: votes cast" in shown(client)[0]
    assert Round.objects.count() == 2


def test_a_figure_that_moves_to_another_election_is_corrected_where_it_was(client, line, election):
    draft = factories.AccountFactory(
        round__election__publication="draft", source__short_name="Secret"
    )
    Figure.objects.filter(measure="registered").update(account=draft)
    [only] = shown(client)
    assert "Account before: Gazette now: Secret" in only


def test_prose_drafts_and_first_publication_are_none(client, line, election):
    Election.objects.update(publication="draft")
    Election.history.filter(publication="published").delete()
    correct(count=1)
    assert page(client).status_code == 404
    Election.objects.update(publication="published")
    Account.objects.update(note="A typo")
    assert shown(client) == []
    assert "Nothing published of this election has been corrected." in text_of(page(client))


def test_pages_lead_there_once_something_was_corrected(client, line, election):
    link = 'href="/elections/vote-2012/corrections/"'
    addresses = [reverse(name, args=["vote-2012"]) for name in ("election", "results", "sources")]
    assert not any(link in client.get(each).content.decode() for each in addresses)
    correct(count=1)
    assert all(link in client.get(each).content.decode() for each in addresses)


def test_a_correction_at_the_desk_is_public_with_the_reason_that_was_asked_for(client, line):
    client.force_login(factories.EditorFactory())
    form = client.get(change(line))
    client.post(change(line), filled_in(form, count="47085", reason="Misread <by> us"))
    [only] = shown(client)
    assert "Number before: 47,095 now: 47,085 Reason: Misread &lt;by&gt; us" in only


def test_only_the_newest_are_shown(client, line, monkeypatch):
    monkeypatch.setattr("elections.record.corrections_page.MOST", 2)
    for count in range(3):
        correct(count=count)
    assert [re.search(r"now: (\d)", item)[1] for item in shown(client)] == ["2", "1"]
    assert "Older corrections are kept, but not shown." in text_of(page(client))


@pytest.mark.parametrize("number", [1, 4])
def test_it_takes_a_fixed_number_of_queries(client, line, number, django_assert_num_queries):
    rows = [line] + [
        factories.LineFactory(
            account__round=line.account.round,
            option__election=line.option.election,
            option__person__name=f"P{each}",
        )
        for each in range(number - 1)
    ]
    for each, row in enumerate(rows):
        Figure.objects.filter(pk=row.pk).update(count=each + 10)
        Account.objects.filter(pk=row.account_id).update(as_of=f"{each}")
        factories.FigureFactory(account=row.account).delete()
    with django_assert_num_queries(14):
        assert page(client).status_code == 200
    assert len(shown(client)) == 4 * number


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
    other = factories.FigureFactory(
        account__round__election__name="Another", account__source__short_name="Herald"
    )
    correct("Misread by us.", count=47085)
    last = Figure.history.first()
    with changing(how="form", reason="A typo of ours."):
        Figure.objects.filter(pk=other.pk).update(count=81)
    root = feed(client, HTTP_HOST="localhost:8123")
    assert root.findtext(f"{ATOM}id") == ("tag:elections.example.org,2026-01-01:/corrections.atom/")
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Another: observers, as Herald prints it",
        "Vote of 2012: Ann, votes, Round 1, as Gazette prints it",
    ]
    day = last.history_date.date().isoformat()
    place = f"#figure-{last.history_id}".replace("#", "/")
    assert entries[1].findtext(f"{ATOM}id") == (
        f"tag:elections.example.org,{day}:/corrections.atom{place}"
    )
    assert entries[1].find(f"{ATOM}link").get("href") == (
        f"{SITE}/elections/vote-2012/corrections/#figure-{last.history_id}"
    )
    assert entries[1].findtext(f"{ATOM}updated")[:10] == day
    for told in ("<del>", "47,095", "<ins>", "47,085", "Misread by us."):
        assert told in entries[1].findtext(f"{ATOM}summary")
    text = ElementTree.tostring(root).decode()
    assert "localhost" not in text
    assert other.account.round.election.slug in text


@pytest.mark.usefixtures("_site_url")
def test_the_feed_s_ids_stay_and_drafts_leave_it(client, line, election):
    correct(count=1)
    [before] = [entry.findtext(f"{ATOM}id") for entry in feed(client).iter(f"{ATOM}entry")]
    Election.objects.update(slug="renamed")
    correct(count=2)
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
    from elections.record.corrections_page import PARTS, PRINTED, SAID_OF

    columns = {column for columns in FIGURES.values() for column in columns}
    assert {*SAID_OF, *PRINTED, *PARTS} == columns
