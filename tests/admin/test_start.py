"""What the desk's start page says needs attention, and that it asks no more of a large site."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from elections import models
from elections.admin import start as start_page
from elections.admin.start import start
from elections.changelog import How, changing, together
from tests import factories

from .helpers import address, change, filled_in, make_election, queries_of, text_of
from .people import EDITOR, PUBLIC, PUBLISHER, REVIEWER, browser_of, somebody
from .test_publication import page_of, ready, with_error
from .test_transfer import confirm, upload

# The changes that last changed elections are read off are numbered as transactions end.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def publisher(db):
    return somebody(PUBLISHER)


@pytest.fixture
def desk(client, publisher):
    client.force_login(publisher)
    return client


def seen(desk):
    return desk.get("/admin/").context["start"]


def names(drafts):
    return [draft.election.slug for draft in drafts]


# Who sees it


def test_only_who_may_see_drafts_is_told_of_them(client, db):
    factories.ElectionFactory(slug="one", publication="draft")
    nobody = get_user_model().objects.create_user("nobody", is_staff=True)
    assert start(nobody) is None
    client.force_login(nobody)
    assert "Recent changes by others" not in text_of(client.get("/admin/"))
    assert browser_of(PUBLIC).get("/admin/").status_code == 302


@pytest.mark.parametrize("role", [REVIEWER, EDITOR, PUBLISHER])
def test_each_role_is_led_to_what_it_may_do(role):
    election = factories.ElectionFactory(slug="one", name="One", publication="draft")
    page = browser_of(role).get("/admin/")
    content = page.content.decode()
    assert [draft.election for draft in page.context["start"].drafts] == [election]
    for link in (change(election), page_of(election), "/elections/one/"):
        assert f'href="{link}"' in content
    way = "Publish…" if role == PUBLISHER else "What is missing"
    assert f"One Preview {way}" in text_of(page)


def test_an_empty_site_says_so(desk):
    words = text_of(desk.get("/admin/"))
    said = [
        "There are no drafts.",
        "No errors or warnings. Checked: 0 elections",
        "No recent imports.",
        "Nobody else has made changes recently.",
    ]
    assert [sentence for sentence in said if sentence not in words] == []


# Drafts


def test_the_newest_drafts_are_named_and_the_others_counted(desk):
    for number in range(12):
        factories.ElectionFactory(slug=f"draft-{number}", publication="draft")
    factories.ElectionFactory(slug="published")

    page = desk.get("/admin/")

    assert names(page.context["start"].drafts) == [f"draft-{n}" for n in range(11, 1, -1)]
    assert "See all 12 drafts" in text_of(page)
    link = f"{address(models.Election)}?publication__exact=draft"
    assert f'href="{link}"' in page.content.decode()
    assert desk.get(link).context["cl"].result_count == 12


# The audit


def test_errors_are_told_and_warnings_counted_the_worst_first(desk):
    fine, bad = ready(slug="fine"), with_error(ready(slug="bad"))
    models.Option.objects.filter(election=bad).update(in_infobox=False)

    found = seen(desk)

    assert (found.audited, found.too_large) == (2, [])
    [worst, *others] = found.amiss
    assert (worst.election, worst.form, worst.errors) == (bad, change(bad), 1)
    [told] = worst.first
    assert str(told.finding.sentence).endswith("and no reason is given.")
    assert [(one.election, one.errors, one.first) for one in others] == [(fine, 0, [])]
    words = text_of(desk.get("/admin/"))
    assert f"{bad} 1 error {worst.warnings} warning" in words


def test_elections_with_notes_alone_are_not_named(desk):
    election = factories.ElectionFactory(office="", sources=[factories.SourceFactory()])
    found = seen(desk)
    assert (found.audited, [one.election for one in found.amiss if one.errors]) == (1, [])
    assert election.pk in start_page.to_audit([])[0]


def test_of_many_elections_the_newest_drafts_and_the_last_changed_are_looked_at(db):
    elections = factories.ElectionFactory.create_batch(20)
    drafts = factories.ElectionFactory.create_batch(6, publication="draft")
    models.Election.objects.filter(pk=elections[3].pk).update(office="Mayor")
    models.Round.objects.create(election=elections[7], status="tentative")
    keys = [draft.pk for draft in reversed(drafts)]

    looked_at, too_large = start_page.to_audit(keys)

    assert (looked_at[:6], too_large) == (
        [*keys[:4], elections[7].pk, elections[3].pk],
        [],
    )
    assert len(looked_at) == start_page.MOST_AUDITED


def test_an_election_that_is_gone_is_not_looked_for(db):
    election, other = factories.ElectionFactory.create_batch(2)
    election.delete()
    assert start_page.to_audit([]) == ([other.pk], [])


def test_elections_that_are_too_large_are_named_instead(desk, monkeypatch):
    large = ready(slug="large")
    small = factories.ElectionFactory(slug="small", publication="draft")
    monkeypatch.setattr(start_page, "MOST_FIGURES", 1)

    page = desk.get("/admin/")

    found = page.context["start"]
    assert (names(found.too_large), found.audited) == (["large"], 1)
    assert f"{large} has too many results to audit here; see its own page." in text_of(page)
    assert {draft.election for draft in found.drafts} == {large, small}


# Changes and imports


def test_changes_of_others_are_told_with_who_when_how_and_why(desk):
    colleague = somebody(EDITOR)
    with changing(how=How.COMMAND, user=None):
        election, _vote, _options = make_election(name="The election")
    with changing(how=How.FORM, reason="A typing error", user=colleague), together():
        election.office = "Mayor"
        election.save()
        models.Option.objects.update(description="Rector")

    [made, before] = seen(desk).changes

    assert (made.who, made.how, made.detail, made.reason) == (
        "editor",
        "form",
        "",
        "A typing error",
    )
    assert (before.how, made.when >= before.when) == ("command", True)
    rows = [(where, table) for where, table, _name in made.rows]
    assert (change(election), "election") in rows
    assert (len(rows), made.others, made.at_least) == (3, 0, False)
    words = text_of(desk.get("/admin/"))
    assert "The election (election)" in words
    assert "A typing error" in words


def test_ones_own_changes_are_not_told(desk):
    with changing(how=How.COMMAND):
        election = factories.ElectionFactory(publication="draft")
    page = desk.get(change(election))
    desk.post(change(election), filled_in(page, office="Mayor"))

    assert models.Election.objects.get().office == "Mayor"
    assert [made.how for made in seen(desk).changes] == ["command"]


def test_a_row_that_is_gone_is_told_without_a_link(desk):
    with changing(how=How.SHELL):
        person = factories.PersonFactory()
    key = person.pk
    with changing(how=How.SHELL):
        person.delete()

    gone = seen(desk).changes[0]

    assert gone.rows == [("", "person", f"number {key}, since deleted")]
    assert f"number {key}, since deleted (person)" in text_of(desk.get("/admin/"))


def test_a_large_change_is_told_as_one(desk, monkeypatch):
    monkeypatch.setattr(start_page, "MOST_ROWS", 5)
    with changing(how=How.COMMAND, detail="load"), together():
        factories.PersonFactory.create_batch(4)
    few = seen(desk).changes[0]
    with changing(how=How.COMMAND, detail="load"), together():
        factories.PersonFactory.create_batch(9)
    many = seen(desk).changes[0]

    assert [(made.others, made.at_least, len(made.rows)) for made in (few, many)] == [
        (1, False, 3),
        (2, True, 3),
    ]
    assert "and at least 2 others" in text_of(desk.get("/admin/"))


def test_at_most_ten_changes_are_told_the_latest_first(desk):
    people = factories.PersonFactory.create_batch(12)
    for number, person in enumerate(people):
        with changing(how=How.SHELL, reason=str(number)):
            person.name = f"Renamed {number}"
            person.save()
    assert [made.reason for made in seen(desk).changes] == [str(n) for n in range(11, 1, -1)]


def test_a_clock_that_was_set_back_hides_no_change(desk):
    people = factories.PersonFactory.create_batch(start_page.MOST_CHANGES + 1)
    last = models.Person.history.filter(id=people[-1].pk)
    last.update(history_date=last.get().history_date - timedelta(days=9))
    assert seen(desk).changes[0].rows[0][2] == str(people[-1])


def test_what_was_there_before_history_began_is_no_change(desk):
    with changing(how=How.START):
        factories.PersonFactory()
    assert seen(desk).changes == []


def test_imports_are_told_by_their_files_whoever_made_them(desk, settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path
    header = "key,title,short_name,language\n"
    colleague = browser_of(EDITOR)
    for browser, name in ((colleague, "theirs.csv"), (desk, "mine.csv")):
        rows = f"{name[:-4]},Title,Short,en\n"
        confirm(browser, models.Source, upload(browser, models.Source, header + rows, name))

    found = seen(desk)

    assert [(made.who, made.detail) for made in found.imports] == [
        ("publisher", "mine.csv"),
        ("editor", "theirs.csv"),
    ]
    assert found.changes == []
    assert "import: mine.csv" in text_of(desk.get("/admin/"))


# Cost


def test_it_takes_no_more_queries_on_a_larger_site(desk):
    def grow(number):
        for _ in range(number):
            ready()
            factories.StatementFactory()

    grow(10)
    desk.get("/admin/")
    some = queries_of(desk, "/admin/")
    grow(10)

    assert queries_of(desk, "/admin/") == some <= 60


def test_forms_that_were_saved_since_do_not_hide_an_import(desk):
    with changing(how=How.IMPORT, detail="count.csv"):
        person = factories.PersonFactory()
    for number in range(3 * start_page.MOST_CHANGES + 1):
        with changing(how=How.FORM):
            models.Person.objects.filter(pk=person.pk).update(name=f"Name {number}")

    assert [made.detail for made in seen(desk).imports] == ["count.csv"]
