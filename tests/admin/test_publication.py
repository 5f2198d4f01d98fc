"""Publishing and taking back: what the page says, what it refuses, what it leaves behind."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from elections import models
from elections.admin.conflicts.states import INPUT
from elections.admin.reasons import DEMAND
from elections.models import Publication
from tests import factories
from tests.record.cast import election_with

from .helpers import (
    address,
    change,
    errors_of,
    filled_in,
    make_election,
    message_of,
    queries_of,
    text_of,
)
from .people import EDITOR, PUBLIC, PUBLISHER, REVIEWER, browser_of
from .test_transfer import confirm, upload

pytestmark = pytest.mark.django_db
PAGES = ["election", "campaign", "conduct", "results", "reactions", "sources"]


@pytest.fixture
def publisher(db):
    return browser_of(PUBLISHER)


def page_of(election):
    return address(models.Election, "publication", election.pk)


def ready(**fields):
    """A draft whose one round was held and has a lead set, of which the audit finds no error."""
    election, vote, options = make_election(publication="draft", **fields)
    lead = factories.AccountFactory(round=vote, is_lead=True, lead_reason="It is the official.")
    for option in options:
        factories.LineFactory(account=lead, option=option)
    return election


def with_error(election):
    """Lets the audit find an error in an election."""
    models.Account.objects.filter(round__election=election).update(lead_reason=" ")
    return election


def send(client, election, **changes):
    """Open the page, and send its form as a browser would."""
    page = client.get(page_of(election))
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields if name != "in_spite"}
    data[INPUT] = page.context[INPUT]
    return client.post(page_of(election), data | changes)


def publication_of(election):
    return models.Election.objects.get(pk=election.pk).publication


def missing(response):
    return [
        (obstacle.sentence, [label for _address, label in obstacle.forms])
        for obstacle in response.context["missing"]
    ]


# Publishing


def test_an_election_that_lacks_nothing_is_published(publisher, client):
    election = ready(slug="ready")
    assert client.get("/elections/ready/").status_code == 404

    response = send(publisher, election)

    assert (response.status_code, response.url) == (302, change(election))
    assert publication_of(election) == "published"
    assert client.get("/elections/ready/").status_code == 200
    assert message_of(publisher.get(change(election))) == [
        f'“{election}” is now published. <a href="/elections/ready/">View its public page</a>.'
    ]
    [entry] = LogEntry.objects.all()
    assert (entry.user.username, entry.object_id, entry.get_change_message()) == (
        "publisher",
        str(election.pk),
        "Published.",
    )


def test_publishing_and_taking_back_are_in_the_history_with_who_and_how(publisher):
    election = ready()

    send(publisher, election)
    send(publisher, election)

    rows = election.history.order_by("-history_id")[:2]
    assert [
        (row.publication, row.history_user_name, row.history_how, row.history_detail)
        for row in rows
    ] == [
        ("draft", "publisher", "form", "Unpublished."),
        ("published", "publisher", "form", "Published."),
    ]


def test_the_page_takes_a_fixed_number_of_queries(publisher):
    election = ready()
    url = page_of(election)
    publisher.get(url)
    at_one = queries_of(publisher, url)
    vote = election.rounds.get()
    for account in factories.AccountFactory.create_batch(3, round=vote):
        for option in election.options.all():
            factories.LineFactory(account=account, option=option)

    assert queries_of(publisher, url) == at_one <= 30


def test_it_asks_for_a_lead_set_and_links_to_the_sets_that_could_lead(publisher):
    election, vote, _options = make_election(publication="draft")
    one = factories.AccountFactory(round=vote, source__short_name="One")
    factories.AccountFactory(round=vote, source__short_name="Two")

    page = publisher.get(page_of(election))
    refused = publisher.post(page_of(election), {"to": "published", "seen": ""})

    assert (
        missing(page)
        == missing(refused)
        == [
            (
                "Round 1 has accounts, but none is shown first.",
                ["Show One’s figures first", "Show Two’s figures first"],
            )
        ]
    )
    assert page.context["missing"][0].forms[0][0] == change(one)
    assert f'<a href="{change(one)}">Show One’s figures first</a>' in refused.content.decode()
    assert ("Publish" in submits(page), publication_of(election)) == (False, "draft")


def submits(response):
    words = response.content.decode().split('type="submit"')[1:]
    return [word.split('value="')[1].split('"')[0] for word in words if 'value="' in word]


def test_a_held_round_without_figures_is_asked_for_a_set(publisher):
    election, vote, _options = make_election(publication="draft")

    page = publisher.get(page_of(election))

    assert missing(page) == [
        (
            "Round 1 was held, but it has no accounts.",
            ["Add an account and tick “Shown first”"],
        )
    ]
    [(form, _label)] = page.context["missing"][0].forms
    assert form == f"{address(models.Account, 'add')}?round={vote.pk}"
    assert publisher.get(form).status_code == 200


def test_every_held_round_is_asked_for_its_lead(publisher):
    election = ready()
    factories.RoundFactory(election=election, number=2)

    assert missing(publisher.get(page_of(election))) == [
        (
            "Round 2 was held, but it has no accounts.",
            ["Add an account and tick “Shown first”"],
        )
    ]
    send(publisher, election)
    assert publication_of(election) == "draft"


def test_a_round_of_several_contests_is_named_with_its_own(publisher):
    election = ready()
    contest = factories.ContestFactory(election=election, name="Proportional ballot")
    factories.RoundFactory(election=election, number=2, contest=contest)

    [(sentence, _forms)] = missing(publisher.get(page_of(election)))

    assert sentence == "Round 2 (Proportional ballot) was held, but it has no accounts."


@pytest.mark.parametrize("status", ["tentative", "postponed", "cancelled", "annulled"])
def test_a_round_that_was_not_held_is_asked_for_no_figures(publisher, status):
    election = factories.ElectionFactory(publication="draft")
    factories.RoundFactory(election=election, status=status)

    response = send(publisher, election, in_spite="on")

    assert (response.status_code, publication_of(election)) == (302, "published")


def test_an_election_without_a_round_is_not_published(publisher):
    election = factories.ElectionFactory(publication="draft")

    assert missing(send(publisher, election)) == [
        ("The election has no rounds.", ["Add a past or upcoming round"])
    ]
    assert publication_of(election) == "draft"


def test_errors_come_first_and_take_a_word(publisher):
    election = with_error(ready())
    page = publisher.get(page_of(election))
    assert [(level.value, bool(found)) for level, found in page.context["levels"]] == [
        ("error", True),
        ("warning", True),
        ("note", False),
    ]
    words = text_of(page)
    heads = ["1 error in the record itself", "and no reason is given.", "1 warning about"]
    assert sorted(heads, key=words.index) == heads

    refused = send(publisher, election)
    assert refused.context["form"].errors == {"in_spite": ["Fix the errors, or tick this box."]}
    assert publication_of(election) == "draft"

    assert send(publisher, election, in_spite="on").status_code == 302
    assert publication_of(election) == "published"
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == [
        "Published despite 1 audit error."
    ]


def test_errors_that_nobody_has_seen_are_not_waved_through(publisher):
    election = ready()
    page = publisher.get(page_of(election))
    seen = page.context["form"]["seen"].value()
    with_error(election)

    data = {"to": "published", "seen": seen, "in_spite": "on", INPUT: page.context[INPUT]}

    refused = publisher.post(page_of(election), data)

    form = refused.context["form"]
    assert form.errors == {"__all__": ["The errors have changed. Please review them again."]}
    assert publication_of(election) == "draft"
    # Now that they are shown, a word is enough.
    again = data | {"seen": form["seen"].value(), INPUT: refused.context[INPUT]}
    assert publisher.post(page_of(election), again).status_code == 302
    assert publication_of(election) == "published"


@pytest.mark.parametrize("data", [{}, {"to": "shown"}, {"to": ""}])
def test_a_form_of_somebodys_own_making_is_refused(publisher, data):
    election = ready()

    response = publisher.post(page_of(election), data)

    assert (response.status_code, "to" in response.context["form"].errors) == (200, True)
    assert publication_of(election) == "draft"


def test_what_somebody_else_has_done_meanwhile_is_not_done_twice(publisher):
    election = ready()
    page = publisher.get(page_of(election))
    data = {"to": "published", "seen": "", INPUT: page.context[INPUT]}
    publisher.post(page_of(election), data)

    response = publisher.post(page_of(election), data, follow=True)

    assert message_of(response)[-1] == "Somebody else has already done this."
    assert (publication_of(election), LogEntry.objects.count()) == ("published", 1)


def test_an_election_that_is_not_there(publisher):
    response = publisher.get(address(models.Election, "publication", 0))
    assert (response.status_code, response.url) == (302, reverse("admin:index"))


# Taking back


def test_taking_back_keeps_everything_and_says_that_the_address_will_answer_404(publisher, client):
    election = ready(slug="shown")
    send(publisher, election)
    rows = models.Figure.objects.count()

    page = publisher.get(page_of(election))
    assert "return 404 “not found” to everybody who cannot see drafts" in text_of(page)
    response = send(publisher, election)

    assert (response.status_code, publication_of(election)) == (302, "draft")
    assert message_of(publisher.get(change(election)))[-1] == (
        f"“{election}” is a draft again. Nothing was deleted."
    )
    assert client.get("/elections/shown/").status_code == 404
    assert models.Figure.objects.count() == rows > 0
    assert [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")] == [
        "Published.",
        "Unpublished.",
    ]


def test_errors_and_a_missing_lead_do_not_keep_it_published(publisher):
    election = with_error(factories.RoundFactory().election)
    factories.AccountFactory(round=election.rounds.get())

    assert send(publisher, election).status_code == 302
    assert publication_of(election) == "draft"


# Who may


@pytest.mark.parametrize("role", [EDITOR, REVIEWER])
def test_others_see_what_is_missing_and_cannot_publish(role):
    client, election = browser_of(role), ready()

    page = client.get(page_of(election))
    done = client.post(page_of(election), {"to": "published", "seen": ""})

    assert (page.status_code, done.status_code) == (200, 403)
    assert "You do not have permission to publish or unpublish elections." in text_of(page)
    assert ("Publish" in submits(page), publication_of(election)) == (False, "draft")


def test_the_page_of_a_draft_is_shut_to_the_public(db):
    response = browser_of(PUBLIC).get(page_of(ready()))
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


# No other way


def test_the_form_of_an_election_shows_the_publication_and_takes_none(publisher):
    election = ready()
    page = publisher.get(change(election))
    assert "publication" not in page.context["adminform"].form.fields
    assert page_of(election) in page.content.decode()

    response = publisher.post(change(election), filled_in(page, publication="published"))

    assert (response.status_code, publication_of(election)) == (302, "draft")


@pytest.mark.parametrize("role", [EDITOR, PUBLISHER])
def test_no_election_is_born_published_by_a_form(role):
    client = browser_of(role)
    url = address(models.Election, "add")
    data = filled_in(
        client.get(url),
        name="Born",
        slug="born",
        publication="published",
        jurisdiction=factories.JurisdictionFactory().pk,
        type="presidential",
        vote_type="popular",
        date="2012-07-19",
        sources=[factories.SourceFactory().pk],
    )

    assert client.post(url, data).status_code == 302
    assert models.Election.objects.get(slug="born").publication == "draft"


HEADER = "slug,name,jurisdiction,type,vote_type,date,publication,sources\n"


def a_file(slug, publication):
    land = models.Jurisdiction.objects.first() or factories.JurisdictionFactory()
    source = factories.SourceFactory()
    row = [slug, "A name", land.slug, "presidential", "popular", "2012-07-19", publication]
    return HEADER + ",".join([*row, source.key]) + "\n"


@pytest.mark.parametrize("before", [None, Publication.DRAFT, Publication.PUBLISHED])
@pytest.mark.parametrize("after", list(Publication))
def test_a_file_publishes_and_takes_back_for_publishers_alone(before, after):
    if before:
        factories.ElectionFactory(slug="one", name="A name", publication=before)
    changes = after != (before or Publication.DRAFT)
    data = a_file("one", after)

    page = upload(browser_of(EDITOR), models.Election, data)
    refused = [str(problem) for problem in page.context["result"].problems]
    publisher = browser_of(PUBLISHER)
    done = confirm(publisher, models.Election, upload(publisher, models.Election, data))

    assert refused == (
        ["Row 2, column publication: You do not have permission to publish or unpublish elections."]
        if changes
        else []
    )
    assert message_of(done)[-1].startswith("Imported:")
    assert models.Election.objects.get(slug="one").publication == after


def test_publishing_again_what_readers_saw_otherwise_needs_a_reason(publisher, client):
    election = ready(slug="again")
    send(publisher, election)
    send(publisher, election)
    account = models.Account.objects.get()
    editor = browser_of(EDITOR)
    sent = filled_in(editor.get(change(account)))
    editor.post(change(account), sent | {"figures-0-count": "88888"})

    refused = send(publisher, election)

    assert str(DEMAND) in text_of(refused)
    assert publication_of(election) == "draft"
    assert send(publisher, election, reason="Read again").status_code == 302
    page = text_of(client.get("/elections/again/corrections/"))
    assert ("88,888" in page, "Read again" in page) == (True, True)


# Preview


@pytest.mark.parametrize("page", PAGES)
def test_a_preview_is_the_published_page_under_a_banner(publisher, client, page):
    election = election_with(2, publication=Publication.DRAFT)
    url = reverse(page, args=[election.slug])
    for desk in (browser_of(REVIEWER), browser_of(EDITOR), publisher):
        draft = desk.get(url)
        assert (draft.status_code, draft.content.count(b'class="draft"')) == (200, 1)
        before, after = draft.content.split(b'<p class="draft">')
        after = after.split(b"</p>", 1)[1]
    models.Election.objects.update(publication=Publication.PUBLISHED)

    public = client.get(url)

    assert public.status_code == 200
    assert (before + after).split() == public.content.split()


def test_the_form_links_to_the_preview_of_every_page(publisher):
    election = ready(slug="one")
    content = publisher.get(change(election)).content.decode()
    links = [reverse(page, args=["one"]) for page in PAGES]
    assert [link for link in links if f'<a href="{link}">' not in content] == []
    assert "Preview:" in content


def test_a_preview_shows_what_was_saved_a_moment_ago(publisher):
    election = ready(slug="one")
    page = publisher.get(change(election))
    assert errors_of(page) == {}

    publisher.post(change(election), filled_in(page, name="A new name"))

    assert "A new name" in publisher.get("/elections/one/").content.decode()
