"""The pages of history: what they tell, to whom, and what is restored from them."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime

from elections.changelog import changing, together
from elections.history import Plan
from elections.history.names import Names
from elections.models import (
    Account,
    Actor,
    Discrepancy,
    Election,
    Figure,
    Option,
    Person,
    Round,
    Section,
    Source,
    Wording,
)
from tests import factories
from tests.factories import EditorFactory

from .helpers import address, change, filled_in, message_of, queries_of, text_of
from .people import EDITOR, PUBLISHER, REVIEWER, ROLES, browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return factories.AccountFactory(
        units_counted=166,
        source__short_name="Gazette",
        source__key="gazette",
        round__election__name="Vote",
        round__election__publication="draft",
    )


@pytest.fixture
def line(account):
    return factories.LineFactory(
        account=account, count=47095, share="66.7", option__person__name="Ann"
    )


NAME = "Ann, votes: Gazette [gazette] on Vote, round 1"


def history(desk, row, query=""):
    response = desk.get(f"{address(type(row), 'history', row.pk)}{query}")
    assert response.status_code == 200
    return response


# "22 November 2026" with the time, as the desk writes it in English.
MOMENT = re.compile(r"(\w+\.? \d+, \d{4}|\d+ \w+ \d{4}),? \d[\d:]*( [ap]\.m\.)?")


def told(desk, row) -> list[str]:
    """The changes that a page of history tells, as texts without the time."""
    html = history(desk, row).content.decode()
    items = html.split('<li class="change">')[1:]
    texts = [unescape(re.sub(r"<[^>]*>", " ", item.split("</li>")[0])) for item in items]
    return [MOMENT.sub("WHEN", " ".join(text.split())) for text in texts]


def state(row, number=-1) -> int:
    """The key of a row of history, the oldest first."""
    return list(type(row).history.filter(id=row.pk).order_by("history_id"))[number].history_id


def restoring(row, number=-1):
    return address(type(row), "restore", row.pk, state(row, number))


def restore(desk, row, number=-1, query="", **typed):
    url = restoring(row, number) + query
    form = desk.get(url).context["form"]
    return desk.post(url, {"seen": form.initial["seen"], "reason": "", **typed})


def errors(response) -> list[str]:
    assert response.status_code == 200
    form = response.context["form"]
    return [message for messages in form.errors.values() for message in messages]


# What is told


def test_a_change_is_told_with_who_when_how_why_and_what(desk, editor, line):
    desk.post(
        change(line),
        filled_in(desk.get(change(line)), count="47085", share="66.70", reason="Misread"),
    )
    first, *rest = told(desk, line)
    assert first == (
        f"{editor.username} WHEN form Misread changed figure "
        f"{NAME} count 47,095 47,085 share, % 66.7 66.70"
    )
    [made] = rest
    assert made.endswith(
        f"added figure {NAME} Restore this state Previous values "
        "account blank Gazette [gazette] on Vote, round 1 measure blank votes "
        "option blank Ann in Vote count blank 47,095 share, % blank 66.7 bound blank exactly"
    )


def test_a_row_s_history_is_that_of_what_belongs_to_it_as_well(desk, line):
    election = line.account.round.election
    factories.SectionFactory(election=election, body="One\nTwo\nThree\nFour")
    Section.objects.update(body="One\nTwo\nThree more\nFour")
    Figure.objects.bulk_create([Figure(account=line.account, measure="observers", count=9)])
    Figure.objects.filter(measure="observers").delete()
    Figure.objects.update(outcome="elected")
    page = told(desk, election)
    assert "outcome blank elected" in page[0]
    assert "deleted figure observers: Gazette [gazette] on Vote, round 1" in page[1]
    assert "… Two Three Three more Four" in page[3]
    assert "outcome blank elected" in told(desk, line.account)[0]
    line.option.sources.add(line.account.source)
    assert len(told(desk, line.option)) == 2  # made, and another source cited


def test_a_clock_that_was_set_back_changes_no_order(desk, line):
    for votes in (1, 2):
        Figure.objects.update(count=votes)
    last = Figure.history.filter(count=2)
    last.update(history_date=last.get().history_date - timedelta(days=9))
    assert [text.split(" count ")[1] for text in told(desk, line)[:2]] == ["1 2", "47,095 1"]


def test_links_dates_choices_and_yes_or_no_are_told_in_words(desk):
    row = factories.OptionFactory(sources=[factories.SourceFactory(short_name="A", key="a")])
    with together():
        row.sources.add(factories.SourceFactory(short_name="B", key="b"))
        row.status, row.incumbent = "withdrawn", True
        row.save()
        row.election.date = "2012-07-20"
        row.election.save()
    assert "status registered withdrawn" in told(desk, row)[0]
    assert "incumbent no yes" in told(desk, row)[0]
    assert "sources A [a] A [a]; B [b]" in told(desk, row)[0]
    assert re.search(
        r"date \S*WHEN|date 19 July 2012 20 July 2012|date WHEN", told(desk, row.election)[0]
    )


def test_what_names_of_rows_that_are_gone_say_is_known_from_history(desk, line):
    option, person = line.option, line.option.person
    with together():
        line.delete()
        option.delete()
        Person.objects.filter(pk=person.pk).delete()
    page = told(desk, line.account)
    assert f"deleted figure {NAME}" in page[0]


def test_a_long_history_is_told_page_by_page(desk, monkeypatch):
    monkeypatch.setattr("elections.history.timelines.A_PAGE", 2)
    actor = factories.ActorFactory(name="0")
    for number in range(1, 5):
        Actor.objects.update(name=str(number))
    names = [re.findall(r"name (\d \d)", " ".join(told(desk, actor)))]
    for query in ("?page=2", "?page=3", "?page=99", "?page=x"):
        text = text_of(history(desk, actor, query))
        names.append(re.findall(r"name (\d \d)", text))
    assert names == [["3 4", "2 3"], ["1 2", "0 1"], [], [], ["3 4", "2 3"]]
    assert "Page 1 of 3 Older" in text_of(history(desk, actor))
    assert "Newer Page 3 of 3" in text_of(history(desk, actor, "?page=3"))


def test_a_change_of_very_many_rows_is_cut(desk, monkeypatch):
    monkeypatch.setattr("elections.history.timelines.MOST_ROWS", 2)
    election = factories.ElectionFactory()
    with together():
        factories.OptionFactory.create_batch(4, election=election)
    assert "2 more rows were changed at the same time." in told(desk, election)[0]


@pytest.mark.parametrize("number", [1, 5])
def test_it_takes_a_fixed_number_of_queries(desk, number, monkeypatch):
    monkeypatch.setattr("elections.history.timelines.A_PAGE", 99)
    election = factories.ElectionFactory()
    for _ in range(number):
        account = factories.AccountFactory(round__election=election, round__number=_ + 1)
        line = factories.LineFactory(account=account)
        Figure.objects.filter(pk=line.pk).update(count=_ + 5)
        factories.FigureFactory(account=account).delete()
    url = address(Election, "history", election.pk)
    desk.get(url)  # types of content are read once a process
    assert queries_of(desk, url) == 33


def test_rows_of_tables_that_somebody_may_not_view_are_not_told(client, line):
    viewer = EditorFactory(is_superuser=False)
    viewer.user_permissions.set(Permission.objects.filter(codename="view_election"))
    client.force_login(viewer)
    election = line.account.round.election
    assert "Ann" not in text_of(history(client, election))
    assert client.get(address(Figure, "history", line.pk)).status_code == 403
    assert client.get(address(Figure, "deleted")).status_code == 403
    assert "Restore" not in text_of(history(client, election))
    assert client.get(restoring(election)).status_code == 403


def test_there_is_no_history_of_what_never_was(desk):
    for url in (
        address(Actor, "history", 999),
        address(Actor, "history", "x"),
        address(Actor, "restore", 999, 1),
        address(Actor, "restore", factories.ActorFactory().pk, 999),
        address(Actor, "restore", factories.ActorFactory().pk, 10**40),
        address(Actor, "history", 10**40),
    ):
        assert desk.get(url).status_code == 404


def test_a_row_that_raw_sql_made_has_no_history_yet(desk):
    [row] = QuerySet(Actor).bulk_create([Actor(name="A", slug="a", kind="other")])
    assert "It has no history." in text_of(history(desk, row))


# Restoring


def test_a_state_of_a_row_is_restored_and_the_restoring_recorded(desk, editor):
    actor = factories.ActorFactory(name="Ann")
    Actor.objects.update(name="Bob")
    when = Actor.history.last().history_date
    page = desk.get(restoring(actor, 0))
    assert "will be changed actor Bob name Bob Ann" in text_of(page)

    response = restore(desk, actor, 0, reason="It was right")
    assert response.status_code == 302
    assert response.url == change(actor)
    actor.refresh_from_db()
    assert actor.name == "Ann"
    last = Actor.history.first()
    assert (last.history_how, last.history_user, last.history_change_reason) == (
        "restore",
        editor,
        "It was right",
    )
    assert last.history_detail == f"{when:%Y-%m-%d %H:%M:%S} UTC"
    assert [entry.change_message for entry in LogEntry.objects.all()] == ["Restored."]
    assert "The record is already in this state." in text_of(desk.get(restoring(actor, 0)))


def test_a_deleted_row_is_found_and_restored_with_what_it_cites(desk):
    row = factories.OptionFactory(description="Rector", person__name="Ann")
    [source] = row.sources.all()
    with changing(how="form", reason="Candidacy elsewhere"):
        Option.objects.all().delete()
    text = text_of(desk.get(address(Option, "deleted")))
    assert f"Ann in {row.election} Restore" in text
    assert "Candidacy elsewhere" in text
    assert "This row has been deleted." in text_of(history(desk, row))
    assert restore(desk, row).status_code == 302
    again = Option.objects.get(pk=row.pk)
    assert (again.description, list(again.sources.all())) == ("Rector", [source])
    assert "Nothing has been deleted from this table." in text_of(
        desk.get(address(Option, "deleted"))
    )


def test_a_list_leads_to_its_deleted_rows(desk):
    for model in (Option, Account):
        assert f'href="{address(model, "deleted")}"' in desk.get(address(model)).content.decode()


def test_a_set_is_restored_with_its_lines(desk, line):
    account, election = line.account, line.account.round.election
    Account.objects.update(units_counted=167)  # the state to come back to
    other = factories.LineFactory(account=account, count=5, option__election=election)
    Figure.objects.filter(pk=line.pk).update(count=1)
    Account.objects.update(units_counted=1)
    Figure.objects.filter(pk=line.pk).delete()
    new = factories.LineFactory(account=account, option=line.option, count=2)
    assert restore(desk, account, 1).status_code == 302
    account.refresh_from_db()
    assert account.units_counted == 167
    assert list(Figure.objects.values_list("pk", "count")) == [(line.pk, 47095)]
    assert not Figure.objects.filter(pk__in=[other.pk, new.pk]).exists()


def test_or_without_them(desk, line):
    Account.objects.update(units_counted=1)
    Figure.objects.update(count=1)
    assert "will be changed account" in text_of(desk.get(restoring(line.account, 0) + "?parts=0"))
    restore(desk, line.account, 0, "?parts=0")
    assert Account.objects.get().units_counted == 166
    assert Figure.objects.get().count == 1


def test_a_deleted_set_comes_back_with_lines_that_went_with_it(desk, line):
    with together():
        line.delete()
        line.account.delete()
    account = Account(pk=Account.history.first().id)
    assert restore(desk, account).status_code == 302
    assert Figure.objects.get().count == 47095


def test_a_discrepancy_comes_back_with_its_accounts(desk):
    account = factories.WordingFactory(wording="One")
    discrepancy = account.discrepancy
    with together():
        Wording.objects.all().delete()
        Discrepancy.objects.all().delete()
    assert restore(desk, discrepancy).status_code == 302
    assert Wording.objects.get().wording == "One"


def test_what_refers_to_something_deleted_names_it_and_nothing_is_restored(desk, line):
    vote = line.account.round
    pk, account = line.pk, line.account
    with together():
        line.delete()
        account.delete()
        Round.objects.all().delete()
    line.pk = pk
    [message] = errors(restore(desk, line))
    assert (
        message
        == "The account “Gazette [gazette] on Vote, round 1” has been deleted. Restore it first."
    )
    account.pk = Account.history.first().id
    [message] = errors(restore(desk, account))
    assert message == "The round “Vote, round 1” has been deleted. Restore it first."
    assert not Account.objects.exists()
    vote.pk = Round.history.first().id
    for row in (vote, account):
        assert restore(desk, row).status_code == 302
    assert Figure.objects.get().count == 47095


def test_a_cited_source_that_is_deleted_is_named(desk):
    row = factories.OptionFactory(sources=[factories.SourceFactory(short_name="A", key="a")])
    row.sources.set([factories.SourceFactory()])
    Source.objects.filter(key="a").delete()
    [message] = errors(restore(desk, row, -3))
    assert message == "The source “A [a]” has been deleted. Restore it first."


def test_a_clash_is_told_and_nothing_is_restored(desk):
    actor = factories.ActorFactory(slug="ann", name="Ann")
    Actor.objects.update(slug="bob", name="Bob")
    factories.ActorFactory(slug="ann")
    [message] = errors(restore(desk, actor, 0))
    assert message == "“Ann”, slug: Actor with this Slug already exists."
    assert Actor.objects.get(pk=actor.pk).name == "Bob"


def test_lines_that_cannot_come_back_keep_all_of_it_back(desk, line):
    account, option = line.account, line.option
    Account.objects.update(units_counted=1)  # the state to come back to
    Account.objects.update(units_counted=2)
    line.delete()
    option.delete()
    [message] = errors(restore(desk, account, 1))
    assert message == "The option “Ann in Vote” has been deleted. Restore it first."
    assert Account.objects.get().units_counted == 2


def test_a_picture_that_is_gone_is_told(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    person = factories.PersonFactory()
    Person.objects.update(portrait="portraits/ann.jpg", portrait_credit="Me")
    Person.objects.update(portrait="", portrait_credit="")
    assert errors(restore(desk, person, 1)) == ["The file portraits/ann.jpg no longer exists."]


def test_an_election_is_restored_but_not_published_by_it(desk):
    election = factories.ElectionFactory(office="Mayor")
    Election.objects.update(office="Governor", publication="draft")
    assert restore(desk, election, 0).status_code == 302
    election.refresh_from_db()
    assert (election.office, election.publication) == ("Mayor", "draft")
    pk = election.pk
    Election.objects.update(publication="published")
    Election.objects.all().delete()
    election.pk = pk
    restore(desk, election)
    assert Election.objects.get().publication == "draft"


def test_a_published_figure_is_restored_for_a_reason(desk, line):
    Election.objects.update(publication="published")
    with changing(how="form", reason="x"):
        Figure.objects.update(count=1)
    [message] = errors(restore(desk, line, 0))
    assert message.startswith("This changes a published figure")
    assert Figure.objects.get().count == 1
    assert restore(desk, line, 0, reason="Misread twice").status_code == 302
    assert Figure.objects.get().count == 47095
    assert Figure.history.first().history_corrects == line.option.election_id


def test_what_changed_since_the_page_was_shown_is_shown_anew(desk):
    actor = factories.ActorFactory(name="Ann")
    Actor.objects.update(name="Bob")
    seen = desk.get(restoring(actor, 0)).context["form"].initial["seen"]
    Actor.objects.update(name="Cleo")
    response = desk.post(restoring(actor, 0), {"seen": seen, "reason": "Mine"})
    last = Actor.history.first()
    when = localtime(last.history_date).strftime("%H:%M")
    assert errors(response) == [
        "The record has changed since you opened this page. Please review it again.",
        f"{last.history_user_name} changed “Cleo” at {when}: Name is now “Cleo”.",
    ]
    assert "name Cleo Ann" in text_of(response)
    assert response.context["form"]["reason"].value() == "Mine"
    seen = response.context["form"]["seen"].value()
    assert desk.post(restoring(actor, 0), {"seen": seen}).status_code == 302
    [message] = errors(desk.post(restoring(actor, 0), {"seen": "x"}))
    assert message.startswith("The record has changed")


def test_who_changed_what_of_the_parts_meanwhile_is_named(desk, editor, line):
    account = line.account
    cleo, dora = (
        factories.LineFactory(account=account, count=number, share=None, option__person__name=name)
        for number, name in enumerate(["Cleo", "Dora"])
    )
    state_then = state(account)
    with changing(how="form", user=editor):
        Account.objects.update(units_counted=5)
    url = address(Account, "restore", account.pk, state_then)
    seen = desk.get(url).context["form"].initial["seen"]
    other = EditorFactory(username="bert")
    with changing(how="form", user=other):
        Account.objects.update(units_total=174)
        Figure.objects.filter(pk=line.pk).update(count=3)
        cleo.delete()
    with changing(how="form", user=editor):
        factories.LineFactory(
            account=account,
            option=factories.OptionFactory(election=account.round.election, person__name="Ed"),
        )
    when = localtime(Figure.history.first().history_date).strftime("%H:%M")
    own, of_account = "You, in another window or tab", "Gazette [gazette] on Vote, round 1"

    response = desk.post(url, {"seen": seen, "reason": "Mine"})

    assert errors(response) == [
        "The record has changed since you opened this page. Please review it again.",
        f"bert changed “{of_account}” at {when}: Units in all is now “174”.",
        f"bert changed “Ann, votes: {of_account}” at {when}: Count is now “3”.",
        f"bert deleted the figure “Cleo, votes: {of_account}” at {when}.",
        f"{own} added the figure “Ed, votes: {of_account}” at {when}.",
    ]
    assert Account.objects.get().units_counted == 5
    assert dora in Figure.objects.all()
    # Once seen, it is done.
    again = response.context["form"]["seen"].value()
    assert desk.post(url, {"seen": again, "reason": "Mine"}).status_code == 302
    assert Account.objects.get().units_counted == 166


def test_who_may_restore(line):
    Election.objects.update(publication="published")
    with changing(how="form", reason="x"):
        Figure.objects.update(count=1)
    actor = factories.ActorFactory(name="Ann")
    Actor.objects.update(name="Bob")
    answers = {
        who: [browser.get(restoring(row, 0)).status_code for row in (actor, line)]
        for who, browser in {each: browser_of(each) for each in ROLES[1:]}.items()
    }
    assert answers == {REVIEWER: [403, 403], EDITOR: [200, 403], PUBLISHER: [200, 200]}


def test_an_editor_brings_no_figure_back_into_a_published_election(line):
    line.delete()
    Election.objects.update(publication="published")
    gone = Figure(pk=Figure.history.first().id)
    browser = browser_of(EDITOR)
    [message] = errors(restore(browser, gone, reason="x"))
    assert message.startswith("This figure belongs to a published election.")
    assert restore(browser_of(PUBLISHER), gone, reason="x").status_code == 302


def test_the_form_leads_to_the_history(desk, line):
    assert address(Figure, "history", line.pk) in desk.get(change(line)).content.decode()
    with CaptureQueriesContext(connection) as queries:
        history(desk, line)
    assert not any(query["sql"].startswith(("UPDATE", "INSERT", "BEGIN")) for query in queries)
    assert message_of(history(desk, line)) == []


def test_a_rule_of_the_whole_row_is_told(desk):
    vote = factories.RoundFactory(election__publication="draft")
    lead = factories.AccountFactory(round=vote, is_lead=True, lead_reason="Most precise.")
    Account.objects.update(is_lead=False)
    factories.AccountFactory(round=vote, is_lead=True, lead_reason="Newer.")
    [message] = errors(restore(desk, lead, 0))
    assert message == f"“{lead}”: Another account of this round is shown first already."


def test_what_is_in_that_state_already_is_not_restored_again(desk):
    actor = factories.ActorFactory()
    digest = Plan(()).digest
    [message] = errors(desk.post(restoring(actor), {"seen": digest}))
    assert message == "The record is already in this state."
    assert not Actor.history.filter(history_how="restore").exists()


def test_parts_are_restored_by_those_alone_who_may_write_them(client, line):
    Figure.objects.update(count=1)
    Account.objects.update(units_counted=1)
    editor = EditorFactory(is_superuser=False)
    names = ["view_account", "change_account", "view_figure"]
    editor.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(editor)
    # The state of the set in which its line had been changed already.
    assert restore(client, line.account, 0, "?parts=0").status_code == 302
    Account.objects.update(units_counted=2)
    Figure.objects.update(count=3)
    [message] = errors(restore(client, line.account, 1))
    assert message == "You do not have permission to change rows in the table figures."
    assert Account.objects.get().units_counted == 2


def test_an_editor_takes_nothing_away_from_what_is_published():
    discrepancy = factories.DiscrepancyFactory(topic="One")
    Discrepancy.objects.update(topic="Two")
    discrepancy.refresh_from_db()
    account = factories.WordingFactory(discrepancy=discrepancy)
    [message] = errors(restore(browser_of(EDITOR), discrepancy, 0))
    assert message == f"You do not have permission to delete “{account}”."
    assert Discrepancy.objects.get().topic == "Two"
    assert restore(browser_of(PUBLISHER), discrepancy, 0).status_code == 302
    assert not Wording.objects.exists()


def test_a_row_that_nobody_can_name_has_a_number():
    vote = factories.RoundFactory()
    with together():
        vote.delete()
        Election.objects.all().delete()
    pk = Round.history.first().id
    Election.history.all().delete()
    names = Names()
    names.read([(Round, pk), (Actor, 999)])
    assert (names.name(Round, pk), names.name(Actor, 999)) == (f"number {pk}", "number 999")
